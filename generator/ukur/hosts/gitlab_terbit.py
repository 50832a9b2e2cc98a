"""Publishing on GitLab: files as a generic package, then the release that links to them, and merge requests.

No real GitLab has answered this: it is written from GitLab's documentation. Files come first, so that the
release is shown whole.
"""

from collections.abc import Mapping
from urllib.parse import quote as kutip

from ukur.hosts.galat import GalatHost
from ukur.hosts.gitlab import ProyekApi
from ukur.hosts.gitlab_jawaban import Cabang, Tip
from ukur.hosts.jawaban import Isi, baca, baca_semua
from ukur.hosts.penerbit import Terunggah, belum_ada, periksa_nama, tag_lain
from ukur.model.galat import quote
from ukur.model.temuan import UkurError

PAKET = "ukur"


class _Paket(Isi):
    id: int
    name: str
    version: str


class _Berkas(Isi):
    file_name: str
    size: int
    file_sha256: str | None = None


class _Tautan(Isi):
    name: str


class _Aset(Isi):
    links: list[_Tautan]


class _Rilis(Isi):
    tag_name: str
    commit: Tip
    assets: _Aset


class _Usulan(Isi):
    iid: int
    title: str
    description: str | None
    source_project_id: int | None
    target_project_id: int


class PenerbitGitLab(ProyekApi):
    """One project on GitLab."""

    def rilis(self, tag: str, commit: str, judul: str, isi: str, berkas: Mapping[str, bytes]) -> str:
        """Upload what is missing, then create the release or add the links that it lacks."""
        periksa_nama(tag, berkas)
        if "/" in tag:
            raise UkurError(
                f"nama tag {quote(tag)} memuat garis miring; GitLab tidak menerimanya untuk paket"
            )
        tagged = self._tag(tag)
        if tagged not in {None, commit}:
            raise tag_lain(tag, str(tagged))
        for name, content in belum_ada(self._berkas(tag), berkas).items():
            self._klien.unggah("PUT", self._paket(tag, name), content)
        if belum_ada(self._berkas(tag), berkas):
            raise UkurError(f"berkas rilis {quote(tag)} tidak terunggah semua; ulangi")
        release = self._rilis(tag)
        links = [
            {"name": name, "url": self._alamat(tag, name), "link_type": "package"} for name in sorted(berkas)
        ]
        if release is None:
            body = {"tag_name": tag, "ref": commit, "name": judul, "description": isi}
            body_links: dict[str, object] = {**body, "assets": {"links": links}}
            release = baca(_Rilis, self._klien.kirim("POST", f"{self._proyek}/releases", body_links).isi)
        known = {link.name for link in release.assets.links}
        for link in links:
            if link["name"] not in known:
                self._klien.kirim("POST", f"{self._proyek}/releases/{kutip(tag)}/assets/links", {**link})
        if release.commit.id != commit:
            raise tag_lain(tag, release.commit.id)
        return (
            f"{str(self._klien.dasar).rstrip('/').removesuffix('/api')}/{self._nama}/-/releases/{kutip(tag)}"
        )

    def ajukan(self, cabang: str, dasar: str, judul: str, isi: str) -> str:
        """Open a merge request, or bring the open one up to date."""
        path = f"{self._proyek}/merge_requests"
        wanted = {"state": "opened", "source_branch": cabang, "target_branch": dasar, "per_page": "100"}
        found = baca_semua(_Usulan, self._klien.halaman(path, **wanted))
        here = [item for item in found if item.source_project_id == item.target_project_id]
        if len(here) > 1:
            raise UkurError(f"ada beberapa usulan terbuka dari cabang {quote(cabang)}; tutup yang lama")
        if not here:
            body = {"source_branch": cabang, "target_branch": dasar, "title": judul, "description": isi}
            return str(baca(_Usulan, self._klien.kirim("POST", path, body).isi).iid)
        (merge,) = here
        if (merge.title, (merge.description or "").replace("\r\n", "\n").strip()) != (judul, isi.strip()):
            self._klien.kirim("PUT", f"{path}/{merge.iid}", {"title": judul, "description": isi})
        return str(merge.iid)

    def _paket(self, tag: str, nama: str) -> str:
        return f"{self._proyek}/packages/generic/{PAKET}/{kutip(tag)}/{kutip(nama)}"

    def _alamat(self, tag: str, nama: str) -> str:
        return f"{str(self._klien.dasar).rstrip('/')}/{self._paket(tag, nama)}"

    def _tag(self, tag: str) -> str | None:
        try:
            return baca(
                Cabang, self._klien.ambil(f"{self._proyek}/repository/tags/{kutip(tag)}").isi
            ).commit.id
        except GalatHost as error:
            if error.kode == 404:
                return None
            raise

    def _rilis(self, tag: str) -> _Rilis | None:
        try:
            return baca(_Rilis, self._klien.ambil(f"{self._proyek}/releases/{kutip(tag)}").isi)
        except GalatHost as error:
            if error.kode == 404:
                return None
            raise

    def _berkas(self, tag: str) -> dict[str, Terunggah]:
        """Return the files of the package; GitLab keeps every upload, so one name may be there twice."""
        wanted = {"package_name": PAKET, "package_type": "generic", "per_page": "100"}
        packages = baca_semua(_Paket, self._klien.halaman(f"{self._proyek}/packages", **wanted))
        found: dict[str, Terunggah] = {}
        for package in packages:
            if (package.name, package.version) != (PAKET, tag):
                continue
            path = f"{self._proyek}/packages/{package.id}/package_files"
            for row in baca_semua(_Berkas, self._klien.halaman(path, per_page="100")):
                now = Terunggah(row.file_name, row.size, row.file_sha256)
                if found.setdefault(row.file_name, now) != now:
                    raise UkurError(
                        f"berkas {quote(row.file_name)} ada dua di paket {quote(tag)}; hapus yang salah"
                    )
        return found
