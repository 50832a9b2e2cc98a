import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ukur.spreadsheet.reader import read_workbook

Jalankan = Callable[..., Any]
REPO = Path(__file__).resolve().parents[2]
CONTOH = REPO / "generator/ukur/commands/data/example/indicators"
UNITS = ["ekonomi", "kelembagaan", "pemerintahan", "sekretariat"]


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    shutil.copytree(CONTOH, tmp_path / "indicators")
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.xlsx"))


def test_one_workbook_for_each_unit(ukur: Jalankan, kantor: Path) -> None:
    """Opened by ``new``, exported twice: the second time nothing changes."""
    assert ukur("new", "2026-TW2", di=kantor).kode == 0
    names = [f"formulir-2026-TW2-{unit}.xlsx" for unit in UNITS]
    result = ukur("forms", "export", "2026-tw2", di=kantor)
    assert (result.kode, result.out.split(), result.err) == (0, names, "")
    assert files(kantor) == names
    before = {name: (kantor / name).read_bytes() for name in names}
    assert ukur("forms", "export", "2026-TW2", di=kantor).kode == 0
    assert {name: (kantor / name).read_bytes() for name in names} == before


def test_one_unit_into_a_folder(ukur: Jalankan, kantor: Path) -> None:
    """What the unit's form says by now is in it."""
    result = ukur("forms", "export", "2025-TW4", "--unit", "ekonomi", "--output", "keluar/baru", di=kantor)
    assert result == (0, "keluar/baru/formulir-2025-TW4-ekonomi.xlsx\n", "")
    sheet = read_workbook((kantor / result.out.strip()).read_bytes()).sheet("Isian")
    assert sheet
    assert "8571,60" in {cell.text for cell in sheet.cells.values()}


def test_a_filled_workbook_is_not_overwritten(ukur: Jalankan, kantor: Path) -> None:
    name = "formulir-2025-TW4-ekonomi.xlsx"
    (kantor / name).write_bytes(b"sudah diisi")
    keluar, out, err = ukur("forms", "export", "2025-TW4", di=kantor)
    assert (keluar, len(out.split())) == (1, 3)
    assert (
        err == f"{name} sudah ada dan isinya lain, jadi tidak ditimpa; pindahkan atau pilih --output lain.\n"
    )
    assert (kantor / name).read_bytes() == b"sudah diisi"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ["2026-TW3"],
            "periode 2026-TW3 belum dibuka; jalankan dahulu: ukur new 2026-TW3",
            id="belum dibuka",
        ),
        pytest.param(["2025"], "bukan periode", id="bukan periode"),
        pytest.param(
            ["2025-TW4", "--unit", "x"],
            "unit 'x' tidak ada pada 2025-TW4; yang ada: dinas, ekonomi, kelembagaan",
            id="unit lain",
        ),
        pytest.param(
            ["2025-TW4", "--output", "indicators/sop.yml"],
            "--output harus berupa folder, bukan berkas",
            id="folder yang berupa berkas",
        ),
    ],
)
def test_refused(ukur: Jalankan, kantor: Path, arguments: list[str], message: str) -> None:
    keluar, out, err = ukur("forms", "export", *arguments, di=kantor)
    assert (keluar, out) == (2, "")
    assert message in err
    assert files(kantor) == []


def test_a_form_that_cannot_be_read_is_not_exported(ukur: Jalankan, kantor: Path) -> None:
    """Its workbook would show a figure as blank that is there; the other units can be exported."""
    form = kantor / "indicators/pengukuran/2025-TW4/ekonomi.yml"
    form.write_text(
        form.read_text("utf-8").replace("realisasi: 378750000", "realisasi: 378750000 rupiah"), "utf-8"
    )
    keluar, out, err = ukur("forms", "export", "2025-TW4", di=kantor)
    assert (keluar, out, files(kantor)) == (2, "", [])
    assert "pengukuran/2025-TW4/ekonomi.yml memuat galat" in err
    assert ukur("forms", "export", "2025-TW4", "--unit", "kelembagaan", di=kantor).kode == 0
