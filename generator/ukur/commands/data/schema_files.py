"""Use case: JSON Schemas of the data files, generated from the model, with the texts that editors show."""

import json
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ukur.commands.data.editor_schema import linked_schema
from ukur.commands.data.map_schema import map_schema
from ukur.forms.table.table_map import MAP_KIND
from ukur.model.paths import DATA, INSTANSI, schema_path
from ukur.model.portal_sources import SOURCES
from ukur.model.values import Link
from ukur.source.file_kinds import FILE_KINDS, FileKind
from ukur.source.portal_kinds import PORTAL_KINDS, PortalKind
from ukur.source.writer import write_text
from ukur.source.yaml_text import YamlFault, parse


def schema_of(jenis: FileKind | PortalKind, site: str | None = None) -> str:
    """Return the schema of one kind of file, sorted and stable; ``site`` is where its texts lead."""
    value = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    value |= jenis.model.model_json_schema(mode="validation", schema_generator=linked_schema(site))
    value["title"] = f"Ukur: {jenis.glob}"
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def all_schemas(site: str | None = None) -> dict[str, str]:
    """Return every schema by its path in the repository."""
    schemas = {jenis.schema: schema_of(jenis, site) for jenis in FILE_KINDS}
    return {**schemas, schema_path(MAP_KIND): map_schema()}


def portal_schemas() -> dict[str, str]:
    """Return the schemas of a portal's files by path in its repository; its site has no page of keys."""
    return {kind.schema: schema_of(kind) for kind in PORTAL_KINDS}


def office_schemas(repo: Path) -> dict[str, str]:
    """Return every schema as the office of a repository has it: its texts lead to the office's own site.

    Of a portal's repository those of its two files.
    """
    place = repo / DATA / INSTANSI
    if not place.parent.exists() and (repo / SOURCES).is_file():
        return portal_schemas()
    return all_schemas(site_address(place.read_bytes()) if place.is_file() else None)


def site_address(content: bytes) -> str | None:
    """Return the address of the site that an ``instansi.yml`` names; None where it names none that is one."""
    try:
        return TypeAdapter(Link).validate_python(parse(INSTANSI, content).data["situs"])
    except (YamlFault, KeyError, TypeError, ValidationError):
        return None


def write_schemas(repo: Path) -> tuple[str, ...]:
    """Write the schemas that changed; return their paths."""
    return tuple(path for path, text in office_schemas(repo).items() if write_text(repo / path, text))
