"""Operators of a page's content, one after another, with what they are given; ISO 32000-1, 7.2 and 7.8."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_OPERATORS = 200_000
"""Our choice: twenty times the fullest page of the demonstration."""
_DEEPEST = 20
"""Our choice: arrays and dictionaries in one another; a page of ours has two."""

_TOKEN = re.compile(
    rb"(?P<space>(?:[\x00\t\n\x0c\r ]|%[^\r\n]*)+)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?![^\x00\t\n\x0c\r ()<>\[\]{}/%])"
    rb"|(?P<name>/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*)"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|<(?P<hex>[0-9A-Fa-f\x00\t\n\x0c\r ]*)>"
    rb"|(?P<string>\()"
    rb"|(?P<word>[A-Za-z'\"][A-Za-z0-9*'\"]*)"
)
_STRING_PART = re.compile(rb"[^\\()]+|\\(?:[0-7]{1,3}|\r\n|.)|[()]", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPES |= {b"\n": b"", b"\r": b"", b"\r\n": b""}
_CONSTANTS = {b"true", b"false", b"null"}


class UnreadableContent(ValueError):
    """The content is not what a PDF of ours holds, so nothing is known about where it draws."""


@dataclass(frozen=True)
class Name:
    """A name, without its slash."""

    text: str


@dataclass(frozen=True)
class Group:
    """An array or a dictionary, whose members are one list."""

    items: "tuple[Operand, ...]"


Operand = float | bytes | Name | Group | None
"""A number, a string, a name, an array or dictionary; None is a constant."""


def operations(content: bytes) -> Iterator[tuple[str, tuple[Operand, ...]]]:
    """Yield each operator with its operands; UnreadableContent where the text is none."""
    stacks: list[list[Operand]] = [[]]
    count, at = 0, 0
    while at < len(content):
        match = _TOKEN.match(content, at)
        if match is None or len(stacks) > _DEEPEST:
            raise UnreadableContent
        at, kind, text = match.end(), match.lastgroup, match[0]
        if kind == "word" and text not in _CONSTANTS:
            count += 1
            if len(stacks) > 1 or count > MAX_OPERATORS:
                raise UnreadableContent
            yield text.decode("ascii"), tuple(stacks[0])
            stacks[0].clear()
        elif kind == "open":
            stacks.append([])
        elif kind == "close":
            _close(stacks)
        elif kind == "string":
            value, at = _string(content, at)
            stacks[-1].append(value)
        elif kind != "space":
            stacks[-1].append(_value(kind, match))
    if len(stacks) > 1 or stacks[0]:
        raise UnreadableContent


def _close(stacks: list[list[Operand]]) -> None:
    if len(stacks) < 2:
        raise UnreadableContent
    items = stacks.pop()
    stacks[-1].append(Group(tuple(items)))


def _value(kind: str | None, match: re.Match[bytes]) -> Operand:
    if kind == "number":
        return float(match[0])
    if kind == "name":
        return Name(match[0][1:].decode("latin-1"))
    if kind == "hex":
        digits = bytes(byte for byte in match["hex"] if byte not in b"\0\t\n\x0c\r ")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return None


def _string(content: bytes, at: int) -> tuple[bytes, int]:
    """Return a string in brackets, which may hold more of them, and where it ends."""
    parts, depth = list[bytes](), 1
    while depth:
        match = _STRING_PART.match(content, at)
        if match is None:
            raise UnreadableContent
        at, part = match.end(), match[0]
        depth += {b"(": 1, b")": -1}.get(part, 0)
        if part.startswith(b"\\"):
            escaped = part[1:]
            octal = escaped[0] in b"01234567"
            part = bytes([int(escaped, 8) & 255]) if octal else _ESCAPES.get(escaped, escaped)
        if depth:
            parts.append(part)
    return b"".join(parts), at
