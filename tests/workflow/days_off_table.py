"""Makes ``ukur/calendar/days_off.py`` from the library ``holidays``: run it when that knows a new decree.

Usage: python -m tests.workflow.days_off_table > generator/ukur/calendar/days_off.py
"""

import datetime
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from holidays import country_holidays

FIRST = 2002
"""The first year of joint leave (cuti bersama)."""
_ESTIMATED = "(perkiraan)"
_HEAD = '''"""Days off that have been decreed, a year a line: made by ``tests/workflow/days_off_table.py``.

Each day is month and day. ``ESTIMATED`` are the holidays whose day is an estimate, with their names.
"""

SOURCE_VERSION = "%s"
"""The version of that library: manifests name it among the tools of a document."""

'''


def days_off(year: int, category: str) -> dict[datetime.date, str]:
    """Return the days off of a year by the library: ``public``, or ``government`` for joint leave."""
    return dict(sorted(country_holidays("ID", years=year, categories=(category,), language="id").items()))


def decreed_years() -> Iterator[int]:
    """Yield the years whose days off the library knows to be decreed."""
    year = FIRST
    while days_off(year, "government"):
        yield year
        year += 1


def _table(name: str, category: str, years: Iterable[int]) -> str:
    rows = (f'    {year}: "{" ".join(f"{day:%m%d}" for day in days_off(year, category))}",' for year in years)
    return "\n".join((f"{name} = {{", *rows, "}"))


def _estimated(year: int) -> Iterator[str]:
    found = {d: n for d, n in days_off(year, "public").items() if _ESTIMATED in n}
    rows = (f'        "{d:%m%d}": "{n.removesuffix(_ESTIMATED).strip()}",' for d, n in found.items())
    return iter((f"    {year}: {{", *rows, "    },") if found else ())


def module() -> str:
    """Return the text of the module."""
    years = tuple(decreed_years())
    guesses = "\n".join(row for year in years for row in _estimated(year))
    tables = (_table("PUBLIC", "public", years), _table("JOINT_LEAVE", "government", years))
    return _HEAD % version("holidays") + "\n".join((*tables, "ESTIMATED = {", guesses, "}")) + "\n"


if __name__ == "__main__":
    sys.stdout.write(module())
