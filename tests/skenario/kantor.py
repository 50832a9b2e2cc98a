"""An office's repositories: the host's bare one, the writers' clone, and the clone where the gate runs."""

import datetime
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.salinan import office_data
from tests.skenario.isian import DISEPAKATI, TARGET, Ubah

KEPALA, SEKRETARIS = "peragaan-kepala", "peragaan-sekretaris"
PERENCANA, PERENCANA_2 = "peragaan-perencana", "peragaan-perencana-2"
SAKIP_1, SAKIP_2 = "peragaan-sakip-1", "peragaan-sakip-2"
STAF, STAF_2 = "peragaan-staf", "peragaan-staf-2"
LAMA, LUAR = "peragaan-purna", "peragaan-luar"
PERAN: Mapping[str, str] = {
    KEPALA: "kepala",
    SEKRETARIS: "sekretaris",
    PERENCANA: "fungsional-perencana",
    PERENCANA_2: "fungsional-perencana",
    LAMA: "fungsional-perencana",
    SAKIP_1: "tim-sakip",
    SAKIP_2: "tim-sakip",
    STAF: "staf",
    STAF_2: "staf",
    LUAR: "fungsional-perencana",
}
"""Role of each account; LAMA held hers until 2024, LUAR holds none until a proposal gives him one."""

USULAN = "usulan"
DINYATAKAN = "persetujuan_situs:\n  sejak: 2022-01-03\n  alasan: Kantor uji memakai situs Git.\n"
"""Every office of the tests has keys, and some stand on a host, which tells of approvals without them."""


class Keluaran(NamedTuple):
    """What a command left."""

    kode: int
    out: str
    err: str


Ukur = Callable[..., Keluaran]
BERSIH = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def pos_el(akun: str) -> str:
    return f"{akun}@contoh.invalid"


def jalankan_git(
    folder: Path,
    *argumen: str,
    akun: str = "pengelola",
    kunci: Path | None = None,
    jam: datetime.datetime | None = None,
) -> str:
    """Run git as somebody; ``kunci`` signs what is committed, ``jam`` is when, now unless told otherwise."""
    who = {f"GIT_{role}_NAME": akun for role in ("AUTHOR", "COMMITTER")}
    who |= {f"GIT_{role}_EMAIL": pos_el(akun) for role in ("AUTHOR", "COMMITTER")}
    if jam is not None:
        who |= {f"GIT_{role}_DATE": jam.isoformat() for role in ("AUTHOR", "COMMITTER")}
    config: tuple[str, ...] = ("-c", "advice.detachedHead=false")
    if kunci is not None:
        config += ("-c", "gpg.format=ssh", "-c", f"user.signingkey={kunci}", "-c", "commit.gpgsign=true")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        ["git", *config, "-C", str(folder), *argumen],
        capture_output=True,
        check=False,
        env=kept | BERSIH | who,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def data(folder: Path) -> None:
    """Copy the repository's own data, with targets for 2025 and somebody who no longer holds a role."""
    office_data(folder / "indicators")
    for kode, target in TARGET.items():
        path = folder / f"indicators/kamus/{kode}.yml"
        ground = DISEPAKATI if kode == "IKU-02" else "contoh"
        text = f"{path.read_text('utf-8').rstrip()}\n  2025:\n    tahun: {target}\n    dasar: {ground}\n"
        path.write_text(text, "utf-8")
    roles = folder / "indicators/peran.yml"
    former = f"      - akun: {LAMA}\n        mulai: 2022-01-10\n        sampai: 2024-12-31\n"
    before = "  fungsional-perencana:\n    nama: Fungsional Perencana\n    pemegang:\n"
    text = roles.read_text("utf-8")
    assert before in text
    roles.write_text(f"{text.replace(before, f'{before}{former}')}\n{DINYATAKAN}", "utf-8")


class Kantor:
    """``pusat`` is the host's, ``kerja`` the writers', ``utama`` the trusted checkout of main."""

    def __init__(self, folder: Path, kunci: Mapping[str, Path] | None = None) -> None:
        self.folder = folder
        self.kunci: Mapping[str, Path] = kunci or {}
        self.jam: datetime.datetime | None = None
        self.pusat, self.kerja, self.utama = (folder / name for name in ("pusat", "kerja", "utama"))

    @classmethod
    def baru(cls, folder: Path, kunci: Mapping[str, Path], isi: Callable[[Path], None] = data) -> "Kantor":
        """Make the three repositories, with an office's data on main and everybody's public key."""
        made = cls(folder)
        folder.mkdir(parents=True, exist_ok=True)
        jalankan_git(folder, "init", "--quiet", "--bare", "--template=", "--initial-branch=main", "pusat")
        jalankan_git(folder, "clone", "--quiet", "--template=", "pusat", "kerja")
        jalankan_git(made.kerja, "switch", "--quiet", "--orphan", "main")
        isi(made.kerja)
        signers = made.kerja / ".ukur/allowed_signers"
        signers.parent.mkdir(exist_ok=True)
        signers.write_text("".join(baris_kunci(akun, path) for akun, path in kunci.items()), "utf-8")
        made.simpan("pengelola", "main")
        jalankan_git(folder, "clone", "--quiet", "--template=", "pusat", "utama")
        for repo in (made.kerja, made.utama):
            jalankan_git(repo, "remote", "set-url", "origin", "../pusat")  # a copy of all three still works
            jalankan_git(repo, "config", "user.name", "petugas")
            jalankan_git(repo, "config", "user.email", "petugas@contoh.invalid")
        made.padatkan()
        return made

    def padatkan(self) -> None:
        """Pack what there is, so that a copy is of few files; nothing here must survive a power cut."""
        for repo in (self.pusat, self.kerja, self.utama):
            jalankan_git(repo, "config", "core.fsync", "none")
            jalankan_git(repo, "repack", "-a", "-d", "--quiet")

    def salin(self, folder: Path, kunci: Mapping[str, Path] | None = None) -> "Kantor":
        shutil.copytree(self.folder, folder, symlinks=True)
        return Kantor(folder, kunci)

    def git(self, *argumen: str, akun: str = "pengelola") -> str:
        """Run git where people write."""
        return jalankan_git(self.kerja, *argumen, akun=akun, kunci=self.kunci.get(akun), jam=self.jam)

    def di_pusat(self, *argumen: str) -> str:
        """Run git in the host's repository."""
        return jalankan_git(self.pusat, *argumen)

    def kepala(self, cabang: str = USULAN) -> str:
        """Return where a branch stands at the host."""
        return self.di_pusat("rev-parse", f"refs/heads/{cabang}")

    def cabang(self, nama: str = USULAN) -> None:
        """Begin a branch at main, as it is at the host."""
        self.git("fetch", "--quiet", "origin")
        self.git("switch", "--quiet", "--no-track", "-C", nama, "origin/main")

    def tulis(self, akun: str, berkas: Mapping[str, Ubah], cabang: str = USULAN) -> str:
        """Change files, commit and push; the answer is the commit."""
        for path, change in berkas.items():
            file = self.kerja / path
            before = file.read_text("utf-8") if file.exists() else ""
            after = change(before)
            assert after != before, path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(after, "utf-8")
        return self.simpan(akun, cabang)

    def simpan(self, akun: str, cabang: str = USULAN) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", "ubah", akun=akun)
        self.dorong(cabang)
        return self.git("rev-parse", "HEAD")

    def dorong(self, cabang: str = USULAN) -> None:
        self.git("push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{cabang}")

    def gabung(self, akun: str, cabang: str) -> None:
        """Merge a branch at the host with a merge commit; the trusted checkout follows."""
        self.cabang("main")
        self.git("merge", "--quiet", "--no-ff", "-m", f"gabung {cabang}", f"origin/{cabang}", akun=akun)
        self.dorong("main")
        self.mutakhirkan()

    def mutakhirkan(self) -> None:
        jalankan_git(self.utama, "pull", "--quiet", "--ff-only", "origin", "main")

    def main_maju(self, berkas: Mapping[str, Ubah]) -> None:
        """Let somebody else's change reach main; the present branch stays checked out."""
        now = self.git("branch", "--show-current")
        self.cabang("main")
        self.tulis("pengelola", berkas, "main")
        self.git("switch", "--quiet", now)
        self.mutakhirkan()


def baris_kunci(akun: str, kunci: Path) -> str:
    """Return the line of allowed_signers for an account's key."""
    public = kunci.with_suffix(".pub").read_text("utf-8").rpartition(" ")[0]
    return f'{akun} namespaces="ukur-persetujuan,git" {public}\n'


def ganti(lama: str, baru: str) -> Ubah:
    """Return a change of one place of a text; the place must be there once at least."""

    def change(text: str) -> str:
        assert lama in text, lama
        return text.replace(lama, baru, 1)

    return change
