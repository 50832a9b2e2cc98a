from dataclasses import replace

import pytest
from tests.lengkap import TW3, TW4
from tests.workflow.kasus import DOKUMEN, KANTOR, ganti, nyata, pasang, tahap

from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.workflow.stage_moves import StageMove, last_langkah, repeated_langkah, stage_moves

SOP = nyata().sop
TW1 = Periode(2025, 1)
BARU = ganti(KANTOR, "pengukuran/2025-TW1/dokumen.yml", periode="2025-TW1", tahap="format", pendahuluan="x")


@pytest.mark.parametrize(
    ("kepala", "harapan"),
    [
        pytest.param(KANTOR, [], id="tidak ada yang berpindah"),
        pytest.param(tahap("konsep"), [StageMove(TW4, Tahap.DRAF, Tahap.KONSEP)], id="maju"),
        pytest.param(tahap("format"), [StageMove(TW4, Tahap.DRAF, Tahap.FORMAT)], id="mundur"),
        pytest.param(BARU, [StageMove(TW1, None, Tahap.FORMAT)], id="dokumen baru"),
        pytest.param(pasang(KANTOR, DOKUMEN, None), [StageMove(TW4, Tahap.DRAF, None)], id="dokumen dihapus"),
        pytest.param(
            replace(pasang(KANTOR, DOKUMEN, None), tak_terbaca=frozenset({DOKUMEN})),
            [],
            id="dokumen tak terbaca",
        ),
        pytest.param(
            ganti(tahap("konsep"), "pengukuran/2024-TW3/dokumen.yml", tahap="arsip"),
            [StageMove(TW3, Tahap.DITANDATANGANI, Tahap.ARSIP), StageMove(TW4, Tahap.DRAF, Tahap.KONSEP)],
            id="dua dokumen, menurut periode",
        ),
    ],
)
def test_gerak(kepala: Catalogue, harapan: list[StageMove]) -> None:
    assert list(stage_moves(KANTOR, kepala)) == harapan


@pytest.mark.parametrize(
    ("dari", "ke", "langkah"),
    [
        pytest.param(None, Tahap.PERINTAH, [1, 2], id="dokumen baru bertahap perintah"),
        pytest.param(None, Tahap.FORMAT, [1, 2, 3], id="dokumen baru bertahap format"),
        pytest.param(Tahap.FORMAT, Tahap.DRAF, [4], id="satu langkah"),
        pytest.param(Tahap.DRAF, Tahap.KONSEP, [5, 6], id="dua langkah dengan tahap yang sama"),
        pytest.param(Tahap.DRAF, Tahap.DITANDATANGANI, [5, 6, 7, 8], id="beberapa tahap sekaligus"),
        pytest.param(Tahap.PERINTAH, Tahap.ARSIP, [3, 4, 5, 6, 7, 8, 9], id="sampai arsip"),
        pytest.param(Tahap.KONSEP, Tahap.DRAF, [], id="mundur"),
        pytest.param(Tahap.KONSEP, None, [], id="dihapus"),
    ],
)
def test_langkah_yang_ditutup(dari: Tahap | None, ke: Tahap | None, langkah: list[int]) -> None:
    assert [step.nomor for step in StageMove(TW4, dari, ke).crossed_langkah(SOP)] == langkah


@pytest.mark.parametrize(
    ("dari", "ke", "mundur"),
    [
        pytest.param(Tahap.DRAF, Tahap.KONSEP, False, id="maju"),
        pytest.param(Tahap.DRAF, Tahap.DRAF, False, id="tetap"),
        pytest.param(Tahap.DRAF, Tahap.FORMAT, True, id="mundur"),
        pytest.param(Tahap.DRAF, None, True, id="dihapus"),
        pytest.param(None, Tahap.ARSIP, False, id="baru"),
    ],
)
def test_mundur(dari: Tahap | None, ke: Tahap | None, mundur: bool) -> None:
    assert StageMove(TW4, dari, ke).is_backward is mundur


@pytest.mark.parametrize(
    ("tahap_dokumen", "angka", "naskah"),
    [
        pytest.param(Tahap.PERINTAH, [4], [3], id="perintah"),
        pytest.param(Tahap.FORMAT, [4], [3], id="format"),
        pytest.param(Tahap.DRAF, [4], [4], id="draf"),
        pytest.param(Tahap.KONSEP, [4, 5, 6], [6], id="konsep"),
        pytest.param(Tahap.DOKUMEN, [4, 5, 6, 7], [7], id="dokumen"),
        pytest.param(Tahap.DITANDATANGANI, [4, 5, 6, 7, 8], [8], id="ditandatangani"),
        pytest.param(Tahap.ARSIP, [4, 5, 6, 7, 8, 9], [9], id="arsip"),
    ],
)
def test_langkah_yang_diulang(tahap_dokumen: Tahap, angka: list[int], naskah: list[int]) -> None:
    """Figures are approved again from collecting on; words by the last step closed."""
    assert [step.nomor for step in repeated_langkah(SOP, tahap_dokumen)] == angka
    assert [step.nomor for step in last_langkah(SOP, tahap_dokumen)] == naskah
