"""What the comparisons show: the plan's end and the national standard, each with its own capaian."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from tests.permukaan.grid import Cells
from tests.permukaan.read_files import by_code, docx_tables, tagged_tables
from tests.permukaan.read_pages import code_of, table_rows
from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import PLAN, STANDARD, ShownRow

from ukur.document.open_data.package import zip_data

_NAME = ("Indikator",)


def html(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the table on each document's page."""
    for periode in rendered.documents:
        for table in rendered.page(f"dokumen/{periode}.md").cari("table"):
            rows = ((code_of(rendered, cells.get(_NAME, "")), cells) for cells in table_rows(table))
            yield from _rows("pembandingan", str(periode), rows)


def pdf(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the table in each PDF."""
    for periode, rows in tagged_tables(rendered):
        yield from _rows("pembandingan PDF", str(periode), by_code(rendered, rows, _NAME))


def docx(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the table in each DOCX."""
    for periode, _, rows in docx_tables(rendered):
        yield from _rows("pembandingan DOCX", str(periode), by_code(rendered, rows, _NAME))


def _rows(surface: str, periode: str, rows: Iterable[tuple[str | None, Cells]]) -> Iterator[ShownRow]:
    for kode, cells in rows:
        now = [text for path, text in cells.items() if _is_now(path, periode)]
        for scope in (PLAN, STANDARD) if kode and now else ():
            parts = {path[1]: text for path, text in cells.items() if _is_against(path, scope)}
            if "Capaian" in parts:
                own = parts.get("Realisasi", "–")
                target = parts["Target"] if scope == PLAN else parts["Nilai"]
                real = now[0] if own in ("", "–") else own
                yield ShownRow(surface, kode or "", periode, scope, real, target, parts["Capaian"])


def _is_now(path: tuple[str, ...], periode: str) -> bool:
    return len(path) == 2 and path[0].startswith("Realisasi s.d.") and path[1] == periode[:4]


def _is_against(path: tuple[str, ...], scope: str) -> bool:
    return len(path) == 2 and path[0].casefold().startswith(scope.casefold())


def data(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the table in each document's package."""
    for periode, document in rendered.documents.items():
        with zipfile.ZipFile(io.BytesIO(zip_data(document))) as archive:
            if "pembanding.csv" in archive.namelist():
                text = archive.read("pembanding.csv").decode()
                for row in csv.DictReader(io.StringIO(text, newline="")):
                    yield from _of_csv(row, str(periode))


def _of_csv(row: Mapping[str, str], periode: str) -> Iterator[ShownRow]:
    texts = {name: text or row.get(f"{name}_kata", "").removeprefix("'") for name, text in row.items()}
    scope = STANDARD if texts["dengan"].casefold().startswith(STANDARD) else PLAN
    if not texts["dengan"].startswith("Tahun"):
        figures = texts["realisasi"], texts["nilai"], texts["capaian"]
        full = row["realisasi_penuh"]
        yield ShownRow("pembanding CSV", row["kode"], periode, scope, *figures, machine=True, full=full)
