"""Figures that offices have printed, entered anew as facts: the oracle of the arithmetic.

Numbers only, a point before the decimals, percentages as printed. Where each table was printed stands at its
head; all are public documents of Indonesian governments, read in stored public copies in November 2026. What
the sources printed wrongly is kept as it was printed. See docs/domain-sources.md.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "published"


class Quarter(NamedTuple):
    """What was reported up to a quarter; no ``realisasi`` where the form says it is not measured yet."""

    realisasi: str | None
    capaian: str
    spent: str
    serapan: str


class Programme(NamedTuple):
    """One row of a measurement form: an indicator and the programme behind it."""

    number: int
    target: str
    pagu: str
    quarters: tuple[Quarter, ...]


# BKPSDM Kota Cirebon, Formulir Pengukuran Kinerja, triwulan I dan II 2026.
CIREBON = (
    Programme(
        1,
        "16.46",
        "364134300",
        (Quarter(None, "0", "17244445", "4.74"), Quarter("0.59", "3.57", "210426590", "57.79")),
    ),
    Programme(
        2,
        "80.02",
        "7263549243",
        (Quarter(None, "0", "1849143365", "25.46"), Quarter(None, "0", "3486879210", "48.01")),
    ),
    Programme(
        3, "10.83", "18499835", (Quarter("6.12", "56.53", "0", "0"), Quarter("6.20", "57.28", "0", "0"))
    ),
)


class Monthly(NamedTuple):
    """A row printed with its months: target or allocation, the months' figures, their sum, the percentage."""

    target: str
    months: tuple[str, ...]
    total: str
    persen: str


# Kabupaten Polewali Mandar, Pengukuran Kinerja Tahun 2022, Sub Bidang Penyusunan Anggaran
# (simkinerja2022.polmankab.go.id, page of eselon 4, unit 1.24.2.1). Which months they are was not readable.
POLMAN_OUTPUTS = (
    Monthly("95.56", ("93",), "93", "97.32"),
    Monthly("2", ("1", "0", "2"), "3", "150.00"),
    Monthly("3", ("1", "1", "1", "2"), "5", "166.67"),
)
# The same page, rupiah: a kegiatan and its two sub kegiatan.
POLMAN_BUDGET = (
    Monthly("1004422800", ("177776900", "217285100", "159227092", "446683866"), "1000972958", "99.66"),
    Monthly("808430200", ("177776900", "139800500", "156653392", "331138792"), "805369584", "99.62"),
    Monthly("195992600", ("77484600", "2573700", "115545074"), "195603374", "99.80"),
)


class Indicator(NamedTuple):
    """An indicator with the budget of its kegiatan: pagu, spent, percentage."""

    number: int
    target: str
    realisasi: str
    capaian: str
    budget: tuple[tuple[str, str, str], ...]


# Dinas PMD Kabupaten Blora, Hasil Pengukuran Capaian Indikator Kinerja Utama Tahun 2019, first part of the
# table (scribd.com/document/619498583). The realisasi of indicator 4 is read from a broken layout.
BLORA = (
    Indicator(
        1,
        "1",
        "7",
        "700",
        (
            ("123375000", "116393872", "94"),
            ("109000000", "108489872", "99.5"),
            ("81000000", "80986800", "99.98"),
            ("13210000", "13210000", "100"),
            ("17430000", "17025000", "98"),
        ),
    ),
    Indicator(2, "80", "100", "125", (("1141834816", "1105895010", "97"),)),
    Indicator(
        3,
        "70",
        "100",
        "142",
        (
            ("188095000", "179036672", "95"),
            ("5760000", "5495000", "95"),
            ("11000000", "10495000", "95"),
        ),
    ),
    Indicator(4, "80", "80", "100", (("110175000", "102920000", "93"),)),
)


class Village(NamedTuple):
    """One of the 221 kampung of Way Kanan in a year: the three indices, their mean, and the status.

    Kementerian Desa PDTT, Indeks Desa Membangun 2023 and 2024, Provinsi Lampung, as the shipped instance
    names it in its sources.
    """

    kampung: str
    tahun: int
    sosial: str
    ekonomi: str
    lingkungan: str
    idm: str
    status: str

    @property
    def kecamatan(self) -> str:
        """The code of its kecamatan: ``18.08.01`` of ``18.08.01.2006``."""
        return self.kampung.rpartition(".")[0]


class District(NamedTuple):
    """Counts by status and the mean index of a kecamatan, or of the kabupaten (18.08), made from those."""

    kode: str
    nama: str
    tahun: int
    mandiri: int
    maju: int
    berkembang: int
    rata_rata: str


def villages() -> list[Village]:
    """Return every kampung in both years."""
    return [Village(tahun=int(row.pop("tahun")), **row) for row in _rows("idm_kampung")]


def districts() -> dict[tuple[str, int], District]:
    """Return the counts by code and year."""
    made: dict[tuple[str, int], District] = {}
    for row in _rows("idm_kecamatan"):
        counts = {key: int(row[key]) for key in ("tahun", "mandiri", "maju", "berkembang")}
        found = District(kode=row["kode"], nama=row["nama"], rata_rata=row["rata_rata"], **counts)
        made[found.kode, found.tahun] = found
    return made


class Printed(NamedTuple):
    """A printed percentage; ``batas`` caps it; ``beda`` says why the source is off, ``hitungan`` is right.

    Bea Cukai: an office of the Direktorat Jenderal Bea dan Cukai, Nilai Kinerja Organisasi 2019, 14 IKU
    (github.com/zepar121/tugas123, nko2019.php). Ogan Ilir: LAKIP Kabupaten Ogan Ilir, Dinas Pendidikan 2016,
    first 12 programmes (123dok.com/article/, yjd6606y).
    """

    tabel: str
    nomor: str
    target: str
    realisasi: str
    persen: str
    batas: str
    hitungan: str
    beda: str


class Judged(NamedTuple):
    """An indicator whose table prints no percentage but whether it was reached.

    Balai Karantina Pertanian Kelas II Yogyakarta, Indikator Kinerja Tambahan 2020, all 14 rows
    (github.com/205411203/sikepo-old, tambahan.php). The formula is read from the indicator's words.
    """

    nomor: str
    nama: str
    rumus: str
    target: str
    realisasi: str
    status: str
    beda: str


class OutputPlan(NamedTuple):
    """The twelve months of an output: their progress in percent and volume, as planned, with their totals.

    BPS Kabupaten Tapin, plan of outputs 2026, 22 outputs (github.com/kaizer26/sakip-app, sheet Progress).
    """

    kode: str
    volume: str
    bulan: tuple[str, ...]
    persen: str
    bulan_volume: tuple[str, ...]
    jumlah: str
    beda: str


class MonthlyTarget(NamedTuple):
    """A target of the year with its path through the months.

    BPBD Kabupaten Boyolali, Perjanjian Kinerja 2026, 20 indicators (github.com/ichien86/esakip).
    """

    nomor: str
    target: str
    bulan: tuple[str, ...]
    beda: str


# The same Perjanjian Kinerja, rupiah: its two programmes and the printed total.
BOYOLALI_BUDGET = (("5294655000", "827924000"), "6122579000")


def printed_percentages() -> list[Printed]:
    """Return the rows of Bea Cukai and Ogan Ilir."""
    return [Printed(**row) for row in _rows("persen")]


def judged_rows() -> list[Judged]:
    """Return the rows of Karantina Yogyakarta."""
    return [Judged(**row) for row in _rows("karantina")]


def output_plans() -> list[OutputPlan]:
    """Return the rows of BPS Tapin."""
    return [
        OutputPlan(
            row["kode"],
            row["volume"],
            _months(row, "persen_"),
            row["persen"],
            _months(row, "volume_"),
            row["jumlah"],
            row["beda"],
        )
        for row in _rows("tapin")
    ]


def monthly_targets() -> list[MonthlyTarget]:
    """Return the rows of BPBD Boyolali."""
    return [
        MonthlyTarget(row["nomor"], row["target"], _months(row, "bulan_"), row["beda"])
        for row in _rows("boyolali")
    ]


def _months(row: dict[str, str], prefix: str) -> tuple[str, ...]:
    return tuple(row[f"{prefix}{month:02}"] for month in range(1, 13))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
