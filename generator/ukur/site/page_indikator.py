"""List of indicators and the page of each: chart, series, breakdown, metadata, edit link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.document.direction_text import change_of
from ukur.document.sections import ShownKoreksi, ShownTindakLanjut
from ukur.document.shown_comparison import ShownChange
from ukur.measure.rumus import RUMUS
from ukur.model.indikator import DasarTarget, Indikator
from ukur.model.paths import kamus_path
from ukur.model.periode import Periode
from ukur.site.breakdown import Breakdown, breakdown
from ukur.site.datasets import series_sheet
from ukur.site.fragments import direction_html
from ukur.site.indikator_about import citation, need_to_know
from ukur.site.indikator_chart import far_sentence, indikator_chart
from ukur.site.indikator_entry import indikator_entry
from ukur.site.indikator_files import chart_path, feed_path
from ukur.site.indikator_term import ShownTerm, has_ended, shown_term
from ukur.site.indikator_view import IndikatorView, indikator_view
from ukur.site.line_chart import NARROW, WIDE, line_chart
from ukur.site.links import KnownWays, Links
from ukur.site.material import SeriesPoint, SiteMaterial
from ukur.site.page import PageSection, SitePage
from ukur.site.place_map import map_of
from ukur.site.structured_data import jsonld_indikator
from ukur.site.template_engine import TemplateEngine

SCRIPT, STYLE = "aset/grafik.js", "aset/grafik.css"
"""Of these pages alone: the first view of the site does without."""


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the list and one page for each indicator of the dictionary."""
    src = "indikator/index.md"
    groups, ended = list(_groups(material)), tuple(_ended(material))
    yield SitePage(
        src,
        "Indikator",
        f"Kamus indikator kinerja {material.catalogue.instansi.nama}",
        lambda: engine.render(
            "daftar_indikator.html",
            src,
            kelompok=groups,
            berakhir=ended,
            jumlah=len(material.catalogue.indikator) - len(ended),
            units=material.unit_index,
        ),
        (tuple(groups), ended),
    )
    for item in material.catalogue.by_code:
        yield _page(material, engine, item)


def _groups(material: SiteMaterial) -> Iterator[dict[str, Any]]:
    by_node: dict[str, list[dict[str, Any]]] = {}
    for item in material.catalogue.by_code:
        if has_ended(material, item):
            continue
        last = material.series.get(item.kode, ())[-1:]
        by_node.setdefault(item.sasaran, []).append(
            {
                "kode": item.kode,
                "nama": item.nama,
                "masa": item.berlaku.title if item.berlaku else "",
                "satuan": last[0].baris.satuan if last else item.satuan,
                "penilaian": RUMUS[item.rumus].nama,
                "arah": Markup(direction_html(_change(last[0]))) if last else DASH,
                "baris": last[0].baris if last else None,
                "periode": str(last[0].periode) if last else DASH,
            }
        )
    for node in material.catalogue.pohon.walk_down():
        if node.kode in by_node:
            yield {
                "kode": node.kode,
                "jenis": str(node.jenis),
                "uraian": node.uraian,
                "contoh": node.dasar is DasarTarget.CONTOH,
                "indikator": by_node[node.kode],
            }


def _ended(material: SiteMaterial) -> Iterator[tuple[str, str, ShownTerm | None]]:
    """Yield the indicators that are measured no more: they stay readable."""
    for item in material.catalogue.by_code:
        if has_ended(material, item):
            yield item.kode, item.nama, shown_term(material, item)


def _page(material: SiteMaterial, engine: TemplateEngine, item: Indikator) -> SitePage:
    src, path = f"indikator/{item.kode}.md", kamus_path(item.kode)
    points = material.series.get(item.kode, ())
    follow_up, corrections = material.follow_ups.get(item.kode, ()), material.koreksi.get(item.kode, ())
    waiting = material.pending_of(item.kode)

    def render() -> str:
        shown = _shown(material, engine, item, src)
        if material.keeper is None:
            return indikator_body(engine, shown)
        key = material.digests.of_fields(shown)
        return material.keeper.kept("indikator", key, lambda: indikator_body(engine, shown).encode()).decode()

    return SitePage(
        src,
        f"{item.kode} {item.nama}",
        f"{item.nama}: target, realisasi, dan capaian",
        render,
        (item, points, follow_up, corrections, waiting, tuple(material.maps), *_beside(material, item)),
        tuple(_sections(item, points, follow_up, corrections)),
        material.edit_address(path),
        "indikator/index.md",
        lambda: (indikator_entry(item, points[-1:]),),
    )


@dataclass(frozen=True)
class ShownIndikator:
    """All that the body of an indicator's page is made of: kept by the digest of this, and sees no more.

    ``deret`` are its rows, oldest first. ``tentang`` is what is known of it beside its figures, by the names
    of the template; ``lengkap``: files of open data lie beside the page.
    """

    kamus: IndikatorView
    masa: ShownTerm | None
    deret: tuple[SeriesPoint, ...]
    indikator: Indikator
    rincian: Breakdown | None
    peta: str
    tentang: tuple[tuple[str, Any], ...]
    lanjutan: tuple[tuple[Periode, ShownTindakLanjut], ...]
    koreksi: tuple[ShownKoreksi, ...]
    menunggu: tuple[str, ...]
    tautan: KnownWays
    berkas: tuple[tuple[str, str | None], ...]
    lengkap: bool


def _shown(material: SiteMaterial, engine: TemplateEngine, item: Indikator, src: str) -> ShownIndikator:
    points, links = material.series.get(item.kode, ()), Links(material, engine.alamat, src)
    follow_up, corrections = material.follow_ups.get(item.kode, ()), material.koreksi.get(item.kode, ())
    parts = breakdown(material, item, points)
    periods = {
        *(str(point.periode) for point in points),
        *(str(periode) for periode, _ in follow_up),
        *(row.periode for row in corrections),
    }
    return ShownIndikator(
        kamus=indikator_view(material, item),
        masa=shown_term(material, item),
        deret=points,
        indikator=item,
        rincian=parts,
        peta=_map(material, points, links),
        tentang=tuple(_about(material, item, points, engine).items()),
        lanjutan=follow_up,
        koreksi=corrections,
        menunggu=material.pending_of(item.kode),
        tautan=links.known(periods, (row.baru.kode for row in parts.baris) if parts else ()),
        berkas=(material.data_path(kamus_path(item.kode)),),
        lengkap=material.lengkap,
    )


def indikator_body(engine: TemplateEngine, shown: ShownIndikator) -> str:
    """Return the body of the page of an indicator."""
    points, chart = shown.deret, indikator_chart(shown.indikator, shown.deret)
    return engine.render(
        "indikator.html",
        shown.tautan.src,
        i=shown.kamus,
        masa=shown.masa,
        deret=points[::-1],
        grafik=Markup(line_chart(chart, WIDE) + line_chart(chart, NARROW, "grafik-sempit")),
        di_luar=far_sentence(chart),
        terakhir=points[-1] if points else None,
        arah=_direction(points),
        rincian=shown.rincian,
        gambar=chart_path(shown.kamus.kode) if chart.known and shown.lengkap else "",
        **dict(shown.tentang),
        peta=shown.peta,
        aksi=[(point.periode, plan) for point in points[::-1] for plan in point.baris.rencana_aksi],
        lanjutan=shown.lanjutan[::-1],
        koreksi=shown.koreksi,
        menunggu_koreksi=shown.menunggu,
        tautan=shown.tautan,
        berkas=shown.berkas,
    )


def _about(
    material: SiteMaterial, item: Indikator, points: Sequence[SeriesPoint], engine: TemplateEngine
) -> dict[str, Any]:
    """Return what is known of the indicator beside its figures, and how to follow and cite it."""
    return {
        "ketahui": need_to_know(item, points),
        "kutipan": citation(material, item, points),
        "umpan": feed_path(item.kode) if points and material.lengkap else "",
        "situs": material.situs.rstrip("/") if material.situs else "",
        "simpul": _node(material, item),
        "terstruktur": jsonld_indikator(material, item, points, engine.alamat),
        "lembar_kerja": series_sheet(item.kode) if points and material.lengkap else "",
        "skrip": SCRIPT,
        "gaya": STYLE,
    }


def _beside(material: SiteMaterial, item: Indikator) -> tuple[object, ...]:
    """Return what of the rest of the site a page names."""
    return material.catalogue.instansi, _node(material, item), material.situs, material.marks


def _node(material: SiteMaterial, item: Indikator) -> str:
    """Return the sasaran in words: code and text."""
    nodes = (node for node in material.catalogue.pohon.walk_down() if node.kode == item.sasaran)
    return next((f"{node.kode} {node.uraian}" for node in nodes), item.sasaran)


def _sections(
    item: Indikator,
    points: tuple[SeriesPoint, ...],
    follow_up: Sequence[object],
    corrections: Sequence[object],
) -> Iterator[PageSection]:
    yield PageSection("deret", "Target dan realisasi")
    if any(point.baris.rincian for point in points):
        yield PageSection("rincian", "Rincian")
    yield PageSection("metadata", "Metadata")
    if item.target:
        yield PageSection("target", "Target yang tercatat")
    if any(point.baris.rencana_aksi for point in points):
        yield PageSection("rencana-aksi", "Rencana aksi")
    if follow_up:
        yield PageSection("tindak-lanjut", "Tindak lanjut rencana aksi")
    if corrections:
        yield PageSection("koreksi", "Koreksi angka")
    if item.catatan_perubahan:
        yield PageSection("perubahan", "Perubahan definisi")
    yield PageSection("berkas", "Berkas data")


def _change(point: SeriesPoint) -> ShownChange | None:
    return change_of(point.baris, point.periode)


def _direction(points: Sequence[SeriesPoint]) -> tuple[Markup, str] | None:
    """Return the direction of the newest figure, and the sentence that says against what."""
    change = _change(points[-1]) if points else None
    if change is None or not change.arah:
        return None
    return Markup(direction_html(change)), f"{change.perubahan.teks} dibanding {change.terhadap}"


def _map(material: SiteMaterial, points: Sequence[SeriesPoint], links: Links) -> Markup:
    """Return the map of the newest breakdown, as the document of its period has it."""
    point = next((point for point in reversed(points) if point.baris.rincian), None)
    return map_of(material, point.baris, links, "peta", point.periode.title) if point else Markup("")
