"""The harness notices what it is there to notice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.settled import settle

PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Uji</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>body {{ color: #222; background: #fff }}
@media (prefers-color-scheme: dark) {{ body {{ color: #333; background: #000 }} }}</style>
</head><body><main><h1>Uji</h1>{body}</main></body></html>"""
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

Write = Callable[[str], str]


@pytest.fixture
def write(tmp_path: Path, serve: Callable[[Path], str]) -> Write:
    """Make a site of one page with this body, and return its address."""

    def put(body: str) -> str:
        (tmp_path / "index.html").write_text(PAGE.format(body=body), "utf-8")
        return serve(tmp_path)

    return put


def test_a_sound_page_passes(
    write: Write,
    halaman: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    overflows: Callable[[Page], bool],
) -> None:
    page = halaman(write(f'<img src="{PIXEL}" alt="Titik">'), lebar=360)
    assert axe(page) == []
    assert not overflows(page)


def test_the_page_is_opened_as_asked(write: Write, halaman: Callable[..., Page]) -> None:
    page = halaman(write("<p>isi</p>"), warna="dark", lebar=412, tinggi=900)
    state = (
        "[navigator.language, matchMedia('(prefers-color-scheme: dark)').matches, innerWidth, innerHeight]"
    )
    assert page.evaluate(state) == ["id-ID", True, 412, 900]


def test_scripts_can_be_switched_off(write: Write, halaman: Callable[..., Page]) -> None:
    address = write("<p>tetap</p><script>document.querySelector('p').textContent = 'ganti'</script>")
    assert halaman(address).inner_text("p") == "ganti"
    assert halaman(address, javascript=False).inner_text("p") == "tetap"


@pytest.mark.parametrize(
    ("body", "warna", "rule"),
    [
        pytest.param(f'<img src="{PIXEL}">', "light", "image-alt", id="gambar tanpa teks pengganti"),
        pytest.param(
            "<h4>Lompat</h4>", "light", "heading-order", id="tingkat judul melompat (best-practice)"
        ),
        pytest.param("<p>Gelap</p>", "dark", "color-contrast", id="kontras hanya kurang pada tema gelap"),
    ],
)
def test_axe_reports(
    body: str,
    warna: str,
    rule: str,
    write: Write,
    halaman: Callable[..., Page],
    axe: Callable[[Page], list[str]],
) -> None:
    assert {line.split()[0] for line in axe(halaman(write(body), warna=warna))} == {rule}


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        pytest.param('<img src="http://example.invalid/a.png" alt="a">', "keluar: http://example", id="http"),
        pytest.param(
            '<img src="//example.invalid/a.png" alt="a">', "keluar: http://example", id="tanpa skema"
        ),
        pytest.param("<script>fetch('https://example.invalid/x')</script>", "keluar: https:", id="fetch"),
        pytest.param(
            "<script>new Worker(URL.createObjectURL(new Blob(['fetch(\"http://example.invalid/w\")'])))</script>",
            "keluar: http://example.invalid/w",
            id="permintaan dari worker",
        ),
        pytest.param("<script>console.error('aduh')</script>", "konsol: aduh", id="galat di konsol"),
        pytest.param("<script>throw new Error('aduh')</script>", "galat: aduh", id="galat skrip"),
        pytest.param('<img src="hilang.png" alt="a">', "konsol: Failed to load", id="berkas tidak ada"),
    ],
)
def test_problems_are_noticed(
    body: str, problem: str, write: Write, halaman: Callable[..., Page], problems: list[str]
) -> None:
    page = halaman(write(body))
    settle(page)
    page.context.close()  # nothing more can be added after this
    assert [line for line in problems if problem in line]
    problems.clear()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param('<div style="width: 500px">lebar</div>', True, id="lebih lebar dari layar"),
        pytest.param(
            '<div style="overflow: auto"><div style="width: 500px">tabel</div></div>',
            False,
            id="tabel yang menggulung sendiri",
        ),
    ],
)
def test_overflow(
    body: str,
    expected: bool,
    write: Write,
    halaman: Callable[..., Page],
    overflows: Callable[[Page], bool],
) -> None:
    assert overflows(halaman(write(body), lebar=360)) is expected
