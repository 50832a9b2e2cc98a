"""Every surface by the function that reads its rows. A new surface is one function, named here."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tests.permukaan import read_files, read_pages, read_report
from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import HEADLINE, SCOPES, TO_DATE, YEAR, ShownRow


class Surface(NamedTuple):
    """How a surface is read, and of which scopes it shows every capaian.

    ``partly``: not of every indicator; ``printed``: only of the periods whose office files are made.
    """

    read: Callable[[Rendered], Iterator[ShownRow]]
    scopes: tuple[str, ...]
    partly: bool = False
    printed: bool = False


SURFACES: Mapping[str, Surface] = {
    "beranda": Surface(read_pages.home, (HEADLINE,)),
    "daftar indikator": Surface(read_pages.index, (HEADLINE,)),
    "judul indikator": Surface(read_pages.headline, (HEADLINE,)),
    "deret": Surface(read_pages.series, (TO_DATE, YEAR)),
    "uraian grafik": Surface(read_pages.chart_words, (TO_DATE,), partly=True),  # words have no chart
    "titik grafik": Surface(read_pages.chart_tips, (TO_DATE,), partly=True),  # the same
    "formulir HTML": Surface(read_pages.form, SCOPES),
    "struk": Surface(read_pages.receipts, (HEADLINE,)),
    "PDF": Surface(read_files.pdf, SCOPES, printed=True),
    "DOCX": Surface(read_files.docx, SCOPES, printed=True),
    "XLSX": Surface(read_files.xlsx, SCOPES, printed=True),
    "CSV": Surface(read_files.document_csv, (HEADLINE, *SCOPES)),
    "deret CSV": Surface(read_files.series_csv, (HEADLINE, *SCOPES)),
    "JSON": Surface(read_files.document_json, (HEADLINE, *SCOPES)),
    "deret JSON": Surface(read_files.series_json, (HEADLINE, *SCOPES)),
    "calc": Surface(read_files.calc_text, (HEADLINE,)),
    "calc CSV": Surface(read_files.calc_csv, (HEADLINE, TO_DATE, YEAR)),
    "calc JSON": Surface(read_files.calc_json, (HEADLINE, TO_DATE, YEAR)),
    "laporan baru": Surface(read_report.new_reports, (HEADLINE,)),
    "laporan berubah": Surface(read_report.changed_reports, (HEADLINE,), partly=True),  # of numbers only
    "laporan target": Surface(read_report.changed_targets, (HEADLINE,), partly=True),  # the same
    "perhatian": Surface(read_pages.missed, (HEADLINE,), partly=True),  # of those that were missed
    "perhatian PDF": Surface(read_files.pdf_missed, (HEADLINE,), partly=True, printed=True),
    "perhatian DOCX": Surface(read_files.docx_missed, (HEADLINE,), partly=True, printed=True),
    "perhatian XLSX": Surface(read_files.xlsx_missed, (HEADLINE,), partly=True, printed=True),
    "umpan": Surface(read_pages.feed, ()),
    "indeks cari": Surface(read_pages.search_index, ()),
}
