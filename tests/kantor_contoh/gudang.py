"""A repository of the made-up office whose documents go through the SOP: the same steps, the same bytes.

Keys come from a phrase that anyone can read here, and every time is told, so that the same program files the
same. The keys prove nothing and say so.
"""

import datetime
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ukur.commands.filing.archiving import file_document
from ukur.commands.gate.commit_scope import commit_hash
from ukur.commands.gate.gatekeeper import repository_as_host
from ukur.hosts.statements import sign_statement
from ukur.hosts.without_host import add_to_note
from ukur.model.periode import Periode
from ukur.workflow.statement import Statement

FRASA = "kunci peragaan kantor contoh Ukur: "
KUNCI_TERBUKA = (
    "# Kunci akun peragaan kantor contoh. Kunci rahasianya dapat dihitung siapa pun dari kode sumber Ukur,\n"
    "# jadi tanda tangannya tidak membuktikan siapa yang menyetujui. Jangan dipakai kantor sungguhan.\n"
)
KEPALA, SEKRETARIS = "peragaan-kepala", "peragaan-sekretaris"
PERENCANA, PERENCANA_2 = "peragaan-perencana", "peragaan-perencana-2"
SAKIP_1, SAKIP_2 = "peragaan-sakip-1", "peragaan-sakip-2"
STAF, STAF_2 = "peragaan-staf", "peragaan-staf-2"
PERAN = {
    KEPALA: "kepala",
    SEKRETARIS: "sekretaris",
    PERENCANA: "fungsional-perencana",
    PERENCANA_2: "fungsional-perencana",
    SAKIP_1: "tim-sakip",
    SAKIP_2: "tim-sakip",
    STAF: "staf",
    STAF_2: "staf",
}
SEMUA = (STAF_2, PERENCANA_2, SAKIP_1, SAKIP_2, SEKRETARIS, KEPALA)
ARSIP, SIGNERS = "content/arsip", ".ukur/allowed_signers"
Berkas = Mapping[str, str | None]
"""Files that a proposal writes; None removes one."""


class Kantor:
    """The office's repository; from ``akhir``, its data as they ship, every earlier day follows."""

    def __init__(self, folder: Path, contoh: Path) -> None:
        self.folder, self.kunci = folder, folder.with_name("kunci")
        place = contoh / "indicators"
        self.akhir = {
            path.relative_to(place).as_posix(): path.read_text("utf-8") for path in place.rglob("*.yml")
        }
        folder.mkdir()
        self.kunci.mkdir(mode=0o700)
        for akun in PERAN:
            _tulis_kunci(self.kunci / akun, akun)
        self.git("init", "--quiet", "--template=", "--initial-branch=main")
        self.git("config", "user.name", "petugas")
        self.git("config", "user.email", "petugas@contoh.invalid")

    def git(self, *argumen: str, akun: str | None = None, waktu: datetime.datetime | None = None) -> str:
        """Run git at a time; with an account, what is committed is theirs and signed."""
        who = akun or "pengelola"
        when = (waktu or datetime.datetime(2025, 1, 2, tzinfo=datetime.UTC)).isoformat()
        env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        for role in ("AUTHOR", "COMMITTER"):
            env |= {
                f"GIT_{role}_NAME": who,
                f"GIT_{role}_EMAIL": f"{who}@contoh.invalid",
                f"GIT_{role}_DATE": when,
            }
        signed = (
            "-c",
            "gpg.format=ssh",
            "-c",
            f"user.signingkey={self.kunci / who}",
            "-c",
            "commit.gpgsign=true",
        )
        command = ["git", *(signed if akun else ()), "-C", str(self.folder), *argumen]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def tulis(self, berkas: Berkas) -> None:
        for name, text in berkas.items():
            path = self.folder / "indicators" / name
            if text is None:
                path.unlink(missing_ok=True)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def mulai(self, berkas: Berkas, waktu: datetime.datetime) -> None:
        """Make the first commit, which no proposal brings."""
        self.tulis(berkas)
        keys = self.folder / SIGNERS
        keys.parent.mkdir()
        public = {akun: (self.kunci / f"{akun}.pub").read_text("utf-8").split()[:2] for akun in PERAN}
        rows = (f'{akun} namespaces="ukur-persetujuan,git" {" ".join(key)}\n' for akun, key in public.items())
        keys.write_text(KUNCI_TERBUKA + "".join(rows), "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", "Kantor contoh", waktu=waktu)

    def usulkan(self, usulan: "Usulan") -> None:
        """Propose, sign every approval, and merge; an hour lies between the three."""
        made, merged = usulan.waktu, usulan.waktu + datetime.timedelta(hours=2)
        self.git("switch", "--quiet", "-C", usulan.nama, "main")
        self.tulis(usulan.berkas)
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", usulan.nama, akun=usulan.oleh, waktu=made)
        commit = self.git("rev-parse", "HEAD")
        digest = commit_hash(self.folder, self.git("rev-parse", "main"), commit)
        for minute, akun in enumerate(usulan.setuju, 5):
            row = {
                "usulan": usulan.nama,
                "commit": commit,
                "sidik": digest,
                "peran": PERAN[akun],
                "akun": akun,
                "keputusan": "setuju",
                "waktu": made + datetime.timedelta(hours=1, minutes=minute),
            }
            statement = Statement.model_validate(row)
            add_to_note(self.folder, commit, sign_statement(statement, self.kunci / akun))
        self.git("switch", "--quiet", "main")
        message = f"Gabung {usulan.nama}"
        self.git("merge", "--quiet", "--no-ff", "-m", message, usulan.nama, akun=usulan.oleh, waktu=merged)

    def arsipkan(self, periode: Periode, berkas: Berkas, waktu: datetime.datetime, nama: str) -> None:
        """File the signed document, and take what was filed onto main with the last step of the SOP."""
        filed = file_document(self.folder, repository_as_host(self.folder, None), periode, {})
        assert filed.baru, filed.folder
        self.usulkan(Usulan(nama, waktu, STAF, (STAF_2,), berkas))


@dataclass(frozen=True)
class Usulan:
    """A proposal: who makes it, when, who approves it, and the files that it writes."""

    nama: str
    waktu: datetime.datetime
    oleh: str
    setuju: Sequence[str]
    berkas: Berkas


def _tulis_kunci(path: Path, akun: str) -> None:
    """Write an account's key pair; the secret half follows from what everybody can read."""
    key = Ed25519PrivateKey.from_private_bytes(sha256(f"{FRASA}{akun}".encode()).digest())
    openssh, plain = serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
    path.touch(mode=0o600)
    path.write_bytes(key.private_bytes(serialization.Encoding.PEM, openssh, plain))
    public = key.public_key().public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)
    path.with_name(f"{akun}.pub").write_bytes(public + b"\n")


def jam(hari: str, pukul: int = 2) -> datetime.datetime:
    """Return a time of a day, UTC; 2 is nine in the morning at the office."""
    return datetime.datetime.combine(
        datetime.date.fromisoformat(hari), datetime.time(pukul), tzinfo=datetime.UTC
    )
