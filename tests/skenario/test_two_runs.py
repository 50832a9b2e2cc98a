"""Two runs of the gate at once, where a host knows no ``concurrency``: no older verdict stands over a newer.

The run under test has read the reviews; then somebody reviews, and another run decides and posts; then ours
goes on posting.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.hosts.peladen import Balasan, Permintaan
from tests.nightly import A_WAY
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import PERENCANA, PERENCANA_2, STAF, Kantor, Ukur
from tests.skenario.pada_gitea import GATE, PadaGitea
from tests.skenario.panggung import TERKIRIM, DiGitea, DiGitHub, DiGitLab, Panggung, putuskan

from ukur.commands.gate.gatekeeper import ROUNDS
from ukur.workflow.decision import VerdictStatus

pytestmark = pytest.mark.first_test_daily(A_WAY)


@pytest.fixture
def gitea(kantor_draf: Kantor, ukur: Ukur, tmp_path: Path) -> Iterator[PadaGitea]:
    made = PadaGitea(kantor_draf, ukur, tmp_path)
    made.protect()
    yield made
    made.server.close()


def after(place: PadaGitea | DiGitea | DiGitHub | DiGitLab, ends: str, act: Callable[[], object]) -> None:
    """Do something once, right after the host has answered a request that ends so."""
    server = place.server.peladen if isinstance(place, PadaGitea) else place.tiruan.peladen
    answer, left = server.jawab, [act]

    def wrapped(ask: Permintaan) -> Balasan:
        given = answer(ask)
        if left and f"{ask.metode} {ask.jalur}".endswith(ends):
            left.pop()()
        return given

    server.jawab = wrapped


def add_review(place: PadaGitea, login: str, state: str, body: str = "ditinjau") -> None:
    """Put a review into the host's hands, as it would be after a request."""
    who, pull = place.server.number_of(login), place.server.pulls[0]
    for row in pull.reviews:
        row["official"] = row["official"] and row["user"] != who
    made = {"id": place.server.next_id(), "user": who, "state": state, "body": body, "stale": False}
    made |= {"official": login == GATE, "dismissed": False, "submitted_at": place.server.now()}
    pull.reviews.append(made | {"commit_id": place.server.head(pull)})


def test_returned_meanwhile(gitea: PadaGitea) -> None:
    """Ours read an approval; the return came, the other run refused; then ours posts success, and sees it."""
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    gitea.review(number, PERENCANA_2)

    def other_run() -> None:
        add_review(gitea, PERENCANA_2, "REQUEST_CHANGES")
        gitea.server.statuses.append(
            {"sha": gitea.kantor.kepala(), "context": "ukur/gerbang", "status": "failure"}
        )

    after(gitea, f"GET /api/v1/repos/kantor/kinerja/pulls/{number}/reviews", other_run)
    done = gitea.gate(number)
    assert (done.kode, gitea.status()) == (1, "failure")
    assert gitea.gate_reviews(number)[-1] == "REQUEST_CHANGES"
    comments = [row["body"] for row in gitea.server.pulls[0].comments]
    assert len(comments) == 1
    assert "dikembalikan oleh" in comments[0]


def test_approved_meanwhile(gitea: PadaGitea) -> None:
    """Ours read nothing; the approval came and the other run let it through: ours takes back no more than
    for a moment.
    """
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})

    def other_run() -> None:
        add_review(gitea, PERENCANA_2, "APPROVED")
        add_review(gitea, GATE, "APPROVED", "<!-- ukur:gerbang -->\nDisetujui")

    after(gitea, f"GET /api/v1/repos/kantor/kinerja/pulls/{number}/reviews", other_run)
    done = gitea.gate(number)
    assert (done.kode, gitea.status(), gitea.gate_reviews(number)[-1]) == (0, "success", "APPROVED")


def test_reviewed_without_end(gitea: PadaGitea) -> None:
    """Every reading differs: nothing is let through."""
    number = gitea.propose(PERENCANA, {FORMULIR: mandiri(48)})
    gitea.review(number, PERENCANA_2)
    server, answer = gitea.server.peladen, gitea.server.peladen.jawab

    def restless(ask: Permintaan) -> Balasan:
        if f"{ask.metode} {ask.jalur}".endswith("/comments"):
            add_review(gitea, PERENCANA_2, "APPROVED")
        return answer(ask)

    server.jawab = restless
    done = gitea.gate(number)
    assert (done.kode, gitea.status(), gitea.gate_reviews(number)[-1]) == (2, "error", "REQUEST_CHANGES")
    assert "terus ditinjau" in done.err
    assert len([row for row in gitea.server.statuses if row["status"] == "success"]) == ROUNDS


@pytest.mark.parametrize(
    ("host", "ends"),
    [
        pytest.param("GitHub", "GET /repos/dinas/kinerja/pulls/1/reviews", id="GitHub"),
        pytest.param("Gitea", "GET /api/v1/repos/dinas/kinerja/pulls/1/reviews", id="Gitea"),
        pytest.param("GitLab", "/merge_requests/3/approvals", id="GitLab"),
    ],
)
def test_withdrawn_meanwhile(
    kantor_draf: Kantor,
    buka_panggung: Callable[[str, Kantor], Panggung],
    ukur: Ukur,
    host: str,
    ends: str,
) -> None:
    place = buka_panggung(host, kantor_draf)
    assert isinstance(place, DiGitea | DiGitHub | DiGitLab)
    kantor_draf.cabang()
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(48)})
    place.didorong(STAF)
    place.setujui(PERENCANA)
    after(place, ends, lambda: place.tarik(PERENCANA))
    done = putuskan(kantor_draf, place, ukur)
    assert (done.kode, place.keadaan()) == (1, TERKIRIM[host][VerdictStatus.MENUNGGU])


def test_a_forks_comment_comes_though_its_status_is_refused(
    kantor_draf: Kantor, buka_panggung: Callable[[str, Kantor], Panggung], ukur: Ukur
) -> None:
    """And the failure is told: a sentence, and exit code 2."""
    place = buka_panggung("GitLab", kantor_draf)
    assert isinstance(place, DiGitLab)
    kantor_draf.cabang()
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(48)})
    place.didorong(STAF)
    place.tiruan.peladen.ganggu(r"POST .*/statuses/", *[Balasan({"message": "403 Forbidden"}, 403)] * 9)
    done = putuskan(kantor_draf, place, ukur)
    notes = [row["body"] for row in place.tiruan.catatan if not row["system"]]
    assert (done.kode, len(notes), place.keadaan()) == (2, 1, None)
    assert "Menunggu persetujuan" in notes[0]
    assert "403 Forbidden" in done.err


def test_a_fork_gets_both(
    kantor_draf: Kantor, buka_panggung: Callable[[str, Kantor], Panggung], ukur: Ukur
) -> None:
    place = buka_panggung("GitLab", kantor_draf)
    assert isinstance(place, DiGitLab)
    place.tiruan.salinan = True
    kantor_draf.cabang()
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(48)})
    place.didorong(STAF)
    done = putuskan(kantor_draf, place, ukur)
    notes = [row["body"] for row in place.tiruan.catatan if not row["system"]]
    assert (done.kode, len(notes), place.keadaan()) == (1, 1, "pending")
