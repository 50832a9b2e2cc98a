"""One YAML file that is no data file, such as the map of a table, read as strictly as data files are."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from ukur.model.findings import Finding
from ukur.model.reading import Loc
from ukur.source.messages import findings, told
from ukur.source.yaml_text import YamlFault, parse

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class ReadRecord(Generic[Model]):
    """The record of a file, None where it cannot be read; the place of each key, and what is wrong."""

    value: Model | None
    positions: dict[Loc, tuple[int, int]]
    findings: tuple[Finding, ...]


def read_record(path: str, raw: bytes, model: type[Model]) -> ReadRecord[Model]:
    """Read a file whole or not at all; ``path`` is what messages call it."""
    try:
        parsed = parse(path, raw)
    except YamlFault as fault:
        return ReadRecord(None, {}, (fault.finding,))
    try:
        value = model.model_validate(parsed.data)
    except ValidationError as error:
        faults = told(error.errors(include_url=False))
        rows = tuple(findings(faults, path, parsed.positions, model))
        return ReadRecord(None, parsed.positions, (*parsed.findings, *rows))
    return ReadRecord(None if parsed.findings else value, parsed.positions, parsed.findings)
