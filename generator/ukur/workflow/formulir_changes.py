"""Sentences about what stands beside the figures: evidence, narrative, and the SOP record."""

from collections.abc import Iterable, Iterator, Sequence

from ukur.model.catalogue import Catalogue
from ukur.model.meaning import ChangeKind, Content, fields_of
from ukur.model.pengukuran import Dokumen, Formulir, IsianIndikator
from ukur.model.periode import Periode
from ukur.model.values import Record
from ukur.workflow.change_wording import change_sentence, end_sentence
from ukur.workflow.changes import LeafChange

_COUNTED = fields_of(IsianIndikator, ChangeKind.BUKTI)
_LISTS = (*_COUNTED, *fields_of(IsianIndikator, ChangeKind.RENCANA))
LIST_NAMES = {field: field.replace("_", " ").capitalize() for field in _LISTS}
_NARRATIVE_FIELDS = fields_of(IsianIndikator, ChangeKind.NARASI)
_NARRATIVE = fields_of(Dokumen, ChangeKind.NARASI, Content.TEXT)
_COUNTED_LISTS = {
    "pelaksanaan": "Catatan pelaksanaan SOP",
    "rapat": "Rapat pembahasan",
    "bukti_lke": "Bukti LKE dari luar Ukur",
    "tindak_lanjut_lhe": "Tindak lanjut LHE",
}
"""Lists of a document of which is said how many members changed, by what they are called."""
_TOLD = {*fields_of(Dokumen, ChangeKind.PENGESAHAN), *fields_of(Dokumen, ChangeKind.CATATAN_SOP)} - {
    *_COUNTED_LISTS
}
"""Fields of a document that are told one by one."""
_WORDS_OF_NEW = {
    "perintah": "perintah pengukuran",
    "rapat": "rapat pembahasan",
    "berkas": "tempat naskah cetak",
    "bukti_lke": "bukti LKE dari luar Ukur",
    "tindak_lanjut_lhe": "tindak lanjut rekomendasi LHE",
}
_TOLD_ELSEWHERE = {ChangeKind.TAHAP, ChangeKind.REALISASI, ChangeKind.RENCANA}
"""Stages, figures and plans have headings of their own; plans stand there with their text."""


def formulir_sentences(
    base: Catalogue, head: Catalogue, changes: Iterable[LeafChange]
) -> Iterator[tuple[Periode, list[str], list[LeafChange]]]:
    """Yield, for each period, the sentences and the leaves that they stand for."""
    leaves: dict[Periode, list[LeafChange]] = {}
    for change in changes:
        if change.periode and change.kind not in _TOLD_ELSEWHERE:
            leaves.setdefault(change.periode, []).append(change)
    for periode, below in sorted(leaves.items()):
        rows = [*_document(base, head, periode, below), *_forms(base, head, periode)]
        yield periode, rows, [change for change in below if _in_both(base, head, change)]


def _in_both(base: Catalogue, head: Catalogue, change: LeafChange) -> bool:
    """Return whether the file was there before and is still; one that is new or gone is told once."""
    periode = change.periode
    assert periode is not None
    if change.unit is None:
        return periode in base.dokumen and periode in head.dokumen
    return all(change.unit in catalogue.formulir.get(periode, {}) for catalogue in (base, head))


def _document(base: Catalogue, head: Catalogue, periode: Periode, leaves: list[LeafChange]) -> Iterator[str]:
    before, after = base.dokumen.get(periode), head.dokumen.get(periode)
    if before is None and after is not None:
        parts = ["pendahuluan", f"analisis {len(after.analisis)} sasaran" if after.analisis else ""]
        parts += [f"{len(after.pelaksanaan)} catatan langkah SOP" if after.pelaksanaan else ""]
        parts += [_WORDS_OF_NEW[name] for name in _WORDS_OF_NEW if getattr(after, name)]
        yield f"Dokumen baru: {', '.join(part for part in parts if part)}."
    elif before is not None and after is not None:
        yield from _texts(before, after)
        for change in leaves:
            if change.unit is None and change.loc[0] in _TOLD:
                yield end_sentence(change_sentence(change))
        for name, title in _COUNTED_LISTS.items():
            counts = _counts(getattr(before, name), getattr(after, name))
            if counts:
                yield f"{title}: {counts}."


def _texts(before: Dokumen, after: Dokumen) -> Iterator[str]:
    for field in _NARRATIVE:
        if getattr(before, field) != getattr(after, field):
            yield f"{field.capitalize()} dokumen {_word(getattr(before, field), getattr(after, field))}."
    for node in sorted({*before.analisis, *after.analisis}):
        old, new = before.analisis.get(node), after.analisis.get(node)
        if old != new:
            yield f"Analisis {node} {_word(old, new)}."
    if before.evaluasi_renja != after.evaluasi_renja:
        yield f"Evaluasi Renja (formulir E.81) {_word(before.evaluasi_renja, after.evaluasi_renja)}."


def _forms(base: Catalogue, head: Catalogue, periode: Periode) -> Iterator[str]:
    old, new = base.formulir.get(periode, {}), head.formulir.get(periode, {})
    for unit in sorted({*old, *new}):
        before, after = old.get(unit), new.get(unit)
        if before is None and after is not None:
            yield f"Formulir unit {unit} baru: {_contents(after)}."
        elif after is None and before is not None:
            yield f"Formulir unit {unit} dihapus: {_contents(before)}."
        elif before is not None and after is not None:
            yield from _reports(before, after)


def _reports(before: Formulir, after: Formulir) -> Iterator[str]:
    """Yield what changed in the reports of a form; indicators of which the same is to be said together."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for kode in sorted({*before.indikator, *after.indikator}):
        for said in _report(before.indikator.get(kode), after.indikator.get(kode)):
            grouped.setdefault(said, []).append(kode)
    for (name, told), codes in grouped.items():
        each = "masing-masing " if len(codes) > 1 and told[0].isdigit() else ""
        yield f"{name} {', '.join(codes)}: {each}{told}."


def _contents(form: Formulir) -> str:
    reports = form.indikator.values()
    counts = [
        (sum(len(getattr(report, field)) for report in reports), name.lower())
        for field, name in LIST_NAMES.items()
    ]
    parts = [f"{len(reports)} indikator", *(f"{count} {name}" for count, name in counts if count)]
    return ", ".join(parts)


def _report(before: IsianIndikator | None, after: IsianIndikator | None) -> Iterator[tuple[str, str]]:
    old, new = before or IsianIndikator(), after or IsianIndikator()
    for field in _COUNTED:
        told = _counts(getattr(old, field), getattr(new, field))
        if told:
            yield LIST_NAMES[field], told
    words: dict[str, list[str]] = {}
    for field in _NARRATIVE_FIELDS:
        if getattr(old, field) != getattr(new, field):
            word = _word(getattr(old, field), getattr(new, field))
            words.setdefault(word, []).append(field.replace("_", " "))
    if words:
        yield "Uraian", "; ".join(f"{', '.join(fields)} {word}" for word, fields in words.items())


def _word(old: object, new: object) -> str:
    return "ditambah" if old is None else "dihapus" if new is None else "diubah"


def count_differences(old: Sequence[Record], new: Sequence[Record]) -> tuple[int, int, int]:
    """Return how many members of a list were added, changed and removed; their order does not count."""
    kept = list(new)
    gone = 0
    for row in old:
        if row in kept:
            kept.remove(row)
        else:
            gone += 1
    changed = min(gone, len(kept))
    return len(kept) - changed, changed, gone - changed


def _counts(old: Sequence[Record], new: Sequence[Record]) -> str:
    words = zip(count_differences(old, new), ("ditambah", "diubah", "dihapus"), strict=True)
    return ", ".join(f"{count} {word}" for count, word in words if count)
