"""A trial on GitLab, with or without a licence: what people do there, through the REST API v4.

Every call and code is from GitLab's documentation (doc/api) and source; none was seen on a real GitLab.
tests/hosts/gitlab_server.py says which file tells what.

Without a licence a forged status suffices for a Maintainer: the guide says so, and ``rules check`` too. So
the forger tries to merge himself, as the Developer that he is; done by a Maintainer, the SOP could not go on.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from tests.skenario.kantor import KEPALA, SEKRETARIS
from tests.trial.recorder import Answered, Recorder
from tests.trial.settings import GATE, OPERATOR, WRITER, Person, Settings

DEVELOPER, MAINTAINER = 30, 40
MAINTAINERS = {KEPALA, SEKRETARIS}
"""Who the operator's guide makes a Maintainer beside the operator; all others are Developers."""


class OnGitLab:
    """Acts in one project; every answer goes through the recorder."""

    rules = "gitlab"
    forger = WRITER
    refused: tuple[str, ...] = ()
    style = "squash"

    def __init__(self, settings: Settings, recorder: Recorder) -> None:
        self.settings, self.recorder = settings, recorder
        self.project = f"projects/{quote(settings.repo, safe='')}"
        self.numbers: dict[str, int] = {}

    def _ask(self, part: str, method: str, path: str, body: Any = None) -> Answered:
        headers = {"Authorization": f"Bearer {self.settings.people[part].token}"}
        return self.recorder.ask(part, headers, method, path, body)

    def version(self) -> str:
        return str(self._ask(OPERATOR, "GET", "version").content["version"])

    def login(self, person: Person) -> str:
        found = self._ask(person.part, "GET", "user").content
        self.numbers[person.part] = found["id"]
        return str(found["username"])

    def invite(self, part: str, login: str) -> Mapping[str, int]:
        level = MAINTAINER if part in MAINTAINERS else DEVELOPER
        body = {"user_id": self.numbers[part], "access_level": level}
        return {"may write": self._ask(OPERATOR, "POST", f"{self.project}/members", body).code}

    def rule_options(self, gate: str) -> tuple[str, ...]:
        return ("--gate-account", gate)

    def protect(self, bodies: Mapping[str, Any]) -> Mapping[str, int]:
        """The first push protected ``main`` already, and REST changes no level of that: it is made anew."""
        body, path = bodies["setelan-gitlab"], f"{self.project}/protected_branches"
        branch = body["protected_branch"]
        told = {
            "settings of merging": self._ask(OPERATOR, "PUT", self.project, body["project"]).code,
            "protection over the default one": self._ask(OPERATOR, "POST", path, branch).code,
            "default protection taken away": self._ask(OPERATOR, "DELETE", f"{path}/{branch['name']}").code,
            "protection": self._ask(OPERATOR, "POST", path, branch).code,
        }
        for name, place in (("approvals", "approvals"), ("approval_rule", "approval_rules")):
            told[name] = self._ask(OPERATOR, "POST", f"{self.project}/{place}", body[name]).code
        return told

    def propose(self, part: str, branch: str) -> str:
        body = {"source_branch": branch, "target_branch": "main", "title": branch}
        return str(self._ask(part, "POST", f"{self.project}/merge_requests", body).content["iid"])

    def review(self, number: str, part: str, *, approve: bool = True) -> Answered:
        """Approve the head that is shown; who approved before takes that back first.

        Whoever may write can return it: GitLab notes that also of who is not listed as a reviewer.
        """
        path = self._merge(number)
        if not approve:
            return self._ask(part, "POST", f"{path}/notes", {"body": "/submit_review requested_changes"})
        body = {"sha": self._ask(part, "GET", path).content["sha"]}
        first = self._ask(part, "POST", f"{path}/approve", body)
        if first.code != 401:
            return first
        self._ask(part, "POST", f"{path}/unapprove", {})
        return self._ask(part, "POST", f"{path}/approve", body)

    def dismiss(self, number: str, review: Answered, part: str) -> int:
        """Nobody takes another's approval away; taking all away is the nearest there is."""
        return self._ask(part, "PUT", f"{self._merge(number)}/reset_approvals").code

    def forge_status(self, commit: str, part: str) -> int:
        body = {"state": "success", "name": "ukur/gerbang", "description": "palsu"}
        return self._ask(part, "POST", f"{self.project}/statuses/{commit}", body).code

    def merge(self, number: str, part: str, style: str = "merge") -> int:
        body = {"squash": True} if style == "squash" else {}
        return self._ask(part, "PUT", f"{self._merge(number)}/merge", body).code

    def merged_as(self, number: str) -> str:
        found = self._ask(OPERATOR, "GET", self._merge(number)).content
        return "squash" if found["squash_commit_sha"] else "merge"

    def after_the_last_page(self, number: str) -> int:
        return self._ask(GATE, "GET", f"{self._merge(number)}/notes?per_page=100&page=2").code

    def variables(self, part: str) -> Mapping[str, str]:
        return {
            "GITLAB_CI": "true",
            "CI_API_V4_URL": self.settings.api,
            "CI_PROJECT_PATH": self.settings.repo,
            "UKUR_TOKEN": self.settings.people[part].token,
        }

    def _merge(self, number: str) -> str:
        return f"{self.project}/merge_requests/{number}"
