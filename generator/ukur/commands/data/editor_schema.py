"""A JSON Schema as editors show it: each key with its title, meaning, example, and the values it may have.

yaml-language-server, which VS Code, github.dev and GitLab's Web IDE run, reads ``markdownDescription`` and
``enumDescriptions`` beside the words of the standard. An example under the standard's own word
it would write into the file when a key is completed. No figure that nobody reported may come from there, so
examples are part of the text.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, ClassVar

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ukur.measure.key_choices import CHOICES, choices_of
from ukur.model.key_texts.all_texts import key_text, record_text
from ukur.model.key_texts.key_facts import KEYS_PAGE, example_yaml, key_anchor, need_text
from ukur.model.values import Record

Schema = dict[str, Any]
_BLANK: Schema = {"not": {"not": {"type": "null"}}}
"""Taken and not offered: nobody should choose the word ``null``."""


class EditorSchema(GenerateJsonSchema):
    """Generates a schema with the texts of ``model/key_texts``; docstrings are for programmers and left out.

    ``situs`` is the address of the office's site, whose page explains each key; without it there is no link.
    """

    situs: ClassVar[str | None] = None

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a record with its own text and that of every key."""
        value, record = super().model_schema(schema), schema["cls"]
        assert issubclass(record, Record)
        text = record_text(record)
        value |= {"title": text.title, "description": _unquoted(text.description)}
        value["properties"] = {
            key: _told(deepcopy(shape), record, key, self.situs)  # types share what WithJsonSchema was given
            for key, shape in value["properties"].items()
        }
        return value

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Return a closed set with the meaning of each value."""
        text = CHOICES[schema["cls"]]
        return {
            "title": text.title,
            "type": "string",
            "enum": [*text.choices],
            "enumDescriptions": [*text.choices.values()],
        }

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Return the values as a list, also where there is one only."""
        return {"type": "string", "enum": list(schema["expected"])}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return a blank value beside the others, as an alternative only where it must be one."""
        inner = self.generate_inner(schema["schema"])
        kind = inner.get("type")
        if "anyOf" in inner:
            return {**inner, "anyOf": [*inner["anyOf"], _BLANK]}
        if kind is None or "enum" in inner:
            return {"anyOf": [inner, _BLANK]}
        kinds = [kind] if isinstance(kind, str) else kind
        return {**inner, "type": [*kinds, *({"null"} - {*kinds})]}


def linked_schema(site: str | None) -> type[EditorSchema]:
    """Return the generator of schemas whose texts lead to an office's site."""
    return type("LinkedSchema", (EditorSchema,), {"situs": site})


def _told(shape: Schema, record: type[Record], key: str, site: str | None) -> Schema:
    """Put the texts of a key into its schema, and into what an editor takes for it."""
    words = _words(record, key, site)
    if shape.get("default", ...) in (None, [], {}):
        del shape["default"]
    elif isinstance(shape.get("default"), bool):
        shape["default"] = "ya" if shape["default"] else "tidak"
    for place in _alternatives(shape):
        place.update(words)
        if isinstance(place.get("type"), list):  # text first: for a number, completing a key would write 0
            place["type"] = sorted(place["type"], key=lambda kind: kind != "string")
        _describe_values(place, choices_of(record, key))
    return shape


def _words(record: type[Record], key: str, site: str | None) -> Schema:
    text = key_text(record, key)
    told = f"{text.description} {need_text(record.model_fields[key], text)}".rstrip()
    shown = f"{told}\n\nContoh:\n\n```yaml\n{example_yaml(key, text.example)}\n```"
    if site is not None:
        shown += f"\n\n[Kamus isian](<{site.rstrip('/')}/{KEYS_PAGE}/#{key_anchor(record, key)}>)"
    return {"title": text.title, "description": _unquoted(told), "markdownDescription": shown}


def _alternatives(shape: Schema) -> Iterator[Schema]:
    """Yield what an editor may find instead of the key: the first alternative, members that are no records.

    Were all alternatives told, it would say the same once for each.
    """
    yield shape
    yield from shape.get("anyOf", ())[:1]
    for name in ("additionalProperties", "items"):
        member = shape.get(name)
        if isinstance(member, dict) and "$ref" not in member:
            yield member


def _describe_values(place: Schema, choices: Mapping[str, str]) -> None:
    """Say what each offered value means, where the set has no class; ``*`` stands for all the others."""
    if "enum" in place and choices:
        place["enumDescriptions"] = [choices.get(str(value)) or choices["*"] for value in place["enum"]]


def _unquoted(text: str) -> str:
    """Return a text for programs that show it as it stands."""
    return text.replace("`", "")
