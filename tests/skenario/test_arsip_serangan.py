"""Attempts to file what was not approved, and what goes wrong around a filing."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.nightly import A_WAY
from tests.skenario.arsip_kantor import ajukan_arsip, arsip, koreksi
from tests.skenario.isian import FORMULIR, Ubah, mandiri
from tests.skenario.kantor import KEPALA, PERENCANA, Kantor, ganti, jalankan_git

from ukur.archive.frozen import thaw
from ukur.archive.manifest import MANIFEST, read_manifest
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP
from ukur.source import git
from ukur.source.archive_reader import read_folder
from ukur.source.archive_writer import hold_alone

pytestmark = pytest.mark.first_test_daily(A_WAY)

V1, V2 = "2025-TW4/v1", "2025-TW4/v2"
FOLDER = "indicators/pengukuran/2025-TW4"
Jadi = Callable[[Kantor, dict[str, Path]], None]


def langsung(kantor: Kantor, berkas: Mapping[str, Ubah]) -> None:
    """Push to main past every proposal."""
    kantor.cabang("main")
    kantor.tulis(PERENCANA, berkas, "main")
    kantor.mutakhirkan()


def _hapus_lalu_pasang(kantor: Kantor, _: dict[str, Path]) -> None:
    kantor.cabang("main")
    kept = {p.name: p.read_text("utf-8") for p in (kantor.kerja / FOLDER).iterdir()}
    kantor.git("rm", "-r", "--quiet", FOLDER)
    kantor.simpan(PERENCANA, "main")
    langsung(kantor, {f"{FOLDER}/{name}": lambda _, text=text: text for name, text in kept.items()})  # type: ignore[misc]


def _gabungan_disunting(kantor: Kantor, kunci: dict[str, Path]) -> None:
    """The correction is approved by everybody; the merge commit says something else."""
    koreksi(kantor, kunci)
    kantor.cabang("main")
    skala = kantor.kerja / "indicators/skala.yml"
    skala.write_text(skala.read_text("utf-8") + "# x\n", "utf-8")
    kantor.git("commit", "--quiet", "--all", "--amend", "--no-edit", akun=KEPALA)
    kantor.dorong("main")
    jalankan_git(kantor.utama, "fetch", "--quiet")
    jalankan_git(kantor.utama, "reset", "--quiet", "--hard", "origin/main")


def _rusak_lalu_pulih(kantor: Kantor, _: dict[str, Path]) -> None:
    langsung(kantor, {FORMULIR: ganti("indikator:", "indikator: [")})
    langsung(kantor, {FORMULIR: lambda text: mandiri(48)(text.replace("indikator: [", "indikator:"))})


def _koreksi_dibuang(kantor: Kantor, kunci: dict[str, Path]) -> None:
    koreksi(kantor, kunci)
    langsung(kantor, {"indicators/koreksi.yml": lambda _: "koreksi: []\n"})


@pytest.mark.one_daily("the rule itself is tested case by case every day in tests/workflow and tests/verify")
@pytest.mark.parametrize(
    ("jadi", "kata"),
    [
        pytest.param(_hapus_lalu_pasang, "dikirim langsung ke cabang utama", id="dihapus lalu dipasang lagi"),
        pytest.param(_gabungan_disunting, "berbeda dari isi yang disetujui", id="gabungan disunting"),
        pytest.param(_rusak_lalu_pulih, "dikirim langsung ke cabang utama", id="dirusak lalu dipulihkan"),
        pytest.param(_koreksi_dibuang, "dikirim langsung ke cabang utama", id="koreksi dibuang"),
    ],
)
def test_tidak_diarsipkan(sah: Kantor, kunci: dict[str, Path], jadi: Jadi, kata: str) -> None:
    jadi(sah, kunci)
    with pytest.raises(UkurError, match=kata):
        arsip(sah)
    assert not (sah.utama / ARSIP).exists()


def test_riwayat_dangkal(sah: Kantor, tmp_path: Path) -> None:
    """A shallow clone seems to begin where it was cut off: nothing is filed from it."""
    url = f"file://{sah.pusat}"
    jalankan_git(tmp_path, "clone", "--quiet", "--depth=1", url, "dangkal")
    jalankan_git(tmp_path / "dangkal", "fetch", "--quiet", "origin", "refs/notes/*:refs/notes/*")
    sah.utama = tmp_path / "dangkal"
    with pytest.raises(UkurError, match="tidak lengkap"):
        arsip(sah)


def test_pengganti_commit(sah: Kantor) -> None:
    """``git replace`` and grafts on the machine that files change nothing of what is filed."""
    head = sah.kepala("main")
    jalankan_git(sah.utama, "replace", "--graft", head)
    (sah.utama / ".git/info").mkdir(exist_ok=True)
    (sah.utama / ".git/info/grafts").write_text(f"{head}\n", "utf-8")
    arsip(sah)
    assert read_manifest((sah.utama / ARSIP / V1 / MANIFEST).read_bytes(), V1).commit == head


def test_kamus_berubah_sejak_versi_lama(sah: Kantor, kunci: dict[str, Path]) -> None:
    """v2 is made from today's data: what that changes beside the correction is told in its reasons."""
    arsip(sah)
    ajukan_arsip(sah, kunci)
    # 2025's target of IKU-03 becomes 0,5: pushed past every proposal, which the archive does not see
    langsung(
        sah, {"indicators/kamus/IKU-03.yml": ganti("2025:\n    tahun: 0.7500", "2025:\n    tahun: 0.5000")}
    )
    koreksi(sah, kunci)
    assert arsip(sah).folder == V2
    held = read_folder(sah.utama / ARSIP)
    first, also = read_manifest(held[f"{V2}/{MANIFEST}"], V2).alasan
    assert first.startswith("IKU-01: 21,27 dikoreksi menjadi 21,72")
    assert also.startswith("Angka IKU-03 ikut berbeda tanpa koreksi")
    assert thaw(held[f"{V1}/dokumen.json"]).baris[2].setahun.target.teks == "0,7500"


def test_arsip_berupa_tautan(sah: Kantor, tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    (sah.utama / ARSIP).parent.mkdir(parents=True, exist_ok=True)
    (sah.utama / ARSIP).symlink_to(tmp_path / "lain")
    with pytest.raises(UkurError, match="content/arsip berupa tautan"):
        arsip(sah)
    assert list((tmp_path / "lain").iterdir()) == []


def test_arsip_berupa_berkas(sah: Kantor) -> None:
    (sah.utama / "content").mkdir(exist_ok=True)
    (sah.utama / ARSIP).write_text("bukan folder", "utf-8")
    with pytest.raises(UkurError, match="tidak dapat ditulis"):
        arsip(sah)


def test_dua_sekaligus(sah: Kantor) -> None:
    """The second to come would clear the first one's half-written folder: it is sent away."""
    with (
        hold_alone(sah.utama, sah.utama / ARSIP),
        pytest.raises(UkurError, match="sedang diarsipkan oleh proses lain"),
    ):
        arsip(sah)
    arsip(sah)
    assert (sah.utama / ARSIP / V1 / MANIFEST).is_file()


def test_waktu_yang_tidak_mungkin(tmp_path: Path) -> None:
    """A commit of the year 10000 is refused in words."""
    jalankan_git(tmp_path, "init", "--quiet", "-b", "main", ".")
    who = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x", "GIT_COMMITTER_NAME": "x"}
    who |= {"GIT_COMMITTER_EMAIL": "x@x", "GIT_COMMITTER_DATE": "@253402300800 +0000"}
    command = ["git", "-C", str(tmp_path), "commit", "--quiet", "--allow-empty", "-m", "x"]
    subprocess.run(command, check=True, env=os.environ | who)
    with pytest.raises(UkurError, match="tidak mungkin"):
        git.commit_time(tmp_path, "HEAD")
