"""What is filed is what was approved: a proposal of anything else is refused, merged or not."""

from collections.abc import Callable

import pytest
from tests.skenario.arsip_kantor import arsip
from tests.skenario.forged_archive import (
    Forge,
    other_figure,
    other_pdf,
    other_pdf_of_this_version,
    other_policy,
    other_verifier,
    propose_archive_files,
    take_filed,
)
from tests.skenario.kantor import PERENCANA, STAF_2, Kantor, Keluaran, Ukur, jalankan_git
from tests.skenario.panggung import Panggung, putuskan
from tests.skenario.penerbitan import ARSIP, DiGitHubTerbit

Terbitkan = Callable[..., Keluaran]
FORGERIES = [
    pytest.param(other_figure, "isinya bukan yang disetujui", id="angka lain, persetujuan karangan"),
    pytest.param(other_pdf, "ukur publish archive", id="PDF lain, mengaku versi lain"),
    pytest.param(other_pdf_of_this_version, "isinya bukan yang disetujui", id="PDF lain"),
    pytest.param(other_verifier, "ukur publish archive", id="periksa.py lain, mengaku versi lain"),
    pytest.param(other_policy, "isinya bukan yang disetujui", id="peran lain"),
]


@pytest.mark.parametrize(("forge", "words"), FORGERIES)
def test_without_a_host(
    sah: Kantor, buka_panggung: Callable[[str, Kantor], Panggung], ukur: Ukur, forge: Forge, words: str
) -> None:
    arsip(sah)
    held = forge(take_filed(sah))
    place = buka_panggung("tanpa situs", sah)
    propose_archive_files(sah, PERENCANA, held)
    place.gerbang()
    place.setujui(STAF_2)
    done = putuskan(sah, place, ukur)
    assert done.kode == 1, done.out
    assert words in done.out
    start = sah.kepala("main")
    sah.gabung(PERENCANA, "usulan")
    checked = ukur("publish", "check", "--since", start, di=sah.utama)
    assert checked.kode == 1, checked.err
    assert "Tidak diterbitkan" in checked.err


@pytest.mark.parametrize(("forge", "words"), FORGERIES)
def test_on_github(github: DiGitHubTerbit, terbit: Terbitkan, ukur: Ukur, forge: Forge, words: str) -> None:
    kantor = github.kantor
    assert terbit(github, "archive").kode == 0
    kantor.git("fetch", "--quiet", "origin")
    jalankan_git(kantor.utama, "fetch", "--quiet", "origin", ARSIP)
    jalankan_git(kantor.utama, "checkout", "--quiet", "FETCH_HEAD", "--", "content/arsip")
    held = forge(_unstaged(kantor))
    propose_archive_files(kantor, PERENCANA, held)
    github.buka(PERENCANA)
    github.setujui(STAF_2)
    done = putuskan(kantor, github, ukur)
    assert (done.kode, github.keadaan()) == (1, "failure"), done.out
    assert words in done.out
    github.gabung((), "usulan")
    checked = terbit(github, "check")
    assert checked.kode == 1, checked.err
    assert "Tidak diterbitkan" in checked.err


def _unstaged(kantor: Kantor) -> dict[str, bytes]:
    jalankan_git(kantor.utama, "reset", "--quiet")
    return take_filed(kantor)


def test_an_honest_entry_passes(
    sah: Kantor, buka_panggung: Callable[[str, Kantor], Panggung], ukur: Ukur
) -> None:
    arsip(sah)
    held = take_filed(sah)
    place = buka_panggung("tanpa situs", sah)
    propose_archive_files(sah, PERENCANA, held)
    place.gerbang()
    place.setujui(STAF_2)
    done = putuskan(sah, place, ukur)
    assert done.kode == 0, done.out
    start = sah.kepala("main")
    sah.gabung(PERENCANA, "usulan")
    assert ukur("publish", "check", "--since", start, di=sah.utama).kode == 0
