"""A scale in words: what each step covers, how gaps between bounds are closed, why a step was given."""

from decimal import Decimal
from itertools import pairwise

from ukur.measure.figure_text import percent_text, short_number
from ukur.measure.predikat import compared, has_gaps, predikat
from ukur.model.skala import GapRule, Predikat, Skala

_ROUNDED = " sesudah dibulatkan"
_WHOLE_NOTE = "Capaian dibulatkan ke bilangan bulat, setengah ke atas, sebelum predikatnya ditentukan"


def shown_skala(skala: Skala) -> list[tuple[str, str]]:
    """Return each step of a scale as label and the capaian it covers."""
    rounded = _ROUNDED if skala.aturan_celah is GapRule.BULAT else ""
    steps = (None, *skala.predikat, None)
    return [
        (step.label, f"{_covers(skala, above, step, below)}{rounded}")
        for above, step, below in zip(steps, skala.predikat, steps[2:], strict=False)
    ]


def _covers(skala: Skala, above: Predikat | None, step: Predikat, below: Predikat | None) -> str:
    over = _over(skala, below)
    lower = f"{short_number(step.batas_bawah)} %" if over is None else f"di atas {over} %"
    if above is not None:
        return f"{lower} sampai {_end(skala, above, step)}"
    return f"{lower} ke atas" if over is None else lower


def _over(skala: Skala, below: Predikat | None) -> str | None:
    """Return the upper bound below a step where upper bounds decide; None where the step's own decides."""
    if skala.aturan_celah is not GapRule.ATAS or below is None or below.batas_atas is None:
        return None
    return short_number(below.batas_atas)


def _end(skala: Skala, above: Predikat, step: Predikat) -> str:
    over = _over(skala, step)
    if over is not None:
        return f"{over} %"
    whole = above.batas_bawah == above.batas_bawah.to_integral_value()
    if skala.aturan_celah is GapRule.BULAT and whole:
        return f"{short_number(above.batas_bawah - 1)} %"
    return f"di bawah {short_number(above.batas_bawah)} %"


def threshold_words(skala: Skala) -> str:
    """Return from which capaian on an indicator is reached."""
    return f"paling sedikit {short_number(skala.ambang_tercapai)} %"


def gap_notes(skala: Skala) -> tuple[str, ...]:
    """Return how the gaps of a printed table are closed, with an example; none where there is no gap."""
    whole = skala.aturan_celah is GapRule.BULAT
    if not has_gaps(skala):
        return (f"{_WHOLE_NOTE}.",) if whole else ()
    step, below = next(
        (step, below)
        for step, below in pairwise(skala.predikat)
        if below.batas_atas is not None and below.batas_atas < step.batas_bawah
    )
    assert below.batas_atas is not None
    middle = (below.batas_atas + step.batas_bawah) / 2
    example = f"{short_number(middle)} %"
    label = predikat(skala, middle).label
    if whole:
        result = short_number(compared(skala, middle))
        return (f"{_WHOLE_NOTE}: {example} menjadi {result} %, yaitu {label}.",)
    bound = "atas" if skala.aturan_celah is GapRule.ATAS else "bawah"
    span = f"{short_number(below.batas_atas)} % dan {short_number(step.batas_bawah)} %"
    return (f"Capaian di antara dua batas tercetak, misalnya {example} di antara {span}, mengikuti batas "
            f"{bound}: {label}.",)  # fmt: skip


def between_bounds(skala: Skala, tercetak: Decimal) -> bool:
    """Return whether a printed capaian lies between two bounds that the printed table leaves apart."""
    return any(
        below.batas_atas is not None and below.batas_atas < tercetak < step.batas_bawah
        for step, below in pairwise(skala.predikat)
    )


def step_reason(skala: Skala, step: Predikat, tercetak: Decimal) -> str:
    """Return why a printed capaian got its step, in the words of the scale's rule."""
    at = skala.predikat.index(step)
    below = skala.predikat[at + 1] if at + 1 < len(skala.predikat) else None
    over = _over(skala, below)
    if over is not None:
        return f"karena capaian di atas {over} %"
    if below is None and step.batas_atas is not None and skala.aturan_celah is GapRule.ATAS:
        return f"karena capaian paling banyak {short_number(step.batas_atas)} %"
    value = compared(skala, tercetak)
    rounded = (
        "" if value == tercetak else f"{percent_text(tercetak)} dibulatkan menjadi {short_number(value)} %, "
    )
    reason = "paling sedikit" if value >= step.batas_bawah else "di bawah batas terendah,"
    return f"karena capaian {rounded}{reason} {short_number(step.batas_bawah)} %"
