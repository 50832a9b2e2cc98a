"""A fact is called the same in PDF, DOCX, XLSX and HTML: headings, titles, sentences; rows are whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pytest
from tests.document.baca_docx import Docx, baca, grid
from tests.document.baca_pdf import Simpul, pohon, rapat
from tests.document.baca_xlsx import Buku
from tests.document.comparison_rows import compared
from tests.document.printed_rows import evidence, recorded
from tests.lengkap import SITUS, TW4, lengkap
from tests.urai import Unsur, urai

from ukur.commands.pages import site_build as pembangun
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.docx_writer import write_docx
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.document.xlsx.workbook import write_xlsx
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.site.page import PageAddresses
from ukur.site.whole_site import compose_site


@dataclass(frozen=True)
class Printed:
    """One document in its four renderings; texts without spaces, which a layout adds and drops."""

    office: str
    document: DokumenPengukuran
    pdf: Simpul
    docx: Docx
    xlsx: Buku
    html: Unsur

    @cached_property
    def heads(self) -> Mapping[str, list[set[str]]]:
        """The headings of each table in each rendering; of a workbook every row that could be a head."""
        return {
            "pdf": [_words(head.cari("TH")) for head in self.pdf.cari("THead")],
            "docx": [{rapat(cell) for row in rows[:2] for cell in row} for rows in self._docx_heads()],
            "xlsx": [
                {rapat(str(cell)) for cell in cells if cell != ""}
                for sheet in self.xlsx.lembar.values()
                for at, row in enumerate(sheet)
                for cells in (row, [*row, *(sheet[at + 1] if at + 1 < len(sheet) else ())])
            ],
            "html": [_words(head.cari("th")) for head in self.html.cari("thead")],
        }

    def _docx_heads(self) -> Iterator[list[list[str]]]:
        """The rows that repeat on every page."""
        for _, table in self.docx.tabel_asli():
            heads = len(table._tbl.xpath("./w:tr[w:trPr/w:tblHeader]"))
            yield grid(table)[:heads]

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """All text of each rendering."""
        sheets = "".join(self.xlsx.teks(name) for name in self.xlsx.lembar)
        return {
            "pdf": rapat(self.pdf.teks),
            "docx": rapat(self.docx.teks),
            "xlsx": rapat(sheets),
            "html": rapat(self.html.teks),
        }


OFFICE: dict[str, Callable[[Catalogue], Catalogue]] = {
    "instansi nyata": lambda katalog: katalog,
    "kantor lengkap": lengkap,
    "satu indikator yang tercapai": lambda katalog: lengkap(katalog, 1),
}


@pytest.fixture(scope="module", params=list(OFFICE))
def printed(request: pytest.FixtureRequest, katalog: Catalogue) -> Printed:
    measured = Measurements(OFFICE[request.param](katalog))
    document = compose_document(measured, TW4, site=SITUS)
    pages = compose_site(pembangun.gather_material(measured, True, {}), PageAddresses()).halaman
    [page] = [page for page in pages if page.src == f"dokumen/{TW4}.md"]
    return Printed(
        request.param,
        document,
        pohon(print_pdf(document)),
        baca(write_docx(document)),
        Buku(write_xlsx(document)),
        urai(page.isi()),
    )


def _words(cells: Iterable[Simpul] | Iterable[Unsur]) -> set[str]:
    return {rapat(cell.teks) for cell in cells}


ALL = ("pdf", "docx", "xlsx", "html")
PAPER = ("pdf", "docx")
SPANS = {"Triwulan IV", "Sampai dengan triwulan IV", "Setahun"}
FIGURES = {*SPANS, "Target", "Realisasi", "Capaian"}
ONCE = "Triwulan IV, s.d. triwulan IV, dan setahun"
"""The heading of the three on paper, where each of these documents has the same figures in all of them."""
ACTION = {"Penanggung jawab", "Batas waktu", "Rencana tindak lanjut", "Indikator"}
WHY = {"Kendala", "Penyebab", "Solusi yang telah dilakukan"}
QUARTERS = {f"s.d. Triwulan {number}" for number in ("I", "II", "III", "IV")}

STEPS = {"Sangat Tinggi (ST)", "Tinggi (T)", "Sedang (S)", "Rendah (R)", "Sangat Rendah (SR)"}
"""On paper predikat stand across."""

# The words of each table's head in all renderings, and those that only some of them have as columns.
TABLES: dict[str, tuple[set[str], dict[str, set[str]]]] = {
    "formulir": (
        {"Indikator kinerja", "Satuan", "Predikat", "Arah", *FIGURES},
        {
            "pdf": {"No", "Cara pengukuran", "Status"},
            "docx": {"Cara pengukuran", "Status", "Keterangan"},
            "xlsx": {"No", "Sasaran", "Cara pengukuran", "Status", "Keterangan"},
            "html": {"Status"},
        },
    ),
    "ringkasan": (
        {
            *("Sasaran", "Indikator", "Tercapai", "Tidak tercapai", "Belum dapat dinilai", "Belum waktunya"),
            "Rata-rata tanpa batas",
        },
        {},
    ),
    "predikat": (
        {"Predikat"},
        {
            **dict.fromkeys(PAPER, STEPS),
            "xlsx": {"Capaian", "Jumlah indikator", "Singkatan"},
            "html": {"Capaian", "Jumlah indikator"},
        },
    ),
    "pembandingan": (
        {"Indikator", "Realisasi s.d. triwulan IV", "2024", "Perubahan", "Arah"},
        {"xlsx": {"Kode", "Satuan", "Catatan"}, "pdf": {"Satuan"}, "docx": {"Satuan"}},
    ),
    "anggaran": (
        {"Program, kegiatan, dan sub kegiatan", "Pagu", "Realisasi", "Serapan", *QUARTERS},
        {"pdf": {"Kode"}, "docx": {"Kode"}, "xlsx": {"Kode", "Jenis", "Tingkat (0 = teratas)"}},
    ),
    "efisiensi": (
        {"Sasaran", "Rata-rata capaian", "Serapan", "Selisih", "Golongan", "Sisa anggaran"},
        {},
    ),
    "rencana aksi": (
        {*ACTION, "Target perbaikan", "Anggaran", "Tingkat masalah", "Status"},
        {"pdf": {"No", *WHY}, "docx": WHY, "xlsx": {*WHY, "Bukti tindak lanjut", "Rekomendasi"}},
    ),
    "tindak lanjut": (
        {*ACTION, "Periode asal", "Status semula", "Status kini", "Perkembangan", "Bukti"},
        {"pdf": {"No"}, "xlsx": {"Lewat batas waktu"}},
    ),
    "pelaksanaan SOP": (
        {
            *("No", "Kegiatan", "Pelaksana", "Waktu baku", "Dilaksanakan oleh", "Waktu pelaksanaan", "Lama"),
            "Catatan",
        },
        {},
    ),
    "koreksi": (
        {"Indikator", "Semula", "Menjadi", "Alasan", "Sumber", "Diputuskan oleh", "Tanggal"},
        {},
    ),
    "bukti": (
        {"Indikator", "Bukti", "Tanggal", "SHA-256"},
        {
            "pdf": {"Tautan atau lokasi arsip"},
            "docx": {"Tautan atau lokasi arsip"},
            "xlsx": {"Tautan", "Lokasi arsip"},
        },
    ),
}


def test_every_table_is_in_some_document(katalog: Catalogue) -> None:
    """Otherwise nothing would be compared."""
    documents = [compose_document(Measurements(office(katalog)), TW4) for office in OFFICE.values()]
    assert {table for d in documents for table, present in _has(d).items() if present} == set(TABLES)


@pytest.mark.parametrize("rendering", ALL)
@pytest.mark.parametrize("table", list(TABLES))
def test_headings(printed: Printed, table: str, rendering: str) -> None:
    """A rendering that has the table has exactly these words in its head."""
    words, more = TABLES[table]
    expected = {rapat(word) for word in words | more.get(rendering, set())}
    present = _has(printed.document)[table]
    if table == "ringkasan":
        expected.add(rapat(f"Rata-rata dengan batas {printed.document.ringkasan.batas}"))
    if rendering in PAPER and table == "formulir":
        expected = expected - {rapat(span) for span in SPANS} | {rapat(ONCE)}
    if rendering == "xlsx" and table == "formulir":  # the two groups that say it again are folded
        expected = expected - {rapat("Triwulan IV")} | {rapat(ONCE)}
    if rendering in PAPER and table == "bukti":
        expected -= {rapat(word) for word in _absent(printed.document)}
    if rendering != "html" and table == "pelaksanaan SOP":
        present = recorded(printed.document)
    if table == "pembandingan":
        expected |= {rapat(word) for word in _compared(printed.document)}
    assert (expected in printed.heads[rendering]) is present


def _absent(d: DokumenPengukuran) -> Iterator[str]:
    """The columns of evidence that nothing would stand in."""
    yield from ("Tanggal",) if not any(item.tanggal for item in evidence(d)) else ()
    yield from ("SHA-256",) if not any(item.sha256 for item in evidence(d)) else ()


def _compared(d: DokumenPengukuran) -> Iterator[str]:
    """The headings of what this document compares with: its past years, the plan's end, the standard."""
    rows = [comparison for _, comparison in compared(d)]
    yield from {str(year.tahun) for row in rows for year in row.tahun}
    ends = {row.renstra.tahun for row in rows if row.renstra}
    yield from (f"Akhir Renstra {end}" for end in ends)
    yield from ("Target", "Capaian") if ends else ()
    yield from ("Standar nasional", "Nilai", "Capaian") if any(row.nasional for row in rows) else ()


def _has(d: DokumenPengukuran) -> Mapping[str, bool]:
    """Whether the document has rows for a table."""
    return {
        **dict.fromkeys(TABLES, True),
        "pembandingan": bool(compared(d)),
        "anggaran": d.anggaran is not None,
        "efisiensi": d.anggaran is not None and bool(d.anggaran.efisiensi),
        "rencana aksi": bool(d.rencana_aksi),
        "tindak lanjut": bool(d.tindak_lanjut),
        "koreksi": bool(d.koreksi),
    }


SAID = {
    "instansi nyata": (
        "Belum ada anggaran tahun 2024 yang tercatat.",
        "sehingga langkah 7 SOP tidak meminta rencana aksi.",
        "Tidak ada rencana aksi dari periode sebelumnya yang masih terbuka.",
        "adalah contoh, bukan target resmi, sehingga capaian terhadapnya juga hanya contoh.",
        "Percontohan: tanpa nama dan tanpa tanda tangan",
    ),
    "satu indikator yang tercapai": (
        "Anggaran tahun 2024. Sumber: DPA uji",
        "tiap indikator paling tinggi 120 %, dikurangi serapan, dalam poin persen.",
    ),
    "kantor lengkap": (
        "Anggaran tahun 2024. Sumber: DPA uji",
        "Alasan perubahan target",
        "Tindak lanjut rekomendasi hasil evaluasi (LHE)",
        "Bahas capaian tiap triwulan",
        "Perintah pengukuran nomor 000.8.6.3/2, 2 Januari 2025, batas waktu 10 Januari 2025.",
        "Rapat pembahasan 9 Januari 2025 di Ruang rapat, dihadiri Sekretaris, Kepala Bidang Ekonomi; "
        "Berita acara evaluasi (disimpan di Lemari 2).",
        "Indikator tanpa capaian tidak ikut dirata-rata.",
        "Rekomendasi",
    ),
}
EVERYWHERE = (
    *("Pelaksanaan SOP", "Definisi operasional", "Cara pengukuran", "Rumus capaian", "Sumber data"),
    "Penanggung jawab",
)
APART = ("Anggaran dan efisiensi", "Rencana aksi", "Tindak lanjut rencana aksi sebelumnya")
TOGETHER = ("Anggaran, rencana aksi, dan tindak lanjut",)
"""What the three are headed by on paper where a document has nothing of them."""
# What a rendering called these facts when each had words of its own.
DROPPED = (
    *(
        "Waktu nyata",
        "Solusi yang sudah dilakukan",
        "Penggabungan triwulan",
        "Status sebelumnya",
        "Status lalu",
    ),
    *("Program dan kegiatan", "Capaian dikurangi serapan", "Tautan dan tempat arsip", "Rencana dari"),
    *("Alasan target diubah", "Perubahan target IKU", "Angka lama", "Yang telah dilakukan", "belum tercatat"),
    *("tercatat untuk tahun ini", "masih harus ditindaklanjuti", "Rata-rata, batas"),
)


@pytest.mark.parametrize("rendering", ALL)
def test_sentences(printed: Printed, rendering: str) -> None:
    text = printed.texts[rendering]
    joined = rendering in PAPER and printed.office == "instansi nyata"
    year = "Nilai setahun" if rendering in PAPER else "Gabungan triwulan"
    sentences = (*SAID[printed.office], *EVERYWHERE, year, *(TOGETHER if joined else APART))
    assert [said for said in sentences if rapat(said) not in text] == []
    assert [said for said in DROPPED if rapat(said) in text] == []


def _span(node: Simpul, direction: str) -> int:
    return int(node.atribut.get(direction, 1))


def test_rows_of_the_pdf_are_as_wide_as_their_head(printed: Printed) -> None:
    """Counting what hangs down into a row from the rows above it."""
    for table in printed.pdf.cari("Table"):
        widths, hanging = set[int](), list[tuple[int, int]]()
        for row in table.cari("TR"):
            spans = [(_span(cell, "ColSpan"), _span(cell, "RowSpan")) for cell in row.anak]
            widths.add(sum(across for across, _ in (*hanging, *spans)))
            hanging = [(across, down - 1) for across, down in (*hanging, *spans) if down > 1]
        assert len(widths) == 1, table.teks[:80]


def test_rows_of_the_docx_are_as_wide_as_their_grid(printed: Printed) -> None:
    for caption, table in printed.docx.tabel_asli():
        grid_columns = len(table._tbl.xpath("./w:tblGrid/w:gridCol"))
        for row in table._tbl.xpath("./w:tr"):
            wide = [int(value) for value in row.xpath("./w:tc/w:tcPr/w:gridSpan/@w:val")]
            assert len(row.xpath("./w:tc")) - len(wide) + sum(wide) == grid_columns, caption
