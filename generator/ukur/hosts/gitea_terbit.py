"""Publishing on Gitea and Forgejo. They tell no digest of a file: one that is there is known by its size."""

import hashlib
from collections.abc import Iterable
from urllib.parse import quote as kutip

from ukur.hosts.galat import GalatHost
from ukur.hosts.gitea import HALAMAN
from ukur.hosts.gudang_terbit import PenerbitGudang
from ukur.hosts.http import Jawaban
from ukur.hosts.jawaban import Isi, baca
from ukur.hosts.penerbit import Terunggah, periksa_unggahan
from ukur.model.galat import quote
from ukur.model.nilai import Sha
from ukur.model.temuan import UkurError


class _Tip(Isi):
    sha: Sha


class _Tag(Isi):
    commit: _Tip


class _Aset(Isi):
    name: str
    size: int


class PenerbitGitea(PenerbitGudang):
    """One repository on Gitea or Forgejo."""

    def _alamat_rilis(self, tag: str) -> str:
        base = str(self._klien.dasar).rstrip("/").removesuffix("/api/v1")
        return f"{base}/{self._repo.removeprefix('repos/')}/releases/tag/{kutip(tag)}"

    def _tag(self, tag: str) -> str | None:
        try:
            return baca(_Tag, self._klien.ambil(f"{self._repo}/tags/{kutip(tag)}").isi).commit.sha
        except GalatHost as error:
            if error.kode == 404:
                return None
            raise

    def _semua_rilis(self) -> Iterable[Jawaban]:
        return self._klien.halaman_bernomor(f"{self._repo}/releases", HALAMAN)

    def _terbuka(self, cabang: str, dasar: str) -> Iterable[Jawaban]:
        return self._klien.halaman_bernomor(f"{self._repo}/pulls", HALAMAN, state="open")

    def _aset(self, jalur: str) -> dict[str, Terunggah]:
        """Return the files that are there, all in one answer; the host may hold two of one name."""
        found: dict[str, Terunggah] = {}
        for item in baca(list[_Aset], self._klien.ambil(jalur).isi):
            if item.name in found:
                raise UkurError(
                    f"berkas {quote(item.name)} ada dua di rilis itu; hapus yang salah, lalu ulangi"
                )
            found[item.name] = Terunggah(item.name, item.size, None)
        return found

    def _unggah(self, jalur: str, nama: str, isi: bytes) -> None:
        mark = hashlib.sha256(isi).hexdigest()
        head = f'--{mark}\r\nContent-Disposition: form-data; name="attachment"; filename="{nama}"\r\n'
        head += "Content-Type: application/octet-stream\r\n\r\n"
        body = head.encode() + isi + f"\r\n--{mark}--\r\n".encode()
        kind = f"multipart/form-data; boundary={mark}"
        made = baca(_Aset, self._klien.unggah("POST", jalur, body, jenis=kind, name=nama).isi)
        periksa_unggahan(Terunggah(made.name, made.size, None), isi)
        if made.name != nama:
            raise UkurError(f"berkas {quote(nama)} disimpan sebagai {quote(made.name)}; hapus, lalu ulangi")
