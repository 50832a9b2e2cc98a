"""Warnings that a note explains: silent where findings are shown, and still there for whoever asks."""

import shutil
from pathlib import Path

import pytest
from tests.checks.test_golden import DASAR, tambal

from ukur.model.findings import Severity
from ukur.source.file_tree import Folder
from ukur.verify.inputs import CheckedData, check_data

FORMULIR, LAIN = "pengukuran/2025-TW2/bidang.yml", "pengukuran/2025-TW2/sekretariat.yml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(DASAR, tmp_path, dirs_exist_ok=True)
    return tmp_path


def periksa(data: Path, *tambalan: str) -> CheckedData:
    for baris in tambalan:
        tambal(data, baris)
    return check_data(Folder(data))


SALAH = {
    "W101": f"{FORMULIR} :: realisasi: 26 => realisasi: 2600{{k}}",  # 11.5 in TW1
    "W105": f"{LAIN} :: realisasi: 6.8 => realisasi: 0.8{{k}}",  # target 8..9; 7.5 in TW1
}


@pytest.mark.parametrize("kode", ["W101", "W105"])
def test_dijelaskan(data: Path, kode: str) -> None:
    checked = periksa(data, SALAH[kode].format(k=""))
    assert [item.code for item in checked.findings if item.severity is Severity.WARNING] == [kode]
    assert checked.explained == ()


@pytest.mark.parametrize("kode", ["W101", "W105"])
def test_diam_tetapi_tercatat(data: Path, kode: str) -> None:
    why = r"\n    keterangan: Bantuan provinsi"
    checked = periksa(data, SALAH[kode].format(k=why))
    assert checked.findings == ()
    assert [(item.code, item.severity, item.hint) for item in checked.explained] == [
        (kode, Severity.REMARK, "dijelaskan: Bantuan provinsi")
    ]


def test_galat_tidak_dapat_dijelaskan(data: Path) -> None:
    """A breakdown beyond its total stays an error, whatever the note says."""
    checked = periksa(
        data,
        r"kamus/IKU-01.yml :: unit: bidang => unit: bidang\nklasifikasi: kecamatan",
        rf"{FORMULIR} ::     realisasi: 11 =>     realisasi: 11\n    keterangan: Benar\n    rincian: "
        r"{99.01.01: {realisasi: 12}, 99.01.02: {}, 99.01.03: {}}",
    )
    assert [(item.code, item.severity) for item in checked.findings] == [("V103", Severity.ERROR)]
    assert [item.code for item in checked.explained] == ["V105"]
