"""What publishing on GitHub and on Gitea have in common: a draft release until every file is there."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping

from ukur.hosts.gudang_api import GudangApi
from ukur.hosts.http import Jawaban
from ukur.hosts.jawaban import Isi, baca, baca_semua
from ukur.hosts.penerbit import Terunggah, belum_ada, periksa_nama, tag_lain
from ukur.model.galat import quote
from ukur.model.temuan import UkurError


class Rilis(Isi):
    """A release; ``target_commitish`` is what its tag will be made at while it is a draft."""

    id: int
    tag_name: str
    target_commitish: str
    draft: bool


class _Ujung(Isi):
    ref: str


class _Usulan(Isi):
    number: int
    title: str
    head: _Ujung
    base: _Ujung
    body: str | None = None


class PenerbitGudang(GudangApi, ABC):
    """One repository to publish in."""

    def rilis(self, tag: str, commit: str, judul: str, isi: str, berkas: Mapping[str, bytes]) -> str:
        """Create or complete a release. The host makes the tag when the draft is published."""
        periksa_nama(tag, berkas)
        tagged = self._tag(tag)
        if tagged not in {None, commit}:
            raise tag_lain(tag, str(tagged))
        release = self._rilis(tag) or self._buat(tag, commit, judul, isi)
        if release.draft and release.target_commitish != commit:
            raise UkurError(f"ada rancangan rilis {quote(tag)} untuk commit lain; hapus, lalu ulangi")
        if not release.draft and tagged is None:
            raise UkurError(f"rilis {quote(tag)} sudah terbit tanpa tag; hapus rilisnya, lalu ulangi")
        path = f"{self._repo}/releases/{release.id}"
        for name, content in belum_ada(self._aset(f"{path}/assets"), berkas).items():
            self._unggah(f"{path}/assets", name, content)
        if release.draft:
            self._terbitkan(path, tag, commit)
        return self._alamat_rilis(tag)

    def ajukan(self, cabang: str, dasar: str, judul: str, isi: str) -> str:
        """Open a pull request, or bring the open one up to date."""
        found = baca_semua(_Usulan, self._terbuka(cabang, dasar))
        here = [pull for pull in found if (pull.head.ref, pull.base.ref) == (cabang, dasar)]
        if len(here) > 1:
            raise UkurError(f"ada beberapa usulan terbuka dari cabang {quote(cabang)}; tutup yang lama")
        body: dict[str, object] = {"title": judul, "body": isi}
        if not here:
            made = self._klien.kirim("POST", f"{self._repo}/pulls", {"head": cabang, "base": dasar, **body})
            return str(baca(_Usulan, made.isi).number)
        (pull,) = here
        if (pull.title, _baris(pull.body)) != (judul, _baris(isi)):
            self._klien.kirim("PATCH", self._tarik(str(pull.number)), body)
        return str(pull.number)

    def _rilis(self, tag: str) -> Rilis | None:
        """Return the release, also a draft, which hosts only list."""
        found = [item for item in baca_semua(Rilis, self._semua_rilis()) if item.tag_name == tag]
        if len(found) > 1:
            raise UkurError(f"ada beberapa rilis {quote(tag)}; hapus yang masih rancangan, lalu ulangi")
        return found[0] if found else None

    def _buat(self, tag: str, commit: str, judul: str, isi: str) -> Rilis:
        body = {"tag_name": tag, "target_commitish": commit, "name": judul, "body": isi, "draft": True}
        return baca(Rilis, self._klien.kirim("POST", f"{self._repo}/releases", body).isi)

    def _terbitkan(self, jalur: str, tag: str, commit: str) -> None:
        body: dict[str, object] = {"tag_name": tag, "target_commitish": commit, "draft": False}
        self._klien.kirim("PATCH", jalur, body, aman=True)
        tagged = self._tag(tag)
        if tagged != commit:
            raise tag_lain(tag, tagged or "tidak diketahui")

    @abstractmethod
    def _alamat_rilis(self, tag: str) -> str: ...

    @abstractmethod
    def _tag(self, tag: str) -> str | None:
        """Return the commit of a tag."""

    @abstractmethod
    def _semua_rilis(self) -> Iterable[Jawaban]: ...

    @abstractmethod
    def _terbuka(self, cabang: str, dasar: str) -> Iterable[Jawaban]:
        """Return the pages of open proposals, from that branch at least."""

    @abstractmethod
    def _aset(self, jalur: str) -> dict[str, Terunggah]: ...

    @abstractmethod
    def _unggah(self, jalur: str, nama: str, isi: bytes) -> None: ...


def _baris(teks: str | None) -> str:
    """Return a text without what a host changes of it."""
    return (teks or "").replace("\r\n", "\n").strip()
