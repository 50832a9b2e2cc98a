"""The ids of the registered formulas."""

from enum import StrEnum


class RumusId(StrEnum):
    """Formula of capaian with its version; a formula that computes something else is a new version."""

    NAIK = "naik@1"
    TURUN_SELISIH = "turun-selisih@1"
    TURUN_RASIO = "turun-rasio@1"
    STABIL = "stabil@1"
    RENTANG = "rentang@1"
    RENTANG_TURUN = "rentang-turun@1"
    SKALA = "skala@1"
    YA_TIDAK = "ya-tidak@1"
