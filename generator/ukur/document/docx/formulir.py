"""The measurement form, its summary, the comparisons and the analysis."""

from collections.abc import Iterator

from ukur.document import wording
from ukur.document.docx.blok import Blok, Judul, Sel
from ukur.document.docx.rows import body, table
from ukur.document.docx.unsur import alinea, lari, paragraf
from ukur.document.nilai import DokumenPengukuran, KelompokSasaran
from ukur.document.tabel.comparison import COMPARISON, FACTORS
from ukur.document.tabel.declaration import Rendering
from ukur.document.tabel.form import FORM
from ukur.document.tabel.summary import BY_PREDIKAT, ROLL_UP

_LONGEST_NOTE = 160  # characters; a longer one stands below its row, over the whole width


def formulir(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the landscape form."""
    yield Judul(1, "Formulir pengukuran kinerja")
    if not d.baris:
        yield alinea(FORM.empty)
        return
    if d.target_contoh:
        yield alinea(wording.sample_note(f"bertanda “{wording.SAMPLE}”"), "Kecil")
    yield table(FORM, d, (8, 7, 6), [*_rows(d)])
    for group in d.kelompok:
        yield from (alinea(change, "Kecil") for change in wording.changed_targets(group))


def _rows(d: DokumenPengukuran) -> Iterator[list[Sel]]:
    """Yield the rows of each sasaran below its name."""
    across = len(FORM.printed(Rendering.DOCX, d))
    records = list(FORM.rows(d))
    for group in d.kelompok:
        yield [Sel(wording.group_name(group), "Kelompok", across)]
        yield from body(FORM, d, (row for row in records if row.parent is group), _LONGEST_NOTE)


def ringkasan(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the summary by sasaran and by predikat, with the notes on the scale."""
    yield Judul(1, "Ringkasan")
    yield alinea(f"{wording.summary(d.ringkasan)} {wording.NOT_IN_MEAN}")
    if d.perhatian:
        yield paragraf("BodyText", lari(wording.MISSED), sifat="<w:keepNext/>")
        yield from butir(d.perhatian)
    if d.kelompok:
        yield Judul(2, "Menurut sasaran")
        yield table(ROLL_UP, d)
    yield Judul(2, "Menurut predikat")
    yield table(BY_PREDIKAT, d)
    for note in d.catatan_skala:
        yield alinea(note, "Kecil")


def butir(isi: tuple[str, ...]) -> Iterator[Blok]:
    """Yield texts as a list."""
    return (paragraf("ListBullet", lari(item)) for item in isi)


def pembandingan(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the comparisons with other years, the Renstra and the national standard."""
    yield Judul(1, "Pembandingan")
    if not any(b.pembanding for b in d.baris):
        yield alinea(COMPARISON.empty)
        return
    yield table(COMPARISON, d)
    yield alinea(COMPARISON.note, "Kecil")


def analisis(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the analysis of each sasaran and the factors of its indicators."""
    yield Judul(1, "Analisis")
    if not d.kelompok:
        yield alinea(wording.NO_GROUP)
    for k in d.kelompok:
        yield Judul(2, wording.group_name(k))
        if k.analisis is None:
            yield alinea(wording.NO_ANALYSIS)
        for name, text in k.analisis.bagian if k.analisis else ():
            if name != "Uraian":
                yield Judul(3, name)
            yield alinea(text)
        yield from _faktor(k, d)
        if k.program:
            yield alinea(wording.programmes(k), "Kecil")


def _faktor(k: KelompokSasaran, d: DokumenPengukuran) -> Iterator[Blok]:
    rows = [*body(FACTORS, d, (row for row in FACTORS.rows(d) if row.parent is k))]
    if rows:
        yield Judul(3, FACTORS.caption)
        yield table(FACTORS, d, rows=rows, caption=f"{FACTORS.caption}, {k.jenis} {k.kode}")


def pendahuluan(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the introduction and the legal basis."""
    yield Judul(1, "Pendahuluan")
    yield alinea(d.pendahuluan)
    yield Judul(2, "Dasar hukum")
    for law in d.dasar_hukum:
        yield paragraf("ListNumber", lari(law))
