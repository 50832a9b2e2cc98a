"""Sentences about offices and quarters that several pages of the portal say."""

import datetime

from ukur.document.date_text import DASH, date_text
from ukur.portal.document_rows import numbered_quarter
from ukur.portal.portal_data import Standing
from ukur.portal.portal_rows import OfficeRow
from ukur.portal_site.portal_material import PortalMaterial

STANDINGS = {
    Standing.VERIFIED: "Terverifikasi",
    Standing.HELD: "Bertahan pada isi terakhir yang lulus",
    Standing.REFUSED: "Tidak terverifikasi",
    Standing.UNPINNED: "Belum ditegaskan",
    Standing.DAMAGED: "Simpanan rusak",
}
STANDING_MEANINGS = {
    Standing.VERIFIED: "semua yang diambil terakhir lulus pemeriksaan",
    Standing.HELD: "sumbernya kini rusak atau tidak terjangkau; yang tampil ialah isi terakhir yang lulus",
    Standing.REFUSED: "tidak ada isinya yang pernah lulus, jadi tidak ada angkanya di sini",
    Standing.UNPINNED: "belum ada orang yang menegaskan register dan kuncinya, jadi angkanya tidak dihitung",
    Standing.DAMAGED: "yang disimpan portal tidak terbaca; tidak ada angkanya sampai kantor itu diambil lagi",
}
NO_CALENDAR = (
    "Kalender penyampaian belum diisi untuk triwulan ini, jadi portal tidak menyebut siapa yang terlambat."
)
NOT_PUBLISHED = "tidak dipublikasikan"


def standing_words(office: OfficeRow) -> str:
    """Return how an office's archive stands, in words; an unknown code as it is."""
    known = _standing(office.keadaan)
    return STANDINGS[known] if known else office.keadaan


def _standing(code: str) -> Standing | None:
    return Standing(code) if code in set(Standing) else None


def standing_meaning(office: OfficeRow) -> str:
    """Return what that state means; empty for an unknown code."""
    known = _standing(office.keadaan)
    return STANDING_MEANINGS[known] if known else ""


def day_words(day: datetime.date | None) -> str:
    """Return a day as people read it, a dash for none."""
    return date_text(day) if day else DASH


def checked_words(office: OfficeRow) -> str:
    """Return the state with the day on which everything passed last."""
    return f"{standing_words(office)}, lulus terakhir {day_words(office.lulus_terakhir)}"


def quarter_title(ke: int) -> str:
    """Return a quarter as the name people read."""
    return numbered_quarter(ke).title


def day_sentence(material: PortalMaterial) -> str:
    """Return as of which day the portal speaks."""
    if material.data.hari is None:
        return "Belum ada kantor yang diambil."
    return f"Keadaan per {date_text(material.data.hari)}, saat isi portal terakhir berubah."
