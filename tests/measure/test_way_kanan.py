"""The shipped instance against the village figures it was made from, by exact fractions, not our code."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from tests.measure.published_tables import District, Village, districts, villages

from ukur.measure.capaian import measure_indikator
from ukur.measure.realisasi import computed_rincian
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode

Kampung = list[Village]
TAHUN = (2023, 2024)
MANDIRI, MAJU, BERKEMBANG = {"mandiri"}, {"mandiri", "maju"}, {"berkembang"}

# What each indicator counts (statuses) or adds up (index), its decimals and direction, and the sample targets
# of kamus/*.yml, re-entered here.
BAGIAN = {"IKU-01": MANDIRI, "IKU-02": MAJU, "IKU-07": BERKEMBANG}
INDEKS = {"IKU-03": "idm", "IKU-04": "sosial", "IKU-05": "ekonomi", "IKU-06": "lingkungan", "IKU-08": "idm"}
TURUN = ("IKU-07", "IKU-08")
SASARAN = {
    "IKU-01": ("10", "20"),
    "IKU-02": ("50", "75"),
    "IKU-03": ("0.72", "0.75"),
    "IKU-04": ("0.78", "0.80"),
    "IKU-05": ("0.60", "0.63"),
    "IKU-06": ("0.76", "0.80"),
    "IKU-07": ("50", "25"),
    "IKU-08": ("0.1", "0.1"),
}
SEMUA = [pytest.param(kode, tahun, id=f"{kode} tahun {tahun}") for kode in SASARAN for tahun in TAHUN]


def setengah_ke_atas(value: Fraction, places: int) -> Fraction:
    """Round half away from zero."""
    scaled = floor(abs(value) * 10**places + Fraction(1, 2))
    return Fraction(scaled if value >= 0 else -scaled, 10**places)


@pytest.fixture(scope="session")
def kampung() -> Kampung:
    return villages()


@pytest.fixture(scope="session")
def agregat() -> dict[tuple[str, int], District]:
    return districts()


def bagian(kode: str, rows: Kampung) -> tuple[Fraction, int]:
    """Numerator and denominator of one indicator over some villages."""
    if kode in BAGIAN:
        return Fraction(sum(row.status in BAGIAN[kode] for row in rows)), len(rows)
    return sum((Fraction(getattr(row, INDEKS[kode])) for row in rows), Fraction(0)), len(rows)


def per_kecamatan(kode: str, tahun: int, rows: Kampung) -> dict[str, tuple[Fraction, int]]:
    groups: dict[str, Kampung] = defaultdict(list)
    for row in rows:
        if row.tahun == tahun:
            groups[row.kecamatan].append(row)
    return {code: bagian(kode, group) for code, group in groups.items()}


def seluruhnya(kode: str, tahun: int, rows: Kampung) -> tuple[Fraction, int]:
    return bagian(kode, [row for row in rows if row.tahun == tahun])


def realisasi(kode: str, tahun: int, rows: Kampung) -> Fraction:
    if kode == "IKU-08":
        means = [n / d for n, d in per_kecamatan(kode, tahun, rows).values()]
        return setengah_ke_atas(max(means) - min(means), 4)
    n, d = seluruhnya(kode, tahun, rows)
    return setengah_ke_atas(n / d * 100, 2) if kode in BAGIAN else setengah_ke_atas(n / d, 4)


@pytest.mark.parametrize(("kode", "tahun"), SEMUA)
def test_realisasi_dan_capaian(katalog: Catalogue, kampung: Kampung, kode: str, tahun: int) -> None:
    """Capaian from the printed realisasi, as the office chose."""
    r, t = realisasi(kode, tahun, kampung), Fraction(SASARAN[kode][TAHUN.index(tahun)])
    persen = setengah_ke_atas(((2 * t - r) if kode in TURUN else r) / t * 100, 2)
    utama = measure_indikator(katalog, kode, Periode(tahun, 4)).main_ratio
    assert (Fraction(str(utama.realisasi)), Fraction(str(utama.target))) == (r, t)
    assert utama.tercetak is not None
    assert Fraction(utama.tercetak) == persen


@pytest.mark.parametrize(("kode", "tahun"), SEMUA)
def test_isian_per_kecamatan(katalog: Catalogue, kampung: Kampung, kode: str, tahun: int) -> None:
    _, isian = katalog.isian(kode, Periode(tahun, 4)) or pytest.fail("isian tidak ada")
    ditulis = {
        code: (Fraction(str(member.pembilang)), int(member.penyebut or 0))
        for code, member in isian.rincian.items()
    }
    assert ditulis == per_kecamatan(kode, tahun, kampung)
    assert set(ditulis) == set(katalog.instansi.klasifikasi["kecamatan"].anggota)
    if kode != "IKU-08":
        assert (Fraction(str(isian.pembilang)), int(isian.penyebut or 0)) == seluruhnya(kode, tahun, kampung)


@pytest.mark.parametrize("tahun", TAHUN)
def test_agregat_terbit(katalog: Catalogue, agregat: dict[tuple[str, int], District], tahun: int) -> None:
    """The aggregate table: counts by status and the mean IDM with four decimals, per kecamatan and in all."""
    periode, anggota = Periode(tahun, 4), katalog.instansi.klasifikasi["kecamatan"].anggota
    isian = {kode: (katalog.isian(kode, periode) or pytest.fail(kode))[1] for kode in SASARAN}
    rata = dict(computed_rincian(katalog.indikator["IKU-03"], isian["IKU-03"]))
    for kode, nama in anggota.items():
        row = agregat[kode, tahun]
        mandiri, maju, berkembang = (
            int(isian[iku].rincian[kode].pembilang or 0) for iku in ("IKU-01", "IKU-02", "IKU-07")
        )
        assert row.nama == nama
        assert (mandiri, maju, berkembang) == (
            row.mandiri,
            row.mandiri + row.maju,
            row.berkembang,
        )
        assert setengah_ke_atas(Fraction(rata[kode]), 4) == Fraction(row.rata_rata)
    total = agregat["18.08", tahun]
    assert str(measure_indikator(katalog, "IKU-03", periode).main_ratio.realisasi) == total.rata_rata
    assert [isian["IKU-01"].pembilang, isian["IKU-01"].penyebut] == [Decimal(total.mandiri), Decimal(221)]


def test_angka_yang_disebut_di_beranda(katalog: Catalogue) -> None:
    """By hand: 26/221 = 11.7647 and 47/221 = 21.2670 percent; 21.27/20 = 1.0635."""
    hasil = {tahun: measure_indikator(katalog, "IKU-01", Periode(tahun, 4)).main_ratio for tahun in TAHUN}
    assert [str(h.realisasi) for h in hasil.values()] == ["11.76", "21.27"]
    assert [str(h.tercetak) for h in hasil.values()] == ["117.60", "106.35"]
