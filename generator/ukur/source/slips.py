"""Slips of the keyboard that YAML notices a line too late: where each stands, and the text without it.

What a slip did to its own line is not guessed: the line becomes one that can be read, its value is blotted
out, and everything else of the file is read as it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ukur.model.catalogue import RECORDS
from ukur.model.faults import F001, quote
from ukur.model.findings import Location, Rule
from ukur.model.meaning import record_keys
from ukur.model.pengukuran import IsianIndikator
from ukur.model.spellings import spelling_hint
from ukur.source import rules

_LINE = re.compile(r"(?P<depan>[ ]*(?:- +)*)(?P<kunci>[A-Za-z0-9][\w.-]*)(?P<sisa>.*)")
_KEY_LINE = re.compile(r"[ ]*(?:- +)*[^\s:#'\"][^:#]*:(?: |$)")
_HARD_INDENT = re.compile("[ ]*\xa0[ \xa0]*")
_BULLET = re.compile(r"(?P<depan>[ ]*)-(?P<sisa>[A-Za-z_]+:.*)")
_FOLDED = re.compile(r": +(?P<nilai>>=? ?\d[\d.,]* ?%?)\s*")
_HARD_SPACE = "\xa0"


@dataclass(frozen=True)
class Slip:
    """A slip at a place, and the file's text without it; ``shut`` where its value may not be read."""

    at: Location
    message: str
    hint: str
    text: str
    shut: bool = True
    rule: Rule = rules.B002


def slip_before(path: str, text: str, line: int) -> Slip | None:
    """Return the slip that stopped the reading at a line (from 1): there, or in the line before it."""
    lines = text.split("\n")
    for number in _candidates(lines, line):
        if slip := _slip_of(path, lines, number, line - 1):
            return slip
    return None


def value_slip(path: str, text: str, line: int) -> Slip | None:
    """Return the slip at the key of a line (from 1) or below it that changed the kind of its value."""
    lines = text.split("\n")
    if slip := _folded(path, lines, line - 1):
        return slip
    for number in _content(lines, line, min(line + 2, len(lines))):
        if slip := _glued(path, lines, number) or _bare_key(path, lines, number):
            return slip
    return None


@cache
def _keys() -> frozenset[str]:
    """Return every key that a data file may have."""
    return frozenset().union(*(record_keys(model) for model in RECORDS.values()))


def _candidates(lines: list[str], line: int) -> Iterator[int]:
    """Yield the line before the one where reading stopped, then that one."""
    before = list(_content(lines, 0, min(line - 1, len(lines))))
    yield from before[-1:]
    if line <= len(lines):
        yield line - 1


def _content(lines: list[str], start: int, end: int) -> Iterator[int]:
    return (n for n in range(start, end) if lines[n].strip() and not lines[n].lstrip().startswith("#"))


def _slip_of(path: str, lines: list[str], number: int, stopped: int) -> Slip | None:
    for find in (_glued, _bullet, _bare_key, _folded):
        if slip := find(path, lines, number):
            return slip
    if number == stopped:
        return _outdented(path, lines, number) or _uneven(path, lines, number)
    if stopped >= len(lines):
        return None
    return _odd(path, lines, number) if _depth(lines[stopped]) == _depth(lines[number]) + 1 else None


def _made(
    path: str, lines: list[str], number: int, column: int, said: tuple[str, str], new: str, shut: bool = True
) -> Slip:
    text = "\n".join((*lines[:number], new, *lines[number + 1 :]))
    return Slip(Location(path, number + 1, column), *said, text, shut)


def _glued(path: str, lines: list[str], number: int) -> Slip | None:
    """A colon without a space behind it, or with one that is none: ``realisasi:2``."""
    found = _LINE.fullmatch(lines[number])
    if not found or found["kunci"] not in _keys() or not re.match(r":[^ \t\r]", found["sisa"]):
        return None
    column = found.end("kunci") + 2
    hard = found["sisa"][1] == _HARD_SPACE
    said = (
        f"sesudah {quote(found['kunci'] + ':')} ada spasi tak putus (U+00A0)"
        if hard
        else f"sesudah {quote(found['kunci'] + ':')} tidak ada spasi",
        "ganti dengan spasi biasa; biasanya terbawa dari Excel atau halaman web"
        if hard
        else f"tulis {found['kunci']}: {found['sisa'][1:].strip()[:40]}",
    )
    return _made(path, lines, number, column, said, f"{found['depan']}{found['kunci']}:")


def _bullet(path: str, lines: list[str], number: int) -> Slip | None:
    """A dash without a space behind it: ``-nama: ...``."""
    found = _BULLET.fullmatch(lines[number])
    if not found or found["sisa"].partition(":")[0] not in _keys():
        return None
    said = "sesudah tanda - tidak ada spasi", f"tulis - {found['sisa'].strip()[:40]}"
    new = f"{found['depan']}- {found['sisa'].partition(':')[0]}:"
    return _made(path, lines, number, len(found["depan"]) + 1, said, new)


def _bare_key(path: str, lines: list[str], number: int) -> Slip | None:
    """A key without its colon: ``pembilang 47``, or a code alone on its line."""
    found = _LINE.fullmatch(lines[number].rstrip())
    if not found:
        return None
    key, rest = found["kunci"], found["sisa"]
    below = next(_content(lines, number + 1, len(lines)), None)
    heads = not rest and below is not None and _depth(lines[below]) > _depth(lines[number])
    if not heads and not (key in _keys() and re.match(r"[ \t\xa0]+[^:\s]", rest)):
        return None
    said = (
        f"titik dua sesudah {quote(key)} tidak ditemukan",
        f"tulis {key}: {rest.strip()[:40]}".rstrip(),
    )
    column = found.end("kunci") + 1
    return _made(path, lines, number, column, said, f"{found['depan']}{key}:", shut=not heads)


def _folded(path: str, lines: list[str], number: int) -> Slip | None:
    """``>95``, where YAML takes the sign for the beginning of a folded text."""
    found = _LINE.fullmatch(lines[number])
    value = _FOLDED.fullmatch(found["sisa"]) if found else None
    if not found or not value:
        return None
    said = f"{quote(value['nilai'].strip())} bukan angka", spelling_hint(value["nilai"])
    new = f"{found['depan']}{found['kunci']}:"
    slip = _made(path, lines, number, found.start("kunci") + 1, said, new)
    return replace(slip, rule=F001)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _odd(path: str, lines: list[str], number: int) -> Slip | None:
    """A first key one space too far to the left of those below it."""
    if not _KEY_LINE.match(lines[number]) or _depth(lines[number]) % 2 == 0:
        return None
    said = "indentasi kurang 1 spasi", "samakan jumlah spasi dengan baris di bawahnya"
    return _made(path, lines, number, _depth(lines[number]) + 1, said, f" {lines[number]}")


def _uneven(path: str, lines: list[str], number: int) -> Slip | None:
    """A key that stands a space or two off its neighbours."""
    line = lines[number]
    if not _KEY_LINE.match(line):
        return None
    above = next((lines[n] for n in reversed(list(_content(lines, 0, number)))), "")
    depth, wanted = _depth(line), _depth(above)
    if depth == wanted or not _KEY_LINE.match(above) or above.rstrip().endswith(":"):
        return None
    if depth < wanted and wanted - depth > 1:
        return None
    what = "kurang" if depth < wanted else "kelebihan"
    said = f"indentasi {what} {abs(wanted - depth)} spasi", "samakan jumlah spasi dengan baris sebelumnya"
    return _made(path, lines, number, depth + 1, said, " " * wanted + line.lstrip(" "))


def _outdented(path: str, lines: list[str], number: int) -> Slip | None:
    """A block of an indicator's that was moved to the first column, as when a comment sign is taken away."""
    for other in reversed(list(_content(lines, 0, number))):
        found = _LINE.fullmatch(lines[other])
        if not found or found["depan"]:
            continue
        key = found["kunci"]
        if key not in IsianIndikator.model_fields or not found["sisa"].startswith(":"):
            return None
        depth = next((_depth(lines[n]) for n in range(other, -1, -1) if _is_entry(lines[n])), 0)
        if not depth:
            return None
        said = (
            f"kunci {quote(key)} ada di kolom pertama, di luar indikatornya",
            f"geser {depth} spasi ke kanan, sejajar dengan isian lain indikator itu",
        )
        return _made(path, lines, other, 1, said, " " * depth + lines[other])
    return None


def _is_entry(line: str) -> bool:
    found = _LINE.fullmatch(line)
    return bool(found and found["depan"] and found["kunci"] in IsianIndikator.model_fields)


def blotted(text: str, line: int) -> str | None:
    """Return the text with the value on a line (from 1) blotted out; None where the line has no key."""
    lines = text.split("\n")
    found = _LINE.fullmatch(lines[line - 1]) if line <= len(lines) else None
    if not found or not re.match(r": +[^ |>]", found["sisa"]):
        return None
    lines[line - 1] = f"{found['depan']}{found['kunci']}:"
    return "\n".join(lines)


def hard_indents(path: str, text: str) -> tuple[list[Slip], str]:
    """Return the lines whose indentation holds hard spaces, and the text with plain ones."""
    lines = text.split("\n")
    found: list[Slip] = []
    for number, line in enumerate(lines):
        if match := _HARD_INDENT.match(line):
            column = match[0].index(_HARD_SPACE) + 1
            said = (
                "indentasi memakai spasi tak putus (U+00A0)",
                "ganti dengan spasi biasa; biasanya terbawa dari Word atau halaman web",
            )
            found.append(Slip(Location(path, number + 1, column), *said, ""))
            lines[number] = match[0].replace(_HARD_SPACE, " ") + line[match.end() :]
    return found, "\n".join(lines)
