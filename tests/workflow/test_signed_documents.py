"""A signed document that is not filed yet: its inputs change only with all the approvals it had itself."""

import pytest
from tests.lengkap import TW4
from tests.workflow.kasus import DOKUMEN, KANTOR, SAH, Kasus, ganti

from ukur.model.paths import INSTANSI, PERAN
from ukur.model.periode import Periode, parse_periode
from ukur.workflow.approval_policy import policy_rules
from ukur.workflow.changes import changes_between
from ukur.workflow.comparison import FiledPeriods

TW3 = parse_periode("2024-TW3")
EARLIER, BOTH = (frozenset(periods) for periods in ((TW3,), (TW3, TW4)))
ALL_OF_IT = {"fungsional-perencana": 1, "kepala": 1, "sekretaris": 1, "tim-sakip": 2}
"""Steps 3 to 8 of the SOP: Sekretaris, Fungsional Perencana, two of Tim SAKIP, Sekretaris, Kepala twice."""
OFFICE_RULES = {"kepala": 1, "sekretaris": 1}
"""Who may change peran.yml by the SOP."""


def _asked(case: Kasus) -> dict[str, int]:
    return {need.peran: need.count for need in case.aturan().requirements}


def test_an_input_of_a_signed_document() -> None:
    """The office's place is Sekretaris' alone to change, but it is printed above the signature."""
    moved = ganti(SAH, INSTANSI, tempat="Tempat Lain")
    assert _asked(Kasus(dasar=SAH, kepala=moved, filed=FiledPeriods(EARLIER, EARLIER))) == ALL_OF_IT
    assert _asked(Kasus(dasar=SAH, kepala=moved, filed=FiledPeriods(BOTH, BOTH))) == {"sekretaris": 1}
    rules = Kasus(dasar=SAH, kepala=moved, filed=FiledPeriods(EARLIER, EARLIER)).aturan()
    (kepala,) = [need for need in rules.requirements if need.peran == "kepala"]
    why = "masukan dokumen 2024-TW4 berubah sesudah ditandatangani "
    why += "(tidak diminta lagi setelah dokumen itu diarsipkan)"
    assert kepala.reason == (f"langkah 7 SOP, {why}", f"langkah 8 SOP, {why}")


def test_a_role_is_called_otherwise() -> None:
    """Documents print names of roles since form 6; who holds one changes none of them."""
    rules = ganti(SAH, PERAN, {"peran/staf/nama": "Pelaksana"})
    assert _asked(Kasus(dasar=SAH, kepala=rules, filed=FiledPeriods(EARLIER, EARLIER))) == ALL_OF_IT
    assert _asked(Kasus(dasar=SAH, kepala=rules, filed=FiledPeriods(BOTH, BOTH))) == OFFICE_RULES
    holder = ganti(SAH, PERAN, {"peran/staf/pemegang/0/akun": "orang-lain"})
    assert _asked(Kasus(dasar=SAH, kepala=holder, filed=FiledPeriods(EARLIER, EARLIER))) == OFFICE_RULES
    before = policy_rules(
        SAH, rules, changes_between(SAH, rules), (), roles_named=False, filed=FiledPeriods(EARLIER, EARLIER)
    )
    assert {need.peran for need in before.requirements} == OFFICE_RULES.keys()


@pytest.mark.parametrize(
    ("after", "asked"),
    [
        pytest.param(EARLIER, ALL_OF_IT | {"staf": 1}, id="without its entry"),
        pytest.param(BOTH, {"staf": 1}, id="with its entry"),
    ],
)
def test_closed_as_filed(after: frozenset[Periode], asked: dict[str, int]) -> None:
    closed = ganti(SAH, DOKUMEN, tahap="arsip")
    assert _asked(Kasus(dasar=SAH, kepala=closed, filed=FiledPeriods(EARLIER, after))) == asked


def test_the_past_was_not_asked_what_is_filed() -> None:
    moved = ganti(SAH, INSTANSI, tempat="Tempat Lain")
    rules = policy_rules(SAH, moved, changes_between(SAH, moved), (), filed=None)
    assert {need.peran for need in rules.requirements} == {"sekretaris"}


def test_an_open_document_waits_for_its_own_approvals() -> None:
    moved = ganti(KANTOR, INSTANSI, tempat="Tempat Lain")
    assert _asked(Kasus(dasar=KANTOR, kepala=moved, filed=FiledPeriods(EARLIER, EARLIER))) == {
        "sekretaris": 1
    }
