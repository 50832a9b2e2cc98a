"""A written page brings to the site what Markdown makes, and nothing that runs, hides or imitates."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ukur.commands.data.new_office import EXAMPLE, SKELETON
from ukur.site.written_html import breakable, foreign_markup
from ukur.site.written_page import check_page, is_written_page

REPO = Path(__file__).resolve().parents[2]
PAGE = "content/tentang.md"


def codes(text: str) -> set[str]:
    return {item.code for item in check_page(PAGE, text.encode())}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param('<script>document.title="DIRETAS"</script>', "L501", id="skrip"),
        pytest.param("<SCRIPT>a</SCRIPT>", "L501", id="skrip dengan huruf besar"),
        pytest.param("<script src='a.js'></script>", "L501", id="skrip dari berkas"),
        pytest.param("teks <script>a</script> teks", "L501", id="skrip di dalam kalimat"),
        pytest.param('<meta http-equiv="refresh" content="0;url=a.html">', "L501", id="pengalihan"),
        pytest.param('<base href="https://x.example/">', "L501", id="pangkal alamat"),
        pytest.param('<form action="https://x.example"><input></form>', "L501", id="formulir"),
        pytest.param('<iframe src="https://x.example"></iframe>', "L501", id="bingkai"),
        pytest.param('<link rel="stylesheet" href="https://x.example/a.css">', "L501", id="lembar gaya"),
        pytest.param("<style>td { font-size: 0 }</style>", "L501", id="gaya"),
        pytest.param('<object data="a.swf"></object>', "L501", id="objek"),
        pytest.param("<svg><script>a</script></svg>", "L501", id="SVG berskrip"),
        pytest.param("<svg onload=a></svg>", "L501", id="SVG berkejadian"),
        pytest.param("<template><p>a</p></template>", "L501", id="templat"),
        pytest.param("<span>a</span>", "L501", id="unsur tanpa arti"),
        pytest.param("<p onclick=\"a\">b</p>", "L502", id="kejadian"),
        pytest.param('<p style="display: none">b</p>', "L502", id="gaya sebaris"),
        pytest.param('<td style="position: fixed">b</td>', "L502", id="gaya sel"),
        pytest.param('# Judul {: onclick="alert(1)" }', "L502", id="kejadian dari attr_list"),
        pytest.param("Teks\n{: .md-dialog }", "L502", id="kelas tema dari attr_list"),
        pytest.param("!!! md-dialog\n    Teks", "L502", id="kelas tema dari kotak"),
        pytest.param("## Judul {#__config}", "L502", id="pengenal tema dari attr_list"),
        pytest.param("## __config", "L502", id="pengenal tema dari judul"),
        pytest.param('<a href="a.md" target="_top">b</a>', "L502", id="sasaran jendela"),
        pytest.param('<div markdown="1" class="admonition">b</div>', "L502", id="Markdown di dalam HTML"),
        pytest.param("[a](javascript:alert(1))", "L503", id="tautan javascript"),
        pytest.param("[a](JaVaScRiPt:alert(1))", "L503", id="tautan javascript, huruf campur"),
        pytest.param('<a href="java&#10;script:alert(1)">a</a>', "L503", id="tautan javascript terpotong"),
        pytest.param('<a href="javascript&colon;alert(1)">a</a>', "L503", id="tautan javascript berentitas"),
        pytest.param('<a href="&#1;javascript:alert(1)">a</a>', "L503", id="tautan berhuruf kendali"),
        pytest.param("[a](vbscript:x)", "L503", id="tautan lain yang berjalan"),
        pytest.param("[a](data:text/html,<p>)", "L503", id="tautan data"),
        pytest.param("[a]: javascript:alert(1)\n\n[a][a]", "L503", id="tautan bernama"),
        pytest.param("[a](//x.example/)", "L503", id="tautan tanpa skema"),
        pytest.param("[a](\\\\\\\\x.example/)", "L503", id="tautan tanpa skema, garis miring balik"),
        pytest.param("![a](data:image/svg+xml;base64,AAAA)", "L503", id="gambar data"),
        pytest.param("![a](https://x.example/a.png)", "L503", id="gambar dari situs lain"),
        pytest.param("</div></div></main>", "L504", id="menutup bagian situs"),
        pytest.param("<p>terbuka", "L504", id="tidak ditutup"),
        pytest.param("<!-- <script> -->", "L504", id="komentar"),
        pytest.param("<?php a ?>", "L504", id="perintah"),
        pytest.param("<a href=x/onclick=a>b</a>", "L504", id="atribut tanpa kutip"),
        pytest.param("<img src=x onerror=alert(1)>", "L504", id="gambar rusak"),
        pytest.param("---\ntemplate: main.html\n---\n# A", "L505", id="kerangka lain"),
        pytest.param("template: main.html\n\n# A", "L505", id="kerangka lain, kepala tanpa garis"),
        pytest.param('---\ntitle: "</title><base>"\n---\n# A', "L505", id="judul yang menutup judul"),
        pytest.param("---\ndescription: 'a\" b=\"c'\n---\n# A", "L505", id="ringkasan yang menutup kutip"),
        pytest.param("---\ntitle: [a]\n---\n# A", "L505", id="judul yang bukan teks"),
        pytest.param("---\nhide: [path]\n---\n# A", "L505", id="menyembunyikan bagian lain"),
        pytest.param("---\nredirect: https://x.example\n---\n# A", "L505", id="pengalihan di kepala"),
        pytest.param("# &lt;/title&gt;&lt;base&gt;", "L505", id="judul berentitas"),
        pytest.param("`<`/title>\n===", "L505", id="judul bergaris bawah"),
        pytest.param("a" * 4_001, "L506", id="baris terlalu panjang"),
        pytest.param("a\n" * 60_000, "L506", id="halaman terlalu besar"),
        pytest.param("[\n" * 1_501, "L506", id="tanda yang berulang"),
        pytest.param("capaian \u202e79,19\u202c persen", "L506", id="angka terbaca terbalik"),
        pytest.param("capaian &#x202e;79,19 persen", "L506", id="angka terbaca terbalik lewat entitas"),
        pytest.param("capaian \u206779,19\u2069", "L506", id="angka di dalam teks berlawanan arah"),
    ],
)  # fmt: skip
def test_what_a_page_may_not_bring(text: str, code: str) -> None:
    assert codes(text) == {code} or (code == "L501" and code in codes(text) <= {"L501", "L504"})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: A\ndescription: Apa ini\nhide: [navigation, toc]\n---\n# A", id="kepala"),
        pytest.param("# A\n\n- a\n- **b** *c* `<script>`\n\n1. x\n\n> kutipan\n\n---\n", id="Markdown"),
        pytest.param("```html\n<script>a</script>\n```\n\n    <iframe>", id="HTML sebagai teks"),
        pytest.param("|a|b|\n|:-|-:|\n|1|2|", id="tabel dengan rata kanan"),
        pytest.param('!!! warning "Perhatian"\n    Isi', id="kotak"),
        pytest.param("## Judul {#nama-tetap}", id="nama bagian"),
        pytest.param("[a](b.md#c) [d](https://x.example/?a:b) <a@b.id> ![e](f.png)", id="tautan dan gambar"),
        pytest.param('Tekan <kbd>Ctrl</kbd>, m<sup>2</sup><br>H<sub>2</sub>O <b>y</b>', id="HTML aman"),
        pytest.param("a < b, c > d, dan e &lt;f&gt;", id="lebih kecil dan lebih besar"),
        pytest.param("\ufeff# A", id="tanda BOM"),
    ],
)  # fmt: skip
def test_what_a_page_may_bring(text: str) -> None:
    assert codes(text) == set()


def test_the_place_and_the_remedy_are_told() -> None:
    text = "---\ntitle: A\n---\n# A\n\n```\n<iframe>\n```\n\nTeks <iframe src='a'></iframe>\n"
    (found,) = check_page(PAGE, text.encode())
    assert str(found.location) == "content/tentang.md:10:6"
    assert found.message == "unsur <iframe> tidak boleh ada di halaman tulisan"
    assert (
        found.hint == "hapus, atau apit dengan tanda ` bila hendak ditampilkan sebagai teks; pakai Markdown"
    )


def test_a_page_that_is_not_text() -> None:
    assert [item.code for item in check_page(PAGE, b"\xff\xfe")] == ["L506"]


def test_what_another_extension_makes_is_read_as_strictly() -> None:
    """The builder's own HTML is checked again: an extension may write what the source does not show."""
    assert [item.rule.code for item in foreign_markup('<p><input type="radio" /></p>')] == ["L501"]


def written_pages() -> Iterator[Path]:
    for folder in (REPO / "content", SKELETON, EXAMPLE):
        yield from (path for path in folder.rglob("*.md") if "arsip" not in path.parent.parts)


def test_every_page_of_ours_passes() -> None:
    found = {path.name: check_page(path.name, path.read_bytes()) for path in written_pages()}
    assert len(found) > 10
    assert {name: items for name, items in found.items() if items} == {}


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("content/tentang.md", True),
        ("content/a/b.markdown", True),
        ("content/a.html", False),
        ("indicators/a.md", False),
    ],
)
def test_which_files_are_pages(path: str, page: bool) -> None:
    assert is_written_page(path) is page


@pytest.mark.parametrize("mark", ["[", "![", "<a ", "`a", "*a ", "{: ", "[a](", "\\`", "_a", "&a", "# a\n"])
@pytest.mark.parametrize("wrap", [60, 3_000])
def test_no_page_takes_long(mark: str, wrap: int) -> None:
    """Ten seconds is the bound for a hostile input; these are the slowest of 100 kB that are read at all."""
    text = mark * min(1_500, 99_000 // len(mark))
    lines = "\n".join(text[at : at + wrap] for at in range(0, len(text), wrap))
    start = time.process_time()
    check_page(PAGE, lines.encode())
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        pytest.param(
            "<td><code>a/b_c.yml</code> a/b</td>", "<td><code>a/<wbr>b_<wbr>c.yml</code> a/b</td>", id="sel"
        ),
        pytest.param("<th>x <code>a/b</code></th>", "<th>x <code>a/<wbr>b</code></th>", id="kepala"),
        pytest.param("<td><code>a/</code></td>", "<td><code>a/</code></td>", id="akhir tanpa bagian"),
        pytest.param(
            "<td><code>&lt;/b_c</code></td>", "<td><code>&lt;/<wbr>b_<wbr>c</code></td>", id="entitas"
        ),
        pytest.param("<p><code>a/b</code></p>", "<p><code>a/b</code></p>", id="di luar tabel"),
        pytest.param('<td><a href="a/b">a/b</a></td>', '<td><a href="a/b">a/b</a></td>', id="alamat tetap"),
    ],
)
def test_code_in_a_table_may_break_where_a_part_ends(html: str, shown: str) -> None:
    assert breakable(html) == shown
