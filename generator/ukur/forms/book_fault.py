"""What is wrong in a workbook: sheet and cell, the fault, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BookFault:
    """One fault of a workbook; ``place`` is ``Isian!F7``, a sheet, or empty where the whole file is meant."""

    berkas: str
    place: str
    message: str
    hint: str

    def __str__(self) -> str:
        where = f"{self.berkas}: {self.place}" if self.place else self.berkas
        return f"{where}: {self.message}\n    perbaikan: {self.hint}"


def cell_place(sheet: str, address: str) -> str:
    """Return the name of a cell as formulas write it, which readers of spreadsheets know."""
    return f"{sheet}!{address}"
