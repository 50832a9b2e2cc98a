"""Values of this room as plain data for JSON, and what the page sends as values."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from ukur.model.faults import split
from ukur.model.findings import Finding, UkurError
from ukur.model.periode import Periode, parse_periode
from ukur.workflow.finding_lines import finding_record

Payload = Mapping[str, Any]
"""What the page sends with a request."""


def plain(value: Any) -> Any:
    """Return a value as plain data: a record by its fields, a finding as ``ukur check`` writes it."""
    if isinstance(value, Finding):
        return finding_record(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def text_of(payload: Payload, key: str) -> str:
    """Return a text that a request must have; UkurError names what is missing."""
    value = payload.get(key)
    if not isinstance(value, str):
        raise UkurError(f"permintaan tanpa '{key}'")
    return value


def optional_text(payload: Payload, key: str) -> str | None:
    """Return a text that a request may have."""
    return None if payload.get(key) is None else text_of(payload, key)


def list_of(payload: Payload, key: str) -> list[Any]:
    """Return a list that a request must have."""
    value = payload.get(key)
    if not isinstance(value, list):
        raise UkurError(f"permintaan tanpa daftar '{key}'")
    return value


def periode_of(payload: Payload, key: str = "periode") -> Periode:
    """Return the period that a request names."""
    try:
        return parse_periode(text_of(payload, key).upper())
    except PydanticCustomError as error:
        raise UkurError(": ".join(split(error.message()))) from None


def loc_of(value: Any) -> tuple[str | int, ...]:
    """Return a place in the data: keys, and numbers of list members."""
    parts = value if isinstance(value, list) else []
    if not parts or not all(isinstance(part, (str, int)) and not isinstance(part, bool) for part in parts):
        raise UkurError("permintaan tanpa tempat isian yang dikenal")
    return tuple(parts)
