"""What publishing on GitHub and on Gitea have in common: a draft release until every file is there."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping

from ukur.hosts.answers import AnswerModel, read_all, read_answer
from ukur.hosts.paging import Answer
from ukur.hosts.publisher import UploadedFile, check_name, still_missing, tag_elsewhere
from ukur.hosts.pull_request_api import PullRequestApi
from ukur.model.faults import quote
from ukur.model.findings import UkurError

GATE_FILE = "gate.yml"
"""The gate's workflow in .github/workflows and .gitea/workflows."""


class Release(AnswerModel):
    """A release; ``target_commitish`` is what its tag will be made at while it is a draft."""

    id: int
    tag_name: str
    target_commitish: str
    draft: bool


class _Head(AnswerModel):
    ref: str


class _Proposal(AnswerModel):
    number: int
    title: str
    head: _Head
    base: _Head
    body: str | None = None


class DraftReleasePublisher(PullRequestApi, ABC):
    """One repository to publish in."""

    def release(self, tag: str, commit: str, title: str, contents: str, files: Mapping[str, bytes]) -> str:
        """Create or complete a release. The host makes the tag when the draft is published."""
        check_name(tag, files)
        tagged = self._tag(tag)
        if tagged not in {None, commit}:
            raise tag_elsewhere(tag, str(tagged))
        release = self._release(tag) or self._create(tag, commit, title, contents)
        if release.draft and release.target_commitish != commit:
            raise UkurError(f"ada rancangan rilis {quote(tag)} untuk commit lain; hapus, lalu ulangi")
        if not release.draft and tagged is None:
            raise UkurError(f"rilis {quote(tag)} sudah terbit tanpa tag; hapus rilisnya, lalu ulangi")
        path = f"{self._repo}/releases/{release.id}"
        for name, content in still_missing(self._assets(f"{path}/assets"), files).items():
            self._upload(f"{path}/assets", name, content)
        if release.draft:
            self._publish(path, tag, commit)
        return self._release_address(tag)

    def propose(self, branch: str, base: str, heading: str, contents: str) -> str:
        """Open a pull request, or bring the open one up to date."""
        pull = self._open_pull(branch, base)
        body: dict[str, object] = {"title": heading, "body": contents}
        if pull is None:
            made = self._client.send("POST", f"{self._repo}/pulls", {"head": branch, "base": base, **body})
            return str(read_answer(_Proposal, made.content).number)
        if (pull.title, _normalized(pull.body)) != (heading, _normalized(contents)):
            self._client.send("PATCH", self._pull_request(str(pull.number)), body)
        return str(pull.number)

    def open_proposal(self, branch: str, base: str) -> str | None:
        """Return the number of the open pull request from a branch."""
        pull = self._open_pull(branch, base)
        return str(pull.number) if pull else None

    def start_gate(self, number: str, base: str) -> None:
        """Start the gate's workflow by hand: what a job's token opens starts no other one."""
        path = f"{self._repo}/actions/workflows/{GATE_FILE}/dispatches"
        self._client.send("POST", path, {"ref": base, "inputs": {"nomor": number}})

    def _open_pull(self, branch: str, base: str) -> _Proposal | None:
        found = read_all(_Proposal, self._open_proposals(branch, base))
        here = [pull for pull in found if (pull.head.ref, pull.base.ref) == (branch, base)]
        if len(here) > 1:
            raise UkurError(f"ada beberapa usulan terbuka dari cabang {quote(branch)}; tutup yang lama")
        return here[0] if here else None

    def _release(self, tag: str) -> Release | None:
        """Return the release, also a draft, which hosts only list."""
        found = [item for item in read_all(Release, self._all_releases()) if item.tag_name == tag]
        if len(found) > 1:
            raise UkurError(f"ada beberapa rilis {quote(tag)}; hapus yang masih rancangan, lalu ulangi")
        return found[0] if found else None

    def _create(self, tag: str, commit: str, title: str, contents: str) -> Release:
        body = {"tag_name": tag, "target_commitish": commit, "name": title, "body": contents, "draft": True}
        return read_answer(Release, self._client.send("POST", f"{self._repo}/releases", body).content)

    def _publish(self, path: str, tag: str, commit: str) -> None:
        body: dict[str, object] = {"tag_name": tag, "target_commitish": commit, "draft": False}
        self._client.send("PATCH", path, body, safe=True)
        tagged = self._tag(tag)
        if tagged != commit:
            raise tag_elsewhere(tag, tagged or "tidak diketahui")

    @abstractmethod
    def _release_address(self, tag: str) -> str: ...

    @abstractmethod
    def _tag(self, tag: str) -> str | None:
        """Return the commit of a tag."""

    @abstractmethod
    def _all_releases(self) -> Iterable[Answer]: ...

    @abstractmethod
    def _open_proposals(self, branch: str, base: str) -> Iterable[Answer]:
        """Return the pages of open proposals, from that branch at least."""

    @abstractmethod
    def _assets(self, path: str) -> dict[str, UploadedFile]: ...

    @abstractmethod
    def _upload(self, path: str, named: str, body: bytes) -> None: ...


def _normalized(text: str | None) -> str:
    """Return a text without what a host changes of it."""
    return (text or "").replace("\r\n", "\n").strip()
