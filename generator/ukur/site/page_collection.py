"""Who has reported and who is waited for, while units collect: in the preview only."""

from collections.abc import Iterator
from typing import Any

from ukur.document.date_text import date_text
from ukur.measure.collection import Collection
from ukur.measure.collection_words import deadline_words, rows_total, unit_words
from ukur.model.paths import formulir_path
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.template_engine import TemplateEngine

SRC = "himpunan.md"
TITLE = "Himpunan data unit"


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the page, where a preview shows a period that units are collecting."""
    found = material.collections
    if not found:
        return

    def render() -> str:
        return engine.render(
            "himpunan.html", SRC, judul_halaman=TITLE, periode=[_shown(material, item) for item in found]
        )

    yield SitePage(
        SRC,
        TITLE,
        f"Unit {material.catalogue.instansi.nama} yang sudah dan yang belum melapor",
        render,
        (found, material.deadlines, material.sunting),
        tuple(PageSection(f"p-{item.periode}", item.periode.title) for item in found),
        induk="index.md",
        cari=lambda: (SearchEntry(TITLE, " ".join(row.nama for item in found for row in item.units)),),
    )


def _shown(material: SiteMaterial, item: Collection) -> dict[str, Any]:
    steps = [step for step in material.deadlines if step.periode == item.periode]
    return {
        "id": f"p-{item.periode}",
        "judul": item.periode.title,
        "jumlah": rows_total(item.units),
        "batas": deadline_words(item.deadline, date_text) if item.deadline else "",
        "unit": [
            (
                row.nama,
                "sudah melapor" if row.is_done else "ditunggu",
                unit_words(row),
                material.data_path(formulir_path(item.periode, row.unit)),
            )
            for row in item.units
        ],
        "langkah": [(step.nomor, step.kegiatan, deadline_words(step, date_text)) for step in steps],
    }
