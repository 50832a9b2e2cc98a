"""Missed targets: step 7 of the SOP asks for a rencana aksi; reporting itself is never blocked."""

from collections.abc import Iterator

from ukur.measure.capaian import HasilIndikator, akhir_triwulan
from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import formulir_path
from ukur.model.pengukuran import Dokumen
from ukur.model.sop import Tahap
from ukur.model.temuan import Rule, Severity, Temuan

A101 = Rule(
    "A101",
    "target tidak tercapai tanpa rencana aksi lengkap",
    "Langkah 7 SOP: bila tidak tercapai, dievaluasi untuk dibuat rencana aksi. Data tetap boleh dilaporkan; "
    "yang ditahan hanya tahap dokumen dan sesudahnya.",
)
A102 = Rule(
    "A102",
    "batas waktu rencana aksi sudah lewat saat dibuat",
    "Tindak lanjut dikerjakan sesudah triwulan yang diukur.",
    Severity.WARNING,
)
RULES = (A101, A102)

WAJIB = ("kendala", "penyebab", "tindak_lanjut", "penanggung_jawab", "batas_waktu")


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about missed targets and their plans."""
    katalog = ukuran.katalog
    for periode, dokumen in sorted(katalog.dokumen.items()):
        for hasil in ukuran.diukur(periode):
            if hasil.isian is None or hasil.unit is None:
                continue
            yield from _missed(ukuran, dokumen, hasil, hasil.unit)
            for index, aksi in enumerate(hasil.isian.rencana_aksi):
                if aksi.batas_waktu and aksi.batas_waktu <= akhir_triwulan(periode):
                    loc = ("indikator", hasil.indikator.kode, "rencana_aksi", index, "batas_waktu")
                    message = f"batas waktu {aksi.batas_waktu} tidak sesudah {periode.judul.lower()}"
                    at = katalog.at(formulir_path(periode, hasil.unit), *loc)
                    yield A102.at(at, message, "tulis tanggal sesudah triwulan itu")


def kekurangan(hasil: HasilIndikator) -> tuple[str, ...]:
    """Return the fields a missed indicator's plan still lacks; empty when it is reached or complete."""
    if hasil.utama.tercapai is not False:
        return ()
    plans = hasil.isian.rencana_aksi if hasil.isian else ()
    lacking = [tuple(key for key in WAJIB if getattr(plan, key) is None) for plan in plans]
    return min(lacking, key=len) if lacking else WAJIB


def _missed(ukuran: Ukuran, dokumen: Dokumen, hasil: HasilIndikator, unit: str) -> Iterator[Temuan]:
    lacking = kekurangan(hasil)
    if not lacking:
        return
    blocks = dokumen.tahap.urutan >= Tahap.DOKUMEN.urutan
    kode = hasil.indikator.kode
    at = ukuran.katalog.at(formulir_path(hasil.periode, unit), "indikator", kode, "rencana_aksi")
    message = (
        f"{kode} tidak tercapai ({hasil.utama.tercetak} %), rencana aksi belum memuat {', '.join(lacking)}"
    )
    hint = "lengkapi rencana_aksi" + ("" if blocks else " sebelum dokumen diajukan ke tahap dokumen")
    yield A101.at(at, message, hint, Severity.ERROR if blocks else Severity.WARNING)
