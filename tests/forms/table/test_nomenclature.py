"""The list of official codes that Ukur carries, and how an office of one urusan looks up in it."""

import io
from collections import Counter

import pytest
import xlsxwriter
from tests.forms.table.make_nomenclature import nomenclature_text

from ukur.commands.data.table_import import shipped_nomenclature
from ukur.forms.table.nomenclature import Nomenclature, NomenclatureList, codes_above, level_of
from ukur.model.pohon import JenisSimpul
from ukur.source.record_file import read_record

PROGRAM, KEGIATAN, SUB = JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUB_KEGIATAN
LONG_NAME = " ".join(["Penyelenggaraan-Penataan"] * 12)
SHIPPED = Nomenclature(shipped_nomenclature().kode, "2.13")


@pytest.mark.parametrize(
    ("name", "level", "below", "kode"),
    [
        pytest.param("Program Penataan Desa", PROGRAM, None, "2.13.02", id="program"),
        pytest.param(
            "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
            PROGRAM,
            None,
            "2.13.01",
            id="penunjang memakai urusan kantor",
        ),
        pytest.param(
            "Penyediaan Gaji dan Tunjangan ASN", SUB, None, "2.13.01.2.02.0001", id="sub kegiatan penunjang"
        ),
        pytest.param(
            "Penyelenggaraan Penataan Desa", KEGIATAN, None, "2.13.02.2.01", id="bukan otonomi khusus"
        ),
        pytest.param("Penyelenggaraan Penataan Desa", KEGIATAN, "2.13.03", None, id="bukan di bawahnya"),
        pytest.param("Program Penataan Desa", KEGIATAN, None, None, id="tingkat lain"),
        pytest.param("Program Kesehatan", PROGRAM, None, None, id="tidak ada"),
    ],
)
def test_code_of_a_name(name: str, level: JenisSimpul, below: str | None, kode: str | None) -> None:
    assert SHIPPED.code_of(name, level, below) == kode


def test_name_of_a_code_of_any_urusan() -> None:
    assert SHIPPED.name_of("1.02.01") == "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"
    assert SHIPPED.name_of("2.13.04") == "PROGRAM ADMINISTRASI PEMERINTAHAN DESA"
    assert SHIPPED.name_of("1.02.02") is None


def test_what_is_shipped() -> None:
    """217 sub kegiatan stand in the source, counted by a second reader; no code is without those above it."""
    levels = Counter(level_of(kode) for kode in SHIPPED.names)
    assert levels == {PROGRAM: 8, KEGIATAN: 41, SUB: 217}
    assert all(above in SHIPPED.names for kode in SHIPPED.names for above in codes_above(kode))


@pytest.mark.parametrize(
    ("kode", "level"),
    [
        pytest.param("2.13.04.2.01.0001", SUB, id="sub kegiatan"),
        pytest.param("2.13.04.2.01.01", SUB, id="sub kegiatan, penulisan lama"),
        pytest.param("X.XX.01.2.01", KEGIATAN, id="kegiatan"),
        pytest.param("2.13", None, id="urusan"),
        pytest.param("2.13.04.2", None, id="tidak lengkap"),
        pytest.param("2896.BMA.004", None, id="kode lain"),
    ],
)
def test_level_of_a_code(kode: str, level: JenisSimpul | None) -> None:
    assert level_of(kode) is level


def test_the_script_takes_codes_and_names_of_a_kabupaten_alone() -> None:
    rows = [
        ["JENIS PEMDA", "BIDANG", "PROGRAM", "KEGIATAN", "SUBKEGIATAN", "KINERJA"],
        [
            "PROV",
            "2.13 X",
            "2.13.02 PROGRAM PENATAAN DESA",
            "2.13.02.1.01 Lain",
            "2.13.02.1.01.0001 Lain",
            "x",
        ],
        [
            "KABKOT",
            "2.13 X",
            "2.13.02 PROGRAM PENATAAN DESA",
            "2.13.02.2.01 Satu",
            f"2.13.02.2.01.0001  Dua: {LONG_NAME}",
            "x",
        ],
        [
            "KABKOT",
            "1.02 X",
            "1.02.02 PROGRAM KESEHATAN",
            "1.02.02.2.01 Tiga",
            "1.02.02.2.01.0001 Empat",
            "x",
        ],
    ]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    text = nomenclature_text(out.getvalue())
    assert max(map(len, text.splitlines())) <= 160  # yamllint refuses 201
    found, faults = read_record("a.yml", text.encode(), NomenclatureList)
    assert faults == ()
    assert found is not None
    assert found.kode == {
        "2.13.02": "PROGRAM PENATAAN DESA",
        "2.13.02.2.01": "Satu",
        "2.13.02.2.01.0001": f"Dua: {LONG_NAME}",
    }
