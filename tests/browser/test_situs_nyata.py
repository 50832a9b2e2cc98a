"""The repository's own site in Chromium: accessibility, width, search, receipts, keyboard, paper, weight."""

import dataclasses
import datetime
import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response
from tests.browser.search_box import search
from tests.browser.settled import settle, wait_until
from tests.lengkap import RENCANA, TW3, lengkap

from ukur.model.catalogue import Catalogue
from ukur.model.pengukuran import Formulir
from ukur.model.sop import Sop, Tahap

MALAM = pytest.mark.nightly("pages of the same parts are looked at every day; tests/site reads every page")
JENIS = [
    pytest.param("", id="beranda"),
    pytest.param("dokumen/", id="daftar dokumen", marks=MALAM),
    pytest.param("dokumen/2024-TW4/", id="dokumen"),
    pytest.param("indikator/", id="daftar indikator", marks=MALAM),
    pytest.param("indikator/IKU-01/", id="indikator"),
    pytest.param("wilayah/", id="daftar wilayah", marks=MALAM),
    pytest.param("wilayah/18.08.01/", id="wilayah"),
    pytest.param("rencana-aksi/", id="rencana aksi"),
    pytest.param("arsip/", id="daftar arsip", marks=MALAM),
    pytest.param("arsip/2024-TW4/", id="arsip"),
    pytest.param("arsip/periksa/", id="periksa berkas", marks=MALAM),
    pytest.param("pohon-kinerja/", id="pohon kinerja"),
    pytest.param("sop/", id="sop"),
    pytest.param("data/", id="data terbuka"),
    pytest.param("metodologi/", id="metodologi", marks=MALAM),
    pytest.param("aturan/", id="aturan", marks=MALAM),
    pytest.param("kamus-isian/", id="kamus isian", marks=MALAM),
    pytest.param("panduan/", id="panduan", marks=MALAM),
    pytest.param("panduan/mengisi-data/", id="mengisi data", marks=MALAM),
    pytest.param("panduan/memeriksa/", id="memeriksa", marks=MALAM),
    pytest.param("panduan/kepala/", id="panduan kepala", marks=MALAM),
    pytest.param("panduan/sekretaris/", id="panduan sekretaris", marks=MALAM),
    pytest.param("panduan/tim-sakip/", id="panduan tim SAKIP", marks=MALAM),
    pytest.param("panduan/perencana/", id="panduan perencana", marks=MALAM),
    pytest.param("panduan/operator/", id="panduan operator", marks=MALAM),
    pytest.param("tentang/", id="tentang", marks=MALAM),
    pytest.param("404.html", id="404", marks=MALAM),
    pytest.param("en/", id="beranda Inggris", marks=MALAM),
    pytest.param("en/dokumen/2024-TW4/", id="dokumen Inggris"),
    pytest.param("en/indikator/IKU-01/", id="indikator Inggris", marks=MALAM),
]
DOKUMEN = "dokumen/2024-TW4/"
KILOBITA = 1000
BATAS_PERTAMA, BATAS_DENGAN_CARI, BATAS_BERIKUT = 80 * KILOBITA, 100 * KILOBITA, 40 * KILOBITA
SHIFT = """new Promise(done => { let sum = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 200) })"""
Buka = Callable[..., Page]


@pytest.fixture(scope="session")
def alamat(situs: Path, serve: Callable[[Path], str]) -> str:
    return serve(situs)


@pytest.mark.parametrize(("warna", "skema"), [("light", "default"), ("dark", "slate")])
@pytest.mark.parametrize("jenis", JENIS)
def test_accessible(
    jenis: str, warna: str, skema: str, alamat: str, halaman: Buka, axe: Callable[..., list[str]]
) -> None:
    page = halaman(alamat + jenis, warna=warna)
    assert page.get_attribute("body", "data-md-color-scheme") == skema
    for receipt in page.query_selector_all("details.struk")[:1]:
        receipt.evaluate("element => element.open = true")
    assert axe(page, colours=warna == "dark") == []


@pytest.mark.parametrize(("jenis", "kalimat"), [("", "h1#beranda"), (DOKUMEN, ".ukur-hasil")])
def test_the_answer_is_on_the_first_screen_of_a_telephone(
    jenis: str, kalimat: str, alamat: str, halaman: Buka
) -> None:
    """The sentence and the counts stand above the fold of 360 x 740."""
    page = halaman(alamat + jenis, lebar=360, tinggi=740)
    for part in (kalimat, "dl.ukur-hitungan"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740


@pytest.mark.one_daily("a page of the same shell is measured every day")
@pytest.mark.parametrize("jenis", ["", DOKUMEN, "indikator/IKU-01/", "en/"])
def test_nothing_moves_while_it_loads(jenis: str, alamat: str, halaman: Buka) -> None:
    """Layout shifts are none: a part of Lighthouse's score that is the same on every machine."""
    assert halaman(alamat + jenis, lebar=360, tinggi=740).evaluate(SHIFT) == 0


def test_home_hides_no_status_on_a_telephone(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat, lebar=360, tinggi=740)
    for mark in page.locator("table.ukur-kartu .ukur-status").all():
        box = mark.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 360
    assert page.locator("table.ukur-kartu").evaluate("e => e.scrollWidth <= e.clientWidth")


def test_home_is_light(situs: Path) -> None:
    """20 kB compressed besides the theme is what the design allows; tables of 8 indicators need a third."""
    assert len(gzip.compress((situs / "index.html").read_bytes())) <= 20 * KILOBITA


@pytest.mark.parametrize("warna", ["light", "dark"])
def test_focus_is_seen_on_the_header(warna: str, alamat: str, halaman: Buka) -> None:
    """WCAG 2.2, 1.4.11 asks for 3 : 1 between the ring and what it lies on."""
    page = halaman(alamat, warna=warna)
    for place in (".md-header a.md-logo", ".md-tabs__link"):
        page.keyboard.press("Tab")  # focus by keyboard, so that :focus-visible holds
        page.locator(place).first.focus()
        ring, ground = page.locator(place).first.evaluate(
            """e => { let ground = e; const fill = part => getComputedStyle(part).backgroundColor;
            while (fill(ground) === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
            return [getComputedStyle(e).outlineColor, fill(ground)] }"""
        )
        assert contrast(ring, ground) >= 3


def contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG 2.2 of two CSS colours ``rgb(r, g, b)``."""
    lights = sorted(luminance(colour) for colour in (first, second))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture(scope="session")
def pratinjau(katalog: Catalogue, bangun: Callable[..., Path], serve: Callable[[Path], str]) -> str:
    """A preview on a host: the last document is not approved, and pages can be edited."""
    last = max(katalog.dokumen)
    draft = katalog.dokumen[last].model_copy(update={"tahap": Tahap.KONSEP})
    changed = dataclasses.replace(katalog, dokumen={**katalog.dokumen, last: draft})
    return serve(bangun(changed, konsep=True, lingkungan={"CI_PROJECT_URL": "https://git.example/a/b"}))


@pytest.mark.one_daily("a page of its kind is looked at every day")
@pytest.mark.parametrize("warna", ["light", "dark"])
@pytest.mark.parametrize(
    "jenis", ["dokumen/", DOKUMEN, "indikator/IKU-01/", "arsip/2024-TW4/", "pohon-kinerja/"]
)
def test_a_preview_is_accessible(
    jenis: str,
    warna: str,
    pratinjau: str,
    halaman: Buka,
    axe: Callable[..., list[str]],
    overflows: Callable[[Page], bool],
) -> None:
    page = halaman(pratinjau + jenis, warna=warna, lebar=360)
    assert page.get_by_text("KONSEP - belum disahkan").first.is_visible()
    assert axe(page) == []
    assert not overflows(page)


# An office in full use: plans, follow-up that is late, budget, corrections; one text has no space at all.
LENGKAP = [
    pytest.param(DOKUMEN, id="dokumen"),
    pytest.param("indikator/IKU-02/", id="indikator"),
    pytest.param("rencana-aksi/", id="rencana aksi"),
    pytest.param("rencana-aksi/penanggung-jawab/", id="rencana aksi menurut penanggung jawab"),
    pytest.param("rencana-aksi/unit/", id="rencana aksi menurut unit"),
    pytest.param("pohon-kinerja/", id="pohon kinerja"),
    pytest.param("unit/", id="daftar unit"),
    pytest.param("unit/dinas/", id="unit"),
    pytest.param("arsip/2024-TW4/", id="arsip"),
    pytest.param("bukti-dukung/", id="bukti dukung"),
]
PANJANG = "tanpaspasi" * 500


@pytest.fixture(scope="session")
def penuh(katalog: Catalogue, bangun: Callable[..., Path], serve: Callable[[Path], str]) -> str:
    long = dict.fromkeys(("kendala", "penyebab", "solusi", "tindak_lanjut"), PANJANG)
    plan = {**RENCANA, **long, "target_perbaikan": PANJANG[:200], "penanggung_jawab": PANJANG[:200]}
    units = {"dinas": {"nama": "Dinas Uji Coba"}, "lain": {"nama": "Bidang " + PANJANG[:200]}}
    report = {"rencana_aksi": [plan], "faktor_pendukung": PANJANG}
    office = lengkap(katalog, isian=report, instansi={"unit": units, "bukti_publik": "ya"})
    early = {TW3: {"dinas": lewat(office.formulir[TW3]["dinas"])}}
    return serve(bangun(dataclasses.replace(office, formulir={**office.formulir, **early}), lingkungan={}))


def lewat(form: Formulir) -> Formulir:
    """The form with plans whose deadline is the last day of the next quarter."""
    late = {
        kode: isian.model_copy(
            update={
                "rencana_aksi": tuple(
                    plan.model_copy(update={"batas_waktu": datetime.date(2024, 12, 31)})
                    for plan in isian.rencana_aksi
                )
            }
        )
        for kode, isian in form.indikator.items()
    }
    return form.model_copy(update={"indikator": late})


@pytest.mark.one_daily("a page of its kind is looked at every day")
@pytest.mark.parametrize("warna", ["light", "dark"])
@pytest.mark.parametrize("jenis", LENGKAP)
def test_a_full_office_is_accessible(
    jenis: str, warna: str, penuh: str, halaman: Buka, axe: Callable[..., list[str]]
) -> None:
    page = halaman(penuh + jenis, warna=warna)
    assert axe(page) == []


@pytest.mark.parametrize("jenis", LENGKAP)
def test_a_full_office_fits_a_telephone(
    jenis: str, penuh: str, halaman: Buka, overflows: Callable[[Page], bool]
) -> None:
    page = halaman(penuh + jenis, lebar=360, tinggi=640)
    assert not overflows(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert not overflows(page)


def test_what_is_behind_a_row_can_be_read_without_scrolling_sideways(penuh: str, halaman: Buka) -> None:
    page = halaman(penuh + DOKUMEN, lebar=360)
    boxes = page.locator(".ukur-aksi .ukur-rinci dl").all()
    assert len(boxes) == 12
    for box in boxes:
        place = box.bounding_box()
        assert place is not None
        assert place["x"] + place["width"] <= 360


def test_a_late_plan_is_marked_by_a_word(penuh: str, halaman: Buka) -> None:
    for path, mark in ((DOKUMEN, ".ukur-lewat"), ("rencana-aksi/", ".lewat .keadaan")):
        marks = halaman(penuh + path).locator(mark)
        words = [text[2:] for text in marks.all_inner_texts()]  # after the sign
        assert words == ["lewat batas waktu"] * 3  # the fourth is finished


@pytest.mark.one_daily("a page of its kind is looked at every day")
@pytest.mark.parametrize("jenis", LENGKAP)
def test_a_full_office_on_paper(jenis: str, penuh: str, halaman: Buka) -> None:
    page = halaman(penuh + jenis)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1009, "height": 680})  # A4 landscape less its margins
    wide = "[...document.querySelectorAll('.ukur-gulir')].filter(e => e.scrollWidth > e.clientWidth).length"
    assert page.evaluate(wide) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1009


def test_the_pencil_covers_nothing(pratinjau: str, halaman: Buka) -> None:
    page = halaman(pratinjau + DOKUMEN)
    pencil = page.locator(".md-content__button").bounding_box()
    mark = page.locator(".ukur-tanda").first.bounding_box()
    assert pencil is not None
    assert mark is not None
    assert mark["x"] + mark["width"] <= pencil["x"]


def test_the_reader_chooses_the_colours(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat)
    page.get_by_title("Pakai tampilan gelap").click()
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    page.goto(alamat + DOKUMEN)
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"


@pytest.mark.parametrize("jenis", JENIS)
def test_no_sideways_scrolling(
    jenis: str, alamat: str, halaman: Buka, overflows: Callable[[Page], bool]
) -> None:
    page = halaman(alamat + jenis, lebar=360, tinggi=640)
    page.evaluate("for (const element of document.querySelectorAll('details')) element.open = true")
    assert not overflows(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert not overflows(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_node_of_the_tree_folds_by_keyboard(javascript: bool, alamat: str, halaman: Buka) -> None:
    """A node is a disclosure of the browser's own: it has the focus, and Enter folds what is below it."""
    page = halaman(alamat + "pohon-kinerja/", javascript=javascript, lebar=360)
    node = page.locator("#simpul-SS-1 > details > summary")
    below = page.locator("#simpul-SS-1").get_by_role("link").first
    assert below.is_visible()
    node.press("Enter")
    assert not below.is_visible()
    tree = page.locator(".ukur-pohon").aria_snapshot()
    assert "list:" in tree
    assert "listitem:" in tree


@pytest.mark.parametrize("javascript", [True, False])
def test_a_receipt_opens(javascript: bool, alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + DOKUMEN, javascript=javascript)
    calculation = page.locator("#struk-IKU-01").get_by_text(
        "47 / 221 × 100 = 21,266968…, dicetak 21,27 persen"
    )
    assert not calculation.is_visible()
    page.click("tr#IKU-01 + tr summary")
    assert calculation.is_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_link_to_a_receipt_reveals_it(javascript: bool, alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + "indikator/IKU-01/", javascript=javascript)
    page.click("a[href$='dokumen/2023-TW4/#struk-IKU-01']")
    page.wait_for_url("**/dokumen/2023-TW4/#struk-IKU-01")
    page.locator("#struk-IKU-01").wait_for(state="visible")
    assert page.evaluate("document.querySelectorAll('details.struk[open]').length") == 1
    box = page.locator("#struk-IKU-01").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800


def jalan(page: Page, most: int) -> Iterator[str]:
    """Press Tab up to ``most`` times; yield what has the focus each time."""
    for _ in range(most):
        page.keyboard.press("Tab")
        yield page.evaluate(
            "[document.activeElement.className, document.activeElement.getAttribute('href')].join(' ')"
        )


def test_the_first_tab_stop_skips_to_the_content(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + DOKUMEN)
    [first] = jalan(page, 1)
    assert first.startswith("md-skip ")
    assert page.locator(".md-skip").is_visible()
    page.keyboard.press("Enter")
    target = page.evaluate("location.hash.slice(1)")
    assert page.locator(f"#{target}").count() == 1
    assert page.evaluate("scrollY") > 0


def test_wide_tables_can_be_scrolled_with_the_keyboard(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + "sop/", lebar=800)
    focus = "document.activeElement"
    wide = f"{focus}.matches('.ukur-gulir') && {focus}.scrollWidth > {focus}.clientWidth"
    assert any(page.evaluate(wide) for _ in jalan(page, 80))  # past the menu
    page.keyboard.press("ArrowRight")
    wait_until(page, f"{focus}.scrollLeft > 0")  # scrolling is animated
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_receipts_are_reached_with_the_keyboard(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + DOKUMEN)
    page.locator("tr#IKU-01 a").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    assert page.locator("#struk-IKU-01").is_visible()


def test_on_paper(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + DOKUMEN, warna="light")
    page.emulate_media(media="print")
    receipts = page.locator("dl[id^=struk-]")
    assert [receipts.nth(n).is_visible() for n in range(receipts.count())] == [True] * 8
    hidden = ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-path, .headerlink, .md-top"
    assert page.locator(hidden).count() > 8
    assert (
        page.evaluate(f"[...document.querySelectorAll('{hidden}')].filter(e => e.offsetParent).length") == 0
    )
    assert page.locator(".ukur-tanda").first.is_visible()
    assert page.locator(".ukur-kop").is_visible()
    page.set_viewport_size({"width": 1009, "height": 680})  # A4 landscape less its margins
    wide = "[...document.querySelectorAll('.ukur-gulir')].filter(e => e.scrollWidth > e.clientWidth).length"
    assert page.evaluate(wide) == 0


def test_on_paper_nothing_is_lost_sideways(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + "sop/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1009, "height": 680})
    wide = "[...document.querySelectorAll('.ukur-gulir')].filter(e => e.scrollWidth > e.clientWidth).length"
    assert page.evaluate(wide) == 0


LANGKAH_BANYAK = 20


@pytest.fixture(scope="session")
def sop_panjang(katalog: Catalogue, bangun: Callable[..., Path], serve: Callable[[Path], str]) -> str:
    """An SOP of twenty steps, with names and words as long as they may be."""
    data = katalog.sop.model_dump(mode="json")
    middle = data["langkah"][6]
    steps = [
        {
            **middle,
            "nomor": n,
            "simbol": "kotak",
            "cabang": [],
            "lanjut_ke": [n + 1] if n < LANGKAH_BANYAK else [],
            "kegiatan": f"{PANJANG[:300]} {n}",
            "pelaksana": [data["kolom"][n % 5]["peran"]],
        }
        for n in range(1, LANGKAH_BANYAK + 1)
    ]
    branch = [{"jawaban": a, "langkah": n, "uraian": PANJANG[:300]} for a, n in (("Ya", 12), ("Tidak", 3))]
    steps[10] |= {"simbol": "belah-ketupat", "cabang": branch, "lanjut_ke": []}
    columns = [{**column, "judul": f"{PANJANG[:90]} {column['judul']}"} for column in data["kolom"]]
    long = Sop.model_validate(data | {"langkah": steps, "kolom": columns})
    return serve(bangun(dataclasses.replace(katalog, sop=long), lingkungan={}))


def test_the_words_of_the_flow_chart_are_all_read(alamat: str, halaman: Buka) -> None:
    """Nothing of the real SOP is cut off where it stands in the drawing."""
    page = halaman(alamat + "sop/")
    words = page.locator(".ukur-alur foreignObject span")
    assert words.count() == 2 + 5 + 9 * 2 + 2  # headings, lanes, number and text of each step, answers
    assert words.evaluate_all("all => all.filter(e => e.scrollHeight > e.clientHeight).length") == 0


@pytest.mark.one_daily("a page of its kind is looked at every day")
@pytest.mark.parametrize("warna", ["light", "dark"])
def test_a_long_flow_chart_is_accessible(
    warna: str, sop_panjang: str, halaman: Buka, axe: Callable[..., list[str]]
) -> None:
    assert axe(halaman(sop_panjang + "sop/", warna=warna)) == []


def test_long_words_stay_where_they_belong(sop_panjang: str, halaman: Buka) -> None:
    page = halaman(sop_panjang + "sop/")
    spill = """all => all.filter(e => {
        const a = e.getBoundingClientRect(), b = e.parentElement.getBoundingClientRect();
        return a.right > b.right + 1 || a.bottom > b.bottom + 1 || a.left < b.left - 1 || a.top < b.top - 1;
    }).length"""
    words = page.locator(".ukur-alur foreignObject > div > span:visible")
    assert words.count() > LANGKAH_BANYAK
    assert words.evaluate_all(spill) == 0


@pytest.mark.parametrize("lebar", [360, 320])
def test_on_a_telephone_the_flow_is_a_list(
    lebar: int, sop_panjang: str, halaman: Buka, overflows: Callable[[Page], bool]
) -> None:
    page = halaman(sop_panjang + "sop/", lebar=lebar, tinggi=640)
    assert not page.locator(".ukur-alur").first.is_visible()
    assert page.locator(".ukur-alur-daftar li:visible").count() == LANGKAH_BANYAK
    assert not overflows(page)


def test_on_a_tablet_the_flow_chart_is_scrolled_with_the_keyboard(
    alamat: str, halaman: Buka, overflows: Callable[[Page], bool]
) -> None:
    page = halaman(alamat + "sop/", lebar=800)
    region = page.get_by_role("region", name="Gambar alur SOP")
    assert page.locator(".ukur-alur-daftar").is_hidden()
    region.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.activeElement.scrollLeft > 0")  # scrolling is animated
    assert not overflows(page)


def test_the_flow_chart_on_paper(alamat: str, sop_panjang: str, halaman: Buka) -> None:
    """Each page of the drawing fits A4 landscape less its margins: 1009 by 680; the list is not printed."""
    for address, pages in ((alamat, 1), (sop_panjang, 3)):
        page = halaman(address + "sop/")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 1009, "height": 680})
        charts = [chart.bounding_box() for chart in page.locator(".ukur-alur:visible").all()]
        assert len(charts) == pages
        for box in charts:
            assert box is not None
            assert 300 < box["height"] < 600  # a heading above and the symbols below fit as well
            assert 0 <= box["x"] < box["x"] + box["width"] <= 1009
        assert page.locator(".ukur-alur-daftar").is_hidden()


def test_the_flow_chart_in_forced_colours(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + "sop/")
    page.emulate_media(forced_colors="active")
    shown = page.locator(".ukur-alur").evaluate(
        "svg => ['.garis', '.ujung', 'rect.lambang', 'text'].map(part => { const style = "
        "getComputedStyle(svg.querySelector(part)); return [style.stroke, style.fill] })"
    )
    text = page.evaluate("getComputedStyle(document.body).color")
    (line, _), (_, head), (border, inside), (_, number) = shown
    assert {line, head, border, number} == {text}
    assert inside != text


def test_weight(alamat: str, halaman: Buka) -> None:
    """Bytes as a server would send them compressed; the search index only counts once somebody searches."""
    page = halaman()
    answers: list[Response] = []
    known: set[str] = set()
    page.on("response", lambda answer: answers.append(answer))

    def weight() -> int:
        """Return the bytes of what has been loaded since the last call and never before."""
        settle(page)
        new = {answer.url: answer for answer in answers if answer.url not in known}
        known.update(new)
        answers.clear()
        return sum(len(gzip.compress(answer.body(), 9)) for answer in new.values())

    page.goto(alamat)
    first = weight()
    assert first <= BATAS_PERTAMA
    search(page, "kampung")
    assert first + weight() <= BATAS_DENGAN_CARI
    for path in (
        DOKUMEN,
        "indikator/IKU-01/",
        "rencana-aksi/",
        "arsip/2024-TW4/",
        "arsip/periksa/",
        "data/",
        "metodologi/",
        "aturan/",
        "kamus-isian/",
    ):
        page.goto(alamat + path)
        assert 0 < weight() <= BATAS_BERIKUT
