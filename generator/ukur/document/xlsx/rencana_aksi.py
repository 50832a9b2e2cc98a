"""Sheet "Rencana aksi": the plans made in this document, and what became of earlier ones."""

from ukur.document.bagian import TindakLanjutTampil
from ukur.document.nilai import AksiTampil, DokumenPengukuran
from ukur.document.xlsx.lembar import Isi, Lembar, kolom, lebar_angka

BEKU = 1  # columns that stay in view: the code
_LEBAR = (64, 165, 150, 150, 165, 140, 110, 92, 100, 60, 84, 130, 140)
_ANGGARAN = 8
TANPA_RENCANA = "Indikator berikut tidak tercapai dan belum mempunyai rencana aksi:"
SEMUA_TERCAPAI = (
    "Semua indikator yang mempunyai capaian telah tercapai, "
    "sehingga langkah 7 SOP tidak meminta rencana aksi."
)
TANPA_LANJUTAN = "Tidak ada rencana aksi periode sebelumnya yang masih harus ditindaklanjuti."
_RENCANA = kolom(
    "Indikator",
    "Kendala",
    "Penyebab",
    "Solusi yang telah dilakukan",
    "Tindak lanjut",
    "Target perbaikan",
    "Penanggung jawab",
    "Batas waktu",
    "Anggaran",
    "Tingkat",
    "Status",
    "Bukti tindak lanjut",
    "Rekomendasi",
)
_LANJUTAN = kolom(
    "Indikator",
    "Rencana tindak lanjut",
    "Yang telah dilakukan",
    "Bukti",
    "Penanggung jawab",
    "Batas waktu",
    "Rencana dari",
    "Status lalu",
    "Status kini",
    "Lewat batas",
)


def lebar_rencana(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels: every amount is shown whole."""
    widths = list(_LEBAR)
    widths[_ANGGARAN] = lebar_angka((plan.anggaran for plan in d.rencana_aksi), widths[_ANGGARAN])
    return widths


def tulis_rencana_aksi(lembar: Lembar, d: DokumenPengukuran) -> tuple[int, int] | None:
    """Write both tables; return the rows of the first header, if there is one."""
    header = None
    if d.rencana_aksi:
        header = lembar.kepala(_RENCANA)
        for plan in d.rencana_aksi:
            lembar.isi(_RENCANA, _rencana(plan))
    for line in () if d.rencana_aksi else _tanpa(d):
        lembar.paragraf(line)
    lembar.turun()
    lembar.paragraf("Tindak lanjut rencana aksi periode sebelumnya", "subjudul")
    if not d.tindak_lanjut:
        lembar.paragraf(TANPA_LANJUTAN)
        return header
    lembar.kepala(_LANJUTAN)
    for follow in d.tindak_lanjut:
        lembar.isi(_LANJUTAN, _lanjutan(follow))
    return header


def _tanpa(d: DokumenPengukuran) -> tuple[str, ...]:
    return (TANPA_RENCANA, *d.perhatian) if d.perhatian else (SEMUA_TERCAPAI,)


def _rencana(plan: AksiTampil) -> list[Isi]:
    return [
        plan.kode,
        plan.kendala,
        plan.penyebab,
        plan.solusi,
        plan.tindak_lanjut,
        plan.target_perbaikan,
        plan.penanggung_jawab,
        plan.batas_waktu,
        plan.anggaran,
        plan.tingkat,
        plan.status,
        plan.bukti or "",
        plan.rekomendasi,
    ]


def _lanjutan(follow: TindakLanjutTampil) -> list[Isi]:
    return [
        follow.kode,
        follow.tindak_lanjut,
        follow.uraian,
        follow.bukti or "",
        follow.penanggung_jawab,
        follow.batas_waktu,
        follow.asal,
        follow.status_lalu,
        follow.status,
        "ya" if follow.lewat else "tidak",
    ]
