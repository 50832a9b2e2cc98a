"""The change report names a target that asks for less than the year before reached, whoever sets it."""

import pytest
from tests.lengkap import lengkap
from tests.workflow.kasus import KAMUS, ganti

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.workflow.change_warnings import warn_of_changes
from ukur.workflow.changes import changes_between
from ukur.workflow.figure_changes import target_sentences

BARU = {"target/2025/tahun": "80", "target/2025/dasar": "renja"}
"""2024 reached 82,5; higher is better."""

KALIMAT = "Target 2025 (80,00) lebih mudah dicapai daripada hasil 2024 (82,50)."


@pytest.mark.parametrize(
    ("alasan", "akhir"),
    [
        pytest.param({}, "Alasannya belum ditulis.", id="tanpa alasan"),
        pytest.param(
            {"target/2025/alasan_lebih_mudah": "Pagu dipotong"}, "Alasan: Pagu dipotong.", id="alasan"
        ),
    ],
)
def test_target_baru(katalog: Catalogue, alasan: dict[str, str], akhir: str) -> None:
    base = lengkap(katalog, jumlah=1)
    head = ganti(base, KAMUS, BARU | alasan)
    before, after, changes = Measurements(base), Measurements(head), changes_between(base, head)
    assert f"IKU-01: {KALIMAT} {akhir}" in warn_of_changes(before, after, changes)
    (sentence,) = target_sentences(before, after, changes)
    assert sentence.endswith(f"{KALIMAT} {akhir}")


def test_target_yang_tidak_lebih_mudah(katalog: Catalogue) -> None:
    base = lengkap(katalog, jumlah=1)
    head = ganti(base, KAMUS, BARU | {"target/2025/tahun": "83"})
    before, after, changes = Measurements(base), Measurements(head), changes_between(base, head)
    assert not [row for row in warn_of_changes(before, after, changes) if "lebih mudah" in row]
    (sentence,) = target_sentences(before, after, changes)
    assert "lebih mudah" not in sentence
