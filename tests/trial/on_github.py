"""A trial on GitHub: what people do there, through the REST API 2022-11-28.

Every call and code is from GitHub's description of that API (npm package @octokit/openapi 23.0.2) and its
documentation; none was seen on a real GitHub. tests/hosts/github_server.py says which page tells what.

The gate posts its status as the office's own app: the exported ruleset takes it from one app alone, and a
trial cannot be GitHub Actions. So ``TRIAL_TOKEN_GATE`` is the token of an installation of that app.
"""

from collections.abc import Mapping
from typing import Any

from tests.skenario.kantor import SEKRETARIS
from tests.trial.recorder import Answered, Recorder
from tests.trial.settings import GATE, OPERATOR, Person, Settings


class OnGitHub:
    """Acts in one repository; every answer goes through the recorder."""

    rules = "github"
    forger = SEKRETARIS
    refused: tuple[str, ...] = ("squash", "rebase")
    style = "merge"

    def __init__(self, settings: Settings, recorder: Recorder) -> None:
        self.settings, self.recorder = settings, recorder
        self.repo = f"repos/{settings.repo}"

    def _ask(self, part: str, method: str, path: str, body: Any = None) -> Answered:
        headers = {
            "Authorization": f"Bearer {self.settings.people[part].token}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        return self.recorder.ask(part, headers, method, path, body)

    def version(self) -> str:
        """Enterprise Server tells its version; github.com has none."""
        found = self._ask(OPERATOR, "GET", "meta").content
        return str(found.get("installed_version", "github.com"))

    def login(self, person: Person) -> str:
        """An app's installation may not ask who it is."""
        if person.part == GATE:
            return self.settings.gate_account
        return str(self._ask(person.part, "GET", "user").content["login"])

    def invite(self, part: str, login: str) -> Mapping[str, int]:
        """An app is no collaborator: it was installed."""
        if part == GATE:
            return {}
        body = {"permission": "push"}
        told = {"is invited": self._ask(OPERATOR, "PUT", f"{self.repo}/collaborators/{login}", body).code}
        for item in self._ask(part, "GET", "user/repository_invitations").content:
            if item["repository"]["full_name"] == self.settings.repo:
                path = f"user/repository_invitations/{item['id']}"
                told["may write"] = self._ask(part, "PATCH", path).code
        return told

    def rule_options(self, gate: str) -> tuple[str, ...]:
        return ("--app", str(self.settings.app))

    def protect(self, bodies: Mapping[str, Any]) -> Mapping[str, int]:
        """The ruleset first, as in the guide; CODEOWNERS is on main already and must have no faults."""
        owners = self._ask(OPERATOR, "GET", f"{self.repo}/codeowners/errors")
        return {
            "faults in CODEOWNERS": len(owners.content["errors"]),
            "protection": self._ask(OPERATOR, "POST", f"{self.repo}/rulesets", bodies["ruleset"]).code,
            "settings of merging": self._ask(OPERATOR, "PATCH", self.repo, bodies["setelan-repositori"]).code,
        }

    def propose(self, part: str, branch: str) -> str:
        body = {"head": branch, "base": "main", "title": branch}
        return str(self._ask(part, "POST", f"{self.repo}/pulls", body).content["number"])

    def review(self, number: str, part: str, *, approve: bool = True) -> Answered:
        event = "APPROVE" if approve else "REQUEST_CHANGES"
        return self._ask(part, "POST", f"{self.repo}/pulls/{number}/reviews", {"event": event, "body": "uji"})

    def dismiss(self, number: str, review: Answered, part: str) -> int:
        path = f"{self.repo}/pulls/{number}/reviews/{review.content['id']}/dismissals"
        return self._ask(part, "PUT", path, {"message": "uji", "event": "DISMISS"}).code

    def forge_status(self, commit: str, part: str) -> int:
        body = {"state": "success", "context": "ukur/gerbang", "description": "palsu"}
        return self._ask(part, "POST", f"{self.repo}/statuses/{commit}", body).code

    def merge(self, number: str, part: str, style: str = "merge") -> int:
        return self._ask(part, "PUT", f"{self.repo}/pulls/{number}/merge", {"merge_method": style}).code

    def merged_as(self, number: str) -> str:
        """A merge commit holds the head; squashing and rebasing leave it out."""
        pull = self._ask(OPERATOR, "GET", f"{self.repo}/pulls/{number}").content
        path = f"{self.repo}/branches/{pull['base']['ref']}"
        parents = self._ask(OPERATOR, "GET", path).content["commit"]["parents"]
        return "merge" if pull["head"]["sha"] in {parent["sha"] for parent in parents} else "squash"

    def after_the_last_page(self, number: str) -> int:
        return self._ask(GATE, "GET", f"{self.repo}/pulls/{number}/commits?per_page=100&page=2").code

    def variables(self, part: str) -> Mapping[str, str]:
        found = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.settings.api,
            "GITHUB_REPOSITORY": self.settings.repo,
            "UKUR_TOKEN": self.settings.people[part].token,
        }
        return found | ({"UKUR_AKUN": self.settings.gate_account} if part == GATE else {})
