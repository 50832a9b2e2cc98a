"""Predikat of a capaian, and whether the target was reached; both from the printed value."""

import datetime
from decimal import Decimal
from itertools import pairwise

from ukur.measure.rounding import round_half_up
from ukur.model.skala import DaftarSkala, GapRule, Predikat, Skala


def skala_in_force(daftar: DaftarSkala, day: datetime.date) -> Skala:
    """Return the scale in force on that day: the latest start not after it, else the earliest."""
    valid = [skala for skala in daftar.skala if skala.berlaku_mulai <= day]
    if valid:
        return max(valid, key=lambda skala: skala.berlaku_mulai)
    return min(daftar.skala, key=lambda skala: skala.berlaku_mulai)


def predikat(skala: Skala, tercetak: Decimal) -> Predikat:
    """Return the step of the scale for a printed capaian in percent.

    Printed tables leave gaps (90-91); the scale's rule closes them. A value under the lowest bound belongs
    to the lowest step, one above the highest to the highest.
    """
    by_upper = skala.aturan_celah is GapRule.ATAS
    capaian = compared(skala, tercetak)
    for step, below in pairwise(skala.predikat):
        if exceeds(step, below, capaian) if by_upper else capaian >= step.batas_bawah:
            return step
    return skala.predikat[-1]


def compared(skala: Skala, tercetak: Decimal) -> Decimal:
    """Return what the bounds of a scale are compared with: the printed capaian, whole where it says so."""
    return round_half_up(tercetak, 0) if skala.aturan_celah is GapRule.BULAT else tercetak


def exceeds(step: Predikat, below: Predikat, capaian: Decimal) -> bool:
    """Return whether a capaian is above ``below``, and so in ``step``, where upper bounds decide.

    A step that prints no upper bound ends where the next one begins.
    """
    if below.batas_atas is None:
        return capaian >= step.batas_bawah
    return capaian > below.batas_atas


def has_gaps(skala: Skala) -> bool:
    """Return whether a capaian can lie between the printed bounds of two steps."""
    return any(
        below.batas_atas is not None and below.batas_atas < step.batas_bawah
        for step, below in pairwise(skala.predikat)
    )


def is_reached(skala: Skala, tercetak: Decimal) -> bool:
    """Return whether a printed capaian reaches the threshold of the scale."""
    return tercetak >= skala.ambang_tercapai
