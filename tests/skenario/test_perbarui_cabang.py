"""Bringing the target branch into a proposal: no authorship where Git would do the same, on every host."""

from collections.abc import Callable, Mapping

import pytest
from tests.nightly import A_WAY
from tests.skenario.isian import FORMULIR, Ubah, mandiri
from tests.skenario.kantor import PERENCANA, PERENCANA_2, SEKRETARIS, USULAN, Kantor, Ukur, ganti
from tests.skenario.panggung import DiGitLab, Panggung, putuskan
from tests.skenario.penggabungan import Cerita

from ukur.workflow.decision import VerdictStatus

pytestmark = pytest.mark.first_test_daily(A_WAY)

HOST = ("GitHub", "Gitea", "GitLab", "tanpa situs")
HALAMAN, TENTANG = "README.md", "content/tentang.md"
BARIS = "".join(f"Baris {number}.\n" for number in range(1, 9))
Mulai = Callable[..., Cerita]
Merge = Callable[[Kantor, str], None]


def halaman(kata: str) -> Mapping[str, Ubah]:
    """Return a change of a page, which the only Sekretaris approves."""
    return {TENTANG: ganti("Baris 2.", kata)}


@pytest.fixture
def mulai(kantor_draf: Kantor, buka_panggung: Callable[[str, Kantor], Panggung]) -> Mulai:
    """Propose a page by a Perencana; meanwhile something else reaches main."""

    def begin(host: str, main: Mapping[str, Ubah]) -> Cerita:
        kantor, place = kantor_draf, buka_panggung(host, kantor_draf)
        kantor.cabang("main")
        kantor.tulis("pengelola", {TENTANG: lambda text: f"{text}{BARIS}"}, "main")
        kantor.mutakhirkan()
        kantor.cabang()
        kantor.tulis(PERENCANA, halaman("Baris dua."))
        place.didorong(PERENCANA)
        kantor.main_maju(main)
        return Cerita(kantor, place, kantor.kepala("main"))

    return begin


def perbarui(story: Cerita, akun: str, ubah: Mapping[str, Ubah] | None = None) -> str:
    """Merge main into the proposal as a host's button does; with ``ubah`` the merge says something more."""
    kantor = story.kantor
    kantor.git("fetch", "--quiet", "origin")
    kantor.git("switch", "--quiet", "--no-track", "-C", USULAN, f"origin/{USULAN}")
    kantor.git("merge", "--quiet", "--no-ff", "-m", "Merge branch 'main'", "origin/main", akun=akun)
    for path, change in (ubah or {}).items():
        file = kantor.kerja / path
        file.write_text(change(file.read_text("utf-8")), "utf-8")
        kantor.git("add", path)
    if ubah:
        kantor.git("commit", "--quiet", "--amend", "--no-edit", akun=akun)
    kantor.dorong()
    story.tempat.didorong(akun)
    return kantor.kepala()


LAIN: Mapping[str, Ubah] = {HALAMAN: lambda text: f"{text}Baru.\n"}
SEBELAH: Mapping[str, Ubah] = {TENTANG: ganti("Baris 8.", "Baris delapan.")}


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@pytest.mark.parametrize("host", HOST)
@pytest.mark.parametrize("main", [LAIN, SEBELAH], ids=["berkas lain", "baris lain di berkas yang sama"])
def test_menekan_bukan_menulis(mulai: Mulai, ukur: Ukur, host: str, main: Mapping[str, Ubah]) -> None:
    """The only Sekretaris presses, approves, and the recheck of main says the same as the gate."""
    story = mulai(host, main)
    perbarui(story, SEKRETARIS)
    story.setujui(SEKRETARIS)
    done = putuskan(story.kantor, story.tempat, ukur)
    assert done.kode == 0, done.out
    (found,) = story.periksa(story.gabung())
    assert found.verdict.status is VerdictStatus.DISETUJUI
    assert SEKRETARIS not in found.hashed.commit_makers
    assert PERENCANA in found.hashed.commit_makers


@pytest.mark.parametrize("host", HOST)
def test_menekan_tidak_menggugurkan(mulai: Mulai, ukur: Ukur, host: str) -> None:
    """What was approved before somebody pressed stays approved, also by who pressed."""
    story = mulai(host, LAIN).setujui(SEKRETARIS)
    perbarui(story, SEKRETARIS)
    assert putuskan(story.kantor, story.tempat, ukur).kode == 0
    perbarui(Cerita(story.kantor, story.tempat, story.awal), PERENCANA_2)
    assert putuskan(story.kantor, story.tempat, ukur).kode == 0


@pytest.mark.parametrize("host", HOST)
def test_menyusupkan_isi(mulai: Mulai, ukur: Ukur, host: str) -> None:
    """A merge that says more than Git would has a writer: told by name, commit and what helps."""
    story = mulai(host, LAIN)
    made = perbarui(story, SEKRETARIS, {TENTANG: ganti("Baris 5.", "Baris lima.")})
    story.setujui(SEKRETARIS)
    done = putuskan(story.kantor, story.tempat, ukur)
    assert done.kode == 1
    assert f"{SEKRETARIS}: ikut menulis usulan ini (commit {made[:12]}), jadi tidak dapat" in done.out
    assert f"Sekretaris ({SEKRETARIS} (commit {made[:12]}) ikut menulisnya" in done.out
    assert "minta orang lain menulis isi yang sama di cabang baru" in done.out
    assert "peran.yml" not in done.out


def dari_cabang_lain(story: Cerita) -> str:
    """Merge a branch that is not the target branch, of somebody else's."""
    kantor = story.kantor
    kantor.cabang("samping")
    kantor.tulis(PERENCANA_2, {"CHANGELOG.md": lambda text: f"{text}\n- x\n"}, "samping")
    kantor.git("switch", "--quiet", USULAN)
    kantor.git("merge", "--quiet", "--no-ff", "-m", "gabung", "samping", akun=SEKRETARIS)
    kantor.dorong()
    story.tempat.didorong(SEKRETARIS)
    return kantor.kepala()


def pilih_satu_pihak(story: Cerita) -> str:
    """Merge the target branch and keep nothing of it: ``-s ours`` is a decision of who did it."""
    kantor = story.kantor
    kantor.git("fetch", "--quiet", "origin")
    kantor.git("switch", "--quiet", USULAN)
    kantor.git("merge", "--quiet", "-s", "ours", "-m", "gabung", "origin/main", akun=SEKRETARIS)
    kantor.dorong()
    story.tempat.didorong(SEKRETARIS)
    return kantor.kepala()


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@pytest.mark.parametrize("host", HOST)
@pytest.mark.parametrize("cara", [dari_cabang_lain, pilih_satu_pihak])
def test_gabungan_lain_tetap_ditulis(
    mulai: Mulai, ukur: Ukur, host: str, cara: Callable[[Cerita], str]
) -> None:
    story = mulai(host, LAIN)
    made = cara(story)
    story.setujui(SEKRETARIS)
    done = putuskan(story.kantor, story.tempat, ukur)
    assert done.kode == 1
    assert f"{SEKRETARIS}: ikut menulis usulan ini (commit {made[:12]}" in done.out


def tabrakan(story: Cerita) -> str:
    """Both sides changed the same line, and a person chose."""
    kantor = story.kantor
    kantor.git("fetch", "--quiet", "origin")
    kantor.git("switch", "--quiet", USULAN)
    kantor.git("merge", "--quiet", "-X", "ours", "--no-ff", "-m", "gabung", "origin/main", akun=SEKRETARIS)
    kantor.dorong()
    story.tempat.didorong(SEKRETARIS)
    return kantor.kepala()


@pytest.mark.parametrize("host", HOST)
def test_tabrakan_diputuskan_orang(mulai: Mulai, ukur: Ukur, host: str) -> None:
    story = mulai(host, halaman("Baris ke-2."))
    made = tabrakan(story)
    story.setujui(SEKRETARIS)
    done = putuskan(story.kantor, story.tempat, ukur)
    assert done.kode == 1
    assert f"ikut menulis usulan ini (commit {made[:12]})" in done.out


@pytest.mark.parametrize("host", HOST)
def test_yang_berubah_milik_usulan_ini(
    kantor_draf: Kantor, buka_panggung: Callable[[str, Kantor], Panggung], ukur: Ukur, host: str
) -> None:
    """Two things happened since the approval: another proposal reached main, and one figure was changed."""
    story = Cerita.mulai(kantor_draf, buka_panggung(host, kantor_draf)).setujui(PERENCANA_2)
    line = "tempat: "
    kantor_draf.main_maju({"indicators/instansi.yml": ganti(line, f"{line}Kota ")})
    before = putuskan(kantor_draf, story.tempat, ukur)
    assert before.kode == 1
    assert "usulan lain yang digabungkan sesudahnya mengubah isi yang ikut disetujui" in before.out
    assert "Yang berubah" not in before.out
    perbarui(story, PERENCANA)
    after = putuskan(kantor_draf, story.tempat, ukur)
    assert "usulan lain yang digabungkan sesudahnya mengubah isi yang ikut disetujui" in after.out
    kantor_draf.tulis(PERENCANA, {FORMULIR: mandiri(49)})
    story.tempat.didorong(PERENCANA)
    changed = putuskan(kantor_draf, story.tempat, ukur)
    assert "isi usulan berubah sesudah disetujui" in changed.out
    assert "pembilang IKU-01 TW IV 2025: 48 -> 49" in changed.out
    assert "Kota" not in changed.out


@pytest.mark.parametrize(
    ("catatan", "gugur"),
    [
        pytest.param("added {} commits", True, id="tanpa daftar"),
        pytest.param("added 99 commits{}", True, id="sebagian saja yang disebut"),
    ],
)
def test_catatan_gitlab_tidak_lengkap(mulai: Mulai, ukur: Ukur, catatan: str, gugur: bool) -> None:
    """A push whose commits GitLab does not all name may hold more than the merge."""
    story = mulai("GitLab", LAIN)
    perbarui(story, SEKRETARIS)
    assert isinstance(story.tempat, DiGitLab)
    note = story.tempat.tiruan.catatan[-1]
    note["body"] = catatan.format(2 if catatan.startswith("added {}") else note["body"].partition("\n")[2])
    story.setujui(SEKRETARIS)
    done = putuskan(story.kantor, story.tempat, ukur)
    assert (done.kode, f"{SEKRETARIS}: ikut menulis usulan ini" in done.out) == (1, gugur)
