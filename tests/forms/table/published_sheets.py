"""Tables of offices as they are filled in, entered anew as facts: what a reading of tables is held against.

The sources are those of ``tests/measure/published_tables.py`` and docs/domain-sources.md, with three that
print no percentage (Jawa Barat, Jember, Aceh Barat); all are public documents of Indonesian governments
without a licence of their own, read in stored public copies in November 2026. Figures are spelt as printed,
slips included; names are cut off, remarks too. The roles were written by hand from the headings.
"""

import csv
from pathlib import Path
from typing import NamedTuple

from ukur.spreadsheet.csv_reader import read_csv
from ukur.spreadsheet.grid import Sheet

FOLDER = Path(__file__).parent / "published"
_MONTHS = " ".join(f"target/{month}" for month in range(1, 13))
_PAIRS = " ".join(f"abaikan target/{month}" for month in range(1, 13))


class Published(NamedTuple):
    """A table: its file, the role of each column, its rows of indicators and of nodes, the questions."""

    name: str
    roles: str
    indikator: int
    nodes: int
    questions: str = ""
    skipped: int = 0
    """Rows that are neither: totals."""

    @property
    def rows(self) -> list[list[str]]:
        """The file's cells, header included."""
        with (FOLDER / f"{self.name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    @property
    def header_rows(self) -> int:
        """How many rows its header has."""
        return 2 if self.name == "tapin" else 1

    def sheet(self) -> Sheet:
        """The file as the program reads it."""
        return read_csv((FOLDER / f"{self.name}.csv").read_bytes()).sheets[0]


TABLES = (
    Published("aceh_barat", "tingkat simpul indikator kondisi-awal target satuan unit", 5, 1),
    Published("bea_cukai", "kode target realisasi capaian", 14, 0, "tahun"),
    Published(
        "blora",
        "simpul simpul nomor indikator target realisasi capaian simpul pagu realisasi-anggaran serapan",
        4,
        6,
        "tahun",
    ),
    Published("boyolali_anggaran", "nomor simpul pagu keterangan", 0, 2, "tahun", 1),
    Published("boyolali_bulanan", f"nomor simpul indikator target {_MONTHS}", 20, 0),
    Published("boyolali_sasaran", "nomor simpul indikator target", 4, 0, "tahun"),
    Published(
        "cirebon",
        "nomor simpul indikator cara-hitung target realisasi/TW1 capaian/TW1 keterangan realisasi/TW2 "
        "capaian/TW2 keterangan simpul pagu realisasi-anggaran/TW1 serapan/TW1 realisasi-anggaran/TW2 "
        "serapan/TW2 tahun",
        3,
        0,
        "beda deret:realisasi deret:realisasi-anggaran",
    ),
    Published("jabar", "nomor simpul indikator satuan target", 5, 0, "angka-berkata satuan tahun"),
    Published("jabar_anggaran", "nomor simpul pagu keterangan", 0, 10, "tahun"),
    Published("jember", "kode simpul indikator target satuan pagu", 28, 0, "satuan satuan-ganda tahun"),
    Published("karantina", "nomor indikator target capaian keterangan", 14, 0, "angka-berkata kolom:D tahun"),
    Published("ogan_ilir", "nomor simpul pagu realisasi-anggaran serapan abaikan", 0, 12, "tahun"),
    Published("polman_keuangan", "tingkat simpul pagu abaikan realisasi-anggaran serapan", 0, 3, "tahun"),
    Published(
        "polman_kinerja",
        "tingkat simpul indikator satuan target abaikan realisasi capaian",
        3,
        0,
        "tahun",
    ),
    Published(
        "tapin", f"kode simpul kode indikator target {_PAIRS} abaikan abaikan abaikan abaikan", 22, 0, "tahun"
    ),
)
