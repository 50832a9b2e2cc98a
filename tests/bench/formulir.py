"""Times of the workbooks of forms: written for a unit of many indicators, and read."""

import time
from collections.abc import Iterator

from ukur.forms.unit_form import AskedTarget, IsianRow, UnitForm
from ukur.forms.workbook.form_writer import write_form
from ukur.model.indikator import CaraHitung
from ukur.model.periode import Periode
from ukur.spreadsheet.reader import read_workbook

SIZES = (25, 500, 2000)
RUNS = 3


def form_of(count: int) -> UnitForm:
    """A form of so many indicators, every second one a ratio: four rows each on three sheets."""
    ways = (CaraHitung.LANGSUNG, CaraHitung.RASIO)
    rows = tuple(
        IsianRow(
            *(f"IKU-{n:04}", f"Persentase layanan nomor {n} yang selesai", "persen", ways[n % 2]),
            *(f"Layanan {n} yang selesai", f"Layanan {n} yang diminta", AskedTarget("72,50", "80,00")),
            terakhir="71,25 (2025-TW1)",
        )
        for n in range(1, count + 1)
    )
    return UnitForm("bidang", "Bidang Layanan", Periode(2025, 2), "Dinas Contoh", "Contoh", False, "", rows)


def baris_formulir() -> Iterator[tuple[str, ...]]:
    """Yield a row for each size: indicators, rows of the workbook, seconds to write and to read, kB."""
    for count in SIZES:
        form, writing, reading, content = form_of(count), [], [], b""
        for _ in range(RUNS):
            start = time.perf_counter()
            content = write_form(form)
            middle = time.perf_counter()
            book = read_workbook(content)
            writing.append(middle - start)
            reading.append(time.perf_counter() - middle)
        rows = sum(len(dict(sheet.rows())) for sheet in book.sheets)
        times = (f"{min(writing):.2f}", f"{min(reading):.2f}")
        yield (str(count), str(rows), *times, f"{len(content) / 1000:.0f}")
