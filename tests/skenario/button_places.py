"""Hosts on which somebody presses the button "Buka periode": whole stand-ins over the office's repository."""

from collections.abc import Mapping
from typing import Any

from tests.hosts.gitea_server import GiteaServer
from tests.hosts.gitea_state import REPO as GITEA_REPO
from tests.hosts.github_server import GitHubServer
from tests.hosts.github_tiruan import BOT, GUDANG
from tests.hosts.gitlab_server import GitLabServer
from tests.hosts.gitlab_state import DEVELOPER
from tests.hosts.gitlab_tiruan import PROYEK
from tests.skenario.asking import CLIENT
from tests.skenario.kantor import PERAN, Kantor, Keluaran, Ukur, pos_el
from tests.skenario.penerbitan import BOT_POS_EL

GATE = "ukur-gerbang"


class Button:
    """A host; ``program`` is the account that opens proposals, with the address in its commits.

    ``server`` is its stand-in: ``press`` starts the button's run, ``runs`` are what it tells of them.
    """

    server: Any
    program: str
    address: str
    authorization: str
    run_variable = "GITHUB_RUN_ID"

    def __init__(self, kantor: Kantor, ukur: Ukur) -> None:
        self.kantor, self.ukur = kantor, ukur

    def variables(self) -> dict[str, str]:
        """Return the environment of a job on main."""
        raise NotImplementedError

    def press(self, akun: str, periode: str, **other: Any) -> Keluaran:
        """Let somebody press the button, and its job run."""
        return self.job(periode, self.server.press(akun, **other))

    def job(self, periode: str, run: str, **other: str) -> Keluaran:
        """Run the button's command in the checkout of main."""
        variables = self.variables() | {self.run_variable: run} | other
        return self.ukur("new", "--propose", "--", periode, di=self.kantor.utama, lingkungan=variables)

    def gate(self, number: int = 1) -> Keluaran:
        """Run the gate as its workflow does."""
        words = ("gate", "--change", str(number), "--format", "markdown")
        return self.ukur(*words, di=self.kantor.utama, lingkungan=self.gate_variables())

    def gate_variables(self) -> dict[str, str]:
        """Return the environment of the gate's job."""
        return self.variables()

    def open(self, branch: str) -> None:
        """Let the program's account propose a branch, as any workflow of the repository can."""
        raise NotImplementedError

    def approve(self, akun: str, number: int = 1) -> None:
        """Approve the proposal as it stands."""
        raise NotImplementedError

    def count(self) -> int:
        """Return how many proposals there are."""
        raise NotImplementedError

    def ask(self, method: str, path: str, who: str, body: Mapping[str, Any]) -> None:
        headers = {"Authorization": f"{self.authorization} tok-{who}"}
        url = f"{self.server.peladen.alamat}{path}"
        answer = CLIENT.request(method, url, json=body, headers=headers)
        assert answer.status_code < 300, answer.text


class GitHubButton(Button):
    """GitHub: the job's own token opens the proposal, so the gate is started by name."""

    program, address, authorization = BOT, BOT_POS_EL, "Bearer"

    def __init__(self, kantor: Kantor, ukur: Ukur) -> None:
        super().__init__(kantor, ukur)
        self.server = GitHubServer(kantor.pusat)
        self.server.akun |= {BOT_POS_EL: BOT, pos_el(BOT): BOT}
        for akun in PERAN:
            self.server.add(akun, pos_el(akun), "write")

    def variables(self) -> dict[str, str]:
        return {
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.server.peladen.alamat,
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": GUDANG["full_name"],
            "GITHUB_TOKEN": "tok-bot",
        }

    def open(self, branch: str) -> None:
        body = {"head": branch, "base": "main", "title": "Format", "body": ""}
        self.ask("POST", f"/repos/{GUDANG['full_name']}/pulls", "bot", body)

    def approve(self, akun: str, number: int = 1) -> None:
        path = f"/repos/{GUDANG['full_name']}/pulls/{number}/reviews"
        self.ask("POST", path, akun, {"event": "APPROVE"})

    def count(self) -> int:
        return len(self.server.tarik)


class GiteaButton(Button):
    """Gitea: an account of the office's opens proposals, which starts the gate by itself."""

    program, address, authorization = "ukur-arsip", pos_el("ukur-arsip"), "token"

    def __init__(self, kantor: Kantor, ukur: Ukur, version: tuple[int, int] = (1, 25)) -> None:
        super().__init__(kantor, ukur)
        self.server = GiteaServer(kantor.pusat, version)
        for akun in (*PERAN, GATE, self.program):
            self.server.add(akun, pos_el(akun))

    def variables(self) -> dict[str, str]:
        return {
            "GITEA_ACTIONS": "true",
            "GITHUB_API_URL": f"{self.server.peladen.alamat}/api/v1",
            "GITHUB_SERVER_URL": "https://git.contoh.example",
            "GITHUB_REPOSITORY": GITEA_REPO,
            "UKUR_TOKEN": f"tok-{GATE}",
            "UKUR_AKUN": GATE,
            "UKUR_TOKEN_ARSIP": f"tok-{self.program}",
            "UKUR_AKUN_ARSIP": self.program,
        }

    def job(self, periode: str, run: str, **other: str) -> Keluaran:
        return super().job(periode, run, UKUR_POS_EL=self.address, **other)

    def open(self, branch: str) -> None:
        body = {"head": branch, "base": "main", "title": "Format", "body": ""}
        self.ask("POST", f"/api/v1/repos/{GITEA_REPO}/pulls", self.program, body)

    def approve(self, akun: str, number: int = 1) -> None:
        path = f"/api/v1/repos/{GITEA_REPO}/pulls/{number}/reviews"
        self.ask("POST", path, akun, {"event": "APPROVED", "body": "setuju"})

    def count(self) -> int:
        return len(self.server.pulls)


class GitLabButton(Button):
    """GitLab: a project's token opens the merge request, and the webhook tells of it."""

    program, authorization = "project_7_bot_ukur", "Bearer"
    address = pos_el("project_7_bot_ukur")
    run_variable = "CI_PIPELINE_ID"

    def __init__(self, kantor: Kantor, ukur: Ukur) -> None:
        super().__init__(kantor, ukur)
        self.server = GitLabServer(kantor.pusat)
        self.server.see_pushes()
        for akun in (*PERAN, self.program):
            self.server.add(akun, pos_el(akun), DEVELOPER)

    def variables(self) -> dict[str, str]:
        return {
            "GITLAB_CI": "true",
            "CI_API_V4_URL": f"{self.server.peladen.alamat}/api/v4",
            "CI_SERVER_URL": "https://gitlab.contoh.example",
            "CI_PROJECT_PATH": PROYEK,
            "UKUR_TOKEN": f"tok-{self.program}",
            "UKUR_AKUN": self.program,
            "UKUR_POS_EL": self.address,
        }

    def open(self, branch: str) -> None:
        body = {"source_branch": branch, "target_branch": "main", "title": "Format", "description": ""}
        self.ask("POST", self._path(""), self.program, body)

    def approve(self, akun: str, number: int = 1) -> None:
        merge = self.server.merge(str(number))
        self.ask("POST", self._path(f"/{number}/approve"), akun, {"sha": self.server.head(merge)})

    def count(self) -> int:
        return len(self.server.merges)

    def _path(self, rest: str) -> str:
        return f"/api/v4/projects/{PROYEK.replace('/', '%2F')}/merge_requests{rest}"


BUTTONS: Mapping[str, type[Button]] = {"GitHub": GitHubButton, "Gitea": GiteaButton, "GitLab": GitLabButton}
