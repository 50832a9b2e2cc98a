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

from ukur.archive.manifest import MANIFEST, read_manifest, read_register
from ukur.commands.filing.archiving import file_document
from ukur.commands.gate.commit_scope import commit_hash
from ukur.commands.gate.gatekeeper import repository_as_host
from ukur.hosts.statements import sign_statement
from ukur.hosts.without_host import add_to_note
from ukur.model.periode import Periode
from ukur.workflow.archive_prohibitions import REGISTER_PATH
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


class Gudang:
    """A repository in which demonstration accounts propose, approve, merge and file.

    ``utama`` is its default branch, ``domain`` where the accounts' addresses are, ``selang`` how long a
    proposal takes from its commit to its merge. ``frasa`` is what the keys follow from.
    """

    def __init__(
        self,
        folder: Path,
        frasa: str = FRASA,
        utama: str = "main",
        domain: str = "contoh.invalid",
        selang: datetime.timedelta = datetime.timedelta(hours=2),
    ) -> None:
        self.folder, self.kunci = folder, folder.with_name("kunci")
        self.utama, self._domain, self._selang = utama, domain, selang
        self.kunci.mkdir(mode=0o700)
        for akun in PERAN:
            _tulis_kunci(self.kunci / akun, akun, frasa)

    def git(self, *argumen: str, akun: str | None = None, waktu: datetime.datetime | None = None) -> str:
        """Run git at a time; with an account, what is committed is theirs and signed."""
        who = akun or "pengelola"
        when = (waktu or datetime.datetime(2025, 1, 2, tzinfo=datetime.UTC)).isoformat()
        env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        for role in ("AUTHOR", "COMMITTER"):
            env |= {
                f"GIT_{role}_NAME": who,
                f"GIT_{role}_EMAIL": f"{who}@{self._domain}",
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

    def kunci_terbuka(self) -> str:
        """Return the lines of allowed_signers that name the accounts' keys."""
        public = {akun: (self.kunci / f"{akun}.pub").read_text("utf-8").split()[:2] for akun in PERAN}
        rows = (f'{akun} namespaces="ukur-persetujuan,git" {" ".join(key)}\n' for akun, key in public.items())
        return "".join(rows)

    def usulkan(self, usulan: "Usulan") -> None:
        """Propose, sign every approval, and merge; the approvals begin half-way between the two."""
        made, merged = usulan.waktu, usulan.waktu + self._selang
        self.git("switch", "--quiet", "-C", usulan.nama, self.utama)
        self.tulis(usulan.berkas)
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", usulan.judul or usulan.nama, akun=usulan.oleh, waktu=made)
        commit = self.git("rev-parse", "HEAD")
        digest = commit_hash(self.folder, self.git("rev-parse", self.utama), commit)
        for nomor, akun in enumerate(usulan.setuju, 5):
            row = {
                "usulan": usulan.nama,
                "commit": commit,
                "sidik": digest,
                "peran": PERAN[akun],
                "akun": akun,
                "keputusan": "setuju",
                "waktu": made + self._selang / 2 + nomor * self._selang / 120,
            }
            statement = Statement.model_validate(row)
            add_to_note(self.folder, commit, sign_statement(statement, self.kunci / akun))
        self.git("switch", "--quiet", self.utama)
        self.timbang(usulan)
        message = usulan.judul or f"Gabung {usulan.nama}"
        self.git("merge", "--quiet", "--no-ff", "-m", message, usulan.nama, akun=usulan.oleh, waktu=merged)

    def timbang(self, usulan: "Usulan") -> None:
        """What happens between the approvals and the merge: nothing here."""

    def arsipkan(self, periode: Periode, usulan: "Usulan") -> None:
        """File the signed document, and take what was filed onto the branch with the last step of the SOP."""
        filed = file_document(self.folder, repository_as_host(self.folder, None), periode, {})
        assert filed.baru, filed.folder
        self.usulkan(usulan)


class Kantor(Gudang):
    """The made-up office's repository; from ``akhir``, its data as they ship, every earlier day follows.

    ``pernah`` is an archive of the same days, which an earlier version filed: what it holds stays as it is.
    """

    def __init__(self, folder: Path, contoh: Path, pernah: Mapping[str, bytes] | None = None) -> None:
        super().__init__(folder)
        self._pernah = dict(pernah or {})
        place = contoh / "indicators"
        self.akhir = {
            path.relative_to(place).as_posix(): path.read_text("utf-8") for path in place.rglob("*.yml")
        }
        folder.mkdir()
        self.git("init", "--quiet", "--template=", "--initial-branch=main")
        self.git("config", "user.name", "petugas")
        self.git("config", "user.email", "petugas@contoh.invalid")

    def arsipkan(self, periode: Periode, usulan: "Usulan") -> None:
        """File a document; what an earlier version filed on that day comes as that version wrote it."""
        held = self.folder / REGISTER_PATH
        done = len(held.read_text("utf-8").splitlines()) if held.exists() else 0
        lines = self._pernah.get(REGISTER_PATH, b"").splitlines(keepends=True)
        if done >= len(lines):
            super().arsipkan(periode, usulan)
            return
        [row] = read_register(b"".join(lines[: done + 1]))[done:]
        assert row.folder.startswith(f"{periode}/")
        entry = {path: raw for path, raw in self._pernah.items() if path.startswith(f"{ARSIP}/{row.folder}/")}
        for path, raw in (entry | {REGISTER_PATH: b"".join(lines[: done + 1])}).items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(raw)
        commit = read_manifest(entry[f"{ARSIP}/{row.folder}/{MANIFEST}"], row.folder).commit
        assert commit == self.git("rev-parse", self.utama), "hari-harinya lain dari yang diarsipkan versi itu"
        self.usulkan(usulan)

    def mulai(self, berkas: Berkas, waktu: datetime.datetime) -> None:
        """Make the first commit, which no proposal brings."""
        self.tulis(berkas)
        keys = self.folder / SIGNERS
        keys.parent.mkdir()
        keys.write_text(KUNCI_TERBUKA + self.kunci_terbuka(), "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", "Kantor contoh", waktu=waktu)


@dataclass(frozen=True)
class Usulan:
    """A proposal: who makes it, when, who approves it, and the files that it writes.

    ``judul`` is what its commits are called, where that is not its name.
    """

    nama: str
    waktu: datetime.datetime
    oleh: str
    setuju: Sequence[str]
    berkas: Berkas
    judul: str = ""


def _tulis_kunci(path: Path, akun: str, frasa: str) -> None:
    """Write an account's key pair; the secret half follows from what everybody can read."""
    key = Ed25519PrivateKey.from_private_bytes(sha256(f"{frasa}{akun}".encode()).digest())
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
