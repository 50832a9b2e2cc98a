"""The files of one document: beside each other where there are two cores, each fault in its own words."""

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.lengkap import SITUS, TW4, lengkap

from ukur.commands.pages import document_printing
from ukur.commands.pages.document_printing import Job, print_jobs
from ukur.commands.pages.kept_files import is_whole
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.published import PUBLISHED
from ukur.document.published_files import make_file
from ukur.measure.measurements import Measurements
from ukur.model.findings import UkurError
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder

REPO = Path(__file__).parents[2]
Cores = Callable[[int], None]


@pytest.fixture(scope="module")
def dokumen() -> DokumenPengukuran:
    asli = read_catalogue(Folder(REPO / "indicators")).catalogue
    assert asli is not None
    return compose_document(Measurements(lengkap(asli, 2)), TW4, site=SITUS)


@pytest.fixture
def cores(monkeypatch: pytest.MonkeyPatch) -> Cores:
    return lambda number: monkeypatch.setattr(os, "cpu_count", lambda: number)


def job(dokumen: DokumenPengukuran, folder: Path) -> Job:
    return dokumen, tuple((ending, folder / f"uji.{ending}") for ending in PUBLISHED), Equipment()


def test_same_bytes_on_one_core_and_on_two(dokumen: DokumenPengukuran, tmp_path: Path, cores: Cores) -> None:
    for number in (1, 2):
        cores(number)
        print_jobs([job(dokumen, tmp_path / str(number))], lambda: None)
    for ending in PUBLISHED:
        one, two = (tmp_path / number / f"uji.{ending}" for number in "12")
        assert one.read_bytes() == two.read_bytes()
        assert is_whole(two)


@pytest.mark.parametrize(("number", "beside"), [(1, set()), (2, {"xlsx", "docx", "zip"})])
def test_who_makes_what(
    dokumen: DokumenPengukuran,
    tmp_path: Path,
    cores: Cores,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    beside: set[str],
) -> None:
    """On one core no thread; on two, all but the PDF in one that ends with the document."""
    before, here = threading.active_count(), threading.current_thread()
    other = set[str]()

    def watched(printed: DokumenPengukuran, ending: str, equipment: Equipment) -> bytes:
        if threading.current_thread() is not here:
            other.add(ending)
        return make_file(printed, ending, equipment)

    monkeypatch.setattr(document_printing, "make_file", watched)
    cores(number)
    print_jobs([job(dokumen, tmp_path)], lambda: None)
    assert other == beside
    assert threading.active_count() == before


def test_fault_beside_the_pdf(dokumen: DokumenPengukuran, tmp_path: Path, cores: Cores) -> None:
    """A workbook that cannot be written, since a file stands where its folder should be."""
    cores(2)
    (tmp_path / "berkas").write_bytes(b"")
    document, missing, equipment = job(dokumen, tmp_path)
    spoiled = tuple((e, tmp_path / "berkas/cetak/uji.xlsx" if e == "xlsx" else path) for e, path in missing)
    with pytest.raises(UkurError, match=r"^uji\.xlsx tidak dapat ditulis: bukan folder; isi lamanya"):
        print_jobs([(document, spoiled, equipment)], lambda: None)
    assert is_whole(tmp_path / "uji.pdf")


def test_fault_of_the_pdf_waits_for_the_others(
    dokumen: DokumenPengukuran, tmp_path: Path, cores: Cores
) -> None:
    """The emblem is not there: the PDF fails at once, and nothing is written after the sentence about it."""
    cores(2)
    before = threading.active_count()
    with pytest.raises(UkurError, match=r"^kop\.lambang menyebut 'daerah\.png', tetapi gambarnya tidak ada$"):
        print_jobs([job(replace(dokumen, lambang="daerah.png"), tmp_path)], lambda: None)
    assert threading.active_count() == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".sha256") == [
        "uji.docx",
        "uji.xlsx",
        "uji.zip",
    ]
