"""What a reader should know of an indicator before using its figures, and how to cite it; all by rule."""

from collections.abc import Iterator, Sequence

from ukur.document import wording
from ukur.model.indikator import Indikator
from ukur.site.datasets import Addresses
from ukur.site.material import SeriesPoint, SiteMaterial
from ukur.site.page import PageAddresses

SAMPLE = "Target bertanda “contoh” bukan target resmi, begitu pula capaiannya."
NO_LIMIT = "Tidak ada batasan yang dicatat."


def need_to_know(item: Indikator, points: Sequence[SeriesPoint]) -> tuple[tuple[str, str], ...]:
    """Return what is measured, where figures come from, and what limits them, a line each."""
    source = item.sumber_data
    names = dict.fromkeys(filter(None, (source.nama, item.penyedia_data or source.penyedia)))
    limits = [ended(text) for text in _limits(item, points)]
    return (
        ("Yang diukur", ended(item.definisi_operasional)),
        ("Sumber", ended(", ".join(names))),
        ("Batasan", " ".join(limits) or NO_LIMIT),
    )


def _limits(item: Indikator, points: Sequence[SeriesPoint]) -> Iterator[str]:
    if any(point.baris.target_contoh for point in points):
        yield SAMPLE
    yield from (row.sentence for row in item.putus_deret)
    if item.sumber_data.catatan:
        yield item.sumber_data.catatan


def ended(text: str) -> str:
    """Return a text as a sentence that ends."""
    return text if not text or text.rstrip().endswith((".", "!", "?", "…")) else f"{text}."


def citation(material: SiteMaterial, item: Indikator, points: Sequence[SeriesPoint]) -> str:
    """Return how to cite the newest figure; empty where no document has one."""
    if not points:
        return ""
    instansi, last = material.catalogue.instansi, points[-1].periode
    place = Addresses(material.situs, PageAddresses(), "")
    address = place.page_address(f"indikator/{item.kode}.md") if material.situs else ""
    year = material.dokumen[last].tanggal.year
    said = f"{instansi.nama}, {instansi.daerah} ({year}). {item.kode} {item.nama}, {last.title}."
    licence = wording.licence(material.licence) if material.licence else ""
    marks = (f"{mark}." for mark in material.marks)
    return " ".join(filter(None, (said, address, licence, *marks)))
