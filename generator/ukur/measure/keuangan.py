"""Budget measures: serapan, efisiensi by difference and by remainder, and the PMK 214/2017 formula.

All amounts are rupiah, all results percent, unrounded; None when the denominator is zero.
"""

from collections.abc import Iterable
from decimal import Decimal

from ukur.measure.pembulatan import PRESISI, jumlah, persen

BATAS_EFISIENSI = Decimal(20)


def serapan(pagu: Decimal, realisasi: Decimal) -> Decimal | None:
    """Realisasi / pagu x 100."""
    return persen(realisasi, pagu)


def efisiensi_selisih(capaian: Decimal, serapan_persen: Decimal) -> Decimal:
    """Capaian minus serapan, in percentage points; local practice, above +5 is called efficient."""
    return capaian - serapan_persen


def efisiensi_sisa(pagu: Decimal, realisasi: Decimal) -> Decimal | None:
    """(Pagu - realisasi) / pagu x 100; to be claimed only when the target was reached."""
    return persen(PRESISI.subtract(pagu, realisasi), pagu)


def efisiensi_pmk214(keluaran: Iterable[tuple[Decimal, Decimal, Decimal]]) -> Decimal | None:
    """E = sum(PAK x CK - RAK) / sum(PAK x CK) x 100 over (CK ratio, PAK, RAK); not bounded here.

    Source: PMK 214/2017 (also PMK 22/2021). Binding on ministries, not on a kabupaten.
    """
    rows = list(keluaran)
    planned = jumlah(ck * pak for ck, pak, _ in rows)
    return persen(PRESISI.subtract(planned, jumlah(rak for _, _, rak in rows)), planned)


def nilai_efisiensi(efisiensi: Decimal) -> Decimal:
    """NE = 50 + E / 20 x 50 with E bounded to -20..20, so that NE is 0..100 percent."""
    bounded = max(-BATAS_EFISIENSI, min(BATAS_EFISIENSI, efisiensi))
    return Decimal(50) + bounded / BATAS_EFISIENSI * 50
