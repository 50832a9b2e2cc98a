"""What a year reached (82,5 in the signed TW4 of 2024), and targets of 2025 that ask for less."""

from typing import Any

import pytest
from tests.lengkap import TW4, lengkap

from ukur.checks import target_rules
from ukur.document.composition import compose_document
from ukur.measure.measurements import Measurements
from ukur.measure.year_result import easier_target, year_result
from ukur.model.catalogue import Catalogue
from ukur.model.numbers import parse_number

SEMULA = {"2024": {"tahun": "80", "triwulan": {"TW3": "80", "TW4": "80"}, "dasar": "renja"}}


def kantor(katalog: Catalogue, target: dict[str, Any], tahap: str = "ditandatangani", **kamus: Any) -> Any:
    """One indicator, higher is better, with a target of 2025."""
    full = {"target": SEMULA | {"2025": {"dasar": "renja", **target}}, **kamus}
    office = lengkap(katalog, jumlah=1, tahap=tahap, kamus=full)
    return Measurements(office), office.indikator["IKU-01"]


@pytest.mark.parametrize(
    ("target", "kamus", "mudah"),
    [
        pytest.param("82.4", {}, True, id="lebih rendah"),
        pytest.param("82.5", {}, False, id="sama"),
        pytest.param("90", {}, False, id="lebih tinggi"),
        pytest.param("n/a", {}, False, id="tanpa target"),
        pytest.param("80..85", {"rumus": "rentang@1"}, False, id="rentang yang memuat hasilnya"),
        pytest.param("70..82", {"rumus": "rentang@1"}, True, id="rentang di bawah hasilnya"),
        pytest.param("83..90", {"rumus": "rentang@1"}, False, id="rentang di atas hasilnya"),
        pytest.param("82.6", {"rumus": "turun-selisih@1"}, True, id="makin rendah makin baik"),
        pytest.param("82.4", {"rumus": "turun-selisih@1"}, False, id="makin rendah makin baik, diperketat"),
    ],
)
def test_lebih_mudah(katalog: Catalogue, target: str, kamus: dict[str, Any], mudah: bool) -> None:
    measurements, item = kantor(katalog, {"tahun": target}, **kamus)
    assert year_result(measurements, item, 2024) == parse_number("82.50")
    found = easier_target(measurements, item, 2025)
    assert (found is not None) is mudah
    assert [f.code for f in target_rules.check(measurements) if f.code == "T110"] == ["T110"] * mudah


def test_target_contoh_tidak_ditandai(katalog: Catalogue) -> None:
    measurements, item = kantor(katalog, {"tahun": "10", "dasar": "contoh"})
    assert easier_target(measurements, item, 2025) is None


def test_belum_disahkan_memakai_kondisi_awal(katalog: Catalogue) -> None:
    """A concept is no result yet; the baseline of the year stands in its place, none where there is none."""
    baseline = {"baseline": {"2024": {"nilai": "70", "sumber": "LKjIP uji"}}}
    measurements, item = kantor(katalog, {"tahun": "80"}, "konsep", **baseline)
    assert year_result(measurements, item, 2024) == parse_number("70.00")
    measurements, item = kantor(katalog, {"tahun": "80"}, "konsep")
    assert year_result(measurements, item, 2024) is None


def test_jumlah_setahun_yang_belum_lengkap_bukan_hasil(katalog: Catalogue) -> None:
    """Of four quarters only TW3 and TW4 were reported: their sum is not what the year reached."""
    measurements, item = kantor(katalog, {"tahun": "80"}, jenis_satuan="cacah", agregasi="jumlah")
    assert year_result(measurements, item, 2024) is None


@pytest.mark.parametrize(
    ("kunci", "akhir"),
    [
        pytest.param({}, "Alasannya belum ditulis.", id="belum"),
        pytest.param({"alasan_lebih_mudah": "Pagu dipotong"}, "Alasan: Pagu dipotong.", id="alasan sendiri"),
        pytest.param({"alasan_perubahan": "PK Perubahan."}, "Alasan: PK Perubahan.", id="alasan perubahan"),
    ],
)
def test_kalimat(katalog: Catalogue, kunci: dict[str, str], akhir: str) -> None:
    measurements, item = kantor(katalog, {"tahun": "80", **kunci})
    found = easier_target(measurements, item, 2025)
    assert found is not None
    assert found.sentence == f"Target 2025 (80,00) lebih mudah dicapai daripada hasil 2024 (82,50). {akhir}"
    (finding,) = (f for f in target_rules.check(measurements) if f.code == "T110")
    assert finding.dijelaskan == (next(iter(kunci.values())) if kunci else None)


def test_baris_dokumen(katalog: Catalogue) -> None:
    """The document of 2024 names its own target where the result of 2023 was better."""
    baseline = {"2023": {"nilai": "81", "sumber": "LKjIP uji"}}
    measurements = Measurements(lengkap(katalog, jumlah=1, kamus={"baseline": baseline, "target": SEMULA}))
    (row,) = compose_document(measurements, TW4).baris
    kalimat = "Target 2024 (80,00) lebih mudah dicapai daripada hasil 2023 (81,00). Alasannya belum ditulis."
    assert row.target_lebih_mudah == kalimat


def test_deret_putus_tidak_dibandingkan(katalog: Catalogue) -> None:
    """A series that begins anew in 2025 has no result of 2024 to be easier than."""
    anew: dict[str, Any] = {"putus_deret": [{"mulai": "2025-TW1", "uraian": "Cakupan dan ambang berubah"}]}
    measurements, item = kantor(katalog, {"tahun": "10"}, **anew)
    assert easier_target(measurements, item, 2025) is None
    later: dict[str, Any] = {"putus_deret": [{"mulai": "2026-TW1", "uraian": "Cakupan dan ambang berubah"}]}
    measurements, item = kantor(katalog, {"tahun": "10"}, **later)
    assert easier_target(measurements, item, 2025) is not None
