"""What Git and the archive tell of the steps of the SOP, of documents that are filed and that are not."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.archive.manifest import MANIFEST, read_manifest, read_register
from ukur.archive.pelaksanaan import happened_steps
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import ZonaWaktu
from ukur.model.paths import ARSIP, DATA, REGISTER, EntryKind, dokumen_path
from ukur.model.pengukuran import Dokumen
from ukur.model.periode import Periode
from ukur.model.sop import Sop, Tahap
from ukur.model.step_done import StepDone
from ukur.source import git
from ukur.source.archive_reader import read_file as read_bytes
from ukur.source.file_kinds import kind_of
from ukur.source.partial_reading import read_file
from ukur.verify.step_check import filed_steps, step_source
from ukur.workflow.stage_moves import StageMove

_SHORT = 12  # letters of a commit, as every message of ours names one
MAX_COMMITS = 1_000
"""Our choice: changes of one document looked back through; the SOP has nine steps."""


def recorded_steps(repo: Path, catalogue: Catalogue, periode: Periode) -> tuple[StepDone, ...]:
    """Return what happened: of a filed document by its approvals, else by the commits of the branch here."""
    folder = _latest_folder(repo, periode)
    if folder is None:
        return tuple(_committed(repo, catalogue, periode))
    files = _entry_files(repo / ARSIP / folder)
    source = step_source(files, periode)
    zona = catalogue.instansi.zona_waktu
    return (
        *happened_steps(filed_steps(files, source), source),
        *filing_steps(catalogue.sop, folder, filing_commits(repo), zona),
    )


def filing_commits(repo: Path) -> Mapping[str, tuple[str, datetime.datetime]]:
    """Return by folder the commit of the branch here that brought each entry of the archive, and its time.

    Empty where there is no history to ask; a commit whose own past was cut off tells nothing.
    """
    shown = ("--first-parent", "--diff-merges=first-parent", "--diff-filter=A", "--name-only")
    out = git.git(repo, "log", *shown, "--format=commit %H %ct %P", "HEAD", "--", ARSIP)
    found: dict[str, tuple[str, datetime.datetime]] = {}
    commit, when, whole = "", 0, False
    for line in (out or b"").decode("utf-8", "replace").splitlines():
        kind, *told = line.split(" ")
        if kind == "commit" and len(told) > 1:
            commit, when = told[0], int(told[1])
            whole = any(told[2:]) or not git.names_parents(repo, commit)
        elif whole and line.startswith(f"{ARSIP}/") and line.endswith(f"/{MANIFEST}"):
            folder = line.removeprefix(f"{ARSIP}/").removesuffix(f"/{MANIFEST}")
            found[folder] = commit, datetime.datetime.fromtimestamp(when, datetime.UTC)
    return found


def filing_steps(
    sop: Sop,
    folder: str,
    filed: Mapping[str, tuple[str, datetime.datetime]],
    zona: ZonaWaktu,
) -> Iterator[StepDone]:
    """Yield the step of filing, on the day on which the entry came to the branch; nothing where untold."""
    if folder in filed:
        commit, when = filed[folder]
        day = zona.office_day(when)
        for step in sop.langkah:
            if step.tahap is Tahap.ARSIP:
                yield StepDone(step.nomor, "", day, day, asal=f"commit {commit[:_SHORT]}")


def _latest_folder(repo: Path, periode: Periode) -> str | None:
    """Return the folder of a document's newest version; None where it is not filed."""
    register = repo / ARSIP / REGISTER
    rows = read_register(read_bytes(register)) if register.is_file() else ()
    own = [row for row in rows if row.jenis is EntryKind.DOKUMEN and row.folder.startswith(f"{periode}/")]
    return own[-1].folder if own else None


def _entry_files(place: Path) -> dict[str, bytes]:
    """Return the files that an entry's manifest names and that are records, not printed ones."""
    manifest = read_manifest(read_bytes(place / MANIFEST), MANIFEST)
    wanted = [item.path for item in manifest.berkas if item.path.endswith((".json", ".yml"))]
    return {path: read_bytes(place / path) for path in wanted}


def _committed(repo: Path, catalogue: Catalogue, periode: Periode) -> Iterator[StepDone]:
    """Yield the approved steps that the commits of a document closed, oldest first; no approval is known."""
    path = f"{DATA}/{dokumen_path(periode)}"
    wanted = ("log", "--first-parent", "--reverse", "--format=%H", f"--max-count={MAX_COMMITS}", "HEAD")
    out = git.git(repo, *wanted, "--", path)
    zona = catalogue.instansi.zona_waktu
    for commit in (out or b"").decode().split():
        parent = git.commit(repo, f"{commit}^1")
        if parent is None and git.names_parents(repo, commit):
            continue
        move = StageMove(periode, _stage(repo, parent, path, periode), _stage(repo, commit, path, periode))
        day, begun = zona.office_day(git.commit_time(repo, commit)), _begun(repo, parent, commit)
        for step in move.crossed_langkah(catalogue.sop):
            if catalogue.sop.approvals_of(step):
                first = min(zona.office_day(begun), day) if begun else day
                yield StepDone(step.nomor, "", first, day, asal=f"commit {commit[:_SHORT]}")


def _stage(repo: Path, commit: str | None, path: str, periode: Periode) -> Tahap | None:
    raw = git.file_bytes(repo, commit, path) if commit else None
    known = kind_of(dokumen_path(periode))
    value = read_file(path, raw, known[0]).value if raw is not None and known else None
    return value.tahap if isinstance(value, Dokumen) else None


def _begun(repo: Path, parent: str | None, commit: str) -> datetime.datetime | None:
    """Return when the first of the commits that came in at once was written, as its author says."""
    span = f"{parent}..{commit}" if parent else commit
    out = git.git(repo, "log", "--format=%at", f"--max-count={MAX_COMMITS}", span)
    times = [int(text) for text in (out or b"").decode().split() if text.isdecimal()]
    return datetime.datetime.fromtimestamp(min(times), datetime.UTC) if times else None
