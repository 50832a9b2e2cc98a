"""The three figures of an indicator, each with its own target: every aggregation in every state of a quarter.

Expected values are by hand. Quarter after quarter the made-up indicator reports and aims at::

    jumlah      8, 22, 30, 44 of 10, 20, 30, 40; to date 8, 30, 60, 104 of 10, 30, 60, 100; the year 100
    rata-rata   30, 66, 84, 100 of 40, 60, 80, 100; to date 30, 48, 60, 70 of 40, 50, 60, 70; the year 70
    the others  20, 55, 75, 90 of 25, 50, 75, 100 (maksimum 50 in TW3); the year 100
"""

from collections.abc import Callable, Mapping
from decimal import Decimal as D
from typing import Any

import pytest

from ukur.measure.capaian import Capaian, IndikatorResult, measure_indikator
from ukur.measure.figure_words import realisasi_text, status_text
from ukur.measure.reason import Reason
from ukur.measure.rollup import roll_up
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.model.scope import Scope

Susun = Callable[..., Catalogue]
Tiga = tuple[str, str, str]
POSISI = ("20", "55", "75", "90")
NILAI: Mapping[str, tuple[str, ...]] = {
    "jumlah": ("8", "22", "30", "44"),
    "rata-rata": ("30", "66", "84", "100"),
    "posisi-akhir": POSISI,
    "kumulatif": POSISI,
    "maksimum": ("20", "55", "50", "90"),
}
TARGET: Mapping[str, tuple[str, ...]] = {
    "jumlah": ("10", "20", "30", "40", "100"),
    "rata-rata": ("40", "60", "80", "100", "70"),
    "posisi-akhir": ("25", "50", "75", "100", "100"),
    "kumulatif": ("25", "50", "75", "100", "100"),
    "maksimum": ("25", "50", "75", "100", "100"),
}
SAMPAI: Mapping[str, tuple[str, ...]] = {
    **{kind: values[:4] for kind, values in TARGET.items()},
    "jumlah": ("10", "30", "60", "100"),
    "rata-rata": ("40", "50", "60", "70"),
}
"""Targets to date."""
DULU: Mapping[str, tuple[str, ...]] = {
    "jumlah": ("8", "30", "60"),
    "rata-rata": ("30", "48", "60"),
    "posisi-akhir": POSISI[:3],
    "kumulatif": POSISI[:3],
    "maksimum": ("20", "55", "55"),
}
"""The value to date after TW1, TW2 and TW3."""
SEMUA = tuple(NILAI)
AKHIR, KURANG = str(Reason.AKHIR_TAHUN), str(Reason.BELUM_LENGKAP)


def target(nilai: tuple[str, ...]) -> dict[str, Any]:
    quarters = {f"TW{at}": value for at, value in enumerate(nilai[:4], 1)}
    return {"2024": {"tahun": nilai[4], "triwulan": quarters, "dasar": "renja"}}


def ukur(
    susun: Susun, agregasi: str, tw: int, isian: Mapping[int, Any], aritmetika: Any = None, **ubah: Any
) -> IndikatorResult:
    keys = {"agregasi": agregasi, "target": target(TARGET[agregasi]), "desimal": "2", **ubah}
    katalog = susun({(2024, q): value for q, value in isian.items()}, aritmetika, **keys)
    return measure_indikator(katalog, "IKU-01", Periode(2024, tw))


def dilaporkan(agregasi: str, sampai: int, mulai: int = 1) -> dict[int, Any]:
    return {q: NILAI[agregasi][q - 1] for q in range(mulai, sampai + 1)}


def angka(hasil: IndikatorResult) -> Tiga:
    quarter, until, year = (str(f.alasan if f.tercetak is None else f.tercetak) for f in hasil.figures)
    return quarter, until, year


def status(hasil: IndikatorResult) -> Tiga:
    quarter, until, year = (status_text(figure) for figure in hasil.figures)
    return quarter, until, year


def sama(figure: Capaian, nilai: str | None) -> bool:
    return figure.target is None if nilai is None else figure.target == D(nilai)


# Quarter, to date, year; 50/75 = 66.667, 55/75 = 73.333; 30/70 = 42.857, 48/70 = 68.571, 60/70 = 85.714.
SENDIRI: Mapping[str, tuple[Tiga, ...]] = {
    "jumlah": (
        ("80.00", "80.00", "8.00"),
        ("110.00", "100.00", "30.00"),
        ("100.00", "100.00", "60.00"),
        ("110.00", "104.00", "104.00"),
    ),
    "rata-rata": (
        ("75.00", "75.00", "42.86"),
        ("110.00", "96.00", "68.57"),
        ("105.00", "100.00", "85.71"),
        ("100.00", "100.00", "100.00"),
    ),
    "posisi-akhir": (
        ("80.00", "80.00", "20.00"),
        ("110.00", "110.00", "55.00"),
        ("100.00", "100.00", "75.00"),
        ("90.00", "90.00", "90.00"),
    ),
    "maksimum": (
        ("80.00", "80.00", "20.00"),
        ("110.00", "110.00", "55.00"),
        ("66.67", "73.33", "55.00"),
        ("90.00", "90.00", "90.00"),
    ),
}
SENDIRI = {**SENDIRI, "kumulatif": SENDIRI["posisi-akhir"]}


@pytest.mark.parametrize("tw", [1, 2, 3, 4])
@pytest.mark.parametrize("agregasi", SEMUA)
def test_angka_sendiri(susun: Susun, agregasi: str, tw: int) -> None:
    """Each figure against its own target; the year's is judged when the year has ended."""
    hasil = ukur(susun, agregasi, tw, dilaporkan(agregasi, tw))
    expected = SENDIRI[agregasi][tw - 1]
    assert angka(hasil) == expected
    judged = tuple("Tercapai" if D(value) >= 100 else "Tidak tercapai" for value in expected)
    assert status(hasil) == (*judged[:2], judged[2] if tw == 4 else AKHIR)
    assert sama(hasil.triwulan, TARGET[agregasi][tw - 1])
    assert sama(hasil.sampai, SAMPAI[agregasi][tw - 1])
    assert sama(hasil.tahun, TARGET[agregasi][4])
    assert hasil.lingkup is (Scope.SETAHUN if tw == 4 else Scope.SAMPAI)
    assert [figure.old_until for figure in hasil.figures] == [None] * 3


@pytest.mark.parametrize("tw", [1, 2, 3, 4])
@pytest.mark.parametrize("agregasi", SEMUA)
def test_kosong(susun: Susun, agregasi: str, tw: int) -> None:
    """No figure, no status: the value to date is shown with up to when, beside the target of this quarter."""
    hasil = ukur(susun, agregasi, tw, {**dilaporkan(agregasi, tw - 1), tw: {"keterangan": "Belum direkap"}})
    assert angka(hasil) == status(hasil) == ("belum ada data",) * 3
    assert [(f.persen, f.predikat, f.tercapai) for f in hasil.figures] == [(None, None, None)] * 3
    assert sama(hasil.sampai, SAMPAI[agregasi][tw - 1])
    assert hasil.lingkup is (Scope.SETAHUN if tw == 4 else Scope.SAMPAI)
    shown = [realisasi_text(figure, 0) for figure in hasil.figures]
    old = f"{DULU[agregasi][tw - 2]} (s.d. TW {('I', 'II', 'III')[tw - 2]})" if tw > 1 else "–"
    assert shown == ["–", old, old]


def test_target_triwulan_kosong_menghitung_semua_yang_jatuh_tempo(susun: Susun) -> None:
    """TW2 and TW3 are blank: of TW3 are expected 10 + 20 + 30, though only TW1 reported 8."""
    hasil = ukur(susun, "jumlah", 3, {1: "8"})
    assert (sama(hasil.sampai, "60"), realisasi_text(hasil.sampai, 0)) == (True, "8 (s.d. TW I)")
    assert sama(ukur(susun, "jumlah", 3, {1: "n/a"}).sampai, "50")  # TW1 adds nothing


@pytest.mark.parametrize("tw", [1, 2, 3])
@pytest.mark.parametrize("agregasi", SEMUA)
def test_belum_waktunya(susun: Susun, agregasi: str, tw: int) -> None:
    """An indicator of once a year is not missing before its quarter."""
    hasil = ukur(susun, agregasi, tw, {}, frekuensi="tahunan")
    assert angka(hasil) == status(hasil) == ("belum waktunya diukur",) * 3
    assert (hasil.main_ratio.lingkup, hasil.main_ratio.predikat) == (Scope.SETAHUN, None)


@pytest.mark.parametrize("agregasi", SEMUA)
def test_belum_waktunya_sesudah_semester_pertama(susun: Susun, agregasi: str) -> None:
    hasil = ukur(susun, agregasi, 3, {2: "40"}, frekuensi="semesteran")
    assert status(hasil) == ("belum waktunya diukur",) * 3
    assert realisasi_text(hasil.sampai, 0) == "40 (s.d. TW II)"


@pytest.mark.parametrize("tw", [1, 2, 3, 4])
@pytest.mark.parametrize("agregasi", SEMUA)
def test_tidak_berlaku(susun: Susun, agregasi: str, tw: int) -> None:
    """``n/a`` is an answer: a year that ends with it is judged by what the other quarters gave."""
    hasil = ukur(susun, agregasi, tw, {**dilaporkan(agregasi, tw - 1), tw: "n/a"})
    words = "tidak berlaku (n/a)"
    ended = {"jumlah": "60.00", "rata-rata": "85.71", "maksimum": "55.00"}.get(agregasi) if tw == 4 else None
    assert angka(hasil) == (words, words, ended or words)
    assert status(hasil) == (words, words, "Tidak tercapai" if ended else words)


@pytest.mark.parametrize("tw", [1, 2, 3, 4])
@pytest.mark.parametrize("agregasi", SEMUA)
def test_belum_rilis(susun: Susun, agregasi: str, tw: int) -> None:
    """A figure that its source has not published yet: nothing is judged, the year's neither."""
    hasil = ukur(susun, agregasi, tw, {**dilaporkan(agregasi, tw - 1), tw: "Belum rilis"})
    assert angka(hasil) == status(hasil) == ("belum rilis",) * 3
    joined = agregasi in {"jumlah", "rata-rata", "maksimum"} and tw > 1
    old = f"{DULU[agregasi][tw - 2]} (s.d. TW {('I', 'II', 'III')[tw - 2]})" if joined else "Belum rilis"
    assert [realisasi_text(figure, 0) for figure in hasil.figures] == ["Belum rilis", old, old]


# TW1 was never reported. Sums: 22/20, 52/50, 96/90 = 106.667. Means: 66/60; 75/70 = 107.143;
# (66 + 84 + 100)/3 = 83.33 printed, of 80 = 104.1625 and of the year's 70 = 119.043.
TERLAMBAT: Mapping[str, tuple[Tiga, ...]] = {
    "jumlah": (
        ("110.00", "110.00", "22.00"),
        ("100.00", "104.00", "52.00"),
        ("110.00", "106.67", "96.00"),
    ),
    "rata-rata": (
        ("110.00", "110.00", "94.29"),  # 66/70
        ("105.00", "107.14", "107.14"),  # 75/70, the mean of 60 and 80 as well as the year's
        ("100.00", "104.16", "119.04"),
    ),
}
TERLAMBAT = {kind: TERLAMBAT.get(kind, SENDIRI[kind][1:]) for kind in SEMUA}


@pytest.mark.parametrize("tw", [2, 3, 4])
@pytest.mark.parametrize("agregasi", SEMUA)
def test_terlambat(susun: Susun, agregasi: str, tw: int) -> None:
    """To date the reported quarters meet their own targets; a year of sums or means waits for all."""
    hasil = ukur(susun, agregasi, tw, dilaporkan(agregasi, tw, mulai=2))
    assert angka(hasil) == TERLAMBAT[agregasi][tw - 2]
    year = hasil.tahun
    if tw < 4:
        assert (year.alasan, year.tercapai) == (Reason.AKHIR_TAHUN, None)
    elif agregasi in {"jumlah", "rata-rata"}:
        assert (year.alasan, year.tercapai, year.predikat) == (Reason.BELUM_LENGKAP, None, None)
        assert status_text(hasil.main_ratio) == KURANG
    else:
        assert (year.alasan, year.tercapai) == (None, False)


# A fall: at most 8 in the year, 2 in each quarter (to date 2, 4, 6, 8).
TURUN = {
    "jumlah": ("2", "2", "2", "2", "8"),
    "kumulatif": ("2", "4", "6", "8", "8"),
    "maksimum": ("2", "4", "6", "8", "8"),
}


@pytest.mark.parametrize("tw", [1, 2, 3])
@pytest.mark.parametrize("rumus", ["turun-selisih@1", "turun-rasio@1"])
@pytest.mark.parametrize("agregasi", list(TURUN))
def test_yang_turun_tidak_dinilai_setahun_sebelum_akhir(
    susun: Susun, agregasi: str, rumus: str, tw: int
) -> None:
    """4 of at most 8 after a quarter is not 150 percent of the year: it can only grow."""
    isian = {q: "4" for q in range(1, tw + 1)} if agregasi != "jumlah" else {1: "4", 2: "0", 3: "0"}
    hasil = ukur(susun, agregasi, tw, isian, rumus=rumus, target=target(TURUN[agregasi]))
    assert angka(hasil)[2] == status(hasil)[2] == AKHIR
    assert (hasil.tahun.persen, hasil.tahun.predikat) == (None, None)
    assert hasil.sampai.tercetak is not None


@pytest.mark.parametrize(
    ("agregasi", "isian"),
    [
        ("jumlah", ("4", "1", "1", "1")),
        ("kumulatif", ("4", "5", "6", "7")),
        ("maksimum", ("4", "7", "1", "1")),
    ],
)
def test_yang_turun_dinilai_pada_akhir_tahun(susun: Susun, agregasi: str, isian: tuple[str, ...]) -> None:
    """7 of at most 8: (16 - 7) / 8 = 112.5 percent."""
    reported = dict(enumerate(isian, 1))
    hasil = ukur(susun, agregasi, 4, reported, rumus="turun-selisih@1", target=target(TURUN[agregasi]))
    assert (angka(hasil)[2], status(hasil)[2]) == ("112.50", "Tercapai")


@pytest.mark.parametrize("agregasi", ["posisi-akhir", "rata-rata"])
def test_yang_turun_tetapi_tidak_menumpuk(susun: Susun, agregasi: str) -> None:
    """A rate of 4 against at most 8 is 150 percent so far; that it is reached is said when the year ends."""
    whole = ("8", "8", "8", "8", "8")
    hasil = ukur(susun, agregasi, 1, {1: "4"}, rumus="turun-selisih@1", target=target(whole))
    assert (angka(hasil), status(hasil)[2]) == (("150.00",) * 3, AKHIR)
    assert hasil.tahun.tercapai is None


def test_stabil_yang_menumpuk(susun: Susun) -> None:
    """30 of exactly 80 in TW1: a sum that shall hit its target cannot be judged against it before the end."""
    ubah = {"rumus": "stabil@1", "target": {"2024": {"tahun": "80", "dasar": "renja"}}}
    assert angka(ukur(susun, "jumlah", 1, {1: "30"}, **ubah))[2] == AKHIR


SETAHUN_SAJA = {"2024": {"tahun": "100", "dasar": "renja"}}


@pytest.mark.parametrize("tw", [1, 2, 3])
@pytest.mark.parametrize("agregasi", SEMUA)
def test_hanya_target_setahun(susun: Susun, agregasi: str, tw: int) -> None:
    """Only the year has a target, as in form E.81: it is the headline, counts in the mean, has no status."""
    hasil = ukur(susun, agregasi, tw, dilaporkan(agregasi, tw), target=SETAHUN_SAJA)
    assert angka(hasil)[:2] == ("target hanya setahun",) * 2
    main = hasil.main_ratio
    to_date = {**DULU, "rata-rata": ("30", "48", "60")}[agregasi][tw - 1]
    assert (main.lingkup, main.tercetak, main.tercapai) == (Scope.SETAHUN, D(f"{to_date}.00"), None)
    assert main.predikat is not None
    assert status_text(main) == AKHIR
    total = roll_up([hasil], susun({}).instansi.aritmetika)
    assert (total.dihitung, total.tercapai, total.tidak_tercapai) == (1, 0, 0)
    assert total.rata_rata == D(f"{to_date}.00")


def test_hanya_target_setahun_pada_akhir_tahun(susun: Susun) -> None:
    hasil = ukur(susun, "jumlah", 4, dilaporkan("jumlah", 4), target=SETAHUN_SAJA)
    assert (angka(hasil), status(hasil)[2]) == (
        ("target hanya setahun", "target hanya setahun", "104.00"),
        "Tercapai",
    )


def test_tanpa_target_sama_sekali(susun: Susun) -> None:
    """Said only where it is true."""
    assert angka(ukur(susun, "jumlah", 1, {1: "8"}, target={})) == ("target tidak ditetapkan",) * 3


@pytest.mark.parametrize(
    ("pilihan", "lingkup", "capaian", "kata"),
    [
        pytest.param("triwulan", Scope.TRIWULAN, "110.00", "Tercapai", id="22 dari 20"),
        pytest.param("sampai triwulan", Scope.SAMPAI, "100.00", "Tercapai", id="30 dari 30"),
        pytest.param("setahun", Scope.SETAHUN, "30.00", AKHIR, id="30 dari 100"),
        pytest.param(None, Scope.SAMPAI, "100.00", "Tercapai", id="tidak ditulis"),
    ],
)
def test_lingkup_utama(susun: Susun, pilihan: str | None, lingkup: Scope, capaian: str, kata: str) -> None:
    declared = {"lingkup_utama": Scope(pilihan)} if pilihan else {}
    main = ukur(susun, "jumlah", 2, dilaporkan("jumlah", 2), declared).main_ratio
    assert (main.lingkup, str(main.tercetak), status_text(main)) == (lingkup, capaian, kata)


@pytest.mark.parametrize("pilihan", list(Scope))
def test_lingkup_utama_tanpa_target_triwulan(susun: Susun, pilihan: Scope) -> None:
    """The declared scope has no target: the year's is the headline, never an empty row."""
    hasil = ukur(susun, "jumlah", 2, {1: "8", 2: "22"}, {"lingkup_utama": pilihan}, target=SETAHUN_SAJA)
    assert (hasil.lingkup, str(hasil.main_ratio.tercetak)) == (Scope.SETAHUN, "30.00")
