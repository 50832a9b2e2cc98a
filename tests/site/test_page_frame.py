"""What stands around every page: its tags for messengers, and its foot."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import Kop, Layanan, Lisensi
from ukur.site.fragments import with_whole_figures
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.page_frame import FOOT_PLACE, SharedPage, foot_html, share_tags, with_foot

JAHAT = '"><script>alert(1)</script>'
CLOSED = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"


def foot(katalog: Catalogue, *, folder: bool = True, **instansi: object) -> str:
    office = katalog.instansi.model_copy(update=instansi)
    return foot_html(SiteMaterial(Measurements(replace(katalog, instansi=office)), ()), PageAddresses(folder))


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<li>capaian 98,60 %; 1 rencana", "<li>capaian 98,60\N{NO-BREAK SPACE}%; 1 rencana"),
        ("5 %, 10 %", "5\N{NO-BREAK SPACE}%, 10\N{NO-BREAK SPACE}%"),
        ("<th>satuan %</th> 98.60%", "<th>satuan %</th> 98.60%"),
    ],
)
def test_a_figure_and_its_percent_stay_together(html: str, shown: str) -> None:
    assert with_whole_figures(html) == shown


def test_tags_of_a_page() -> None:
    """https://ogp.me: title, type and address, and the picture with its size where there is one."""
    page = SharedPage(JAHAT, "b & c", "Kinerja", "https://a.example/x/")
    assert share_tags(page, card="https://a.example/k.png") == (
        '<meta property="og:type" content="website"><meta property="og:locale" content="id_ID">'
        '<meta property="og:site_name" content="Kinerja">'
        f'<meta property="og:title" content="{CLOSED}">'
        '<meta property="og:description" content="b &amp; c">'
        '<meta property="og:url" content="https://a.example/x/">'
        '<meta property="og:image" content="https://a.example/k.png">'
        '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">'
        '<meta property="og:image:alt" content="b &amp; c">'
        '<meta name="twitter:card" content="summary_large_image">'
    )
    plain = share_tags(SharedPage("Judul", "", "Kinerja"))
    assert re.findall(r'"([a-z]+:[a-z_:]+)"', plain) == ["og:type", "og:locale", "og:site_name", "og:title"]


def test_foot_of_an_office_that_told_nothing(katalog: Catalogue) -> None:
    """No contact is made up; the licence is said to be open, as on the data page."""
    assert foot(katalog) == (
        "<p>Dinas Pemberdayaan Masyarakat dan Kampung, Pemerintah Kabupaten Way Kanan</p>"
        '<p><a href="[[ukur:jalan]]aksesibilitas/">Aksesibilitas</a> · '
        '<a href="[[ukur:jalan]]en/" hreflang="en" lang="en">Summary in English</a></p>'
        "<p>Lisensi belum ditetapkan oleh kantor penerbit.</p>"
    )


def test_foot_with_everything(katalog: Catalogue) -> None:
    services = Layanan(
        kontak=JAHAT,
        ppid="https://ppid.example/?a=1&b=2",
        lapor="https://lapor.example/",
        survei="https://survei.example/",
    )
    text = foot(
        katalog,
        layanan=services,
        lisensi=Lisensi(nama="Creative Commons Atribusi 4.0", kode="CC-BY-4.0"),
        kop=Kop(alamat="Jalan Satu", laman="https://dinas.example/"),
        folder=False,
    )
    assert CLOSED in text
    assert "Jalan Satu" not in text  # the office's own words on how to reach it stand instead
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', text)
    assert links == [
        ("https://lapor.example/", "Pengaduan"),
        ("https://ppid.example/?a=1&amp;b=2", "Permohonan informasi (PPID)"),
        ("https://survei.example/", "Nilai situs ini"),
        ("https://dinas.example/", "Laman kantor"),
        ("[[ukur:jalan]]aksesibilitas.html", "Aksesibilitas"),
        ("[[ukur:jalan]]en/index.html", "Summary in English"),
    ]
    assert text.endswith("<p>Lisensi: Creative Commons Atribusi 4.0 (CC-BY-4.0).</p>")


def test_a_licence_leads_to_its_text(katalog: Catalogue) -> None:
    """The address itself stood there, cut within its version: "zero/1." and "0/" in the next line."""
    licence = Lisensi(nama="Nol <1.0>", kode="CC0-1.0", tautan="https://lisensi.example/zero/1.0/?a=1&b=2")
    assert foot(katalog, lisensi=licence).endswith(
        '<p>Lisensi: <a href="https://lisensi.example/zero/1.0/?a=1&amp;b=2" rel="license noopener">'
        "Nol &lt;1.0&gt; (CC0-1.0)</a>.</p>"
    )


@pytest.mark.parametrize(
    ("way", "href"), [(".", "./x/"), ("../..", "../../x/"), ("/kinerja/", "/kinerja/x/"), ("/", "/x/")]
)
def test_the_foot_finds_the_top(way: str, href: str) -> None:
    written = f"<p>{FOOT_PLACE}</p><footer>{FOOT_PLACE}</footer>"
    made = with_foot(written, '<a href="[[ukur:jalan]]x/">', way)
    assert made == f'<p>{FOOT_PLACE}</p><footer><a href="{href}"></footer>'
    assert with_foot("tanpa", "x", way) == "tanpa"


def test_every_page_has_both(situs: Path) -> None:
    """Written, generated, and the error page: the day is that of the newest document of this office."""
    pages = sorted(situs.rglob("*.html"))
    assert len(pages) > 30
    for path in pages:
        html = path.read_text("utf-8")
        assert html.count("Lisensi belum ditetapkan oleh kantor penerbit.</p>") >= 1, path
        assert "[[ukur:" not in html.partition("<main")[0], path
        if path.name != "404.html":
            assert html.count('property="og:title"') == 1, path
    home = (situs / "index.html").read_text("utf-8")
    assert '<link rel="icon" href="aset/ikon.svg">' in home
    assert (situs / "aset/ikon.svg").is_file()
    assert '<meta property="og:title" content="Kinerja Dinas PMK Kabupaten Way Kanan">' in home
    shown = re.search(r'og:description" content="([^"]+)"', home)
    assert shown
    assert shown[1].startswith("PERCONTOHAN: peragaan, bukan dokumen resmi. Pengukuran Kinerja Triwulan IV")


def test_the_statement_names_whom_to_tell(katalog: Catalogue, bangun: Callable[..., Path]) -> None:
    office = katalog.instansi.model_copy(
        update={"layanan": Layanan(kontak=f"Telepon 0 {JAHAT}", lapor="https://lapor.example/")}
    )
    html = (bangun(replace(katalog, instansi=office)) / "aksesibilitas/index.html").read_text("utf-8")
    assert "Telepon 0 &#34;&gt;&lt;script&gt;" in html
    assert '<a href="https://lapor.example/">saluran pengaduan</a>' in html
    assert "belum dicoba dengan NVDA" in html
