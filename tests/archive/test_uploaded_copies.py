"""A signed PDF or a scan uploaded to the period's folder: judged as the commands do, then filed once."""

import datetime
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.archive.arsip_uji import V2, Arsip
from tests.archive.sertifikat_uji import Sertifikat, terbitkan
from tests.archive.tandai_uji import tandai
from tests.archive.test_scan_pages import pindai

from ukur.archive.manifest import add_line
from ukur.commands.data.machine import outside
from ukur.commands.filing.uploaded_copies import UploadedCopy, copies_to_file, judge_copies
from ukur.commands.gate.copy_verdict import CopyVerdict, refuse_copies
from ukur.commands.gate.weighing import weigh_proposal
from ukur.model.official_act import OFFICIAL_ACT
from ukur.model.paths import ARSIP
from ukur.source.archive_reader import read_folder
from ukur.source.git_folder import GitFolder
from ukur.verify.verification import Options, first_fault, verify_archive
from ukur.workflow.gate_comment import copies_markdown

AKAR = Path(__file__).resolve().parents[2]
KINI = datetime.datetime(2025, 6, 2, tzinfo=datetime.UTC)
FOLDER = "salinan/2024-TW4"


def git(repo: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.example")
    when = {"GIT_AUTHOR_DATE": "2025-06-01T08:00:00Z", "GIT_COMMITTER_DATE": "2025-06-01T08:00:00Z"}
    env = {"PATH": os.environ["PATH"], **when}
    command = ["git", "-C", str(repo), *who, *arguments]
    done = subprocess.run(command, env=env, capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def repo(arsip: Arsip, akar_uji: Sertifikat, tmp_path: Path) -> Path:
    """An office with its data, an archive of two versions of 2024-TW4, and a guarded root."""
    for path, content in arsip.items():
        target = tmp_path / ARSIP / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    shutil.copytree(AKAR / "indicators", tmp_path / "indicators")
    (tmp_path / ".ukur/akar").mkdir(parents=True)
    (tmp_path / ".ukur/akar/uji.pem").write_bytes(akar_uji.pem)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "-m", "awal")
    return tmp_path


def unggah(repo: Path, **berkas: bytes) -> str:
    """Commit files below the folder of copies on top of main; return the commit, with main checked out."""
    git(repo, "checkout", "--quiet", "-B", "unggah", "main")
    for name, content in berkas.items():
        path = repo / FOLDER / name.replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "-m", "salinan")
    commit = git(repo, "rev-parse", "HEAD")
    git(repo, "checkout", "--quiet", "main")
    return commit


def dinilai(repo: Path, commit: str) -> list[CopyVerdict]:
    weighed = weigh_proposal(repo, git(repo, "rev-parse", "main"), commit)
    assert [item.path for item in refuse_copies(weighed)] == list(weighed.copies)
    return list(judge_copies(repo, KINI, weighed))


def pdf(arsip: Arsip) -> bytes:
    return next(raw for path, raw in arsip.items() if path.startswith(f"{V2}/") and path.endswith(".pdf"))


def test_what_the_gate_answers(repo: Path, arsip: Arsip, akar_uji: Sertifikat) -> None:
    signed = tandai(pdf(arsip), terbitkan("Penanda Uji", akar_uji))
    found = dinilai(repo, unggah(repo, a_pdf=pindai(), b_pdf=signed, c_pdf=pdf(arsip), d_pdf=b"%PDF-1.7"))
    scan, good, own, broken = found
    assert [item.refused for item in found] == [False, False, True, True]
    assert scan.sentence.startswith(f"{FOLDER}/a.pdf: pindaian naskah Pengukuran Kinerja Triwulan IV")
    assert "Pindaian 1 halaman, PDF arsip" in scan.sentence
    assert "bertanda tangan elektronik, sah" in good.sentence
    assert "Penanda Uji" in good.sentence
    assert "berkas itu PDF arsip sendiri" in own.sentence
    assert "terkunci, rusak" in broken.sentence
    comment = copies_markdown([item.sentence for item in found if not item.refused])
    assert OFFICIAL_ACT in comment


def test_a_forged_signature_is_refused(repo: Path, arsip: Arsip) -> None:
    """Signed by a certificate that nobody the office trusts has issued."""
    forged = tandai(pdf(arsip), terbitkan("Penanda Uji", terbitkan("Akar Lain")))
    (item,) = dinilai(repo, unggah(repo, a_pdf=forged))
    assert item.refused
    assert "dipercaya" in item.sentence


def test_what_was_merged_is_filed_once(repo: Path, arsip: Arsip) -> None:
    """The entry is chained and verifies; the same file is not filed again, and twice makes the same bytes."""
    head = unggah(repo, a_pdf=pindai())
    held = GitFolder(repo, head, ARSIP)
    (copy,) = copies_to_file(repo, head, held)
    assert isinstance(copy, UploadedCopy)
    assert (copy.path, copy.manifest.folder) == (f"{FOLDER}/a.pdf", "2024-TW4/v2-pindaian-1")
    assert copy.manifest.waktu == datetime.datetime(2025, 6, 1, 8, 0, tzinfo=datetime.UTC)
    assert [copy] == list(copies_to_file(repo, head, GitFolder(repo, head, ARSIP)))
    files = {f"{copy.manifest.folder}/{path}": isi for path, isi in copy.entry.berkas.items()}
    full = {**arsip, **files, "register.jsonl": add_line(arsip["register.jsonl"], copy.manifest)}
    assert first_fault(verify_archive(full, Options(outside(KINI), copy.manifest.folder))) is None
    for path, content in full.items():
        target = repo / ARSIP / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    git(repo, "merge", "--quiet", "--ff-only", "unggah")
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "-m", "arsip")
    assert list(copies_to_file(repo, "HEAD", GitFolder(repo, "HEAD", ARSIP))) == []
    assert read_folder(repo / ARSIP) == full


def without_v2(arsip: Arsip) -> dict[str, bytes]:
    """The archive as it was before the second version: its files, and the register up to there."""
    lines = [row for row in arsip["register.jsonl"].splitlines(True) if b"/v2" not in row]
    kept = {path: raw for path, raw in arsip.items() if not path.startswith(V2)}
    return {**kept, "register.jsonl": b"".join(lines)}


def test_a_scan_is_of_the_version_that_was_there(repo: Path, arsip: Arsip) -> None:
    """A correction is filed between upload and filing: the paper was the first version's, and stays that."""
    shutil.rmtree(repo / ARSIP / V2)
    (repo / ARSIP / "register.jsonl").write_bytes(without_v2(arsip)["register.jsonl"])
    git(repo, "commit", "--quiet", "--all", "-m", "sebelum koreksi")
    git(repo, "checkout", "--quiet", "-B", "main", unggah(repo, a_pdf=pindai()))
    for path, content in arsip.items():
        target = repo / ARSIP / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "-m", "koreksi diarsipkan")
    (copy,) = copies_to_file(repo, "HEAD", GitFolder(repo, "HEAD", ARSIP))
    assert isinstance(copy, UploadedCopy)
    assert copy.manifest.folder == "2024-TW4/v1-pindaian-2"
    files = {f"{copy.manifest.folder}/{path}": isi for path, isi in copy.entry.berkas.items()}
    full = {**arsip, **files, "register.jsonl": add_line(arsip["register.jsonl"], copy.manifest)}
    assert first_fault(verify_archive(full, Options(outside(KINI), copy.manifest.folder))) is None
