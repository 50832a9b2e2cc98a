"""An office that signs its approvals files none that a host told, unless it declared so in the old way."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from ukur.archive.approvals import PERSETUJUAN, ApprovalRecord, read_approvals
from ukur.archive.manifest import Manifest
from ukur.commands.data.checked_data import data_tree
from ukur.commands.filing.filing_office import FilingOffice
from ukur.commands.gate.history import accepted_by
from ukur.hosts.without_host import NOTES_REF, WithoutHost
from ukur.model.findings import UkurError
from ukur.model.paths import DATA, PERAN, SIGNERS_FILE, EntryKind
from ukur.model.peran import HostApprovals
from ukur.source import git
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.git_folder import GitFolder

_UNSIGNED = "persetujuannya tidak bertanda tangan"
_HOW = (
    "bila kantor memang tidak menandatangani lagi, nyatakan persetujuan_situs di peran.yml lewat usulan yang "
    "disetujui Kepala dan Sekretaris dengan cara lama ('ukur approve')"
)


def unsigned_refusal(
    office: FilingOffice, base: str, record: ApprovalRecord, earlier: Iterable[Manifest], held: GitFolder
) -> str | None:
    """Return why a record may not be filed without signatures in this office; None where it may."""
    if record.bertanda or not (_lists_keys(office.repo, base) or _signed_before(earlier, held)):
        return None
    declared = _declaration(office, base)
    if declared is None:
        return f"{_UNSIGNED}, padahal kantor ini menandatangani persetujuan; {_HOW}"
    if declared.sejak > _day_of(office, base, record.perubahan[-1].waktu):
        return (
            f"persetujuannya tidak bertanda tangan, padahal persetujuan_situs baru berlaku {declared.sejak}"
        )
    commit = _declaring_commit(office, base, declared)
    parent = git.commit(office.repo, f"{commit}^1")
    if parent is not None and (reason := _not_signed(office, commit, parent)):
        return f"persetujuan_situs di peran.yml tidak disetujui dengan cara lama ({reason}); {_HOW}"
    return None


def _lists_keys(repo: Path, base: str) -> bool:
    lines = (git.file_text(repo, base, SIGNERS_FILE) or "").splitlines()
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def _signed_before(earlier: Iterable[Manifest], held: GitFolder) -> bool:
    folders = (manifest.folder for manifest in earlier if manifest.jenis is EntryKind.DOKUMEN)
    paths = (f"{folder}/{PERSETUJUAN}" for folder in folders)
    return any(read_approvals(held[path], path).bertanda for path in paths)


def _declaration(office: FilingOffice, commit: str) -> HostApprovals | None:
    catalogue = read_catalogue(data_tree(office.repo, commit), office.cache).catalogue
    return catalogue.peran.persetujuan_situs if catalogue else None


def _day_of(office: FilingOffice, base: str, when: datetime.datetime) -> datetime.date:
    catalogue = read_catalogue(data_tree(office.repo, base), office.cache).catalogue
    return catalogue.instansi.zona_waktu.office_day(when) if catalogue else when.date()


def _declaring_commit(office: FilingOffice, base: str, declared: HostApprovals) -> str:
    """Return the commit of the target branch since which the declaration stands as it does."""
    path = f"{DATA}/{PERAN}"
    wanted = ("log", "--first-parent", "--format=%H", "--end-of-options", base, "--", path)
    out = git.git(office.repo, *wanted)
    if not out:
        raise UkurError("riwayat peran.yml tidak dapat dibaca; ambil riwayat lengkapnya")
    for commit in out.decode().split():
        parent = git.commit(office.repo, f"{commit}^1")
        if parent is None or _declaration(office, parent) != declared:
            return commit
    raise UkurError("usulan yang menyatakan persetujuan_situs tidak ditemukan; ambil riwayat lengkapnya")


def _not_signed(office: FilingOffice, commit: str, parent: str) -> str | None:
    """Return why the declaration was not approved by signatures in the notes; None where it was."""
    repo = office.repo
    remote = office.environment.get("UKUR_REMOTE") or "origin"
    git.git(repo, "fetch", "--quiet", "--no-tags", "--", remote, f"{NOTES_REF}:{NOTES_REF}", remote=True)
    keys = (git.file_text(repo, parent, SIGNERS_FILE) or "").encode()
    now = datetime.datetime.now(datetime.UTC)
    notes = WithoutHost(repo=repo, branch="", signers=keys, hash_of=lambda _: None, now=now)
    try:
        accepted_by(repo, notes, commit, office.cache)
    except UkurError as error:
        return str(error)
    return None
