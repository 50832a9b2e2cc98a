"""``ukur publish archive`` against the stand-in for GitHub: one proposal, however often it is run."""

from collections.abc import Callable

import pytest
from tests.archive.arsip_uji import tulis_arsip, tulis_ulang
from tests.archive.test_scan_pages import pindai
from tests.hosts.peladen import Balasan
from tests.nightly import A_WAY
from tests.skenario.arsip_kantor import DIKOREKSI, KOREKSI, SEMUA
from tests.skenario.isian import DOKUMEN, FORMULIR, mandiri
from tests.skenario.kantor import PERENCANA, STAF, STAF_2, Keluaran, Ukur, jalankan_git, pos_el
from tests.skenario.panggung import putuskan
from tests.skenario.penerbitan import ARSIP, DiGitHubTerbit

from ukur.archive.manifest import read_manifest
from ukur.commands.filing.publish_archive import WORK_FOLDER
from ukur.model.official_act import OFFICIAL_ACT

pytestmark = pytest.mark.first_test_daily(A_WAY)

Terbitkan = Callable[..., Keluaran]


def test_usulan_arsip(github: DiGitHubTerbit, terbit: Terbitkan) -> None:
    """The whole entry, its line, one word of the document; by GitHub's account, at the time approved."""
    done = terbit(github, "archive")
    assert (done.kode, done.out) == (0, f"usulan 2: 2025-TW4/v1 di cabang {ARSIP}\n")
    assert "2023-TW4 disahkan sebelum awal pemeriksaan" in done.err
    (pull,) = github.arsip
    assert (pull.penulis, pull.dasar, pull.judul) == (
        "github-actions[bot]",
        "main",
        "Arsip Triwulan IV Tahun 2025, versi 1",
    )
    assert "Kelengkapan: Dokumen pengukuran kinerja yang telah ditanda tangani." in pull.isi
    repo, head = github.kantor.di_pusat, github.kantor.kepala(ARSIP)
    assert repo("rev-parse", f"{head}^") == github.kantor.kepala("main")
    times = repo("show", "-s", "--format=%at %ct", head).split()
    assert set(times) == {repo("show", "-s", "--format=%ct", "main")}
    (changed,) = repo("diff", "--unified=0", "main", head, "--", "indicators").split("\n@@")[1:]
    assert changed.splitlines()[1:] == ["-tahap: ditandatangani", "+tahap: arsip"]
    added = repo("diff", "--name-status", "--diff-filter=A", "main", head).splitlines()
    assert {row.split("\t")[1].split("/")[1] for row in added} == {"arsip"}
    assert "A\tcontent/arsip/register.jsonl" in added


def test_arsip_disetujui_lalu_selesai(terbit: Terbitkan, ukur: Ukur, github: DiGitHubTerbit) -> None:
    """The archivist's approval is all that the recheck wants; then there is nothing more to do."""
    terbit(github, "archive")
    github.setujui_arsip()
    assert terbit(github, "check").kode == 0
    assert ukur("verify", "content/arsip", di=github.kantor.utama).kode == 0
    before = github.ditulis
    done = terbit(github, "archive")
    assert (done.kode, done.out, github.ditulis) == (0, "", before)
    assert "Tidak ada dokumen yang perlu diusulkan ke arsip." in done.err


def _kosong(github: DiGitHubTerbit) -> None:
    pass


def _ditambah(github: DiGitHubTerbit) -> None:
    """The archivist adds where the printed copy is kept."""
    kantor = github.kantor
    kantor.git("fetch", "--quiet", "origin")
    kantor.git("switch", "--quiet", "--no-track", "-C", ARSIP, f"origin/{ARSIP}")
    place = "tahap: arsip\nlokasi_arsip: Lemari 2\n"
    kantor.tulis(STAF, {DOKUMEN: lambda text: text.replace("tahap: arsip\n", place)}, ARSIP)


def _sisa(github: DiGitHubTerbit) -> None:
    """A run was killed in the middle of its work."""
    repo = github.kantor.utama
    jalankan_git(repo, "worktree", "add", "--quiet", "--detach", WORK_FOLDER, "main~1")
    (repo / WORK_FOLDER / "content/arsip/.tulis-x").mkdir(parents=True)


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize(
    "sela",
    [
        pytest.param(_kosong, id="langsung diulang"),
        pytest.param(DiGitHubTerbit.maju, id="cabang utama maju"),
        pytest.param(_ditambah, id="petugas menambah catatan di cabangnya"),
        pytest.param(_sisa, id="jalan sebelumnya dimatikan"),
    ],
)
def test_diulang_tidak_mengubah_apa_pun(
    github: DiGitHubTerbit, terbit: Terbitkan, sela: Callable[[DiGitHubTerbit], None]
) -> None:
    terbit(github, "archive")
    made = github.kantor.kepala(ARSIP)
    sela(github)
    before, sent = github.kantor.kepala(ARSIP), github.ditulis
    done = terbit(github, "archive")
    assert done.kode == 0, done.err
    assert (github.kantor.kepala(ARSIP), github.ditulis, len(github.arsip)) == (before, sent, 1)
    assert github.kantor.di_pusat("merge-base", made, before) == made
    assert not (github.kantor.utama / WORK_FOLDER).exists()
    assert jalankan_git(github.kantor.utama, "status", "--porcelain") == ""


def _gagal_mengusulkan(github: DiGitHubTerbit) -> Callable[[], object]:
    github.rilis.peladen.ganggu(r"POST .*/pulls$", *[Balasan({"message": "x"}, 403)])
    return lambda: None


def _gagal_mengirim(github: DiGitHubTerbit) -> Callable[[], object]:
    hook = github.kantor.pusat / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    return hook.unlink


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize(
    ("rusak", "kata"),
    [
        pytest.param(_gagal_mengusulkan, "tidak mengizinkan", id="usulan tidak dapat dibuka"),
        pytest.param(_gagal_mengirim, "periksa izin menulis token", id="cabang tidak dapat dikirim"),
    ],
)
def test_gagal_di_tengah_lalu_diulang(
    github: DiGitHubTerbit,
    terbit: Terbitkan,
    rusak: Callable[[DiGitHubTerbit], Callable[[], object]],
    kata: str,
) -> None:
    mend = rusak(github)
    broken = terbit(github, "archive")
    assert broken.kode == 2
    assert kata in broken.err
    assert github.arsip == []
    mend()
    assert terbit(github, "archive").kode == 0
    assert len(github.arsip) == 1
    assert github.kantor.di_pusat("rev-list", "--count", f"main..{ARSIP}") == "1"


def test_cabang_berisi_lain_tidak_ditimpa(github: DiGitHubTerbit, terbit: Terbitkan) -> None:
    """Whoever may write can make a branch of that name first."""
    kantor = github.kantor
    kantor.cabang(ARSIP)
    other = kantor.tulis(PERENCANA, {"content/tentang.md": lambda text: f"{text}x\n"}, ARSIP)
    done = terbit(github, "archive")
    assert done.kode == 2
    assert f"cabang '{ARSIP}' sudah ada dengan isi lain ({other[:12]})" in done.err
    assert (github.kantor.kepala(ARSIP), github.arsip) == (other, [])


def test_what_another_version_made_does_not_stand_in_the_way(
    github: DiGitHubTerbit, terbit: Terbitkan, ukur: Ukur
) -> None:
    """Its gate refuses it and says to let CI file it: so CI does, beside it, and that one passes."""
    terbit(github, "archive")
    kantor = github.kantor
    kantor.git("fetch", "--quiet", "origin")
    kantor.git("switch", "--quiet", "--no-track", "-C", ARSIP, f"origin/{ARSIP}")
    place = kantor.kerja / "content/arsip"
    held = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*.*")}
    old = read_manifest(held["2025-TW4/v1/manifest.json"], "2025-TW4/v1")
    older = tulis_ulang(held, "2025-TW4/v1", alat={**old.alat, "ukur": "0.3.9"})
    tulis_arsip(older, place)
    kantor.git("add", "--all")
    kantor.git("commit", "--quiet", "--amend", "--no-edit")
    github.rilis.akun[pos_el("pengelola")] = "github-actions[bot]"
    kantor.dorong(ARSIP)
    (github.usulan,) = github.arsip
    github.setujui(STAF_2)
    refused = putuskan(kantor, github, ukur)
    assert refused.kode == 1
    assert "dibuat dengan program versi lain (ukur)" in refused.out

    done = terbit(github, "archive")
    assert (done.kode, done.out) == (0, f"usulan 3: 2025-TW4/v1 di cabang {ARSIP}-2\n"), done.err
    _, github.usulan = github.arsip
    github.setujui(STAF_2)
    assert putuskan(kantor, github, ukur).kode == 0
    assert terbit(github, "archive").out == f"usulan 3: 2025-TW4/v1 di cabang {ARSIP}-2\n"


def test_bukan_yang_terbaru_tidak_mengusulkan(github: DiGitHubTerbit, terbit: Terbitkan) -> None:
    github.maju()
    github.buka_commit("main~1")
    done = terbit(github, "archive")
    assert (done.kode, github.arsip) == (0, [])
    assert "Cabang utama sudah maju" in done.err


def test_tanpa_persetujuan_tidak_diarsipkan(github: DiGitHubTerbit, terbit: Terbitkan) -> None:
    """Even where the check was left out: an entry rests on approvals that the host tells."""
    github.palsu()
    done = terbit(github, "archive")
    assert (done.kode, github.arsip) == (1, [])
    assert "Tidak dapat diarsipkan: 2025-TW4: " in done.err
    assert "digabungkan tanpa disetujui" in done.err


def test_koreksi_diajukan_sebagai_versi_dua(github_arsip: DiGitHubTerbit, terbit: Terbitkan) -> None:
    github = github_arsip
    github.gabungkan(PERENCANA, {FORMULIR: mandiri(48), KOREKSI: lambda _: DIKOREKSI}, SEMUA)
    done = terbit(github, "archive")
    assert "2025-TW4/v2 di cabang arsip-2025-TW4-v2" in done.out, done.err
    pull = github.arsip[-1]
    assert "IKU-01: 21,27 dikoreksi menjadi 21,72" in pull.isi
    names = github.kantor.di_pusat("diff", "--name-only", "main", "arsip-2025-TW4-v2").splitlines()
    assert not [name for name in names if name.startswith("indicators/")]


def test_pindaian_kembali_tanpa_terminal(terbit: Terbitkan, ukur: Ukur, github: DiGitHubTerbit) -> None:
    """Uploaded in a proposal, answered in its comment, filed by the next run; then nothing is left of it."""
    kantor, path = github.kantor, "salinan/2025-TW4/naskah.pdf"
    github.arsipkan()
    kantor.cabang()
    upload = kantor.kerja / path
    upload.parent.mkdir(parents=True)
    upload.write_bytes(pindai())
    kantor.simpan(PERENCANA)
    github.buka(PERENCANA)
    github.setujui(STAF)
    done = putuskan(kantor, github, ukur)
    assert done.kode == 0, done.out
    (comment,) = github.komentar()
    plain = comment.replace("\\", "")  # what Markdown would read is escaped
    assert f"{path}: pindaian naskah Pengukuran Kinerja Triwulan IV Tahun 2025" in plain
    assert OFFICIAL_ACT in comment
    github.gabung((), "usulan")
    filed = "arsip-2025-TW4-v1-pindaian-1"
    assert terbit(github, "archive").out == f"usulan 4: 2025-TW4/v1-pindaian-1 di cabang {filed}\n"
    (github.usulan,) = [pull for pull in github.rilis.tarik.values() if pull.cabang == filed]
    github.setujui(STAF_2)
    assert putuskan(kantor, github, ukur).kode == 0, github.komentar()
    github.gabung((), filed)
    assert terbit(github, "check").kode == 0
    kept = kantor.di_pusat("ls-tree", "-r", "--name-only", "main").splitlines()
    assert "content/arsip/2025-TW4/v1-pindaian-1/manifest.json" in kept
    assert path not in kept
    assert "Tidak ada dokumen" in terbit(github, "archive").err
