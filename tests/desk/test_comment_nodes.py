"""The gate's comment as nodes of a page: a long text that somebody else stored is walked once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

HOSTS = Path(__file__).parents[2] / "generator/desk/hosts"
LETTERS, TIMES = 70_000, 100
"""What the page reads of a comment, and how often here: walked once for each sign, that would take some
10^11 steps, more minutes than there are; walked once it takes seconds."""
BOUND = 120_000
"""Milliseconds, a hundred times what it takes on a quiet machine."""
SHOW = """([text, times]) => {
  window.shown = null;
  setTimeout(async () => {
    const { commentNodes } = await import("/markdown.js");
    let found = "";
    for (let n = 0; n < times; n += 1) found = commentNodes(text).textContent;
    window.shown = found;
  });
}"""


@pytest.fixture
def page(halaman: Callable[..., Page], serve: Callable[[Path], str]) -> Page:
    return halaman(f"{serve(HOSTS)}markdown.js")


def shown(page: Page, text: str, times: int = 1) -> str:
    page.evaluate(SHOW, [text, times])
    page.wait_for_function("window.shown !== null", timeout=BOUND)
    return str(page.evaluate("window.shown"))


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("[", id="labels that never end"),
        pytest.param("[a](", id="links that never end"),
        pytest.param("**a", id="strong text that never ends"),
        pytest.param("*", id="stars"),
        pytest.param("_a ", id="emphasis that never ends"),
        pytest.param("<http://a", id="addresses that never end"),
        pytest.param("\\", id="backslashes"),
        pytest.param("&amp", id="entities that never end"),
    ],
)
def test_a_line_of_open_signs_is_walked_once(page: Page, piece: str) -> None:
    text = (piece * (LETTERS // len(piece)))[:LETTERS]
    found = shown(page, text, TIMES)
    assert len(found) >= LETTERS // 4  # of two backslashes one is shown, of "**a**a" the two letters


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("|", "\\|\n|---|", id="a cell before a lone backslash"),
        pytest.param("|---|\n|", "\\|", id="a row before a lone backslash"),
        pytest.param("**", "[**", id="strong text of labels"),
    ],
)
def test_long_lines_between_signs(page: Page, before: str, after: str) -> None:
    middle = "[" if "[" in after else "a"
    text = before + middle * (LETTERS - len(before + after)) + after
    assert middle * 1000 in shown(page, text, TIMES)


def test_many_items_below_one(page: Page) -> None:
    """Below an item of many parts."""
    text = "- " + "**a** " * 4_000 + "\n" + "  - b\n" * 7_000
    assert shown(page, text[:LETTERS], TIMES).count("b") > 7_000 * 0.9


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[a](https://b.example) c", "a c"),
        (r"\[a\] [b\]c](https://d.example)", "[a] b]c"),
        ("[[a](https://b.example)", "[a"),
        ("**a** _b_ <https://c.example>", "a b https://c.example"),
        ("- a\n  - b\n  - c\n- d\n  - e", "abcde"),
        ("|a|b|\n|---|---|\n|c\\|d|e|", "abc|de"),
    ],
)
def test_what_is_read(page: Page, text: str, wanted: str) -> None:
    assert shown(page, text) == wanted


def test_nested_lists(page: Page) -> None:
    page.evaluate("async () => { window.made = (await import('/markdown.js')).commentNodes }")
    html = page.evaluate(
        """() => { const div = document.createElement("div");
        div.append(window.made("- a\\n  - b\\n  - c\\n- d\\n  - e")); return div.innerHTML; }"""
    )
    assert html == "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d<ul><li>e</li></ul></li></ul>"
