"""What a number format says about a number: percent, date, time, decimals. The codes are those of Excel."""

import re
from functools import lru_cache

BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?"},
    **{13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM"},
    **{19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0"},
    **{39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@"},
}
"""The formats that a workbook names by number alone (ECMA-376 part 1, 18.8.30)."""

# "quoted", \escaped, _width, *fill and [Red] are no part of the code; [h], [m] and [s] are.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"')
KEPT = 500  # formats of a workbook are a handful; asked for each cell, so the answers are kept


@lru_cache(KEPT)
def code_of(number_format: str) -> str:
    """Return the first section of a format, which positive numbers have, without its literal letters."""
    return _LITERAL.sub("", number_format).split(";")[0].lower()


@lru_cache(KEPT)
def shown_unit(number_format: str) -> str | None:
    """Return the word or % that a format shows beside a positive number: ``0 "juta"``; None without any."""
    words = "".join(_QUOTED.findall(number_format.split(";")[0])).strip()
    return words if "%" in words or any(map(str.isalpha, words)) else None


@lru_cache(KEPT)
def is_percent(number_format: str) -> bool:
    """Return whether a number is shown a hundred times as large with a percent sign."""
    return "%" in code_of(number_format)


@lru_cache(KEPT)
def is_date(number_format: str) -> bool:
    """Return whether a number is shown as a date, perhaps with a time."""
    code = code_of(number_format)
    return bool(re.search("[dy]", code)) or ("m" in code and not re.search("[hs]|mm:", code))


@lru_cache(KEPT)
def is_time(number_format: str) -> bool:
    """Return whether a number is shown as a time of day or a duration, without a date."""
    return not is_date(number_format) and bool(re.search("[hs]|m:", code_of(number_format)))


@lru_cache(KEPT)
def shown_decimals(number_format: str) -> int | None:
    """Return the decimals that a format shows; None where the number itself decides (General, dates)."""
    code = code_of(number_format)
    if is_date(number_format) or is_time(number_format) or not re.search("[0#?]", code) or "e+" in code:
        return None
    match = re.search(r"\.([0#?]+)", code)
    return len(match[1]) if match else 0
