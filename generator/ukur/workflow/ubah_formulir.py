"""Sentences about what stands beside the figures: evidence, plans, narrative, and the SOP record."""

from collections.abc import Iterable, Iterator, Sequence

from ukur.model.katalog import Katalog
from ukur.model.meaning import Content, Jenis, fields_of
from ukur.model.nilai import Nilai
from ukur.model.pengukuran import Dokumen, Formulir, IsianIndikator
from ukur.model.periode import Periode
from ukur.workflow.perubahan import Ubah
from ukur.workflow.sebutan import kalimat, titik

_LISTS = (*fields_of(IsianIndikator, Jenis.BUKTI), *fields_of(IsianIndikator, Jenis.RENCANA))
DAFTAR = {field: field.replace("_", " ").capitalize() for field in _LISTS}
_NARASI = fields_of(IsianIndikator, Jenis.NARASI)
_NASKAH = fields_of(Dokumen, Jenis.NARASI, Content.TEXT)
_DISEBUT = {*fields_of(Dokumen, Jenis.PENGESAHAN), *fields_of(Dokumen, Jenis.CATATAN_SOP)} - {"pelaksanaan"}
"""Fields of a document that are told one by one; its record of steps is counted."""
_SUDAH = {Jenis.TAHAP, Jenis.REALISASI}


def isi_formulir(
    dasar: Katalog, kepala: Katalog, changes: Iterable[Ubah]
) -> Iterator[tuple[Periode, list[str], list[Ubah]]]:
    """Yield, for each period, the sentences and the leaves that they stand for."""
    leaves: dict[Periode, list[Ubah]] = {}
    for change in changes:
        if change.periode and change.jenis not in _SUDAH:
            leaves.setdefault(change.periode, []).append(change)
    for periode, below in sorted(leaves.items()):
        rows = [*_document(dasar, kepala, periode, below), *_forms(dasar, kepala, periode)]
        yield periode, rows, [change for change in below if _in_both(dasar, kepala, change)]


def _in_both(dasar: Katalog, kepala: Katalog, change: Ubah) -> bool:
    """Return whether the file was there before and is still; one that is new or gone is told once."""
    periode = change.periode
    assert periode is not None
    if change.unit is None:
        return periode in dasar.dokumen and periode in kepala.dokumen
    return all(change.unit in katalog.formulir.get(periode, {}) for katalog in (dasar, kepala))


def _document(dasar: Katalog, kepala: Katalog, periode: Periode, leaves: list[Ubah]) -> Iterator[str]:
    before, after = dasar.dokumen.get(periode), kepala.dokumen.get(periode)
    if before is None and after is not None:
        parts = ["pendahuluan", f"analisis {len(after.analisis)} sasaran" if after.analisis else ""]
        parts += [f"{len(after.pelaksanaan)} catatan langkah SOP" if after.pelaksanaan else ""]
        yield f"Dokumen baru: {', '.join(part for part in parts if part)}."
    elif before is not None and after is not None:
        yield from _texts(before, after)
        for change in leaves:
            if change.unit is None and change.loc[0] in _DISEBUT:
                yield titik(kalimat(change))
        record = _counts(before.pelaksanaan, after.pelaksanaan)
        if record:
            yield f"Catatan pelaksanaan SOP: {record}."


def _texts(before: Dokumen, after: Dokumen) -> Iterator[str]:
    for field in _NASKAH:
        if getattr(before, field) != getattr(after, field):
            yield f"{field.capitalize()} dokumen {_word(getattr(before, field), getattr(after, field))}."
    for node in sorted({*before.analisis, *after.analisis}):
        old, new = before.analisis.get(node), after.analisis.get(node)
        if old != new:
            yield f"Analisis {node} {_word(old, new)}."


def _forms(dasar: Katalog, kepala: Katalog, periode: Periode) -> Iterator[str]:
    old, new = dasar.formulir.get(periode, {}), kepala.formulir.get(periode, {})
    for unit in sorted({*old, *new}):
        before, after = old.get(unit), new.get(unit)
        if before is None and after is not None:
            yield f"Formulir unit {unit} baru: {_contents(after)}."
        elif after is None and before is not None:
            yield f"Formulir unit {unit} dihapus: {_contents(before)}."
        elif before is not None and after is not None:
            for kode in sorted({*before.indikator, *after.indikator}):
                yield from _report(kode, before.indikator.get(kode), after.indikator.get(kode))


def _contents(form: Formulir) -> str:
    reports = form.indikator.values()
    counts = [
        (sum(len(getattr(report, field)) for report in reports), name.lower())
        for field, name in DAFTAR.items()
    ]
    parts = [f"{len(reports)} indikator", *(f"{count} {name}" for count, name in counts if count)]
    return ", ".join(parts)


def _report(kode: str, before: IsianIndikator | None, after: IsianIndikator | None) -> Iterator[str]:
    old, new = before or IsianIndikator(), after or IsianIndikator()
    for field, name in DAFTAR.items():
        told = _counts(getattr(old, field), getattr(new, field))
        if told:
            yield f"{name} {kode}: {told}."
    words: dict[str, list[str]] = {}
    for field in _NARASI:
        if getattr(old, field) != getattr(new, field):
            word = _word(getattr(old, field), getattr(new, field))
            words.setdefault(word, []).append(field.replace("_", " "))
    if words:
        told = "; ".join(f"{', '.join(fields)} {word}" for word, fields in words.items())
        yield f"Uraian {kode}: {told}."


def _word(old: object, new: object) -> str:
    return "ditambah" if old is None else "dihapus" if new is None else "diubah"


def hitung_beda(old: Sequence[Nilai], new: Sequence[Nilai]) -> tuple[int, int, int]:
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


def _counts(old: Sequence[Nilai], new: Sequence[Nilai]) -> str:
    words = zip(hitung_beda(old, new), ("ditambah", "diubah", "dihapus"), strict=True)
    return ", ".join(f"{count} {word}" for count, word in words if count)
