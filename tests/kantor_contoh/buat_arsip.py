"""Makes the archive that the made-up office ships with: ``python -m tests.kantor_contoh.buat_arsip``.

The office's year happens again in a repository of its own: every document goes through the SOP by signed
proposals and is filed as the program files it. Keys come from a phrase that anyone can read here, and every
time is written down, so that the same program makes the same bytes; what is filed carries the program's
marks, so it is renewed when the printed documents change. The keys prove nothing and say so.
"""

import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.new_office import EXAMPLE
from ukur.commands.data.new_period import prepare_period
from ukur.commands.filing.archiving import file_document
from ukur.commands.gate.gatekeeper import repository_as_host
from ukur.commands.gate.weighing import commit_hash
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

SEMULA = {"kamus/IKU-02.yml": ("    tahun: 400\n", "    tahun: 480\n")}


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


def _tanpa(pola: str, text: str) -> str:
    """Return a text without what a pattern finds; it must find something."""
    changed, count = re.subn(pola, "", text, flags=re.M)
    assert count, pola
    return changed


def _sebelum_2026(text: str) -> str:
    """Return an indicator as it was in 2025: its targets of 2026 were not agreed yet."""
    return _tanpa(r"^  2026:\n(?:    .*\n)+", text)


def kamus_awal(akhir: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the dictionary as it was at the beginning of 2025, before the target of IKU-02 was revised."""
    for name, text in akhir.items():
        if name.startswith("kamus/"):
            yield name, _sebelum_2026(_belum_direvisi(text) if name == "kamus/IKU-02.yml" else text)


def _belum_direvisi(text: str) -> str:
    text = _tanpa(r"^    alasan_perubahan: (?:.*\n)(?:      .*\n)*", text)
    for now, before in (
        ("    tahun: 400\n", "    tahun: 480\n"),
        ("      TW3: 120\n      TW4: 100\n", "      TW3: 160\n      TW4: 140\n"),
        ("Perjanjian Kinerja Perubahan 2025", "Perjanjian Kinerja 2025"),
    ):
        assert text.count(now) >= 1, now
        text = text.replace(now, before, 1)
    return text


def anggaran_sampai(text: str, triwulan: int) -> str:
    """Return a budget as it was after a quarter; none of its realisasi after quarter 0."""
    if triwulan == 0:
        return _tanpa(r"^    realisasi:\n(?:      TW\d: .*\n)+", text)
    return re.sub(rf"^      TW[{triwulan + 1}-9]: .*\n", "", text, flags=re.M)


def pejabat_sampai(text: str, jumlah: int) -> str:
    """Return the holders as they were known when there were so many; the last has no end yet."""
    head, *rows = re.split(r"^(?=  - jabatan:)", text, flags=re.M)
    kept = rows[:jumlah]
    kept[-1] = re.sub(r"^    sampai: .*\n", "", kept[-1], flags=re.M)
    return head + "".join(kept)


def bertahap(dokumen: str, tahap: str) -> str:
    """Return a document's final text as it was at an earlier stage."""
    order = ("format", "draf", "konsep", "ditandatangani", "arsip")
    text = re.sub(r"^tahap: .*$", f"tahap: {tahap}", dokumen, count=1, flags=re.M)
    if order.index(tahap) < order.index("arsip"):
        text = _tanpa(r"^lokasi_arsip: .*\n", text)
        text = _tanpa(r"^  - langkah: 9\n(?:    .*\n)+", text)
    if order.index(tahap) < order.index("ditandatangani"):
        text = _tanpa(r"^tanggal_pengesahan: .*\n", text)
        text = _tanpa(r"^pelaksanaan:\n(?:  .*\n)+", text)
    if order.index(tahap) < order.index("konsep"):
        text = _tanpa(r"^analisis:\n(?:  .*\n)+", text)
    return text.rstrip("\n") + "\n"


@dataclass(frozen=True)
class Triwulan:
    """One quarter's document: the days on which it was begun, filled in, discussed, signed and filed."""

    periode: Periode
    hari: tuple[str, str, str, str, str]


def jalani(kantor: Kantor, triwulan: Triwulan, isian: Callable[[str], str] = str) -> None:
    """Take a document from its format to the archive; ``isian`` is what a form said at that time."""
    periode, akhir = triwulan.periode, kantor.akhir
    path = f"pengukuran/{periode}/dokumen.yml"
    dokumen = akhir[path]
    ukuran, _ = measured_data(data_tree(kantor.folder))
    blank = prepare_period(ukuran, periode)
    filled = {
        name: isian(text)
        for name, text in akhir.items()
        if name.startswith(f"pengukuran/{periode}/") and name != path
    }
    kosong = {**blank, path: bertahap(dokumen, "format")}
    budget = f"anggaran/{periode.tahun}.yml"
    spent = {budget: anggaran_sampai(akhir[budget], periode.triwulan)}
    first, second, third, fourth, fifth = (jam(day) for day in triwulan.hari)
    steps = (
        Usulan(f"format-{periode}", first, PERENCANA, (SEKRETARIS,), kosong),
        Usulan(f"himpun-{periode}", second, STAF, (PERENCANA,), {**filled, path: bertahap(dokumen, "draf")}),
        Usulan(
            f"evaluasi-{periode}",
            third,
            PERENCANA,
            (SAKIP_1, SAKIP_2, SEKRETARIS),
            {**spent, path: bertahap(dokumen, "konsep")},
        ),
        Usulan(
            f"pengesahan-{periode}", fourth, PERENCANA, (KEPALA,), {path: bertahap(dokumen, "ditandatangani")}
        ),
    )
    for step in steps:
        kantor.usulkan(step)
    kantor.arsipkan(periode, {path: dokumen}, fifth, f"arsip-{periode}")


TW1 = Triwulan(Periode(2025, 1), ("2025-04-02", "2025-04-03", "2025-04-08", "2025-04-10", "2025-04-11"))
TW2 = Triwulan(Periode(2025, 2), ("2025-07-02", "2025-07-03", "2025-07-08", "2025-07-10", "2025-07-11"))
TW3 = Triwulan(Periode(2025, 3), ("2025-10-02", "2025-10-03", "2025-10-07", "2025-10-09", "2025-10-10"))
TW4 = Triwulan(Periode(2025, 4), ("2026-01-05", "2026-01-06", "2026-01-09", "2026-01-12", "2026-01-13"))
PEMERINTAHAN_TW1 = "pengukuran/2025-TW1/pemerintahan.yml"


def sebelum_koreksi(text: str) -> str:
    """Return a form of TW1 as it was signed: 61 people, before five more were found."""
    if "\n  IKU-02:\n" not in text:
        return text
    text = _tanpa(r"(?<=^    realisasi: 66\n)    keterangan: (?:.*\n)(?:      .*\n)*", text)
    assert text.count("    realisasi: 66\n") == 1
    return text.replace("    realisasi: 66\n", "    realisasi: 61\n")


def setahun(kantor: Kantor) -> None:
    """Let the office's year happen: four documents, one correction, one revised target, three heads."""
    akhir = kantor.akhir
    first = {name: text for name, text in akhir.items() if not name.startswith(("pengukuran/", "koreksi"))}
    del first["anggaran/2026.yml"]
    first |= dict(kamus_awal(akhir))
    first["anggaran/2025.yml"] = anggaran_sampai(akhir["anggaran/2025.yml"], 0)
    first["pejabat.yml"] = pejabat_sampai(akhir["pejabat.yml"], 1)
    kantor.mulai(first, jam("2025-01-02"))
    jalani(kantor, TW1, sebelum_koreksi)
    corrected = {name: akhir[name] for name in (PEMERINTAHAN_TW1, "koreksi.yml")}
    kantor.usulkan(Usulan("koreksi-IKU-02", jam("2025-05-12"), PERENCANA, SEMUA, corrected))
    kantor.arsipkan(TW1.periode, {}, jam("2025-05-13"), "arsip-koreksi-2025-TW1")
    kantor.usulkan(_pejabat(akhir, 2, "2025-07-01"))
    jalani(kantor, TW2)
    revised = {"kamus/IKU-02.yml": _sebelum_2026(akhir["kamus/IKU-02.yml"])}
    kantor.usulkan(Usulan("pk-perubahan-2025", jam("2025-09-29"), PERENCANA, SEMUA, revised))
    jalani(kantor, TW3)
    kantor.usulkan(_pejabat(akhir, 3, "2025-11-03"))
    jalani(kantor, TW4)


def _pejabat(akhir: Mapping[str, str], jumlah: int, hari: str) -> Usulan:
    files = {"pejabat.yml": pejabat_sampai(akhir["pejabat.yml"], jumlah)}
    return Usulan(f"pejabat-{jumlah}", jam(hari), PERENCANA, SEMUA, files)


def buat(tujuan: Path, contoh: Path = EXAMPLE) -> None:
    """Write the archive and its keys into ``tujuan``, an office's folder."""
    with tempfile.TemporaryDirectory() as temp:
        kantor = Kantor(Path(temp) / "kantor", contoh)
        setahun(kantor)
        for name in (ARSIP, SIGNERS):
            target = tujuan / name
            if target.is_dir():
                shutil.rmtree(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            source = kantor.folder / name
            shutil.copytree(source, target) if source.is_dir() else shutil.copyfile(source, target)


if __name__ == "__main__":
    buat(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE)
