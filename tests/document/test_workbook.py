import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.baris import ganti_baris
from tests.document.baca_xlsx import NS, Bagian, Buku
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.figure import Figure
from ukur.document.letters import advance
from ukur.document.xlsx.workbook import write_xlsx
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

REPO = Path(__file__).resolve().parents[2]
LEMBAR = [
    "Formulir",
    "Ringkasan",
    "Indikator",
    "Rencana aksi",
    "Tindak lanjut",
    "Tindak lanjut LHE",
    "Anggaran",
    "Metadata",
    "Pembandingan",
    "Analisis",
    "Uraian",
    "Bukti",
    "Rincian",
    "SOP",
    "Koreksi",
]


def _dokumen(katalog: Catalogue, **ubahan: Any) -> DokumenPengukuran:
    return compose_document(Measurements(lengkap(katalog, **ubahan)), TW4, site=SITUS)


@pytest.fixture(scope="module")
def penuh(katalog: Catalogue) -> bytes:
    return write_xlsx(_dokumen(katalog))


@pytest.fixture(scope="module")
def bagian(penuh: bytes) -> Bagian:
    return Bagian(penuh)


_PROSES = """
import hashlib, sys
sys.path[:0] = ["tests", "."]
from pathlib import Path
from tests.lengkap import SITUS, TW4, lengkap
from ukur.document.composition import compose_document
from ukur.document.xlsx.workbook import write_xlsx
from ukur.measure.measurements import Measurements
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder
asli = read_catalogue(Folder(Path("indicators"))).catalogue
data = write_xlsx(compose_document(Measurements(lengkap(asli)), TW4, site=SITUS))
sys.stdout.write(hashlib.sha256(data).hexdigest())
"""


def test_byte_tetap(penuh: bytes) -> None:
    """Another process, with another order of hashes, writes the same bytes."""
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", _PROSES],
            cwd=REPO,
            env={"PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"},
            capture_output=True,
            check=True,
            timeout=120,
        )
        assert done.stdout.decode() == hashlib.sha256(penuh).hexdigest()


def test_tanggal_di_dalam_berkas(penuh: bytes, bagian: Bagian) -> None:
    """Approved on 15 January 2025; no member of the zip knows the hour it was made."""
    assert "2025-01-15T00:00:00Z" in bagian.berkas["docProps/core.xml"]
    with zipfile.ZipFile(BytesIO(penuh)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_lembar(bagian: Bagian) -> None:
    assert bagian.nama == LEMBAR


def test_rincian_hanya_bila_ada(katalog: Catalogue) -> None:
    assert Bagian(write_xlsx(_dokumen(katalog, isian={"rincian": {}}))).nama == [
        name for name in LEMBAR if name != "Rincian"
    ]


@pytest.mark.parametrize("lembar", LEMBAR)
def test_judul_di_sel_pertama(penuh: bytes, lembar: str) -> None:
    first = Buku(penuh).lembar[lembar][0][0]
    assert isinstance(first, str)
    assert len(first) > 2


@pytest.mark.parametrize("lembar", LEMBAR)
@pytest.mark.parametrize(
    ("kertas", "nomor"),
    [pytest.param("A4", "9", id="A4"), pytest.param("F4", "14", id="F4: folio 8,5 x 13 inci")],
)
def test_kertas(katalog: Catalogue, lembar: str, kertas: str, nomor: str) -> None:
    paper = {"ukuran": kertas, "atas": "2", "bawah": "2.5", "kiri": "3", "kanan": "2.54"}
    bagian = Bagian(write_xlsx(_dokumen(katalog, instansi={"kertas": paper})))
    page = bagian.atribut(lembar, "m:pageSetup")
    assert (page["paperSize"], page["orientation"], page["fitToHeight"]) == (nomor, "landscape", "0")
    assert page.get("fitToWidth", "1") == "1"
    assert bagian.atribut(lembar, "m:sheetPr/m:pageSetUpPr") == {"fitToPage": "1"}
    margins = {key: float(value) for key, value in bagian.atribut(lembar, "m:pageMargins").items()}
    assert margins["left"] == pytest.approx(3 / 2.54)
    assert (margins["right"], margins["bottom"]) == pytest.approx((1, 2.5 / 2.54))
    assert margins["header"] < margins["top"]
    assert margins["footer"] < margins["bottom"]


def test_kepala_tabel_formulir(penuh: bytes, bagian: Bagian) -> None:
    """Both rows of the header are frozen and repeated; the print area is the whole sheet."""
    rows = Buku(penuh).lembar["Formulir"]
    top = next(at for at, row in enumerate(rows, 1) if row[:3] == ["No", "Sasaran", "Indikator kinerja"])
    titles = rows[top - 1]
    assert titles[5] == "Triwulan IV, s.d. triwulan IV, dan setahun"
    assert (titles[8], titles[11]) == ("Sampai dengan triwulan IV", "Setahun")
    assert rows[top][5:13] == ["Target", "Realisasi", "Capaian"] * 2 + ["Target", "Capaian"]
    assert titles[3:5] == ["Cara pengukuran", "Satuan"]
    assert titles[13:17] == ["Predikat", "Status", "Arah", "Keterangan"]
    pane = bagian.atribut("Formulir", "m:sheetViews/m:sheetView/m:pane")
    assert (pane["state"], pane["xSplit"], pane["ySplit"]) == ("frozen", "3", str(top + 1))
    assert bagian.bernama("Print_Titles", "Formulir") == f"Formulir!${top}:${top + 1}"
    assert bagian.bernama("Print_Area", "Formulir") == f"Formulir!$A$1:$Q${len(rows)}"


@pytest.mark.parametrize("lembar", [name for name in LEMBAR if name not in {"Formulir", "Ringkasan"}])
def test_kepala_tabel_lain(bagian: Bagian, lembar: str) -> None:
    pane = bagian.atribut(lembar, "m:sheetViews/m:sheetView/m:pane")
    assert pane["state"] == "frozen"
    last = bagian.bernama("Print_Titles", lembar).rsplit("$", 1)[1]
    assert last == pane["ySplit"]


def _kepala(bagian: Bagian, lembar: str) -> tuple[list[int], tuple[int, int]]:
    """Where the headings of the tables of a sheet are, by their fill, and the rows repeated on its pages."""
    fills = bagian.gaya_berisi("FFD9E2F3")
    rows = [
        int(row.attrib["r"])
        for row in bagian.lembar(lembar).iterfind("m:sheetData/m:row", NS)
        if any(cell.attrib.get("s") in fills for cell in row)
    ]
    first, last = re.findall(r"\$(\d+)", bagian.bernama("Print_Titles", lembar))
    return rows, (int(first), int(last))


@pytest.mark.parametrize("lembar", LEMBAR)
def test_kepala_yang_berulang(penuh: bytes, bagian: Bagian, lembar: str) -> None:
    """What every page repeats is the header of the table that goes on there: no other one stands below it."""
    rows, (first, last) = _kepala(bagian, lembar)
    assert [at for at in rows if at >= first] == list(range(first, last + 1))
    area = bagian.bernama("Print_Area", lembar).rpartition("$")[2]
    assert int(area) == len(Buku(penuh).lembar[lembar])


@pytest.mark.parametrize("lembar", LEMBAR)
def test_judul_kolom_tidak_terpenggal(bagian: Bagian, lembar: str) -> None:
    """Every word of a heading fits its cell, however many columns that takes; by the widths of Arial.

    Bold letters of 9 points are 12 pixels and about a fourteenth wider; a cell keeps 5 pixels free.
    """
    fills = bagian.gaya_berisi("FFD9E2F3")
    narrow = [
        (text, width)
        for text, style, width in bagian.sel_berteks(lembar)
        if style in fills and width
        for word in text.split()
        if advance(word) * 12 * 1.07 / 1000 + 5 > width
    ]
    assert narrow == []


@pytest.mark.parametrize("jumlah", [0, 1, 2, 30])
def test_pengesahan_tidak_sendirian(katalog: Catalogue, jumlah: int) -> None:
    """Where the signature would begin a page, three rows of the form go with it."""
    isi = write_xlsx(_dokumen(katalog, jumlah=jumlah))
    breaks = [
        int(node.attrib["id"]) for node in Bagian(isi).lembar("Formulir").iterfind("m:rowBreaks/m:brk", NS)
    ]
    numbers = [at for at, row in enumerate(Buku(isi).lembar["Formulir"]) if isinstance(row[0], float)]
    assert all(sum(row >= at for row in numbers) == 3 for at in breaks)


def test_bagian_tanpa_isi_satu_lembar(katalog: Catalogue) -> None:
    """What would be a sheet of one sentence is a line of one sheet; plans that are missing keep theirs."""
    isi = write_xlsx(replace(compose_document(Measurements(katalog), TW4), koreksi=()))
    names = Bagian(isi).nama
    assert not {"Rencana aksi", "Tindak lanjut", "Tindak lanjut LHE", "Anggaran", "SOP", "Koreksi"} & {*names}
    assert [row[0] for row in Buku(isi).setelah("Bagian tanpa isi", "Bagian", "Keterangan")] == [
        "Rencana aksi",
        "Anggaran dan efisiensi",
        "Tindak lanjut rencana aksi sebelumnya",
        "Pelaksanaan SOP",
        "Koreksi angka",
    ]
    missed = Bagian(write_xlsx(_dokumen(katalog, isian={"rencana_aksi": []})))
    assert "Rencana aksi" in missed.nama
    assert "Bagian tanpa isi" not in missed.nama


SATU, DUA = "Triwulan IV, s.d. triwulan IV, dan setahun", "Triwulan IV dan s.d. triwulan IV"


@pytest.mark.parametrize(
    ("beda", "dilipat", "judul"),
    [
        pytest.param({}, {9, 10, 11, 12, 13}, SATU, id="ketiganya sama"),  # I to M
        pytest.param({"target_tahun": Figure("21", Decimal(21))}, {9, 10, 11}, DUA, id="setahun berbeda"),
    ],
)
def test_kolom_yang_sama_dilipat(
    katalog: Catalogue, beda: dict[str, Figure], dilipat: set[int], judul: str
) -> None:
    """Figures that say the same in every row stand once; the others are folded, and formulas stay."""
    d = compose_document(Measurements(katalog), TW4)
    group = d.kelompok[0]
    rows = (ganti_baris(group.baris[0], **beda), *group.baris[1:])
    isi = write_xlsx(replace(d, kelompok=(replace(group, baris=rows), *d.kelompok[1:])))
    bagian, buku = Bagian(isi), Buku(isi)
    folded = [
        (node.attrib["min"], node.attrib["max"])
        for node in bagian.lembar("Formulir").iterfind("m:cols/m:col", NS)
        if node.attrib.get("hidden") == "1"
    ]
    columns = {at for first, last in folded for at in range(int(first), int(last) + 1)}
    assert columns == dilipat
    top = next(row for row in buku.lembar["Formulir"] if row[0] == "No")
    assert top[5] == judul
    assert {cell[0] for sheet, cell, _ in bagian.rumus() if sheet == "Formulir"} >= {"H", "K", "M"}


def test_kop_judul_dan_nomor(penuh: bytes) -> None:
    texts = [row[0] for row in Buku(penuh).lembar["Formulir"][:9] if row[0]]
    assert texts == [
        "Formulir pengukuran kinerja",
        "Pemerintah Kabupaten Contoh",
        "Dinas Uji Coba dan Kampung",
        "Jalan Contoh Nomor 1, Kota Contoh 00000 · Telepon (0700) 000000 · dinas@contoh.example · "
        "https://dinas.contoh.example",
        "PENGUKURAN KINERJA TRIWULAN IV TAHUN 2024",
        "Nomor: 000.8.6.3/004/UK/2024",
    ]


def test_kop_yang_tidak_lengkap(katalog: Catalogue) -> None:
    """Parts that the office has not given leave no trace."""
    d = _dokumen(katalog, instansi={"kop": {}}, dokumen={"nomor": None})
    texts = [str(row[0]) for row in Buku(write_xlsx(d)).lembar["Formulir"][:8] if row[0]]
    assert texts[:4] == [
        "Formulir pengukuran kinerja",
        "Pemerintah Kabupaten Contoh",
        "Dinas Uji Coba dan Kampung",
        "PENGUKURAN KINERJA TRIWULAN IV TAHUN 2024",
    ]
    assert "Nomor:" not in "\n".join(texts)


TANDA = {
    "percontohan": ({"instansi": {"percontohan": "ya"}}, "PERCONTOHAN: peragaan, bukan dokumen resmi"),
    "konsep": ({"tahap": "draf"}, "KONSEP - belum disahkan"),
    "keduanya": (
        {"tahap": "draf", "instansi": {"percontohan": "ya"}},
        "PERCONTOHAN: peragaan, bukan dokumen resmi · KONSEP - belum disahkan",
    ),
}


@pytest.mark.parametrize(("ubahan", "tanda"), list(TANDA.values()), ids=list(TANDA))
def test_tanda_di_setiap_lembar_dan_halaman(
    katalog: Catalogue, ubahan: Mapping[str, Any], tanda: str
) -> None:
    isi = write_xlsx(_dokumen(katalog, **ubahan))
    buku, bagian = Buku(isi), Bagian(isi)
    for name in bagian.nama:
        header = bagian.lembar(name).findtext("m:headerFooter/m:oddHeader", "", NS)
        assert header == f"&C&B{tanda}", name
        top = [str(row[0]) for row in buku.lembar[name][:8]]
        assert all(mark in top for mark in (tanda.split(" · ") if name == "Formulir" else [tanda])), name


def test_tanpa_tanda_bila_sudah_disahkan(bagian: Bagian) -> None:
    texts = bagian.berkas["xl/sharedStrings.xml"]
    assert "KONSEP" not in texts
    assert "PERCONTOHAN" not in texts
    assert bagian.lembar("Formulir").find("m:headerFooter/m:oddHeader", NS) is None


@pytest.mark.parametrize("lembar", LEMBAR)
def test_kaki_halaman(bagian: Bagian, lembar: str) -> None:
    footer = bagian.lembar(lembar).findtext("m:headerFooter/m:oddFooter", "", NS)
    assert footer.endswith("Halaman &P dari &N")


def _bawah(isi: bytes) -> str:
    """The only cell of the last row: the signature block."""
    [text] = [str(cell) for cell in Buku(isi).lembar["Formulir"][-1] if cell != ""]
    return text


def test_pengesahan(penuh: bytes) -> None:
    """One cell in one row: nothing can lie over it, no page break can cut it."""
    assert _bawah(penuh).split("\n") == [
        "Kota Contoh, 15 Januari 2025",
        "Plt. Kepala Dinas Uji Coba dan Kampung",
        "",
        "",
        "",
        "PEJABAT UJI DUA, S.Sos.",
        "Pembina (IV/a)",
        "NIP. 19750202 200003 2 002",
    ]


def test_pengesahan_percontohan(katalog: Catalogue) -> None:
    """A demonstration names nobody, anywhere."""
    d = compose_document(Measurements(katalog), TW4)
    isi = write_xlsx(d)
    assert _bawah(isi).endswith("\n\nPercontohan: tanpa nama dan tanpa tanda tangan")
    assert d.tanda_tangan.jabatan in _bawah(isi)
    names = [holder.nama for holder in katalog.pejabat.pemegang]
    assert names
    assert [name for name in names if name in Bagian(isi).berkas["xl/sharedStrings.xml"]] == []


def test_pengesahan_belum_bertanggal(katalog: Catalogue) -> None:
    d = _dokumen(katalog, dokumen={"tanggal_pengesahan": None}, tahap="draf")
    assert _bawah(write_xlsx(d)).endswith("\n\n(penanda tangan mengikuti tanggal pengesahan)")


@pytest.mark.parametrize("kata", ["BSrE", "TTE", "elektronik menggunakan sertifikat"])
def test_tidak_menyebut_tanda_tangan_elektronik(katalog: Catalogue, penuh: bytes, kata: str) -> None:
    """Nothing here was signed electronically."""
    for isi in (penuh, write_xlsx(compose_document(Measurements(katalog), TW4))):
        assert [name for name, text in Bagian(isi).berkas.items() if kata in text] == []
