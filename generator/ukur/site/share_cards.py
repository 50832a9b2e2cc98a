"""Which pages have a card for messengers, and what it says: the page's own sentence or figure."""

from collections.abc import Iterator

from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.share_card import ShareCard
from ukur.site.document_result import headline
from ukur.site.material import SiteMaterial

HOME = "index.md"
MOST_INDICATORS = 200  # a card takes 14 ms to print and 80 kB: more would outweigh the site itself


def share_cards(material: SiteMaterial) -> Iterator[tuple[str, ShareCard]]:
    """Yield ``src`` and card of each page that has one: home, documents, indicators with a figure."""
    office = material.catalogue.instansi
    mark = " · ".join(mark.partition(":")[0] for mark in material.marks)
    below = f"{office.nama_singkat}, {office.daerah}"

    def of_document(document: DokumenPengukuran) -> ShareCard:
        return ShareCard(document.judul, headline(document), "", "", below, mark)

    if material.newest is not None:
        yield HOME, of_document(material.newest)
    for periode, document in sorted(material.dokumen.items()):
        yield f"dokumen/{periode}.md", of_document(document)
    shown = sorted(material.series.items())[:MOST_INDICATORS]
    for kode, points in shown:
        row, above = points[-1].baris, f"{kode} · {material.dokumen[points[-1].periode].judul}"
        yield f"indikator/{kode}.md", ShareCard(above, row.nama, *_figure(row), below, mark)


def _figure(row: IndikatorRow) -> tuple[str, str]:
    """Return figure and what it is held against; a sample target is no target, so it is not named."""
    shown = row.headline
    if shown.realisasi.nilai is None:
        return "", ""
    told = "" if row.target_contoh else f"{row.status} · target {shown.target.teks}"
    return f"{shown.realisasi.teks} {row.satuan}", told
