"""A newcomer's task: one more column of the measurement form, by one declaration and nothing else."""

import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest
from tests.document.baca_docx import baca
from tests.document.baca_pdf import Simpul, pohon, rapat
from tests.document.baca_xlsx import Bagian, Buku
from tests.salinan import REPO
from tests.urai import Unsur, urai

ANCHOR = '        only_data("desimal"'
COLUMN = """        Column(
            "penanggung_jawab",
            "Penanggung jawab",
            Width(2, 1, 110),
            text("Unit yang menjawab."),
            value=lambda row: next(e for e in row.document.kamus if e.kode == row.item.kode).penanggung_jawab,
        ),
"""
RENDER = """
import sys
from pathlib import Path
from ukur.commands.pages import site_build
from ukur.document.published_files import FILE_FORMS
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.composition import compose_document
from ukur.measure.measurements import Measurements
from ukur.model.periode import Periode
from ukur.site.page import PageAddresses
from ukur.site.whole_site import compose_site
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder

measured = Measurements(read_catalogue(Folder(Path(sys.argv[1]))).catalogue)
target = Path(sys.argv[2])
for kind, form in FILE_FORMS.items():
    (target / kind).write_bytes(form.buat(compose_document(measured, Periode(2024, 4)), Equipment()))
pages = compose_site(site_build.gather_material(measured, False, {}), PageAddresses()).halaman
[page] = [page for page in pages if page.src == "dokumen/2024-TW4.md"]
(target / "html").write_text(page.isi(), "utf-8")
"""
UNIT = "Dinas Pemberdayaan Masyarakat dan Kampung"


@dataclass(frozen=True)
class Rendered:
    """The files of the office's own document, made by a program with one more column."""

    folder: Path

    def bytes(self, kind: str) -> bytes:
        return (self.folder / kind).read_bytes()


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    folder = tmp_path_factory.mktemp("kolom")
    package = folder / "ukur"
    shutil.copytree(REPO / "generator/ukur", package, ignore=shutil.ignore_patterns("__pycache__"))
    form = package / "document/tabel/form.py"
    source = form.read_text("utf-8")
    assert source.count(ANCHOR) == 1
    form.write_text(source.replace(ANCHOR, COLUMN + ANCHOR), "utf-8")
    command = [sys.executable, "-c", RENDER, str(REPO / "indicators"), str(folder)]
    done = subprocess.run(command, env={"PYTHONPATH": str(folder)}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return Rendered(folder)


def _beside(names: Sequence[str]) -> None:
    """The new heading stands once, right behind Satuan."""
    assert [name for name, _ in groupby(names)].count("Penanggung jawab") == 1
    assert names[names.index("Penanggung jawab") - 1] == "Satuan"


def _span(node: Simpul, direction: str) -> int:
    return int(node.atribut.get(direction, 1))


def test_pdf(rendered: Rendered) -> None:
    tables = pohon(rendered.bytes("pdf")).cari("Table")
    table = next(one for one in tables if "Penanggung jawab" in one.teks)
    top, below, *rows = table.cari("TR")
    names = [rapat(cell.teks) for cell in top.anak]
    assert names[names.index("Penanggungjawab") - 1] == "Satuan"
    width = sum(_span(cell, "ColSpan") for cell in top.anak)
    assert len(below.anak) == sum(_span(cell, "ColSpan") for cell in top.anak if _span(cell, "RowSpan") == 1)
    assert {len(row.anak) for row in rows} == {width}
    at = names.index("Penanggungjawab")
    assert {rapat(row.anak[at].teks) for row in rows} == {rapat(UNIT)}


def test_docx(rendered: Rendered) -> None:
    [form] = [
        rows for caption, rows in baca(rendered.bytes("docx")).tabel.items() if caption.startswith("Form")
    ]
    top, below, *rows = form
    _beside(top)
    assert below[top.index("Penanggung jawab")] == "Penanggung jawab"
    assert {len(row) for row in form} == {len(top)}
    assert {row[top.index("Penanggung jawab")] for row in rows if row[0].startswith("IKU-")} == {UNIT}


def test_xlsx(rendered: Rendered) -> None:
    """Every formula of the form moves with its column: capaian = realisasi / target x 100, two places."""
    content = rendered.bytes("xlsx")
    sheet = Buku(content).lembar["Formulir"]
    head = next(at for at, row in enumerate(sheet) if row[0] == "No")
    _beside([str(name) for name in sheet[head] if name])
    at = sheet[head].index("Penanggung jawab")
    line = next(at for at, row in enumerate(sheet) if str(row[2]).startswith("IKU-01 "))
    assert sheet[line][at] == UNIT
    formulas = {cell: text for name, cell, text in Bagian(content).rumus() if name == "Formulir"}
    target, real, reached = (chr(ord("A") + at + shift) for shift in (1, 2, 3))
    assert formulas[f"{reached}{line + 1}"] == f"ROUND({real}{line + 1}/{target}{line + 1}*100,2)"
    summary = Buku(content).lembar["Ringkasan"]
    assert 105.16 in next(row for row in summary if row[0] == "Semua indikator")
    means = {text for name, _, text in Bagian(content).rumus() if name == "Ringkasan"}
    assert any(text.startswith("ROUND(AVERAGE(Indikator!") for text in means)


def test_html(rendered: Rendered) -> None:
    table = urai(rendered.bytes("html").decode()).cari("table", "ukur-formulir")[0]
    top, _ = table.cari("thead")[0].cari("tr")
    names = [cell.teks for cell in top.cari("th")]
    _beside(names)
    rows = [
        row for row in table.cari("tbody")[0].cari("tr") if "ukur-rinci" not in row.atribut.get("class", "")
    ]
    cells = [[cell for cell in row.isi if isinstance(cell, Unsur)] for row in rows]
    assert {row[names.index("Penanggung jawab")].teks for row in cells} == {UNIT}


def test_data(rendered: Rendered) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered.bytes("zip"))) as archive:
        head, first, *_ = archive.read("indikator.csv").decode().splitlines()
        described = archive.read("datapackage.json").decode()
    names = head.split(",")
    assert names[names.index("penanggung_jawab") - 1] == "satuan"
    assert UNIT in first
    assert "Unit yang menjawab." in described
