"""The same document from order to signature on Gitea, on GitLab, and without any host."""

from collections.abc import Callable

import pytest
from tests.nightly import OTHER_HOSTS
from tests.skenario.isian import DOKUMEN, FORMULIR, PERIODE, mandiri
from tests.skenario.kantor import KEPALA, USULAN, Kantor, Ukur
from tests.skenario.langkah import SOP
from tests.skenario.panggung import TERKIRIM, Panggung, putuskan

from ukur.workflow.decision import VerdictStatus


@pytest.mark.one_daily(OTHER_HOSTS)
@pytest.mark.parametrize("host", [host for host in TERKIRIM if host != "GitHub"])
def test_dari_perintah_sampai_tanda_tangan(
    host: str, kantor: Kantor, buka_panggung: Callable[[str, Kantor], Panggung], ukur: Ukur
) -> None:
    words = TERKIRIM[host]
    waiting, approved = (1, words[VerdictStatus.MENUNGGU]), (0, words[VerdictStatus.DISETUJUI])
    assert ukur("new", PERIODE, di=kantor.kerja).kode == 0
    for langkah in SOP:
        place = buka_panggung(host, kantor)
        kantor.cabang()
        kantor.tulis(langkah.penulis, langkah.berkas)
        place.didorong(langkah.penulis)
        for akun in langkah.setuju:
            place.setujui(akun)
        assert (putuskan(kantor, place, ukur).kode, place.keadaan()) == approved, langkah.nama

        kantor.tulis(langkah.penulis, {FORMULIR: mandiri(langkah.susup)})
        place.didorong(langkah.penulis)
        lapsed = putuskan(kantor, place, ukur)
        assert (lapsed.kode, place.keadaan()) == waiting, langkah.nama
        assert langkah.sel in lapsed.out
        for akun in langkah.lagi:
            place.setujui(akun)
        assert (putuskan(kantor, place, ukur).kode, place.keadaan()) == approved, langkah.nama
        kantor.gabung(KEPALA, USULAN)
    assert "tahap: ditandatangani" in (kantor.utama / DOKUMEN).read_text("utf-8")
    assert ukur("check", di=kantor.utama).kode == 0
