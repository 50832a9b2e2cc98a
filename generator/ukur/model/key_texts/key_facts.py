"""What a key's model says of it: whether it must be there, what counts without it, how it is written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ukur.model.key_texts.key_text import KeyText
from ukur.model.periode import PERIODE_PATTERN
from ukur.model.values import Record

KEYS_PAGE = "kamus-isian"
"""The page of the site that tells of every key: its name, and the last part of its address."""

_PLAIN = re.compile(
    r"[A-Za-z(][^:#{}\[\]&*!|>'\"%@`]*|\d{4}-\d\d-\d\d|https?://[^\s#]+|\d+\.\.\d+|" + PERIODE_PATTERN
)
"""Texts that YAML reads as they stand; what looks like a number is put in quotes."""

_NAME = re.compile(r"[\w.-]+")
_SAID = re.compile(r"[Tt]anpa isian|[Ww]ajib|[Hh]arus")


def need_text(field: FieldInfo, text: KeyText) -> str:
    """Return whether a key must be there and what counts where it is not; empty where its text says so."""
    if field.is_required():
        return "Wajib diisi."
    default = _spelling(field.get_default(call_default_factory=True))
    if _SAID.search(text.description):
        return ""
    return "Boleh tidak ada." if default is None else f"Tanpa isian: `{default}`."


def _spelling(default: Any) -> str | None:
    if isinstance(default, bool):
        return "ya" if default else "tidak"
    if isinstance(default, Decimal):
        return f"{default:f}"
    plain = default is not None and not isinstance(default, (BaseModel, Mapping, tuple))
    return str(default) if plain else None


def key_anchor(record: type[Record], key: str) -> str:
    """Return where that page tells of a key; a record that ``source`` closes further is its model there."""
    return f"{record_anchor(record)}-{key}"


def record_anchor(record: type[Record]) -> str:
    """Return where that page tells of a record."""
    return record.__name__.lstrip("_").lower()


def choice_class(annotation: Any) -> type[StrEnum] | None:
    """Return the closed set that a key's value is one of; None where it is none."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, StrEnum) else None
    found = (choice_class(part) for part in get_args(annotation))
    return next((item for item in found if item is not None), None)


def example_yaml(key: str, example: Any) -> str:
    """Return a key with its example as it may stand in a file."""
    return "\n".join(_pair(key, example, ""))


def _pair(key: str, value: Any, indent: str) -> Iterator[str]:
    head = f"{indent}{key if _NAME.fullmatch(key) else _quoted(key)}:"
    if isinstance(value, Mapping):
        yield head
        for name, part in value.items():
            yield from _pair(name, part, f"{indent}  ")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield head
        for item in value:
            yield from _item(item, f"{indent}  ")
    else:
        yield f"{head} {_scalar(value)}"


def _item(value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f"{indent}- {_scalar(value)}"
        return
    lines = [line for name, part in value.items() for line in _pair(name, part, f"{indent}  ")]
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _scalar(value: Any) -> str:
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        return _quoted(value)
    return str(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
