"""``ukur preview``: which documents it writes, and what it leaves alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.conftest import Jalankan

from ukur.commands.pages.preview_file import refuse_other_file
from ukur.model.findings import UkurError


def test_the_documents_that_a_proposal_touches(
    repo: Path,
    git: Callable[..., str],
    ganti: Callable[[str, str, str], None],
    ukur: Jalankan,
    tmp_path: Path,
) -> None:
    git("init", "--quiet", "--initial-branch=main")
    git("add", "--all")
    git("commit", "--quiet", "-m", "awal")
    target = tmp_path / "p.html"
    none = ukur("preview", "HEAD", "--html", target, di=repo)
    assert (none.kode, target.exists()) == (0, False)
    assert "Tidak ada dokumen yang berubah" in none.err
    ganti(
        "indicators/pengukuran/2023-TW4/dokumen.yml",
        "pendahuluan: >-\n",
        "pendahuluan: >-\n  Kalimat baru.\n",
    )
    git("commit", "--quiet", "--all", "-m", "ubah")
    made = ukur("preview", "HEAD^", "--html", target, di=repo)
    assert made.kode == 0, made.err
    text = target.read_text("utf-8")
    assert 'id="2023-TW4-formulir"' in text
    assert "2024-TW4-formulir" not in text
    again = ukur("preview", "HEAD^", "--html", target, di=repo)
    assert (again.kode, target.read_text("utf-8")) == (0, text)


def test_without_a_base_the_newest(ukur: Jalankan, tmp_path: Path) -> None:
    target = tmp_path / "p.html"
    assert ukur("preview", "--html", target).kode == 0
    assert 'id="2024-TW4-formulir"' in target.read_text("utf-8")


@pytest.mark.parametrize("nama", ["catatan.html", "catatan.txt"])
def test_what_is_not_ours_is_left_alone(nama: str, tmp_path: Path) -> None:
    (tmp_path / nama).write_text("<p>milik orang lain</p>", "utf-8")
    with pytest.raises(UkurError):
        refuse_other_file(tmp_path / nama)
    (tmp_path / "tautan.html").symlink_to(tmp_path / nama)
    with pytest.raises(UkurError):
        refuse_other_file(tmp_path / "tautan.html")
