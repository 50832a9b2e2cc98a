import os
import subprocess
from pathlib import Path

import pytest

from ukur.model.findings import UkurError
from ukur.source.catalogue_reader import CatalogueReading, read_catalogue
from ukur.source.file_tree import Folder, GitRevision
from ukur.source.git import commits_here

IDENTITAS = ("-c", "user.name=Uji", "-c", "user.email=uji@example.invalid", "-c", "commit.gpgsign=false")
LINGKUNGAN = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(repo: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *IDENTITAS, *arguments], cwd=repo, env=LINGKUNGAN, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def simpan(repo: Path) -> str:
    git(repo, "add", "-A")
    git(repo, "commit", "-q", "-m", "isi")
    return git(repo, "rev-parse", "HEAD")


def isi(repo: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of the work tree and of .git, with its time: nothing may change."""
    return {str(p): (p.stat().st_mtime_ns, p.read_bytes()) for p in sorted(repo.rglob("*")) if p.is_file()}


@pytest.fixture
def repo(data: Path) -> Path:
    git(data.parent, "init", "-q", "-b", "main")
    return data.parent


def test_sama_dengan_folder(repo: Path, data: Path) -> None:
    commit = simpan(repo)
    di_folder = read_catalogue(Folder(data))
    for revisi in (commit, "HEAD", "main", "HEAD~0"):
        assert read_catalogue(GitRevision(repo, revisi)) == di_folder
    assert di_folder.catalogue is not None


def test_temuan_sama_dengan_folder(repo: Path, data: Path) -> None:
    (data / "kamus/IKU-01.yml").write_text("kode: IKU-01\nsatuann: persen\n")
    (data / "kamus/IKU-02.yml").unlink()
    (data / "kamus/IKU-02.yml").symlink_to("/etc/passwd")
    (data / "kamus/besar.yml").write_bytes(b"#" * 5_000_000)
    (data / "kamus/rusak.yml").write_bytes(b"a: \xff\n")
    (data / "kamus/.sembunyi.yml").write_text("a: b: c")
    (data / "catatan.txt").write_text("a")
    (data / "sop.yml").unlink()
    simpan(repo)
    di_git, di_folder = (
        read_catalogue(sumber).findings for sumber in (GitRevision(repo, "HEAD"), Folder(data))
    )
    assert [(t.location, t.code) for t in di_git] == [(t.location, t.code) for t in di_folder]
    assert {t.code for t in di_git} >= {"K001", "K002", "B001", "B004", "B010", "B011", "B012"}


def test_pohon_kerja_tidak_dibaca_dan_tidak_disentuh(repo: Path, data: Path) -> None:
    lama = simpan(repo)
    bersih = read_catalogue(GitRevision(repo, lama))
    (data / "instansi.yml").write_text("rusak: [")
    (data / "baru.yml").write_text("a: 1")
    (data / "skala.yml").unlink()
    sebelum = isi(repo)
    assert read_catalogue(GitRevision(repo, lama)) == bersih
    assert isi(repo) == sebelum


def test_revisi_lama(repo: Path, data: Path) -> None:
    lama = simpan(repo)
    (data / "kamus/IKU-08.yml").unlink()
    baru = simpan(repo)
    assert [_jumlah(read_catalogue(GitRevision(repo, revisi))) for revisi in (lama, baru)] == [8, 7]


def _jumlah(bacaan: CatalogueReading) -> int:
    assert bacaan.catalogue is not None
    return len(bacaan.catalogue.indikator)


def test_submodul(repo: Path) -> None:
    commit = simpan(repo)
    git(repo, "update-index", "--add", "--cacheinfo", f"160000,{commit},indicators/modul")
    git(repo, "commit", "-q", "-m", "submodul")
    assert [t.code for t in read_catalogue(GitRevision(repo, "HEAD")).findings] == ["B010"]


def test_nama_berkas_yang_menipu(repo: Path, data: Path) -> None:
    (data / "kamus" / "a\tb\nc.yml").write_text("a: 1")
    (data / "kamus" / "--help.yml").write_text("a: 1")
    simpan(repo)
    paths = {t.location.path for t in read_catalogue(GitRevision(repo, "HEAD")).findings}
    assert paths == {"indicators/kamus/a\tb\nc.yml", "indicators/kamus/--help.yml"}


def test_di_dalam_hook_git(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook sets GIT_DIR to its own repository; ours is the one asked for."""
    simpan(repo)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "lain.git"))
    assert read_catalogue(GitRevision(repo, "HEAD")).findings == ()


@pytest.mark.parametrize(
    "revisi",
    [
        pytest.param("tidak-ada", id="cabang tidak ada"),
        pytest.param("0" * 40, id="komit tidak ada"),
        pytest.param("-x", id="diawali tanda hubung"),
        pytest.param("--help", id="mirip opsi"),
        pytest.param("--output=lain", id="opsi yang menulis"),
        pytest.param("", id="kosong"),
        pytest.param("HEAD:indicators", id="folder, bukan komit"),
        pytest.param("HEAD\nmain", id="dua baris"),
    ],
)
def test_revisi_tidak_ditemukan(repo: Path, revisi: str) -> None:
    simpan(repo)
    with pytest.raises(UkurError, match="tidak ditemukan"):
        read_catalogue(GitRevision(repo, revisi))


def test_bukan_repositori(tmp_path: Path) -> None:
    with pytest.raises(UkurError, match="folder ini bukan repositori Git"):
        read_catalogue(GitRevision(tmp_path, "HEAD"))


def test_git_tidak_terpasang(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UkurError, match="perintah git tidak ditemukan"):
        read_catalogue(GitRevision(repo, "HEAD"))


def test_folder_data_belum_ada_di_revisi(repo: Path) -> None:
    (repo / "README").write_text("a")
    git(repo, "add", "README")
    git(repo, "commit", "-q", "-m", "awal")
    bacaan = read_catalogue(GitRevision(repo, "HEAD"))
    assert bacaan.catalogue is None
    assert {t.code for t in bacaan.findings} == {"B012"}


def test_only_commits_that_are_here(repo: Path) -> None:
    """Asked by full name; a tree, a file and an annotated tag are no commits, and no name is an option."""
    first = simpan(repo)
    (repo / "baru.txt").write_text("baru")
    second = simpan(repo)
    git(repo, "tag", "-a", "-m", "tanda", "tanda")
    others = [git(repo, "rev-parse", name) for name in ("HEAD^{tree}", "HEAD:baru.txt", "tanda")]
    unknown = ("0" * 40, "a" * 40, "HEAD", first[:12], "--help", "", f"{second}\n{first}")
    assert commits_here(repo, [first, second, *others, *unknown]) == {first, second}
    assert commits_here(repo, unknown) == frozenset()
