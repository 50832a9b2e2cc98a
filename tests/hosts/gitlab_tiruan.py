"""A stand-in for GitLab, written from its documentation and source. No real GitLab was tried.

Its answers are held to our description (api/gitlab.yml), which names the sources. It keeps the habits that
matter: REST commits name no accounts, approvals name no commit, a status cannot be posted twice, system notes
are marked as such.
"""

import datetime
import re
from typing import Any
from urllib.parse import quote

from tests.hosts.api_description import describe
from tests.hosts.peladen import Balasan, Peladen, Permintaan

PROYEK = "dinas/bidang/kinerja"
MESIN = "project_7_bot"


def waktu(jam: datetime.datetime) -> str:
    return jam.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def sha(nomor: int) -> str:
    return f"{nomor:040x}"


def permintaan(nomor: int, sumber: str, tujuan: str = "main") -> dict[str, Any]:
    """Return an open merge request of the project's own branch, as GitLab shows it."""
    return {
        "iid": nomor,
        "state": "opened",
        "title": "Realisasi TW IV",
        "description": None,
        "author": {"id": 900, "username": "penulis", "name": "penulis"},
        "sha": sha(0),
        "source_branch": sumber,
        "target_branch": tujuan,
        "source_project_id": 7,
        "target_project_id": 7,
        "created_at": "2025-01-15T02:55:00.000Z",
        "merged_at": None,
        "merge_commit_sha": None,
        "squash_commit_sha": None,
    }


class GitLabTiruan:
    """One merge request. ``dorong``, ``setujui`` and the others move the clock by the minutes given."""

    def __init__(self, *, dengan_waktu: bool = True) -> None:
        self.dengan_waktu = dengan_waktu
        self.versi: list[dict[str, Any]] = []
        self.catatan: list[dict[str, Any]] = []
        self.commits: list[dict[str, Any]] = []
        self.disetujui: list[dict[str, Any]] = []
        self.peninjau: list[dict[str, Any]] = []
        self.status: dict[str, str] = {}
        self.nomor: dict[str, int] = {"penulis": 900}
        self.anggota: dict[str, int] = {}
        self.tertutup = False
        self.peristiwa: list[dict[str, Any]] = []
        self.deskripsi: list[str] = []
        self.proyek: dict[str, Any] = {"id": 7, "path_with_namespace": PROYEK, "default_branch": "main"}
        self.cabang: dict[str, Any] | None = None
        self.wildcards: list[dict[str, Any]] = []
        self.jumlah_commit: int | None = None
        self.pipa: list[dict[str, Any]] = []
        self.pekerjaan: dict[int, list[dict[str, Any]]] = {}
        self.salinan = False  # whether the merge request comes from a fork
        self.wajib: int | None = None  # how many approvals a paid edition demands
        self.aturan_setuju: list[dict[str, Any]] = []
        self.peladen = Peladen(self._jawab, describe("gitlab"))

    def maju(self, menit: float) -> str:
        self.peladen.jam += datetime.timedelta(minutes=menit)
        return waktu(self.peladen.jam)

    def orang(self, akun: str) -> dict[str, Any]:
        """Return an account; its number stays when it is renamed (``ganti_nama``)."""
        return {"id": self.nomor.setdefault(akun, 900 + len(self.nomor)), "username": akun, "name": akun}

    def graf(self, akun: str) -> dict[str, Any]:
        return {"id": f"gid://gitlab/User/{self.orang(akun)['id']}", "username": akun}

    def ganti_nama(self, lama: str, baru: str) -> None:
        """Rename an account: what it did is shown under its new name, and the old one is free."""
        self.nomor[baru] = self.nomor.pop(lama)
        for row in (*self.disetujui, *self.peninjau):
            row["user"] = self.orang(baru) if row["user"]["username"] == lama else row["user"]
        for note in self.catatan:
            note["author"] = self.orang(baru) if note["author"]["username"] == lama else note["author"]
        for commit in self.commits:
            if commit["author"] and commit["author"]["username"] == lama:
                commit["author"] = self.graf(baru)

    def dorong(self, akun: str, menit: float = 5, author: str | None = "", pos_el: str | None = None) -> str:
        """Push one commit; ``author`` is the account that GitLab ties its e-mail to."""
        now, head = self.maju(menit), sha(len(self.versi) + 1)
        name = akun if author == "" else author
        address = pos_el or f"{name}@contoh.invalid"
        row = {"sha": head, "authorEmail": f"{name}@contoh.invalid", "committerEmail": address}
        self.commits.append(row | {"message": "ubah\n", "author": self.graf(name) if name else None})
        self.versi.insert(0, {"id": len(self.versi) + 1, "head_commit_sha": head, "created_at": now})
        if len(self.versi) > 1:
            self.catat(akun, "added 1 commit\n\n<ul><li>0000 - ubah</li></ul>", sistem=True)
        return head

    def setujui(self, akun: str, menit: float = 5) -> None:
        row: dict[str, Any] = {"user": self.orang(akun)}
        now = self.maju(menit)
        self.disetujui.append(row | ({"approved_at": now} if self.dengan_waktu else {}))
        self.catat(akun, "approved this merge request", sistem=True)

    def kembalikan(self, akun: str, menit: float = 5) -> None:
        self.maju(menit)
        self.peninjau.append({"user": self.orang(akun), "state": "requested_changes"})
        self.catat(akun, "requested changes", sistem=True)

    def catat(self, akun: str, isi: str, *, sistem: bool = False) -> dict[str, Any]:
        note = {"id": len(self.catatan) + 1, "body": isi, "author": self.orang(akun), "system": sistem}
        self.catatan.append(note | {"created_at": waktu(self.peladen.jam)})
        return self.catatan[-1]

    def jalankan_periksa(self, commit: str, proyek: int = 7, kosong: bool = False) -> int:
        """Run a pipeline whose job ``periksa`` keeps the preview; ``kosong``: it kept nothing."""
        number = 10 + len(self.pipa)
        row = {"id": number, "project_id": proyek, "sha": commit, "ref": "refs/merge-requests/3/head"}
        self.pipa.insert(0, row | {"source": "merge_request_event", "status": "success"})
        kept = {} if kosong else {"artifacts_file": {"filename": "artifacts.zip", "size": 1000}}
        job = {"id": 100 + number, "name": "periksa", "status": "success"} | kept
        self.pekerjaan[number] = [job, {"id": 200 + number, "name": "perubahan", "status": "success"}]
        return 100 + number

    def _jawab(self, ask: Permintaan) -> Balasan:
        if ask.kepala.get("authorization") != "Bearer tok-gerbang":
            return Balasan({"message": "401 Unauthorized"}, 401)
        if ask.jalur == "/api/graphql":
            return self._graphql(ask.isi["variables"])
        if ask.jalur == "/api/v4/user":
            return Balasan(self.orang(MESIN))
        if ask.jalur == "/api/v4/users":
            name = ask.saring["username"]
            return Balasan([self.orang(name)] if name in self.nomor else [])
        base = f"/api/v4/projects/{PROYEK}"
        if not ask.jalur.startswith(base):
            return Balasan({"message": "404 Project Not Found"}, 404)
        return self._proyek(ask, ask.jalur.removeprefix(base))

    def _proyek(self, ask: Permintaan, path: str) -> Balasan:
        lists = {
            "versions": self.versi,
            "notes": self.catatan,
            "reviewers": self.peninjau,
            "pipelines": self.pipa,
        }
        name = path.removeprefix("/merge_requests/3/")
        if ask.metode == "GET" and path in {"/members/all", "/events"}:
            return self._siapa(ask, path)
        fixed = {
            "": self.proyek,
            "/merge_requests/3": permintaan(3, "usulan")
            | {"sha": self.versi[0]["head_commit_sha"] if self.versi else sha(0)},
            "/merge_requests/3/approvals": self._persetujuan(),
            "/repository/branches/main": {"name": "main", "commit": {"id": "d" * 40}},
        }
        if ask.metode == "GET" and path in fixed:
            return Balasan(fixed[path])
        found = re.fullmatch(r"/pipelines/(\d+)/jobs", path)
        if ask.metode == "GET" and found:
            return self._halaman(ask, self.pekerjaan.get(int(found[1]), []))
        if ask.metode == "GET" and name in lists:
            return self._halaman(ask, lists[name])
        if ask.metode == "GET" and path == "/protected_branches":
            return self._halaman(ask, [*([self.cabang] if self.cabang else []), *self.wildcards])
        if ask.metode == "GET" and path in {"/approvals", "/approval_rules"} and self.wajib is not None:
            kept = {"reset_approvals_on_push": True, "disable_overriding_approvers_per_merge_request": True}
            return Balasan(kept if path == "/approvals" else self.aturan_setuju)
        return self._tulis(ask, path)

    def _siapa(self, ask: Permintaan, path: str) -> Balasan:
        """Everybody known is a Developer unless a test says otherwise; ``tertutup``: nobody may ask."""
        if self.tertutup:
            return Balasan({"message": "403 Forbidden"}, 403)
        if path == "/events":
            return self._halaman(ask, self.peristiwa)
        levels = {name: self.anggota.get(name, 30) for name in self.nomor}
        rows = [self.orang(name) | {"state": "active", "access_level": n} for name, n in levels.items() if n]
        return self._halaman(ask, rows)

    def catat_kiriman(self, akun: str, cabang: str = "usulan") -> None:
        """Note in the project's events who pushed the branch as it stands now."""
        push = {"action": "pushed", "ref": cabang, "ref_type": "branch", "commit_from": None}
        push |= {"commit_to": self.versi[0]["head_commit_sha"]}
        row = {"id": len(self.peristiwa) + 1, "action_name": "pushed to", "author": self.orang(akun)}
        self.peristiwa.append(row | {"created_at": waktu(self.peladen.jam), "push_data": push})

    def _tulis(self, ask: Permintaan, path: str) -> Balasan:
        found = re.fullmatch(r"/statuses/([0-9a-f]{40})", path)
        if ask.metode == "POST" and found:
            if self.salinan and not ask.isi.get("ref"):
                # app/services/ci/create_commit_status_service.rb: no pipeline and no branch of this project
                return Balasan({"message": "404 References for commit Not Found"}, 404)
            return self._status(found[1], ask.isi)
        if ask.metode == "POST" and path in {"/merge_requests/3/approve", "/merge_requests/3/unapprove"}:
            return self._nyatakan(path.rpartition("/")[2], ask.isi)
        found = re.fullmatch(r"/repository/commits/([0-9a-f]{40})/statuses", path)
        if ask.metode == "GET" and found:
            known = self.status.get(found[1])
            return Balasan([{"id": 1, "name": ask.saring["name"], "status": known}] if known else [])
        if ask.metode == "POST" and path == "/merge_requests/3/notes":
            return Balasan(self.catat(MESIN, ask.isi["body"]), 201)
        found = re.fullmatch(r"/merge_requests/3/notes/(\d+)", path)
        if ask.metode == "PUT" and found:
            self.catatan[int(found[1]) - 1]["body"] = ask.isi["body"]
            return Balasan(self.catatan[int(found[1]) - 1])
        return Balasan({"message": "404 Not Found"}, 404)

    def _persetujuan(self) -> dict[str, Any]:
        demanded = {} if self.wajib is None else {"approvals_required": self.wajib}
        return {"approved": True, "approved_by": self.disetujui} | demanded

    def _nyatakan(self, kata: str, body: dict[str, Any]) -> Balasan:
        """Approve as the gate's account, once and at the head only, or take that back."""
        ours = [row for row in self.disetujui if row["user"]["username"] == MESIN]
        if kata == "unapprove":
            self.disetujui = [row for row in self.disetujui if row not in ours]
            return Balasan({}, 201) if ours else Balasan({"message": "404 Not Found"}, 404)
        if body["sha"] != self.versi[0]["head_commit_sha"]:
            return Balasan({"message": "SHA does not match HEAD of source branch"}, 409)
        if ours:
            return Balasan({"message": "401 Unauthorized"}, 401)
        self.setujui(MESIN, 0)
        return Balasan(self._persetujuan(), 201)

    def _status(self, commit: str, body: dict[str, Any]) -> Balasan:
        if self.status.get(commit) == body["state"]:
            words = f"Cannot transition status via :{body['state']} (Reason(s): Status cannot transition)"
            return Balasan({"message": words}, 400)
        self.status[commit] = body["state"]
        self.deskripsi.append(body["description"])
        return Balasan({"id": 1, "status": body["state"], "name": body["name"]}, 201)

    def _graphql(self, variables: dict[str, Any]) -> Balasan:
        if (variables["path"], variables["iid"]) != (PROYEK, "3"):
            return Balasan({"data": {"project": None}})
        start = int(variables["after"] or 0)
        end = start + 100
        info = {"hasNextPage": end < len(self.commits), "endCursor": str(end)}
        count = len(self.commits) if self.jumlah_commit is None else self.jumlah_commit
        page = {"pageInfo": info, "nodes": self.commits[start:end]}
        return Balasan({"data": {"project": {"mergeRequest": {"commitCount": count, "commits": page}}}})

    def _halaman(self, ask: Permintaan, items: list[Any]) -> Balasan:
        """Return one page with the headers of lib/gitlab/pagination/offset_pagination.rb."""
        size, page = int(ask.saring.get("per_page", "20")), int(ask.saring.get("page", "1"))
        last = max(1, -(-len(items) // size))
        headers = {"x-page": str(page), "x-per-page": str(size), "x-next-page": str(page + 1)}
        headers |= {"x-total": str(len(items)), "x-total-pages": str(last)}
        path = ask.jalur.replace(PROYEK, quote(PROYEK, safe=""))
        links = {"next": page + 1, "first": 1, "last": last}
        if page >= last:
            headers["x-next-page"] = ""
            del links["next"]
        base = f"{self.peladen.alamat}{path}?per_page={size}"
        headers["link"] = ", ".join(f'<{base}&page={n}>; rel="{rel}"' for rel, n in links.items())
        return Balasan(items[(page - 1) * size : page * size], kepala=headers)
