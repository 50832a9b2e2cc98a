"""The policy is that of the host's newest target branch: an older checkout decides nothing."""

from collections.abc import Callable

import pytest
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import PERENCANA_2, STAF, Kantor, Ukur, ganti, jalankan_git
from tests.skenario.panggung import TERKIRIM, DiGitHub, Panggung, putuskan

from ukur.workflow.decision import VerdictStatus

PERAN = "indicators/peran.yml"
BERAKHIR = ganti(f"- akun: {PERENCANA_2}\n", f"- akun: {PERENCANA_2}\n        sampai: 2024-12-31\n")
MAJU = "ukur: cabang tujuan sudah maju; jalankan lagi pada commit terbarunya\n"
Buka = Callable[[str, Kantor], Panggung]


def main_maju_di_situs(kantor: Kantor) -> None:
    """The target branch takes the approver's role away; the trusted checkout does not hear of it."""
    kantor.cabang("main")
    kantor.tulis("pengelola", {PERAN: BERAKHIR}, "main")


def diusulkan(kantor: Kantor, place: Panggung) -> None:
    """A figure, approved by who holds the role according to the checkout."""
    kantor.cabang()
    kantor.tulis(STAF, {FORMULIR: mandiri(48)})
    place.didorong(STAF)
    place.setujui(PERENCANA_2)


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@pytest.mark.parametrize("situs", ["GitHub", "Gitea", "GitLab"])
@pytest.mark.parametrize("terambil", [False, True], ids=["belum diambil", "sudah diambil, belum dibuka"])
def test_checkout_tertinggal(
    kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur, situs: str, terambil: bool
) -> None:
    place = buka_panggung(situs, kantor_draf)
    diusulkan(kantor_draf, place)
    assert putuskan(kantor_draf, place, ukur).kode == 0
    main_maju_di_situs(kantor_draf)
    if terambil:
        jalankan_git(kantor_draf.utama, "fetch", "--quiet", "origin")
    stale = putuskan(kantor_draf, place, ukur)
    assert (stale.kode, stale.err, place.keadaan()) == (2, MAJU, TERKIRIM[situs][VerdictStatus.GALAT])
    kantor_draf.mutakhirkan()
    fresh = putuskan(kantor_draf, place, ukur)
    assert (fresh.kode, place.keadaan()) == (1, TERKIRIM[situs][VerdictStatus.MENUNGGU])
    assert "tidak memegang peran" in fresh.out


def test_checkout_lebih_maju(kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur) -> None:
    """Ahead of the host, say after a merge that is not pushed yet: the newer policy decides."""
    place = buka_panggung("GitHub", kantor_draf)
    diusulkan(kantor_draf, place)
    before = kantor_draf.kepala("main")
    main_maju_di_situs(kantor_draf)
    kantor_draf.mutakhirkan()
    kantor_draf.di_pusat("update-ref", "refs/heads/main", before)
    done = putuskan(kantor_draf, place, ukur)
    assert (done.kode, place.keadaan()) == (1, "pending")
    assert "tidak memegang peran" in done.out


def test_cabang_tujuan_lain(kantor_draf: Kantor, di_github: Callable[[Kantor], DiGitHub], ukur: Ukur) -> None:
    """A pull request into a branch that parted from main is not decided by main's policy."""
    github = di_github(kantor_draf)
    kantor_draf.cabang("lain")
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(46)}, "lain")
    main_maju_di_situs(kantor_draf)
    kantor_draf.mutakhirkan()
    kantor_draf.git("switch", "--quiet", "-C", "usulan", "origin/lain")
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(48)})
    pull = github.tiruan.buka(STAF, "usulan", "lain")
    github.usulan = pull
    kantor_draf.di_pusat("symbolic-ref", f"refs/pull/{pull.nomor}/head", "refs/heads/usulan")
    done = putuskan(kantor_draf, github, ukur)
    assert (done.kode, github.keadaan()) == (2, "error")
    assert "ditujukan ke cabang lain" in done.err


def test_cabang_tujuan_tidak_dapat_diambil(kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur) -> None:
    """What the host says of its target branch cannot be looked at: nothing is decided."""
    place = buka_panggung("GitHub", kantor_draf)
    diusulkan(kantor_draf, place)
    assert putuskan(kantor_draf, place, ukur).kode == 0  # the proposal's commits are here now
    main_maju_di_situs(kantor_draf)
    jalankan_git(kantor_draf.utama, "remote", "set-url", "origin", "../tiada")
    done = putuskan(kantor_draf, place, ukur)
    assert (done.kode, place.keadaan()) == (2, "error")
    assert "commit terakhir cabang tujuan tidak dapat diambil" in done.err
