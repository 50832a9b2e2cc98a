"""A measured figure in words: every text says realisasi, target, capaian and what they cover, together."""

from decimal import Decimal

from ukur.measure.capaian import Capaian, IndikatorResult
from ukur.measure.figure_text import DASH, full_number, percent_text, quantity_text
from ukur.model.numbers import TargetRange
from ukur.model.periode import roman
from ukur.model.scope import Scope

STATUS = {True: "Tercapai", False: "Tidak tercapai"}


def scope_title(scope: Scope, triwulan: int) -> str:
    """Return what a figure covers, as it stands beside it: ``TW II``, ``s.d. TW II``, ``setahun``."""
    quarter = f"TW {roman(triwulan)}"
    return {Scope.TRIWULAN: quarter, Scope.SAMPAI: f"s.d. {quarter}", Scope.SETAHUN: "setahun"}[scope]


def realisasi_text(capaian: Capaian, desimal: int) -> str:
    """Return the realisasi of a figure; an older one says up to when it goes.

    Where the capaian is computed from the unrounded realisasi, that stands behind: ``11,76 (11,764705…)``.
    """
    text = quantity_text(capaian.realisasi, desimal)
    if capaian.penuh is not None:
        return f"{text} ({full_number(capaian.penuh)})"
    return text if capaian.old_until is None else f"{text} ({scope_title(Scope.SAMPAI, capaian.old_until)})"


def capaian_text(capaian: Capaian) -> str:
    """Return a capaian as printed, or the reason why there is none.

    One that a cap cuts off says both: ``120,00 % (tanpa batas 655,74 %)``.
    """
    if capaian.tercetak is None:
        return str(capaian.alasan or DASH)
    raw = "" if capaian.tanpa_batas is None else f" (tanpa batas {percent_text(capaian.tanpa_batas)})"
    return f"{percent_text(capaian.tercetak)}{raw}"


def reached_words(capaian: str, is_number: bool) -> str:
    """Return a capaian as it stands in a sentence: ``capaian 105,06 %``, ``capaian – (belum ada data)``."""
    return f"capaian {capaian}" if is_number or capaian == DASH else f"capaian {DASH} ({capaian})"


def status_text(capaian: Capaian) -> str:
    """Return whether the target was reached, or why that is not judged."""
    return str(capaian.alasan or DASH) if capaian.tercapai is None else STATUS[capaian.tercapai]


def figure_sentence(result: IndikatorResult, capaian: Capaian) -> str:
    """Return ``s.d. TW II: realisasi 3.362 orang, target 3.200, capaian 105,06 %``; no full stop."""
    return f"{scope_title(capaian.lingkup, result.periode.triwulan)}: {whole_words(result, capaian)}"


def whole_words(result: IndikatorResult, capaian: Capaian) -> str:
    """Return realisasi, target and capaian of a figure; what they cover is said beside them."""
    item = result.indikator
    unit = f" {item.satuan}" if isinstance(capaian.realisasi, (Decimal, TargetRange)) else ""
    real = realisasi_text(capaian, item.desimal) + (unit if capaian.old_until is None else "")
    target = quantity_text(capaian.target, item.desimal)
    reached = reached_words(capaian_text(capaian), capaian.tercetak is not None)
    return f"realisasi {real}, target {target}, {reached}"
