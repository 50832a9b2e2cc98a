import datetime
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.workflow.kasus import KANTOR, ganti

from ukur.commands.data.clock import measure_clock
from ukur.commands.gate.approval import Approver, sign_and_keep
from ukur.commands.gate.commit_scope import commit_hash
from ukur.hosts.without_host import WithoutHost
from ukur.model.findings import UkurError
from ukur.model.paths import INSTANSI
from ukur.model.periode import Periode

MALAM = datetime.datetime(2024, 12, 31, 16, 30, tzinfo=datetime.UTC)
"""23.30 WIB of 31 December; 1 January elsewhere in Indonesia."""

REPO = Path(__file__).resolve().parents[2]
TW4 = Periode(2024, 4)
SEKRETARIS = "peragaan-sekretaris"


@pytest.mark.parametrize(
    ("zona", "keterangan"),
    [
        pytest.param("WIB", "belum mulai", id="WIB: masih 31 Desember"),
        pytest.param("WIT", "belum selesai", id="WIT: sudah 1 Januari"),
    ],
)
def test_jam_sop_menurut_hari_kantor(zona: str, keterangan: str, tmp_path: Path) -> None:
    """Step 4 begins on 1 January."""
    begun = {"pelaksanaan": None, "pelaksanaan/0/langkah": "4", "pelaksanaan/0/oleh": "Perencana"}
    begun |= {"pelaksanaan/0/mulai": "2025-01-01"}
    katalog = ganti(ganti(KANTOR, INSTANSI, zona_waktu=zona), f"pengukuran/{TW4}/dokumen.yml", begun)
    assert measure_clock(tmp_path, katalog, TW4, MALAM).jam.langkah[3].keterangan == keterangan


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@example.invalid", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode().strip()


def kantor(folder: Path, zona: str) -> WithoutHost:
    """An office whose Sekretaris leaves on 31 December 2024, and a branch with one remark more."""
    shutil.copytree(REPO / "indicators", folder / "indicators")
    for name, before, after in (
        ("peran.yml", f"- akun: {SEKRETARIS}\n", f"- akun: {SEKRETARIS}\n        sampai: 2024-12-31\n"),
        ("instansi.yml", "singkatan: dpmk\n", f"singkatan: dpmk\nzona_waktu: {zona}\n"),
    ):
        path = folder / "indicators" / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "awal")
    git(folder, "branch", "usulan")
    git(folder, "switch", "-q", "usulan")
    (folder / "catatan.md").write_text("x", "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "ubah")
    git(folder, "switch", "-q", "main")
    base = git(folder, "rev-parse", "HEAD")
    return WithoutHost(folder, "main", b"", lambda commit: commit_hash(folder, base, commit), MALAM)


@pytest.mark.parametrize(
    ("zona", "bunyi"),
    [
        pytest.param(
            "WIB", "kunci SSH tidak dapat dipakai", id="WIB: masih Sekretaris, hanya kuncinya tidak ada"
        ),
        pytest.param("WIT", f"'{SEKRETARIS}' bukan 'sekretaris' menurut peran.yml", id="WIT: sudah bukan"),
    ],
)
def test_penyetuju_menurut_hari_kantor(tmp_path: Path, zona: str, bunyi: str) -> None:
    host = kantor(tmp_path, zona)
    signer = Approver(SEKRETARIS, "sekretaris", tmp_path / "tiada")
    with pytest.raises(UkurError, match=bunyi):
        sign_and_keep(host, "usulan", signer, "setuju")
