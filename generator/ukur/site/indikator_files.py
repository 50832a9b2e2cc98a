"""Files beside an indicator's page: its chart as a picture that stands alone, and its Atom feed.

The picture is what other sites embed: an ``<img>``, without a script of ours on theirs.
"""

from collections.abc import Iterator, Sequence
from html import escape

from ukur.document import wording
from ukur.model.indikator import Indikator
from ukur.site.datasets import Addresses
from ukur.site.feed import FIRST_TIME, feed_id, sentences, xml_text
from ukur.site.indikator_chart import indikator_chart
from ukur.site.line_chart import WIDE, line_chart
from ukur.site.material import SeriesPoint, SiteMaterial
from ukur.site.page import SiteFile
from ukur.site.template_engine import TemplateEngine

NEWEST = 8  # entries, our choice: two years of quarters; the page and its CSV have them all
_HEAD, _FOOT = 44, 48  # px, our choice: room for a title above the chart and for its source below
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1f2328}.judul{font-size:16px;font-weight:700}"
    ".kisi line{stroke:#c3ccd2}polyline,path{fill:none;stroke:#0b5c7f;stroke-width:2.5}"
    "path.target{stroke:#8a4b00;stroke-width:2;stroke-dasharray:7 4}circle{fill:#0b5c7f}"
    "circle.sentuh{fill:none}.ujung-realisasi{fill:#0b5c7f;font-weight:700}"
    ".ujung-target{fill:#8a4b00;font-weight:700}.acuan{stroke:#1f2328;stroke-dasharray:2 3}"
    ".nasional{stroke-dasharray:9 3 2 3}.putus line{stroke:#1f2328;stroke-dasharray:2 4}"
)


def chart_path(kode: str) -> str:
    """Return where the picture of an indicator's chart lies, from the top of the site."""
    return f"grafik/{kode}.svg"


def feed_path(kode: str) -> str:
    """Return where the feed of an indicator lies, from the top of the site."""
    return f"umpan/{kode}.xml"


def indikator_files(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SiteFile]:
    """Yield picture and feed of every indicator that a document has a figure of."""
    for item in material.catalogue.by_code if material.lengkap else ():
        points = material.series.get(item.kode, ())
        if picture := chart_picture(material, item, points):
            yield SiteFile(chart_path(item.kode), picture.encode())
        if points:
            yield SiteFile(feed_path(item.kode), indikator_feed(material, engine, item, points))


def chart_picture(material: SiteMaterial, item: Indikator, points: Sequence[SeriesPoint]) -> str:
    """Return the chart with its name, its marks and its source, as an SVG file; empty without a figure."""
    chart = indikator_chart(item, points)
    drawn = line_chart(chart, WIDE)
    if not drawn:
        return ""
    height, instansi = WIDE.height + _HEAD + _FOOT, material.catalogue.instansi
    last = f"TW {points[-1].periode.roman} {points[-1].periode.tahun}"
    source = f"Sumber: {instansi.nama}, {instansi.daerah}, sampai {last}."
    inner = drawn.replace("<svg ", f'<svg y="{_HEAD}" width="{WIDE.width}" height="{WIDE.height}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE.width} {height}" '
        f'width="{WIDE.width}" height="{height}"><style>{_STYLE}</style>'
        f'<rect width="{WIDE.width}" height="{height}" fill="#fff"/>'
        f'<text class="judul" x="4" y="20">{_line(f"{item.kode} {item.nama}")}</text>'
        f'<text x="4" y="38">{_line(" · ".join(material.marks))}</text>{inner}'
        f'<text x="4" y="{height - 28}">{_line(source)}</text>'
        f'<text x="4" y="{height - 10}">{_line(material.situs or "")}</text></svg>\n'
    )


def _line(text: str) -> str:
    """Return a line of the picture; one that is too long is cut off by its edge."""
    return escape(xml_text(text))


def indikator_feed(
    material: SiteMaterial, engine: TemplateEngine, item: Indikator, points: Sequence[SeriesPoint]
) -> bytes:
    """Return the feed of an indicator: its newest approved figures, newest first. Same input, same bytes."""
    path, instansi = feed_path(item.kode), material.catalogue.instansi
    place = Addresses(material.situs, engine.alamat, path)
    page = place.page_address(f"indikator/{item.kode}.md")
    told = [point for point in reversed(points) if not point.konsep][:NEWEST]
    entries = [_entry(material, item, point, page) for point in told]
    text = engine.render(
        "umpan.xml",
        path,
        id=feed_id(material, f"indikator/{item.kode}"),
        judul=xml_text(f"{item.kode} {item.nama}"),
        penjelasan=xml_text(" · ".join((instansi.nama, instansi.daerah, *material.marks))),
        penerbit=xml_text(instansi.nama),
        diperbarui=entries[0]["saat"] if entries else FIRST_TIME,
        beranda=page,
        sendiri=place.file_address(path),
        entri=entries,
    )
    return f"{text}\n".encode()


def _entry(
    material: SiteMaterial, item: Indikator, point: SeriesPoint, page: str
) -> dict[str, str | Sequence[object]]:
    document, row = material.dokumen[point.periode], point.baris
    told = f"{wording.figure(row.headline)}. {row.status}."
    return {
        "id": feed_id(material, f"indikator/{item.kode}/{point.periode}"),
        "judul": xml_text(f"{item.kode} {row.nama}, {point.periode.title}"),
        "tautan": f"{page}#deret",
        "saat": f"{document.tanggal.isoformat()}T00:00:00Z",
        "ringkasan": xml_text(sentences(told, document.tanda)),
        "berkas": (),
    }
