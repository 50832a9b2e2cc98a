"""A file of a commit or tree: what Git itself gives for ``commit:path``, however it is asked for."""

from pathlib import Path

import pytest
from tests.skenario.kantor import jalankan_git

from ukur.source import git


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repo")
    jalankan_git(folder, "init", "--quiet", "--template=", "--initial-branch=main")
    (folder / "isi/dalam").mkdir(parents=True)
    (folder / "isi/dalam/a b.yml").write_bytes(b"a: 1\n")
    (folder / "kosong").write_bytes(b"")
    (folder / "tautan").symlink_to("kosong")
    for text in (b"satu\n", b"dua\n"):
        (folder / "ganti").write_bytes(text)
        jalankan_git(folder, "add", "--all")
        jalankan_git(folder, "commit", "--quiet", "-m", "ubah")
    jalankan_git(folder, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},modul")
    jalankan_git(folder, "commit", "--quiet", "-m", "modul")
    return folder


@pytest.mark.parametrize("revision", ["main", "main~1", "main^{tree}"])
@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param("isi/dalam/a b.yml", b"a: 1\n", id="a file"),
        pytest.param("kosong", b"", id="an empty file"),
        pytest.param("tautan", b"kosong", id="a link, as text"),
        pytest.param("isi", None, id="a folder"),
        pytest.param("modul", None, id="a submodule"),
        pytest.param("tiada", None, id="nothing"),
        pytest.param("isi/../kosong", None, id="a path that goes back"),
        pytest.param("", None, id="no path"),
    ],
)
def test_by_name_and_by_full_name(repo: Path, revision: str, path: str, content: bytes | None) -> None:
    full = jalankan_git(repo, "rev-parse", revision)
    assert [git.file_bytes(repo, name, path) for name in (revision, full)] == [content, content]


def test_a_commit_that_comes_later(repo: Path, tmp_path: Path) -> None:
    """Nothing is known of it before; after a fetch it is read."""
    jalankan_git(tmp_path, "init", "--quiet", "--template=", "salinan")
    copy, commit = tmp_path / "salinan", jalankan_git(repo, "rev-parse", "main~1")
    assert git.file_bytes(copy, commit, "ganti") is None
    assert git.fetch_objects(copy, str(repo), "refs/heads/main")
    assert git.file_bytes(copy, commit, "ganti") == b"dua\n"
    assert git.file_bytes(copy, f"{commit}~1", "ganti") == b"satu\n"
