"""From a sheet of people to the first green gate: an office made by it, a first proposal, its people."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.hosts.gitea_server import GiteaServer
from tests.hosts.gitea_state import REPO
from tests.skenario.kantor import Keluaran, Ukur, jalankan_git
from tests.skenario.test_many_offices import ADMIN, GATE, Regency

BRANCH, PAGE = "usulan-pertama", "content/tentang.md"
PLANNER, SECRETARY, STAFF = "d1-perencana", "d1-sekretaris", "d1-staf-1"


class FirstProposal:
    """The office as `init --daftar` left it on the host, whose stand-in goes on with that very repository."""

    def __init__(self, folder: Path, ukur: Ukur) -> None:
        self.folder, self.ukur = folder, ukur
        self.regency = Regency(folder, ukur, 1)
        self.made = self.regency.init()
        self.store = self.regency.site.stores["kabupaten/dinas-1"]
        self.server = GiteaServer(self.store.folder, (1, 25))
        self.server.peladen.jam = datetime.datetime.now(
            datetime.UTC
        )  # roles are held from the day of the sheet
        for user in self.regency.site.users.values():  # the same numbers: they are in peran.yml by now
            level = "admin" if user.login == ADMIN else self.store.members.get(user.login, "read")
            self.server.add(user.login, user.email, level)
        self.server.protections = self.store.protections
        self.server.settings |= {key: self.store.settings[key] for key in self.server.settings}
        for name in ("main", "kerja"):
            jalankan_git(folder, "clone", "--quiet", str(self.store.folder), str(folder / name))

    def close(self) -> None:
        self.server.close()
        self.regency.site.close()

    def api(self, method: str, path: str, who: str, body: dict[str, Any]) -> tuple[int, Any]:
        url = f"{self.server.peladen.alamat}/api/v1/repos/{REPO}/{path}"
        headers = {"Authorization": f"token tok-{who}"}
        answer = httpx.request(method, url, json=body, headers=headers, trust_env=False)
        return answer.status_code, answer.json() if answer.content else None

    def propose(self, who: str, path: str, text: str) -> int:
        """Push a branch with one changed file and open the proposal, as somebody."""
        work = self.folder / "kerja"
        jalankan_git(work, "checkout", "--quiet", "-B", BRANCH, "origin/main")
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_text(text, "utf-8")
        jalankan_git(work, "add", "--all")
        now = self.server.peladen.jam + datetime.timedelta(minutes=1)
        jalankan_git(work, "commit", "--quiet", "-m", "usul", akun=who, jam=now)
        jalankan_git(work, "push", "--quiet", "--force", "origin", BRANCH)
        code, made = self.api(
            "POST", "pulls", who, {"head": BRANCH, "base": "main", "title": "Usulan pertama"}
        )
        assert code == 201
        return int(made["number"])

    def review(self, number: int, who: str) -> int:
        self.server.peladen.jam += datetime.timedelta(minutes=5)
        return self.api("POST", f"pulls/{number}/reviews", who, {"event": "APPROVED", "body": "setuju"})[0]

    def gate(self, number: int) -> Keluaran:
        """Run the gate as the office's workflow does: with the variable that the sheet left."""
        return self.ukur("gate", "--change", str(number), di=self.folder / "main", lingkungan=self.pipeline)

    @property
    def pipeline(self) -> dict[str, str]:
        return {
            "GITEA_ACTIONS": "true",
            "GITHUB_API_URL": f"{self.server.peladen.alamat}/api/v1",
            "GITHUB_REPOSITORY": REPO,
            "UKUR_AKUN": self.store.variables["UKUR_AKUN"],
            "UKUR_TOKEN": f"tok-{GATE}",
        }

    def merge(self, number: int, who: str) -> int:
        return self.api("POST", f"pulls/{number}/merge", who, {"Do": "merge"})[0]

    def publish_check(self) -> Keluaran:
        """Weigh again what came into main since the office was made, as before publishing."""
        main = self.folder / "main"
        jalankan_git(main, "pull", "--quiet", "origin", "main")
        since = ("--since", self.store.variables["UKUR_AWAL"])
        return self.ukur("publish", "check", *since, di=main, lingkungan=self.pipeline)

    @property
    def status(self) -> str | None:
        head = jalankan_git(self.store.folder, "rev-parse", BRANCH)
        found = [row["status"] for row in self.server.statuses if row["sha"] == head]
        return found[-1] if found else None


@pytest.fixture
def first(tmp_path: Path, ukur: Ukur) -> Iterator[FirstProposal]:
    made = FirstProposal(tmp_path, ukur)
    yield made
    made.close()


@pytest.mark.nightly(
    "seconds of whole commands; making the office and the gate's steps are walked every day apart"
)
def test_from_the_sheet_to_the_first_green_gate(first: FirstProposal) -> None:
    """As the guide of the regency walks it (step 8): a word of a page, what must be held up, then green."""
    assert first.made.kode == 0, first.made.out
    page = (first.folder / "kerja" / PAGE).read_text("utf-8")
    number = first.propose(PLANNER, PAGE, f"{page}\nDinas ini melayani desa.\n")
    waits = first.gate(number)
    assert (waits.kode, first.status) == (1, "pending")
    assert "Menunggu persetujuan Sekretaris" in waits.out
    assert first.review(number, PLANNER) == 422  # his own
    assert first.review(number, "d1-perencana-2") == 200
    assert first.gate(number).kode == 1  # a planner's is not what a page needs
    assert first.merge(number, SECRETARY) != 200
    assert first.review(number, SECRETARY) == 200
    green = first.gate(number)
    assert (green.kode, first.status) == (0, "success"), green.out + green.err
    assert f"Sekretaris: lengkap oleh {SECRETARY}" in green.out
    mine = first.server.number_of(GATE)
    reviews = first.server.pull(str(number)).reviews
    assert [row["state"] for row in reviews if row["user"] == mine] == ["APPROVED"]
    assert first.merge(number, STAFF) == 405  # who guards the office's rules merges
    assert first.merge(number, SECRETARY) == 200
    done = first.publish_check()
    assert (done.kode, SECRETARY in done.out) == (0, True), done.out + done.err
    assert "1 usulan disetujui" in done.err
