import datetime
from collections.abc import Callable
from typing import Any

import pytest

from ukur.model.findings import Finding, Location, Severity, has_errors
from ukur.model.indikator import Frekuensi, Perhitungan
from ukur.model.pengukuran import (
    AnggaranSimpul,
    IsianIndikator,
    NilaiRincian,
    PelaksanaanLangkah,
    RencanaAksi,
    StatusAksi,
    TindakLanjut,
)
from ukur.model.peran import DaftarPejabat, Pejabat, PemegangPeran
from ukur.model.pohon import JenisSimpul
from ukur.model.sop import Langkah, Tahap

Penolakan = Callable[[Any, object], tuple[str, str, str]]
LANGKAH = {
    "nomor": "1",
    "kegiatan": "Memerintahkan",
    "pelaksana": ["kepala"],
    "kelengkapan": "Format",
    "waktu": "15 Menit",
    "output": "Format",
    "tahap": "perintah",
}
DICATAT = {"langkah": "1", "oleh": "Kepala Dinas", "mulai": "2025-01-02"}
DILAPORKAN = {"periode": "2024-TW3", "status": "selesai", "uraian": "Sudah"}
PEJABAT = {"jabatan": "kepala", "nama": "A", "mulai": "2022-01-10", "sumber": "SOP"}


@pytest.mark.parametrize(
    ("jenis", "isi", "kode"),
    [
        pytest.param(
            PemegangPeran,
            {"akun": "a", "mulai": "2024-02-01", "sampai": "2024-01-31"},
            "F011",
            id="peran berakhir sebelum mulai",
        ),
        pytest.param(Pejabat, PEJABAT | {"sampai": "2021-01-01"}, "F011", id="jabatan berakhir dulu"),
        pytest.param(Pejabat, PEJABAT | {"nip": "123"}, "string_pattern_mismatch", id="NIP kurang digit"),
        pytest.param(Pejabat, PEJABAT | {"status": "Plt"}, "enum", id="status jabatan tanpa titik"),
        pytest.param(
            IsianIndikator,
            {"realisasi": "5", "pembilang": "1", "penyebut": "2"},
            "F012",
            id="realisasi bersama pembilang",
        ),
        pytest.param(
            IsianIndikator, {"realisasi": "Belum rilis", "penyebut": "2"}, "F012", id="kata bersama penyebut"
        ),
        pytest.param(IsianIndikator, {"pembilang": "1"}, "F012", id="pembilang tanpa penyebut"),
        pytest.param(IsianIndikator, {"penyebut": "2"}, "F012", id="penyebut tanpa pembilang"),
        pytest.param(NilaiRincian, {"realisasi": "5", "pembilang": "1"}, "F012", id="rincian dua cara"),
        pytest.param(NilaiRincian, {"penyebut": "1"}, "F012", id="rincian setengah"),
        pytest.param(IsianIndikator, {"realisasi": "1.000"}, "F002", id="realisasi bermakna ganda"),
        pytest.param(IsianIndikator, {"realisai": "1"}, "extra_forbidden", id="salah ketik kunci"),
        pytest.param(AnggaranSimpul, {"pagu": "-1"}, "F011", id="pagu negatif"),
        pytest.param(Perhitungan, {"cara": "rasio"}, "F012", id="rasio tanpa pembilang dan penyebut"),
        pytest.param(Perhitungan, {"cara": "rasio", "pembilang": "x"}, "F012", id="rasio tanpa penyebut"),
        pytest.param(Perhitungan, {"pembilang": "x", "penyebut": "y"}, "F012", id="langsung berpembilang"),
        pytest.param(
            Perhitungan,
            {"cara": "rasio", "pembilang": "x", "penyebut": "y", "pengali": "0"},
            "F011",
            id="pengali nol tidak diam-diam menjadi satu",
        ),
        pytest.param(Langkah, LANGKAH | {"waktu": "sebentar"}, "F003", id="waktu bukan jumlah"),
        pytest.param(Langkah, LANGKAH | {"waktu": "0 Hari"}, "F003", id="waktu nol"),
        pytest.param(Langkah, LANGKAH | {"waktu": "1 Minggu"}, "F003", id="satuan waktu lain"),
        pytest.param(Langkah, LANGKAH | {"waktu": "1,5 Hari"}, "F003", id="waktu pecahan"),
        pytest.param(Langkah, LANGKAH | {"waktu": "99999 Hari"}, "F003", id="waktu terlalu lama"),
        pytest.param(Langkah, LANGKAH | {"pelaksana": []}, "too_short", id="tanpa pelaksana"),
        pytest.param(Langkah, LANGKAH | {"nomor": "0"}, "greater_than_equal", id="langkah nol"),
        pytest.param(Langkah, LANGKAH | {"tahap": "selesai"}, "enum", id="tahap di luar SOP"),
        pytest.param(
            PelaksanaanLangkah,
            DICATAT | {"selesai": "2025-01-01"},
            "F011",
            id="langkah selesai sebelum mulai",
        ),
        pytest.param(PelaksanaanLangkah, DICATAT | {"langkah": "0"}, "greater_than_equal", id="langkah ke-0"),
        pytest.param(PelaksanaanLangkah, DICATAT | {"mulai": None}, "F003", id="langkah tanpa tanggal"),
        pytest.param(TindakLanjut, DILAPORKAN | {"rencana": "0"}, "greater_than_equal", id="rencana ke-0"),
        pytest.param(TindakLanjut, DILAPORKAN | {"rencana": "1.5"}, "F001", id="rencana pecahan"),
        pytest.param(TindakLanjut, DILAPORKAN | {"status": "beres"}, "enum", id="status lain"),
        pytest.param(TindakLanjut, DILAPORKAN | {"periode": "TW3"}, "F004", id="periode tanpa tahun"),
        pytest.param(TindakLanjut, DILAPORKAN | {"uraian": ""}, "F007", id="tanpa uraian"),
        pytest.param(TindakLanjut, DILAPORKAN | {"bukti": "Rak 2"}, "F009", id="bukti bukan tautan"),
        pytest.param(RencanaAksi, {"tingkat": "gawat"}, "enum", id="tingkat lain"),
        pytest.param(RencanaAksi, {"anggaran": "-1"}, "F011", id="anggaran rencana negatif"),
        pytest.param(RencanaAksi, {"anggaran": "Rp5.000.000"}, "F001", id="anggaran bersatuan"),
        pytest.param(
            RencanaAksi,
            {"rekomendasi": {"oleh": "Kepala", "uraian": "A"}},
            "missing",
            id="rekomendasi tak bertanggal",
        ),
    ],
)
def test_ditolak(penolakan: Penolakan, jenis: Any, isi: object, kode: str) -> None:
    assert penolakan(jenis, isi)[0] == kode


@pytest.mark.parametrize(
    ("waktu", "lama"),
    [
        pytest.param("15 Menit", (15, "menit"), id="langkah 1 dan 2 SOP"),
        pytest.param("1 Hari", (1, "hari"), id="langkah 3 SOP"),
        pytest.param("1 hari", (1, "hari"), id="langkah 5 tercetak huruf kecil"),
        pytest.param("2 Jam", (2, "jam"), id="jam"),
    ],
)
def test_lama_langkah(waktu: str, lama: tuple[int, str]) -> None:
    assert Langkah.model_validate(LANGKAH | {"waktu": waktu}).standard_time == lama


@pytest.mark.parametrize(
    ("tanggal", "nama"),
    [
        pytest.param("2022-01-09", [], id="sehari sebelum mulai"),
        pytest.param("2022-01-10", ["A"], id="hari pertama termasuk"),
        pytest.param("2023-06-30", ["A", "B"], id="hari terakhir termasuk; dua pemegang"),
        pytest.param("2023-07-01", ["B"], id="sesudah berakhir"),
        pytest.param("2099-01-01", ["B"], id="tanpa tanggal akhir tetap berlaku"),
    ],
)
def test_pejabat_pada_tanggal(tanggal: str, nama: list[str]) -> None:
    daftar = DaftarPejabat.model_validate(
        {
            "jabatan": {"kepala": "Kepala Dinas"},
            "pemegang": [
                PEJABAT | {"sampai": "2023-06-30", "nip": "19751101 199503 1 001"},
                PEJABAT | {"nama": "B", "mulai": "2023-06-30", "status": "Plt."},
            ],
        }
    )
    found = daftar.holders_on("kepala", datetime.date.fromisoformat(tanggal))
    assert [pejabat.nama for pejabat in found] == nama


def test_tindak_lanjut_tanpa_nomor_berarti_rencana_pertama() -> None:
    laporan = TindakLanjut.model_validate(DILAPORKAN)
    assert (laporan.rencana, laporan.status, laporan.bukti) == (1, StatusAksi.SELESAI, None)


def test_langkah_sehari_boleh() -> None:
    assert PelaksanaanLangkah.model_validate(DICATAT | {"selesai": "2025-01-02"}).oleh == "Kepala Dinas"


def test_kosong_bukan_nol() -> None:
    isian = IsianIndikator.model_validate({"realisasi": None, "keterangan": "menunggu data BPS"})
    assert (isian.realisasi, isian.pembilang) == (None, None)


def test_urutan_mengikuti_sop() -> None:
    assert [tahap.value for tahap in Tahap if tahap.disahkan] == ["ditandatangani", "arsip"]
    assert sorted(JenisSimpul, key=lambda jenis: jenis.level_depth)[0] is JenisSimpul.TUJUAN
    assert [f.triwulan for f in Frekuensi] == [(1, 2, 3, 4), (2, 4), (4,)]


def test_sop_nyata_tujuh_hari_tiga_puluh_menit(katalog: Any) -> None:
    """The printed SOP: the standard times of the nine steps add up to 7 days and 30 minutes."""
    lama = [step.standard_time for step in katalog.sop.langkah]
    assert sum(n for n, satuan in lama if satuan == "hari") == 7
    assert sum(n for n, satuan in lama if satuan == "menit") == 30


def test_peringatan_saja_bukan_galat() -> None:
    peringatan = Finding(Location("a.yml"), "X001", "m", "h", Severity.WARNING)
    assert not has_errors((peringatan,))
    assert has_errors((peringatan, Finding(Location("a.yml", 2, 3), "X001", "m", "h")))
    assert str(Location("a.yml", 2, 3)) == "a.yml:2:3"
