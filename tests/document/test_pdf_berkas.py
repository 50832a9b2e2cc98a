"""The file itself: PDF/A-3a, PDF/UA-1, attachment, fonts, the same bytes anywhere."""

import base64
import hashlib
import io
import os
import pickle
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import segno
from tests.document.baca_pdf import halaman_teks, jalankan, pohon
from tests.huruf_buatan import font_bytes
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.font_file import FontFile
from ukur.document.pdf.pdf_printer import Equipment, print_pdf
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError

CSV = b"kode,capaian\r\nIKU-01,103.13\r\n"
LAMBANG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 9"><path d="M0 0h8v6L4 9 0 6z"/></svg>'
JPG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////"
    "////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAA"
    "AAD/2gAIAQEAAD8AKp//2Q=="
)


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((200, 30, 30, 128)) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


PNG = _png(40, 50)


@pytest.fixture(scope="module")
def nyata(katalog: Catalogue) -> DokumenPengukuran:
    return compose_document(Measurements(katalog), TW4, site=SITUS)


@pytest.fixture(scope="module")
def penuh(katalog: Catalogue) -> DokumenPengukuran:
    return compose_document(Measurements(lengkap(katalog)), TW4, site=SITUS)


@pytest.fixture(scope="module")
def pdf(penuh: DokumenPengukuran) -> bytes:
    return print_pdf(replace(penuh, lambang="uji.svg"), Equipment(LAMBANG), CSV)


@pytest.fixture(scope="module", params=["nyata", "penuh"])
def berkas(request: pytest.FixtureRequest) -> bytes:
    return print_pdf(request.getfixturevalue(request.param), csv=CSV)


def buka(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def test_standar(berkas: bytes) -> None:
    with buka(berkas) as file:
        meta = file.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")
        assert [str(intent.S) for intent in file.Root.OutputIntents] == ["/GTS_PDFA1"]
        assert file.Root.Lang in {"id", "id-ID"}
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)


def test_keterangan_berkas(pdf: bytes) -> None:
    with buka(pdf) as file:
        meta = file.open_metadata()
        assert meta["dc:title"] == "Pengukuran Kinerja Triwulan IV Tahun 2024, Dinas Uji Coba dan Kampung"
        assert meta["dc:creator"] == ["Dinas Uji Coba dan Kampung"]
        assert "Pemerintah Kabupaten Contoh" in meta["dc:description"]
        assert "SAKIP" in meta["pdf:Keywords"]
        assert meta["xmp:CreateDate"] == "2025-01-15T00:00:00+00:00"  # tanggal_pengesahan
        assert str(file.docinfo["/CreationDate"]).startswith("D:20250115000000")


def test_lampiran_csv(pdf: bytes) -> None:
    with buka(pdf) as file:
        [spec] = file.Root.AF
        assert spec.AFRelationship == "/Source"
        assert str(spec.UF) == "pengukuran-kinerja_duk_2024-TW4.csv"
        assert spec.EF.F.Subtype == "/text/csv"
        assert spec.EF.F.read_bytes() == CSV


def test_tanpa_csv_tanpa_lampiran(penuh: DokumenPengukuran) -> None:
    with buka(print_pdf(penuh)) as file:
        assert "/AF" not in file.Root
        assert not file.attachments


def test_semua_huruf_tertanam(berkas: bytes) -> None:
    with buka(berkas) as file:
        fonts = {str(font.BaseFont): font for page in file.pages for font in page.obj.Resources.Font.values()}
        assert fonts
        for font in fonts.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
            assert "/ToUnicode" in font


def test_setiap_kepala_tabel_bercakupan(berkas: bytes) -> None:
    heads = pohon(berkas).cari("TH")
    assert len(heads) > 50
    assert {str(head.atribut.get("Scope")) for head in heads} == {"/Column"}


def test_setiap_isi_tabel_menunjuk_kepala_kolomnya(pdf: bytes) -> None:
    """A screen reader finds the heading of every figure: the Headers of a cell name one column."""
    form = next(table for table in pohon(pdf).cari("Table") if "Cara pengukuran" in table.teks)
    heads = {cell.id: cell.teks for cell in form.cari("TH")}
    first = form.cari("TBody")[0].cari("TR")[0].cari("TD")
    group = "Triwulan IV, s.d. triwulan IV, dan setahun"
    assert [[heads[str(ref)] for ref in cell.atribut["Headers"]] for cell in first][4:8] == [
        [group, "Target"],
        [group, "Realisasi"],
        [group, "Capaian"],
        ["Status"],
    ]


def test_penanda_halaman(pdf: bytes) -> None:
    with buka(pdf) as file, file.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "A. Pendahuluan",
            "B. Ringkasan",
            "C. Formulir pengukuran kinerja",
            "D. Pembandingan",
            "E. Analisis",
            "F. Anggaran dan efisiensi",
            "G. Rencana aksi",
            "H. Tindak lanjut rencana aksi sebelumnya",
            "I. Tindak lanjut rekomendasi hasil evaluasi (LHE)",
            "J. Pelaksanaan SOP",
            "K. Koreksi angka",
            "L. Catatan",
            "M. Pengesahan",
            "Lampiran I. Formulir Pengukuran Kinerja",
            "Lampiran II. Kamus indikator",
            "Lampiran III. Daftar bukti",
            "Lampiran IV. Rincian realisasi",
        ]
        assert [item.title for item in outline.root[2].children] == [
            "Sasaran SS-1: Meningkatnya mutu uji ke-1",
            "Sasaran SS-2: Meningkatnya mutu uji ke-2",
        ]


def test_setiap_gambar_bernama(pdf: bytes) -> None:
    with buka(pdf) as file:
        alts = [str(item.Alt) for item in file.objects if _is(item, "/Figure")]
    address = "https://kinerja.contoh.example/uji/arsip/2024-TW4/"
    assert sorted(alts) == [f"Kode QR yang membuka halaman arsip: {address}", "Lambang daerah"]


def _is(item: Any, kind: str) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == kind


def test_qpdf(berkas: bytes, tmp_path: Path) -> None:
    (tmp_path / "uji.pdf").write_bytes(berkas)
    done = jalankan("qpdf", "--check", str(tmp_path / "uji.pdf"), masuk=b"")
    assert (done.returncode, done.stderr) == (0, b"")


def test_setiap_halaman_tergambar(berkas: bytes, tmp_path: Path) -> None:
    done = jalankan("pdftoppm", "-r", "20", "-png", "-", str(tmp_path / "h"), masuk=berkas)
    assert done.returncode == 0
    with buka(berkas) as file:
        assert len(list(tmp_path.glob("h*.png"))) == len(file.pages)


CETAK_LAGI = """
import hashlib, pickle, sys
from ukur.document.pdf.pdf_printer import Equipment, print_pdf
d = pickle.load(sys.stdin.buffer)
for _ in range(2):
    print(hashlib.sha256(print_pdf(d, Equipment(), b"a,b\\r\\n")).hexdigest())
"""


def test_bita_sama_di_proses_lain(penuh: DokumenPengukuran, tmp_path: Path) -> None:
    """Other processes, seeds, time zones and folders; and a second time in each."""
    sums = {hashlib.sha256(print_pdf(penuh, Equipment(), b"a,b\r\n")).hexdigest()}
    for seed, zone in (("1", "Asia/Jayapura"), ("2", "America/Los_Angeles")):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        done = subprocess.run(
            [sys.executable, "-c", CETAK_LAGI],
            input=pickle.dumps(penuh),
            capture_output=True,
            check=True,
            cwd=tmp_path,
            env=environment,
        )
        sums |= set(done.stdout.decode().split())
    assert len(sums) == 1


@pytest.mark.parametrize(
    ("nama", "gambar"),
    [
        pytest.param("uji.svg", LAMBANG, id="SVG"),
        pytest.param("uji.png", PNG, id="PNG bening"),
        pytest.param("uji.jpg", JPG, id="JPEG"),
    ],
)
def test_lambang(penuh: DokumenPengukuran, nama: str, gambar: bytes) -> None:
    content = print_pdf(replace(penuh, lambang=nama), Equipment(gambar))
    with buka(content) as file:
        assert "Lambang daerah" in {str(item.Alt) for item in file.objects if _is(item, "/Figure")}


@pytest.mark.parametrize(
    ("ubah", "perlengkapan", "pesan"),
    [
        pytest.param({"lambang": "uji.png"}, Equipment(PNG[:60]), "'uji.png'.*rusak", id="PNG terpotong"),
        pytest.param({"lambang": "uji.jpg"}, Equipment(PNG), "'uji.jpg'.*rusak", id="PNG bernama jpg"),
        pytest.param({"lambang": "uji.svg"}, Equipment(b"<svg"), "'uji.svg'.*rusak", id="SVG rusak"),
        pytest.param({"lambang": "uji.svg"}, Equipment(), "'uji.svg'.*tidak ada", id="gambar tidak ada"),
        pytest.param({"pendahuluan": "a 👍"}, Equipment(), "tidak dapat dicetak", id="huruf tanpa bentuk"),
        pytest.param({"alamat_arsip": "https://x/" + "a" * 3000}, Equipment(), "kode QR", id="QR penuh"),
    ],
)
def test_gagal_dengan_kalimat_jelas(
    penuh: DokumenPengukuran, ubah: dict[str, str], perlengkapan: Equipment, pesan: str
) -> None:
    with pytest.raises(UkurError, match=pesan):
        print_pdf(replace(penuh, **ubah), perlengkapan)  # type: ignore[arg-type]  # names are the table's


def bernama(dokumen: DokumenPengukuran, huruf: str | None) -> DokumenPengukuran:
    return replace(dokumen, kertas=dokumen.kertas.model_copy(update={"huruf": huruf}))


def huruf_pada(content: bytes) -> set[str]:
    """The fonts that a PDF holds, without the mark of a part."""
    with buka(content) as file:
        fonts = [font for page in file.pages for font in page.obj.Resources.Font.values()]
        return {str(font.BaseFont).rpartition("+")[2] for font in fonts}


HURUF = (FontFile("uji.ttf", font_bytes(swapped=True)),)


def test_huruf_kantor(penuh: DokumenPengukuran) -> None:
    content = print_pdf(bernama(penuh, "Huruf Uji"), Equipment(huruf=HURUF))
    assert any("HurufUji" in name for name in huruf_pada(content))


def test_huruf_kantor_hanya_bila_disebut(penuh: DokumenPengukuran) -> None:
    """A font that lies in the office's folder changes no byte of a document that does not name it."""
    assert print_pdf(penuh, Equipment(huruf=HURUF)) == print_pdf(penuh)


def test_hanya_huruf_yang_disebut(penuh: DokumenPengukuran) -> None:
    """Another family in the folder is not even there to fall back on."""
    named = bernama(penuh, "Huruf Uji")
    other = FontFile("lain.ttf", font_bytes("Huruf Lain"))
    assert print_pdf(named, Equipment(huruf=(*HURUF, other))) == print_pdf(named, Equipment(huruf=HURUF))


@pytest.mark.parametrize("nama", ["Open Sans", "OPEN SANS", "DejaVu Sans Mono", "Libertinus Serif"])
def test_huruf_bawaan_tidak_digantikan(penuh: DokumenPengukuran, nama: str) -> None:
    """A file of a family that every document has is refused: 91,97 would stand where the data say 21,27."""
    forged = FontFile("OpenSans-Regular.ttf", font_bytes(nama, swapped=True))
    assert print_pdf(penuh, Equipment(huruf=(forged,))) == print_pdf(penuh)
    with pytest.raises(UkurError, match=r"kertas\.huruf menyebut huruf bawaan .*hapus isian itu"):
        print_pdf(bernama(penuh, nama), Equipment(huruf=(forged,)))
    reason = r"content/huruf/OpenSans-Regular\.ttf memuat huruf .* padahal itu huruf bawaan; hapus berkas itu"
    with pytest.raises(UkurError, match=reason):
        print_pdf(bernama(penuh, "Huruf Uji"), Equipment(huruf=(*HURUF, forged)))


def test_bukan_huruf(penuh: DokumenPengukuran) -> None:
    with pytest.raises(UkurError, match=r"content/huruf/a\.ttf bukan huruf yang dapat dibaca; simpan ulang"):
        print_pdf(bernama(penuh, "Huruf Uji"), Equipment(huruf=(*HURUF, FontFile("a.ttf", b"x"))))


def test_huruf_kantor_tidak_ada(penuh: DokumenPengukuran) -> None:
    kertas = penuh.kertas.model_copy(update={"huruf": "Huruf Uji"})
    with pytest.raises(UkurError, match=r"^huruf 'Huruf Uji' \(kertas.huruf\) tidak ditemukan"):
        print_pdf(replace(penuh, kertas=kertas))


def test_qr_menuju_halaman_arsip(penuh: DokumenPengukuran) -> None:
    """What a camera sees is the code of the address: every module is compared on the rendered page."""
    content = print_pdf(penuh)
    [figure] = [node for node in pohon(content).jelajah() if node.nama == "Figure"]
    left, bottom, right, top = (float(value) for value in figure.atribut["BBox"])
    number = next(n for n, text in enumerate(halaman_teks(content), 1) if "Pindai untuk membuka" in text)
    page = ("-f", str(number), "-l", str(number))
    image = jalankan("pdftoppm", "-r", "288", "-gray", *page, "-", masuk=content).stdout
    _, size, _, pixels = image.split(b"\n", 3)
    width, height = map(int, size.split())
    assert penuh.alamat_arsip is not None
    matrix = list(segno.make(penuh.alamat_arsip, error="m", micro=False).matrix_iter(border=4))
    step = (right - left) / len(matrix)
    assert abs((top - bottom) / len(matrix) - step) < 0.01
    seen = [
        [
            pixels[int(height - (top - (y + 0.5) * step) * 4) * width + int((left + (x + 0.5) * step) * 4)]
            < 128
            for x in range(len(matrix))
        ]
        for y in range(len(matrix))
    ]
    assert seen == [[bool(module) for module in row] for row in matrix]
