import pytest
from tests.workflow.kasus import (
    DOKUMEN,
    FORMULIR,
    KAMUS,
    KANTOR,
    SAH,
    Kasus,
    ganti,
    koreksi,
    realisasi,
    tahap,
)

from ukur.model.catalogue import Catalogue
from ukur.model.paths import INSTANSI, PEJABAT, PERAN, POHON, SKALA, SOP
from ukur.workflow.approval_policy import Requirement
from ukur.workflow.proposal import TouchedFile

KONSEP = tahap("konsep")
K, S, P, T, F = "kepala", "sekretaris", "fungsional-perencana", "tim-sakip", "staf"
Perlu = tuple[str, str | None, int]


def perlu(kasus: Kasus) -> list[Perlu]:
    return [(item.peran, item.unit, item.count) for item in kasus.aturan().requirements]


@pytest.mark.parametrize(
    ("kepala", "harapan"),
    [
        pytest.param(KANTOR, [], id="tidak ada yang berubah"),
        pytest.param(realisasi(), [(P, "dinas", 1)], id="realisasi"),
        pytest.param(realisasi(kode="IKU-04"), [(P, "bidang", 1)], id="realisasi unit lain"),
        pytest.param(
            realisasi(katalog=realisasi(kode="IKU-04")),
            [(P, "bidang", 1), (P, "dinas", 1)],
            id="realisasi dua unit",
        ),
        pytest.param(tahap("konsep"), [(S, None, 1), (T, None, 2)], id="tahap"),
        pytest.param(
            tahap("konsep", realisasi()),
            [(P, "dinas", 1), (S, None, 1), (T, None, 2)],
            id="tahap dan realisasi",
        ),
        pytest.param(
            tahap("arsip"),
            [(K, None, 1), (S, None, 1), (F, None, 1), (T, None, 2)],
            id="sampai arsip sekaligus",
        ),
        pytest.param(ganti(KANTOR, DOKUMEN, pendahuluan="Lain"), [(P, None, 1)], id="uraian dokumen"),
        pytest.param(
            ganti(KANTOR, FORMULIR, {"indikator/IKU-01/keterangan": "Lain"}),
            [(P, "dinas", 1)],
            id="uraian formulir",
        ),
        pytest.param(ganti(KANTOR, DOKUMEN, nomor="12"), [(P, None, 1)], id="nomor"),
        pytest.param(
            ganti(KANTOR, PERAN, {"peran/staf/nama": "x"}), [(K, None, 1), (S, None, 1)], id="peran"
        ),
        pytest.param(
            ganti(KANTOR, SOP, {"langkah/0/waktu": "2 Hari"}), [(K, None, 1), (S, None, 1)], id="SOP"
        ),
        pytest.param(ganti(KANTOR, SKALA, {"skala/0/nama": "x"}), [(K, None, 1), (S, None, 1)], id="skala"),
        pytest.param(
            ganti(KANTOR, PEJABAT, {"pemegang/1/nama": "x"}), [(K, None, 1), (S, None, 1)], id="pejabat"
        ),
        pytest.param(
            ganti(KANTOR, INSTANSI, {"unit/dinas/nama": "x"}),
            [(K, None, 1), (S, None, 1)],
            id="susunan kantor",
        ),
        pytest.param(ganti(KANTOR, INSTANSI, tempat="x"), [(S, None, 1)], id="data instansi"),
        pytest.param(
            ganti(KANTOR, INSTANSI, {"pk/0/tahun": "2024", "pk/0/nomor": "1", "pk/0/tanggal": "2024-01-20"}),
            [(K, None, 1), (S, None, 1)],
            id="perjanjian kinerja",
        ),
        pytest.param(ganti(KANTOR, POHON, {"simpul/0/uraian": "x"}), [(S, None, 1)], id="pohon"),
        pytest.param(ganti(KANTOR, KAMUS, satuan="x"), [(K, None, 1), (S, None, 1)], id="arti indikator"),
        pytest.param(ganti(KANTOR, KAMUS, interpretasi="x"), [(S, None, 1)], id="keterangan indikator"),
        pytest.param(
            ganti(KANTOR, KAMUS, {"standar_nasional/nilai": "1"}), [(S, None, 1)], id="angka pembanding"
        ),
        pytest.param(
            ganti(KANTOR, KAMUS, {"target/2025/tahun": "1", "target/2025/dasar": "renja"}),
            [(S, None, 1)],
            id="target tahun baru",
        ),
        pytest.param(
            ganti(KANTOR, KAMUS, {"target/2024/sumber": "x"}),
            [(K, None, 1), (S, None, 1)],
            id="target yang sudah ada",
        ),
        pytest.param(koreksi(KANTOR), [(K, None, 1)], id="koreksi"),
        pytest.param(
            ganti(KANTOR, "anggaran/2024.yml", {"sumber": "x"}),
            [(K, None, 1), (S, None, 1)],
            id="sumber anggaran",
        ),
        pytest.param(
            ganti(KANTOR, "anggaran/2024.yml", {"simpul/2.13.03/realisasi/TW4": "1"}),
            [(S, None, 1)],
            id="anggaran triwulan berjalan",
        ),
    ],
)
def test_syarat(kepala: Catalogue, harapan: list[Perlu]) -> None:
    assert perlu(Kasus(kepala=kepala)) == harapan


@pytest.mark.parametrize(
    ("path", "harapan"),
    [
        pytest.param("content/arsip/2024-TW4/v1/a.pdf", [(F, None, 1)], id="arsip"),
        pytest.param("content/tentang.md", [(S, None, 1)], id="halaman"),
        pytest.param("content/huruf/a.ttf", [(K, None, 1), (S, None, 1)], id="huruf"),
        pytest.param("content/lambang/a.png", [(K, None, 1), (S, None, 1)], id="lambang"),
        pytest.param("generator/ukur/a.py", [(K, None, 1), (S, None, 1)], id="program"),
        pytest.param("entah.txt", [(K, None, 1), (S, None, 1)], id="tidak dikenal"),
        pytest.param("indicators/kamus/IKU-01.yml", [(S, None, 1)], id="tata letak"),
        pytest.param(
            "indicators/entah.yml", [(K, None, 1), (S, None, 1)], id="berkas data yang tidak dikenal"
        ),
        pytest.param(
            "indicators-lain/kamus/IKU-01.yml", [(K, None, 1), (S, None, 1)], id="folder yang mirip"
        ),
    ],
)
def test_syarat_berkas(path: str, harapan: list[Perlu]) -> None:
    assert perlu(Kasus(kepala=KANTOR, berkas=(TouchedFile(path),))) == harapan


def test_alasan_menyebut_sebabnya_sekali() -> None:
    kepala = realisasi(katalog=ganti(KONSEP, DOKUMEN, tahap="dokumen", pendahuluan="x"))
    kasus = Kasus(dasar=KONSEP, kepala=ganti(kepala, FORMULIR, {"indikator/IKU-01/bukti/0": None}))
    assert {(item.peran, item.unit): item.reason for item in kasus.aturan().requirements} == {
        (P, "dinas"): ("langkah 4 SOP, data 2024-TW4 berubah",),
        (T, None): ("langkah 5 SOP, data 2024-TW4 berubah",),
        (S, None): ("langkah 6 SOP, data 2024-TW4 berubah",),
        (K, None): (
            "langkah 7 SOP, tahap 2024-TW4",
            "langkah 7 SOP, data 2024-TW4 berubah",
            "langkah 7 SOP, naskah 2024-TW4 berubah",
        ),
    }


def test_alasan_berkas_dihitung() -> None:
    files = tuple(TouchedFile(f"content/{name}.md") for name in ("c", "a", "b"))
    (syarat,) = Kasus(kepala=KANTOR, berkas=files).aturan().requirements
    assert syarat == Requirement(S, None, 1, ("perubahan halaman tulisan: content/a.md dan 2 berkas lain",))
    (dua,) = Kasus(kepala=KANTOR, berkas=files[:2]).aturan().requirements
    assert dua.reason == ("perubahan halaman tulisan: content/a.md dan 1 berkas lain",)
    (satu,) = Kasus(kepala=KANTOR, berkas=files[:1]).aturan().requirements
    assert satu.reason == ("perubahan halaman tulisan: content/c.md",)


def test_berkas_yang_berarti_tidak_dihitung_dua_kali() -> None:
    (syarat,) = Kasus(kepala=realisasi()).aturan().requirements
    assert syarat.reason == ("langkah 4 SOP, data 2024-TW4 berubah",)


def test_nama_lama_berkas_ikut() -> None:
    kasus = Kasus(kepala=KANTOR, berkas=(TouchedFile("content/baru.md", former="pyproject.toml"),))
    assert perlu(kasus) == [(K, None, 1), (S, None, 1)]


def test_jumlah_terbesar_yang_berlaku() -> None:
    """Two Tim SAKIP close step 5; another reason that asks for one of them does not lower it."""
    dasar = ganti(KANTOR, SOP, {"langkah/5/persetujuan/0/peran": "tim-sakip"})
    assert perlu(Kasus(dasar=dasar, kepala=ganti(dasar, DOKUMEN, tahap="konsep"))) == [(T, None, 2)]


def test_pelanggaran_disebut_sekali() -> None:
    kepala = ganti(SAH, FORMULIR, {"indikator/IKU-01/realisasi": "83", "indikator/IKU-01/rincian": None})
    broken = Kasus(dasar=SAH, kepala=kepala).aturan().violations
    assert len(broken) == 1


def test_alasan_anggaran_yang_sudah_tampil() -> None:
    kepala = ganti(KANTOR, "anggaran/2024.yml", {"simpul/2.13.03/pagu": "1"})
    reasons = {item.peran: item.reason for item in Kasus(kepala=kepala).aturan().requirements}
    assert reasons == {
        K: ("anggaran 2024 yang tampil pada dokumen yang sudah disahkan",),
        S: ("perubahan anggaran",),
    }


LAIN = ganti(
    KANTOR,
    SOP,
    {
        "kewenangan/target/0": "fungsional-perencana",
        "kewenangan/acuan/0": "tim-sakip",
        "kewenangan/acuan/1": "fungsional-perencana",
        "kewenangan/arsip/0": "sekretaris",
    },
)


@pytest.mark.parametrize(
    ("kepala", "berkas", "harapan"),
    [
        pytest.param(ganti(LAIN, PERAN, {"peran/staf/nama": "x"}), None, [P, T], id="peran"),
        pytest.param(ganti(LAIN, SOP, {"langkah/0/waktu": "2 Hari"}), None, [P, T], id="SOP"),
        pytest.param(ganti(LAIN, POHON, {"simpul/0/uraian": "x"}), None, [P, T], id="pohon"),
        pytest.param(
            ganti(LAIN, KAMUS, {"target/2024/sumber": "x"}), None, [P, T], id="target yang sudah ada"
        ),
        pytest.param(koreksi(LAIN), None, [P], id="koreksi"),
        pytest.param(LAIN, "content/arsip/2024-TW4/v1/a.pdf", [S], id="arsip"),
        pytest.param(LAIN, "entah.txt", [P, T], id="tidak dikenal"),
    ],
)
def test_kewenangan_menurut_sop(kepala: Catalogue, berkas: str | None, harapan: list[str]) -> None:
    """Whoever guards is who sop.yml of the target branch says; nobody else is asked."""
    kasus = Kasus(dasar=LAIN, kepala=kepala, berkas=(TouchedFile(berkas),) if berkas else ())
    assert [role for role, *_ in perlu(kasus)] == harapan


def test_kewenangan_dari_cabang_tujuan() -> None:
    """A proposal cannot choose who judges it."""
    assert [role for role, *_ in perlu(Kasus(kepala=LAIN))] == [K, S]


BERSAMA = ganti(KANTOR, SOP, {"penanda_tangan/0/jabatan": "bupati", "penanda_tangan/0/sebagai": "Mengetahui"})


@pytest.mark.parametrize(
    ("ke", "harapan"),
    [
        pytest.param("konsep", [(S, None, 1), (T, None, 2)], id="konsep: belum"),
        pytest.param(
            "ditandatangani",
            [("bupati", None, 1), (K, None, 1), (S, None, 1), (T, None, 2)],
            id="ditandatangani: ikut diminta",
        ),
    ],
)
def test_penanda_tangan_kedua_diminta(ke: str, harapan: list[Perlu]) -> None:
    assert perlu(Kasus(dasar=BERSAMA, kepala=tahap(ke, BERSAMA))) == harapan


def test_peran_penanda_tangan_lain_dari_jabatannya() -> None:
    """An office and the role that approves for it may have different keys; nobody is asked twice."""
    other = ganti(BERSAMA, SOP, {"penanda_tangan/0/peran": "sekretaris"})
    asked = perlu(Kasus(dasar=other, kepala=tahap("ditandatangani", other)))
    assert asked == [(K, None, 1), (S, None, 1), (T, None, 2)]


def test_penanda_tangan_tidak_berganti_bersama_pengesahan() -> None:
    """Else a proposal could drop the Bupati's block, or print one nobody was asked for."""
    for base, head in ((KANTOR, BERSAMA), (BERSAMA, KANTOR)):
        broken = Kasus(dasar=base, kepala=tahap("ditandatangani", head)).aturan().violations
        assert [text for text in broken if "penanda_tangan" in text] == [
            "penanda_tangan di indicators/sop.yml berubah bersama pengesahan dokumen 2024-TW4; usulkan "
            "perubahan itu lebih dahulu, tersendiri"
        ]
        assert Kasus(dasar=base, kepala=tahap("konsep", head)).aturan().violations == ()
