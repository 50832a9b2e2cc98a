"""Who signs is asked before the block, the account or the term is taken away; who left is not waited for."""

from typing import Any

import pytest
from tests.workflow.kasus import KANTOR, Kasus, ganti, setuju

from ukur.model.catalogue import Catalogue
from ukur.model.paths import PEJABAT, PERAN, SOP
from ukur.workflow.approval_policy import policy_rules
from ukur.workflow.changes import changes_between
from ukur.workflow.decision import VerdictStatus

YA, TUNGGU = VerdictStatus.DISETUJUI, VerdictStatus.MENUNGGU
GUARDS = ("kepala", "sekretaris")
ROW = "peran/bupati/pemegang/0"
ROLE: dict[str, str | None] = {
    "peran/bupati/nama": "Bupati",
    f"{ROW}/akun": "tamu",
    f"{ROW}/mulai": "2024-01-02",
}
TERM: dict[str, str | None] = {
    "jabatan/bupati": "Bupati Uji",
    "pemegang/9/jabatan": "bupati",
    "pemegang/9/nama": "H. UJI",
    "pemegang/9/mulai": "2024-01-02",
    "pemegang/9/sumber": "x",
}
SIGNS: dict[str, str | None] = {
    "penanda_tangan/0/jabatan": "bupati",
    "penanda_tangan/0/sebagai": "Mengetahui",
}
COUNT = len(KANTOR.pejabat.pemegang)


def office(**row: str) -> Catalogue:
    """The office with a Bupati who signs too; ``row`` are more keys of his row in peran.yml."""
    term = {key.replace("/9/", f"/{COUNT}/"): text for key, text in TERM.items()}
    more = {f"{ROW}/{key}": text for key, text in row.items()}
    return ganti(ganti(ganti(KANTOR, SOP, SIGNS), PERAN, ROLE | more), PEJABAT, term)


BASE = office()
LEFT = office(sampai="2025-01-14")
"""Proposals are of 15 January 2025."""
DECLARED: dict[str, str | None] = {
    "bila_kosong/0/peran": "bupati",
    "bila_kosong/0/pengganti/0": "tim-sakip",
    "bila_kosong/0/pengganti/1": "staf",
    "bila_kosong/0/sk": "SK 1",
    "bila_kosong/0/mulai": "2024-02-01",
}
SUCCESSOR: dict[str, str | None] = {
    "peran/bupati/pemegang/1/akun": "penerus",
    "peran/bupati/pemegang/1/mulai": "2025-01-10",
}
STAFF: dict[str, str | None] = {
    "peran/staf/pemegang/9/akun": "TAMU",
    "peran/staf/pemegang/9/mulai": "2020-01-01",
    "peran/staf/pemegang/9/sampai": "2020-01-02",
}
"""An old row of the same account in another role."""
NUMBER = {"peran/staf/pemegang/9/nomor_akun/github": "7"}
WITH_SUCCESSOR = ganti(BASE, PERAN, SUCCESSOR)
ENDED = {f"{ROW}/sampai": "2025-01-20"}
NOTHING = dict.fromkeys(SIGNS)


def other(path: str, edit: dict[str, Any], base: Catalogue = BASE) -> Catalogue:
    return ganti(base, path, edit)


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        pytest.param(other(SOP, NOTHING), True, id="block taken out"),
        pytest.param(other(SOP, {"penanda_tangan/0/jabatan": "sekretaris"}), True, id="another in his place"),
        pytest.param(other(SOP, {"penanda_tangan/0/sebagai": "Mengesahkan"}), True, id="signs as another"),
        pytest.param(other(SOP, {"penanda_tangan/0/peran": "staf"}), True, id="another role approves"),
        pytest.param(other(PERAN, dict.fromkeys(ROLE)), True, id="role taken out"),
        pytest.param(other(PERAN, ENDED), True, id="account ends"),
        pytest.param(other(PERAN, {f"{ROW}/akun": "penerus"}), True, id="another account"),
        pytest.param(other(PERAN, {f"{ROW}/mulai": "2025-02-01"}), True, id="account begins later"),
        pytest.param(other(PERAN, {f"{ROW}/unit/0": "dinas"}), True, id="limited to a unit"),
        pytest.param(other(PEJABAT, {f"pemegang/{COUNT}/sampai": "2025-01-31"}), True, id="term ends"),
        pytest.param(other(PEJABAT, {f"pemegang/{COUNT}/nama": "Lain"}), True, id="another name"),
        pytest.param(other(PERAN, {f"{ROW}/nomor_akun/github": "7"}), True, id="number recorded"),
        pytest.param(other(PERAN, {**STAFF, **NUMBER}), True, id="number recorded on another row of his"),
        pytest.param(WITH_SUCCESSOR, False, id="another account beside"),
        pytest.param(other(PERAN, {"peran/bupati/nama": "Wali"}), False, id="called otherwise"),
    ],
)
def test_the_signatory_is_asked(head: Catalogue, asked: bool) -> None:
    needed = {item.peran: item for item in Kasus(dasar=BASE, kepala=head).aturan().requirements}
    assert ("bupati" in needed) is asked
    if asked:
        assert "penanda tangan bupati dihapus, diganti, atau diakhiri" in needed["bupati"].reason[0]


@pytest.mark.parametrize(
    ("case", "status", "words"),
    [
        pytest.param(
            Kasus(dasar=BASE, kepala=other(SOP, NOTHING), tinjauan=setuju(*GUARDS)),
            TUNGGU,
            "Menunggu persetujuan Bupati (tamu).",
            id="guards alone",
        ),
        pytest.param(
            Kasus(dasar=BASE, kepala=other(SOP, NOTHING), tinjauan=setuju(*GUARDS, "tamu")),
            YA,
            "",
            id="with him",
        ),
        pytest.param(
            Kasus(dasar=LEFT, kepala=other(SOP, NOTHING, LEFT), tinjauan=setuju(*GUARDS)),
            YA,
            "",
            id="his row has ended: nobody is waited for",
        ),
        pytest.param(
            Kasus(
                dasar=ganti(LEFT, PERAN, DECLARED),
                kepala=other(SOP, NOTHING, ganti(LEFT, PERAN, DECLARED)),
                tinjauan=setuju(*GUARDS),
            ),
            TUNGGU,
            "(menggantikan Bupati)",
            id="his row has ended, others were declared for that",
        ),
        pytest.param(
            Kasus(
                dasar=WITH_SUCCESSOR,
                kepala=ganti(WITH_SUCCESSOR, PERAN, ENDED),
                tinjauan=setuju(*GUARDS, "penerus"),
            ),
            YA,
            "",
            id="his successor, recorded first, ends the row of who left",
        ),
    ],
)
def test_the_verdict(case: Kasus, status: VerdictStatus, words: str) -> None:
    verdict = case.putusan()
    assert (verdict.status, words in verdict.sentence) == (status, True), verdict.sentence


def test_a_number_of_another_row_says_nothing_of_a_row_with_its_own() -> None:
    own = office(**{"nomor_akun/github": "7"})
    head = ganti(own, PERAN, {**STAFF, "peran/staf/pemegang/9/nomor_akun/github": "8"})
    assert [item.peran for item in Kasus(dasar=own, kepala=head).aturan().requirements] == [*GUARDS]


KEY = 'tamu namespaces="git" ssh-ed25519 AAAA'
OTHERS = "# kunci\nkepala ssh-ed25519 BBBB\n"


@pytest.mark.parametrize(
    ("after", "asked"),
    [
        pytest.param(f"{OTHERS}{KEY}\nstaf ssh-ed25519 CCCC\n", False, id="of somebody else"),
        pytest.param(f"{OTHERS}{KEY}\ntamu ssh-ed25519 CCCC\n", True, id="another of his"),
        pytest.param(f"{OTHERS}{KEY}\nTamu ssh-ed25519 CCCC\n", True, id="in another spelling"),
        pytest.param(f"{OTHERS}tamu ssh-ed25519 CCCC\n", True, id="another in its place"),
        pytest.param(OTHERS, True, id="taken out"),
        pytest.param(f"{OTHERS}{KEY.replace('git', 'x')}\n", True, id="for another purpose"),
        pytest.param("", True, id="file taken out"),
    ],
)
def test_the_key_of_who_signs(after: str, asked: bool) -> None:
    """Without a host the key is the account: who may exchange it is asked as for the row."""
    rules = policy_rules(BASE, BASE, (), (), filed=None, keys=(f"{OTHERS}{KEY}\n", after))
    assert ("bupati" in {item.peran for item in rules.requirements}) is asked


def test_a_term_that_is_made_longer_is_no_loss() -> None:
    ends = office(sampai="2025-06-30")
    for later in ("2025-12-31", None):
        head = ganti(ends, PERAN, {f"{ROW}/sampai": later})
        assert [item.peran for item in Kasus(dasar=ends, kepala=head).aturan().requirements] == [*GUARDS]


def test_a_merge_of_a_time_when_nobody_asked_is_not_asked_now() -> None:
    head = other(SOP, NOTHING)
    then = policy_rules(BASE, head, changes_between(BASE, head), (), signatories_asked=False, filed=None)
    assert [item.peran for item in then.requirements] == ["kepala", "sekretaris"]
