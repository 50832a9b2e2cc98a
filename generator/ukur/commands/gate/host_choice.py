"""Which host tells of approvals: the one a pipeline runs on, else the repository's own signed statements."""

from collections.abc import Mapping
from pathlib import Path

from ukur.commands.gate.gatekeeper import repository_as_host, repository_target
from ukur.hosts.adapters import open_host
from ukur.hosts.protocol import Host
from ukur.model.findings import UkurError

_HINTS = ("GITHUB_REPOSITORY", "CI_PROJECT_ID", "CI_PROJECT_PATH")


def choose_host(repo: Path, environment: Mapping[str, str], hostless: bool, marker: Path | None) -> Host:
    """Return the host of the environment; with ``hostless``, or where it names none, the repository."""
    if hostless or not any(environment.get(name) for name in _HINTS):
        return repository_as_host(repo, marker)
    if marker is not None:
        raise UkurError("--signers hanya dipakai tanpa situs Git; tambahkan --host git")
    target = repository_target(environment)
    return open_host(target, environment.get(target.peubah_token))
