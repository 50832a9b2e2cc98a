"""Form E.81 measured: every column of the office whose working stands in tests/kantor_e81.py."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.kantor_e81 import TW3, kantor_e81

from ukur.measure.evaluasi_renja import E81, E81Figures, evaluasi_renja, own_values
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.model.numbers import AbsentReason, Label, Quantity
from ukur.model.pengukuran import Anggaran
from ukur.model.periode import Periode

_JUTA = 1_000_000

# Columns (5), (6), (7), (8) to (10), (12), (13), (14); Rp in millions.
KINERJA: Mapping[str, tuple[str | None, ...]] = {
    "IKU-01": ("1000", "150", "200", "40", None, "60", "100", "250", "25.00"),
    "IKU-02": ("90", "62.5", "75", "60", "66.67", "72.5", "72.5", "72.5", "80.56"),
    "IKU-03": ("100", None, "80", None, "30", "15.5", "45.5", "45.5", "45.50"),
    "IKU-04": ("5", "12", "8", "9", "10", None, "9.5", None, None),
    "KEG-01": (None, None, "20", "5", "5", "0", "10", "10", None),
    "IKU-05": ("A", "B", "BB", None, None, "BB", "BB", "BB", "80.00"),
}
ANGGARAN: Mapping[str, tuple[str | None, ...]] = {
    "2.13.02": ("5000", "900", "1000", "100", None, "550", "650", "1550", "31.00"),
    "2.13.04": ("2400", "380", "400", "50", "100", "120.5", "270.5", "650.5", "27.10"),
    "2.13.04.2.01": (None, None, "150", "20", "40", "40", "100", None, None),
    "2.13.05": (None, None, "100", "10", "10", "10", "30", None, None),
}


@pytest.fixture(scope="module")
def hasil(katalog: Catalogue) -> E81:
    return _ukur(kantor_e81(katalog), TW3)


def _ukur(kantor: Catalogue, periode: Periode) -> E81:
    found = evaluasi_renja(Measurements(kantor), periode)
    assert found is not None
    return found


def _kolom(figures: E81Figures) -> tuple[Quantity | None, ...]:
    quarters = (figures.triwulan.get(quarter) for quarter in (1, 2, 3))
    before, after = (figures.renstra, figures.lalu, figures.target), (figures.realisasi, figures.sampai)
    return (*before, *quarters, *after, figures.tingkat)


def _nilai(texts: tuple[str | None, ...], kali: int = 1) -> tuple[Quantity | None, ...]:
    *amounts, level = texts
    shown = [_satu(text, kali) for text in amounts]
    return (*shown, None if level is None else Decimal(level))


def _satu(text: str | None, kali: int) -> Quantity | None:
    return None if text is None else Label(text) if text.isalpha() else Decimal(text) * kali


@pytest.mark.parametrize("kode", KINERJA)
def test_kinerja(hasil: E81, kode: str) -> None:
    [found] = [k for node in hasil.simpul for k in node.kinerja if k.hasil.indikator.kode == kode]
    assert _kolom(found.figures) == _nilai(KINERJA[kode])
    assert found.menjumlah is (kode == "IKU-01")


@pytest.mark.parametrize("kode", ANGGARAN)
def test_anggaran(hasil: E81, kode: str) -> None:
    [node] = [node for node in hasil.simpul if node.simpul.kode == kode]
    assert node.anggaran is not None
    assert _kolom(node.anggaran) == _nilai(ANGGARAN[kode], _JUTA)


def test_mean_over_programs(hasil: E81) -> None:
    """K (52,78 + 45,50 + 80,00) / 3 = 59,43; Rp (31,00 + 27,10) / 2 = 29,05; the kegiatan is in neither."""
    assert (hasil.kinerja.rata_rata, hasil.kinerja.dihitung) == (Decimal("59.43"), 3)
    assert (hasil.anggaran.rata_rata, hasil.anggaran.dihitung) == (Decimal("29.05"), 2)
    labels = [mean.predikat.label for mean in (hasil.kinerja, hasil.anggaran) if mean.predikat]
    assert labels == ["Rendah", "Sangat Rendah"]


def test_quarters_that_cover_others(hasil: E81) -> None:
    """2.13.02 reported no TW2, IKU-03 no TW1: the next quarter holds both."""
    sides = {k.hasil.indikator.kode: k.figures for node in hasil.simpul for k in node.kinerja}
    sides |= {node.simpul.kode: node.anggaran for node in hasil.simpul if node.anggaran}
    assert {kode: side.menutup for kode, side in sides.items() if side.menutup} == {
        "2.13.02": (3,),
        "IKU-03": (2,),
    }


@pytest.mark.parametrize(
    ("to_date", "own", "covering"),
    [
        pytest.param({1: "10", 3: "30"}, {1: "10", 3: "20"}, (3,), id="triwulan II kosong"),
        pytest.param({2: "30", 3: "30"}, {2: "30", 3: "0"}, (2,), id="triwulan I kosong, III tetap"),
        pytest.param({1: "10", 2: "8"}, {1: "10", 2: "-2"}, (), id="dibetulkan ke bawah"),
        pytest.param({}, {}, (), id="belum ada"),
    ],
)
def test_own_values(to_date: dict[int, str], own: dict[int, str], covering: tuple[int, ...]) -> None:
    found = own_values({quarter: Decimal(text) for quarter, text in to_date.items()})
    assert found == ({quarter: Decimal(text) for quarter, text in own.items()}, covering)


def test_own_values_keep_words() -> None:
    """A quarter that says Belum rilis has no value of its own: what follows goes on from the one before."""
    found = own_values({1: Decimal(10), 2: AbsentReason.BELUM_RILIS, 3: Decimal(30)})
    assert found == ({1: Decimal(10), 2: AbsentReason.BELUM_RILIS, 3: Decimal(20)}, (3,))


def test_first_quarter_only(katalog: Catalogue) -> None:
    """In TW1 IKU-03 has no figure: (12), (13) and (14) stay empty, and B's mean is IKU-04's alone."""
    hasil = _ukur(kantor_e81(katalog, 1), Periode(2025, 1))
    sides = {k.hasil.indikator.kode: k.figures for node in hasil.simpul for k in node.kinerja}
    assert (sides["IKU-03"].realisasi, sides["IKU-03"].sampai, sides["IKU-03"].tingkat) == (None, None, None)
    assert sides["IKU-04"].tingkat == Decimal("180.00")  # 9 / 5
    # A: (19,00 + 66,67) / 2 = 42,835 with (150 + 40) / 1000 and 60 / 90; B 180; C has no figure.
    assert (hasil.kinerja.rata_rata, hasil.kinerja.dihitung) == (Decimal("111.42"), 2)


def test_last_year_from_its_document(katalog: Catalogue) -> None:
    """A state reached last year is taken from that year's approved TW4, before the baseline."""
    kantor, lalu = kantor_e81(katalog), Periode(2024, 4)
    formulir = kantor.formulir[TW3]["dinas"]
    with_past = replace(
        kantor,
        formulir={**kantor.formulir, lalu: {"dinas": formulir}},
        dokumen={**kantor.dokumen, lalu: kantor.dokumen[TW3].model_copy(update={"periode": lalu})},
    )
    hasil = _ukur(with_past, TW3)
    sides = {k.hasil.indikator.kode: k.figures for node in hasil.simpul for k in node.kinerja}
    assert sides["IKU-02"].lalu == Decimal("72.5")  # the same form stands for 2024-TW4
    assert sides["IKU-01"].lalu == Decimal(150)  # a sum over years: one year's realisasi is not enough


def test_none_without_renstra(katalog: Catalogue) -> None:
    """Sasaran with targets of the Renstra, and programs with budget only, do not make a form."""
    kantor = kantor_e81(katalog)
    budget = kantor.anggaran[2025]
    bare = {kode: node.model_copy(update={"renstra": None}) for kode, node in budget.simpul.items()}
    kept = {kode: item for kode, item in kantor.indikator.items() if kode == "IKU-05"}
    without = replace(
        kantor, anggaran={2025: Anggaran.model_construct(**{**dict(budget), "simpul": bare})}, indikator=kept
    )
    assert evaluasi_renja(Measurements(without), TW3) is None
    with_money = replace(kantor, indikator=kept)
    assert evaluasi_renja(Measurements(with_money), TW3) is not None


@pytest.mark.parametrize(
    ("ubah", "lalu", "sampai", "tahun"),
    [
        pytest.param({}, "150", "250", (), id="dicatat kantor"),
        pytest.param(
            {
                "realisasi_renstra": {"2023": {"nilai": "60", "sumber": "x"}},
                "baseline": {"2024": {"nilai": "90", "sumber": "x"}},
            },
            "150",  # 60 + 90
            "250",
            (2024,),
            id="catatan lama ditambah tahun sesudahnya",
        ),
        pytest.param({"realisasi_renstra": {}}, None, None, (), id="tidak dicatat, tahun lalu tidak ada"),
        pytest.param(
            {"realisasi_renstra": {}, "baseline": {"2024": {"nilai": "90", "sumber": "x"}}},
            "90",
            "190",  # 90 + 100
            (2024,),
            id="dijumlah program dari baseline",
        ),
        pytest.param(
            {
                "realisasi_renstra": {},
                "target_renstra": {"tahun": "2029", "nilai": "1000", "sumber": "x", "akumulasi": "jumlah"},
            },
            "0",
            "100",
            (),
            id="tahun pertama Renstra",
        ),
        pytest.param(
            {"target_renstra": {"tahun": "2028", "nilai": "1000", "sumber": "x"}},
            "150",
            "100",
            (),
            id="target keadaan",
        ),
    ],
)
def test_what_the_renstra_had_reached(
    katalog: Catalogue, ubah: dict[str, Any], lalu: str | None, sampai: str | None, tahun: tuple[int, ...]
) -> None:
    """IKU-01 reached 100 to date in 2025; the Renstra of the office runs 2024 to 2028."""
    kantor = kantor_e81(katalog)
    item = kantor.indikator["IKU-01"].model_dump(mode="json", exclude_none=True) | ubah
    changed = Indikator.model_validate({**item, "akses_publik": "ya"})
    hasil = _ukur(replace(kantor, indikator={**kantor.indikator, "IKU-01": changed}), TW3)
    [found] = [k for node in hasil.simpul for k in node.kinerja if k.hasil.indikator.kode == "IKU-01"]
    expected = [None if text is None else Decimal(text) for text in (lalu, sampai)]
    assert [found.figures.lalu, found.figures.sampai] == expected
    assert found.lalu.tahun == tahun


def test_broken_series(katalog: Catalogue) -> None:
    """After a break last year's state is another scale's; before one 2028's target is."""
    kantor = kantor_e81(katalog)
    item = kantor.indikator["IKU-02"].model_dump(mode="json", exclude_none=True)
    broken = {**item, "akses_publik": "ya", "putus_deret": [{"mulai": "2025", "uraian": "Skala lain"}]}
    changed = Indikator.model_validate(broken)
    hasil = _ukur(replace(kantor, indikator={**kantor.indikator, "IKU-02": changed}), TW3)
    [found] = [k for node in hasil.simpul for k in node.kinerja if k.hasil.indikator.kode == "IKU-02"]
    assert found.figures.lalu is None
    later = Indikator.model_validate({**broken, "putus_deret": [{"mulai": "2026", "uraian": "Skala lain"}]})
    hasil = _ukur(replace(kantor, indikator={**kantor.indikator, "IKU-02": later}), TW3)
    [found] = [k for node in hasil.simpul for k in node.kinerja if k.hasil.indikator.kode == "IKU-02"]
    assert (found.putus, found.figures.lalu, found.figures.tingkat) == (True, Decimal("62.5"), None)
