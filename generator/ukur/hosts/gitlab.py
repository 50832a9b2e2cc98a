"""GitLab, also without paid approval rules.

No real GitLab has answered this adapter: it is written from GitLab's documentation and source. What its API
cannot tell is in ``LIMITATIONS``, and is covered so: an approval carries no commit, so the version of the
merge request that stood when it was given is taken, and none where that cannot be known. Commits carry only
e-mail addresses over REST, so GraphQL gives the author's account; ``gitlab_makers`` says who else counts.
"""

import datetime
import functools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote as kutip

from ukur.hosts.answers import read_all, read_answer, valid_number
from ukur.hosts.gitlab_accounts import access_levels, find_account, write_access
from ukur.hosts.gitlab_answers import (
    Account,
    Approval,
    Approvals,
    Branch,
    Commit,
    GraphMergeRequest,
    ListedMergeRequest,
    MergeRequest,
    Note,
    Project,
    Reviewer,
    Version,
)
from ukur.hosts.gitlab_approval import confirm_merge_request
from ukur.hosts.gitlab_makers import account_of, contributions, first_pushes
from ukur.hosts.gitlab_reviews import approval_reviews, returned_reviews
from ukur.hosts.gitlab_settings import read_settings
from ukur.hosts.gitlab_status import post_status
from ukur.hosts.http import Client
from ukur.hosts.protocol import COMMENT_MARKER, marked_comment
from ukur.hosts.pull_request_api import only_number
from ukur.hosts.shown_preview import gitlab_preview
from ukur.hosts.started_runs import gitlab_run
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.host_kind import HOST_NAMES, HostKind
from ukur.model.peran import account_key
from ukur.model.values import Sha
from ukur.workflow.decision import VerdictStatus
from ukur.workflow.proposal import (
    HostAccount,
    MergedProposal,
    Proposal,
    StartedRun,
    accounts_behind,
    as_merged,
)

LIMITATIONS = (
    "GitLab tidak menyebut commit yang disetujui, hanya waktunya. Gerbang membandingkan waktu itu dengan "
    "waktu setiap kiriman; persetujuan yang diberikan kurang dari satu menit sesudah kiriman, atau yang "
    "waktunya tidak diketahui, tidak dihitung dan perlu diulang.",
    "Penyetuju yang membuka halaman lama lalu menyetujui sesudah ada kiriman baru dianggap menyetujui "
    "kiriman baru itu. Muat ulang halaman sebelum menyetujui.",
    "GitLab tanpa lisensi berbayar tidak dapat mewajibkan persetujuan. Yang menahan penggabungan hanyalah "
    "pekerjaan gerbang bersama setelan 'Pipelines must succeed'.",
    "GitLab menjalankan .gitlab-ci.yml milik cabang usulan. Letakkan berkas itu di proyek lain yang terkunci "
    "(Settings > CI/CD > CI/CD configuration file).",
)
_PROJECT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+")
_COMMIT = """query($path: ID!, $iid: String!, $after: String) {
  project(fullPath: $path) { mergeRequest(iid: $iid) { commitCount
    commits(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
      nodes { sha authorEmail committerEmail message author { id username } } } } } }"""


class ProjectApi:
    """One project on GitLab; ``client`` stands at ``/api``, ``akun`` is our own, else asked for."""

    def __init__(self, client: Client, project: str, akun: str | None = None) -> None:
        if not _PROJECT.fullmatch(project):
            raise UkurError(f"nama proyek {quote(project)} tidak sah; tulis grup/nama")
        self._client = client
        self._name = project
        self._project = f"v4/projects/{kutip(project, safe='')}"
        self._account = akun
        self._merged: dict[str, MergedProposal | None] = {}
        self._refs: dict[str, str] = {}

    def close(self) -> None:
        """Close the connection."""
        self._client.close()


class GitLab(ProjectApi):
    """The gate's view of a project."""

    name = HOST_NAMES[HostKind.GITLAB]

    def proposal(self, number: str) -> Proposal:
        """Return the merge request; approvals whose commit cannot be known carry none."""
        merge = read_answer(MergeRequest, self._client.get_json(self._merge_request(number)).content)
        base = self._client.get_json(
            f"{self._project}/repository/branches/{kutip(merge.target_branch, safe='')}"
        )
        return self._proposal(merge, read_answer(Branch, base.content).commit.id, None)

    def merged(self, commit: str) -> MergedProposal | None:
        """Return the merged merge request; an approval withdrawn since then is gone from GitLab's answer.

        A return whose time is not known counts as given before the merge.
        """
        path = f"{self._project}/repository/commits/{read_answer(Sha, commit)}/merge_requests"
        listed = read_all(ListedMergeRequest, self._client.linked_pages(path, per_page="100"))
        merged = [item for item in listed if self._is_in_default(item)]
        exact = [item for item in merged if item.merge_result == commit]
        found = only_number(str(item.iid) for item in exact or merged)
        if found is not None and found not in self._merged:
            self._merged[found] = self._merge(found)
        return None if found is None else self._merged[found]

    def _merge(self, number: str) -> MergedProposal | None:
        merge = read_answer(MergeRequest, self._client.get_json(self._merge_request(number)).content)
        if not self._is_in_default(merge) or merge.merged_at is None:
            return None
        return as_merged(
            self._proposal(merge, merge.merge_result, merge.merged_at), merge.merge_result, merge.merged_at
        )

    def _is_in_default(self, merge: ListedMergeRequest) -> bool:
        return merge.merged_at is not None and merge.target_branch == self._default_branch

    @functools.cached_property
    def _default_branch(self) -> str:
        """The default branch."""
        return read_answer(Project, self._client.get_json(self._project).content).default_branch

    def _proposal(self, merge: MergeRequest, base: str, now: datetime.datetime | None) -> Proposal:
        """Return the merge request; ``now`` stands in for times that are not known, else the host's own."""
        numbered = str(merge.iid)
        path = self._merge_request(numbered)
        commits, whole = self._commits(numbered)
        versions = read_all(Version, self._client.linked_pages(f"{path}/versions", per_page="100"))
        notes = read_all(Note, self._client.linked_pages(f"{path}/notes", per_page="100", sort="asc"))
        made = (
            *contributions(commits, notes),
            *first_pushes(self._client, self._project, merge, commits, versions),
        )
        reviewers = read_all(Reviewer, self._client.linked_pages(f"{path}/reviewers", per_page="100"))
        answer = self._client.get_json(f"{path}/approvals")
        approved = self._of_people(read_answer(Approvals, answer.content).approved_by)
        unknown = now or answer.time
        author = account_of(merge.author)
        return Proposal(
            number=numbered,
            title=merge.title,
            author=author.login,
            commit_makers=accounts_behind(made),
            contributions=made,
            head=merge.sha,
            base=base,
            files=(),
            reviews=(
                *approval_reviews(approved, versions, notes, unknown),
                *returned_reviews(reviewers, notes, unknown),
            ),
            time=answer.time,
            complete=whole and merge.sha in {item.sha for item in commits},
            host=HostKind.GITLAB,
            author_number=author.number,
            gate=self._account,
            closed=merge.state in {"closed", "merged"},
            opened=merge.created_at,
        )

    def _of_people(self, approved: list[Approval]) -> list[Approval]:
        """Return the approvals but the gate's own, which is nobody's approval."""
        mine = account_key(self.own_account() or "") if approved else ""
        return [row for row in approved if account_key(row.user.username) != mine]

    def write_access(self, akun: Iterable[str]) -> Mapping[str, bool | None]:
        """Return whether accounts may push; the members are asked for once."""
        return write_access(self._levels, akun)

    @functools.cached_property
    def _levels(self) -> Mapping[str, int] | None:
        return access_levels(self._client, self._project)

    def find_account(self, akun: str) -> HostAccount | None:
        """Return the account of a login."""
        return find_account(self._client, akun)

    def _commits(self, number: str) -> tuple[list[Commit], bool]:
        """Return the commits with their accounts, and whether they are as many as the host counts."""
        found: list[Commit] = []
        after: str | None = None
        for _ in range(self._client.batas.halaman):
            variables = {"path": self._name, "iid": number, "after": after}
            body = {"query": _COMMIT, "variables": variables}
            answer = self._client.send("POST", "graphql", body, safe=True)
            page = read_answer(GraphMergeRequest, _data(answer.content))
            found += page.commits.nodes
            if not page.commits.pageInfo.hasNextPage:
                return found, page.commitCount == len(found)
            after = page.commits.pageInfo.endCursor
        raise UkurError("daftar commit usulan tidak habis-habis; pecah usulan ini")

    def refspec(self, number: str) -> str:
        """Return the ref that GitLab keeps for a merge request, also one from a fork."""
        return f"refs/merge-requests/{valid_number(number)}/head"

    def current_head(self, number: str) -> str:
        """Return the head right now."""
        head = read_answer(MergeRequest, self._client.get_json(self._merge_request(number)).content).sha
        self._refs[head] = self.refspec(number)
        return head

    def file_page(self, commit: str, path: str, line: int | None = None) -> str:
        """Return the page of a file of a commit; a commit of a fork is shown under this project too."""
        return f"{self._page}/-/blob/{commit}/{kutip(path)}" + (f"#L{line}" if line else "")

    def proposal_page(self, number: str) -> str:
        """Return the merge request's page."""
        return f"{self._page}/-/merge_requests/{valid_number(number)}"

    def started_run(self, run: str) -> StartedRun | None:
        """Return who started a pipeline."""
        return gitlab_run(self._client, self._project, run)

    def preview_page(self, number: str) -> str:
        """Return the page of the merge request's pipelines, whose jobs keep the preview."""
        return f"{self.proposal_page(number)}/pipelines"

    def keep_preview(self, number: str, commit: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Keep nothing: the job ``periksa`` does."""

    def preview_file(self, number: str, commit: str, name: str) -> str | None:
        """Return the page of the preview among the artifacts of a commit's job."""
        return gitlab_preview(self._client, self._project, self._page, valid_number(number), commit)

    @property
    def _page(self) -> str:
        return f"{str(self._client.url).rstrip('/').removesuffix('/api')}/{self._name}"

    def send_status(self, commit: str, status: VerdictStatus, sentence: str, link: str | None) -> None:
        """Post a commit status."""
        post_status(self._client, self._project, commit, self._refs.get(commit), status, sentence, link)

    def confirm(self, number: str, commit: str, status: VerdictStatus, sentence: str) -> None:
        """Approve in the gate's name where approvals are demanded, or take that back."""
        confirm_merge_request(self._client, self._merge_request(number), self._me(), commit, status)

    def comment(self, number: str, contents: str) -> None:
        """Write our note, or bring it up to date; a stranger's with the marker is not ours."""
        mine, body, path = (
            account_key(self._me()),
            marked_comment(contents),
            f"{self._merge_request(number)}/notes",
        )
        for note in read_all(Note, self._client.linked_pages(path, per_page="100", sort="asc")):
            if (
                not note.system
                and account_key(note.author.username) == mine
                and note.body.startswith(COMMENT_MARKER)
            ):
                if note.body != body:
                    self._client.send("PUT", f"{path}/{note.id}", {"body": body})
                return
        self._client.send("POST", path, {"body": body})

    def own_account(self) -> str | None:
        """Return our own login; None where it cannot be known."""
        try:
            return self._me()
        except UkurError:
            return None

    def _me(self) -> str:
        if self._account is None:
            self._account = read_answer(Account, self._client.get_json("v4/user").content).username
        return self._account

    def rules(self, cabang: str) -> Mapping[str, object] | None:
        """Return the project's merge settings, the branch's protection and the demands on approvals."""
        return read_settings(self._client, self._project, cabang)

    def _merge_request(self, number: str) -> str:
        return f"{self._project}/merge_requests/{valid_number(number)}"


def _data(answer: Any) -> Any:
    """Return the merge request within a GraphQL answer, which is 200 also where it refuses."""
    for key in ("data", "project", "mergeRequest"):
        answer = answer.get(key) if isinstance(answer, dict) else None
    if answer is None:
        raise UkurError("GitLab tidak memberi daftar commit usulan; token perlu izin read_api")
    return answer
