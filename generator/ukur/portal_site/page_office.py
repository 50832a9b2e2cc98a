"""The list of offices, and the page of each: archive, documents, newest figures, plans, corrections."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.portal.document_rows import numbered_quarter
from ukur.portal.portal_rows import CheckRow, DocumentRow, FigureRow, OfficeRow, PlanRow
from ukur.portal_site.office_places import place_map
from ukur.portal_site.portal_engine import PortalEngine, Way
from ukur.portal_site.portal_material import (
    PortalMaterial,
    office_page,
)
from ukur.portal_site.portal_table import Cell, Shown, is_web, outside_link, portal_table, status_cell
from ukur.portal_site.portal_words import (
    checked_words,
    day_words,
    standing_meaning,
    standing_words,
)
from ukur.portal_site.submission import submitted
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.table_html import escape

INDEX, TITLE = "kantor/index.md", "Kantor"
SCOPES = {"sampai": "s.d. triwulan"}
"""Scopes whose code is not the word that readers know."""
_PLACES = PageSection("wilayah", "Menurut wilayah")
_SECTIONS = (
    PageSection("dokumen", "Dokumen"),
    PageSection("indikator", "Indikator"),
    _PLACES,
    PageSection("rencana", "Rencana aksi"),
    PageSection("koreksi", "Koreksi"),
    PageSection("pemeriksaan", "Pemeriksaan arsip"),
)
_PASSED = "LULUS"


def build_pages(material: PortalMaterial, engine: PortalEngine) -> Iterator[SitePage]:
    """Yield the list and every page, those of demonstrations too: they are marked."""
    yield SitePage(
        INDEX,
        TITLE,
        f"Kantor yang diikuti {material.data.nama}",
        lambda: _list(material, engine),
        (material,),
        cari=lambda: (SearchEntry(TITLE, " ".join(row.nama for row in material.every_office)),),
    )
    for office in material.every_office:
        yield _page(material, engine, office)


def _list(material: PortalMaterial, engine: PortalEngine) -> str:
    way = Way(engine.alamat, INDEX)
    heads = ("Kantor", "Kode", "Dokumen terakhir", "Indikator", "Tercapai", "Tidak tercapai", "Tanpa capaian")

    def line(office: OfficeRow) -> list[Cell]:
        last = material.newest(office.kantor)
        counts = (last.indikator, last.tercapai, last.tidak_tercapai, last.tanpa_capaian) if last else ()
        return [
            way.office(office.kantor, office.nama),
            office.kantor,
            last.periode if last else DASH,
            *(str(count) for count in counts or (DASH,) * 4),
        ]

    tables = {
        "daftar": portal_table("Kantor", heads, map(line, material.offices), (3, 4, 5, 6)),
        "percontohan": portal_table(
            "Kantor percontohan", heads, map(line, material.demonstrations), (3, 4, 5, 6)
        )
        if material.demonstrations
        else "",
    }
    return engine.body("portal_kantor.html", INDEX, tables, banyak=len(material.offices))


def _page(material: PortalMaterial, engine: PortalEngine, office: OfficeRow) -> SitePage:
    src = office_page(office.kantor)

    return SitePage(
        src,
        office.nama,
        f"Kinerja {office.nama}: dokumen, indikator, rencana aksi, dan keadaan arsipnya",
        lambda: _render(material, engine, office),
        (material, office),
        tuple(one for one in _SECTIONS if one is not _PLACES or place_map(material, office)),
        induk=INDEX,
        cari=lambda: (SearchEntry(office.nama, f"{office.kantor} {standing_words(office)}"),),
    )


def _render(material: PortalMaterial, engine: PortalEngine, office: OfficeRow) -> str:
    last, src = material.newest(office.kantor), office_page(office.kantor)
    plans = tuple(row for row in material.plans.get(office.kantor, ()) if row.is_open)
    checks = material.checks.get(office.kantor, ())
    failed = [row for row in checks if row.hasil != _PASSED]
    tables = {
        "dokumen": documents_table(material, office),
        "angka": _figures(material.figures.get(office.kantor, ()), office, last),
        "rencana": plans_table(plans) if plans else "",
        "koreksi": _corrections(material, office) if material.corrections.get(office.kantor) else "",
        "pemeriksaan": _checks(failed) if failed else "",
    }
    return engine.body(
        "portal_satu_kantor.html",
        src,
        tables,
        k=office,
        web=is_web(office.alamat),
        induk=material.names.get(office.induk or "", office.induk),
        keadaan=checked_words(office),
        arti=standing_meaning(office),
        sejak=day_words(office.sejak),
        terakhir=last,
        wilayah=place_map(material, office),
        peragaan=office.percontohan and not material.data.percontohan,
        judul_dokumen=numbered_quarter(last.ke).title if last else "",
        lulus=len(checks) - len(failed),
        way=Way(engine.alamat, src),
    )


def _checks(rows: Sequence[CheckRow]) -> Markup:
    heads = ("Pemeriksaan", "Entri", "Hasil", "Kalimat")
    lines = ([row.nama, row.folder or "seluruh arsip", row.hasil, row.kalimat] for row in rows)
    return portal_table("Pemeriksaan yang tidak lulus", heads, lines)


def documents_table(material: PortalMaterial, office: OfficeRow) -> Markup:
    """Return every version of every document, the newest first, with the way to the office's own pages."""

    def lines() -> Iterator[list[Cell]]:
        for ke, versions in sorted(material.documents.get(office.kantor, {}).items(), reverse=True):
            for row in reversed(versions):
                yield _document(material, office, ke, row)

    heads = ("Dokumen", "Versi", "Disahkan", "Penyampaian", "Tercapai", "Rata-rata capaian", "Arsip")
    return portal_table("Dokumen", heads, lines(), (4, 5))


def _document(material: PortalMaterial, office: OfficeRow, ke: int, row: DocumentRow) -> list[Cell]:
    place = f' id="d-{escape(row.periode)}"' if row.berlaku else ""
    page = f"{office.alamat.rstrip('/')}/dokumen/{row.periode}/"
    title = outside_link(page, row.judul)
    inner = title.html if isinstance(title, Shown) else escape(title)
    return [
        Shown(row.judul, f"<span{place}>{inner}</span>"),
        f"{row.versi} (berlaku)" if row.berlaku else f"{row.versi} (diganti)",
        day_words(row.disahkan),
        submitted(material, office, ke).words,
        f"{row.tercapai} dari {row.indikator}",
        row.rata_rata_teks or DASH,
        outside_link(f"{office.alamat.rstrip('/')}/arsip/{row.periode}/", f"arsip {row.folder}"),
    ]


def _figures(rows: tuple[FigureRow, ...], office: OfficeRow, last: DocumentRow | None) -> Markup:
    heads = ("Indikator", "Satuan", "Lingkup", "Target", "Realisasi", "Capaian", "Status", "Arah")

    def line(row: FigureRow) -> list[Cell]:
        text = f"{row.indikator} {row.nama}"
        page = f"{office.alamat.rstrip('/')}/dokumen/{row.periode}/#{row.indikator}"
        return [
            outside_link(page, text),
            row.satuan,
            SCOPES.get(row.lingkup, row.lingkup),
            row.target_teks,
            row.realisasi_teks,
            row.capaian_teks,
            status_cell(row.status, row.status_teks),
            row.arah or DASH,
        ]

    return portal_table(
        f"Indikator {last.periode if last else ''}".strip(), heads, map(line, rows), (3, 4, 5)
    )


def plans_table(rows: tuple[PlanRow, ...]) -> Markup:
    """Return plans that are not finished."""
    heads = ("Indikator", "Rencana tindak lanjut", "Penanggung jawab", "Batas waktu", "Status", "Asal")
    return portal_table(
        "Rencana aksi yang belum selesai",
        heads,
        (
            [
                row.indikator,
                row.tindak_lanjut,
                row.penanggung_jawab,
                day_words(row.tenggat),
                row.status_teks,
                str(numbered_quarter(row.asal_ke if row.asal_ke is not None else row.ke)),
            ]
            for row in rows
        ),
    )


def _corrections(material: PortalMaterial, office: OfficeRow) -> Markup:
    return portal_table(
        "Koreksi",
        ("Indikator", "Periode", "Semula", "Menjadi", "Alasan", "Tanggal"),
        (
            [row.indikator, row.periode, row.lama_teks, row.baru_teks, row.alasan, day_words(row.tanggal)]
            for row in material.corrections.get(office.kantor, ())
        ),
        (2, 3),
    )
