"""A written page as its source: what of it would reach the site, by the line where it stands."""

import html
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ukur.model.faults import quote
from ukur.model.findings import Finding, Location, Rule
from ukur.site import written_html
from ukur.site.written_html import ForeignMarkup, foreign_markup, is_plain, titles_of

if TYPE_CHECKING:
    import markdown

L505 = Rule(
    "L505",
    "kepala halaman tulisan yang tidak dikenal",
    "Kepala halaman dapat mengganti kerangka dan bagian situs; yang ditulis hanya judul dan ringkasannya.",
)
L506 = Rule(
    "L506",
    "halaman tulisan yang tidak dapat diperiksa",
    "Yang tidak dapat diperiksa tidak diterbitkan.",
)
RULES = (*written_html.RULES, L505, L506)

PAGE_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What the site's builder takes for a page."""
_EXTENSIONS = ("toc", "tables", "fenced_code", "admonition", "attr_list")
"""Those of the site, which ``mkdocs.yml`` names; what others make of a page is checked when it is built."""
_MAX_BYTES, _MAX_LINE, _MAX_MARKS, _MAX_HEADINGS = 100_000, 4_000, 1_500, 400
"""Our choice, several times the longest guide: Markdown takes the square of the time for twice the marks."""
_MARKS = "[<`*_&{\\"
_TEXTS = frozenset({"title", "description"})
_HIDDEN = frozenset({"navigation", "toc"})
_TURNING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Unicode's controls of direction (UAX 9): with one of them 91,97 is shown for a 79,19 that is written."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def is_written_page(path: str) -> bool:
    """Return whether a file of the repository becomes a page of the site as it is written."""
    return path.startswith("content/") and path.endswith(PAGE_ENDINGS)


@lru_cache(maxsize=64)  # our choice: more than the program's guides, which every build of a process checks
def check_page(path: str, content: bytes) -> tuple[Finding, ...]:
    """Return what a written page may not bring to the site, sorted by place."""
    return tuple(sorted(set(_checked(path, content))))


def _checked(path: str, content: bytes) -> Iterator[Finding]:
    start = Location(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield L506.at(start, "halaman bukan UTF-8", "simpan ulang sebagai UTF-8")
        return
    if (reason := _too_much(text)) is not None:
        yield L506.at(start, reason, "bagi menjadi beberapa halaman atau paragraf")
        return
    from mkdocs.utils.meta import get_data  # the builder's own reading of the page's head

    body, head = get_data(text)
    yield from _head(path, text, head)
    try:
        rendered = _renderer().reset().convert(body)
    except RecursionError:
        yield L506.at(start, "halaman bersarang terlalu dalam", "ratakan daftar atau kutipan yang bertingkat")
        return
    if (turned := _TURNING.search(html.unescape(rendered))) is not None:
        what = f"ada huruf kendali arah U+{ord(turned[0]):04X}, yang membuat angka terbaca terbalik"
        yield L506.at(_found(path, text, _TURNING.pattern), what, "hapus huruf yang tidak tampak itu")
    for item in foreign_markup(rendered):
        yield item.rule.at(_place(path, text, item), item.message, item.hint)
    for title in titles_of(rendered):
        if not is_plain(title):
            at = _found(path, text, r"^#\s|^=+\s*$")
            yield L505.at(
                at, f"judul {quote(title)} memuat tanda < atau kutip", "tulis judulnya dengan kata saja"
            )


@cache
def _renderer() -> "markdown.Markdown":
    """Return what renders pages; setting it up takes longer than most of them do."""
    import markdown

    return markdown.Markdown(extensions=list(_EXTENSIONS))


def _too_much(text: str) -> str | None:
    if len(text.encode()) > _MAX_BYTES:
        return f"halaman lebih dari {_MAX_BYTES // 1000} kB"
    if any(len(line) > _MAX_LINE for line in text.splitlines()):
        return f"ada baris yang lebih dari {_MAX_LINE} huruf"
    if max(text.count(mark) for mark in _MARKS) > _MAX_MARKS:
        return f"ada tanda yang berulang lebih dari {_MAX_MARKS} kali"
    if len(re.findall(r"^ {0,3}(?:#|=+\s*$|-+\s*$)", text, re.MULTILINE)) > _MAX_HEADINGS:
        return f"judulnya lebih dari {_MAX_HEADINGS}"
    return None


def _head(path: str, text: str, head: dict[str, object]) -> Iterator[Finding]:
    for key, value in head.items():
        at = _found(path, text, rf"^\s*[\"']?{re.escape(str(key))}[\"']?\s*:")
        yield from head_faults(at, str(key), value)


def head_faults(at: Location, key: str, value: object) -> Iterator[Finding]:
    """Yield what one entry of a page's head may not say."""
    if key == "hide":
        if not isinstance(value, list) or not _HIDDEN.issuperset(map(str, value)):
            yield L505.at(at, "hide hanya untuk navigation dan toc", "tulis hide: [navigation], atau hapus")
    elif key not in _TEXTS:
        hint = "hapus baris itu; yang dapat ditulis title, description, dan hide"
        yield L505.at(at, f"{quote(key)} tidak dikenal di kepala halaman", hint)
    elif not isinstance(value, str) or not is_plain(value) or ">" in value:
        yield L505.at(at, f"{key} memuat tanda <, >, atau kutip, atau bukan teks", "tulis dengan kata saja")


def _place(path: str, text: str, item: ForeignMarkup) -> Location:
    return _found(path, text, re.escape(item.words), outside=True)


def _found(path: str, text: str, pattern: str, outside: bool = False) -> Location:
    """Return the first line that holds the words, one outside of code before one inside; else the first."""
    wanted = re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    code = _fenced(tuple(lines)) if outside else frozenset[int]()
    hits = [
        (n in code, n, hit.start() + 1) for n, line in enumerate(lines, 1) if (hit := wanted.search(line))
    ]
    return Location(path, *min(hits)[1:]) if hits else Location(path)


@lru_cache(maxsize=2)
def _fenced(lines: tuple[str, ...]) -> frozenset[int]:
    inside, found = "", set[int]()
    for number, line in enumerate(lines, 1):
        mark = _FENCE.match(line)
        if inside or mark:
            found.add(number)
        if mark and (not inside or line.strip().startswith(inside)):
            inside = "" if inside else mark[1]
    return frozenset(found)
