from decimal import Decimal as D

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from ukur.measure.reason import FormulaResult, Reason
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import RUMUS, compute_capaian
from ukur.measure.rumus_id import RumusId
from ukur.measure.vectors import SCORES, Vector
from ukur.model.numbers import Quantity, QuantityValue, TargetRange

ANGKA = st.decimals(min_value=0, max_value=10**15, places=6)
POSITIF = st.decimals(min_value=D("0.000001"), max_value=10**15, places=6)
ANGKA_RUMUS = [RumusId.NAIK, RumusId.TURUN_SELISIH, RumusId.TURUN_RASIO, RumusId.STABIL]
ANGKA_RUMUS += [RumusId.RENTANG, RumusId.RENTANG_TURUN]


def nilai(teks: str) -> Quantity:
    value: Quantity = TypeAdapter(QuantityValue).validate_python(teks)
    return value


def tercetak(hasil: FormulaResult) -> str | None:
    return None if isinstance(hasil, Reason) else str(round_half_up(hasil))


@pytest.mark.parametrize(
    ("rumus", "vektor"),
    [pytest.param(f.id, v, id=f"{f.id} {v.target} {v.realisasi}") for f in RUMUS.values() for v in f.vektor],
)
def test_vektor_terbit(rumus: RumusId, vektor: Vector) -> None:
    hasil = compute_capaian(rumus, nilai(vektor.target), nilai(vektor.realisasi), SCORES)
    assert tercetak(hasil) == vektor.persen


def test_setiap_rumus_punya_vektor() -> None:
    inputs = {f.id: [(v.target, v.realisasi) for v in f.vektor] for f in RUMUS.values()}
    assert {rumus: pairs for rumus, pairs in inputs.items() if len(pairs) < 3} == {}
    assert {rumus: pairs for rumus, pairs in inputs.items() if len({*pairs}) < len(pairs)} == {}
    assert all(v.catatan and v.sumber for f in RUMUS.values() for v in f.vektor)


def test_setiap_rumus_terdaftar_dengan_kalimatnya() -> None:
    assert set(RUMUS) == set(RumusId)
    assert all(r.kalimat and r.sumber and r.kasus_tepi and r.id is rumus for rumus, r in RUMUS.items())


@pytest.mark.parametrize(
    ("rumus", "target", "realisasi", "alasan"),
    [
        pytest.param(RumusId.NAIK, "0", "5", Reason.TARGET_NOL, id="target nol"),
        pytest.param(RumusId.NAIK, "0", "0", Reason.TARGET_NOL, id="target nol dan realisasi nol"),
        pytest.param(RumusId.TURUN_SELISIH, "0", "5", Reason.TARGET_NOL, id="turun: target nol"),
        pytest.param(RumusId.TURUN_RASIO, "0", "5", Reason.TARGET_NOL, id="rasio: target nol"),
        pytest.param(RumusId.STABIL, "0", "5", Reason.TARGET_NOL, id="stabil: target nol"),
        pytest.param(RumusId.RENTANG, "0..0", "5", Reason.TARGET_NOL, id="rentang: batas atas nol"),
        pytest.param(RumusId.RENTANG_TURUN, "0..0", "5", Reason.TARGET_NOL, id="rentang turun: batas nol"),
        pytest.param(RumusId.NAIK, "6.30", "-9.31", Reason.NILAI_NEGATIF, id="realisasi negatif"),
        pytest.param(RumusId.NAIK, "-1", "5", Reason.NILAI_NEGATIF, id="target negatif"),
        pytest.param(RumusId.TURUN_SELISIH, "-1", "5", Reason.NILAI_NEGATIF, id="turun: target negatif"),
        pytest.param(RumusId.TURUN_RASIO, "5", "-1", Reason.NILAI_NEGATIF, id="rasio: realisasi negatif"),
        pytest.param(RumusId.STABIL, "-5", "-5", Reason.NILAI_NEGATIF, id="stabil: keduanya negatif"),
        pytest.param(RumusId.RENTANG, "-5..5", "0", Reason.NILAI_NEGATIF, id="rentang mulai dari negatif"),
        pytest.param(RumusId.RENTANG_TURUN, "-5..5", "0", Reason.NILAI_NEGATIF, id="rentang turun negatif"),
        pytest.param(RumusId.NAIK, "5", "n/a", Reason.TIDAK_BERLAKU, id="realisasi n/a"),
        pytest.param(RumusId.NAIK, "n/a", "5", Reason.TIDAK_BERLAKU, id="target n/a"),
        pytest.param(RumusId.NAIK, "5", "Belum rilis", Reason.BELUM_RILIS, id="belum rilis"),
        pytest.param(RumusId.NAIK, "n/a", "Belum rilis", Reason.BELUM_RILIS, id="belum rilis lebih dulu"),
        pytest.param(RumusId.NAIK, "80..90", "5", Reason.BEDA_JENIS, id="rentang untuk rumus naik"),
        pytest.param(RumusId.TURUN_SELISIH, "80..90", "5", Reason.BEDA_JENIS, id="rentang untuk turun"),
        pytest.param(RumusId.TURUN_RASIO, "80..90", "5", Reason.BEDA_JENIS, id="rentang untuk rasio"),
        pytest.param(RumusId.STABIL, "80..90", "5", Reason.BEDA_JENIS, id="rentang untuk stabil"),
        pytest.param(RumusId.NAIK, "5", "80..90", Reason.BEDA_JENIS, id="realisasi berupa rentang"),
        pytest.param(RumusId.NAIK, "WTP", "5", Reason.BEDA_JENIS, id="kata untuk rumus angka"),
        pytest.param(RumusId.YA_TIDAK, "1", "ya", Reason.BEDA_JENIS, id="angka untuk ya-tidak"),
        pytest.param(RumusId.YA_TIDAK, "ya", "mungkin", Reason.LABEL_TAK_DIKENAL, id="bukan ya atau tidak"),
        pytest.param(RumusId.SKALA, "WTP", "WTS", Reason.LABEL_TAK_DIKENAL, id="label tidak di tabel"),
        pytest.param(RumusId.SKALA, "WTP", "80..90", Reason.BEDA_JENIS, id="skala dengan rentang"),
    ],
)
def test_alasan(rumus: RumusId, target: str, realisasi: str, alasan: Reason) -> None:
    assert compute_capaian(rumus, nilai(target), nilai(realisasi), SCORES) is alasan


@pytest.mark.parametrize(
    ("rumus", "target", "realisasi", "persen"),
    [
        pytest.param(RumusId.SKALA, "WTP", "WDP", "75.00", id="WTP = 4, WDP = 3: 3/4"),
        pytest.param(RumusId.SKALA, "4", "WDP", "75.00", id="target boleh langsung skornya"),
        pytest.param(RumusId.YA_TIDAK, "Ya", "YA", "100.00", id="besar kecil huruf sama"),
        pytest.param(RumusId.RENTANG, "80", "70", "87.50", id="rentang dari satu angka: 70/80"),
        pytest.param(RumusId.RENTANG, "80", "80", "100.00", id="rentang satu angka, tepat"),
        pytest.param(RumusId.RENTANG, "0..5", "0", "100.00", id="batas bawah nol, di dalam rentang"),
        pytest.param(RumusId.RENTANG_TURUN, "0..0", "0", "100.00", id="rentang nol tercapai"),
        pytest.param(RumusId.TURUN_RASIO, "0", "0", "100.00", id="rasio: keduanya nol"),
        pytest.param(RumusId.STABIL, "0", "0", "100.00", id="stabil: keduanya nol"),
    ],
)
def test_kasus_tepi(rumus: RumusId, target: str, realisasi: str, persen: str) -> None:
    assert tercetak(compute_capaian(rumus, nilai(target), nilai(realisasi), SCORES)) == persen


def test_varian_madiun_ditolak() -> None:
    """(T - R) / T gives 0 at R = T (docs/domain-sources.md, formulas); ours gives 100."""
    assert compute_capaian(RumusId.TURUN_SELISIH, D(10), D(10)) == 100


@given(POSITIF, st.sampled_from(ANGKA_RUMUS))
def test_tepat_target_selalu_seratus(target: D, rumus: RumusId) -> None:
    assert compute_capaian(rumus, target, target) == 100


@given(st.integers(1, 10**30 - 1).map(D), st.sampled_from(ANGKA_RUMUS))
def test_tepat_seratus_sampai_tiga_puluh_digit(target: D, rumus: RumusId) -> None:
    assert compute_capaian(rumus, target, target) == 100


@given(POSITIF, ANGKA, ANGKA)
def test_naik_membesar_bersama_realisasi(target: D, satu: D, dua: D) -> None:
    rendah, tinggi = sorted((satu, dua))
    assert D(str(compute_capaian(RumusId.NAIK, target, rendah))) <= D(
        str(compute_capaian(RumusId.NAIK, target, tinggi))
    )


@given(POSITIF, POSITIF, POSITIF, st.sampled_from([RumusId.TURUN_SELISIH, RumusId.TURUN_RASIO]))
def test_turun_mengecil_bersama_realisasi(target: D, satu: D, dua: D, rumus: RumusId) -> None:
    rendah, tinggi = sorted((satu, dua))
    assert D(str(compute_capaian(rumus, target, rendah))) >= D(str(compute_capaian(rumus, target, tinggi)))


@given(POSITIF)
def test_sifat_turun_selisih(target: D) -> None:
    assert compute_capaian(RumusId.TURUN_SELISIH, target, D(0)) == 200
    assert compute_capaian(RumusId.TURUN_SELISIH, target, 2 * target) == 0
    lewat = compute_capaian(RumusId.TURUN_SELISIH, target, 2 * target + D("0.000001"))
    assert isinstance(lewat, D)
    assert lewat < 0


@given(POSITIF, ANGKA)
def test_stabil_menghukum_kedua_sisi_sama(target: D, jarak: D) -> None:
    assume(jarak <= target)
    bawah, atas = (compute_capaian(RumusId.STABIL, target, r) for r in (target - jarak, target + jarak))
    assert tercetak(bawah) == tercetak(atas)
    assert isinstance(atas, D)
    assert atas <= 100


@given(POSITIF, POSITIF, ANGKA, st.sampled_from([RumusId.RENTANG, RumusId.RENTANG_TURUN]))
def test_di_dalam_rentang_seratus(satu: D, dua: D, realisasi: D, rumus: RumusId) -> None:
    bawah, atas = sorted((satu, dua))
    hasil = compute_capaian(rumus, TargetRange(bawah, atas), realisasi)
    assert isinstance(hasil, D)
    assert (hasil == 100) == (bawah <= realisasi <= atas)
