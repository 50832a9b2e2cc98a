"""What GitHub and Gitea have in common: repositories named owner/name, pull requests, statuses."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote as kutip

from ukur.hosts.answers import read_answer, valid_number
from ukur.hosts.http import Client
from ukur.hosts.protocol import STATUS_CONTEXT, shorten
from ukur.hosts.refusals import HostError, unknown_repository
from ukur.hosts.started_runs import actions_run
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.peran import account_key
from ukur.model.values import Sha
from ukur.workflow.decision import VerdictStatus
from ukur.workflow.proposal import HostAccount, MergedProposal, StartedRun

STATES: Mapping[VerdictStatus, str] = {
    VerdictStatus.DISETUJUI: "success",
    VerdictStatus.MENUNGGU: "pending",
    VerdictStatus.GAGAL: "failure",
    VerdictStatus.GALAT: "error",
}
_REPO = re.compile(r"[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}")


class PullRequestApi:
    """One repository; ``akun`` is our own, asked for where it is not given."""

    def __init__(self, client: Client, repo: str, akun: str | None = None) -> None:
        if not _REPO.fullmatch(repo):
            raise UkurError(f"nama repositori {quote(repo)} tidak sah; tulis pemilik/nama")
        self._client = client
        self._name, self._repo = repo, f"repos/{repo}"
        self._account = akun
        self._merged: dict[str, MergedProposal | None] = {}
        self._access: dict[str, bool | None] = {}

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def refspec(self, number: str) -> str:
        """Return the ref that the host keeps for a pull request, also one from a fork."""
        return f"refs/pull/{valid_number(number)}/head"

    def send_status(self, commit: str, status: VerdictStatus, sentence: str, link: str | None) -> None:
        """Post a commit status; GitHub takes 140 characters."""
        body: dict[str, object] = {"state": STATES[status], "context": STATUS_CONTEXT}
        body |= {"description": shorten(sentence, 140)} | ({"target_url": link} if link else {})
        self._client.send("POST", f"{self._repo}/statuses/{read_answer(Sha, commit)}", body)

    def confirm(self, number: str, commit: str, status: VerdictStatus, sentence: str) -> None:
        """Approve nothing: the status alone is what this host is asked to wait for."""

    def started_run(self, run: str) -> StartedRun | None:
        """Return who started a run of the workflows, and which."""
        return actions_run(self._client, self._repo, run)

    def own_account(self) -> str | None:
        """Return our own login; None where it cannot be known."""
        try:
            return self._me()
        except UkurError:
            return None

    def _me(self) -> str:
        """Return our own login, asked for once."""
        raise NotImplementedError

    def write_access(self, akun: Iterable[str]) -> Mapping[str, bool | None]:
        """Return by ``account_key`` whether accounts may push, each asked for once; None where not told."""
        names = {account_key(name): name for name in akun}
        for key, name in names.items():
            if key not in self._access:
                self._access[key] = self._may_write(name)
        return {key: self._access[key] for key in names}

    def find_account(self, akun: str) -> HostAccount | None:
        """Return the account of a login; None where there is none."""
        answer = self._client.find_json(f"users/{kutip(akun, safe='')}")
        return self._as_account(answer.content) if answer else None

    def _as_account(self, content: object) -> HostAccount | None:
        """Return the account that an answer tells of."""
        raise NotImplementedError

    def _may_write(self, akun: str) -> bool | None:
        """Return whether an account may push; None where the host does not tell."""
        raise NotImplementedError

    def _refuse_unknown(self) -> None:
        """Raise where the host shows this token no repository of that name: a slip, not a lack of rights."""
        try:
            self._client.get_json(self._repo)
        except HostError as error:
            if error.kode == 404:
                raise unknown_repository(self._name, self._client.url.host) from error

    def _pull_request(self, number: str) -> str:
        return f"{self._repo}/pulls/{valid_number(number)}"

    def _merge(self, number: str) -> MergedProposal | None:
        """Return a pull request that was merged into the default branch."""
        raise NotImplementedError

    def _one_merge(self, numbers: Iterable[str]) -> MergedProposal | None:
        """Return the one of these that was merged, read once: each commit of a rebase asks for the same."""
        found = only_number(numbers)
        if found is not None and found not in self._merged:
            self._merged[found] = self._merge(found)
        return None if found is None else self._merged[found]


def only_number(numbers: Iterable[str]) -> str | None:
    """Return the only number; None where there is none, UkurError where there are several."""
    found = sorted(set(numbers))
    if len(found) > 1:
        raise UkurError(
            f"situs Git menyebut beberapa usulan untuk commit itu ({', '.join(found)}); "
            "sesudah Kepala dan Sekretaris memastikan isinya, isi UKUR_AWAL dengan commit itu, dan gabungkan "
            "usulan berikutnya satu per satu"
        )
    return found[0] if found else None
