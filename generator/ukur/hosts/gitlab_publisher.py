"""Publishing on GitLab: files as a generic package, then the release that links to them, and merge requests.

No real GitLab has answered this: it is written from GitLab's documentation. Files come first, so that the
release is shown whole.
"""

from collections.abc import Mapping
from urllib.parse import quote as kutip

from ukur.hosts.answers import AnswerModel, read_all, read_answer
from ukur.hosts.gitlab import ProjectApi
from ukur.hosts.gitlab_answers import Branch, Tip
from ukur.hosts.publisher import UploadedFile, check_name, still_missing, tag_elsewhere
from ukur.hosts.refusals import HostError
from ukur.model.faults import quote
from ukur.model.findings import UkurError

PACKAGE_NAME = "ukur"


class _Package(AnswerModel):
    id: int
    name: str
    version: str


class _File(AnswerModel):
    file_name: str
    size: int
    file_sha256: str | None = None


class _Link(AnswerModel):
    name: str


class _Asset(AnswerModel):
    links: list[_Link]


class _Release(AnswerModel):
    tag_name: str
    commit: Tip
    assets: _Asset


class _Proposal(AnswerModel):
    iid: int
    title: str
    description: str | None
    source_project_id: int | None
    target_project_id: int


class GitLabPublisher(ProjectApi):
    """One project on GitLab."""

    def release(self, tag: str, commit: str, title: str, contents: str, files: Mapping[str, bytes]) -> str:
        """Upload what is missing, then create the release or add the links that it lacks."""
        check_name(tag, files)
        if "/" in tag:
            raise UkurError(
                f"nama tag {quote(tag)} memuat garis miring; GitLab tidak menerimanya untuk paket"
            )
        tagged = self._tag(tag)
        if tagged not in {None, commit}:
            raise tag_elsewhere(tag, str(tagged))
        for name, content in still_missing(self._package_files(tag), files).items():
            self._client.upload("PUT", self._package(tag, name), content)
        if still_missing(self._package_files(tag), files):
            raise UkurError(f"berkas rilis {quote(tag)} tidak terunggah semua; ulangi")
        release = self._release(tag)
        links = [
            {"name": name, "url": self._address(tag, name), "link_type": "package"} for name in sorted(files)
        ]
        if release is None:
            body = {"tag_name": tag, "ref": commit, "name": title, "description": contents}
            body_links: dict[str, object] = {**body, "assets": {"links": links}}
            release = read_answer(
                _Release, self._client.send("POST", f"{self._project}/releases", body_links).content
            )
        known = {link.name for link in release.assets.links}
        for link in links:
            if link["name"] not in known:
                self._client.send("POST", f"{self._project}/releases/{kutip(tag)}/assets/links", {**link})
        if release.commit.id != commit:
            raise tag_elsewhere(tag, release.commit.id)
        return (
            f"{str(self._client.url).rstrip('/').removesuffix('/api')}/{self._name}/-/releases/{kutip(tag)}"
        )

    def propose(self, branch: str, base: str, heading: str, contents: str) -> str:
        """Open a merge request, or bring the open one up to date."""
        path, merge = f"{self._project}/merge_requests", self._open_merge(branch, base)
        if merge is None:
            body = {"source_branch": branch, "target_branch": base, "title": heading, "description": contents}
            return str(read_answer(_Proposal, self._client.send("POST", path, body).content).iid)
        if (merge.title, (merge.description or "").replace("\r\n", "\n").strip()) != (
            heading,
            contents.strip(),
        ):
            self._client.send("PUT", f"{path}/{merge.iid}", {"title": heading, "description": contents})
        return str(merge.iid)

    def open_proposal(self, branch: str, base: str) -> str | None:
        """Return the number of the open merge request from a branch of this project."""
        merge = self._open_merge(branch, base)
        return str(merge.iid) if merge else None

    def start_gate(self, number: str, base: str) -> None:
        """Start nothing: the webhook of merge requests tells of every one, whoever opened it."""

    def _open_merge(self, branch: str, base: str) -> _Proposal | None:
        path = f"{self._project}/merge_requests"
        wanted = {"state": "opened", "source_branch": branch, "target_branch": base, "per_page": "100"}
        found = read_all(_Proposal, self._client.linked_pages(path, **wanted))
        here = [item for item in found if item.source_project_id == item.target_project_id]
        if len(here) > 1:
            raise UkurError(f"ada beberapa usulan terbuka dari cabang {quote(branch)}; tutup yang lama")
        return here[0] if here else None

    def _package(self, tag: str, name: str) -> str:
        return f"{self._project}/packages/generic/{PACKAGE_NAME}/{kutip(tag)}/{kutip(name)}"

    def _address(self, tag: str, name: str) -> str:
        return f"{str(self._client.url).rstrip('/')}/{self._package(tag, name)}"

    def _tag(self, tag: str) -> str | None:
        try:
            return read_answer(
                Branch, self._client.get_json(f"{self._project}/repository/tags/{kutip(tag)}").content
            ).commit.id
        except HostError as error:
            if error.kode == 404:
                return None
            raise

    def _release(self, tag: str) -> _Release | None:
        try:
            return read_answer(
                _Release, self._client.get_json(f"{self._project}/releases/{kutip(tag)}").content
            )
        except HostError as error:
            if error.kode == 404:
                return None
            raise

    def _package_files(self, tag: str) -> dict[str, UploadedFile]:
        """Return the files of the package; GitLab keeps every upload, so one name may be there twice."""
        wanted = {"package_name": PACKAGE_NAME, "package_type": "generic", "per_page": "100"}
        packages = read_all(_Package, self._client.linked_pages(f"{self._project}/packages", **wanted))
        found: dict[str, UploadedFile] = {}
        for package in packages:
            if (package.name, package.version) != (PACKAGE_NAME, tag):
                continue
            path = f"{self._project}/packages/{package.id}/package_files"
            for row in read_all(_File, self._client.linked_pages(path, per_page="100")):
                now = UploadedFile(row.file_name, row.size, row.file_sha256)
                if found.setdefault(row.file_name, now) != now:
                    raise UkurError(
                        f"berkas {quote(row.file_name)} ada dua di paket {quote(tag)}; hapus yang salah"
                    )
        return found
