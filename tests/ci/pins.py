"""The actions that our workflows may use, each at the commit of a release.

Looked up on 29 November 2026: the newest release of each and the commit that its tag names. To raise one,
look its tag up at github.com, write both here and change the workflows; the tests hold the two together.
"""

from typing import NamedTuple


class Action(NamedTuple):
    """An action of GitHub's."""

    name: str
    release: str
    commit: str


ACTIONS = (
    Action("actions/checkout", "v7.0.1", "3d3c42e5aac5ba805825da76410c181273ba90b1"),
    Action("actions/setup-python", "v7.0.0", "5fda3b95a4ea91299a34e894583c3862153e4b97"),
    Action("actions/upload-artifact", "v7.0.0", "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f"),
    Action("actions/configure-pages", "v5.0.0", "983d7736d9b0ae728b81ab479565c72886d7745b"),
    Action("actions/upload-pages-artifact", "v5.0.0", "fc324d3547104276b827a68afc52ff2a11cc49c9"),
    Action("actions/deploy-pages", "v5.0.0", "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128"),
    Action("actions/attest", "v4.2.2", "1e69f48acb82d1966a394da916b4c1698aa569d6"),
)
