"""Canonical JSON: one spelling for one value, so that hashes of it mean something."""

import hashlib
import json
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ukur.document.indented_json import indented_json
from ukur.model.findings import UkurError

Model = TypeVar("Model", bound=BaseModel)


def sha256_of(content: bytes) -> str:
    """Return the SHA-256 of bytes, 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def canonical_file(data: Any) -> bytes:
    """Return a JSON value as a file for people too: sorted keys, one value a line, UTF-8."""
    return f"{indented_json(data, sort_keys=True)}\n".encode()


def canonical_line(data: Any) -> bytes:
    """Return a JSON value on one line, without blanks and without the line's end."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parse_canonical(content: bytes, name: str) -> Any:
    """Return the JSON value of bytes that are spelled exactly as we would, in a file or in a line.

    That leaves no byte without meaning: doubled keys, other numbers, and blanks are all refused.
    """
    try:
        data = json.loads(content.decode("utf-8"), parse_constant=_refuse)
        known = content == (canonical_file(data) if content.endswith(b"\n") else canonical_line(data))
    except (ValueError, RecursionError) as error:
        raise UkurError(f"{name} bukan JSON yang utuh; ambil ulang arsipnya") from error
    if not known:
        raise UkurError(f"{name} tidak ditulis oleh Ukur atau sudah disunting; ambil ulang arsipnya")
    return data


def parse_model(model: type[Model], content: bytes, name: str) -> Model:
    """Return the record in bytes; UkurError where it is not one, or not in its only spelling."""
    data = parse_canonical(content, name)
    try:
        found = model.model_validate_json(content)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise UkurError(
            f"{name} tidak sesuai bentuknya pada {place or 'awal'}; ambil ulang arsipnya"
        ) from error
    if found.model_dump(mode="json") != data:
        raise UkurError(f"{name} memuat nilai yang tidak baku; ambil ulang arsipnya")
    return found


def _refuse(text: str) -> None:
    raise ValueError(text)
