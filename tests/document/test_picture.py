"""The region's arms: what only draws is taken, what acts or leads elsewhere is not, and fast."""

import pytest

from ukur.document.picture import MAX_BYTES, check_picture
from ukur.model.findings import UkurError

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def svg(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><linearGradient id="a"><stop/></linearGradient></defs><path fill="url(#a)" d=""/>',
        '<style>.a { fill: red }</style><use xlink:href="#a"/><use href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<filter id="f"><feGaussianBlur stdDeviation="1"/></filter>',
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
        "<!-- Garuda --><title>Lambang</title>",
    ],
)
def test_what_draws_is_taken(inside: str) -> None:
    assert check_picture("lambang.svg", svg(inside)) == svg(inside)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(svg("<script>alert(1)</script>"), id="script"),
        pytest.param(svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>'), id="HTML"),
        pytest.param(svg("<foreignObject/>"), id="foreignObject"),
        pytest.param(svg('<set attributeName="href" to="https://x.example"/>'), id="animation"),
        pytest.param(svg('<path onclick="x()" d=""/>'), id="handler"),
        pytest.param(svg('<path ONLOAD="x()" d=""/>'), id="handler in capitals"),
        pytest.param(svg('<a href="https://x.example"/>'), id="link"),
        pytest.param(svg('<use xlink:href=" https://x.example#a"/>'), id="link with a blank"),
        pytest.param(svg('<image href="data:text/html,x"/>'), id="data that is no picture"),
        pytest.param(svg("<style>@import url(x.css);</style>"), id="import"),
        pytest.param(svg("<style>@imp<!-- -->ort 'x'; a{b:url( http://x )}</style>"), id="url in a style"),
        pytest.param(svg('<path style="fill:url(http://x.example/a)"/>'), id="url in an attribute"),
        pytest.param(b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), id="entity"),
        pytest.param(b"<svg><path/></svg>", id="no namespace"),
        pytest.param(b"<html><svg/></html>", id="not a picture"),
        pytest.param(HEAD.encode(), id="half there"),
        pytest.param(b"", id="empty"),
    ],
)
def test_what_acts_is_refused(content: bytes) -> None:
    with pytest.raises(UkurError, match="bukan SVG sederhana"):
        check_picture("lambang.svg", content)


def test_size_is_bounded_wherever_it_is_read() -> None:
    with pytest.raises(UkurError, match="lebih dari 2 MB"):
        check_picture("lambang.svg", b"<svg" * MAX_BYTES)


def test_a_picture_made_to_be_slow_is_read_in_one_pass() -> None:
    """A pattern over the text took minutes for the largest of these, so a run of this test would not end."""
    with pytest.raises(UkurError):
        check_picture("lambang.svg", svg("<style" * (MAX_BYTES // 6 - 50)))
