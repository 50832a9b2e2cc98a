"""A change in words: how much, against what, and how it is judged."""

from decimal import Decimal

from ukur.measure.figure_text import number_text
from ukur.measure.perubahan import Change
from ukur.measure.rounding import round_half_up
from ukur.model.indikator import Indikator, JenisSatuan
from ukur.model.periode import Periode

MINUS = "\u2212"


def short_period(periode: Periode) -> str:
    """Return a period as sentences name it: ``TW IV 2023``."""
    return f"TW {periode.roman} {periode.tahun}"


def compared_with(change: Change) -> str:
    """Return what a figure is held against: a period, or a whole year."""
    return f"tahun {change.terhadap.tahun}" if change.setahun else short_period(change.terhadap)


def difference_text(selisih: Decimal, desimal: int, satuan: str, share: bool) -> str:
    """Return a change with its sign and unit; a share changes by points: ``+9,51 poin``, ``−3 desa``."""
    printed = round_half_up(selisih, desimal)
    sign = "+" if printed > 0 else MINUS if printed < 0 else ""
    return f"{sign}{number_text(printed.copy_abs())} {'poin' if share else satuan}"


def change_sentence(change: Change, item: Indikator) -> str:
    """Return ``realisasi membaik dibanding TW IV 2023 (+9,51 poin)``; empty where nothing is judged."""
    if change.arah is None:
        return ""
    amount = ""
    if change.selisih:
        share = item.jenis_satuan is JenisSatuan.PERSEN
        amount = f" ({difference_text(change.selisih, item.desimal, item.satuan, share)})"
    return f"realisasi {change.arah} dibanding {compared_with(change)}{amount}"
