"""What the office records as evidence itself: order, minutes of meetings, what it holds outside of Ukur."""

from collections.abc import Iterator, Sequence

from ukur.document.bukti_dukung import CriterionEvidence, Lacking, OfficeLacking
from ukur.document.date_text import date_text
from ukur.model.bukti import Bukti
from ukur.model.pengukuran import Dokumen


def order_evidence(record: Dokumen | None) -> Iterator[CriterionEvidence]:
    """Yield the order to measure, where one is on record."""
    order = record.perintah if record else None
    if order is not None:
        number = f"nomor {order.nomor}, " if order.nomor else ""
        due = f", batas waktu {date_text(order.batas_waktu)}" if order.batas_waktu else ""
        text = f"{number}{date_text(order.tanggal)}{due}"
        yield CriterionEvidence("Perintah pengukuran", order.tautan or "", "", text)


def meeting_evidence(record: Dokumen | None) -> Iterator[CriterionEvidence]:
    """Yield the minutes of each meeting that can be looked up."""
    for meeting in record.rapat if record else ():
        minutes = meeting.berita_acara
        if minutes is not None and minutes.has_place:
            text = f"rapat {date_text(meeting.tanggal)}, dihadiri {', '.join(meeting.hadir)}"
            yield _named(minutes, text)


def outside_evidence(record: Dokumen | None, criterion: str) -> Iterator[CriterionEvidence]:
    """Yield what the office names for a criterion."""
    for bukti in record.bukti_lke if record else ():
        if bukti.kriteria == criterion and bukti.has_place:
            yield _named(bukti, "bukti kantor di luar Ukur")


def without_supplied(missing: Sequence[Lacking], supplied: int) -> tuple[Lacking, ...]:
    """Return what is still missing once the office named evidence for a criterion.

    Which document answers which lack only a reader can tell. So what Ukur never holds counts as supplied only
    when the office names at least as many pieces; what is missing from its data stays missing.
    """
    theirs = sum(isinstance(item, OfficeLacking) for item in missing)
    if supplied < theirs:
        return tuple(missing)
    return tuple(item for item in missing if not isinstance(item, OfficeLacking))


def _named(bukti: Bukti, text: str) -> CriterionEvidence:
    """Return evidence as pages show it; a hash of theirs is no file of ours, so it stands in the words."""
    day = f", {date_text(bukti.tanggal)}" if bukti.tanggal else ""
    place = f", disimpan di {bukti.lokasi_arsip}" if bukti.lokasi_arsip else ""
    digest = f", SHA-256 {bukti.sha256}" if bukti.sha256 else ""
    return CriterionEvidence(bukti.nama, bukti.tautan or "", "", f"{text}{day}{place}{digest}")
