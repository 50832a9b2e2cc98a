"""Every surface by the function that reads its rows. A new surface is one function, named here."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tests.permukaan import (
    read_archive,
    read_comparison,
    read_data,
    read_e81,
    read_english,
    read_files,
    read_pages,
    read_report,
)
from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import HEADLINE, PLAN, SCOPES, TO_DATE, YEAR, ShownRow


class Surface(NamedTuple):
    """How a surface is read, and of which scopes it shows every capaian.

    ``partly``: not of every indicator; ``printed``: only of the periods that are looked at. ``page`` is where
    readers of the site meet it, of a ``{kode}`` or a ``{periode}``.
    """

    read: Callable[[Rendered], Iterator[ShownRow]]
    scopes: tuple[str, ...]
    partly: bool = False
    printed: bool = False
    page: str = ""


INDEX, LIST, ITEM, FORM = "index.md", "indikator/index.md", "indikator/{kode}.md", "dokumen/{periode}.md"
SURFACES: Mapping[str, Surface] = {
    "beranda": Surface(read_pages.home, (HEADLINE,), printed=True, page=INDEX),
    "perhatian beranda": Surface(
        read_pages.attention, (HEADLINE,), partly=True, page=INDEX
    ),  # of the worst three
    "daftar indikator": Surface(read_pages.index, (HEADLINE,), printed=True, page=LIST),
    "judul indikator": Surface(read_pages.headline, (HEADLINE,), printed=True, page=ITEM),
    "deret": Surface(read_pages.series, (TO_DATE, YEAR), page=ITEM),
    "uraian grafik": Surface(
        read_pages.chart_words, (TO_DATE,), partly=True, page=ITEM
    ),  # words have no chart
    "titik grafik": Surface(read_pages.chart_tips, (TO_DATE,), partly=True, page=ITEM),  # the same
    "formulir HTML": Surface(read_pages.form, SCOPES, page=FORM),
    "struk": Surface(read_pages.receipts, (HEADLINE,), page=FORM),
    "PDF": Surface(read_files.pdf, SCOPES, printed=True),
    "DOCX": Surface(read_files.docx, SCOPES, printed=True),
    "XLSX": Surface(read_files.xlsx, SCOPES, printed=True),
    "CSV": Surface(read_data.document_csv, (HEADLINE, *SCOPES)),
    "deret CSV": Surface(read_data.series_csv, (HEADLINE, *SCOPES)),
    "deret lembar kerja": Surface(read_data.series_sheets, (HEADLINE, *SCOPES)),
    "JSON": Surface(read_data.document_json, (HEADLINE, *SCOPES)),
    "deret JSON": Surface(read_data.series_json, (HEADLINE, *SCOPES)),
    "calc": Surface(read_files.calc_text, (HEADLINE,)),
    "calc CSV": Surface(read_files.calc_csv, (HEADLINE, TO_DATE, YEAR)),
    "calc JSON": Surface(read_files.calc_json, (HEADLINE, TO_DATE, YEAR)),
    "laporan baru": Surface(read_report.new_reports, (HEADLINE,)),
    "laporan berubah": Surface(read_report.changed_reports, (HEADLINE,), partly=True),  # of numbers only
    "laporan target": Surface(read_report.changed_targets, (HEADLINE,), partly=True),  # the same
    "perhatian": Surface(read_pages.missed, (HEADLINE,), partly=True, page=FORM),  # of those that were missed
    "pohon": Surface(read_pages.node_lines, (HEADLINE,), printed=True, page="pohon-kinerja.md"),
    "unit": Surface(read_pages.unit_lines, (HEADLINE,), partly=True, printed=True),  # of several units
    "perhatian PDF": Surface(read_files.pdf_missed, (HEADLINE,), partly=True, printed=True),
    "perhatian DOCX": Surface(read_files.docx_missed, (HEADLINE,), partly=True, printed=True),
    "perhatian XLSX": Surface(read_files.xlsx_missed, (HEADLINE,), partly=True, printed=True),
    "pembandingan": Surface(
        read_comparison.html, (PLAN,), partly=True, page=FORM
    ),  # of those that have a plan's end
    "pembandingan PDF": Surface(read_comparison.pdf, (PLAN,), partly=True, printed=True),
    "pembandingan DOCX": Surface(read_comparison.docx, (PLAN,), partly=True, printed=True),
    "pembanding CSV": Surface(read_comparison.data, (PLAN,), partly=True),
    "E.81": Surface(read_e81.html, (PLAN,), partly=True, page="dokumen/{periode}/e81.md"),
    "E.81 PDF": Surface(read_e81.pdf, (PLAN,), partly=True, printed=True),
    "E.81 XLSX": Surface(read_e81.xlsx, (PLAN,), partly=True, printed=True),
    "banding arsip": Surface(read_archive.comparison, (HEADLINE,), page="arsip/{periode}.md"),
    "beranda Inggris": Surface(read_english.home, (HEADLINE,), printed=True, page="en/index.md"),
    "dokumen Inggris": Surface(read_english.documents, (HEADLINE,), page="en/dokumen/{periode}.md"),
    "deret Inggris": Surface(
        read_english.series, (HEADLINE,), partly=True, page="en/indikator/{kode}.md"
    ),  # of those that have a name in English
    "wilayah": Surface(read_pages.places, ()),
    "umpan indikator": Surface(read_pages.item_feeds, (HEADLINE,), partly=True),  # of the newest periods
    "umpan": Surface(read_pages.feed, ()),
    "indeks cari": Surface(read_pages.search_index, (HEADLINE,), printed=True),
}
