"""Publishing on GitHub: tags, releases and their files."""

from collections.abc import Iterable
from urllib.parse import quote as kutip

from ukur.hosts.galat import GalatHost
from ukur.hosts.gudang_terbit import PenerbitGudang
from ukur.hosts.http import Jawaban, Klien
from ukur.hosts.jawaban import Isi, baca, baca_semua
from ukur.hosts.penerbit import Terunggah, periksa_unggahan
from ukur.model.galat import quote
from ukur.model.nilai import Sha
from ukur.model.temuan import UkurError


class _Sasaran(Isi):
    sha: Sha
    type: str


class _Acuan(Isi):
    object: _Sasaran


class _Aset(Isi):
    id: int
    name: str
    size: int
    state: str
    digest: str | None = None

    @property
    def terunggah(self) -> Terunggah:
        kind, _, digest = (self.digest or "").partition(":")
        return Terunggah(self.name, self.size, digest if kind == "sha256" else None)


class PenerbitGitHub(PenerbitGudang):
    """One repository on GitHub; files go to ``unggahan``, GitHub's other address. ``situs`` is its pages'."""

    def __init__(self, klien: Klien, unggahan: Klien, repo: str, situs: str) -> None:
        super().__init__(klien, repo)
        self._unggahan, self._situs = unggahan, situs

    def tutup(self) -> None:
        """Close both connections."""
        super().tutup()
        self._unggahan.tutup()

    def _alamat_rilis(self, tag: str) -> str:
        return f"{self._situs}/{self._repo.removeprefix('repos/')}/releases/tag/{kutip(tag)}"

    def _tag(self, tag: str) -> str | None:
        try:
            target = baca(_Acuan, self._klien.ambil(f"{self._repo}/git/ref/tags/{kutip(tag)}").isi).object
        except GalatHost as error:
            if error.kode == 404:
                return None
            raise
        if target.type == "tag":
            target = baca(_Acuan, self._klien.ambil(f"{self._repo}/git/tags/{target.sha}").isi).object
        return target.sha

    def _semua_rilis(self) -> Iterable[Jawaban]:
        return self._klien.halaman(f"{self._repo}/releases", per_page="100")

    def _terbuka(self, cabang: str, dasar: str) -> Iterable[Jawaban]:
        owner = self._repo.split("/")[1]
        wanted = {"state": "open", "head": f"{owner}:{cabang}", "base": dasar, "per_page": "100"}
        return self._klien.halaman(f"{self._repo}/pulls", **wanted)

    def _aset(self, jalur: str) -> dict[str, Terunggah]:
        """Return the files that are there; one whose upload broke off is cleared away."""
        found: dict[str, Terunggah] = {}
        for item in baca_semua(_Aset, self._klien.halaman(jalur, per_page="100")):
            if item.state == "uploaded":
                found[item.name] = item.terunggah
            else:
                self._klien.kirim("DELETE", f"{self._repo}/releases/assets/{item.id}", {})
        return found

    def _unggah(self, jalur: str, nama: str, isi: bytes) -> None:
        made = baca(_Aset, self._unggahan.unggah("POST", jalur, isi, name=nama).isi)
        if made.name != nama or made.state != "uploaded":
            raise UkurError(f"berkas {quote(nama)} tidak terunggah utuh; ulangi")
        periksa_unggahan(made.terunggah, isi)
