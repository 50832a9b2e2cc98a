"""Hostile inputs made from sound ones: bytes cut, doubled and overwritten, odd values put in.

Everything is drawn from a seed, so that an input that broke something can be made again.
"""

import json
import random
import re
from collections.abc import Callable
from typing import Any

Mutation = Callable[[random.Random, bytes], bytes]

_WORDS = (
    *(
        b"",
        b"null",
        b"true",
        b"-1",
        b"0",
        b"1e999",
        b"NaN",
        b"9" * 400,
        b"0x1F",
        b"1_000",
        b"1:30",
        b"2024-02-30",
    ),
    *(
        b"[]",
        b"{}",
        b"[[" * 400,
        b"{a: " * 200,
        b"&a [*a, *a]",
        b"*x",
        b"!!python/object:os.system x",
        b"<<: *a",
    ),
    *(
        "\u202e21,27".encode(),
        "\u200b".encode(),
        b"\x00",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\r",
        b"\x1b[31m",
        b"\t",
    ),
    *(b"../../../etc/passwd", b"C:\\x", b"<script>alert(1)</script>", b"{{ 1 }}", b"=HYPERLINK(1)", b"%s%n"),
)
_TOKEN = re.compile(rb"[A-Za-z0-9_.,-]+")
_ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        -1,
        0,
        10**30,
        1.5,
        "",
        "x" * 100_000,
        [],
        {},
        [[]],
        {"": None},
        "\x00",
        "\ud7ff",
        "２０２４",
    ),
    *("2024-TW5", "9999-12-31", "0001-01-01T00:00:00+23:59", "../../x", "=1+1", [None] * 5_000),
)


def _cut(rng: random.Random, raw: bytes) -> bytes:
    return raw[: rng.randrange(len(raw) + 1)]


def _drop(rng: random.Random, raw: bytes) -> bytes:
    start = rng.randrange(len(raw) + 1)
    return raw[:start] + raw[start + rng.randrange(1, 200) :]


def _double(rng: random.Random, raw: bytes) -> bytes:
    start = rng.randrange(len(raw) + 1)
    piece = raw[start : start + rng.randrange(1, 2_000)]
    return raw[:start] + piece * rng.choice((2, 3, 200)) + raw[start:]


def _flip(rng: random.Random, raw: bytes) -> bytes:
    made = bytearray(raw)
    for _ in range(rng.choice((1, 1, 4, 40))):
        if made:
            made[rng.randrange(len(made))] = rng.randrange(256)
    return bytes(made)


def _word(rng: random.Random, raw: bytes) -> bytes:
    found = [*_TOKEN.finditer(raw)]
    if not found:
        return rng.choice(_WORDS)
    start, end = rng.choice(found).span()
    return raw[:start] + rng.choice(_WORDS) + raw[end:]


def _lines(rng: random.Random, raw: bytes) -> bytes:
    """Swap, drop, double or indent one line: what a slip in an editor does."""
    lines = raw.splitlines(keepends=True)
    if len(lines) < 2:
        return raw * 2
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    kind = rng.randrange(4)
    if kind == 0:
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 1:
        del lines[at]
    elif kind == 2:
        lines.insert(at, lines[other])
    else:
        lines[at] = b" " * rng.randrange(1, 9) + lines[at]
    return b"".join(lines)


def _encoding(rng: random.Random, raw: bytes) -> bytes:
    text = raw.decode("utf-8", "replace")
    return rng.choice(
        (
            text.encode("utf-16"),
            b"\xef\xbb\xbf" + raw,
            text.encode("cp1252", "replace"),
            raw.replace(b"\n", b"\r\n"),
            raw.replace(b"\n", b"\r"),
        )
    )


BYTES: tuple[Mutation, ...] = (_cut, _drop, _double, _flip, _word, _lines, _encoding)
"""What is done to any file."""


def _odd_value(rng: random.Random, raw: bytes) -> bytes:
    """Put an odd value, an odd key or nothing in one place of a JSON value."""
    data = json.loads(raw)
    places: list[tuple[Any, Any]] = []
    pending = [data]
    while pending:
        node = pending.pop()
        for key in node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
            places.append((node, key))
            pending.append(node[key])
    if not places:
        return raw
    for _ in range(rng.choice((1, 1, 1, 3))):
        node, key = rng.choice(places)
        kind = rng.randrange(4)
        if kind == 0 and isinstance(node, dict):
            node.pop(key, None)
        elif kind == 1 and isinstance(node, dict):
            node[str(rng.choice(_ODD))[:40]] = node.get(key)
        elif isinstance(node, dict) or key < len(node):
            node[key] = rng.choice(_ODD)
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


JSON: tuple[Mutation, ...] = (_odd_value,) * 6 + BYTES
"""What is done to a JSON file: mostly other values, for broken syntax is refused at once."""


def mutate(rng: random.Random, raw: bytes, mutations: tuple[Mutation, ...]) -> bytes:
    """Return ``raw`` with one to three mutations."""
    made = rng.choice(mutations)(rng, raw)
    for _ in range(rng.choice((0, 0, 1, 2))):
        made = rng.choice(BYTES)(rng, made)
    return made
