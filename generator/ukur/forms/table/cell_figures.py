"""The figure of one cell of somebody's table: its number, its unit, and how it was printed.

Nothing is guessed: ``1.234`` has two readings and gets one only from the convention of its column. What a
spelling means is said by ``model.spellings``; here only what tables print around it is taken off.
"""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from ukur.forms.table.table_kinds import CellState, Convention
from ukur.measure.rounding import HUNDRED, WIDE
from ukur.model.numbers import MAX_DIGITS
from ukur.model.spellings import BLANK, has_two_readings, is_date, is_sheet_error, one_reading, word_hint
from ukur.source.number_signs import decimal_sign
from ukur.spreadsheet.grid import Cell, CellKind

DASHES = frozenset({"-", "–", "—", "--"})
_ZEROS = frozenset({"nihil", "nol"})
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_LIKE_DIGITS = frozenset("OoIlSsBZz")  # typed or scanned in place of 0, 1, 5, 8, 2
_RUPIAH = re.compile(r"rp\.?\s*", re.IGNORECASE)
_FIGURE = re.compile(r"(?P<bare>[-+]?\d[\d.,]*\d|[-+]?\d)(?P<rest>.*)", re.ASCII)
_LIST = re.compile(r"[\d.,]+(?:\s*;\s*[\d.,]+)+", re.ASCII)
_UNIT_WORDS = re.compile(r"%|[^\W\d_][^\d();:=<>]*")
_RANGE = re.compile(
    r"\d[\d.,]* ?(?:\.\.|-|–|s\.?/?d\.?|sampai(?: dengan)?|hingga) ?\d[\d.,]*(?P<unit> ?%| [^\W\d_]+)?",
    re.ASCII,
)
_WORDS = re.compile(r" ?%? ?\(| ?%? [^\W\d_]")
_CODE = re.compile(r"\w+(?:\.\w+){2,}", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+", re.ASCII)
UNIT_LETTERS = 40  # our choice: the longest unit seen has 24 letters, "kelompok masyarakat desa"
KEPT = 20_000  # texts of a table that repeat: units, noughts, percentages


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell says as a figure.

    ``sign`` is the decimal sign that its spelling shows, "dua" for a spelling with two readings, None where
    it tells nothing. ``decimals`` are those that were printed. ``typed``: a text, so that it has a spelling.
    """

    text: str
    state: CellState
    number: Decimal | None = None
    satuan: str | None = None
    sign: str | None = None
    decimals: int = 0
    typed: bool = True

    @property
    def is_filled(self) -> bool:
        """Whether the cell says anything at all."""
        return self.state is not CellState.BLANK or self.text != ""

    @property
    def is_number(self) -> bool:
        """Whether the cell holds one number, perhaps with words, whatever its reading."""
        return self.state in {CellState.NUMBER, CellState.NUMBER_AND_WORDS, CellState.AMBIGUOUS}


BLANK_FIGURE = Figure("", CellState.BLANK)


def tidy(text: str) -> str:
    """Return a text with single plain spaces."""
    return _SPACES.sub(" ", text).strip()


def is_code(text: str) -> bool:
    """Return whether a text is a code such as ``2.13.01.2.01`` or ``2896.BMA.004``, and no grouped number."""
    return bool(_CODE.fullmatch(text)) and not _GROUPED.fullmatch(text)


def figure_of(cell: Cell) -> Figure:
    """Return the figure of a cell, whose text is what a reader of the sheet sees.

    A text with two readings has no number yet (see :func:`resolved`).
    """
    if cell.kind is CellKind.NUMBER:
        return _typed_number(cell)
    if cell.kind is CellKind.BLANK:
        return BLANK_FIGURE
    if cell.kind is CellKind.BOOLEAN:
        return Figure("ya" if cell.text == "TRUE" else "tidak", CellState.TEXT, typed=False)
    if cell.kind is CellKind.ERROR:
        return Figure(cell.text, CellState.ERROR, typed=False)
    return figure_of_text(cell.text)


def _typed_number(cell: Cell) -> Figure:
    if cell.is_date or cell.is_time:
        day = cell.date
        return Figure(day.isoformat() if day else cell.text, CellState.TEXT, typed=False)
    number = cell.number or Decimal(0)
    if abs(number.adjusted()) > MAX_DIGITS:
        return Figure(cell.text, CellState.TEXT, typed=False)
    percent, places = cell.is_percent, cell.shown_decimals
    if percent:
        number = number * HUNDRED
    shown = number if places is None else number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE)
    plain = f"{shown.normalize():f}" if places is None else f"{shown:f}"
    decimals = len(plain.partition(".")[2])
    unit = "%" if percent else cell.shown_unit
    return Figure(
        plain + ("%" if percent else ""), CellState.NUMBER, number, unit, None, decimals, typed=False
    )


@lru_cache(KEPT)
def figure_of_text(raw: str) -> Figure:
    """Return the figure of a text."""
    text = tidy(raw).replace("\u2212", "-")
    word = text.casefold()
    if not text:
        return BLANK_FIGURE
    if is_sheet_error(text):
        return Figure(text, CellState.ERROR)
    if word in DASHES:
        return Figure(text, CellState.DASH)
    if word == "n/a":
        return Figure(text, CellState.NOT_APPLICABLE)
    if word in _ZEROS:
        return Figure(text, CellState.NUMBER, Decimal(0))
    if word.startswith("belum") or word_hint(word) == BLANK:
        return Figure(text, CellState.BLANK)
    if (match := _RANGE.fullmatch(text)) and not is_date(text):
        return Figure(text, CellState.RANGE, satuan=(match["unit"] or "").strip() or None)
    if _LIST.fullmatch(text):
        return Figure(text, CellState.LIST)
    return _spelt(text)


def _spelt(text: str) -> Figure:
    money = _RUPIAH.match(text)
    match = _FIGURE.fullmatch(text[money.end() :] if money else text)
    if match is None or is_date(text) or is_code(text):
        return Figure(text, CellState.TEXT)
    bare, rest = match["bare"], match["rest"].strip()
    number = one_reading(bare)
    if (number is None and not has_two_readings(bare)) or len(bare) > MAX_DIGITS:
        return Figure(text, CellState.TEXT)
    state, unit = CellState.NUMBER, "Rp" if money else None
    if rest not in {"", ".", ",-"}:
        if match["rest"] in _LIKE_DIGITS:
            return Figure(text, CellState.TEXT)  # 4O: no 4 of a unit O
        is_unit = bool(_UNIT_WORDS.fullmatch(rest)) and len(rest) <= UNIT_LETTERS
        if not is_unit and not _WORDS.match(match["rest"]):
            return Figure(text, CellState.TEXT)  # 3/4, 80-90, 1 000, 1e9: not its first digits
        state, unit = (CellState.NUMBER, rest) if is_unit else (CellState.NUMBER_AND_WORDS, None)
    if number is None:
        return Figure(text, CellState.AMBIGUOUS, None, unit, "dua")
    sign = decimal_sign(bare)
    return Figure(text, state, number, unit, sign, _decimals(number))


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def resolved(figure: Figure, convention: Convention) -> Figure:
    """Return a figure read by its column's convention: ``1.234`` is 1234 with commas, 1.234 with points."""
    if figure.state is not CellState.AMBIGUOUS or convention not in {Convention.COMMA, Convention.POINT}:
        return figure
    match = _FIGURE.search(figure.text)
    assert match is not None  # a text with two readings has digits
    grouping = "." if convention is Convention.COMMA else ","
    number = Decimal(match["bare"].replace(grouping, "").replace(",", "."))
    return replace(figure, state=CellState.NUMBER, number=number, decimals=_decimals(number))
