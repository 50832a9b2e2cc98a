"""What the office recorded beside the figures, formatted: order, meetings, what the evaluators recommended.

Documents of the forms before ``ukur/dokumen/4`` have none of it.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ukur.document.date_text import date_text
from ukur.document.figure_composition import code_of
from ukur.measure.anggaran import LAST_QUARTER
from ukur.measure.edition import Edition
from ukur.model.pengukuran import Dokumen


@dataclass(frozen=True, slots=True)
class ShownOrder:
    """The order to measure; what was not recorded is empty."""

    nomor: str
    tanggal: str
    batas_waktu: str
    tautan: str | None
    hari: datetime.date
    hari_batas_waktu: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ShownRapat:
    """A meeting about the results: those present by title, and where its minutes are."""

    tanggal: str
    tempat: str
    hadir: tuple[str, ...]
    berita_acara: str
    tautan: str | None
    lokasi_arsip: str | None
    sha256: str | None
    hari: datetime.date


@dataclass(frozen=True, slots=True)
class ShownLhe:
    """A recommendation of last year's evaluation report, and what became of it."""

    rekomendasi: str
    tindakan: str
    status: str
    bukti: str | None
    kode_status: str = ""


def shown_order(dokumen: Dokumen, edition: Edition) -> ShownOrder | None:
    """Return the order of a document, None where none was recorded."""
    order = dokumen.perintah
    if order is None or edition < Edition.FOURTH:
        return None
    return ShownOrder(
        order.nomor or "",
        date_text(order.tanggal),
        date_text(order.batas_waktu) if order.batas_waktu else "",
        order.tautan,
        order.tanggal,
        order.batas_waktu,
    )


def shown_meetings(dokumen: Dokumen, edition: Edition) -> tuple[ShownRapat, ...]:
    """Return the meetings about a document, oldest first."""
    if edition < Edition.FOURTH:
        return ()
    rows = sorted(dokumen.rapat, key=lambda meeting: meeting.tanggal)
    return tuple(
        ShownRapat(
            date_text(row.tanggal),
            row.tempat or "",
            row.hadir,
            minutes.nama if (minutes := row.berita_acara) else "",
            minutes.tautan if minutes else None,
            minutes.lokasi_arsip if minutes else None,
            minutes.sha256 if minutes else None,
            row.tanggal,
        )
        for row in rows
    )


def shown_recommendations(dokumen: Dokumen, edition: Edition) -> tuple[ShownLhe, ...]:
    """Return the follow-up of the evaluation's report; the document of the year alone has it."""
    if edition < Edition.FOURTH or dokumen.periode.triwulan != LAST_QUARTER:
        return ()
    return tuple(
        ShownLhe(row.rekomendasi, row.tindakan or "", str(row.status), row.bukti, code_of(row.status))
        for row in dokumen.tindak_lanjut_lhe
    )


def record_sentences(order: ShownOrder | None, meetings: tuple[ShownRapat, ...]) -> Iterator[str]:
    """Yield the order and each meeting in words."""
    if order is not None:
        number = f" nomor {order.nomor}" if order.nomor else ""
        due = f", batas waktu {order.batas_waktu}" if order.batas_waktu else ""
        yield f"Perintah pengukuran{number}, {order.tanggal}{due}."
    for meeting in meetings:
        place = f" di {meeting.tempat}" if meeting.tempat else ""
        minutes = f"; {meeting.berita_acara}" if meeting.berita_acara else "; berita acara belum dicatat"
        kept = f" (disimpan di {meeting.lokasi_arsip})" if meeting.lokasi_arsip else ""
        present = ", ".join(meeting.hadir)
        yield f"Rapat pembahasan {meeting.tanggal}{place}, dihadiri {present}{minutes}{kept}."
