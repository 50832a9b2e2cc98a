"""Why a formula gives no capaian."""

from decimal import Decimal
from enum import StrEnum


class Reason(StrEnum):
    """Why there is no capaian, in the words readers see."""

    BELUM_ADA_DATA = "belum ada data"
    TAK_TERBACA = "tidak terbaca"
    BELUM_RILIS = "belum rilis"
    TIDAK_BERLAKU = "tidak berlaku (n/a)"
    BELUM_WAKTUNYA = "belum waktunya diukur"
    BELUM_LENGKAP = "belum semua triwulan ada datanya"
    AKHIR_TAHUN = "dinilai pada akhir tahun"
    TANPA_TARGET = "target tidak ditetapkan"
    TARGET_SETAHUN = "target hanya setahun"
    TARGET_NOL = "tidak dapat dihitung: target nol"
    NILAI_NEGATIF = "tidak dapat dihitung: nilai negatif"
    BEDA_JENIS = "tidak dapat dihitung: jenis nilai tidak cocok dengan rumus"
    LABEL_TAK_DIKENAL = "tidak dapat dihitung: label tidak ada di tabel"
    DERET_PUTUS = "tidak dibandingkan: deret terputus"


FormulaResult = Decimal | Reason
