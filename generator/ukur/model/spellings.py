"""How numbers are spelt in tables: those with one reading, and what to write instead of the others.

The remedies name the number itself where it can be told; nothing is read that is only guessed.
"""

import re
from collections.abc import Callable
from decimal import Decimal

_PLAIN = re.compile(r"[-+]?\d+(?:[.,]\d+)?", re.ASCII)
_GROUPED_ID = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_GROUPED_EN = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_TWO_READINGS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{4}", re.ASCII)
_HARD_SPACES = re.compile("[\xa0\u2007\u2009\u202f]")
"""What Excel and Word put between digits, or before a unit, so that a line does not break there."""

_SCALES = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12,
}  # fmt: skip
_ZERO = "tulis 0, karena nihil berarti nol"
BLANK = "bila belum ada data, kosongkan isian ini; bila tidak berlaku, tulis n/a"
_WORDS = {
    "nihil": _ZERO,
    "nol": "tulis 0",
    "zero": "tulis 0",
    "tidak ada": "bila memang tidak terjadi, tulis 0; bila belum ada datanya, kosongkan isian ini",
    **dict.fromkeys(
        ("n.a.", "n.a", "na", "tad", "t.a.d.", "tidak ada data", "belum ada", "belum ada data", "belum",
         "kosong", "none", "tba", "tbd"),
        BLANK,
    ),
    **dict.fromkeys(("-", "–", "—", "--", "…", "...", "_", "*"), BLANK),
}  # fmt: skip
"""Words and signs that tables print where there is no figure: what they mean here."""

_SHEET_ERROR = re.compile(
    r"#(?:DIV/0|N/A|REF|VALUE|NILAI|NAME|NAMA|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN|ERROR|"
    r"GETTING_DATA|MACRO)[!?]?|#{4,}|Err:\d+",
    re.ASCII | re.IGNORECASE,
)
"""What a sheet shows where it could not compute (``#DIV/0!``, ``#N/A``, ``Err:502``) or draw (``###``)."""


def one_reading(bare: str) -> Decimal | None:
    """Return the number that a text says beyond doubt: ``21,27``, ``1.234,5``; None for any other text."""
    if has_two_readings(bare):
        return None
    if _PLAIN.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    if _GROUPED_ID.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _GROUPED_EN.fullmatch(bare):
        return Decimal(bare.replace(",", ""))
    return None


def has_two_readings(bare: str) -> bool:
    """Return whether a text says a thousand or one: ``1.000``, ``1,234``."""
    return _TWO_READINGS.fullmatch(bare) is not None


def with_comma(text: str) -> str:
    """Return a number with a decimal comma, as the rest of its file has them; any other text as it is."""
    return text.replace(".", ",") if one_reading(text) is not None else text


_IN_TEXT = re.compile(r"(?<![\d,])(?<!\d\.)[-+]?[1-9]\d{0,2}[.,]\d{3}(?![\d,]|\.\d)", re.ASCII)


def as_thousandths(text: str) -> str:
    """Return a text in which each number with two readings is the decimal one: ``1,234`` -> ``1,2340``.

    For figures of an indicator that is printed with three decimals, so that nobody writes thousands so.
    """
    return _IN_TEXT.sub(lambda match: f"{match[0]}0", text)


def is_plain(bare: str) -> bool:
    """Return whether a text is digits with one mark at most, so that a sign in front is no range."""
    return _PLAIN.fullmatch(bare) is not None


def is_date(bare: str) -> bool:
    """Return whether a text looks like a date, which a sheet makes of figures such as 12-31."""
    return _DATE.fullmatch(bare) is not None


def is_sheet_error(bare: str) -> bool:
    """Return whether a text is a spreadsheet's way to say that it has no value."""
    return _SHEET_ERROR.fullmatch(bare) is not None


SHEET_ERROR_HINT = "perbaiki rumus di lembar asalnya, lalu tulis angkanya; bila belum ada data, kosongkan"


def word_hint(text: str) -> str | None:
    """Return what to write instead of a word that stands for a figure, where that is known."""
    bare = text.strip().casefold()
    if bare in _WORDS:
        return _WORDS[bare]
    return next(
        (hint(match) for pattern, hint in _WORDED if (match := pattern.fullmatch(text.strip()))), None
    )


def spelling_hint(text: str) -> str:
    """Return what to write instead of a text that is no number."""
    bare = text.strip()
    if _HARD_SPACES.search(bare):
        return f"{_softened(bare)}; spasi tak putus (U+00A0) terbawa dari Excel, Word, atau halaman web"
    if is_sheet_error(bare):
        return SHEET_ERROR_HINT
    if (word := word_hint(bare)) is not None:
        return word
    return next(
        (hint(match) for pattern, hint in _SPELLINGS if (match := pattern.fullmatch(bare))),
        "tulis digit saja, misalnya 21.27 atau 21,27",
    )


def _softened(bare: str) -> str:
    """Return the remedy once hard spaces are plain ones; between digits they are none at all."""
    joined = re.sub(rf"(?<=\d){_HARD_SPACES.pattern}+(?=\d)", "", bare)
    plain = _HARD_SPACES.sub(" ", joined).strip()
    return f"tulis {plain}" if one_reading(plain) is not None else spelling_hint(plain)


def plain_spelling(value: Decimal) -> str:
    """Return a number in a spelling that has one reading: a third decimal gets a fourth beside it."""
    text = f"{value:f}" if value else "0"  # a sheet may store -0
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}0" if has_two_readings(text) else text


def _scaled(match: re.Match[str]) -> str:
    number, word = one_reading(match["angka"]), match["kata"].casefold()
    if number is None:
        return f"tulis angka lengkapnya, tanpa kata {word}"
    return f"tulis {plain_spelling(number.scaleb(_SCALES[word]))}"


def _rupiah_tail(match: re.Match[str]) -> str:
    number = one_reading(match["angka"])
    return "tulis tanpa tanda ,-" if number is None else f"tulis {plain_spelling(number)}, tanpa tanda ,-"


def _exponent(match: re.Match[str]) -> str:
    number = Decimal(match["angka"].replace(",", ".")).scaleb(int(match["pangkat"]))
    shown = plain_spelling(number)
    return f"salin angka lengkapnya dari sel (kira-kira {shown}); penulisan pangkat sudah membulatkannya"


def _bound(match: re.Match[str]) -> str:
    return f"tulis {_marked(match['angka'])} saja; arah baik buruknya sudah disebut rumus di kamus"


def _note(match: re.Match[str]) -> str:
    return f"tulis {_marked(match['angka'])}; arti tanda {match['tanda']} dijelaskan di keterangan"


def _both(match: re.Match[str]) -> str:
    number, word = _marked(match["angka"]), match["kata"].strip()
    return f"tulis salah satu menurut rumus di kamus: angkanya ({number}) atau sebutannya ({word})"


def _between(match: re.Match[str]) -> str:
    return f"tulis {_marked(match['bawah'])}..{_marked(match['atas'])}"


def _marked(text: str) -> str:
    """Return a number as it was written, or the word for it where it has two readings."""
    return "angkanya" if has_two_readings(text) else text


_N = r"[-+]?\d[\d.,]*\d|[-+]?\d"
_RANGE_WORDS = re.compile(
    rf"(?P<bawah>{_N}) ?(?:s/d|sd|s\.d\.?|sampai(?: dengan)?|hingga|~|-|–) ?(?P<atas>{_N}) ?%?"
)
_WORDED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            r"(?:minimal|minimum|min\.?|maksimal|maksimum|maks\.?|sekurang-kurangnya|sekitar|lebih dari|"
            r"kurang dari|di atas|di bawah|paling (?:sedikit|banyak|lambat|tinggi|rendah)) "
            rf"(?P<angka>{_N}) ?%?",
            re.IGNORECASE,
        ),
        _bound,
    ),
    (re.compile(rf"(?P<kata>[^\W\d_][^\d()]*)\((?P<angka>{_N})\)"), _both),
)
"""Texts that begin with a letter, so that they are read as a label where one may stand."""

_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"Rp.*", re.IGNORECASE), lambda _: "tulis tanpa 'Rp', misalnya 1500000"),
    (re.compile("\u2212.*"), lambda _: "pakai tanda minus biasa (-)"),
    (_DATE, lambda _: "tulis angkanya; ini tanggal, yang sering dibuat sendiri oleh lembar kerja"),
    (re.compile(rf"(?P<angka>{_N}) ?,-"), _rupiah_tail),
    (re.compile(rf"(?P<angka>{_N}) ?(?P<kata>{'|'.join(_SCALES)})", re.IGNORECASE), _scaled),
    (re.compile(r"(?P<angka>[-+]?\d(?:[.,]\d+)?)[eE](?P<pangkat>\+\d{1,2})", re.ASCII), _exponent),
    (re.compile(rf"(?:[<>≤≥±~=]=?|kurang lebih) ?(?P<angka>{_N}) ?%?"), _bound),
    (re.compile(rf"(?P<angka>{_N}) ?%? ?(?:ke atas|ke bawah|\+)"), _bound),
    (re.compile(rf"(?P<angka>{_N}) ?(?P<tanda>\*+|\*+\)|[¹²³]|\^)"), _note),
    (re.compile(rf"(?P<angka>{_N}) ?\((?P<kata>[^()\d]+)\)"), _both),
    (_RANGE_WORDS, _between),
    (re.compile(".*%"), lambda _: "tulis tanpa tanda persen; satuan sudah ada di kamus indikator"),
    (
        re.compile(rf"(?:{_N}) ?(?:[/:]|dari) ?(?:{_N})"),
        lambda _: "tulis pembilang dan penyebut di isiannya masing-masing",
    ),
    (re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?"), lambda _: "tulis tanpa spasi, misalnya 1500"),
    (re.compile(r"[-+]?\d[\d.,]* ?[^\W\d_]{2,}\D*"), lambda _: "tulis angkanya saja, tanpa satuan"),
)
"""Each spelling met in a published table or a filled form, the more special before the more general."""
