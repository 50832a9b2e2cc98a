"""Times of the workbooks of forms: written for a unit of many indicators, read, and taken in when filled."""

import gc
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ukur.forms.book_fault import BookFault
from ukur.forms.formulir import formulir_yaml
from ukur.forms.unit_form import AskedTarget, IsianRow, UnitForm
from ukur.forms.workbook.book_marks import read_marks
from ukur.forms.workbook.form_reader import read_form
from ukur.forms.workbook.form_reading import Asked
from ukur.forms.workbook.form_writer import write_form
from ukur.model.indikator import CaraHitung
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode
from ukur.source.splice import spliced
from ukur.source.wanted_values import edits_for
from ukur.source.yaml_text import parse
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


def seconds_to_take_in(form: UnitForm) -> float:
    """Seconds from the bytes of a workbook with every figure and a remark filled in to those of the YAML."""
    full = replace(form, baris=tuple(replace(row, isian=_filled(row)) for row in form.baris))
    raw, blank, content = formulir_yaml(form).encode(), write_form(form), write_form(full)
    marks = read_marks("a.xlsx", read_workbook(blank))
    assert not isinstance(marks, BookFault)
    gc.disable()  # as the command line does
    start = time.perf_counter()
    reading = read_form("a.xlsx", read_workbook(content), marks, form, Asked())
    result = spliced("a.yml", raw, edits_for(parse("a.yml", raw).data, reading.wanted))
    seconds = time.perf_counter() - start
    gc.enable()
    assert not reading.faults
    assert len(reading.wanted) >= 2 * len(form.baris)
    assert len(result) > len(raw)
    return seconds


def _filled(row: IsianRow) -> IsianIndikator:
    figures = {key: Decimal("72.9") for key in row.figures}
    return IsianIndikator(**figures, keterangan=f"Catatan {row.kode}")


def baris_formulir() -> Iterator[tuple[str, ...]]:
    """Yield a row for each size: indicators, rows, seconds to write, to read and to take in, kB."""
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
        taken = min(seconds_to_take_in(form) for _ in range(RUNS))
        times = (f"{min(writing):.2f}", f"{min(reading):.2f}", f"{taken:.2f}")
        yield (str(count), str(rows), *times, f"{len(content) / 1000:.0f}")
