"""Which host tells of approvals: the one a pipeline runs on, else the repository's own signed statements."""

from collections.abc import Mapping
from pathlib import Path

from ukur.commands.gerbang import sasaran_repo, tanpa_host
from ukur.hosts.pilih import buka
from ukur.hosts.protokol import Host
from ukur.model.temuan import UkurError

_PETUNJUK = ("GITHUB_REPOSITORY", "CI_PROJECT_ID", "CI_PROJECT_PATH")


def pilih_host(repo: Path, lingkungan: Mapping[str, str], tanpa_situs: bool, penanda: Path | None) -> Host:
    """Return the host of the environment; with ``tanpa_situs``, or where it names none, the repository."""
    if tanpa_situs or not any(lingkungan.get(name) for name in _PETUNJUK):
        return tanpa_host(repo, penanda)
    if penanda is not None:
        raise UkurError("--signers hanya dipakai tanpa situs Git; tambahkan --host git")
    target = sasaran_repo(lingkungan)
    return buka(target, lingkungan.get(target.peubah_token))
