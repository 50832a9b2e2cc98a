"""A trial on Gitea or Forgejo: what people do there, through the API."""

from collections.abc import Mapping
from typing import Any

from tests.skenario.kantor import SEKRETARIS
from tests.trial.recorder import Answered, Recorder
from tests.trial.settings import GATE, OPERATOR, Person, Settings


class OnGitea:
    """Acts in one repository; every answer goes through the recorder."""

    rules = "gitea"
    forger = SEKRETARIS
    refused: tuple[str, ...] = ("squash", "rebase")
    style = "merge"

    def __init__(self, settings: Settings, recorder: Recorder) -> None:
        self.settings, self.recorder = settings, recorder
        self.repo = f"repos/{settings.repo}"

    def _ask(self, part: str, method: str, path: str, body: Any = None) -> Answered:
        headers = {"Authorization": f"token {self.settings.people[part].token}"}
        return self.recorder.ask(part, headers, method, path, body)

    def version(self) -> str:
        return str(self._ask(OPERATOR, "GET", "version").content["version"])

    def login(self, person: Person) -> str:
        return str(self._ask(person.part, "GET", "user").content["login"])

    def invite(self, part: str, login: str) -> Mapping[str, int]:
        """Let an account write, also the gate's."""
        path = f"{self.repo}/collaborators/{login}"
        return {"may write": self._ask(OPERATOR, "PUT", path, {"permission": "write"}).code}

    def rule_options(self, gate: str) -> tuple[str, ...]:
        return ("--gate-account", gate)

    def protect(self, bodies: Mapping[str, Any]) -> Mapping[str, int]:
        """Apply the exported rules in the guide's order, after one that names nobody there is."""
        rule, path = bodies["perlindungan-cabang"], f"{self.repo}/branch_protections"
        unknown = {**rule, "merge_whitelist_usernames": ["ukur-tidak-ada"]}
        return {
            "settings of merging": self._ask(OPERATOR, "PATCH", self.repo, bodies["setelan-repositori"]).code,
            "protection that names an unknown account": self._ask(OPERATOR, "POST", path, unknown).code,
            "protection": self._ask(OPERATOR, "POST", path, rule).code,
        }

    def propose(self, part: str, branch: str) -> str:
        body = {"head": branch, "base": "main", "title": branch}
        return str(self._ask(part, "POST", f"{self.repo}/pulls", body).content["number"])

    def review(self, number: str, part: str, *, approve: bool = True) -> Answered:
        event = "APPROVED" if approve else "REQUEST_CHANGES"
        path = f"{self.repo}/pulls/{number}/reviews"
        return self._ask(part, "POST", path, {"event": event, "body": "uji"})

    def dismiss(self, number: str, review: Answered, part: str) -> int:
        path = f"{self.repo}/pulls/{number}/reviews/{review.content['id']}/dismissals"
        return self._ask(part, "POST", path, {"message": "uji"}).code

    def forge_status(self, commit: str, part: str) -> int:
        body = {"state": "success", "context": "ukur/gerbang", "description": "palsu"}
        return self._ask(part, "POST", f"{self.repo}/statuses/{commit}", body).code

    def merge(self, number: str, part: str, style: str = "merge") -> int:
        return self._ask(part, "POST", f"{self.repo}/pulls/{number}/merge", {"Do": style}).code

    def merged_as(self, number: str) -> str:
        """Squashing and rebasing were refused before, so what was taken is a merge."""
        merged = self._ask(OPERATOR, "GET", f"{self.repo}/pulls/{number}").content["merged"]
        return "merge" if merged else "not at all"

    def after_the_last_page(self, number: str) -> int:
        """Ask for a page of commits that there is not."""
        path = f"{self.repo}/pulls/{number}/commits"
        self._ask(GATE, "GET", f"{path}?limit=50&page=1")
        return self._ask(GATE, "GET", f"{path}?limit=50&page=2").code

    def variables(self, part: str) -> Mapping[str, str]:
        """Return the environment of a job, with the token of an account."""
        return {
            "GITEA_ACTIONS": "true",
            "GITHUB_API_URL": self.settings.api,
            "GITHUB_REPOSITORY": self.settings.repo,
            "UKUR_TOKEN": self.settings.people[part].token,
        }
