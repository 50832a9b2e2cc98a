"""Texts of data that documents of form 2 print: hostile ones stay texts in every rendering."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from tests.document.baca_docx import baca
from tests.document.baca_pdf import pohon, rapat
from tests.document.baca_xlsx import Bagian, Buku
from tests.document.conftest import Kantor
from tests.jahat import JAHAT

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.docx_writer import write_docx
from ukur.document.open_data.package import zip_data
from ukur.document.open_data.table_text import main_csv
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.document.xlsx.workbook import write_xlsx
from ukur.measure.measurements import Measurements
from ukur.model.pengukuran import Formulir
from ukur.model.periode import Periode

TW4 = Periode(2024, 4)
HURUF = pytest.mark.parametrize(
    "jahat",
    [
        pytest.param("=1+1", id="rumus"),
        pytest.param("@SUM(A1)", id="fungsi"),
        pytest.param("#panic() $x$ *_`\\", id="Typst"),
        pytest.param("<w:r/> ]]> &amp; {{7*7}} {% x %}", id="XML dan templat"),
        pytest.param(JAHAT, id="semuanya"),
    ],
)


def kata(jahat: str) -> dict[str, str]:
    """Each new text by what it is; the hostile letters stand first, where a formula would begin."""
    names = (
        "putus",
        "alasan",
        "unit satu",
        "unit dua",
        "sumber renstra",
        "sumber nasional",
        "sumber baseline",
    )
    return {name: f"{jahat} {name}" for name in names}


def susun(kantor: Kantor, jahat: str) -> DokumenPengukuran:
    """A broken series, an easier target with its reason, a figure of two units, sources of comparisons."""
    text = kata(jahat)
    putus: dict[str, Any] = {
        "kode": "IKU-01",
        "putus_deret": [{"mulai": "2024", "uraian": text["putus"]}],
        "baseline": {"2023": {"nilai": "9", "sumber": text["sumber baseline"]}},
        "target_renstra": {"tahun": "2026", "nilai": "25", "sumber": text["sumber renstra"]},
        "standar_nasional": {"nilai": "30", "sumber": text["sumber nasional"]},
    }
    easier = {"tahun": "20", "dasar": "renstra", "alasan_lebih_mudah": text["alasan"]}
    mudah: dict[str, Any] = {
        "kode": "IKU-02",
        "target": {"2024": easier},
        "baseline": {"2023": {"nilai": "21", "sumber": "Uji"}},
    }
    himpun: dict[str, Any] = {
        "kode": "IKU-03",
        "agregasi": "jumlah",
        "himpunan": "jumlah",
        "unit_bagian": ["dinas", "satu", "dua"],
    }
    units = {
        "dinas": {"nama": "Dinas"},
        "satu": {"nama": text["unit satu"]},
        "dua": {"nama": text["unit dua"]},
    }
    reports = {kode: {(2024, 4): "5"} for kode in ("IKU-01", "IKU-02", "IKU-03")}
    office = kantor([putus, mudah, himpun], reports, instansi={"unit": units})
    part = Formulir.model_validate({"unit": "satu", "indikator": {"IKU-03": {"realisasi": "4"}}})
    forms = {**office.formulir, TW4: {**office.formulir[TW4], "satu": part}}
    return compose_document(Measurements(replace(office, formulir=forms)), TW4)


@HURUF
def test_dokumen_memuat_semuanya(kantor: Kantor, jahat: str) -> None:
    """A target of 20 is easier than the 21 of the year before; of three units two have reported."""
    text, (first, second, third) = kata(jahat), susun(kantor, jahat).baris
    assert second.target_lebih_mudah.endswith(f"Alasan: {text['alasan']}.")
    assert f"{text['unit satu']} 4,00" in third.himpunan
    assert third.himpunan.endswith(f"belum melapor: {text['unit dua']}.")
    assert first.perbandingan is not None
    assert first.perbandingan.putus == (f"Deret putus mulai tahun 2024: {text['putus']}",)


@HURUF
def test_pdf(kantor: Kantor, jahat: str) -> None:
    printed = rapat(pohon(print_pdf(susun(kantor, jahat))).teks)
    assert [word for word in kata(jahat).values() if rapat(word) not in printed] == []


@HURUF
def test_docx(kantor: Kantor, jahat: str) -> None:
    docx = baca(write_docx(susun(kantor, jahat)))
    printed = rapat(docx.teks)
    assert [word for word in kata(jahat).values() if rapat(word) not in printed] == []
    kinds = {str(e.tag) for e in docx.naskah.element.iter()}
    harmless = baca(write_docx(susun(kantor, "aman"))).naskah.element.iter()
    assert kinds == {str(e.tag) for e in harmless}


@HURUF
def test_xlsx(kantor: Kantor, jahat: str) -> None:
    """The formulas are those of harmless words; only their rows may move, for long texts go on below."""

    def formulas(bagian: Bagian) -> list[str]:
        return [re.sub(r"([A-Z])\d+", r"\1", text) for *_, text in bagian.rumus()]

    content, harmless = write_xlsx(susun(kantor, jahat)), write_xlsx(susun(kantor, "aman"))
    buku, bagian = Buku(content), Bagian(content)
    printed = rapat("".join(buku.teks(name) for name in buku.lembar))
    assert [word for word in kata(jahat).values() if rapat(word) not in printed] == []
    assert formulas(bagian) == formulas(Bagian(harmless)) != []
    assert "<hyperlink" not in "".join(bagian.berkas.values())


@HURUF
def test_open_data(kantor: Kantor, jahat: str) -> None:
    document, text = susun(kantor, jahat), kata(jahat)
    rows = {r["kode"]: r for r in csv.DictReader(io.StringIO(main_csv(document).decode(), newline=""))}
    assert text["alasan"] in rows["IKU-02"]["target_lebih_mudah"]
    assert text["unit satu"] in rows["IKU-03"]["himpunan"]
    assert not [cell for row in rows.values() for cell in row.values() if re.match(r"[=@+\t\r]", cell)]
    assert zip_data(document)


@HURUF
def test_office_in_open_data(kantor: Kantor, jahat: str) -> None:
    """Who the office is stands in the package's descriptions alone, letter by letter."""
    said = {
        "urusan": [{"kode": "2.13", "nama": f"{jahat} urusan", "mulai": "2017-01-01"}],
        "induk": [{"nama": f"{jahat} induk", "mulai": "2017-01-01"}],
        "lisensi": {"nama": f"{jahat} lisensi", "kode": "CC-BY-4.0", "tautan": "https://contoh.example/"},
    }
    document = compose_document(Measurements(kantor([{}], {"IKU-01": {(2024, 4): "5"}}, instansi=said)), TW4)
    with zipfile.ZipFile(io.BytesIO(zip_data(document))) as package:
        office = json.loads(package.read("dokumen.json"))["dokumen"]["kantor"]
        [licence] = json.loads(package.read("datapackage.json"))["licenses"]
        readme = package.read("BACA-SAYA.txt").decode()
    names = [office["urusan"][0]["nama"], office["induk"], office["lisensi"]["nama"], licence["title"]]
    assert names == [f"{jahat} {name}" for name in ("urusan", "induk", "lisensi", "lisensi")]
    assert f"Lisensi: {jahat} lisensi (CC-BY-4.0)" in readme
