"""A YAML file that is no data of the catalogue, such as a map: read into its model, all faults at once."""

from typing import TypeVar

from pydantic import ValidationError

from ukur.model.findings import Finding
from ukur.model.values import Record
from ukur.source.messages import findings, told
from ukur.source.yaml_text import YamlFault, parse

R = TypeVar("R", bound=Record)


def read_record(path: str, raw: bytes, model: type[R]) -> tuple[R | None, tuple[Finding, ...]]:
    """Return the record that a file holds, or None and every finding about it."""
    try:
        parsed = parse(path, raw)
    except YamlFault as fault:
        return None, (fault.finding,)
    if parsed.findings:
        return None, parsed.findings
    try:
        return model.model_validate(parsed.data), ()
    except ValidationError as error:
        faults = told(error.errors(include_url=False))
        return None, tuple(findings(faults, path, parsed.positions, model))
