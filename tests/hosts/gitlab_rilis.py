"""The GitLab stand-in with tags, generic packages, releases and merge requests that can be opened.

Its answers are held to our description (api/gitlab.yml). A package keeps every upload, also two of one name.
"""

import hashlib
import re
from typing import Any

from tests.hosts.gitlab_tiruan import GitLabTiruan, permintaan
from tests.hosts.peladen import Balasan, Permintaan

TIADA = Balasan({"message": "404 Not Found"}, 404)


class GitLabRilis(GitLabTiruan):
    """``terpotong`` are uploads of which only a part arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.tag: dict[str, str] = {}
        self.rilis: dict[str, dict[str, Any]] = {}
        self.paket: dict[str, list[dict[str, Any]]] = {}
        self.usulan: list[dict[str, Any]] = []
        self.terpotong = False

    def taruh(self, tag: str, nama: str, isi: bytes) -> None:
        row = {"file_name": nama, "size": len(isi), "file_sha256": hashlib.sha256(isi).hexdigest()}
        self.paket.setdefault(tag, []).append(row)

    def terbit(self, tag: str, commit: str, *nama: str) -> dict[str, Any]:
        self.tag.setdefault(tag, commit)
        links = [{"id": index, "name": name} for index, name in enumerate(nama)]
        self.rilis[tag] = {"tag_name": tag, "commit": {"id": self.tag[tag]}, "assets": {"links": links}}
        return self.rilis[tag]

    def _proyek(self, ask: Permintaan, path: str) -> Balasan:
        parts = path.split("/")[1:]
        if parts[0] == "packages":
            return self._di_paket(ask, parts[1:])
        if parts[0] == "releases":
            return self._di_rilis(ask, parts[1:])
        if parts[:2] == ["repository", "tags"]:
            known = self.tag.get(parts[2])
            return Balasan({"name": parts[2], "commit": {"id": known}}) if known else TIADA
        if parts[0] == "merge_requests" and (len(parts) == 1 or ask.metode == "PUT"):
            return self._di_usulan(ask, parts[1:])
        return super()._proyek(ask, path)

    def _di_paket(self, ask: Permintaan, parts: list[str]) -> Balasan:
        if ask.metode == "PUT" and parts[:2] == ["generic", "ukur"]:
            self.taruh(parts[2], parts[3], ask.isi[:1] if self.terpotong else ask.isi)
            return Balasan({"message": "201 Created"}, 201)
        versions = list(self.paket)
        if not parts:
            rows = [{"id": index, "name": "ukur", "version": tag} for index, tag in enumerate(versions)]
            return self._halaman(ask, rows)
        return self._halaman(ask, self.paket[versions[int(parts[0])]])

    def _di_rilis(self, ask: Permintaan, parts: list[str]) -> Balasan:
        if ask.metode == "GET":
            return Balasan(self.rilis[parts[0]]) if parts[0] in self.rilis else TIADA
        if not parts:
            names = [link["name"] for link in ask.isi["assets"]["links"]]
            return Balasan(self.terbit(ask.isi["tag_name"], ask.isi["ref"], *names), 201)
        assert re.fullmatch(r"[^/]+/assets/links", "/".join(parts))
        self.rilis[parts[0]]["assets"]["links"].append({"id": 9, "name": ask.isi["name"]})
        return Balasan({"id": 9, "name": ask.isi["name"]}, 201)

    def _di_usulan(self, ask: Permintaan, parts: list[str]) -> Balasan:
        if parts:
            self.usulan[int(parts[0]) - 1] |= ask.isi
            return Balasan(self.usulan[int(parts[0]) - 1])
        if ask.metode == "POST":
            self.usulan.append(permintaan(len(self.usulan) + 1, ask.isi["source_branch"]) | ask.isi)
            return Balasan(self.usulan[-1], 201)
        keys = ("state", "source_branch", "target_branch")
        found = [row for row in self.usulan if all(row[key] == ask.saring[key] for key in keys)]
        return self._halaman(ask, found)
