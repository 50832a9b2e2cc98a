"""Publishing on GitHub: tags, releases and their files."""

from collections.abc import Iterable
from urllib.parse import quote as kutip

from ukur.hosts.answers import AnswerModel, read_all, read_answer
from ukur.hosts.draft_release import DraftReleasePublisher
from ukur.hosts.http import Client
from ukur.hosts.paging import Answer
from ukur.hosts.publisher import UploadedFile, check_uploads
from ukur.hosts.refusals import HostError
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.values import Sha


class _RefTarget(AnswerModel):
    sha: Sha
    type: str


class _Ref(AnswerModel):
    object: _RefTarget


class _Asset(AnswerModel):
    id: int
    name: str
    size: int
    state: str
    digest: str | None = None

    @property
    def is_uploaded(self) -> UploadedFile:
        kind, _, digest = (self.digest or "").partition(":")
        return UploadedFile(self.name, self.size, digest if kind == "sha256" else None)


class GitHubPublisher(DraftReleasePublisher):
    """One repository on GitHub; files go to ``unggahan``, GitHub's other address. ``situs`` is its pages'."""

    def __init__(self, client: Client, unggahan: Client, repo: str, site: str) -> None:
        super().__init__(client, repo)
        self._uploads, self._situs = unggahan, site

    def close(self) -> None:
        """Close both connections."""
        super().close()
        self._uploads.close()

    def _release_address(self, tag: str) -> str:
        return f"{self._situs}/{self._repo.removeprefix('repos/')}/releases/tag/{kutip(tag)}"

    def _tag(self, tag: str) -> str | None:
        try:
            target = read_answer(
                _Ref, self._client.get_json(f"{self._repo}/git/ref/tags/{kutip(tag)}").content
            ).object
        except HostError as error:
            if error.kode == 404:
                return None
            raise
        if target.type == "tag":
            target = read_answer(
                _Ref, self._client.get_json(f"{self._repo}/git/tags/{target.sha}").content
            ).object
        return target.sha

    def _all_releases(self) -> Iterable[Answer]:
        return self._client.linked_pages(f"{self._repo}/releases", per_page="100")

    def _open_proposals(self, branch: str, base: str) -> Iterable[Answer]:
        owner = self._repo.split("/")[1]
        wanted = {"state": "open", "head": f"{owner}:{branch}", "base": base, "per_page": "100"}
        return self._client.linked_pages(f"{self._repo}/pulls", **wanted)

    def _assets(self, path: str) -> dict[str, UploadedFile]:
        """Return the files that are there; one whose upload broke off is cleared away."""
        found: dict[str, UploadedFile] = {}
        for item in read_all(_Asset, self._client.linked_pages(path, per_page="100")):
            if item.state == "uploaded":
                found[item.name] = item.is_uploaded
            else:
                self._client.send("DELETE", f"{self._repo}/releases/assets/{item.id}", {})
        return found

    def _upload(self, path: str, named: str, body: bytes) -> None:
        made = read_answer(_Asset, self._uploads.upload("POST", path, body, name=named).content)
        if made.name != named or made.state != "uploaded":
            raise UkurError(f"berkas {quote(named)} tidak terunggah utuh; ulangi")
        check_uploads(made.is_uploaded, body)
