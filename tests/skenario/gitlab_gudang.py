"""The GitLab stand-in of tests/hosts over a real bare repository: the branch's own commits."""

from pathlib import Path
from typing import Any

from tests.hosts.gitlab_tiruan import GitLabTiruan
from tests.hosts.peladen import Balasan, Permintaan
from tests.skenario.kantor import PERAN, USULAN, jalankan_git, pos_el


class GitLabGudang(GitLabTiruan):
    """Merge request 3, from ``usulan`` to ``main``."""

    def __init__(self, repo: Path, penulis: str) -> None:
        super().__init__()
        self.repo, self.penulis = repo, penulis
        self.gabungan: dict[str, Any] = {}
        self.dibuat: list[str] = []
        self.tujuan = "main"

    def git(self, *argumen: str) -> str:
        return jalankan_git(self.repo, *argumen)

    def dorongan(self, akun: str, menit: float = 5) -> None:
        """Note that somebody pushed: a new version, with the commits that the branch has now."""
        now, head = self.maju(menit), self.git("rev-parse", f"refs/heads/{USULAN}")
        before = {row["sha"] for row in self.commits}
        old = self.versi[0]["head_commit_sha"] if self.versi else ""
        form = "--format=%H%x00%ae%x00%ce"
        rows = self.git("log", "--reverse", form, f"refs/heads/{USULAN}", "^refs/heads/main").splitlines()
        self.commits = [self._commit(*row.split("\0")) for row in rows]
        self.versi.insert(0, {"id": len(self.versi) + 1, "head_commit_sha": head, "created_at": now})
        if len(self.versi) > 1:
            new = [row["sha"] for row in self.commits if row["sha"] not in before]
            self.catat(akun, self._catatan(old, head, new), sistem=True)

    def _catatan(self, old: str, head: str, new: list[str]) -> str:
        """Return GitLab's note on a push (SystemNotes::CommitService#add_commits): what came from the target
        branch in one row, then each commit of the merge request itself.
        """
        base = self.git("merge-base", head, "refs/heads/main")
        taken = self.git("rev-list", "--reverse", base, f"^{old}").split()
        words = {1: f"{(taken or [''])[0][:8]} - 1 commit"}.get(
            len(taken), f"{old[:8]}...{base[:8]} - {len(taken)} commits"
        )
        rows = [f"<li>{words} from branch <code>main</code></li>"] if taken else []
        rows += [f"<li>{sha[:8]} - {self.git('show', '-s', '--format=%s', sha)}</li>" for sha in new]
        count = len(taken) + len(new)
        return f"added {count} commit{'s' * (count != 1)}\n\n<ul>{''.join(rows)}</ul>\n\n[Compare]"

    def setujui(self, akun: str, menit: float = 5) -> None:
        """Approving ends a request for changes by the same person."""
        super().setujui(akun, menit)
        for row in self.peninjau:
            if row["user"]["username"] == akun:
                row["state"] = "approved"

    def gabungkan(self, dasar: str, **nama: str | None) -> None:
        """Note that the merge request was merged; ``nama`` are the commits that GitLab tells of it."""
        told = {"merge_commit_sha": None, "squash_commit_sha": None} | nama
        self.gabungan = {"state": "merged", "merged_at": self.maju(5), **told}
        tip = self.git("rev-parse", "refs/heads/main")
        self.dibuat = [*self.git("rev-list", tip, f"^{dasar}").split(), self.versi[0]["head_commit_sha"]]

    def tarik_setuju(self, akun: str) -> None:
        self.maju(5)
        self.disetujui = [row for row in self.disetujui if row["user"]["username"] != akun]
        self.catat(akun, "unapproved this merge request", sistem=True)

    def _commit(self, sha: str, author: str, committer: str) -> dict[str, Any]:
        known = {pos_el(akun): akun for akun in PERAN}
        name = known.get(author)
        row = {"sha": sha, "authorEmail": author, "committerEmail": committer, "message": "ubah\n"}
        return row | {"author": self.graf(name) if name else None}

    def _proyek(self, ask: Permintaan, path: str) -> Balasan:
        answer = super()._proyek(ask, path)
        if ask.metode == "GET" and path == "/merge_requests/3":
            own = {"author": self.orang(self.penulis), "target_branch": self.tujuan}
            return Balasan(answer.isi | own | self.gabungan)
        if path.startswith("/repository/commits/") and path.endswith("/merge_requests"):
            shown = self._proyek(ask, "/merge_requests/3").isi
            return Balasan([shown] if path.split("/")[-2] in self.dibuat else [])
        if ask.metode == "GET" and path == "/repository/branches/main":
            tip = self.git("rev-parse", "refs/heads/main")
            return Balasan(answer.isi | {"commit": {"id": tip}})
        return answer
