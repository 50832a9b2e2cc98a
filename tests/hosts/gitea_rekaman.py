"""What a real Gitea 1.15.11 answered, played back to the same method and path.

Of the calls that our adapter makes, the recording lacks the list of commits, the comments and who we are:
those are written here in the shapes of Gitea's API description, around the accounts and commits recorded.
"""

import json
from pathlib import Path
from typing import Any

from tests.hosts.peladen import Balasan, Peladen, Permintaan

REPO = "/repos/kepala/lkj"
KEPALA_1, KEPALA_2 = "a886b2e2dd7974805acf7bef9eb2a35c2444573f", "67000b0eda758d748891cb22f4123d2ab743394d"
DASAR = "a2802bea96250aaacf59dd7ce492364dd90f7733"


class GiteaRekaman:
    """``nomor`` of a recording by its file's number; recordings with the same path replace one another."""

    def __init__(self, folder: Path) -> None:
        self.rekaman = {file.name[:2]: json.loads(file.read_text("utf-8")) for file in folder.glob("*.json")}
        self.commits = [self.commit(KEPALA_1), self.commit(KEPALA_2)]
        self.komentar: list[dict[str, Any]] = []
        self.ukuran = 50
        self._jawaban: dict[tuple[str, str], Balasan] = {}
        self.peladen = Peladen(self._jawab)
        for number in ("18", "19", "24", "30"):
            self.putar(number)

    def putar(self, nomor: str) -> None:
        """Let a recording be the present answer to its method and path."""
        record = self.rekaman[nomor]
        self._jawaban[record["method"], record["path"]] = Balasan(record["response"], record["status"])

    def pengguna(self, login: str) -> Any:
        """Return an account as it was recorded."""
        found = {"penyusun": "10", "pemeriksa": "14", "pengesah": "22", "kepala": "24"}[login]
        answer = self.rekaman[found]["response"]
        return answer.get("user") or answer["creator"]

    def ulasan(self) -> list[dict[str, Any]]:
        """Return a copy of the reviews as recorded after the second push, to be changed by a test."""
        copied: list[dict[str, Any]] = json.loads(json.dumps(self.rekaman["19"]["response"]))
        return copied

    def pakai_ulasan(self, ulasan: list[dict[str, Any]]) -> None:
        self._jawaban["GET", f"{REPO}/pulls/1/reviews"] = Balasan(ulasan)

    def commit(self, sha: str, author: str | None = "penyusun", committer: str | None = "penyusun") -> Any:
        who = [self.pengguna(name) if name else None for name in (author, committer)]
        return {"sha": sha, "author": who[0], "committer": who[1], "commit": {"message": "x"}, "parents": []}

    def _jawab(self, ask: Permintaan) -> Balasan:
        path = ask.jalur.removeprefix("/api/v1")
        if ask.kepala.get("authorization") != "token tok-kepala":
            return Balasan({"message": "token is required"}, 401)
        if path == f"{REPO}/pulls/1/commits":
            return self._halaman(ask, self.commits)
        if path == "/user":
            return Balasan(self.pengguna("kepala"))
        if path == f"{REPO}/issues/1/comments" and ask.metode == "GET":
            return Balasan(self.komentar)  # not paged: Gitea knows only `since` and `before` here
        if path.startswith(f"{REPO}/issues/") and ask.metode in {"POST", "PATCH"}:
            return self._tulis(path, ask.isi["body"])
        answer = self._jawaban.get((ask.metode, path), Balasan({"message": "Not Found"}, 404))
        return self._halaman(ask, answer.isi) if path.endswith("/reviews") and answer.kode == 200 else answer

    def _halaman(self, ask: Permintaan, items: list[Any]) -> Balasan:
        size = min(int(ask.saring["limit"]), self.ukuran)
        page = int(ask.saring["page"])
        return Balasan(items[(page - 1) * size : page * size])

    def tambah_komentar(self, login: str, isi: str) -> dict[str, Any]:
        self.komentar.append({"id": len(self.komentar) + 1, "user": self.pengguna(login), "body": isi})
        return self.komentar[-1]

    def _tulis(self, path: str, isi: str) -> Balasan:
        if path.endswith("/comments"):
            return Balasan(self.tambah_komentar("kepala", isi), 201)
        found = self.komentar[int(path.rpartition("/")[2]) - 1]
        found["body"] = isi
        return Balasan(found)
