"""A revision left out the target that signed quarters were measured with: it can be recorded later."""

from collections.abc import Callable

import pytest
from tests.lengkap import TW4
from tests.workflow.kasus import KAMUS, SAH, Kasus, ganti

from ukur.model.indikator import Indikator
from ukur.model.periode import Periode, parse_periode
from ukur.workflow.comparison import FiledPeriods

TW3 = parse_periode("2024-TW3")
PERIODS = frozenset({TW3, TW4})
REVISED = ganti(SAH, KAMUS, {"target/2024/tahun": "70"})
"""The year's target was 80 when both quarters were signed."""
CHANGED = [f"target IKU-01 yang dipakai dokumen {periode}" for periode in (TW3, TW4)]


def filed(periode: Periode, kode: str) -> Indikator | None:
    return SAH.indikator.get(kode)


def unread(periode: Periode, kode: str) -> Indikator | None:
    return None


def recorded(tahun: str) -> dict[str, str | None]:
    first = "target/2024/semula/0"
    quarters: dict[str, str | None] = {f"{first}/triwulan/{number}": "80" for number in ("TW3", "TW4")}
    return {f"{first}/sampai": "2024-TW4", f"{first}/tahun": tahun, **quarters}


@pytest.mark.parametrize(
    ("former", "archive", "refused"),
    [
        pytest.param("80", filed, [], id="what the filed documents say"),
        pytest.param("75", filed, CHANGED, id="another one"),
        pytest.param("80", unread, CHANGED, id="nothing filed to hold it against"),
    ],
)
def test_what_was_filed_decides(
    former: str, archive: Callable[[Periode, str], Indikator | None], refused: list[str]
) -> None:
    head = ganti(REVISED, KAMUS, recorded(former))
    rules = Kasus(dasar=REVISED, kepala=head, filed=FiledPeriods(PERIODS, PERIODS, archive)).aturan()
    said = [text.partition(",")[0] for text in rules.violations if "yang dipakai dokumen" in text]
    assert said == refused
