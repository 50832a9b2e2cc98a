"""What stands on the pages and where: marks, footer, paper, letterhead, signature block, hostile texts."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from tests.document.baca_pdf import CM, Kata, Muka, halaman_teks, muka, pohon, rapat, tabel_per_halaman
from tests.lengkap import BUKTI, RENCANA, SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

Buat = Callable[..., DokumenPengukuran]
PERCONTOHAN = "PERCONTOHAN: peragaan, bukan dokumen resmi"
KONSEP = "KONSEP - belum disahkan"
NAMA = "PEJABAT UJI DUA, S.Sos."


@pytest.fixture(scope="module")
def buat(katalog: Catalogue) -> Buat:
    """A document of the office in full use; ``situs=None`` leaves the QR out."""

    def compose(situs: str | None = SITUS, **ubah: Any) -> DokumenPengukuran:
        return compose_document(Measurements(lengkap(katalog, **ubah)), TW4, site=situs)

    return compose


def kertas(ukuran: str, tepi: str) -> dict[str, Any]:
    return {"kertas": {"ukuran": ukuran, **dict.fromkeys(("atas", "bawah", "kiri", "kanan"), tepi)}}


def di_luar_tepi(d: DokumenPengukuran, pages: list[Muka]) -> list[tuple[int, str]]:
    """Words beyond the side margins, or in the strips above and below that are not the head's or foot's."""
    k = d.kertas
    head = {word for mark in d.tanda for word in mark.split()}
    foot = rapat(f"{d.judul} · {d.nama_singkat} · Nomor {d.nomor} · Halaman dari 0123456789")
    wrong = []
    for number, page in enumerate(pages, 1):
        top, bottom = float(k.atas) * CM, page.tinggi - float(k.bawah) * CM
        left, right = float(k.kiri) * CM, page.lebar - float(k.kanan) * CM
        for word in page.kata:
            inside = left - 1 <= word.kiri and word.kanan <= right + 3  # an invisible mark at the end
            if word.bawah <= top + 1:
                inside &= word.teks in head and word.atas > 5
            elif word.atas >= bottom - 1:
                inside &= (rapat(word.teks) in foot or word.teks.isdigit()) and word.bawah < page.tinggi - 5
            else:
                inside &= word.bawah <= bottom + 4  # descenders of the last line hang below it
            if not inside:
                wrong.append((number, word.teks[:40]))
    return wrong


def tumpang(page: Muka) -> list[tuple[str, str]]:
    """Pairs of words that lie over each other."""

    def over(one: Kata, other: Kata) -> bool:
        width = min(one.kanan, other.kanan) - max(one.kiri, other.kiri)
        height = min(one.bawah, other.bawah) - max(one.atas, other.atas)
        return width > 1 and height > 0.45 * min(one.bawah - one.atas, other.bawah - other.atas)

    words = sorted(page.kata, key=lambda word: word.atas)
    return [
        (one.teks[:20], other.teks[:20])
        for at, one in enumerate(words)
        for other in words[at + 1 : at + 60]
        if other.atas < one.bawah and over(one, other)
    ]


def rapi(d: DokumenPengukuran, pdf: bytes) -> None:
    pages = muka(pdf)
    assert di_luar_tepi(d, pages) == []
    assert [pair for page in pages for pair in tumpang(page)] == []


@pytest.mark.parametrize(
    ("ubah", "tanda"),
    [
        pytest.param({}, [], id="disahkan, kantor sungguhan"),
        pytest.param({"tahap": "konsep"}, [KONSEP], id="belum disahkan"),
        pytest.param({"instansi": {"percontohan": "ya"}}, [PERCONTOHAN], id="percontohan"),
        pytest.param(
            {"tahap": "konsep", "instansi": {"percontohan": "ya"}}, [PERCONTOHAN, KONSEP], id="keduanya"
        ),
    ],
)
def test_tanda_dan_nomor_di_setiap_halaman(buat: Buat, ubah: dict[str, Any], tanda: list[str]) -> None:
    pages = halaman_teks(print_pdf(buat(**ubah)))
    for number, page in enumerate(pages, 1):
        words = " ".join(page.split())
        assert [mark for mark in (PERCONTOHAN, KONSEP) if mark in words] == tanda
        assert f"Halaman {number} dari {len(pages)}" in words
        assert "Pengukuran Kinerja Triwulan IV Tahun 2024" in words
        assert "Nomor 000.8.6.3/004/UK/2024" in words


@pytest.mark.parametrize(("tahap", "ada"), [("konsep", True), ("ditandatangani", False)])
def test_cap_air_konsep_adalah_hiasan(buat: Buat, tahap: str, ada: bool) -> None:
    """The watermark lies behind the text of every page of a concept, and is no part of what is read."""
    content = print_pdf(buat(tahap=tahap))
    with pikepdf.open(io.BytesIO(content)) as file:
        kinds = [
            {str(one.operands[1].get("/Type")) for one in marked if len(one.operands) > 1}
            for page in file.pages
            for marked in [pikepdf.parse_content_stream(page, "BDC")]
        ]
    assert {"/Background" in kind for kind in kinds} == {ada}
    assert "KONSEP" not in [node.teks for node in pohon(content).jelajah()]


def test_tanda_terbaca_oleh_pembaca_layar(buat: Buat) -> None:
    """Headers are artifacts that no screen reader speaks: the first page says it in its text."""
    assert KONSEP in [node.teks for node in pohon(print_pdf(buat(tahap="konsep"))).jelajah()]


def test_nomor_yang_belum_ada_tidak_dikarang(buat: Buat) -> None:
    """A line to write it on stands where it will be."""
    text = " ".join(halaman_teks(print_pdf(replace(buat(), nomor=None))))
    assert "NOMOR: ……" in text
    assert "None" not in text
    assert "· Nomor " not in text  # nor in the footer


@pytest.mark.parametrize("ubah", [{}, {"tahap": "konsep"}, {"instansi": {"percontohan": "ya"}}])
def test_tidak_mengaku_bertanda_tangan_elektronik(buat: Buat, ubah: dict[str, Any]) -> None:
    text = " ".join(" ".join(halaman_teks(print_pdf(buat(**ubah)))).split()).casefold()
    for word in ("bsre", "tte", "sertifikat", "ditandatangani secara elektronik", "bssn"):
        assert word not in text
    assert "kode qr ini bukan tanda tangan elektronik" in text


def test_tanpa_situs_tanpa_qr(buat: Buat) -> None:
    document = buat(situs=None, instansi={"situs": None})
    content = print_pdf(document)
    assert document.alamat_arsip is None
    assert pohon(content).cari("Figure") == []
    assert "Pindai" not in "".join(halaman_teks(content))


@pytest.mark.parametrize(
    ("ubah", "baris"),
    [
        pytest.param(
            {},
            """Kota Contoh, 15 Januari 2025
            Plt. KEPALA DINAS UJI COBA DAN KAMPUNG,
            PEJABAT UJI DUA, S.Sos.
            Pembina (IV/a)
            NIP. 19750202 200003 2 002""",
            id="pelaksana tugas",
        ),
        pytest.param(
            {"dokumen": {"tanggal_pengesahan": "2024-12-30"}},
            """Kota Contoh, 30 Desember 2024
            KEPALA DINAS UJI COBA DAN KAMPUNG,
            PEJABAT UJI SATU, S.H., M.M.
            Pembina Utama Muda (IV/c)
            NIP. 19700101 199503 1 001""",
            id="definitif, menurut tanggal",
        ),
        pytest.param(
            {"instansi": {"percontohan": "ya"}},
            """Kota Contoh, 15 Januari 2025
            KEPALA DINAS UJI COBA DAN KAMPUNG,
            Percontohan: tanpa nama dan tanpa tanda tangan""",
            id="percontohan",
        ),
        pytest.param(
            {"tahap": "konsep", "dokumen": {"tanggal_pengesahan": None}},
            """Kota Contoh, ..........................
            KEPALA DINAS UJI COBA DAN KAMPUNG,
            (penanda tangan mengikuti tanggal pengesahan)""",
            id="belum bertanggal",
        ),
    ],
)
def test_blok_tanda_tangan(buat: Buat, ubah: dict[str, Any], baris: str) -> None:
    """All of it on one page, in this order, in the right half."""
    content = print_pdf(buat(**ubah))
    numbers = [n for n, page in enumerate(halaman_teks(content)) if baris.splitlines()[1].strip() in page]
    assert len(numbers) == 1
    page = muka(content)[numbers[0]]
    right = sorted((w for w in page.kata if w.kiri > page.lebar / 2), key=lambda w: (round(w.atas), w.kiri))
    assert rapat(baris) in rapat("".join(word.teks for word in right))


def test_percontohan_tanpa_nama(buat: Buat) -> None:
    text = "".join(halaman_teks(print_pdf(buat(instansi={"percontohan": "ya"}))))
    assert "PEJABAT UJI" not in text
    assert "NIP" not in text


@pytest.mark.one_daily("one size is printed every day; the rest differs in paper and length alone")
@pytest.mark.parametrize("sisa", range(0, 40, 4))
def test_blok_tanda_tangan_tidak_terbelah(buat: Buat, sisa: int) -> None:
    """Whatever space the page above it leaves: the block stays whole, with text of the document above it."""
    document = buat(jumlah=1, dokumen={"catatan": "\n".join(["baris catatan"] * (1 + sisa))})
    content = print_pdf(document)
    [page] = [page for page in halaman_teks(content) if "Plt. KEPALA" in page]
    assert "Demikian pengukuran kinerja Triwulan IV Tahun 2024 ini dibuat." in page
    assert all(part in page for part in (NAMA, "NIP.", "Pindai untuk membuka", "Lemari arsip 1"))
    rapi(document, content)


@pytest.mark.one_daily("one size is printed every day; the rest differs in paper and length alone")
@pytest.mark.parametrize(("ukuran", "sisi"), [("A4", (595, 842)), ("F4", (609, 935))])
def test_kertas(buat: Buat, ukuran: str, sisi: tuple[int, int]) -> None:
    """A4 is 21 x 29,7 cm, F4 21,5 x 33 cm; the wide tables lie across."""
    content = print_pdf(buat(instansi={"kertas": {"ukuran": ukuran}}))
    sizes = [(round(page.lebar), round(page.tinggi)) for page in muka(content)]
    assert set(sizes) == {sisi, sisi[::-1]}
    for words, expected in (
        ("DINAS UJI COBA", sisi),
        ("C. Formulir pengukuran kinerja", sisi[::-1]),
        ("Kendala", sisi[::-1]),
        ("Plt. KEPALA DINAS", sisi),
        ("SHA-256", sisi[::-1]),
    ):
        found = [size for size, text in zip(sizes, halaman_teks(content), strict=True) if words in text]
        assert set(found) == {expected}


@pytest.mark.one_daily("one size is printed every day; the rest differs in paper and length alone")
@pytest.mark.parametrize("ukuran", ["A4", "F4"])
@pytest.mark.parametrize("tepi", ["1", "2.5", "5"])
def test_tepi(buat: Buat, ukuran: str, tepi: str) -> None:
    document = buat(tahap="konsep", instansi=kertas(ukuran, tepi) | {"percontohan": "ya"})
    rapi(document, print_pdf(document))


@pytest.mark.parametrize(
    "kop",
    [
        pytest.param({}, id="tanpa apa pun"),
        pytest.param({"alamat": "Jalan Uji 1"}, id="alamat saja"),
        pytest.param({"telepon": "(0700) 1", "laman": "https://a.example"}, id="tanpa alamat"),
    ],
)
def test_kop_tidak_lengkap(buat: Buat, kop: dict[str, str]) -> None:
    """Missing parts leave no hole: rule and title move up."""
    document = buat(instansi={"kop": kop})
    content = print_pdf(document)
    words = muka(content)[0].kata
    title = next(word for word in words if word.teks == "PENGUKURAN")
    last = max(word.bawah for word in words if word.bawah < title.atas)
    assert title.atas - last < 45
    above = rapat("".join(word.teks for word in words if word.bawah < title.atas))
    assert above == rapat(f"{document.pemerintah}{document.instansi}".upper() + "·".join(document.kop))


def test_perbandingan_huruf_kop(buat: Buat) -> None:
    """Nama pemerintah daerah to nama perangkat daerah as 3 to 4 (docs/domain-sources.md, letterhead)."""
    words = {word.teks: word.bawah - word.atas for word in muka(print_pdf(buat()))[0].kata}
    assert words["PEMERINTAH"] / words["DINAS"] == pytest.approx(3 / 4, abs=0.02)


def test_tanpa_indikator(buat: Buat) -> None:
    document = buat(jumlah=0)
    content = print_pdf(document)
    assert "Belum ada indikator yang diukur pada periode ini." in "".join(halaman_teks(content))
    rapi(document, content)


@pytest.mark.nightly("test_pdf_rows prints sixty rows every day")
def test_tiga_ratus_baris(buat: Buat) -> None:
    """The two rows of the header stand on every page of the form."""
    document = buat(jumlah=300)
    content = print_pdf(document)
    pages = [" ".join(page.split()) for page in halaman_teks(content)]
    form = [page for page in pages if "Indikator kinerja Cara pengukuran Satuan" in page]
    assert len(form) > 10
    assert all("Target Realisasi Capaian" in page for page in form)
    assert all(any(f" {number} " in page for page in form) for number in range(1, 301))
    rapi(document, content)


def test_empat_puluh_rencana_aksi(buat: Buat) -> None:
    plans = [{**RENCANA, "kendala": f"Kendala ke-{number}."} for number in range(1, 41)]
    document = buat(jumlah=1, isian={"rencana_aksi": plans})
    content = print_pdf(document)
    rows = [row for table in tabel_per_halaman(content) for row in table]
    plan = {
        int(found[1]): (row.halaman, below)
        for row, below in pairwise(rows)
        if (found := re.search(r"Kendalake-(\d+)\.", row.teks))
    }
    assert set(plan) == set(range(1, 41))
    assert len({page for pages, _ in plan.values() for page in pages}) > 3
    for pages, below in plan.values():  # what is recommended stands below its plan, on the same sheet
        assert below.teks.startswith("Rekomendasi:")
        assert below.halaman == pages
    rapi(document, content)


# Every field in its own letter, wide and narrow ones, so that texts that run together are seen.
PANJANG = {
    name: letter * 5000 for name, letter in zip(("a", "b", "c", "d", "e", "f", "g"), "WMmQiOG", strict=True)
}
PENDEK = {name: letter * 400 for name, letter in zip(("h", "i", "j", "k", "l"), "WDBKU", strict=True)}


def _panjang(ukuran: str, tepi: str) -> dict[str, Any]:
    p, s = PANJANG, PENDEK
    plan = RENCANA | {"kendala": p["a"], "penyebab": p["b"], "solusi": p["c"], "tindak_lanjut": p["d"]}
    plan |= {"target_perbaikan": s["j"], "penanggung_jawab": s["k"], "anggaran": "9" * 30}
    plan |= {"bukti_tindak_lanjut": "https://contoh.example/" + "q" * 2000}
    plan |= {"rekomendasi": {"oleh": s["i"], "tanggal": "2025-01-10", "uraian": p["f"]}}
    evidence = BUKTI | {
        "nama": s["h"],
        "tautan": "https://contoh.example/" + "x" * 2000,
        "lokasi_arsip": s["i"],
    }
    office = kertas(ukuran, tepi) | {"nama": s["h"], "pemerintah": s["i"], "nama_singkat": s["j"]}
    office["kop"] = {"alamat": s["k"], "telepon": s["l"], "laman": "https://" + "w" * 300}
    analysis = dict(zip(("uraian", "penyebab", "solusi"), (p["a"], p["b"], p["e"]), strict=True))
    return {
        "jumlah": 1,
        "instansi": office,
        "dokumen": {
            "nomor": s["h"],
            "pendahuluan": p["c"],
            "catatan": p["d"],
            "lokasi_arsip": s["l"],
            "analisis": {"SS-1": analysis},
        },
        "isian": {
            "keterangan": p["a"],
            "faktor_pendukung": p["b"],
            "faktor_penghambat": p["d"],
            "rencana_aksi": [plan],
            "bukti": [evidence],
        },
        "kamus": {
            "nama": s["i"],
            "satuan": s["j"],
            "cara_pengukuran": p["f"],
            "definisi_operasional": p["g"],
        },
    }


@pytest.mark.one_daily("one size is printed every day; the rest differs in paper and length alone")
@pytest.mark.parametrize(
    ("ukuran", "tepi"), [("A4", "1"), ("A4", "2.5"), ("A4", "5"), ("F4", "1"), ("F4", "5")]
)
def test_lima_ribu_huruf_tanpa_spasi(buat: Buat, ukuran: str, tepi: str) -> None:
    """In every kind of cell: wrapped in its column, broken over pages, nothing clipped, nothing lost."""
    document = buat(**_panjang(ukuran, tepi))
    content = print_pdf(document)
    rapi(document, content)
    cells = {rapat(node.teks) for node in pohon(content).jelajah() if node.nama in {"TD", "P"}}
    for text in PANJANG.values():
        assert any(text in cell for cell in cells)
    assert {f"IKU-01{PENDEK['i']}", PENDEK["j"], "Rp" + ".".join(["999"] * 10)} <= cells


ANGKA = "123456789012345678901234567890"


@pytest.mark.one_daily("one size is printed every day; the rest differs in paper and length alone")
@pytest.mark.parametrize(("ukuran", "tepi"), [("A4", "2"), ("A4", "5"), ("F4", "1")])
def test_angka_tiga_puluh_digit(buat: Buat, ukuran: str, tepi: str) -> None:
    """Broken after the points of thousands, decimals never apart from their thousands."""
    target = {"2024": {"tahun": ANGKA, "triwulan": {"TW3": ANGKA, "TW4": ANGKA}, "dasar": "contoh"}}
    keys = {"desimal": "6", "rumus": "naik@1", "jenis_satuan": "uang", "target": target}
    document = buat(jumlah=9, instansi=kertas(ukuran, tepi), isian={"realisasi": ANGKA}, kamus=keys)
    content = print_pdf(document)
    rapi(document, content)
    printed = ".".join(ANGKA[at : at + 3] for at in range(0, 30, 3)) + ",000000"
    form = next(table for table in pohon(content).cari("Table") if "Indikator kinerja" in table.teks)
    cells = [rapat(node.teks) for node in form.cari("TD")]
    assert cells.count(printed) == 5  # realisasi, the same for quarter, to date and year; five rows of SS-1
    assert cells.count(printed + "*") == 5
    assert not [word.teks for page in muka(content) for word in page.kata if word.teks.startswith(",0")]


def test_baris_lebih_tinggi_dari_halaman(buat: Buat) -> None:
    """Many short lines: the estimate of a row's height counts lines, not letters."""
    lines = "\n".join(f"b{number}" for number in range(800, 1600))
    document = buat(jumlah=2, isian={"keterangan": lines, "faktor_pendukung": lines})
    content = print_pdf(document)
    rapi(document, content)
    assert "".join(halaman_teks(content)).count("b1599") == 4


def test_teks_tidak_dibaca_sebagai_perintah(buat: Buat) -> None:
    hostile = '#panic("x") *tebal* _miring_ `kode` $a$ \\ @rujuk <label> = Judul // ~ -- "#sys" [x] {y}'
    content = print_pdf(replace(buat(), catatan=hostile, nomor=hostile, instansi=hostile))
    texts = [rapat(node.teks) for node in pohon(content).jelajah() if node.nama == "P"]
    assert rapat(hostile) in texts
    assert rapat("NOMOR: " + hostile) in texts
    assert rapat(hostile.upper()) in texts
