"""The change report tells with each figure whether it got better, and against what."""

from dataclasses import replace

import pytest

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.workflow.changes import changes_between
from ukur.workflow.figure_changes import figure_sentences

BARU = Periode(2024, 4)


@pytest.fixture(scope="module")
def kalimat(katalog: Catalogue) -> list[str]:
    """The sentences on the figures of 2024, which only the proposal has."""
    forms = {periode: own for periode, own in katalog.formulir.items() if periode != BARU}
    documents = {periode: own for periode, own in katalog.dokumen.items() if periode != BARU}
    lama = replace(katalog, formulir=forms, dokumen=documents)
    changes = changes_between(lama, katalog)
    [(periode, sentences)] = figure_sentences(Measurements(lama), Measurements(katalog), changes)
    assert periode == BARU
    return sentences


@pytest.mark.parametrize(
    ("kode", "akhir"),
    [
        pytest.param("IKU-01", "; realisasi membaik dibanding TW IV 2023 (+9,51 poin).", id="21,27 - 11,76"),
        pytest.param(
            "IKU-07",
            "; realisasi membaik dibanding TW IV 2023 (\u221223,07 poin).",
            id="21,27 - 44,34, turun",
        ),
        pytest.param(
            "IKU-08",
            "; realisasi memburuk dibanding TW IV 2023 (+0,0254 indeks).",
            id="0,0939 - 0,0685, turun",
        ),
    ],
)
def test_arah_dan_perubahan(kalimat: list[str], kode: str, akhir: str) -> None:
    [sentence] = [one for one in kalimat if one.startswith(kode)]
    assert sentence.endswith(akhir)


def test_tanpa_pembanding_tanpa_arah(katalog: Catalogue) -> None:
    """2023 has nothing before it."""
    own = Periode(2023, 4)
    lama = replace(katalog, formulir={BARU: katalog.formulir[BARU]}, dokumen={BARU: katalog.dokumen[BARU]})
    changes = changes_between(lama, katalog)
    found = dict(figure_sentences(Measurements(lama), Measurements(katalog), changes))
    assert len(found[own]) == 8
    assert [sentence for sentence in found[own] if "dibanding" in sentence] == []
