"""What a cell of a table may hold, and its plain text."""

from dataclasses import dataclass

from ukur.document.figure import Dated, Figure


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a code and a name; ``apart``: on paper the code stands on a line of its own."""

    kode: str
    nama: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts that each begin on a line of their own; empty ones are left out."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something can be seen: an address, a place in the office, both or neither."""

    tautan: str | None
    lokasi: str | None


Cell = str | int | None | Figure | Dated | Named | Lines | Place


def plain(cell: Cell, line: str = "\n", name: str = " ") -> str:
    """Return a cell as text; ``line`` separates its lines, ``name`` the code from the name beside it."""
    if isinstance(cell, (Figure, Dated)):  # first what is in most cells
        return cell.teks
    match cell:
        case None:
            return ""
        case Named():
            return f"{cell.kode}{name if cell.apart else ' '}{cell.nama}"
        case Lines():
            return line.join(part for part in cell.parts if part)
        case Place():
            return line.join(part for part in (cell.tautan, cell.lokasi) if part)
        case _:
            return str(cell)
