from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from ukur.measure.tindak_lanjut import open_rencana
from ukur.model.catalogue import Catalogue
from ukur.model.pengukuran import Dokumen, Formulir
from ukur.model.periode import Periode
from ukur.model.sop import Tahap

Susun = Callable[..., Catalogue]
Isian = Mapping[tuple[int, int], Any]
BELUM, SEBAGIAN, SELESAI = "belum ditangani", "sebagian selesai", "selesai"
A, B, C, D = (2024, 3), (2024, 4), (2025, 1), (2025, 2)


def rencana(*status: str) -> dict[str, Any]:
    return {"realisasi": "1", "rencana_aksi": [{"tindak_lanjut": "Uji", "status": item} for item in status]}


def lapor(*laporan: tuple[tuple[int, int], int, str], **isi: Any) -> dict[str, Any]:
    reports = [
        {"periode": str(Periode(*asal)), "rencana": str(nomor), "status": status, "uraian": "Uji"}
        for asal, nomor, status in laporan
    ]
    return {"realisasi": "1", "tindak_lanjut": reports, **isi}


# Per period: of which period, which plan, status before it, status after it, whether it reports.
Daftar = dict[tuple[int, int], list[tuple[tuple[int, int], int, str, str, bool]]]


def ringkas(katalog: Catalogue) -> Daftar:
    return {
        (periode.tahun, periode.triwulan): [
            (
                (plan.asal.tahun, plan.asal.triwulan),
                plan.nomor,
                str(plan.status_lalu),
                str(plan.status),
                plan.laporan is not None,
            )
            for plan in plans
        ]
        for periode, plans in open_rencana(katalog).items()
    }


@pytest.mark.parametrize(
    ("isian", "daftar"),
    [
        pytest.param({}, {}, id="belum ada dokumen"),
        pytest.param({A: rencana(BELUM)}, {A: []}, id="rencana baru bukan tindak lanjut periode itu sendiri"),
        pytest.param(
            {A: rencana(BELUM), B: {"realisasi": "1"}},
            {A: [], B: [(A, 1, BELUM, BELUM, False)]},
            id="tidak dilaporkan: tetap terbuka dengan status lama",
        ),
        pytest.param(
            {A: rencana(BELUM), B: lapor((A, 1, SEBAGIAN)), C: {"realisasi": "1"}, D: lapor((A, 1, SELESAI))},
            {
                A: [],
                B: [(A, 1, BELUM, SEBAGIAN, True)],
                C: [(A, 1, SEBAGIAN, SEBAGIAN, False)],
                D: [(A, 1, SEBAGIAN, SELESAI, True)],
            },
            id="terbawa sampai selesai, juga melewati pergantian tahun",
        ),
        pytest.param(
            {A: rencana(BELUM), B: lapor((A, 1, SELESAI)), C: {"realisasi": "1"}},
            {A: [], B: [(A, 1, BELUM, SELESAI, True)], C: []},
            id="yang selesai tampil satu kali lagi, lalu hilang",
        ),
        pytest.param(
            {A: rencana(SELESAI), B: {"realisasi": "1"}},
            {A: [], B: []},
            id="selesai sejak dibuat: tidak terbawa",
        ),
        pytest.param(
            {A: rencana(BELUM), B: lapor((A, 1, SELESAI)), C: lapor((A, 1, SEBAGIAN))},
            {A: [], B: [(A, 1, BELUM, SELESAI, True)], C: []},
            id="yang selesai tidak terbuka kembali",
        ),
        pytest.param(
            {A: rencana(BELUM, SEBAGIAN), B: lapor((A, 2, SELESAI)), C: {"realisasi": "1"}},
            {
                A: [],
                B: [(A, 1, BELUM, BELUM, False), (A, 2, SEBAGIAN, SELESAI, True)],
                C: [(A, 1, BELUM, BELUM, False)],
            },
            id="dua rencana satu indikator tidak tertukar",
        ),
        pytest.param(
            {A: rencana(BELUM), B: rencana(BELUM) | lapor((A, 1, SEBAGIAN)), C: lapor((B, 1, SELESAI))},
            {
                A: [],
                B: [(A, 1, BELUM, SEBAGIAN, True)],
                C: [(A, 1, SEBAGIAN, SEBAGIAN, False), (B, 1, BELUM, SELESAI, True)],
            },
            id="rencana baru di samping yang lama, urut periode",
        ),
        pytest.param(
            {A: rencana(BELUM), B: lapor((A, 2, SELESAI), (C, 1, SELESAI)), C: rencana(BELUM)},
            {A: [], B: [(A, 1, BELUM, BELUM, False)], C: [(A, 1, BELUM, BELUM, False)]},
            id="laporan atas rencana yang tidak ada tidak mengubah apa pun",
        ),
        pytest.param(
            {A: rencana(BELUM), B: lapor((A, 1, SEBAGIAN), (A, 1, SELESAI))},
            {A: [], B: [(A, 1, BELUM, SELESAI, True)]},
            id="laporan ganda (temuan A105): yang terakhir",
        ),
    ],
)
def test_rencana_terbuka(susun: Susun, isian: Isian, daftar: Daftar) -> None:
    assert ringkas(susun(isian)) == daftar


def test_periode_tanpa_formulir_tidak_memutus(susun: Susun) -> None:
    katalog = susun({A: rencana(BELUM), C: lapor((A, 1, SELESAI))})
    kosong = Dokumen(periode=Periode(*B), tahap=Tahap.FORMAT, pendahuluan="Uji")
    assert ringkas(replace(katalog, dokumen={**katalog.dokumen, kosong.periode: kosong})) == {
        A: [],
        B: [(A, 1, BELUM, BELUM, False)],
        C: [(A, 1, BELUM, SELESAI, True)],
    }


def test_formulir_tanpa_dokumen_tidak_membuat_rencana(susun: Susun) -> None:
    """Without dokumen.yml (finding P101) the plan was never part of a document."""
    katalog = susun({A: rencana(BELUM), B: {"realisasi": "1"}})
    only = {periode: item for periode, item in katalog.dokumen.items() if periode == Periode(*B)}
    assert ringkas(replace(katalog, dokumen=only)) == {A: [], B: []}


def test_pindah_unit_tetap_satu_rencana(susun: Susun) -> None:
    """The plan belongs to the indicator: another unit may report what became of it."""
    katalog = susun({A: rencana(BELUM), B: lapor((A, 1, SELESAI))})
    forms = dict(katalog.formulir)
    moved = forms[Periode(*B)]["dinas"].model_dump(mode="json", exclude_none=True) | {"unit": "bidang"}
    forms[Periode(*B)] = {"bidang": Formulir.model_validate(moved)}
    assert ringkas(replace(katalog, formulir=forms))[B] == [(A, 1, BELUM, SELESAI, True)]
