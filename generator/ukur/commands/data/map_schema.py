"""The JSON Schema of tables' maps, which are no data files but are edited like them."""

import json
from typing import Any

from ukur.forms.table.table_map import TableMap


def map_schema() -> str:
    """Return the schema, sorted and stable; its texts are for people, the models' own notes are left out."""
    value: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    value |= TableMap.model_json_schema(mode="validation")
    for model in (value, *value.get("$defs", {}).values()):
        model.pop("description", None)  # a note to programmers
    value["title"] = "Ukur: peta tabel"
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
