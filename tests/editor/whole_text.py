"""Files of every key as text, with the lines on which keys stand."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.model.whole_records import KINDS, whole_file

from ukur.model.key_texts.key_facts import example_yaml
from ukur.model.meaning import records_in
from ukur.model.values import Record

FOLDERS = {
    "indikator": "indicators/kamus",
    "anggaran": "indicators/anggaran",
    "dokumen": "indicators/pengukuran/2024-TW4",
    "formulir": "indicators/pengukuran/2024-TW4",
}
"""Where a kind of file lies, if not in ``indicators``."""


class Line(NamedTuple):
    """A line of a file of every key: its number from 1, its text, and the key that it begins with."""

    number: int
    text: str
    record: type[Record]
    key: str

    @property
    def column(self) -> int:
        """Where a letter within the key stands."""
        return self.text.index(self.key) + 2

    @property
    def place(self) -> str:
        """The key, for people."""
        return f"{self.record.__name__}.{self.key}"


def folder(kind: str) -> str:
    """Return where a kind of file lies."""
    return FOLDERS.get(kind, "indicators")


def head(kind: str) -> str:
    """Return the first line of a file: the comment that names its schema."""
    up = "../" * len(folder(kind).split("/"))
    return f"# yaml-language-server: $schema={up}{KINDS[kind].schema}\n"


def whole_text(kind: str) -> str:
    """Return a file with every key there is, and the comment that names its schema."""
    return head(kind) + "".join(f"{example_yaml(*pair)}\n" for pair in whole_file(KINDS[kind]).items())


def key_lines(kind: str) -> list[Line]:
    """Return the lines that begin with a key of a record; others have a name that the office gave."""
    texts = iter(enumerate(whole_text(kind).split("\n")[1:], 2))
    return list(_lines(texts, KINDS[kind].model, whole_file(KINDS[kind])))


def _lines(texts: Iterator[tuple[int, str]], record: type[Record], value: dict[str, Any]) -> Iterator[Line]:
    for key, part in value.items():
        number, text = next(texts)
        yield Line(number, text, record, key)
        held = records_in(record.model_fields[key].annotation)
        inner = next((one for one in held if issubclass(one, Record)), None)
        first = next(iter(part.values())) if isinstance(part, dict) else None
        if inner is None or not isinstance(part, dict | list):
            for _ in range(example_yaml(key, part).count("\n")):
                next(texts)
        elif isinstance(part, list):
            for item in part:
                yield from _lines(texts, inner, item)
        elif isinstance(first, dict) and key_of_map(inner, part):
            next(texts)
            yield from _lines(texts, inner, first)
        else:
            yield from _lines(texts, inner, part)


def key_of_map(inner: type[Record], part: dict[str, Any]) -> bool:
    """Whether a map's keys are names that the office gave, and not those of the record."""
    return not part.keys() <= inner.model_fields.keys()
