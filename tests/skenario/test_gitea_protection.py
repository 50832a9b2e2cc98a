"""What the exported rules hold on Gitea: the gate's own approval, merge styles, unknown accounts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.hosts.gitea_halaman import Versi
from tests.nightly import A_WAY
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import KEPALA, PERENCANA, PERENCANA_2, SEKRETARIS, STAF_2, Kantor, Ukur
from tests.skenario.pada_gitea import GATE, OPERATOR, WRITER, PadaGitea

pytestmark = pytest.mark.first_test_daily(A_WAY)

OPEN = "tidak dapat dipastikan pengelola situs tunduk pada aturan"
Serve = Callable[..., PadaGitea]


@pytest.fixture
def serve(kantor_draf: Kantor, ukur: Ukur, tmp_path: Path) -> Iterator[Serve]:
    made: list[PadaGitea] = []

    def start(version: Versi = (1, 16)) -> PadaGitea:
        made.append(PadaGitea(kantor_draf, ukur, tmp_path, version))
        return made[-1]

    yield start
    for place in made:
        place.server.close()


@pytest.fixture
def gitea(serve: Serve) -> PadaGitea:
    """A Gitea 1.16 with the exported rules in force."""
    made = serve()
    made.protect()
    return made


def test_forged_status_and_one_approval_of_any_role(gitea: PadaGitea) -> None:
    """Tried on a Gitea 1.16.9: 409 where only the gate's approval counts."""
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    assert gitea.review(number, STAF_2)[0] == 200
    assert gitea.forge_status(WRITER) == 201
    code, answer = gitea.merge(number, SEKRETARIS)
    assert (code, answer["message"]) == (409, "Does not have enough approvals")


def test_the_same_where_every_role_holder_counts(gitea: PadaGitea) -> None:
    """As the rules were before: tried on the same Gitea, the forged status merged."""
    body = {"approvals_whitelist_username": [PERENCANA_2, STAF_2]}
    assert gitea.api("PATCH", "REPO/branch_protections/main", OPERATOR, body)[0] == 200
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    gitea.review(number, STAF_2)
    gitea.forge_status(WRITER)
    assert gitea.merge(number, SEKRETARIS)[0] == 200
    assert "dapat menyetujui" in gitea.check_rules().out


def test_the_honest_way(gitea: PadaGitea) -> None:
    start = gitea.kantor.kepala("main")
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    assert (gitea.gate(number).kode, gitea.gate_reviews(number)) == (1, [])
    gitea.review(number, PERENCANA_2)
    assert (gitea.gate(number).kode, gitea.gate_reviews(number)) == (0, ["APPROVED"])
    assert (gitea.gate(number).kode, gitea.gate_reviews(number)) == (0, ["APPROVED"]), "not twice"
    assert gitea.merge(number, SEKRETARIS)[0] == 200
    checked = gitea.publish_check(start)
    assert checked.kode == 0, checked.err
    assert (GATE in checked.out, PERENCANA_2 in checked.out) == (False, True)


def test_the_gate_s_review_is_edited(gitea: PadaGitea) -> None:
    """Gitea lets every writer edit what others wrote: without its mark it is still the gate's approval."""
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    gitea.review(number, PERENCANA_2)
    assert gitea.gate(number).kode == 0
    mine = gitea.server.number_of(GATE)
    (approval,) = (row for row in gitea.server.pull(str(number)).reviews if row["user"] == mine)
    approval["body"] = "disunting"
    gitea.review(number, PERENCANA_2, "REQUEST_CHANGES")
    assert gitea.gate(number).kode == 1
    assert gitea.gate_reviews(number) == ["APPROVED", "REQUEST_CHANGES"]
    gitea.forge_status(WRITER)
    assert gitea.merge(number, SEKRETARIS)[0] != 200


def test_the_verdict_changes(gitea: PadaGitea) -> None:
    """The gate takes its approval back, and the host refuses again."""
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    gitea.review(number, PERENCANA_2)
    assert gitea.gate(number).kode == 0
    gitea.review(number, PERENCANA_2, "REQUEST_CHANGES")
    assert gitea.gate(number).kode == 1
    assert gitea.gate_reviews(number) == ["APPROVED", "REQUEST_CHANGES"]
    gitea.forge_status(WRITER)
    assert gitea.merge(number, SEKRETARIS)[0] == 409
    gitea.review(number, PERENCANA_2)
    assert (gitea.gate(number).kode, gitea.gate_reviews(number)[-1]) == (0, "APPROVED")
    assert gitea.merge(number, SEKRETARIS)[0] == 200


def test_a_push_after_the_gate_approved(gitea: PadaGitea) -> None:
    """The approval was of another commit: the host does not count it, and the gate gives none."""
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    gitea.review(number, PERENCANA_2)
    gitea.gate(number)
    gitea.kantor.tulis(PERENCANA, {FORMULIR: mandiri(49)})
    gitea.forge_status(WRITER)
    assert gitea.merge(number, SEKRETARIS)[0] == 409
    assert (gitea.gate(number).kode, gitea.gate_reviews(number)[-1]) == (1, "REQUEST_CHANGES")


def test_what_the_gate_says_of_data_renders_as_itself(gitea: PadaGitea) -> None:
    """The host renders a review's words; those of a finding are the proposer's."""
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    gitea.review(number, PERENCANA_2)
    assert gitea.gate(number).kode == 0
    hostile = "'![x](https://jahat.example) @budi'"
    gitea.kantor.tulis(PERENCANA, {FORMULIR: lambda text: text.replace(": 48", f": {hostile}", 1)})
    assert gitea.gate(number).kode == 1
    body = gitea.server.pull(str(number)).reviews[-1]["body"]
    assert "jahat" in body
    assert [mark for mark in ("[x](", "https://", "@budi") if mark in body] == []


def test_the_gates_approval_is_nobodys(gitea: PadaGitea) -> None:
    """A review that bears the gate's mark approves nothing, and the comment does not list the gate."""
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    body = {"event": "APPROVED", "body": "<!-- ukur:gerbang -->\nDisetujui"}
    gitea.api("POST", f"REPO/pulls/{number}/reviews", PERENCANA_2, body)
    assert gitea.gate(number).kode == 1
    gitea.review(number, PERENCANA_2)
    done = gitea.gate(number)
    assert (done.kode, GATE in done.out) == (0, False)


def test_a_return_that_bears_the_gates_mark_counts(gitea: PadaGitea) -> None:
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    gitea.review(number, PERENCANA_2)
    body = {"event": "REQUEST_CHANGES", "body": "<!-- ukur:gerbang -->\nsalah"}
    gitea.api("POST", f"REPO/pulls/{number}/reviews", KEPALA, body)
    assert f"dikembalikan oleh {KEPALA}" in gitea.gate(number).out


def test_a_proposal_of_the_gates_own_account(gitea: PadaGitea) -> None:
    """The host lets nobody approve his own proposal: so the archive is proposed by another account."""
    number = gitea.propose(GATE, {FORMULIR: mandiri(48)})
    gitea.review(number, PERENCANA_2)
    done = gitea.gate(number)
    assert (done.kode, gitea.status()) == (2, "error")
    assert "UKUR_TOKEN_ARSIP" in done.err


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@pytest.mark.parametrize(
    ("style", "code"), [("merge", 200), ("rebase", 405), ("rebase-merge", 405), ("squash", 405)]
)
def test_merge_styles(gitea: PadaGitea, style: str, code: int) -> None:
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    gitea.review(number, PERENCANA_2)
    gitea.gate(number)
    assert gitea.merge(number, SEKRETARIS, style)[0] == code


def test_settings_of_merging_without_has_pull_requests(serve: Serve) -> None:
    """Seen on a Gitea 1.16.9: passed over in silence. What is exported bears it."""
    gitea = serve()
    code, answer = gitea.api("PATCH", "REPO", OPERATOR, {"allow_rebase": False})
    assert (code, answer["allow_rebase"]) == (200, True)
    assert '"Rebase then fast-forward" masih boleh' in gitea.check_rules().out
    gitea.protect()
    assert "Rebase" not in gitea.check_rules().out


def test_rules_check_after_the_export(gitea: PadaGitea) -> None:
    gitea.record_numbers()
    told = gitea.check_rules()
    assert (told.kode, told.out.count("\n")) == (1, 1)
    assert told.out.startswith(OPEN)


def test_rules_check_after_the_export_on_a_newer_host(serve: Serve) -> None:
    gitea = serve((1, 23))
    gitea.protect()
    gitea.record_numbers()
    assert (gitea.check_rules().kode, gitea.check_rules().out) == (0, "")


def test_an_account_that_is_not_there(gitea: PadaGitea) -> None:
    """The host refuses the rule whole; the one before it stands, and the check says why."""
    before = gitea.server.protections
    bodies = gitea.export()
    gitea.server.users[gitea.server.number_of(KEPALA)].login = "kepala-baru"
    body = bodies["perlindungan-cabang"]
    code, answer = gitea.api("PATCH", "REPO/branch_protections/main", OPERATOR, body)
    assert (code, answer["message"]) == (422, f"user does not exist [uid: 0, name: {KEPALA}]")
    assert gitea.server.protections == before
    assert f"belum ada di situs Git: {KEPALA}; aturan itu akan ditolak (422)" in gitea.check_rules().out


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(lambda g, n: g.review(n, PERENCANA)[0], 422, id="approving one's own"),
        pytest.param(lambda g, n: g.merge(n, SEKRETARIS)[0], 405, id="no status"),
        pytest.param(
            lambda g, n: (g.forge_status(WRITER), g.merge(n, SEKRETARIS)[0])[1], 409, id="forged status alone"
        ),
        pytest.param(
            lambda g, n: (g.forge_status(WRITER), g.merge(n, PERENCANA_2)[0])[1], 405, id="not on the list"
        ),
        pytest.param(
            lambda g, n: g.api("POST", f"REPO/pulls/{n}/reviews/1/dismissals", WRITER, {"message": "batal"})[
                0
            ],
            403,
            id="dismissing as a writer",
        ),
        pytest.param(
            lambda g, n: (
                g.review(n, PERENCANA_2),
                g.gate(n),
                g.merge(n, SEKRETARIS, head_commit_id="0" * 40)[0],
            )[2],
            409,
            id="another head",
        ),
    ],
)
def test_what_the_host_refuses(gitea: PadaGitea, act: Callable[[PadaGitea, int], int], code: int) -> None:
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    assert act(gitea, number) == code


def test_dismissed_by_the_manager(gitea: PadaGitea) -> None:
    """The review keeps its state and says that it was dismissed: it counts no longer."""
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    _, review = gitea.review(number, PERENCANA_2)
    path = f"REPO/pulls/{number}/reviews/{review['id']}/dismissals"
    code, answer = gitea.api("POST", path, OPERATOR, {"message": "batal"})
    assert (code, answer["state"], answer["dismissed"]) == (200, "APPROVED", True)
    done = gitea.gate(number)
    assert (done.kode, "dibatalkan di situs Git" in done.out) == (1, True)


def test_a_head_that_the_host_sees_late(gitea: PadaGitea) -> None:
    """The verdict goes to the commit that was weighed; the new head has none, so nothing may be merged."""
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    gitea.review(number, PERENCANA_2)
    gitea.kantor.tulis(PERENCANA, {FORMULIR: mandiri(49)})
    gitea.server.late = 100
    assert gitea.gate(number).kode == 0
    gitea.server.late = 0
    assert (gitea.status(), gitea.merge(number, SEKRETARIS)[0]) == (None, 405)
    assert gitea.gate(number).kode == 1
