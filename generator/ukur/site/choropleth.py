"""A map coloured by value as inline SVG; the table with every figure stands beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from ukur.site.area_shapes import DrawnMap, Shape

CLASSES = 5  # our choice, as most maps of statistics offices: more shades cannot be told apart
NO_DATA = "belum ada data"
_LETTER, _LINE = 11.5, 24  # units that a letter is wide, a little more than its mean, and a line is high
_LEADING, _NARROW = 1.15, 1.6  # em from line to line; how much larger names are on a telephone
_Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class AreaValue:
    """What a map says of an area: its name, printed value, and the address of its page, empty for none."""

    nama: str
    teks: str
    nilai: Decimal | None
    alamat: str = ""


@dataclass(frozen=True)
class MapClass:
    """A class of values: the highest in it, its shade from 0 to 4, what it spans in words, and how many."""

    upper: Decimal
    shade: int
    words: str
    count: int


def value_classes(values: Sequence[AreaValue]) -> tuple[MapClass, ...]:
    """Return classes of about equally many areas; equal values stay together, so there may be fewer.

    What a class spans are values that are there, so no reader is told of a bound that nobody has.
    """
    known = sorted((item for item in values if item.nilai is not None), key=lambda item: item.nilai or 0)
    numbers = [item.nilai for item in known if item.nilai is not None]
    places = (-(-len(numbers) * part // CLASSES) - 1 for part in range(1, CLASSES + 1)) if numbers else ()
    bounds = sorted({numbers[place] for place in places})
    made, start = [], 0
    for number, upper in enumerate(bounds):
        end = sum(value <= upper for value in numbers)
        first, last = known[start].teks, known[end - 1].teks
        words = first if first == last else f"{first} s.d. {last}"
        shade = 2 if len(bounds) == 1 else round(number * (CLASSES - 1) / (len(bounds) - 1))
        made.append(MapClass(upper, shade, words, end - start))
        start = end
    return tuple(made)


def choropleth(id_: str, title: str, drawn: DrawnMap, values: Mapping[str, AreaValue], noun: str) -> str:
    """Return the map as a figure; empty where no area has a value.

    ``noun`` is what an area is called. Names are drawn where they fit; readers hear them from the links.
    """
    there = {kode: values[kode] for kode in drawn.shapes if kode in values}
    classes = value_classes(tuple(there.values()))
    if not classes:
        return ""
    shapes = [(drawn.shapes[kode], value, _css(value, classes)) for kode, value in there.items()]
    areas = "".join(_area(shape, value, css, _said(value)) for shape, value, css in shapes)
    names = _names([(shape, value) for shape, value, _ in shapes])
    low, high = (pick(_known(there), key=lambda item: item.nilai or 0) for pick in (min, max))
    said = f"Terendah {low.nama} {low.teks}, tertinggi {high.nama} {high.teks}. Semua angkanya ada di tabel."
    return (
        f'<figure class="ukur-peta"><svg viewBox="{_box(drawn)}" role="group" '
        f'aria-labelledby="{id_}-j" aria-describedby="{id_}-u"><title id="{id_}-j">{escape(title)}</title>'
        f'<desc id="{id_}-u">{escape(said)}</desc>{areas}<g class="nama" aria-hidden="true">{names}</g></svg>'
        f"<figcaption><ul>{''.join(_keys(classes, there, noun))}</ul>{_origin(drawn)}</figcaption></figure>"
    )


def single_area(id_: str, title: str, drawn: DrawnMap, names: Mapping[str, AreaValue], kode: str) -> str:
    """Return the map with one area marked, as a figure; the others lead to their own pages."""
    shapes = [
        (shape, names[code], "ini" if code == kode else "lain")
        for code, shape in drawn.shapes.items()
        if code in names
    ]
    areas = "".join(_area(shape, item, css, item.nama) for shape, item, css in shapes)
    labels = _names([(shape, item) for shape, item, _ in shapes])
    return (
        f'<figure class="ukur-peta kecil"><svg viewBox="{_box(drawn)}" role="group" '
        f'aria-labelledby="{id_}-j"><title id="{id_}-j">{escape(title)}</title>{areas}'
        f'<g class="nama" aria-hidden="true">{labels}</g></svg>'
        f"<figcaption>{_origin(drawn)}</figcaption></figure>"
    )


def _box(drawn: DrawnMap) -> str:
    return f"-4 -4 {drawn.width + 8} {drawn.height + 8}"


def _known(values: Mapping[str, AreaValue]) -> list[AreaValue]:
    return [item for item in values.values() if item.nilai is not None]


def _css(value: AreaValue, classes: Sequence[MapClass]) -> str:
    if value.nilai is None:
        return "kosong"
    return f"k{next(item.shade for item in classes if value.nilai <= item.upper)}"


def _said(value: AreaValue) -> str:
    return f"{value.nama}: {value.teks if value.nilai is not None else NO_DATA}"


def _area(shape: Shape, value: AreaValue, css: str, words: str) -> str:
    said = escape(words)
    path = f'<path class="{css}" d="{shape.path}"><title>{said}</title></path>'
    if not value.alamat:
        return path
    # The same links stand in the table: from there they are reached with the keyboard, and not twice.
    return f'<a href="{escape(value.alamat)}" tabindex="-1" aria-label="{said}">{path}</a>'


def _names(shapes: Sequence[tuple[Shape, AreaValue]]) -> str:
    """Return the names in one line or two, and the values below, as far as the areas have room for them.

    The largest areas first; what would lie upon another name stands in the table alone.
    """
    taken: list[_Box] = []
    return "".join(
        _name(shape, texts)
        for shape, value in sorted(shapes, key=lambda one: -one[0].room * one[0].tall)
        if (texts := _fitting(shape, value, taken))
    )


def _name(shape: Shape, texts: Sequence[str]) -> str:
    """Return a name; ``lebar``: there is room for it on a wide screen only, where its letters are smaller."""
    css = "" if _fits(texts, shape, _NARROW) else ' class="lebar"'
    first = 0.35 - _LEADING * (len(texts) - 1) / 2
    body = "".join(
        f'<tspan x="{shape.x}" dy="{_LEADING if at else first:.2f}em">{escape(text)}</tspan>'
        for at, text in enumerate(texts)
    )
    return f'<text y="{shape.y}"{css}>{body}</text>'


def _fitting(shape: Shape, value: AreaValue, taken: list[_Box]) -> list[str]:
    below = [value.teks] if value.nilai is not None else []
    for more in (below, []):
        for lines in _lines(value.nama):
            texts = [*lines, *more]
            box = _box_of(texts, shape)
            if _fits(texts, shape, 1) and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                return texts
    return []


def _box_of(texts: Sequence[str], shape: Shape) -> _Box:
    wide, tall = max(map(len, texts)) * _LETTER / 2, len(texts) * _LINE / 2
    return shape.x - wide, shape.y - tall, shape.x + wide, shape.y + tall


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _lines(name: str) -> Iterator[tuple[str, ...]]:
    yield (name,)
    words = name.split() if len(name) < 100 else []
    yield from ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))


def _fits(lines: Sequence[str], shape: Shape, size: float) -> bool:
    wide, tall = max(map(len, lines)) * _LETTER * size, len(lines) * _LINE * size
    return wide <= shape.room and tall <= shape.tall


def _keys(classes: Sequence[MapClass], values: Mapping[str, AreaValue], noun: str) -> Iterator[str]:
    for item in classes:
        yield _key(f"k{item.shade}", f"{item.words}: {item.count} {noun}")
    absent = len(values) - sum(item.count for item in classes)
    if absent:
        yield _key("kosong", f"{NO_DATA}: {absent} {noun}")


def _key(css: str, text: str) -> str:
    return f'<li><span class="ukur-petak {css}" aria-hidden="true"></span>{escape(text)}</li>'


def _origin(drawn: DrawnMap) -> str:
    parts = [part for part in (drawn.sumber, drawn.lisensi and f"Lisensi {drawn.lisensi}") if part]
    if not parts:
        return ""
    told = escape(". ".join(parts))
    return f'<details class="struk"><summary>Sumber batas wilayah</summary>{told}.</details>'
