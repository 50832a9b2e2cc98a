"""Use case: JSON Schemas of the data files, generated from the model."""

import json
from pathlib import Path
from typing import Any

from ukur.commands.data.map_schema import map_schema
from ukur.forms.table.table_map import MAP_KIND
from ukur.model.paths import schema_path
from ukur.source.file_kinds import FILE_KINDS, FileKind
from ukur.source.writer import write_text


def schema_of(jenis: FileKind) -> str:
    """Return the schema of one kind of file, sorted and stable."""
    value = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    value |= _without_notes(jenis.model.model_json_schema(mode="validation"))
    value["title"] = f"Ukur: {jenis.glob}"
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _without_notes(value: Any) -> Any:
    """Drop the descriptions: they are notes to programmers, and editors would show them to planners."""
    if isinstance(value, list):
        return [_without_notes(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _without_notes(item)
        for key, item in value.items()
        if key != "description" or not isinstance(item, str)
    }


def all_schemas() -> dict[str, str]:
    """Return every schema by its path in the repository."""
    schemas = {schema_path(jenis.name): schema_of(jenis) for jenis in FILE_KINDS}
    return {**schemas, schema_path(MAP_KIND): map_schema()}


def write_schemas(repo: Path) -> tuple[str, ...]:
    """Write the schemas that changed; return their paths."""
    return tuple(path for path, text in all_schemas().items() if write_text(repo / path, text))
