"""Where a page has ink: a box for each text, line, area, picture and link that it draws.

Boxes may be larger than what is drawn, never smaller: what is covered by a stamp must be found, what is free
may be missed. White areas and what a clip hides count too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import isfinite
from typing import Any

from ukur.archive.content_stream import Operand, UnreadableContent, operations
from ukur.archive.page_fonts import Font, font_of
from ukur.archive.pdf_geometry import (
    IDENTITY,
    Box,
    Matrix,
    Point,
    apply,
    box_of,
    key_value,
    matrix_of,
    rectangle,
    scale,
    times,
)

_OVERHANG = 0.1  # em: how far a letter such as J may reach beside its own width
_MAX_BYTES = 20_000_000  # our choice: a page of the demonstration has 40,000
_MAX_NESTING = 64


def page_ink(page: Any) -> tuple[Box, ...]:
    """Return where a page draws; UnreadableContent where that cannot be told for certain."""
    content = key_value(page, "/Contents", [])
    parts = content if isinstance(content, list) else [content]
    text = b"\n".join(part.get_object().data for part in parts)
    if len(text) > _MAX_BYTES:
        raise UnreadableContent
    drawing = _Drawing(key_value(page, "/Resources", {}))
    try:
        for operator, operands in operations(text):
            drawing.draw(operator, operands)
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise UnreadableContent from error
    links = (rectangle(item.get_object()["/Rect"]) for item in key_value(page, "/Annots", ()))
    ink = (*drawing.ink, *links)
    if not all(isfinite(side) for box in ink for side in box):
        raise UnreadableContent
    return ink


@dataclass(frozen=True)
class _State:
    """What ``q`` keeps and ``Q`` gives back."""

    matrix: Matrix = IDENTITY
    line_width: float = 1.0
    font: Font | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass
class _Drawing:
    """The page being drawn: its state, the path so far, and the ink."""

    resources: Any
    ink: list[Box] = field(default_factory=list)
    state: _State = _State()
    kept: list[_State] = field(default_factory=list)
    path: list[list[Point]] = field(default_factory=list)
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY
    fonts: dict[str, Font] = field(default_factory=dict)

    def draw(self, operator: str, operands: tuple[Operand, ...]) -> None:
        """Draw one operator; UnreadableContent for one that is not known."""
        if operator in _HARMLESS:
            return
        if operator not in _OPERATORS:
            raise UnreadableContent
        _OPERATORS[operator](self, *operands)

    def keep(self) -> None:
        """Keep the state, as ``q`` does."""
        if len(self.kept) >= _MAX_NESTING:
            raise UnreadableContent
        self.kept.append(self.state)

    def restore(self) -> None:
        """Return to the state kept last."""
        self.state = self.kept.pop()

    def transform(self, *numbers: Any) -> None:
        """Change the space, as ``cm`` does."""
        self.state = replace(self.state, matrix=times(matrix_of(numbers), self.state.matrix))

    def extended(self, name: Any) -> None:
        """Take a line width from a dictionary of graphics states."""
        known = self.resources["/ExtGState"][f"/{name.text}"]
        if "/LW" in known or "/Font" in known:
            raise UnreadableContent

    def begin_path(self, x: Any, y: Any) -> None:
        """Begin a part of the path."""
        self.path.append([(x, y)])

    def go_on(self, *numbers: Any) -> None:
        """Go to the last point; points of a curve enclose it."""
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        self.path[-1].extend(points)

    def close(self) -> None:
        """Return to where this part of the path began."""
        self.path[-1].append(self.path[-1][0])

    def box(self, x: Any, y: Any, width: Any, height: Any) -> None:
        """Add a rectangle to the path."""
        right, top = x + width, y + height
        self.path.append([(x, y), (right, y), (right, top), (x, top), (x, y)])

    def paint(self, *, stroke: bool, fill: bool) -> None:
        """Paint the path: a box around what is filled, one around each stroke."""
        matrix = self.state.matrix
        parts = [[apply(matrix, point) for point in part] for part in self.path]
        if fill:
            self.ink += [box_of(part) for part in parts]
        if stroke:
            # the whole width at each side, for corners reach further than half of it
            margin = max(self.state.line_width * scale(matrix), 0.5)
            for part in parts:
                pairs = list(pairwise(part)) or [(part[0], part[0])]
                self.ink += [box_of(pair, margin) for pair in pairs]
        self.path = []

    def external(self, name: Any) -> None:
        """Draw a picture, or another content, which keeps to its box."""
        item = self.resources["/XObject"][f"/{name.text}"]
        matrix, box = self.state.matrix, Box(0, 0, 1, 1)
        if item["/Subtype"] == "/Form":
            own = [float(side) for side in key_value(item, "/Matrix", IDENTITY)]
            matrix, box = times(matrix_of(own), matrix), rectangle(item["/BBox"])
        self._ink_of(box, matrix)

    def begin_text(self) -> None:
        """Begin a text at the origin."""
        self.text = self.line = IDENTITY

    def choose_font(self, name: Any, size: Any) -> None:
        """Choose a font of the page's."""
        if name.text not in self.fonts:
            self.fonts[name.text] = font_of(self.resources["/Font"][f"/{name.text}"])
        self.state = replace(self.state, font=self.fonts[name.text], size=size)

    def place(self, *numbers: Any) -> None:
        """Set where the text goes on."""
        self.text = self.line = matrix_of(numbers)

    def move(self, x: Any, y: Any) -> None:
        """Go to another line."""
        self.text = self.line = times((1, 0, 0, 1, x, y), self.line)

    def move_leading(self, x: Any, y: Any) -> None:
        """Go to another line, and keep how far it is."""
        self.state = replace(self.state, leading=-y)
        self.move(x, y)

    def next_line(self) -> None:
        """Go to the next line."""
        self.move(0, -self.state.leading)

    def show_parts(self, parts: Any) -> None:
        """Show strings with room between them."""
        for part in parts.items:
            if isinstance(part, bytes):
                self.show(part)
            else:
                self._advance(-part / 1000 * self.state.size * self.state.stretch)

    def show_line(self, text: Any) -> None:
        """Show a string on the next line."""
        self.next_line()
        self.show(text)

    def show(self, text: Any) -> None:
        """Show a string."""
        state, font = self.state, self.state.font
        if font is None:
            raise UnreadableContent
        width = 0.0
        for code in font.codes(text):
            glyph = font.widths.get(code, font.default) / 1000 * state.size + state.char_space
            width += (glyph + (state.word_space if code == 32 else 0.0)) * state.stretch
        low, high = (side * state.size + state.rise for side in (font.descent, font.ascent))
        over = _OVERHANG * abs(state.size)
        box = box_of([(-over, low), (width + over, high)])
        self._ink_of(box, times(self.text, state.matrix))
        self._advance(width)

    def _advance(self, width: float) -> None:
        self.text = times((1, 0, 0, 1, width, 0), self.text)

    def _ink_of(self, box: Box, matrix: Matrix) -> None:
        corners = [(box.left, box.bottom), (box.left, box.top), (box.right, box.bottom), (box.right, box.top)]
        self.ink.append(box_of([apply(matrix, corner) for corner in corners]))


def _setter(name: str, factor: float = 1.0) -> Callable[[_Drawing, Any], None]:
    def change(drawing: _Drawing, value: Any) -> None:
        drawing.state = replace(drawing.state, **{name: value * factor})

    return change


def _painter(*, stroke: bool = False, fill: bool = False, close: bool = False) -> Callable[[_Drawing], None]:
    def paint(drawing: _Drawing) -> None:
        if close:
            drawing.close()
        drawing.paint(stroke=stroke, fill=fill)

    return paint


# Colours, dashes, clips, marks of structure: they change what ink looks like, never where it may be.
_HARMLESS = frozenset(
    {"CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K", "k", "ri", "i", "d", "j", "J", "M"}
    | {"W", "W*", "BMC", "BDC", "EMC", "MP", "DP", "BX", "EX", "ET", "Tr"}
)
_OPERATORS: Mapping[str, Callable[..., None]] = {
    "q": _Drawing.keep,
    "Q": _Drawing.restore,
    "cm": _Drawing.transform,
    "gs": _Drawing.extended,
    "w": _setter("line_width"),
    "m": _Drawing.begin_path,
    "l": _Drawing.go_on,
    "c": _Drawing.go_on,
    "v": _Drawing.go_on,
    "y": _Drawing.go_on,
    "h": _Drawing.close,
    "re": _Drawing.box,
    "n": _painter(),
    "S": _painter(stroke=True),
    "s": _painter(stroke=True, close=True),
    "f": _painter(fill=True),
    "F": _painter(fill=True),
    "f*": _painter(fill=True),
    "B": _painter(stroke=True, fill=True),
    "B*": _painter(stroke=True, fill=True),
    "b": _painter(stroke=True, fill=True, close=True),
    "b*": _painter(stroke=True, fill=True, close=True),
    "Do": _Drawing.external,
    "BT": _Drawing.begin_text,
    "Tf": _Drawing.choose_font,
    "Tm": _Drawing.place,
    "Td": _Drawing.move,
    "TD": _Drawing.move_leading,
    "T*": _Drawing.next_line,
    "Tc": _setter("char_space"),
    "Tw": _setter("word_space"),
    "Tz": _setter("stretch", 0.01),
    "TL": _setter("leading"),
    "Ts": _setter("rise"),
    "Tj": _Drawing.show,
    "TJ": _Drawing.show_parts,
    "'": _Drawing.show_line,
}
