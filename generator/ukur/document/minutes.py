"""Minutes of the meeting about the results (berita acara), made from the document and from what it misses.

Figures and words are those of the document value, so the minutes never say another than the form. What only
the meeting knows stays open to be written in: its number, what was said, the signatures.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ukur.document import wording
from ukur.document.composition import PERCONTOHAN_MARK
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran, ShownAksi
from ukur.document.number_words import day_words
from ukur.document.office_records import ShownRapat

BLANK = "." * 30
"""Room to write in, as forms print it."""

NO_PLAN = "Rencana aksi belum ditulis."
MISSED = "Indikator yang tidak tercapai, sebab, dan rencana aksinya:"
FOLLOWED = "Tindak lanjut rencana aksi sebelumnya:"
SAID = "Catatan dan kesepakatan rapat:"
CLOSING = "Demikian berita acara ini dibuat untuk dipergunakan sebagaimana mestinya."


@dataclass(frozen=True)
class MissedItem:
    """A missed indicator: its sentence with the figure, and the lines of its plans."""

    kalimat: str
    rencana: tuple[str, ...]


@dataclass(frozen=True)
class Minutes:
    """The minutes of one meeting; ``sheet`` is the document with the head of this sheet.

    ``hadir`` are titles: each signs, and writes the name by hand.
    """

    sheet: DokumenPengukuran
    pembuka: str
    hadir: tuple[str, ...]
    hasil: tuple[str, ...]
    tidak_tercapai: tuple[MissedItem, ...]
    tindak_lanjut: tuple[str, ...]


def compose_minutes(dokumen: DokumenPengukuran, rapat: ShownRapat | None) -> Minutes:
    """Return the minutes of a meeting; without one on record its day, place and those present stay open."""
    return Minutes(
        sheet=_head(dokumen, rapat),
        pembuka=_opening(dokumen, rapat),
        hadir=rapat.hadir if rapat else (BLANK, BLANK, BLANK),
        hasil=tuple(_results(dokumen)),
        tidak_tercapai=tuple(_missed(dokumen)),
        tindak_lanjut=tuple(_followed(dokumen)),
    )


def _head(d: DokumenPengukuran, rapat: ShownRapat | None) -> DokumenPengukuran:
    day = rapat.hari if rapat else d.tanggal
    return replace(
        d,
        judul=f"Berita Acara Evaluasi {d.judul}",
        nomor=BLANK,
        konsep=False,
        tanda=(PERCONTOHAN_MARK,) * d.percontohan,
        alamat_arsip=None,
        tanggal=day,
        nama_berkas="_".join(("berita-acara-evaluasi", str(d.periode), *((str(day),) if rapat else ()))),
    )


def _opening(d: DokumenPengukuran, rapat: ShownRapat | None) -> str:
    day = day_words(rapat.hari) if rapat else f"{BLANK}, tanggal {BLANK}"
    place = (rapat.tempat if rapat else "") or BLANK
    return (
        f"Pada hari ini {day}, bertempat di {place}, telah dilaksanakan rapat pembahasan hasil "
        f"{d.judul} {d.instansi}, yang dihadiri:"
    )


def _results(d: DokumenPengukuran) -> Iterator[str]:
    yield wording.summary(d.ringkasan)
    if not any(row.tercapai is False for row in d.baris):
        yield "Tidak ada indikator yang dinyatakan tidak tercapai."
    unjudged = [row.kode for row in d.baris if row.tercapai is None]
    if unjudged:
        yield f"Belum dinilai: {', '.join(unjudged)}."


def _missed(d: DokumenPengukuran) -> Iterator[MissedItem]:
    rows = (row for row in d.baris if row.tercapai is False)
    for row, sentence in zip(rows, _sentences(d), strict=True):
        plans = tuple(line for plan in row.rencana_aksi for line in _plan(plan))
        yield MissedItem(f"{sentence}.", plans or (NO_PLAN,))


def _sentences(d: DokumenPengukuran) -> Iterator[str]:
    """Yield the sentence of each missed indicator in the order of the rows; it begins with the indicator."""
    for row in d.baris:
        if row.tercapai is False:
            yield next(line for line in d.perhatian if line.startswith(f"{row.kode} "))


def _plan(plan: ShownAksi) -> Iterator[str]:
    parts = (
        ("Kendala", plan.kendala),
        ("Penyebab", plan.penyebab),
        ("Rencana tindak lanjut", plan.tindak_lanjut),
        ("Target perbaikan", plan.target_perbaikan),
        ("Penanggung jawab", plan.penanggung_jawab),
        ("Batas waktu", plan.batas_waktu),
        ("Rekomendasi", plan.rekomendasi),
    )
    return (f"{label}: {text}" for label, text in parts if text and text != DASH)


def _followed(d: DokumenPengukuran) -> Iterator[str]:
    for row in d.tindak_lanjut:
        told = f" {row.uraian}" if row.uraian != DASH else ""
        yield f"{row.kode} ({row.asal}), {row.tindak_lanjut}: {row.status}.{told}"
