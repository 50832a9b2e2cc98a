"""Whether everybody may read the repository that a pipeline builds a site of, as its host says it."""

import json
from collections.abc import Mapping
from pathlib import Path

MAX_EVENT = 5_000_000
"""Bytes of an event that are read, our choice; a host's are some ten thousand."""


def is_public(environment: Mapping[str, str]) -> bool:
    """Return whether the host says so: GitLab in a variable, GitHub and Gitea in the event of the run.

    Without a word of theirs, nobody may: a site can be open to more people than its repository. On Gitea an
    owner may be for those with an account alone; that is said of the owner, not of the repository.
    """
    if environment.get("GITLAB_CI"):
        return environment.get("CI_PROJECT_VISIBILITY") == "public"
    repository = _repository(environment.get("GITHUB_EVENT_PATH"))
    owner = repository.get("owner", {})
    shown = isinstance(owner, dict) and owner.get("visibility") in (None, "public")
    return shown and repository.get("private") is False and repository.get("internal") in (None, False)


def _repository(event: str | None) -> Mapping[str, object]:
    try:
        with Path(event or "").open("rb") as file:
            told = json.loads(file.read(MAX_EVENT))
    except (OSError, ValueError, RecursionError):
        return {}
    found = told.get("repository") if isinstance(told, dict) else None
    return found if isinstance(found, dict) else {}
