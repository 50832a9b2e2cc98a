"""A data file key by key as the page shows it: what each is called, what goes there, what stands there."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, get_args, get_origin

from ukur.desk.form_shape import Field
from ukur.desk.work import Placed
from ukur.model.catalogue import Loc
from ukur.model.findings import Finding
from ukur.model.key_texts.all_texts import key_text, record_text
from ukur.model.key_texts.key_facts import choice_class
from ukur.model.values import Record

_MAX_DEPTH = 4
"""Our choice: a meeting's minutes lie four deep; what lies deeper is for the file itself."""


@dataclass(frozen=True)
class Group:
    """The keys of one record of a file; ``there`` whether the file has it.

    ``member``: it is one of a list or of pairs.
    """

    loc: Loc
    title: str
    help: str
    there: bool
    member: bool
    fields: tuple[Field, ...]
    findings: tuple[Finding, ...] = ()


def groups_of(
    model: type[Record],
    data: Any,
    found: Sequence[Placed],
    names: Mapping[str, Sequence[tuple[str, str]]] = {},
) -> tuple[Group, ...]:
    """Return every record of a file, the outermost first; behind each list a blank to add a member.

    ``names`` gives, by key, the members that its pairs may have, with what they are called.
    """
    return tuple(_Groups(found, names).of(model, data, (), record_text(model).title, False))


class _Groups:
    def __init__(self, found: Sequence[Placed], names: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        self.found, self.names = found, names

    def of(self, model: type[Record], data: Any, loc: Loc, title: str, member: bool) -> Iterator[Group]:
        pairs = data if isinstance(data, Mapping) else {}
        fields = [
            field for key in model.model_fields for field in self._values(model, key, pairs.get(key), loc)
        ]
        apart = {field.loc for field in fields}
        apart |= {(*loc, key) for key in model.model_fields if record_of(model.model_fields[key].annotation)}
        here = (p for p in self.found if p.loc[: len(loc)] == loc and p.loc not in apart)
        own = tuple(p.finding for p in here if len(p.loc) <= len(loc) + 1)
        yield Group(loc, title, record_text(model).description, bool(pairs), member, tuple(fields), own)
        for key in model.model_fields if len(loc) < _MAX_DEPTH else ():
            yield from self._below(model, key, pairs.get(key), (*loc, key))

    def _values(self, model: type[Record], key: str, value: Any, loc: Loc) -> Iterator[Field]:
        annotation = model.model_fields[key].annotation
        if record_of(annotation) is not None:
            return
        if container_of(annotation) is tuple:
            listed = value if isinstance(value, list) else []
            for number in range(len(listed) + 1):
                text = listed[number] if number < len(listed) else None
                yield self._field(model, key, text, (*loc, key, number))
        elif container_of(annotation) is not Mapping and not isinstance(value, (dict, list)):
            yield self._field(model, key, value, (*loc, key))

    def _field(self, model: type[Record], key: str, value: Any, loc: Loc) -> Field:
        text, annotation = key_text(model, key), model.model_fields[key].annotation
        choices = choice_class(annotation)
        return Field(
            loc=loc,
            label=text.title,
            text=value if isinstance(value, str) else "",
            kind="choice" if choices else _kind(annotation),
            help=text.description,
            choices=tuple(map(str, choices)) if choices else (),
            findings=tuple(p.finding for p in self.found if p.loc == loc),
        )

    def _below(self, model: type[Record], key: str, value: Any, loc: Loc) -> Iterator[Group]:
        found = record_of(model.model_fields[key].annotation)
        if found is None:
            return
        record, title = found, key_text(model, key).title
        if container_of(model.model_fields[key].annotation) is tuple:
            listed = value if isinstance(value, list) else []
            for number in range(len(listed) + 1):
                row = listed[number] if number < len(listed) else None
                yield from self.of(record, row, (*loc, number), f"{title} {number + 1}", True)
        elif container_of(model.model_fields[key].annotation) is Mapping:
            pairs = value if isinstance(value, dict) else {}
            known = dict(self.names.get(key, ()))
            for name in (*known, *(name for name in pairs if name not in known)):
                yield from self.of(
                    record, pairs.get(name), (*loc, name), known.get(name, f"{title} {name}"), True
                )
        else:
            yield from self.of(record, value, loc, title, False)


def container_of(annotation: Any) -> Any:
    """Return the container that a type is, whatever marks and ``| None`` stand around it."""
    origin = get_origin(annotation)
    if origin in (tuple, Mapping):
        return origin
    inner = [part for part in get_args(annotation) if part is not type(None)]
    return container_of(inner[0]) if inner and origin is not None else None


def record_of(annotation: Any) -> type[Record] | None:
    """Return the record that a type is or holds; None for single values and lists of these."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Record) else None
    found = (record_of(part) for part in get_args(annotation))
    return next((item for item in found if item is not None), None)


def _kind(annotation: Any) -> str:
    """Return how a value is typed: a date, a figure, or text."""
    if isinstance(annotation, type):
        if issubclass(annotation, datetime.date):
            return "date"
        return "figure" if issubclass(annotation, (Decimal, int)) and annotation is not bool else "text"
    kinds = [_kind(part) for part in get_args(annotation) if part is not type(None)]
    return next((kind for kind in kinds if kind != "text"), "text")
