"""List of indicators and the page of each: chart, series, breakdown, metadata, edit link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from ukur.document import wording
from ukur.document.date_text import DASH, date_text, quantity_text, short_number
from ukur.document.direction_text import change_of
from ukur.document.document_value import ShownRincian
from ukur.document.indikator_row import TARGET_SOURCES
from ukur.document.shown_comparison import ShownChange
from ukur.measure.measurements import Measurements
from ukur.measure.rumus import RUMUS
from ukur.measure.year_result import easier_target
from ukur.model.indikator import DasarTarget, Indikator
from ukur.model.paths import kamus_path
from ukur.site.charts import small_bar
from ukur.site.datasets import series_sheet
from ukur.site.fragments import direction_html
from ukur.site.indikator_chart import indikator_chart
from ukur.site.indikator_term import ShownTerm, has_ended, owners, shown_term
from ukur.site.links import Links
from ukur.site.material import SeriesPoint, SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.place_map import map_of
from ukur.site.structured_data import jsonld_indikator
from ukur.site.template_engine import TemplateEngine


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
    for _, item in sorted(material.catalogue.indikator.items()):
        yield _page(material, engine, item)


def _groups(material: SiteMaterial) -> Iterator[dict[str, Any]]:
    by_node: dict[str, list[dict[str, Any]]] = {}
    for kode, item in sorted(material.catalogue.indikator.items()):
        if has_ended(material, item):
            continue
        last = material.series.get(kode, ())[-1:]
        by_node.setdefault(item.sasaran, []).append(
            {
                "kode": kode,
                "nama": item.nama,
                "masa": item.berlaku.title if item.berlaku else "",
                "satuan": last[0].baris.satuan if last else item.satuan,
                "penilaian": RUMUS[item.rumus].nama,
                "arah": Markup(direction_html(_change(last[0]))) if last else DASH,
                "figur": last[0].baris.headline if last else None,
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
    for kode, item in sorted(material.catalogue.indikator.items()):
        if has_ended(material, item):
            yield kode, item.nama, shown_term(material, item)


def _page(material: SiteMaterial, engine: TemplateEngine, item: Indikator) -> SitePage:
    src, path = f"indikator/{item.kode}.md", kamus_path(item.kode)
    points = material.series.get(item.kode, ())
    term = shown_term(material, item)
    follow_up, corrections = material.follow_ups.get(item.kode, ()), material.koreksi.get(item.kode, ())
    waiting, links = material.pending_of(item.kode), Links(material, engine.alamat, src)

    def render() -> str:
        return engine.render(
            "indikator.html",
            src,
            i=_view(material, item),
            masa=term,
            deret=points[::-1],
            lembar_kerja=series_sheet(item.kode) if points and material.lengkap else "",
            terakhir=points[-1] if points else None,
            grafik=Markup(indikator_chart(item, points)),
            putus=[row.sentence for row in item.putus_deret],
            arah=_direction(points),
            target_contoh=any(point.baris.target_contoh for point in points),
            rincian=_breakdown(material, item, points, links),
            aksi=[(point.periode, plan) for point in points[::-1] for plan in point.baris.rencana_aksi],
            lanjutan=follow_up[::-1],
            koreksi=corrections,
            menunggu_koreksi=waiting,
            tautan=links,
            berkas=[material.data_path(path)],
            terstruktur=jsonld_indikator(material, item, points, engine.alamat),
        )

    return SitePage(
        src,
        f"{item.kode} {item.nama}",
        f"{item.nama}: target, realisasi, dan capaian",
        render,
        (item, points, material.catalogue.instansi, follow_up, corrections, waiting, tuple(material.maps)),
        tuple(_sections(item, points, follow_up, corrections)),
        material.edit_address(path),
        "indikator/index.md",
        lambda: (SearchEntry(f"{item.kode} {item.nama}", _search_text(item)),),
    )


def _search_text(item: Indikator) -> str:
    parts = (
        item.definisi_operasional,
        item.interpretasi,
        item.alasan_pemilihan,
        item.cara_pengukuran,
        item.satuan,
        item.sasaran,
        item.sumber_data.nama,
        item.sumber_data.penyedia,
    )
    return " ".join(part for part in parts if part)


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


@dataclass(frozen=True)
class _View:
    kode: str
    nama: str
    definisi: str
    satuan: str
    meta: tuple[tuple[str, str], ...]
    tautan_sumber: str | None
    target: tuple[dict[str, Any], ...]
    perubahan: tuple[tuple[str, str], ...]


def _view(material: SiteMaterial, item: Indikator) -> _View:
    return _View(
        kode=item.kode,
        nama=item.nama,
        definisi=item.definisi_operasional,
        satuan=item.satuan,
        meta=tuple((name, text) for name, text in _meta(material, item) if text),
        tautan_sumber=item.sumber_data.tautan,
        target=tuple(_targets(material.ukuran, item)),
        perubahan=tuple((date_text(row.tanggal), row.uraian) for row in item.catatan_perubahan),
    )


def _targets(measurements: Measurements, item: Indikator) -> Iterator[dict[str, Any]]:
    for tahun, target in sorted(item.target.items()):
        for row in target.semula:
            yield {
                "tahun": f"{tahun}, sampai TW {row.sampai.roman}",
                "setahun": quantity_text(row.tahun, item.desimal),
                "triwulan": [quantity_text(row.triwulan.get(q), item.desimal) for q in (1, 2, 3, 4)],
                "dasar": ", ".join(part for part in ("Semula", row.pk, row.sumber) if part),
                "lebih_mudah": "",
            }
        source = f" ({target.sumber})" if target.sumber else ""
        yield {
            "tahun": tahun,
            "setahun": quantity_text(target.tahun, item.desimal),
            "triwulan": [quantity_text(target.triwulan.get(q), item.desimal) for q in (1, 2, 3, 4)],
            "dasar": TARGET_SOURCES[target.dasar] + source,
            "lebih_mudah": easier.sentence if (easier := easier_target(measurements, item, tahun)) else "",
        }


def _meta(material: SiteMaterial, item: Indikator) -> Iterator[tuple[str, str | None]]:
    formula, catalogue = RUMUS[item.rumus], material.catalogue
    yield "Berlaku", item.berlaku.title if item.berlaku else None
    yield "Sasaran", item.sasaran
    yield "Indikator induk", item.induk
    yield "Alasan pemilihan", item.alasan_pemilihan
    yield "Interpretasi", item.interpretasi
    yield "Cara pengukuran", item.cara_pengukuran
    yield "Pembilang", item.perhitungan.pembilang
    yield "Penyebut", item.perhitungan.penyebut
    yield "Rumus capaian", f"{formula.nama}: {formula.rumus} ({item.rumus})"
    yield "Gabungan triwulan", str(item.agregasi)
    yield "Frekuensi", str(item.frekuensi)
    yield "Satuan", f"{item.satuan}, {item.desimal} desimal"
    if item.kriteria_perubahan is not None:
        least = f"{short_number(item.kriteria_perubahan)} {item.satuan}"
        yield "Perubahan yang berarti", f"paling sedikit {least}; di bawah itu disebut tetap"
    yield "Tingkat", item.tingkat
    yield "Penanggung jawab", "; ".join(owners(material, item))
    yield wording.SHARED, ", ".join(catalogue.shared_by(item)) or None
    yield "Penyedia data", item.penyedia_data or item.sumber_data.penyedia
    yield "Sumber data", item.sumber_data.nama
    yield "Catatan sumber", item.sumber_data.catatan
    yield "Indikator komposit", None if item.komposit is None else ("ya" if item.komposit else "tidak")
    yield "Dapat diakses umum", "ya" if item.akses_publik else "tidak"
    yield "Kode referensi", item.kode_referensi
    if item.target_renstra:
        renstra = item.target_renstra
        value = quantity_text(renstra.nilai, item.desimal)
        summed = " (jumlah selama masa Renstra)" if renstra.akumulasi else ""
        yield (
            f"Target akhir Renstra ({renstra.tahun})",
            f"{value}{summed}, {TARGET_SOURCES[renstra.dasar]}, {renstra.sumber}",
        )
    if item.standar_nasional:
        value = quantity_text(item.standar_nasional.nilai, item.desimal)
        yield "Standar nasional", f"{value}, {item.standar_nasional.sumber}"


def _change(point: SeriesPoint) -> ShownChange | None:
    return change_of(point.baris, point.periode)


def _direction(points: Sequence[SeriesPoint]) -> tuple[Markup, str] | None:
    """Return the direction of the newest figure, and the sentence that says against what."""
    change = _change(points[-1]) if points else None
    if change is None or not change.arah:
        return None
    return Markup(direction_html(change)), f"{change.perubahan.teks} dibanding {change.terhadap}"


def _breakdown(
    material: SiteMaterial, item: Indikator, points: tuple[SeriesPoint, ...], links: Links
) -> dict[str, Any] | None:
    """Return the newest breakdown, as the document of its period has it.

    The document has no words for the columns: they are those of today's dictionary, or as in its PDF.
    """
    point = next((point for point in reversed(points) if point.baris.rincian), None)
    if point is None:
        return None
    kind, parts = material.catalogue.instansi.klasifikasi.get(item.klasifikasi or ""), point.baris.rincian
    largest = max((part.nilai.nilai for part in parts if part.nilai.nilai is not None), default=Decimal(0))
    counted = any(figure.nilai is not None for part in parts for figure in (part.pembilang, part.penyebut))
    return {
        "judul": f"Rincian{f' menurut {kind.nama.lower()}' if kind else ''}, {point.periode.title}",
        "tabel": f"Rincian menurut {kind.nama}" if kind else f"Rincian {item.kode}",
        "peta": map_of(material, point.baris, links, "peta", point.periode.title),
        "nama": kind.nama if kind else "Rincian",
        "sumber": kind.sumber if kind else "",
        "satuan": point.baris.satuan,
        "berbagi": counted or item.perhitungan.pembilang is not None,
        "pembilang": item.perhitungan.pembilang or "Pembilang",
        "penyebut": item.perhitungan.penyebut or "Penyebut",
        "baris": [
            (part, "" if part.nilai.nilai is None else Markup(small_bar(part.nilai.nilai, largest)))
            for part in sorted(parts, key=_largest_first)
        ],
    }


def _largest_first(rincian: ShownRincian) -> tuple[bool, Decimal, str]:
    value = rincian.nilai.nilai
    return value is None, -(value or Decimal(0)), rincian.kode
