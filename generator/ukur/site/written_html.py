"""The HTML that a written page may bring to the site: what Markdown makes, and a little more.

It is an allow-list, and it is read strictly: every ``<`` begins a tag in the one spelling that every browser
reads alike, so that no markup hides between two readers. Whatever else a page holds stops the build.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ukur.model.faults import quote
from ukur.model.findings import Rule

L501 = Rule(
    "L501",
    "unsur HTML yang tidak boleh ada di halaman tulisan",
    "Yang berjalan, memuat, atau mengalihkan hanya milik tema dan program; halaman tulisan memakai Markdown.",
)
L502 = Rule(
    "L502",
    "atribut HTML yang tidak boleh ada di halaman tulisan",
    "Atribut dapat menjalankan skrip, menyembunyikan angka, atau meniru bagian situs yang dibuat program.",
)
L503 = Rule(
    "L503",
    "tautan atau gambar yang tidak boleh ada di halaman tulisan",
    "Tautan javascript: dan data: menjalankan isinya; gambar dari situs lain melacak pembaca.",
)
L504 = Rule(
    "L504",
    "HTML yang tidak utuh di halaman tulisan",
    "Unsur yang tidak ditutup atau ditutup dua kali mengubah bagian situs di luar halaman itu.",
)
RULES = (L501, L502, L503, L504)

_VOID = frozenset({"br", "hr", "img"})
_ELEMENTS = _VOID | {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre"),
    *(
        "a",
        "em",
        "strong",
        "b",
        "i",
        "u",
        "s",
        "mark",
        "code",
        "del",
        "ins",
        "sub",
        "sup",
        "abbr",
        "kbd",
        "small",
    ),
    *("div", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}
_ID = r"(?!.*__)[A-Za-z0-9][A-Za-z0-9_:.-]{0,199}"
"""The theme's own names hold two underscores: one of a page's would be found in the place of the theme's."""
_ADMONITION = (
    "note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote|catatan|penting|attention"
    "|caution|error|hint|important|summary|tldr|todo|check|done|help|faq|missing|fail|cite|seealso"
)
_ATTRIBUTES: dict[tuple[str, str], re.Pattern[str]] = {
    (element, name): re.compile(pattern, re.ASCII)
    for elements, name, pattern in (
        ("a", "class", "headerlink|footnote-(?:ref|backref)"),
        ("a abbr img", "title", ".*"),
        ("img", "alt", ".*"),
        ("img", "width", "[0-9]{1,4}%?"),
        ("img", "height", "[0-9]{1,4}"),
        ("img", "loading", "lazy"),
        ("ol", "start", "[0-9]{1,6}"),
        ("code", "class", r"language-[A-Za-z0-9_+.-]{1,40}"),
        ("div", "class", rf"admonition(?: (?:{_ADMONITION}))?|footnote"),
        ("details", "class", _ADMONITION),
        ("p", "class", "admonition-title"),
        ("th td", "style", "text-align: ?(?:left|right|center);?"),
        ("th td", "align", "left|right|center"),
        ("th td", "colspan", "[0-9]{1,2}"),
        ("th td", "rowspan", "[0-9]{1,3}"),
        ("th", "scope", "col|row"),
    )
    for element in elements.split()
}
_ADDRESSES = {("a", "href"), ("img", "src")}
_SCHEMES = frozenset({"http", "https", "mailto"})
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z][a-z-]*="[^"<>]*")*) ?(/?)>')
_ATTRIBUTE = re.compile(r' ([a-z][a-z-]*)="([^"<>]*)"')
_TITLE = re.compile(r"<h1[ >].*?</h1>", re.DOTALL)
_CELL = re.compile(r"<t[dh]\b.*?</t[dh]>", re.DOTALL)
_CODE = re.compile(r"(?<=<code>)[^<]+")
_PART = re.compile(r"[/_](?=\w)")
_AS_TEXT = "hapus, atau apit dengan tanda ` bila hendak ditampilkan sebagai teks"


@dataclass(frozen=True)
class ForeignMarkup:
    """What a page may not bring: the rule, a sentence, a remedy, and the words to look for in its source."""

    rule: Rule
    message: str
    hint: str
    words: str


def foreign_markup(rendered: str) -> Iterator[ForeignMarkup]:
    """Yield what HTML made of a written page holds beyond the allow-list; the first fault of form ends it."""
    opened: list[str] = []
    at = rendered.find("<")
    while at >= 0:
        tag = _TAG.match(rendered, at)
        if tag is None:
            yield _odd(rendered[at : at + 60])
            return
        closing, name, attributes, _ = tag.groups()
        if name not in _ELEMENTS:
            what = f"unsur <{name}> tidak boleh ada di halaman tulisan"
            yield ForeignMarkup(L501, what, f"{_AS_TEXT}; pakai Markdown", f"<{name}")
        elif closing:
            if not opened or opened.pop() != name:
                yield _unbalanced(f"</{name}>")
                return
        else:
            opened += [] if name in _VOID else [name]
            yield from _attributes(name, attributes)
        at = rendered.find("<", tag.end())
    if opened:
        yield _unbalanced(f"<{opened[-1]}>")


def _odd(text: str) -> ForeignMarkup:
    name = re.match(r"</?\s*([A-Za-z][A-Za-z0-9:-]*)", text)
    if name and name[1].lower() not in _ELEMENTS:
        what = f"unsur <{name[1]}> tidak boleh ada di halaman tulisan"
        return ForeignMarkup(L501, what, f"{_AS_TEXT}; pakai Markdown", f"<{name[1]}")
    first = text.split("\n")[0].strip()
    hint = f'{_AS_TEXT}; HTML ditulis dengan huruf kecil, atributnya berbentuk nama="nilai", tanpa komentar'
    return ForeignMarkup(L504, f"HTML {quote(first)} tidak dapat dibaca dengan pasti", hint, first)


def _unbalanced(tag: str) -> ForeignMarkup:
    hint = f"tutup setiap unsur tepat sekali, di dalam unsur tempat ia dibuka; atau {_AS_TEXT}"
    return ForeignMarkup(L504, f"{tag} tidak berpasangan", hint, tag.rstrip(">"))


def _attributes(element: str, text: str) -> Iterator[ForeignMarkup]:
    seen: set[str] = set()
    for name, raw in _ATTRIBUTE.findall(text):
        value = html.unescape(raw)
        if (element, name) in _ADDRESSES:
            yield from _address(element, value)
        elif name in seen or not _fits(element, name, value):
            what = f"atribut {name}={quote(value)} pada <{element}> tidak boleh ada di halaman tulisan"
            hint = "hapus atribut itu; tampilan diatur oleh tema"
            yield ForeignMarkup(L502, what, hint, _distinct(name, value))
        seen.add(name)


def _fits(element: str, name: str, value: str) -> bool:
    pattern = re.compile(_ID, re.ASCII) if name == "id" else _ATTRIBUTES.get((element, name))
    return pattern is not None and pattern.fullmatch(value) is not None


def _distinct(name: str, value: str) -> str:
    """Return what is found in the source whatever way the attribute came: a list of Markdown names none."""
    return value if name in {"id", "class"} else name


def _address(element: str, value: str) -> Iterator[ForeignMarkup]:
    """Yield the fault of an address; browsers pass over white space and control characters within it."""
    bare = "".join(char for char in value if char > " " and char.isprintable()).replace("\\", "/")
    first, outside = re.split(r"[/?#]", bare, maxsplit=1)[0], bare.startswith("//")
    if element == "img" and (":" in first or outside):
        what, hint = f"gambar {quote(value)} bukan dari situs ini", "taruh gambarnya di folder content/"
        yield ForeignMarkup(L503, what, hint, value)
    elif outside or (":" in first and first.partition(":")[0].lower() not in _SCHEMES):
        what = f"tautan {quote(value)} tidak boleh ada di halaman tulisan"
        hint = "tulis alamat yang diawali https://, mailto:, atau jalan ke halaman lain di situs ini"
        yield ForeignMarkup(L503, what, hint, value)


def breakable(rendered: str) -> str:
    """Return a page whose paths and keys in tables may break into lines where a part of them ends.

    A telephone's third of a line is shorter than most; broken at any letter they cannot be read.
    """
    return _CELL.sub(
        lambda cell: _CODE.sub(lambda code: _PART.sub(r"\g<0><wbr>", code[0]), cell[0]), rendered
    )


def titles_of(rendered: str) -> Iterator[str]:
    """Yield the text of each heading of the first level: it becomes the page's title."""
    for heading in _TITLE.findall(rendered):
        yield html.unescape(re.sub(r"<[^>]*>", "", heading))


def is_plain(text: str) -> bool:
    """Return whether a title stays text wherever the theme prints it, which unescapes and never escapes."""
    before = None
    while before != text:
        before, text = text, html.unescape(text)
    return not any(char in text for char in '<"') and text.isprintable()
