"""What the pages in English show, put back into the notation and the few words of the documents."""

import re
from collections.abc import Iterator, Mapping

from tests.permukaan.read_pages import code_of, table_rows
from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import QUARTER, TO_DATE, YEAR, ShownRow
from tests.urai import Unsur

_SCOPES = {"quarter": QUARTER, "year to date": TO_DATE, "whole year": YEAR}
_ANSWERS = {"yes": "ya", "no": "tidak"}
_SWAPPED = str.maketrans(",.", ".,")


def _own(text: str) -> str:
    """Return a figure as documents write it; words for which there is no figure stay as they are."""
    bare = text.removesuffix("sample").strip()
    if not re.match(r"-?\d", bare):
        return _ANSWERS.get(bare, bare)
    return bare.translate(_SWAPPED).replace("%", " %").replace("uncapped", "tanpa batas")


def _rows(
    surface: str, rendered: Rendered, tables: list[Unsur], periode: str = "", kode: str = ""
) -> Iterator[ShownRow]:
    for table in tables:
        units = {part.teks for part in table.cari("span", "satuan")}
        for cells in table_rows(table):
            own = kode or code_of(rendered, cells["Indicator",])
            assert own
            names = ("Result", "Target", "Achievement")
            real, target, reached = (_without(cells[name,], units) for name in names)
            when, scope = periode or _period(cells), _SCOPES[cells["Covers",]]
            yield ShownRow(surface, own, when, scope, real, target, reached)


def _without(text: str, units: set[str]) -> str:
    longest = max((unit for unit in units if text.endswith(f" {unit}")), key=len, default="")
    return _own(text.removesuffix(longest).strip())


def _period(cells: Mapping[tuple[str, ...], str]) -> str:
    quarter, year = cells["Period",].split()
    return f"{year}-TW{quarter.removeprefix('Q')}"


def home(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the front page in English after each document."""
    for periode in rendered.looked_at:
        tables = rendered.page("en/index.md", periode).cari("table")
        yield from _rows("beranda Inggris", rendered, tables, str(periode))


def documents(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the page in English of each document."""
    for periode in rendered.documents:
        tables = rendered.page(f"en/dokumen/{periode}.md").cari("table")
        yield from _rows("dokumen Inggris", rendered, tables, str(periode))


def series(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the periods of each indicator that has a page in English."""
    pages = rendered.sites[max(rendered.documents)]
    for kode in (kode for kode in rendered.facts if f"en/indikator/{kode}.md" in pages):
        tables = rendered.page(f"en/indikator/{kode}.md").cari("table")
        yield from _rows("deret Inggris", rendered, tables, kode=kode)
