"""The GitHub stand-in with tags and releases.

A draft makes no tag; publishing it does, where there is none yet.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.hosts.github_riwayat import GitHubRiwayat
from tests.hosts.github_tiruan import _R, Hasil, Tarik, Tolak
from tests.hosts.peladen import Permintaan


class GitHubRilis(GitHubRiwayat):
    """``tanpa_sidik`` is an older Enterprise Server, which tells no digest of a file."""

    def __init__(self, repo: Path) -> None:
        super().__init__(repo)
        self.rilis: list[dict[str, Any]] = []
        self.aset: dict[int, list[dict[str, Any]]] = {}
        self.tanpa_sidik = False
        self.saat_unggah: Callable[[], object] = lambda: None
        self.rute = (*RUTE, *self.rute)

    def rancang(self, tag: str, commit: str, *, draft: bool = True) -> dict[str, Any]:
        made: dict[str, Any] = {
            "id": self._nomor(),
            "tag_name": tag,
            "target_commitish": commit,
            "draft": draft,
        }
        made |= {"html_url": f"https://github.com/dinas/kinerja/releases/tag/{tag}", "name": "", "body": ""}
        self.rilis.append(made)
        self.aset[made["id"]] = []
        return made

    def taruh(self, rilis: int, nama: str, isi: bytes, state: str = "uploaded") -> dict[str, Any]:
        digest = None if self.tanpa_sidik else f"sha256:{hashlib.sha256(isi).hexdigest()}"
        made = {"id": self._nomor(), "name": nama, "size": len(isi), "state": state, "digest": digest}
        self.aset[rilis].append(made)
        return made

    def cari(self, nomor: str) -> dict[str, Any]:
        found = [item for item in self.rilis if item["id"] == int(nomor)]
        if not found:
            raise Tolak(404, "Not Found")
        return found[0]


def _daftar(s: Any, who: str, ask: Permintaan) -> Hasil:
    page, headers = s.halaman(ask, s.rilis)
    return 200, page, headers


def _buat(s: Any, who: str, ask: Permintaan) -> Hasil:
    made = s.rancang(ask.isi["tag_name"], ask.isi["target_commitish"], draft=ask.isi["draft"])
    made |= {"name": ask.isi["name"], "body": ask.isi["body"]}
    return 201, made, {}


def _terbit(s: Any, who: str, ask: Permintaan, nomor: str) -> Hasil:
    found = s.cari(nomor)
    found |= ask.isi
    if not found["draft"] and not s.git("tag", "--list", found["tag_name"]):
        s.git("tag", found["tag_name"], found["target_commitish"])
    return 200, found, {}


def _daftar_aset(s: Any, who: str, ask: Permintaan, nomor: str) -> Hasil:
    s.cari(nomor)
    page, headers = s.halaman(ask, s.aset[int(nomor)])
    return 200, page, headers


def _unggah(s: Any, who: str, ask: Permintaan, nomor: str) -> Hasil:
    s.cari(nomor)
    if ask.saring["name"] in {item["name"] for item in s.aset[int(nomor)]}:
        raise Tolak(422, "already_exists")
    s.saat_unggah()
    return 201, s.taruh(int(nomor), ask.saring["name"], ask.isi), {}


def _hapus_aset(s: Any, who: str, ask: Permintaan, nomor: str) -> Hasil:
    for items in s.aset.values():
        items[:] = [item for item in items if item["id"] != int(nomor)]
    return 204, None, {}


def _acuan(s: Any, who: str, ask: Permintaan, tag: str) -> Hasil:
    sha = s.git("rev-parse", "--verify", f"refs/tags/{tag}")
    kind = s.git("cat-file", "-t", sha)
    return 200, {"object": {"sha": sha, "type": kind}}, {}


def _tag(s: Any, who: str, ask: Permintaan, sha: str) -> Hasil:
    commit = s.git("rev-parse", f"{sha}^{{commit}}")
    return 200, {"object": {"sha": commit, "type": "commit"}}, {}


def _sunting_tarik(s: Any, who: str, ask: Permintaan, nomor: str) -> Hasil:
    pull: Tarik = s.satu(nomor)
    pull.judul, pull.isi = ask.isi["title"], ask.isi["body"]
    return 200, s.isi_tarik_utuh(pull), {}


RUTE = (
    ("GET", rf"{_R}/releases", _daftar),
    ("POST", rf"{_R}/releases", _buat),
    ("PATCH", rf"{_R}/releases/(\d+)", _terbit),
    ("GET", rf"{_R}/releases/(\d+)/assets", _daftar_aset),
    ("POST", rf"{_R}/releases/(\d+)/assets", _unggah),
    ("DELETE", rf"{_R}/releases/assets/(\d+)", _hapus_aset),
    ("GET", rf"{_R}/git/ref/tags/(.+)", _acuan),
    ("GET", rf"{_R}/git/tags/([0-9a-f]{{40}})", _tag),
    ("PATCH", rf"{_R}/pulls/(\d+)", _sunting_tarik),
)
