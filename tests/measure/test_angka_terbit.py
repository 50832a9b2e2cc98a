"""Every published figure at hand, recomputed to its last printed digit; disagreements are listed with why."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal as D

import pytest
from tests.measure.published_tables import BLORA, CIREBON, POLMAN_BUDGET, POLMAN_OUTPUTS, Monthly

from ukur.measure.agregasi import COMBINERS
from ukur.measure.budget_ratios import serapan
from ukur.measure.predikat import predikat, skala_in_force
from ukur.measure.reason import Reason
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import compute_capaian
from ukur.measure.rumus_id import RumusId
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Agregasi
from ukur.model.numbers import Quantity, TargetRange, parse_number

NAIK, SELISIH, RASIO = RumusId.NAIK, RumusId.TURUN_SELISIH, RumusId.TURUN_RASIO
RENTANG, RENTANG_TURUN = RumusId.RENTANG, RumusId.RENTANG_TURUN


@dataclass(frozen=True)
class Tercetak:
    """One printed percentage and what it was made of; as many decimals count as the source printed."""

    sumber: str
    target: Quantity
    realisasi: D
    persen: str
    rumus: RumusId = NAIK

    @property
    def hitungan(self) -> str | None:
        result = compute_capaian(self.rumus, self.target, self.realisasi)
        decimals = len(self.persen.partition(".")[2])
        return None if isinstance(result, Reason) else str(round_half_up(result, decimals))


def baris(sumber: str, target: str, realisasi: str, persen: str, rumus: RumusId = NAIK) -> Tercetak:
    return Tercetak(sumber, D(target), D(realisasi), persen, rumus)


# Sources by name in docs/domain-sources.md (published figures): each page was read, two formulas for the same
# data among them.
ORACLE = (
    baris("P1 LKj Lampung 2016, APK SD", "111.94", "111.44", "99.55"),
    baris("P2 LKj Lampung 2016, APK SD terhadap 2019", "112.08", "111.44", "99.43"),
    baris("P3 LKj Lampung 2016, APK SMP", "96.45", "93.58", "97.02"),
    baris("P4 LKj Lampung 2016, APK SMP terhadap 2019", "97.62", "93.58", "95.86"),
    baris("P8 LKj Lampung 2016, terhadap 2019", "77.10", "78.34", "101.61"),
    baris("P12 LKjIP Kediri 2019, BUMDes aktif", "32", "66", "206.25"),
    Tercetak("P14 PermenPANRB 8/2021", TargetRange(D(80), D(90)), D(70), "87.5", RENTANG),
    baris("N1 LKj Lampung 2015, AKB", "32", "4.88", "184.75", SELISIH),
    baris("N3 LKj Lampung 2015, API malaria", "0.35", "0.43", "77.14", SELISIH),
    baris("N4 LKj Lampung 2016, DBD", "49", "56.23", "85.24", SELISIH),
    Tercetak("N7 PermenPANRB 8/2021", TargetRange(D(7), D(8)), D(9), "87.5", RENTANG_TURUN),
    Tercetak("N8 PermenPANRB 8/2021", TargetRange(D(7), D(8)), D("6.5"), "107", RENTANG_TURUN),
    baris("N9 LKjIP Bali 2020, kriminalitas", "3669", "1967", "186.52", RASIO),
    baris("B1 PMK 214/2017, serapan", "855830897000", "734881464333", "85.87"),
    baris("B2 Cirebon 2026, serapan TW I", "364134300", "17244445", "4.74"),
    baris("Pringsewu monev, API malaria", "0.35", "0.43", "81.40", RASIO),
    baris("Pringsewu monev, AKB", "32", "4.88", "655.74", RASIO),
    baris("X1 PermenPANRB 8/2021", "90", "92", "113"),
    baris("X2 LKj Lampung, HIV", "0.49", "0.01", "198.58", SELISIH),
    baris("X3 LKj Lampung, API malaria", "1", "0.43", "156.57", SELISIH),
    baris("X4 LKjIP Bali 2020, pertumbuhan", "6.30", "-9.31", "-70.89"),
)

# Rows the source itself printed otherwise: what it printed, the correct value by hand, and the reason.
KELIRU = {
    # 366900 / 1967 = 186.5277...
    "N9 LKjIP Bali 2020, kriminalitas": ("186.52", "186.53", "sumber memotong, tidak membulatkan"),
    # 9200 / 90 = 102.2222... -> no decimals printed: 102
    "X1 PermenPANRB 8/2021": ("113", "102", "contoh di lampiran salah hitung (102,22)"),
    # (0.98 - 0.01) / 0.49 = 1.979591...
    "X2 LKj Lampung, HIV": ("198.58", "197.96", "dihitung dari realisasi yang belum dibulatkan"),
    # (2 - 0.43) / 1 = 1.57
    "X3 LKj Lampung, API malaria": ("156.57", "157.00", "dihitung dari realisasi yang belum dibulatkan"),
    "X4 LKjIP Bali 2020, pertumbuhan": ("-70.89", None, "nilai negatif tidak dihitung"),
    # 59 / 16.46 = 3.58444...
    "cirebon 1 capaian tw2": ("3.57", "3.58", "realisasi tercetak sudah dibulatkan"),
    # 612 / 10.83 = 56.50969...
    "cirebon 3 capaian tw1": ("56.53", "56.51", "realisasi tercetak sudah dibulatkan"),
    # 620 / 10.83 = 57.24838...
    "cirebon 3 capaian tw2": ("57.28", "57.25", "realisasi tercetak sudah dibulatkan"),
    # 10000 / 70 = 142.857... -> no decimals printed: 143
    "blora capaian 3": ("142", "143", "sumber memotong, tidak membulatkan"),
}


def _cirebon() -> Iterator[Tercetak]:
    for row in CIREBON:
        for tw, quarter in enumerate(row.quarters, 1):
            if quarter.realisasi:
                name = f"cirebon {row.number} capaian tw{tw}"
                yield baris(name, row.target, quarter.realisasi, quarter.capaian)
            yield baris(f"cirebon {row.number} anggaran tw{tw}", row.pagu, quarter.spent, quarter.serapan)


def _polman() -> Iterator[Tercetak]:
    for kind, rows in (("kinerja", POLMAN_OUTPUTS), ("keuangan", POLMAN_BUDGET)):
        for n, row in enumerate(rows, 1):
            yield baris(f"polman {kind} {n}", row.target, row.total, row.persen)


def _blora() -> Iterator[Tercetak]:
    for row in BLORA:
        target, realisasi = parse_number(row.target), parse_number(row.realisasi)
        yield Tercetak(f"blora capaian {row.number}", target, realisasi, row.capaian)
        for n, (pagu, spent, persen) in enumerate(row.budget, 1):
            yield baris(f"blora anggaran {row.number}.{n}", pagu, spent, persen)


def semua() -> list[Tercetak]:
    return [*ORACLE, *_cirebon(), *_polman(), *_blora()]


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row.sumber) for row in ORACLE if row.sumber not in KELIRU]
)
def test_oracle_sampai_angka_terakhir(row: Tercetak) -> None:
    assert row.hitungan == row.persen


@pytest.mark.parametrize(
    ("sumber", "tercetak", "benar"),
    [pytest.param(name, row[0], row[1], id=f"{name}: {row[2]}") for name, row in KELIRU.items()],
)
def test_yang_keliru_di_sumber(sumber: str, tercetak: str, benar: str | None) -> None:
    (row,) = (row for row in semua() if row.sumber == sumber)
    assert (row.persen, row.hitungan) == (tercetak, benar)


def test_tidak_ada_selisih_lain() -> None:
    rows = semua()
    assert [row for row in rows if row.hitungan != row.persen and row.sumber not in KELIRU] == []
    assert len({row.sumber for row in rows}) == len(rows)


def test_jumlah_baris_yang_diperiksa() -> None:
    """Cirebon: 3 of 6 capaian filled, 6 budget figures; Polman: 3 and 3; Blora: 4 and 10."""
    counts = [len(list(rows())) for rows in (_cirebon, _polman, _blora)]
    assert (counts, len(ORACLE)) == ([3 + 6, 3 + 3, 4 + 10], 21)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(POLMAN_OUTPUTS, id="Polman, keluaran per bulan"),
        pytest.param(POLMAN_BUDGET, id="Polman, rupiah per bulan"),
    ],
)
def test_jumlah_bulanan_tercetak(rows: tuple[Monthly, ...]) -> None:
    for row in rows:
        series = list(enumerate(map(D, row.months), 1))
        assert COMBINERS[Agregasi.JUMLAH](series) == D(row.total)


def test_isian_kosong_tidak_dihitung_nol() -> None:
    """Cirebon prints 0 % where nothing was reported; those cells have no realisasi and give no capaian."""
    quarters = [quarter for row in CIREBON for quarter in row.quarters]
    assert [quarter.capaian for quarter in quarters if quarter.realisasi is None] == ["0", "0", "0"]


def test_serapan_sama_dengan_rumus_naik() -> None:
    for row in CIREBON:
        pagu, realisasi = D(row.pagu), D(row.quarters[1].spent)
        assert serapan(pagu, realisasi) == compute_capaian(NAIK, pagu, realisasi)


@pytest.mark.parametrize(
    ("sumber", "singkatan"),
    [
        pytest.param("P1", "ST", id="99,55: di atas 90 disebut sangat tinggi"),
        pytest.param("N1", "ST", id="184,75 tercetak ST"),
        pytest.param("N3", "T", id="77,14 tercetak T"),
        pytest.param("N4", "T", id="85,24 tercetak T"),
    ],
)
def test_predikat_tercetak(katalog: Catalogue, sumber: str, singkatan: str) -> None:
    row = next(row for row in ORACLE if row.sumber.startswith(f"{sumber} "))
    skala = skala_in_force(katalog.skala, datetime.date(2024, 12, 31))
    assert predikat(skala, D(row.persen)).singkatan == singkatan
