"""Answers of a host as values: what we do not use is passed over, what we use must have its form."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from ukur.hosts.paging import Answer
from ukur.model.faults import quote
from ukur.model.findings import UkurError

T = TypeVar("T")


class AnswerModel(BaseModel):
    """Base of what we read from an answer."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def read_answer(jenis: type[T], content: Any) -> T:
    """Return an answer as a value; one that lacks what we need stops the command."""
    try:
        return TypeAdapter(jenis).validate_python(content)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"])) or "jawaban"
    raise UkurError(f"jawaban situs Git tidak berbentuk seperti yang diketahui ({quote(where)}); laporkan")


def read_all(jenis: type[T], pages: Iterable[Answer]) -> list[T]:
    """Return every item of every page."""
    return [read_answer(jenis, item) for page in pages for item in page.content]


def valid_number(number: str) -> str:
    """Return a proposal's number; it becomes part of an address."""
    if not (number.isascii() and number.isdecimal() and len(number) <= 12):
        raise UkurError(f"nomor usulan {quote(number)} harus angka")
    return number
