"""The summary in English: home, a page for each document and for each indicator that has a name in English.

Only where the office gives names (``terjemahan.yml``). The figures are those of the documents; each page lies
at the address of the one in Indonesian, below ``en/``.
"""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ukur.document.document_value import DokumenPengukuran
from ukur.model.terjemahan import TerjemahanIndikator
from ukur.site.document_result import rank, status_bar
from ukur.site.english.english_names import EnglishNames
from ukur.site.english.english_rows import english_row, english_series
from ukur.site.english.english_words import (
    count_parts,
    document_title,
    headline,
    indonesian,
    period_name,
)
from ukur.site.material import SiteMaterial
from ukur.site.page import ENGLISH, ENGLISH_CODE, SearchEntry, SitePage
from ukur.site.page_home import MOST_ROWS, series_picture
from ukur.site.template_engine import TemplateEngine

HOME = f"{ENGLISH}index.md"
_TITLE = "Summary in English"
_PDF = "application/pdf"


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the pages; none where the office gives no names in English."""
    given = material.catalogue.terjemahan.inggris
    if given is None:
        return
    names = EnglishNames(given, material.catalogue.instansi)
    yield _home(material, engine, names)
    for _, document in sorted(material.dokumen.items(), reverse=True):
        yield _document(material, engine, names, document)
    for item in material.catalogue.by_code:
        if item.kode in given.indikator:
            yield _indikator(material, engine, names, item.kode)


def _home(material: SiteMaterial, engine: TemplateEngine, names: EnglishNames) -> SitePage:
    newest = material.newest

    def render() -> str:
        rows = sorted(newest.baris, key=lambda row: rank(row, newest)) if newest else []
        return engine.render(
            "inggris_beranda.html",
            HOME,
            baris=[english_row(row, newest.periode, names) for row in rows[:MOST_ROWS]] if newest else (),
            baris_lain=len(rows) - MOST_ROWS,
            semua=[
                (f"{ENGLISH}dokumen/{periode}.md", document_title(document), headline(document))
                for periode, document in sorted(material.dokumen.items(), reverse=True)
            ],
            **_result(newest),
            **_common(material, names, "index.md"),
        )

    told = f"{document_title(newest)}: {headline(newest)} " if newest else ""
    return SitePage(
        HOME,
        f"{_TITLE}: {names.short}",
        f"{told}Results of performance measurement, {names.office}.",
        render,
        (names, material.published_periods, newest),
        induk="index.md",
        cari=lambda: (SearchEntry(_TITLE, f"English {names.office}"),),
        lang=ENGLISH_CODE,
    )


def _document(
    material: SiteMaterial, engine: TemplateEngine, names: EnglishNames, document: DokumenPengukuran
) -> SitePage:
    native = f"dokumen/{document.periode}.md"
    title = document_title(document)
    files = [file for file in material.unduhan.get(document.periode, ()) if file.jenis == _PDF]

    def render() -> str:
        return engine.render(
            "inggris_dokumen.html",
            ENGLISH + native,
            kelompok=[
                (
                    names.sasaran(group.kode, group.uraian),
                    group.kode,
                    [english_row(row, document.periode, names) for row in group.baris],
                )
                for group in document.kelompok
            ],
            pdf=files[0].path if files else "",
            **_result(document),
            **_common(material, names, native),
        )

    return SitePage(
        ENGLISH + native,
        f"{title} (summary in English)",
        f"{title}, {names.office}. {headline(document)}",
        render,
        (names, document, material.published_periods, files),
        induk=HOME,
        lang=ENGLISH_CODE,
    )


def _indikator(material: SiteMaterial, engine: TemplateEngine, names: EnglishNames, kode: str) -> SitePage:
    native, given = f"indikator/{kode}.md", names.given.indikator[kode]
    points = material.series.get(kode, ())

    def render() -> str:
        rows = english_series(points, names)
        picture = series_picture(material, points[-1].baris, points) if points else ""
        return engine.render(
            "inggris_indikator.html",
            ENGLISH + native,
            kode=kode,
            nama=given.nama,
            definisi=given.definisi,
            baris=rows,
            gambar=Markup(picture),
            konsep=points[-1].konsep if points else False,
            target_contoh=any(row.sample for row in rows),
            **_common(material, names, native),
        )

    return SitePage(
        ENGLISH + native,
        f"{kode} {given.nama}",
        _described(given, names),
        render,
        (names, points, material.published_periods),
        induk=HOME,
        cari=lambda: (SearchEntry(f"{kode} {given.nama}", f"English {names.short}"),),
        lang=ENGLISH_CODE,
    )


def _described(given: TerjemahanIndikator, names: EnglishNames) -> str:
    return f"{given.nama}: target, result and achievement, {names.office}"


def _result(document: DokumenPengukuran | None) -> dict[str, Any]:
    """Return what a page begins with: the result in a sentence, a bar and counts."""
    if document is None:
        return {"dokumen": None}
    return {
        "dokumen": document,
        "judul_dokumen": document_title(document),
        "kuartal": period_name(document.periode),
        "kalimat": headline(document),
        "bilah": Markup(status_bar(document)),
        "hitungan": (("Indicators", document.ringkasan.jumlah), *count_parts(document.ringkasan)),
        "konsep": document.konsep,
        "target_contoh": document.target_contoh,
    }


def _common(material: SiteMaterial, names: EnglishNames, native: str) -> dict[str, Any]:
    """Return what every page has: who publishes, the page in Indonesian, and which indicators have a page."""
    return {
        "kantor": names.office,
        "asli": native,
        "beranda": HOME,
        "inggris": ENGLISH,
        "punya": names.given.indikator.keys() & material.catalogue.indikator.keys(),
        "kamus": material.catalogue.indikator.keys(),
        "indonesian": lambda text: Markup(indonesian(text)),
    }
