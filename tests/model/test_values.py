import datetime
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from ukur.model.values import Account, Date, Key, Kode, Link, Sha256, ShortText, Text

Penolakan = Callable[[Any, object], tuple[str, str, str]]


@pytest.mark.parametrize(
    ("jenis", "teks", "nilai"),
    [
        pytest.param(Text, " Kampung\nMandiri ", "Kampung\nMandiri", id="tepi dipangkas, baris baru boleh"),
        pytest.param(Text, "e\u0301", "\u00e9", id="huruf gabungan disatukan"),
        pytest.param(Text, "a" * 5000, "a" * 5000, id="tepat 5000 huruf"),
        pytest.param(ShortText, "a" * 400, "a" * 400, id="tepat 400 huruf"),
        pytest.param(Text, "Rp1.500\u00a0ribu", "Rp1.500\u00a0ribu", id="spasi tak terputus boleh"),
        pytest.param(Text, "Ça Ω Ж ≤ ≈ → ✓ € “x”", "Ça Ω Ж ≤ ≈ → ✓ € “x”", id="huruf dan tanda Eropa"),
        pytest.param(Text, "q\u0323\u0302", "q\u0323\u0302", id="dua tanda gabung pada satu huruf"),
        pytest.param(Kode, "IKU-01", "IKU-01", id="kode indikator"),
        pytest.param(Kode, "2.13.02.2.01", "2.13.02.2.01", id="kode nomenklatur"),
        pytest.param(Kode, "18.08.01", "18.08.01", id="kode wilayah"),
        pytest.param(Kode, "a", "a", id="satu huruf"),
        pytest.param(Kode, "CONTOH", "CONTOH", id="CONTOH bukan nama terlarang"),
        pytest.param(Key, "tim-sakip", "tim-sakip", id="kunci"),
        pytest.param(Account, "Budi_S.01", "Budi_S.01", id="akun"),
        pytest.param(Link, "https://contoh.go.id/a?b=c#d", "https://contoh.go.id/a?b=c#d", id="tautan"),
        pytest.param(Link, "http://10.0.0.1:3000/x", "http://10.0.0.1:3000/x", id="tautan lokal"),
        pytest.param(Sha256, "0a" * 32, "0a" * 32, id="sidik jari"),
        pytest.param(Date, "2024-02-29", datetime.date(2024, 2, 29), id="tanggal kabisat"),
    ],
)
def test_diterima(jenis: Any, teks: str, nilai: object) -> None:
    assert TypeAdapter(jenis, config={"str_strip_whitespace": True}).validate_python(teks) == nilai


@pytest.mark.parametrize(
    ("jenis", "teks", "kode"),
    [
        pytest.param(Text, "", "F007", id="teks kosong"),
        pytest.param(Text, "a" * 5001, "F007", id="teks terlalu panjang"),
        pytest.param(ShortText, "a" * 401, "F007", id="teks pendek terlalu panjang"),
        pytest.param(Text, "a\x00b", "F008", id="NUL"),
        pytest.param(Text, "a\x1b[31mb", "F008", id="urutan warna terminal"),
        pytest.param(Text, "a\tb", "F008", id="tab"),
        pytest.param(Text, "a\rb", "F008", id="kembali ke awal baris"),
        pytest.param(Text, "IXUAN \u202eIDAMHA", "F008", id="pembalik arah RLO"),
        pytest.param(Text, "a\u2066b\u2069", "F008", id="isolasi arah"),
        pytest.param(Text, "a\u200bb", "F008", id="spasi tanpa lebar"),
        pytest.param(Text, "a\u00adb", "F008", id="tanda hubung lunak"),
        pytest.param(Text, "a\u2028b", "F008", id="pemisah baris Unicode"),
        pytest.param(Text, "a\ue000b", "F008", id="huruf pribadi"),
        pytest.param(Text, "a\ufeffb", "F008", id="BOM di tengah"),
        pytest.param(Text, "a\u200db", "F008", id="penyambung huruf"),
        pytest.param(Text, "Tercapai 👍", "F013", id="emoji"),
        pytest.param(Text, "\u2714\ufe0f", "F013", id="pemilih rupa emoji"),
        pytest.param(Text, "বাংলা", "F013", id="aksara Bengali"),
        pytest.param(Text, "ꦲꦤꦕꦫꦏ", "F013", id="aksara Jawa"),
        pytest.param(Text, "中文", "F013", id="aksara Tionghoa"),
        pytest.param(Text, "سلام", "F013", id="huruf Arab"),
        pytest.param(Text, "a\u3000b", "F013", id="spasi lebar"),
        pytest.param(Text, "a\ufffdb", "F013", id="tanda pengganti huruf rusak"),
        pytest.param(Text, "1\u0301", "F013", id="tanda gabung pada angka"),
        pytest.param(Text, "q\u0323\u0302\u0301", "F013", id="tiga tanda gabung"),
        pytest.param(ShortText, "a" * 399 + "👍", "F013", id="emoji di ujung"),
        pytest.param(Link, "https://contoh.example/👍", "F013", id="emoji di tautan"),
        pytest.param(Link, "https://contoh.example/\u202ea", "F013", id="pembalik arah di tautan"),
        pytest.param(Link, "https://contoh.example/\x07", "F013", id="huruf kendali di tautan"),
        pytest.param(Text, ["a"], "K003", id="daftar untuk teks"),
        pytest.param(Text, {"a": "b"}, "K003", id="pasangan kunci untuk teks"),
        pytest.param(Kode, "..", "F005", id="folder di atas"),
        pytest.param(Kode, ".", "F005", id="folder ini"),
        pytest.param(Kode, "a..b", "F005", id="dua titik"),
        pytest.param(Kode, "a/b", "F005", id="garis miring"),
        pytest.param(Kode, "a\\b", "F005", id="garis miring terbalik"),
        pytest.param(Kode, ".git", "F005", id="titik di awal"),
        pytest.param(Kode, "IKU-", "F005", id="tanda hubung di akhir"),
        pytest.param(Kode, "IKU 01", "F005", id="spasi"),
        pytest.param(Kode, "IKU-01\n", "F005", id="baris baru di akhir"),
        pytest.param(Kode, "CON", "F005", id="nama terlarang di Windows"),
        pytest.param(Kode, "con.x", "F005", id="nama terlarang berakhiran"),
        pytest.param(Kode, "LPT1", "F005", id="nama pencetak Windows"),
        pytest.param(Kode, "a" * 42, "F005", id="kode terlalu panjang"),
        pytest.param(Kode, "é", "F005", id="huruf di luar ASCII"),
        pytest.param(Kode, "IKU-０１", "F005", id="digit lebar"),
        pytest.param(Kode, "", "F005", id="kode kosong"),
        pytest.param(Key, "Tim-SAKIP", "F005", id="kunci berhuruf besar"),
        pytest.param(Key, "nul", "F005", id="kunci terlarang di Windows"),
        pytest.param(Account, "@budi", "F005", id="akun dengan @"),
        pytest.param(Account, "-budi", "F005", id="akun mirip opsi perintah"),
        pytest.param(Link, "javascript:alert(1)", "F009", id="skrip"),
        pytest.param(Link, "data:text/html,x", "F009", id="data"),
        pytest.param(Link, "//contoh.go.id", "F009", id="tanpa protokol"),
        pytest.param(Link, "https://", "F009", id="tanpa nama situs"),
        pytest.param(Link, "https://a b", "F009", id="spasi di tautan"),
        pytest.param(Link, 'https://a/"onx', "F009", id="tanda kutip di tautan"),
        pytest.param(Link, "ftp://a", "F009", id="ftp"),
        pytest.param(Sha256, "0A" * 32, "F010", id="huruf besar"),
        pytest.param(Sha256, "0a" * 31, "F010", id="sidik jari terpotong"),
        pytest.param(Date, "2023-02-29", "F003", id="bukan tahun kabisat"),
        pytest.param(Date, "2026-1-3", "F003", id="bulan satu digit"),
        pytest.param(Date, "31/01/2026", "F003", id="urutan Indonesia"),
        pytest.param(Date, "20260131", "F003", id="tanpa tanda hubung"),
        pytest.param(Date, "2026-W05-1", "F003", id="tanggal minggu ISO"),
        pytest.param(Date, "0000-01-01", "F003", id="tahun nol"),
    ],
)
def test_ditolak(penolakan: Penolakan, jenis: Any, teks: object, kode: str) -> None:
    assert penolakan(jenis, teks)[0] == kode


def test_huruf_kendali_tidak_lolos_ke_pesan(penolakan: Penolakan) -> None:
    assert penolakan(Kode, "a\x1b\u202eb")[1] == "'a\\u001b\\u202eb' bukan kode yang sah"


def test_nilai_panjang_dipotong_di_pesan(penolakan: Penolakan) -> None:
    assert penolakan(Link, "x" * 5000)[1] == f"'{'x' * 60}…' bukan tautan"


def test_huruf_tak_tercetak_disebut_namanya(penolakan: Penolakan) -> None:
    assert penolakan(Text, "Capai 👍") == (
        "F013",
        "huruf '👍' (U+1F44D) tidak dapat dicetak di dokumen",
        "ganti dengan huruf Latin, angka, atau tanda biasa; emoji dan aksara lain tidak ada hurufnya",
    )
