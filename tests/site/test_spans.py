"""Every table of every page: its rows are as wide as its head, however cells span columns and rows."""

from collections.abc import Callable, Iterator

import pytest
from tests.lengkap import lengkap
from tests.urai import Unsur, urai

from ukur.commands.pages import site_build as pembangun
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.site.page import PageAddresses
from ukur.site.template_engine import TEMPLATES
from ukur.site.whole_site import compose_site

KANTOR: dict[str, Callable[[Catalogue], Catalogue]] = {
    "instansi nyata": lambda katalog: katalog,
    "kantor lengkap": lengkap,
    "batas 110": lambda katalog: lengkap(katalog, 30, instansi={"aritmetika": {"batas_agregat": "110"}}),
}


def widths(table: Unsur) -> list[int]:
    """The number of columns that each row takes, with what hangs down into it from the rows above."""
    found: list[int] = []
    hanging: list[tuple[int, int]] = []  # columns, and rows still to come
    for row in table.cari("tr"):
        cells = [cell for cell in row.isi if isinstance(cell, Unsur) and cell.tag in {"th", "td"}]
        spans = [(int(cell.atribut.get("colspan", 1)), int(cell.atribut.get("rowspan", 1))) for cell in cells]
        found.append(sum(across for across, _ in spans) + sum(across for across, _ in hanging))
        hanging = [(across, down - 1) for across, down in (*hanging, *spans) if down > 1]
    return found


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param("<tr><td>a</td><td>b</td></tr><tr><td colspan='2'>c</td></tr>", [2, 2], id="benar"),
        pytest.param(
            "<tr><td>a</td><td>b</td></tr><tr><td colspan='3'>c</td></tr>", [2, 3], id="terlalu lebar"
        ),
        pytest.param(
            "<tr><th rowspan='2'>a</th><th colspan='2'>b</th></tr><tr><th>c</th><th>d</th></tr>",
            [3, 3],
            id="turun",
        ),
    ],
)
def test_the_measure_itself(table: str, expected: list[int]) -> None:
    assert widths(urai(f"<table>{table}</table>")) == expected


def pages(katalog: Catalogue) -> Iterator[tuple[str, Unsur]]:
    """Every page, concepts too."""
    for page in compose_site(
        pembangun.gather_material(Measurements(katalog), True, {}), PageAddresses()
    ).halaman:
        yield page.src, urai(page.isi())


@pytest.mark.parametrize("kantor", list(KANTOR))
def test_rows_are_as_wide_as_their_head(katalog: Catalogue, kantor: str) -> None:
    tables = [(src, table) for src, tree in pages(KANTOR[kantor](katalog)) for table in tree.cari("table")]
    assert len(tables) > 20
    assert [(src, found) for src, table in tables if len(set(found := widths(table))) != 1] == []


@pytest.mark.parametrize("template", ["dokumen.html", "indikator.html", "rencana_aksi.html"])
def test_no_template_types_a_span(template: str) -> None:
    """A span that is typed by hand is right until the next column."""
    assert "colspan" not in (TEMPLATES / template).read_text("utf-8")
