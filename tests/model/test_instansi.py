import datetime
from collections.abc import Callable
from decimal import Decimal as D
from typing import Any

import pytest
from pydantic import TypeAdapter

from ukur.model.instansi import EfisiensiAnggaran, FontName, Kertas, Kop, MarginWidth, PictureName, ZonaWaktu

Penolakan = Callable[[Any, object], tuple[str, str, str]]


@pytest.mark.parametrize(
    ("jenis", "teks", "nilai"),
    [
        pytest.param(MarginWidth, "1", D(1), id="tepi tersempit"),
        pytest.param(MarginWidth, "5", D(5), id="tepi terlebar"),
        pytest.param(MarginWidth, "2,5", D("2.5"), id="tepi berkoma"),
        pytest.param(PictureName, "lambang.png", "lambang.png", id="PNG"),
        pytest.param(PictureName, "way-kanan-2.svg", "way-kanan-2.svg", id="SVG"),
        pytest.param(PictureName, "a.jpg", "a.jpg", id="JPG"),
        pytest.param(FontName, "Bookman Old Style", "Bookman Old Style", id="huruf berspasi"),
        pytest.param(FontName, "Source Sans 3", "Source Sans 3", id="huruf berangka"),
    ],
)
def test_diterima(jenis: Any, teks: str, nilai: object) -> None:
    assert TypeAdapter(jenis).validate_python(teks) == nilai


@pytest.mark.parametrize(
    ("jenis", "isi", "kode"),
    [
        pytest.param(MarginWidth, "0.99", "F011", id="tepi di bawah 1 cm"),
        pytest.param(MarginWidth, "5.01", "F011", id="tepi di atas 5 cm"),
        pytest.param(MarginWidth, "-2", "F011", id="tepi negatif"),
        pytest.param(MarginWidth, "2 cm", "F001", id="tepi bersatuan"),
        pytest.param(PictureName, "../x.png", "F005", id="folder di atas"),
        pytest.param(PictureName, "/etc/x.png", "F005", id="jalur mutlak"),
        pytest.param(PictureName, "kota/x.png", "F005", id="subfolder"),
        pytest.param(PictureName, "kota\\x.png", "F005", id="garis miring terbalik"),
        pytest.param(PictureName, "x.png\n", "F005", id="baris baru di akhir"),
        pytest.param(PictureName, "X.PNG", "F005", id="huruf besar: dua ejaan di Windows"),
        pytest.param(PictureName, "x.gif", "F005", id="jenis gambar lain"),
        pytest.param(PictureName, "x.svg.exe", "F005", id="akhiran ganda"),
        pytest.param(PictureName, ".png", "F005", id="tanpa nama"),
        pytest.param(PictureName, "https://a.example/x.png", "F005", id="gambar dari situs lain"),
        pytest.param(PictureName, "a" * 62 + ".png", "F005", id="nama terlalu panjang"),
        pytest.param(PictureName, "é.png", "F005", id="huruf di luar ASCII"),
        pytest.param(FontName, "arial.ttf", "F005", id="nama berkas huruf"),
        pytest.param(FontName, 'Arial"; x', "F005", id="tanda kutip"),
        pytest.param(FontName, "Arial, Arimo", "F005", id="dua huruf"),
        pytest.param(FontName, "-Arial", "F005", id="mirip opsi perintah"),
        pytest.param(FontName, "", "F007", id="huruf kosong"),
        pytest.param(Kertas, {"ukuran": "Folio"}, "literal_error", id="kertas lain"),
        pytest.param(Kertas, {"ukuran": "a4"}, "literal_error", id="kertas huruf kecil"),
        pytest.param(Kertas, {"tepi": "2"}, "extra_forbidden", id="kunci lain"),
        pytest.param(Kop, {"laman": "dinas.contoh.example"}, "F009", id="laman tanpa https"),
        pytest.param(
            EfisiensiAnggaran, {"efisien": "-1", "tidak_efisien": "1"}, "F011", id="batas efisiensi terbalik"
        ),
        pytest.param(EfisiensiAnggaran, {"efisien": "-6"}, "F011", id="di bawah batas bawaan yang lain"),
    ],
)
def test_ditolak(penolakan: Penolakan, jenis: Any, isi: object, kode: str) -> None:
    assert penolakan(jenis, isi)[0] == kode


def test_batas_efisiensi_boleh_sama() -> None:
    """Then only a difference of exactly that is in the middle class."""
    batas = EfisiensiAnggaran.model_validate({"efisien": "0", "tidak_efisien": "0"})
    assert batas.efisien == batas.tidak_efisien == D(0)


def test_pesan_tepi_menyebut_batasnya(penolakan: Penolakan) -> None:
    assert penolakan(MarginWidth, "6")[1:] == (
        "tepi kertas '6' cm di luar 1 sampai 5",
        "tulis lebar tepi dalam sentimeter",
    )


@pytest.mark.parametrize(
    ("zona", "jam_utc", "tanggal"),
    [
        pytest.param("WIB", 16, 31, id="WIB adalah UTC+7: 23.59"),
        pytest.param("WIB", 17, 1, id="WIB adalah UTC+7: 00.59"),
        pytest.param("WITA", 15, 31, id="WITA adalah UTC+8: 23.59"),
        pytest.param("WITA", 16, 1, id="WITA adalah UTC+8: 00.59"),
        pytest.param("WIT", 14, 31, id="WIT adalah UTC+9: 23.59"),
        pytest.param("WIT", 15, 1, id="WIT adalah UTC+9: 00.59"),
    ],
)
def test_hari_kantor(zona: str, jam_utc: int, tanggal: int) -> None:
    moment = datetime.datetime(2024, 12, 31, jam_utc, 59, tzinfo=datetime.UTC)
    assert ZonaWaktu(zona).office_day(moment).day == tanggal
