"""What the sections of the document are called, in every rendering that has headings."""

from collections.abc import Mapping

from ukur.document.tabel.annex import BREAKDOWN, DICTIONARY, EVIDENCE
from ukur.document.tabel.pelaksanaan_table import CORRECTIONS, SOP_RECORD
from ukur.document.tabel.plan import FOLLOW_UP, LHE, PLANS

SECTIONS: Mapping[str, str] = {
    "pendahuluan": "Pendahuluan",
    "formulir": "Formulir pengukuran kinerja",
    "ringkasan": "Ringkasan",
    "pembandingan": "Pembandingan",
    "analisis": "Analisis",
    "anggaran": "Anggaran dan efisiensi",
    "rencana-aksi": PLANS.caption,
    "tindak-lanjut": FOLLOW_UP.caption,
    "tindak-lanjut-lhe": LHE.caption,
    "pelaksanaan-sop": SOP_RECORD.caption,
    "koreksi": CORRECTIONS.caption,
    "catatan": "Catatan",
    "pengesahan": "Pengesahan",
    "kamus": DICTIONARY.caption,
    "bukti": EVIDENCE.caption,
    "rincian": BREAKDOWN.caption,
}
"""By anchor on a page, in the order of the document; a section of one table is called as the table."""
