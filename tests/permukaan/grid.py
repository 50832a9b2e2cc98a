"""Tables as grids, whatever they were printed in: the path of headings above each column, and its cells."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tests.permukaan.shown import QUARTER, TO_DATE, YEAR, ShownRow

Path = tuple[str, ...]
Cells = Mapping[Path, str]


class Head(NamedTuple):
    """A cell of a head with the columns and rows it spans."""

    text: str
    across: int = 1
    down: int = 1


def spread(rows: Sequence[Sequence[Head]]) -> list[list[Head]]:
    """Return a grid in which a cell stands wherever it spans."""
    if not rows:
        return []
    width = sum(cell.across for cell in rows[0])
    grid: list[list[Head]] = []
    above: list[tuple[Head, int]] = [(Head(""), 0)] * width  # what reaches down, and how many rows further
    for row in rows:
        cells = iter(row)
        line: list[Head] = []
        while len(line) < width:
            cell, left = above[len(line)]
            if left:
                above[len(line)] = cell, left - 1
                line.append(cell)
                continue
            cell = next(cells)
            for at in range(len(line), len(line) + cell.across):
                above[at] = cell, cell.down - 1
            line += [cell] * cell.across
        grid.append(line)
    return grid


def columns(head: Sequence[Sequence[Head]]) -> list[Path]:
    """Return the headings above each column, from the top; a cell that spans rows counts once."""
    paths: list[Path] = []
    for cells in zip(*spread(head), strict=True):
        kept = [cell for at, cell in enumerate(cells) if not at or cell is not cells[at - 1]]
        paths.append(tuple(cell.text for cell in kept))
    return paths


def scope_of(words: str) -> str | None:
    """Return the scope that a heading or a sentence names."""
    text = "".join(words.split()).casefold()
    if text.startswith(("sampaidengan", "sampaitriwulan", "sampaitw", "s.d.")):
        return TO_DATE
    if text.startswith(("triwulan", "tw")):
        return QUARTER
    return YEAR if text.startswith("setahun") else None


def scopes_of(heading: str) -> list[str]:
    """Return all the scopes that a heading stands for: columns that say the same in every row stand once."""
    parts = re.split(r",? dan |, ", " ".join(heading.split()))
    return [scope for part in parts if (scope := scope_of(part))]


_SENTENCE = re.compile(
    r"(?P<scope>(?:s\.d\. )?TW [IV]+|setahun): realisasi (?P<real>[^;]+?), target (?P<target>[^;]+?), "
    r"capaian (?P<capaian>-?[\d.]+(?:,\d+)? %(?: \(tanpa batas [^)]*\))?|[^\d\s,;.][^,;.(]*(?:\([^)]*\))?)"
)


def sentences(surface: str, kode: str, periode: str, text: str) -> Iterator[ShownRow]:
    """Yield each figure that a text tells whole: ``setahun: realisasi 10, target 20, capaian 50,00 %``."""
    for found in _SENTENCE.finditer(text):
        scope = scope_of(found["scope"])
        assert scope
        yield ShownRow(
            surface, kode, periode, scope, found["real"], found["target"], found["capaian"].strip()
        )


def coded_sentences(surface: str, kodes: Iterable[str], periode: str, text: str) -> Iterator[ShownRow]:
    """Yield each figure that a text tells whole, of the indicator that it named last."""
    codes = re.compile("|".join(sorted(map(re.escape, kodes), key=len, reverse=True)))
    found = list(codes.finditer(text))
    for at, code in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        yield from sentences(surface, code[0], periode, text[code.end() : end])


def form_rows(surface: str, periode: str, rows: Iterable[tuple[str | None, Cells]]) -> Iterator[ShownRow]:
    """Yield the ratios of each row of a form, by code; the year's realisasi is that to date."""
    for kode, cells in rows:
        if kode is None:
            continue
        by_scope: dict[str, dict[str, str]] = {}
        for path, text in cells.items():
            for scope in scopes_of(path[0]) if len(path) == 2 else ():
                by_scope.setdefault(scope, {})[path[1]] = text
        for scope, parts in by_scope.items():
            real = parts.get("Realisasi", by_scope.get(TO_DATE, {}).get("Realisasi", ""))
            yield ShownRow(surface, kode, periode, scope, real, parts["Target"], parts["Capaian"])
