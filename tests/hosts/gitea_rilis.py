"""A stand-in for Gitea's tags, releases and pull requests, in the shapes of our description (api/gitea.yml).

None of these calls was recorded. Files come as a form's field ``attachment``; lists are paged by number, a
release's files are not; a file's digest is not told.
"""

from typing import Any

from tests.hosts.api_description import describe
from tests.hosts.gitea_form import form_content
from tests.hosts.gitea_halaman import Daftar, Versi, halaman
from tests.hosts.peladen import Balasan, Peladen, Permintaan

REPO = "/api/v1/repos/dinas/kinerja"
TIADA = Balasan({"message": "Not Found"}, 404)


class GiteaRilis:
    """``tag`` names the commit of each tag; publishing a draft makes the tag where there is none."""

    def __init__(self) -> None:
        self.versi: Versi = (1, 16)
        self.tag: dict[str, str] = {}
        self.rilis: list[dict[str, Any]] = []
        self.aset: dict[int, list[dict[str, Any]]] = {}
        self.usulan: list[dict[str, Any]] = []
        self.peladen = Peladen(self._jawab, describe("gitea"))

    def rancang(self, tag: str, commit: str, *, draft: bool = True) -> int:
        number = len(self.rilis) + 1
        made = {"id": number, "tag_name": tag, "target_commitish": commit, "draft": draft}
        self.rilis.append(made | {"name": "", "body": ""})
        self.aset[number] = []
        return number

    def taruh(self, rilis: int, nama: str, isi: bytes) -> dict[str, Any]:
        self.aset[rilis].append({"id": 1, "name": nama, "size": len(isi), "isi": isi})
        return {"id": 1, "name": nama, "size": len(isi)}

    def ajukan(self, cabang: str, dasar: str, **isi: str) -> dict[str, Any]:
        """Open a pull request from a branch of the same repository."""
        head, base = ({"label": ref, "ref": ref, "sha": "0" * 40} for ref in (cabang, dasar))
        made: dict[str, Any] = {
            "number": len(self.usulan) + 1,
            "state": "open",
            "user": {"id": 1, "login": "ukur-terbit"},
            "head": head,
            "base": base | {"repo": {"full_name": "dinas/kinerja", "default_branch": "main"}},
            "merged": False,
            "merged_at": None,
            "merge_commit_sha": None,
        }
        self.usulan.append(made | isi)
        return self.usulan[-1]

    def _jawab(self, ask: Permintaan) -> Balasan:
        if ask.kepala.get("authorization") != "token tok-terbit":
            return Balasan({"message": "token is required"}, 401)
        parts = ask.jalur.removeprefix(REPO).split("/")[1:]
        if parts[0] == "tags":
            known = self.tag.get(parts[1])
            return Balasan({"name": parts[1], "id": "0" * 40, "commit": {"sha": known}}) if known else TIADA
        if parts[0] == "pulls":
            return self._di_usulan(ask, parts[1:])
        if parts[-1] == "assets":
            return self._di_aset(ask, int(parts[1]))
        return self._di_rilis(ask, parts[1:])

    def _di_rilis(self, ask: Permintaan, parts: list[str]) -> Balasan:
        if ask.metode == "GET":
            return halaman(ask, self.rilis, Daftar.OTHERS, self.versi)
        if ask.metode == "POST":
            made = self.rancang(ask.isi["tag_name"], ask.isi["target_commitish"], draft=ask.isi["draft"])
            return Balasan(self.rilis[made - 1], 201)
        found = self.rilis[int(parts[0]) - 1]
        found |= ask.isi
        self.tag.setdefault(found["tag_name"], found["target_commitish"])
        return Balasan(found)

    def _di_aset(self, ask: Permintaan, rilis: int) -> Balasan:
        if ask.metode == "GET":
            shown = ("id", "name", "size")
            return Balasan([{key: row[key] for key in shown} for row in self.aset[rilis]])
        return Balasan(self.taruh(rilis, ask.saring["name"], form_content(ask)), 201)

    def _di_usulan(self, ask: Permintaan, parts: list[str]) -> Balasan:
        if ask.metode == "GET":
            return halaman(ask, self.usulan, Daftar.OTHERS, self.versi)
        if ask.metode == "PATCH":
            self.usulan[int(parts[0]) - 1] |= ask.isi
            return Balasan(self.usulan[int(parts[0]) - 1], 201)
        given = {key: ask.isi[key] for key in ("title", "body")}
        return Balasan(self.ajukan(ask.isi["head"], ask.isi["base"], **given), 201)
