"""The example office as a fixture: forms go out, come back filled, and the lines that change are told."""

import difflib
from pathlib import Path
from typing import NamedTuple

from tests.forms.edited_book import filled

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.desk.form_import import FormImport, import_forms
from ukur.forms.unit_forms import unit_forms
from ukur.forms.workbook.form_writer import write_form
from ukur.model.periode import Periode
from ukur.spreadsheet.reader import read_workbook

CONTOH = Path(__file__).resolve().parents[2] / "generator/ukur/commands/data/example"
TW1 = Periode(2026, 1)
EKONOMI = "pengukuran/2026-TW1/ekonomi.yml"


class Kantor(NamedTuple):
    """A copy of the example office."""

    repo: Path

    def berkas(self, path: str = EKONOMI) -> bytes:
        return (self.repo / "indicators" / path).read_bytes()

    def ganti(self, lama: str, baru: str, path: str = EKONOMI) -> None:
        """Somebody else changes a file meanwhile."""
        text = self.berkas(path).decode()
        assert lama in text
        (self.repo / "indicators" / path).write_text(text.replace(lama, baru, 1), "utf-8")

    def ekspor(self, unit: str = "ekonomi", periode: Periode = TW1) -> bytes:
        ukuran, _ = measured_data(data_tree(self.repo))
        return write_form(unit_forms(ukuran, periode)[unit])

    def impor(self, *isi: bytes) -> FormImport:
        tree = data_tree(self.repo)
        ukuran, _ = measured_data(tree)
        return import_forms(tree, ukuran, [(f"{number}.xlsx", book) for number, book in enumerate(isi, 1)])

    def isi(self, **ketikan: str) -> FormImport:
        """Type into the exported form of one unit; ``Bukti_D7`` is the cell D7 of the sheet Bukti."""
        typed = {name.replace("__", " ").replace("_", "!"): text for name, text in ketikan.items()}
        return self.impor(filled(self.ekspor(), typed))

    def beda(self, hasil: FormImport, path: str = EKONOMI) -> list[str]:
        """The lines that go and come, as ``diff`` says."""
        assert hasil.faults == ()
        assert hasil.changed is not None
        assert set(hasil.changed.files) <= {path}
        new = hasil.changed.files.get(path, self.berkas(path))
        lines = difflib.ndiff(self.berkas(path).decode().splitlines(), new.decode().splitlines())
        return [line for line in lines if line[:2] in {"- ", "+ "}]


def rows_of(book: bytes) -> dict[tuple[str, str], int]:
    """The first row of each indicator on each sheet."""
    found: dict[tuple[str, str], int] = {}
    for sheet in read_workbook(book).sheets:
        for number, cells in sheet.rows():
            if 1 in cells:
                found.setdefault((sheet.name, cells[1].text), number)
    return found
