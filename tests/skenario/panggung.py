"""The four places where a proposal can stand, behind one set of acts: push, approve, return, withdraw."""

import datetime
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from tests.hosts.github_riwayat import GitHubRiwayat
from tests.hosts.github_tiruan import BOT, Tarik
from tests.hosts.gitlab_tiruan import PROYEK
from tests.skenario.gitea_tiruan import GiteaTiruan
from tests.skenario.gitlab_gudang import GitLabGudang
from tests.skenario.kantor import LAMA, LUAR, PERAN, USULAN, Kantor, Keluaran, Ukur, jalankan_git, pos_el

from ukur.commands.gate.commit_scope import commit_hash
from ukur.hosts.statements import sign_statement
from ukur.hosts.without_host import add_to_note
from ukur.workflow.decision import VerdictStatus
from ukur.workflow.statement import Statement

REPO = "dinas/kinerja"


class Panggung(Protocol):
    """One proposal, from the branch ``usulan``."""

    def didorong(self, akun: str) -> None:
        """Hear of a push."""

    def setujui(self, akun: str, commit: str | None = None, menit: int = 5) -> None:
        """Approve the head, or the older commit that was on the screen."""

    def kembalikan(self, akun: str) -> None:
        """Return the proposal."""

    def tarik(self, akun: str) -> None:
        """Withdraw an approval."""

    def gerbang(self) -> tuple[list[str | Path], Mapping[str, str]]:
        """Return the arguments of ``ukur gate`` and the environment of its pipeline."""

    def keadaan(self) -> str | None:
        """Return the status that stands on the head; None where none was posted."""

    def tutup(self) -> None:
        """Stop serving."""


TERKIRIM: Mapping[str, Mapping[VerdictStatus, str | None]] = {
    "GitHub": dict(zip(VerdictStatus, ("success", "pending", "failure", "error"), strict=True)),
    "Gitea": dict(zip(VerdictStatus, ("success", "pending", "failure", "error"), strict=True)),
    "GitLab": dict(zip(VerdictStatus, ("success", "pending", "failed", "failed"), strict=True)),
    "tanpa situs": dict.fromkeys(VerdictStatus),
}
"""Words for a verdict on each host's own page; without a host there are none."""


def putuskan(kantor: Kantor, tempat: Panggung, ukur: Ukur, *pilihan: str) -> Keluaran:
    """Run the gate as the pipeline does: from the trusted checkout, for the event."""
    arguments, variables = tempat.gerbang()
    return ukur(*arguments, *pilihan, di=kantor.utama, lingkungan=variables)


def peristiwa(kantor: Kantor, isi: Mapping[str, Any]) -> list[str | Path]:
    """Write the event that a host leaves for its pipeline."""
    path = kantor.folder / "peristiwa.json"
    path.write_text(json.dumps(isi), "utf-8")
    return ["gate", "--event", path]


def tarikan(kantor: Kantor, nomor: int, cabang: str) -> dict[str, Any]:
    head = {"ref": cabang, "sha": kantor.kepala(cabang)}
    return {"repository": {"full_name": REPO}, "pull_request": {"number": nomor, "head": head}}


class DiGitHub:
    """GitHub's stand-in over the office's bare repository; several pull requests may follow one another."""

    def __init__(self, kantor: Kantor, orang: Iterable[str] = PERAN) -> None:
        self.kantor = kantor
        self.tiruan = GitHubRiwayat(kantor.pusat)
        for akun in orang:
            self.tiruan.akun[pos_el(akun)] = akun
            self.tiruan.token[f"tok-{akun}"] = akun
        self.usulan: Tarik | None = None

    def buka(self, penulis: str, cabang: str = USULAN) -> Tarik:
        self.usulan = self.tiruan.buka(penulis, cabang)
        ref = f"refs/pull/{self.usulan.nomor}/head"
        self.kantor.di_pusat("symbolic-ref", ref, f"refs/heads/{cabang}")
        return self.usulan

    @property
    def sini(self) -> Tarik:
        assert self.usulan is not None
        return self.usulan

    def didorong(self, akun: str) -> None:
        if self.usulan is None:
            self.buka(akun)

    def setujui(self, akun: str, commit: str | None = None, menit: int = 5) -> None:
        self.tiruan.ulas(self.sini, akun, "APPROVED", commit)

    def kembalikan(self, akun: str) -> None:
        self.tiruan.ulas(self.sini, akun, "CHANGES_REQUESTED")

    def tarik(self, akun: str) -> None:
        """On GitHub an approval is dismissed; the review stays and says so."""
        for review in self.sini.ulasan:
            if review["user"]["login"] == akun:
                review["state"] = "DISMISSED"

    def gerbang(self) -> tuple[list[str | Path], Mapping[str, str]]:
        variables = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.tiruan.peladen.alamat,
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_RUN_ID": "77",
            "GITHUB_REPOSITORY": REPO,
            "GITHUB_TOKEN": "tok-bot",
        }
        return peristiwa(self.kantor, tarikan(self.kantor, self.sini.nomor, self.sini.cabang)), variables

    def keadaan(self) -> str | None:
        return keadaan_pada(self.tiruan.status, self.kantor.kepala(self.sini.cabang), "state")

    def komentar(self) -> list[str]:
        """Return the comments that the gate wrote on this pull request."""
        return [item["body"] for item in self.sini.komentar if item["user"]["login"] == BOT]

    def tutup(self) -> None:
        self.tiruan.peladen.tutup()


class DiGitea:
    """Gitea's stand-in."""

    def __init__(self, kantor: Kantor) -> None:
        self.kantor = kantor
        self._tiruan: GiteaTiruan | None = None
        kantor.di_pusat("symbolic-ref", "refs/pull/1/head", f"refs/heads/{USULAN}")

    @property
    def tiruan(self) -> GiteaTiruan:
        assert self._tiruan is not None
        return self._tiruan

    def didorong(self, akun: str) -> None:
        if self._tiruan is None:
            self._tiruan = GiteaTiruan(self.kantor.pusat, akun)

    def setujui(self, akun: str, commit: str | None = None, menit: int = 5) -> None:
        self.tiruan.ulas(akun, "APPROVED", commit)

    def kembalikan(self, akun: str) -> None:
        self.tiruan.ulas(akun, "REQUEST_CHANGES")

    def tarik(self, akun: str) -> None:
        self.tiruan.batalkan(akun)

    def gerbang(self) -> tuple[list[str | Path], Mapping[str, str]]:
        variables = {
            "GITEA_ACTIONS": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": f"{self.tiruan.peladen.alamat}/api/v1",
            "GITHUB_REPOSITORY": REPO,
            "GITEA_TOKEN": "tok-gerbang",
        }
        return peristiwa(self.kantor, tarikan(self.kantor, 1, USULAN)), variables

    def keadaan(self) -> str | None:
        return keadaan_pada(self.tiruan.status, self.kantor.kepala(), "status")

    def tutup(self) -> None:
        self.tiruan.peladen.tutup()


class DiGitLab:
    """GitLab's stand-in. Approving an older commit is refused there (409), so nothing comes of it."""

    def __init__(self, kantor: Kantor) -> None:
        self.kantor = kantor
        self.tiruan = GitLabGudang(kantor.pusat, "")
        kantor.di_pusat("symbolic-ref", "refs/merge-requests/3/head", f"refs/heads/{USULAN}")

    def didorong(self, akun: str) -> None:
        self.tiruan.penulis = self.tiruan.penulis or akun
        self.tiruan.dorongan(akun)

    def setujui(self, akun: str, commit: str | None = None, menit: int = 5) -> None:
        if commit in {None, self.kantor.kepala()}:
            self.tiruan.setujui(akun, menit)

    def kembalikan(self, akun: str) -> None:
        self.tiruan.kembalikan(akun)

    def tarik(self, akun: str) -> None:
        self.tiruan.tarik_setuju(akun)

    def gerbang(self) -> tuple[list[str | Path], Mapping[str, str]]:
        event = {
            "object_kind": "merge_request",
            "project": {"path_with_namespace": PROYEK},
            "object_attributes": {"iid": 3, "last_commit": {"id": self.kantor.kepala()}},
        }
        variables = {
            "GITLAB_CI": "true",
            "CI_API_V4_URL": f"{self.tiruan.peladen.alamat}/api/v4",
            "CI_PROJECT_PATH": PROYEK,
            "GITLAB_TOKEN": "tok-gerbang",
        }
        return peristiwa(self.kantor, event), variables

    def keadaan(self) -> str | None:
        return self.tiruan.status.get(self.kantor.kepala())

    def tutup(self) -> None:
        self.tiruan.peladen.tutup()


class TanpaSitus:
    """No host: ``ukur approve`` and the gate in the same clone, as for an office with one shared folder."""

    def __init__(self, kantor: Kantor, kunci: Mapping[str, Path], ukur: Ukur) -> None:
        kantor.kunci = kunci  # commits are signed: nobody else says whose they are
        self.kantor, self._ukur = kantor, ukur

    def didorong(self, akun: str) -> None:
        pass

    def setujui(self, akun: str, commit: str | None = None, menit: int = 5) -> None:
        """Sign what one's own clone shows: an older commit where the last push was not fetched."""
        self._ambil()
        if commit:
            jalankan_git(self.kantor.utama, "update-ref", f"refs/heads/{USULAN}", commit)
        if akun in {LAMA, LUAR}:
            self.langsung(akun, commit)
        else:
            self._perintah(akun)

    def kembalikan(self, akun: str) -> None:
        self._ambil()
        self._perintah(akun, "--return")

    def tarik(self, akun: str) -> None:
        self._ambil()
        self._perintah(akun, "--withdraw")

    def _perintah(self, akun: str, *pilihan: str) -> None:
        who = ("--role", PERAN[akun], "--account", akun, "--key", self.kantor.kunci[akun])
        done = self._ukur("approve", USULAN, *who, *pilihan, di=self.kantor.utama)
        assert done.kode == 0, done.err

    def langsung(self, akun: str, commit: str | None = None, peran: str | None = None) -> None:
        """Sign past the command, which refuses who holds no role; ``peran`` is the role that is claimed."""
        repo, commit = self.kantor.utama, commit or self.kantor.kepala()
        digest = commit_hash(repo, jalankan_git(repo, "rev-parse", "HEAD"), commit)
        row = {
            "usulan": USULAN,
            "commit": commit,
            "sidik": digest,
            "peran": peran or PERAN[akun],
            "akun": akun,
        }
        now = datetime.datetime.now(datetime.UTC)
        statement = Statement.model_validate(row | {"keputusan": "setuju", "waktu": now})
        add_to_note(repo, commit, sign_statement(statement, self.kantor.kunci[akun]))

    def _ambil(self) -> None:
        ref = f"+refs/heads/{USULAN}:refs/heads/{USULAN}"
        jalankan_git(self.kantor.utama, "fetch", "--quiet", "origin", ref)

    def gerbang(self) -> tuple[list[str | Path], Mapping[str, str]]:
        self._ambil()
        return ["gate", "--branch", USULAN], {}

    def keadaan(self) -> str | None:
        return None

    def tutup(self) -> None:
        pass


def keadaan_pada(status: list[dict[str, Any]], commit: str, kunci: str) -> str | None:
    """Return the last status of ours on a commit: what a host shows beside it."""
    found = [item[kunci] for item in status if item["sha"] == commit and item["context"] == "ukur/gerbang"]
    return found[-1] if found else None
