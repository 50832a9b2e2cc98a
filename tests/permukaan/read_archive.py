"""What an archive page shows: the headlines of a document beside those of the document filed before it."""

from collections.abc import Iterator
from dataclasses import replace

from tests.permukaan.grid import scope_of
from tests.permukaan.read_pages import code_of, table_rows
from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import UNSAID, ShownRow
from tests.urai import urai

from ukur.document.document_value import DokumenPengukuran
from ukur.site.archive_view import ShownArchive, ShownVersion
from ukur.site.page import PageAddresses
from ukur.site.page_archive_period import period_page
from ukur.site.template_engine import TemplateEngine

_NAME = ("Indikator",)


def comparison(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the table of two periods on the page of each document but the first, as if all were filed."""
    filed = {periode: (_filed(document),) for periode, document in rendered.documents.items()}
    material = replace(rendered.material, arsip=ShownArchive(versi=filed), lengkap=False)
    engine = TemplateEngine(PageAddresses())
    for periode in rendered.documents:
        page = urai(period_page(material, engine, periode).isi())
        for table in page.cari("table"):
            for cells in table_rows(table):
                kode = code_of(rendered, cells.get(_NAME, ""))
                for period in (path[1] for path in cells if path[0] == "Lingkup") if kode else ():
                    scope = scope_of(cells["Lingkup", period]) or UNSAID
                    real, target, reached = (
                        cells[part, period] for part in ("Realisasi", "Target", "Capaian")
                    )
                    yield ShownRow("banding arsip", kode or "", period, scope, real, target, reached)


def _filed(document: DokumenPengukuran) -> ShownVersion:
    """Return a document as if it were filed, without what a page says of its files."""
    return ShownVersion(
        versi=1,
        folder=f"{document.periode}/v1",
        dokumen=document,
        commit="",
        waktu="",
        sidik="",
        sidik_manifest="",
        sidik_baris="",
        nomor_register=1,
        alasan=(),
        situs_git="",
        bertanda=False,
        batas=(),
        setuju=(),
        unduhan=(),
        lainnya=(),
    )
