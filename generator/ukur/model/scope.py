"""What a figure covers: the quarter alone, the year up to the quarter, or the whole year."""

from enum import StrEnum


class Scope(StrEnum):
    """The scope of a figure and of its target; the values are the words of the data files."""

    TRIWULAN = "triwulan"
    SAMPAI = "sampai triwulan"
    SETAHUN = "setahun"
