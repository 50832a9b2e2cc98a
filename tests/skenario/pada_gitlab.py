"""An office on the whole GitLab stand-in without a licence: accounts, exported rules, and what people do."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.hosts.gitlab_server import GitLabServer
from tests.hosts.gitlab_state import DEVELOPER, MAINTAINER
from tests.hosts.gitlab_tiruan import PROYEK
from tests.skenario.asking import CLIENT
from tests.skenario.kantor import KEPALA, PERAN, SEKRETARIS, Kantor, Keluaran, Ukur, pos_el

GATE, OPERATOR = "ukur-gerbang", "operator"
MAINTAINERS = {KEPALA, SEKRETARIS}
"""Who the operator's guide makes a Maintainer beside the operator; all others are Developers."""


class PadaGitLab:
    """``api`` asks as somebody; ``gate`` runs the command line as the pipeline of the default branch."""

    def __init__(self, kantor: Kantor, ukur: Ukur, folder: Path) -> None:
        self.kantor, self.ukur, self.folder = kantor, ukur, folder
        self.server = GitLabServer(kantor.pusat)
        for akun in (*PERAN, GATE):
            self.server.add(akun, pos_el(akun), MAINTAINER if akun in MAINTAINERS else DEVELOPER)
        self.server.add(OPERATOR, pos_el(OPERATOR), MAINTAINER)

    def api(self, method: str, path: str, who: str, body: Mapping[str, Any] | None = None) -> tuple[int, Any]:
        """Ask; ``PROJECT`` at the beginning stands for the project's own path."""
        project = f"projects/{PROYEK.replace('/', '%2F')}"
        url = f"{self.server.peladen.alamat}/api/v4/{path.replace('PROJECT', project, 1)}"
        headers = {"Authorization": f"Bearer tok-{who}"}
        answer = CLIENT.request(method, url, json=body, headers=headers)
        return answer.status_code, answer.json() if answer.content else None

    def variables(self, who: str = GATE) -> dict[str, str]:
        """Return the environment of a job on the default branch, as .gitlab-ci.yml has it."""
        return {
            "GITLAB_CI": "true",
            "CI_API_V4_URL": f"{self.server.peladen.alamat}/api/v4",
            "CI_PROJECT_PATH": PROYEK,
            "UKUR_TOKEN": f"tok-{who}",
            "UKUR_AKUN": who,
            "UKUR_POS_EL": pos_el(who),
        }

    def protect(self) -> None:
        """Apply what `ukur rules export` writes, in the order of the operator's guide.

        The first push protected ``main`` already, and REST changes no level of that: it is made anew.
        """
        out = self.folder / "aturan"
        done = self.ukur("rules", "export", "--host", "gitlab", "--out", out, di=self.kantor.utama)
        assert done.kode == 0, done.err
        body = json.loads((out / "setelan-gitlab.json").read_text("utf-8"))
        branch = body["protected_branch"]
        assert self.api("PUT", "PROJECT", OPERATOR, body["project"])[0] == 200
        path = "PROJECT/protected_branches"
        assert self.api("DELETE", f"{path}/{branch['name']}", OPERATOR)[0] == 204
        assert self.api("POST", path, OPERATOR, branch)[0] == 201

    def record_numbers(self) -> None:
        """Write the numbers of all accounts into peran.yml, as the operator's guide says."""
        command = ("rules", "accounts", "--write")
        done = self.ukur(*command, di=self.kantor.utama, lingkungan=self.variables(OPERATOR))
        assert done.kode == 0, done.out

    # --- people ------------------------------------------------------------------------------------

    def open(self, akun: str, cabang: str) -> int:
        body = {"source_branch": cabang, "target_branch": "main", "title": cabang}
        code, made = self.api("POST", "PROJECT/merge_requests", akun, body)
        assert code == 201, made
        return int(made["iid"])

    def approve(self, number: int, akun: str) -> tuple[int, Any]:
        """Approve the head that is shown."""
        path = f"PROJECT/merge_requests/{number}"
        return self.api("POST", f"{path}/approve", akun, {"sha": self.api("GET", path, akun)[1]["sha"]})

    def request_changes(self, number: int, akun: str) -> tuple[int, Any]:
        """Finish a review with "Request changes", whether one was asked for it or not."""
        body = {"body": "/submit_review requested_changes"}
        return self.api("POST", f"PROJECT/merge_requests/{number}/notes", akun, body)

    def merge(self, number: int, akun: str) -> tuple[int, Any]:
        done = self.api("PUT", f"PROJECT/merge_requests/{number}/merge", akun, {})
        if done[0] == 200:
            self.kantor.mutakhirkan()
        return done

    # --- the pipeline ------------------------------------------------------------------------------

    def gate(self, number: int, *words: str) -> Keluaran:
        asked = ("gate", "--change", str(number), *words)
        return self.ukur(*asked, di=self.kantor.utama, lingkungan=self.variables())
