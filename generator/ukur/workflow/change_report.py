"""The change report: what a proposal means, in sentences that the head of the office reads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding
from ukur.model.meaning import ChangeKind
from ukur.model.paths import ARSIP, EntryKind, EntryPath, parse_folder, split_entry
from ukur.model.periode import Periode
from ukur.workflow.change_kinds import file_kind
from ukur.workflow.change_warnings import warn_of_changes
from ukur.workflow.change_wording import change_sentence, end_sentence, shorten_text, told_changes
from ukur.workflow.changes import LeafChange
from ukur.workflow.document_brief import DocumentBrief, document_briefs
from ukur.workflow.evidence_links import EvidenceLink, evidence_links, plan_links, without_evidence
from ukur.workflow.figure_changes import (
    figure_sentences,
    knock_on_sentences,
    target_sentences,
)
from ukur.workflow.formulir_changes import formulir_sentences
from ukur.workflow.plan_changes import plan_change_sentences
from ukur.workflow.proposal import TouchedFile
from ukur.workflow.reference_changes import reference_sentences
from ukur.workflow.stage_moves import stage_moves

MAX_SENTENCES = 12
"""Sentences under one heading (our choice, a screen of them); the rest is counted, and in the details."""

NO_MEANING = (
    "Tidak ada angka, target, atau aturan yang berubah; hanya tata letak, komentar, atau berkas lain."
)

UNREAD_FILES = "{} berkas usulan ini tidak dapat dibaca seluruhnya; yang berubah di sana belum dapat disebut."

_ENTRIES = 8  # our choice: a correction of a first quarter makes four entries; more are counted

_COUNTED = {ChangeKind.TAHAP, ChangeKind.REALISASI, ChangeKind.TARGET, ChangeKind.FORMULIR}


@dataclass(frozen=True)
class ReportPart:
    """One heading of the report: its sentences, and the full list where they are a selection.

    ``links`` are what a reviewer opens: evidence that is new or that changed.
    """

    title: str
    sentences: tuple[str, ...]
    details: tuple[str, ...] = ()
    links: tuple[EvidenceLink, ...] = ()


@dataclass(frozen=True)
class ChangeReport:
    """The report: ``documents`` are what is approved, and stand first; then come the warnings.

    ``unread`` are files of the proposal that cannot be read: what changes there is in no sentence.
    """

    gist: str
    warnings: tuple[str, ...]
    parts: tuple[ReportPart, ...]
    documents: tuple[DocumentBrief, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes in meaning."""
        return not self.parts


def report_changes(
    base: Measurements,
    head: Measurements,
    changed: Iterable[LeafChange],
    file: Iterable[TouchedFile] = (),
    findings: Iterable[Finding] = (),
    drafts: Mapping[Periode, Measurements] = {},
) -> ChangeReport:
    """Return the report of the changes from ``base`` to ``head``.

    ``file`` are all files of the proposal: those outside the data are told by kind. ``findings`` are what
    the checks find at ``head``; those about a document of the proposal stand with it. ``drafts`` is the
    office as it was when a document became a draft, where that is known.
    """
    changes, files = told_changes(changed), tuple(file)
    parts = [
        report_part("Tahap dokumen", _stages(base, head)),
        *(report_part(f"Realisasi {p.title}", rows) for p, rows in figure_sentences(base, head, changes)),
        report_part("Target", target_sentences(base, head, changes)),
        report_part("Akibat pada capaian lain", knock_on_sentences(base, head, changes)),
        *_plans(base.catalogue, head.catalogue, changes),
        *(
            report_part(
                f"Isi lain {periode.title}",
                rows,
                _cells(without_evidence(leaves, links)),
                links,
            )
            for periode, rows, leaves in formulir_sentences(base.catalogue, head.catalogue, changes)
            for links in (evidence_links(base.catalogue, head.catalogue, periode),)
        ),
        *(
            report_part(_title(jenis), rows, _cells(leaves))
            for jenis, rows, leaves in reference_sentences(base.catalogue, head.catalogue, changes)
        ),
        report_part("Berkas di luar data", _files(head.catalogue.root, files)),
    ]
    warnings = (*warn_of_changes(base, head, changes), *_programme(head.catalogue.root, files))
    unread = tuple(f"{head.catalogue.root}/{path}" for path in sorted(head.catalogue.unread_paths))
    return ChangeReport(
        _gist(base, head, changes, unread),
        warnings,
        tuple(part for part in parts if part.sentences),
        tuple(document_briefs(base, head, changes, findings, drafts)),
        unread,
    )


def report_part(
    title: str,
    sentences: Iterable[str],
    rincian: Iterable[str] = (),
    links: Iterable[EvidenceLink] = (),
) -> ReportPart:
    """Return a part: long lists cut with a count, and what was cut in the details."""
    rows, cells, evidence = tuple(sentences), tuple(rincian), tuple(links)
    if len(rows) <= MAX_SENTENCES:
        return ReportPart(title, rows, cells if len(cells) > len(rows) else (), evidence)
    rest = f"dan {len(rows) - MAX_SENTENCES + 1} lagi, lihat rincian."
    return ReportPart(title, (*rows[: MAX_SENTENCES - 1], rest), cells or rows, evidence)


def _plans(base: Catalogue, head: Catalogue, changes: Iterable[LeafChange]) -> Iterator[ReportPart]:
    for periode in sorted({c.periode for c in changes if c.periode and c.kind is ChangeKind.RENCANA}):
        rows, links = plan_change_sentences(base, head, periode), plan_links(base, head, periode)
        yield report_part(f"Rencana aksi {periode.title}", rows, links=links)


def _title(jenis: ChangeKind) -> str:
    return f"{jenis[0].upper()}{jenis[1:]}"


def _cells(leaves: Iterable[LeafChange]) -> list[str]:
    return [end_sentence(change_sentence(change)) for change in leaves]


def _stages(base: Measurements, head: Measurements) -> Iterator[str]:
    for move in stage_moves(base.catalogue, head.catalogue):
        if move.ke is None:
            yield f"Dokumen {move.periode.title} dihapus."
            continue
        steps = [step.nomor for step in move.crossed_langkah(base.catalogue.sop)]
        joint = " dan " if len(steps) == 2 else " sampai "
        span = joint.join(map(str, dict.fromkeys((steps[0], steps[-1])))) if steps else ""
        closed = f" (langkah {span} SOP)" if steps else ""
        start = f"tahap {move.dari} -> {move.ke}" if move.dari else f"baru, tahap {move.ke}"
        yield f"Dokumen {move.periode.title}: {start}{closed}."


def _gist(
    base: Measurements, head: Measurements, changes: tuple[LeafChange, ...], unread: tuple[str, ...]
) -> str:
    """Return one sentence with the counts of what changes; where files cannot be read, that they cannot."""
    moves = tuple(stage_moves(base.catalogue, head.catalogue))
    figures = {(c.periode, c.indikator) for c in changes if c.kind is ChangeKind.REALISASI}
    targets = {(c.indikator, c.loc[1]) for c in changes if c.kind is ChangeKind.TARGET}
    counts = [
        (sum(1 for move in moves if move.dari is None), "dokumen baru"),
        (sum(1 for move in moves if move.dari and move.ke), "dokumen pindah tahap"),
        (len(figures), "realisasi"),
        (len(targets), "target"),
    ]
    new = {move.periode for move in moves if move.dari is None}
    kinds = sorted({str(c.kind) for c in changes if c.kind not in _COUNTED and c.periode not in new})
    parts = [f"{count} {what}" for count, what in counts if count] + kinds
    told = f"Yang berubah: {', '.join(parts)}." if parts else ""
    if unread:
        return f"{UNREAD_FILES.format(len(unread))} {told}".rstrip()
    return told or NO_MEANING


def _outside(root: str, files: Iterable[TouchedFile]) -> dict[ChangeKind, list[str]]:
    kinds: dict[ChangeKind, list[str]] = {}
    for path in sorted({path for file in files for path in (file.path, file.former) if path}):
        if not path.startswith(f"{root}/"):
            kinds.setdefault(file_kind(path), []).append(path)
    return kinds


def _files(root: str, files: Iterable[TouchedFile]) -> Iterator[str]:
    for jenis, paths in sorted(_outside(root, files).items()):
        shown = ", ".join(shorten_text(path, 80) for path in paths[:3])
        more = f", dan {len(paths) - 3} berkas lain" if len(paths) > 3 else ""
        yield f"{_title(jenis)}: {_entries(paths)}{shown}{more}."


def _entries(paths: Iterable[str]) -> str:
    """Return the entries that lie among the paths of the archive, before its first files."""
    below = (path.removeprefix(f"{ARSIP}/") for path in paths if path.startswith(f"{ARSIP}/"))
    found = {folder: parse_folder(folder) for folder, _ in map(split_entry, below)}
    words = [_entry_words(entry) for _, entry in sorted(found.items()) if entry]
    rest = f", dan {len(words) - _ENTRIES} lagi" if len(words) > _ENTRIES else ""
    return f"{', '.join(words[:_ENTRIES])}{rest}; " if words else ""


def _entry_words(entry: EntryPath) -> str:
    kind = (
        "" if entry.jenis is EntryKind.DOKUMEN else f", {str(entry.jenis).replace('-', ' ')} {entry.urutan}"
    )
    return f"dokumen {entry.periode} versi {entry.versi}{kind}"


def _programme(root: str, files: Iterable[TouchedFile]) -> Iterator[str]:
    kinds = _outside(root, files)
    count = len(kinds.get(ChangeKind.PROGRAM, ())) + len(kinds.get(ChangeKind.TAK_DIKENAL, ()))
    if count:
        yield f"Usulan ini juga mengubah {count} berkas program atau berkas yang tidak dikenal."
