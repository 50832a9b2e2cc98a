"""Every published figure at hand, recomputed to its last printed digit; disagreements are listed with why."""

import csv
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal as D
from pathlib import Path

import pytest

from ukur.measure.agregasi import GABUNG
from ukur.measure.alasan import Alasan
from ukur.measure.keuangan import serapan
from ukur.measure.pembulatan import bulatkan
from ukur.measure.predikat import predikat, skala_pada
from ukur.measure.rumus import hitung
from ukur.measure.rumus_id import RumusId
from ukur.model.angka import Besaran, Rentang, parse_number
from ukur.model.indikator import Agregasi
from ukur.model.katalog import Katalog

NAIK, SELISIH, RASIO = RumusId.NAIK, RumusId.TURUN_SELISIH, RumusId.TURUN_RASIO
RENTANG, RENTANG_TURUN = RumusId.RENTANG, RumusId.RENTANG_TURUN


@dataclass(frozen=True)
class Tercetak:
    """One printed percentage and what it was made of; as many decimals count as the source printed."""

    sumber: str
    target: Besaran
    realisasi: D
    persen: str
    rumus: RumusId = NAIK

    @property
    def hitungan(self) -> str | None:
        result = hitung(self.rumus, self.target, self.realisasi)
        decimals = len(self.persen.partition(".")[2])
        return None if isinstance(result, Alasan) else str(bulatkan(result, decimals))


def baris(sumber: str, target: str, realisasi: str, persen: str, rumus: RumusId = NAIK) -> Tercetak:
    return Tercetak(sumber, D(target), D(realisasi), persen, rumus)


# RULES §1.7 (oracle), §1.1 (two formulas for the same data), §1.4. All pages read by somebody; see there.
ORACLE = (
    baris("P1 LKj Lampung 2016, APK SD", "111.94", "111.44", "99.55"),
    baris("P2 LKj Lampung 2016, APK SD terhadap 2019", "112.08", "111.44", "99.43"),
    baris("P3 LKj Lampung 2016, APK SMP", "96.45", "93.58", "97.02"),
    baris("P4 LKj Lampung 2016, APK SMP terhadap 2019", "97.62", "93.58", "95.86"),
    baris("P8 LKj Lampung 2016, terhadap 2019", "77.10", "78.34", "101.61"),
    baris("P12 LKjIP Kediri 2019, BUMDes aktif", "32", "66", "206.25"),
    Tercetak("P14 PermenPANRB 8/2021", Rentang(D(80), D(90)), D(70), "87.5", RENTANG),
    baris("N1 LKj Lampung 2015, AKB", "32", "4.88", "184.75", SELISIH),
    baris("N3 LKj Lampung 2015, API malaria", "0.35", "0.43", "77.14", SELISIH),
    baris("N4 LKj Lampung 2016, DBD", "49", "56.23", "85.24", SELISIH),
    Tercetak("N7 PermenPANRB 8/2021", Rentang(D(7), D(8)), D(9), "87.5", RENTANG_TURUN),
    Tercetak("N8 PermenPANRB 8/2021", Rentang(D(7), D(8)), D("6.5"), "107", RENTANG_TURUN),
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


def _rows(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "data/tabel_kinerja" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _cirebon(shared: Path) -> Iterator[Tercetak]:
    for row in _rows(shared, "cirebon_bkpsdm_formulir_pengukuran_2026.csv"):
        for tw in ("tw1", "tw2"):
            if row[f"realisasi_{tw}"]:
                name = f"cirebon {row['no']} capaian {tw}"
                yield baris(name, row["target_tahun"], row[f"realisasi_{tw}"], row[f"persen_{tw}"])
            name = f"cirebon {row['no']} anggaran {tw}"
            yield baris(name, row["pagu"], row[f"realisasi_anggaran_{tw}"], row[f"persen_anggaran_{tw}"])


def _polman(shared: Path) -> Iterator[Tercetak]:
    for n, row in enumerate(_rows(shared, "polman_simkinerja_2022_subbid_anggaran_kinerja.csv"), 1):
        yield baris(
            f"polman kinerja {n}", row["target"], row["realisasi_jumlah"], row["target_kinerja_persen"]
        )
    for n, row in enumerate(_rows(shared, "polman_simkinerja_2022_subbid_anggaran_keuangan.csv"), 1):
        name = f"polman keuangan {n}"
        yield baris(name, row["alokasi_rp"], row["realisasi_jumlah_rp"], row["realisasi_persen"])


def _blora(shared: Path) -> Iterator[Tercetak]:
    for n, row in enumerate(_rows(shared, "blora_dpmd_2019_petikan.csv"), 1):
        if row["capaian"]:
            target, realisasi = (parse_number(row[k].split()[0].rstrip("%")) for k in ("target", "realisasi"))
            yield Tercetak(
                f"blora capaian {row['no_indikator']}", target, realisasi, row["capaian"].rstrip("%")
            )
        persen = row["persen_rp"].rstrip("%").replace(",", ".")
        yield baris(f"blora anggaran {n}", row["anggaran_rp"], row["realisasi_rp"], persen)


def semua(shared: Path) -> list[Tercetak]:
    return [*ORACLE, *_cirebon(shared), *_polman(shared), *_blora(shared)]


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row.sumber) for row in ORACLE if row.sumber not in KELIRU]
)
def test_oracle_sampai_angka_terakhir(row: Tercetak) -> None:
    assert row.hitungan == row.persen


@pytest.mark.parametrize(
    ("sumber", "tercetak", "benar"),
    [pytest.param(name, row[0], row[1], id=f"{name}: {row[2]}") for name, row in KELIRU.items()],
)
def test_yang_keliru_di_sumber(shared: Path, sumber: str, tercetak: str, benar: str | None) -> None:
    (row,) = (row for row in semua(shared) if row.sumber == sumber)
    assert (row.persen, row.hitungan) == (tercetak, benar)


def test_tidak_ada_selisih_lain(shared: Path) -> None:
    rows = semua(shared)
    assert [row for row in rows if row.hitungan != row.persen and row.sumber not in KELIRU] == []
    assert len({row.sumber for row in rows}) == len(rows)


def test_jumlah_baris_yang_diperiksa(shared: Path) -> None:
    """Cirebon: 3 of 6 capaian filled, 6 budget figures; Polman: 3 and 3; Blora: 4 and 10."""
    counts = [len(list(rows(shared))) for rows in (_cirebon, _polman, _blora)]
    assert (counts, len(ORACLE)) == ([3 + 6, 3 + 3, 4 + 10], 21)


@pytest.mark.parametrize(
    ("berkas", "jumlah"),
    [
        pytest.param("kinerja", "realisasi_jumlah", id="Polman, keluaran per bulan"),
        pytest.param("keuangan", "realisasi_jumlah_rp", id="Polman, rupiah per bulan"),
    ],
)
def test_jumlah_bulanan_tercetak(shared: Path, berkas: str, jumlah: str) -> None:
    for row in _rows(shared, f"polman_simkinerja_2022_subbid_anggaran_{berkas}.csv"):
        monthly = next(value for key, value in row.items() if key.startswith("realisasi_bulanan"))
        series = list(enumerate((D(value) for value in monthly.split(";")), 1))
        assert GABUNG[Agregasi.JUMLAH](series) == D(row[jumlah])


def test_isian_kosong_tidak_dihitung_nol(shared: Path) -> None:
    """Cirebon prints 0 % where nothing was reported; those cells have no realisasi and give no capaian."""
    rows = _rows(shared, "cirebon_bkpsdm_formulir_pengukuran_2026.csv")
    kosong = [row[f"persen_{tw}"] for row in rows for tw in ("tw1", "tw2") if not row[f"realisasi_{tw}"]]
    assert kosong == ["0", "0", "0"]


def test_serapan_sama_dengan_rumus_naik(shared: Path) -> None:
    for row in _rows(shared, "cirebon_bkpsdm_formulir_pengukuran_2026.csv"):
        pagu, realisasi = D(row["pagu"]), D(row["realisasi_anggaran_tw2"])
        assert serapan(pagu, realisasi) == hitung(NAIK, pagu, realisasi)


@pytest.mark.parametrize(
    ("sumber", "singkatan"),
    [
        pytest.param("P1", "ST", id="99,55: di atas 90 disebut sangat tinggi"),
        pytest.param("N1", "ST", id="184,75 tercetak ST"),
        pytest.param("N3", "T", id="77,14 tercetak T"),
        pytest.param("N4", "T", id="85,24 tercetak T"),
    ],
)
def test_predikat_tercetak(katalog: Katalog, sumber: str, singkatan: str) -> None:
    row = next(row for row in ORACLE if row.sumber.startswith(f"{sumber} "))
    skala = skala_pada(katalog.skala, datetime.date(2024, 12, 31))
    assert predikat(skala, D(row.persen)).singkatan == singkatan
