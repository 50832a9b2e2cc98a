"""Codes as people count them: IKU-2 stands before IKU-10, and IKU-1 to IKU-9 are one run."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_DIGITS = re.compile(r"([0-9]+)")
_NUMBERED = re.compile(r"(.*?)([0-9]+)")


class CodeRun(NamedTuple):
    """Codes that follow each other: the first, the last, and how many they are."""

    first: str
    last: str
    length: int


def code_order(kode: str) -> tuple[tuple[str | int, ...], str]:
    """Return what codes are sorted by: numbers in them by their value; of equal ones the text decides."""
    parts = _DIGITS.split(kode)  # texts and digits in turn, so that like is compared with like
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts)), kode


def code_runs(codes: Iterable[str]) -> list[CodeRun]:
    """Return codes in their order, those that count on by one from the code before in one run."""
    runs: list[CodeRun] = []
    for kode in codes:
        if runs and _next(runs[-1].last) == kode:
            runs[-1] = CodeRun(runs[-1].first, kode, runs[-1].length + 1)
        else:
            runs.append(CodeRun(kode, kode, 1))
    return runs


def _next(kode: str) -> str | None:
    """Return the code that counts on, written as wide; None for one that ends in no number."""
    found = _NUMBERED.fullmatch(kode)
    if found is None:
        return None
    prefix, digits = found.groups()
    return f"{prefix}{int(digits) + 1:0{len(digits)}d}"
