"""Publishing on Gitea and Forgejo. They tell no digest of a file: one that is there is known by its size."""

from collections.abc import Iterable
from urllib.parse import quote as kutip

from ukur.hosts.answers import AnswerModel, read_answer
from ukur.hosts.draft_release import DraftReleasePublisher
from ukur.hosts.gitea_files import send_file
from ukur.hosts.gitea_lists import gitea_pages
from ukur.hosts.paging import Answer
from ukur.hosts.publisher import UploadedFile
from ukur.hosts.refusals import HostError
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.values import Sha


class _Tip(AnswerModel):
    sha: Sha


class _Tag(AnswerModel):
    commit: _Tip


class _Asset(AnswerModel):
    name: str
    size: int


class GiteaPublisher(DraftReleasePublisher):
    """One repository on Gitea or Forgejo."""

    def _release_address(self, tag: str) -> str:
        base = str(self._client.url).rstrip("/").removesuffix("/api/v1")
        return f"{base}/{self._repo.removeprefix('repos/')}/releases/tag/{kutip(tag)}"

    def _tag(self, tag: str) -> str | None:
        try:
            return read_answer(
                _Tag, self._client.get_json(f"{self._repo}/tags/{kutip(tag)}").content
            ).commit.sha
        except HostError as error:
            if error.kode == 404:
                return None
            raise

    def _all_releases(self) -> Iterable[Answer]:
        return gitea_pages(self._client, f"{self._repo}/releases")

    def _open_proposals(self, branch: str, base: str) -> Iterable[Answer]:
        return gitea_pages(self._client, f"{self._repo}/pulls", state="open")

    def _assets(self, path: str) -> dict[str, UploadedFile]:
        """Return the files that are there, all in one answer; the host may hold two of one name."""
        found: dict[str, UploadedFile] = {}
        for item in read_answer(list[_Asset], self._client.get_json(path).content):
            if item.name in found:
                raise UkurError(
                    f"berkas {quote(item.name)} ada dua di rilis itu; hapus yang salah, lalu ulangi"
                )
            found[item.name] = UploadedFile(item.name, item.size, None)
        return found

    def _upload(self, path: str, named: str, body: bytes) -> None:
        send_file(self._client, path, named, body)
