"""Order, meetings, evidence from outside, follow-up of the evaluation's report: what they name exists.

A remark in the data is no figure: whoever finds it wrong mends it, also after the document was signed.
"""

import difflib
from collections.abc import Iterator

from ukur.measure.anggaran import LAST_QUARTER
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import Finding, Location, Rule, Severity
from ukur.model.lke import criteria_in_force
from ukur.model.paths import dokumen_path
from ukur.model.pengukuran import Dokumen
from ukur.model.periode import quarter_end
from ukur.model.tata_usaha import StatusLhe

L201 = Rule(
    "L201",
    "yang hadir disebut dengan nama orang",
    "Catatan rapat terbit bersama data kantor; yang dicatat jabatannya. Nama dan tanda tangan cukup di "
    "daftar hadir yang disimpan kantor.",
)
L202 = Rule(
    "L202",
    "bukti untuk kriteria LKE yang tidak ada",
    "Bukti itu tidak akan tampil pada kriteria mana pun.",
)
L203 = Rule(
    "L203",
    "tindak lanjut LHE di luar dokumen triwulan IV",
    "Rekomendasi hasil evaluasi dilaporkan setahun sekali; pada dokumen triwulan lain tidak dicetak.",
)
L204 = Rule(
    "L204",
    "tindak lanjut LHE belum lengkap",
    "Yang sudah dikerjakan disebut tindakannya, dan yang selesai mempunyai bukti.",
    Severity.WARNING,
)
L205 = Rule(
    "L205",
    "urutan tanggal perintah, rapat, dan pengesahan",
    "Perintah mendahului rapat pembahasan, dan keduanya mendahului pengesahan dokumen.",
    Severity.WARNING,
)
RULES = (L201, L202, L203, L204, L205)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about what the office recorded beside the figures."""
    catalogue = measurements.catalogue
    for _, dokumen in sorted(catalogue.dokumen.items()):
        yield from _present(catalogue, dokumen)
        yield from _criteria(catalogue, dokumen)
        yield from _recommendations(catalogue, dokumen)
        yield from _dates(catalogue, dokumen)


def _at(catalogue: Catalogue, dokumen: Dokumen, *loc: str | int) -> Location:
    return catalogue.at(dokumen_path(dokumen.periode), *loc)


def _present(catalogue: Catalogue, dokumen: Dokumen) -> Iterator[Finding]:
    """Names are known of those who sign for the office; of the others nobody can tell."""
    known = {" ".join(holder.nama.casefold().split()) for holder in catalogue.pejabat.pemegang}
    for index, meeting in enumerate(dokumen.rapat):
        for place, title in enumerate(meeting.hadir):
            if any(name in " ".join(title.casefold().split()) for name in known):
                at = _at(catalogue, dokumen, "rapat", index, "hadir", place)
                message = f"yang hadir disebut dengan nama orang: {quote(title)}"
                yield L201.at(at, message, "tulis jabatannya saja, misalnya Sekretaris")


def _criteria(catalogue: Catalogue, dokumen: Dokumen) -> Iterator[Finding]:
    lke = criteria_in_force(catalogue.lke, quarter_end(dokumen.periode))
    known = [item.kode for item in lke.criteria]
    for index, bukti in enumerate(dokumen.bukti_lke):
        if bukti.kriteria not in known:
            close = difflib.get_close_matches(bukti.kriteria, known, n=1)
            hint = f"mungkin maksudnya {close[0]}" if close else f"pilih {known[0]} sampai {known[-1]}"
            at = _at(catalogue, dokumen, "bukti_lke", index, "kriteria")
            yield L202.at(at, f"kriteria {quote(bukti.kriteria)} tidak ada di LKE", hint)


def _recommendations(catalogue: Catalogue, dokumen: Dokumen) -> Iterator[Finding]:
    rows = dokumen.tindak_lanjut_lhe
    if rows and dokumen.periode.triwulan != LAST_QUARTER:
        last = f"{dokumen.periode.tahun}-TW{LAST_QUARTER}"
        message = f"tindak_lanjut_lhe ditulis pada dokumen {dokumen.periode}"
        yield L203.at(
            _at(catalogue, dokumen, "tindak_lanjut_lhe"), message, f"pindahkan ke dokumen.yml periode {last}"
        )
    for index, row in enumerate(rows):
        at = _at(catalogue, dokumen, "tindak_lanjut_lhe", index)
        if row.status is not StatusLhe.BELUM and row.tindakan is None:
            message = f"rekomendasi ke-{index + 1} {row.status} tanpa tindakan"
            yield L204.at(at, message, "isi tindakan: apa yang sudah dikerjakan")
        elif row.status is StatusLhe.SELESAI and row.bukti is None:
            message = f"rekomendasi ke-{index + 1} selesai tanpa bukti"
            yield L204.at(at, message, "isi bukti: tautan yang menunjukkan hasilnya")


def _dates(catalogue: Catalogue, dokumen: Dokumen) -> Iterator[Finding]:
    ordered, approved = dokumen.perintah, dokumen.tanggal_pengesahan
    if ordered and approved and ordered.tanggal > approved:
        message = f"perintah bertanggal {ordered.tanggal}, sesudah tanggal pengesahan {approved}"
        at = _at(catalogue, dokumen, "perintah", "tanggal")
        yield L205.at(at, message, "periksa tanggal perintah dan tanggal_pengesahan")
    for index, meeting in enumerate(dokumen.rapat):
        at = _at(catalogue, dokumen, "rapat", index, "tanggal")
        if ordered and meeting.tanggal < ordered.tanggal:
            message = f"rapat {meeting.tanggal} sebelum perintahnya ({ordered.tanggal})"
            yield L205.at(at, message, "periksa tanggal rapat dan tanggal perintah")
        if approved and meeting.tanggal > approved:
            message = f"rapat {meeting.tanggal}, sesudah tanggal pengesahan {approved}"
            yield L205.at(at, message, "periksa tanggal rapat dan tanggal_pengesahan")
