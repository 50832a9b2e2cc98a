"""Several units fill in one quarter at the same time: what their approvals bind to, and what voids them."""

from pathlib import Path

import pytest
from tests.commands.collecting import (
    DOKUMEN,
    REVIEWER,
    SEKRETARIS,
    UNITS,
    Collecting,
    Edit,
    filled,
    form,
    replaced,
)
from tests.workflow.kasus import FORMULIR as FORM_DINAS
from tests.workflow.kasus import FORMULIR_BIDANG as FORM_BIDANG
from tests.workflow.kasus import KANTOR

from ukur.commands.gate.binding import Binding
from ukur.commands.gate.weighing import change_report_of, weigh_proposal
from ukur.workflow.decision import CONTENT_CHANGED, TARGET_CHANGED, Verdict, VerdictStatus
from ukur.workflow.gate_comment import gate_comment
from ukur.workflow.touched_paths import TouchedPaths

DISETUJUI, MENUNGGU = VerdictStatus.DISETUJUI, VerdictStatus.MENUNGGU
OWN, OTHER = UNITS[0], UNITS[1]
KAMUS = "indicators/kamus/{}.yml"


@pytest.fixture
def office(tmp_path: Path) -> Collecting:
    return Collecting.begin(tmp_path)


def needed(verdict: Verdict) -> set[tuple[str, str | None]]:
    return {(item.requirement.peran, item.requirement.unit) for item in verdict.requirements}


def test_filling_a_blank_form_needs_what_the_guide_says(office: Collecting) -> None:
    """perencana.md, row Himpun: a Fungsional Perencana, and nobody else."""
    office.write(OWN, {form(OWN): filled(OWN)})
    assert needed(office.verdict(OWN)) == {("fungsional-perencana", OWN)}
    office.approve(OWN, REVIEWER)
    assert office.verdict(OWN).status is DISETUJUI


def approvals_given(office: Collecting, merged: bool) -> int:
    """Let every unit propose and be approved at once, merge one after the other, and approve what lapsed."""
    everybody = (REVIEWER, SEKRETARIS) if merged else (REVIEWER,)
    for unit in UNITS:
        office.write(unit, {form(unit): filled(unit)})
        office.approve(unit, *everybody)
    again = 0
    for done, unit in enumerate(UNITS, 1):
        assert office.verdict(unit, merged).status is DISETUJUI, office.verdict(unit, merged).sentence
        office.merge(unit)
        for waiting in UNITS[done:]:
            office.update(waiting)
            if office.verdict(waiting, merged).status is not DISETUJUI:
                office.approve(waiting, *everybody)
                again += 1
    return again


@pytest.mark.parametrize(
    ("version", "merged", "again"),
    [
        pytest.param("0.5.0", False, 0, id="now none"),
        pytest.param("0.4.0", True, 3, id="before, each merge voided those that wait: 2 + 1 = n(n-1)/2"),
    ],
)
def test_approvals_of_three_units(tmp_path: Path, version: str, merged: bool, again: int) -> None:
    """The second row is a proposal of the past: judged as the program of its target branch did."""
    assert approvals_given(Collecting.begin(tmp_path, version), merged) == again


SENTENCE = replaced(r"^pendahuluan: .*$", "pendahuluan: Disusun ulang.")


@pytest.mark.parametrize(
    ("path", "change", "status"),
    [
        pytest.param(form(OTHER), filled(OTHER), DISETUJUI, id="another unit's form"),
        pytest.param(DOKUMEN, SENTENCE, DISETUJUI, id="words of the document"),
        pytest.param(DOKUMEN, replaced("^tahap: format", "tahap: draf"), DISETUJUI, id="the stage draf"),
        pytest.param(
            KAMUS.format("IKU-14"),
            replaced("^nama: .*$", "nama: Nama lain"),
            DISETUJUI,
            id="an indicator of another unit",
        ),
        pytest.param(
            KAMUS.format("IKU-06"), replaced("^nama: .*$", "nama: Nama lain"), MENUNGGU, id="own indicator"
        ),
        pytest.param(
            "indicators/pengukuran/2025-TW4/ekonomi.yml",
            replaced("map 2025-TW4", "map lain"),
            MENUNGGU,
            id="the unit's last quarter",
        ),
        pytest.param(
            "indicators/instansi.yml",
            replaced("^    nama: Sekretariat$", "    nama: Lain"),
            MENUNGGU,
            id="office",
        ),
        pytest.param(
            "indicators/skala.yml", replaced("^    sumber: .*$", "    sumber: Lain"), MENUNGGU, id="scale"
        ),
    ],
)
def test_target_branch_moves(office: Collecting, path: str, change: Edit, status: VerdictStatus) -> None:
    """What gives the form meaning voids its approval, wherever it comes from; the rest does not."""
    office.write(OWN, {form(OWN): filled(OWN)})
    office.approve(OWN, REVIEWER)
    office.write("main", {path: change})
    verdict = office.verdict(OWN)
    assert verdict.status is status, verdict
    assert [item.reason for item in verdict.lapsed] == ([] if status is DISETUJUI else [TARGET_CHANGED])


WHOLE: dict[str, dict[str, Edit]] = {
    "the document": {DOKUMEN: SENTENCE},
    "the stage": {DOKUMEN: replaced("^tahap: format", "tahap: draf")},
    "the dictionary": {KAMUS.format("IKU-06"): replaced("^nama: .*$", "nama: Nama lain")},
    "a target": {KAMUS.format("IKU-10"): replaced("^    tahun: .*$", "    tahun: 1")},
    "roles": {"indicators/peran.yml": replaced("nama: Staf$", "nama: Staf Dinas")},
    "a page": {"content/tentang.md": lambda _: "Tentang"},
    "an earlier form": {"indicators/pengukuran/2025-TW4/ekonomi.yml": replaced("map 2025-TW4", "map lain")},
    "a form nobody knows": {form("Lain/x"): lambda _: "unit: x"},
}


EVERYBODY = tuple(
    f"peragaan-{name}" for name in ("kepala", "perencana", "perencana-2", "sakip-1", "sakip-2", "sekretaris")
)


def lapsed(verdict: Verdict) -> dict[str, str]:
    """Return why the content of an approval does not count any more."""
    about = (TARGET_CHANGED, CONTENT_CHANGED)
    return {item.account: item.reason for item in verdict.lapsed if item.reason in about}


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize("beside", WHOLE.values(), ids=WHOLE)
def test_more_than_forms_binds_to_the_whole(office: Collecting, beside: dict[str, Edit]) -> None:
    """Whoever adds anything else is judged as before: by all of what would be published."""
    for path in beside:
        (office.path / path).parent.mkdir(exist_ok=True)
    office.write(OWN, {form(OWN): filled(OWN), **beside})
    office.approve(OWN, *EVERYBODY)
    assert lapsed(office.verdict(OWN)) == {}
    office.write("main", {form(OTHER): filled(OTHER)})
    assert lapsed(office.verdict(OWN)) == dict.fromkeys(EVERYBODY, TARGET_CHANGED)


@pytest.mark.parametrize(
    ("version", "merged", "voided"),
    [
        pytest.param("0.8.0", False, True, id="a document prints names of roles"),
        pytest.param("0.7.0", True, False, id="a proposal of the past: its document printed none"),
    ],
)
def test_names_of_roles_bind_too(tmp_path: Path, version: str, merged: bool, voided: bool) -> None:
    """Who approved a document approved what it calls the roles; a form on its own has nothing of that."""
    office = Collecting.begin(tmp_path, version)
    office.write("naskah", {DOKUMEN: SENTENCE})
    office.write(OWN, {form(OWN): filled(OWN)})
    for branch in ("naskah", OWN):
        office.approve(branch, REVIEWER)
    office.write("main", {"indicators/peran.yml": replaced("nama: Staf$", "nama: Staf Dinas")})
    assert lapsed(office.verdict("naskah", merged)) == ({REVIEWER: TARGET_CHANGED} if voided else {})
    assert lapsed(office.verdict(OWN, merged)) == {}


def test_taken_back_before_the_end(office: Collecting) -> None:
    """What stood in a commit that was approved counts, though the last commit has it no more."""
    change = replaced("^nama: .*$", "nama: Nama lain")
    office.write(OWN, {form(OWN): filled(OWN), KAMUS.format("IKU-14"): change})
    office.approve(OWN, REVIEWER)
    before = office.git("show", f"main:{KAMUS.format('IKU-14')}")
    office.write(OWN, {KAMUS.format("IKU-14"): lambda _: f"{before}\n"})
    assert lapsed(office.verdict(OWN)) == {REVIEWER: CONTENT_CHANGED}


def test_two_units_in_one_proposal(office: Collecting) -> None:
    """Both units' reviewers are asked, for both forms; a third unit's is another matter."""
    office.write(OWN, {form(unit): filled(unit) for unit in (OWN, OTHER)})
    assert needed(office.verdict(OWN)) == {("fungsional-perencana", OWN), ("fungsional-perencana", OTHER)}
    office.approve(OWN, REVIEWER)
    office.write("main", {form(UNITS[2]): filled(UNITS[2])})
    assert office.verdict(OWN).status is DISETUJUI
    office.write(OWN, {form(OTHER): replaced("^    pembilang: .*$", "    pembilang: 1")})
    assert lapsed(office.verdict(OWN)) == {REVIEWER: CONTENT_CHANGED}


def test_a_figure_that_is_slipped_in_is_named(office: Collecting) -> None:
    """Of all that differs only what was approved here is told: not what another unit brought meanwhile."""
    office.write(OWN, {form(OWN): filled(OWN)})
    office.approve(OWN, REVIEWER)
    office.write("main", {form(OTHER): filled(OTHER)})
    office.write(OWN, {form(OWN): replaced("^    pembilang: 27$", "    pembilang: 97")})
    [item] = office.verdict(OWN).lapsed
    assert (item.reason, item.cells) == (CONTENT_CHANGED, ("pembilang IKU-11 TW I 2026: 27 -> 97",))


def test_form_that_the_target_branch_has_moved(office: Collecting) -> None:
    """Git carries the edit over to another file, which the proposal does not name: then the whole counts."""
    office.write(OWN, {form(OWN): lambda text: text.replace("    realisasi:", "    realisasi: 1", 1)})
    office.approve(OWN, REVIEWER)
    office.git("switch", "-q", "main")
    office.git("mv", form(OWN), form("dinas"))
    office.write("main", {form("dinas"): replaced("^unit: .*$", "unit: dinas")})
    assert lapsed(office.verdict(OWN)) == {REVIEWER: TARGET_CHANGED}


@pytest.mark.parametrize(
    ("carried", "alone"),
    [
        pytest.param((), True, id="the form"),
        pytest.param((f"indicators/{FORM_BIDANG}",), False, id="a form that the proposal does not name"),
        pytest.param(("content/tentang.md",), False, id="a file outside the data"),
    ],
)
def test_what_the_merge_carries_over_counts(carried: tuple[str, ...], alone: bool) -> None:
    cover = TouchedPaths(frozenset({FORM_DINAS}), frozenset())
    bound = Binding.of(cover, KANTOR, KANTOR, {f"indicators/{FORM_DINAS}", *carried})
    assert (bound.forms == (FORM_DINAS,)) is alone
    assert Binding.of(cover, None, KANTOR, ()).forms == ()


def test_after_collecting_the_whole_counts(office: Collecting) -> None:
    """From konsep on figures are approved together; a late form needs all that evaluated the others."""
    office.write(OWN, {form(OWN): filled(OWN)})
    office.approve(OWN, *EVERYBODY)
    office.write("main", {DOKUMEN: replaced("^tahap: format", "tahap: konsep")})
    assert lapsed(office.verdict(OWN)) == dict.fromkeys(EVERYBODY, TARGET_CHANGED)


ROW = r"(?ms)^  IKU-10:$.*?(?=^  IKU-11:$)"


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        pytest.param(
            lambda text: text.replace("    keterangan:\n", "    keterangan: Data belum masuk.\n", 1),
            {("fungsional-perencana", OWN)},
            id="why a figure is missing",
        ),
        pytest.param(
            replaced(ROW, ""), {("sekretaris", None)}, id="a row of the blank form that is taken out"
        ),
        pytest.param(
            lambda text: f"{text}  IKU-07:\n    keterangan:\n", {("sekretaris", None)}, id="a row more"
        ),
        pytest.param(lambda text: f"{text}# lihat map\n", {("sekretaris", None)}, id="a comment"),
    ],
)
def test_asked_for_a_form(office: Collecting, change: Edit, asked: set[tuple[str, str | None]]) -> None:
    office.write(OWN, {form(OWN): change})
    assert needed(office.verdict(OWN)) == asked


def test_the_comment_says_who_is_waited_for(office: Collecting) -> None:
    """One comment, of the proposal itself: ekonomi reports its four rows of 4 + 7 + 4 + 2.

    Nothing is judged yet, so nothing is counted as missed above. 3 April 2026 is Good Friday: the format is
    due on Thursday the 2nd, a working day after the orders, and the collecting on Monday the 6th.
    """
    office.write(OWN, {form(OWN): filled(OWN)})
    weighed = weigh_proposal(office.path, office.git("rev-parse", "main"), office.git("rev-parse", OWN))
    comment = gate_comment(office.verdict(OWN), change_report_of(weighed))
    assert "**Triwulan I Tahun 2026**: formulir 4 unit, 17 baris, 4 sudah diisi." in comment
    assert "- Sudah melapor: Bidang Pembangunan dan Ekonomi Desa (4 baris)." in comment
    assert "- Menunggu: Bidang Kelembagaan dan Sosial Budaya (belum mengisi, 7 baris); " in comment
    assert "- Batas waktu menghimpun: 6 April 2026 (waktu baku SOP sejak akhir triwulan)." in comment
    assert "tercapai, " not in comment.partition("## Apa yang berubah")[0]
