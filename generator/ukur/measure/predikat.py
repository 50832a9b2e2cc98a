"""Predikat of a capaian, and whether the target was reached; both from the printed value."""

import datetime
from decimal import Decimal

from ukur.model.skala import DaftarSkala, Predikat, Skala


def skala_in_force(daftar: DaftarSkala, tanggal: datetime.date) -> Skala:
    """Return the scale in force on that day: the latest start not after it, else the earliest."""
    valid = [skala for skala in daftar.skala if skala.berlaku_mulai <= tanggal]
    if valid:
        return max(valid, key=lambda skala: skala.berlaku_mulai)
    return min(daftar.skala, key=lambda skala: skala.berlaku_mulai)


def predikat(skala: Skala, tercetak: Decimal) -> Predikat:
    """Return the step of the scale for a printed capaian in percent, by lower bound.

    Printed tables leave gaps (90-91): with lower bounds 90,5 belongs to the step below 91. A value
    under the lowest bound belongs to the lowest step.
    """
    for step in skala.predikat:
        if tercetak >= step.batas_bawah:
            return step
    return skala.predikat[-1]


def is_reached(skala: Skala, tercetak: Decimal) -> bool:
    """Return whether a printed capaian reaches the threshold of the scale."""
    return tercetak >= skala.ambang_tercapai
