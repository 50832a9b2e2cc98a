import json
import re
from enum import StrEnum
from typing import Annotated, Any

import jsonschema  # type: ignore[import-untyped] # the package ships no types
import pytest
from pydantic import TypeAdapter
from tests.model.whole_records import KINDS, whole_file

from ukur.commands.data.schema_files import all_schemas, portal_schemas
from ukur.measure.key_choices import CHOICES, choices_of
from ukur.model.key_texts.all_texts import RECORD_TEXTS, key_text, record_text
from ukur.model.key_texts.key_facts import choice_class, example_yaml, key_anchor, need_text
from ukur.model.key_texts.key_text import KeyText
from ukur.model.meaning import records_within
from ukur.model.values import Record
from ukur.source.yaml_text import parse

RECORDS: tuple[type[Record], ...] = tuple(
    dict.fromkeys(
        one for kind in KINDS.values() for one in records_within(kind.model) if issubclass(one, Record)
    )
)
KEYS = [
    pytest.param(record, key, id=key_anchor(record, key)) for record in RECORDS for key in record.model_fields
]
WRITTEN = all_schemas() | portal_schemas()
SCHEMAS = {name: json.loads(WRITTEN[kind.schema]) for name, kind in KINDS.items()}


def properties(kind: str) -> list[tuple[str, dict[str, Any]]]:
    schema = SCHEMAS[kind]
    records = [("", schema), *schema["$defs"].items()]
    return [
        (f"{name}.{key}", value) for name, one in records for key, value in one.get("properties", {}).items()
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_each_property_of_a_schema_tells_its_name_meaning_and_example(kind: str) -> None:
    bare = [
        place
        for place, value in properties(kind)
        if not (
            value.get("title") and value.get("description") and "\nContoh:\n" in value["markdownDescription"]
        )
    ]
    assert bare == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_record_and_closed_set_of_a_schema_has_a_name(kind: str) -> None:
    assert [name for name, one in SCHEMAS[kind]["$defs"].items() if not one.get("title")] == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_offered_value_tells_what_it_means(kind: str) -> None:
    """Quarters (TW1 to TW4) and ya or tidak say themselves what they are."""
    plain = ({"TW1", "TW2", "TW3", "TW4"}, {"ya", "tidak"})
    mute = []
    for one in walk(SCHEMAS[kind]):
        if isinstance(one.get("enum"), list) and {*map(str, one["enum"])} not in plain:
            told = one.get("enumDescriptions", [])
            if len(told) != len(one["enum"]) or not all(told):
                mute.append(one)
    assert mute == []


def walk(value: Any) -> list[dict[str, Any]]:
    """Every schema within, but for those behind ``not``: they are taken without being offered."""
    if isinstance(value, list):
        return [one for item in value for one in walk(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(one for key, item in value.items() if key != "not" for one in walk(item))]


@pytest.mark.parametrize(("record", "key"), KEYS)
def test_a_keys_example_is_one_that_the_key_takes(record: type[Record], key: str) -> None:
    text, field = key_text(record, key), record.model_fields[key]
    data = parse("x.yml", example_yaml(key, text.example).encode()).data
    kind: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    TypeAdapter(kind).validate_python(data[key])
    choices = choices_of(record, key)
    assert not choices or str(text.example) in choices or "*" in choices


@pytest.mark.parametrize(("record", "key"), KEYS)
def test_a_text_is_short_plain_prose(record: type[Record], key: str) -> None:
    text = key_text(record, key)
    assert re.fullmatch(r"[A-Z0-9][^.`|<>]{2,39}(?<![ .])", text.title)
    assert len(text.description) <= 220
    assert text.description.endswith((".", ".)"))
    assert text.description[0].isupper() or text.description[0] in "`0123456789"
    assert text.description.count("`") % 2 == 0
    assert not re.search(r"[<>|\n]|  ", text.description)


def test_texts_are_of_the_keys_that_each_class_declares() -> None:
    """A key that a parent has is told there; a text for a key that no model has would never be seen."""
    strange = {}
    for record, text in RECORD_TEXTS.items():
        parents = [base for base in record.__mro__[1:] if issubclass(base, Record)]
        own = record.model_fields.keys() - {key for base in parents for key in base.model_fields}
        if own != text.keys.keys():
            strange[record.__name__] = own ^ text.keys.keys()
    assert strange == {}


def test_no_text_is_of_a_record_that_no_file_has() -> None:
    read = {base for record in RECORDS for base in record.__mro__}
    assert [record for record in RECORD_TEXTS if record not in read] == []
    assert all(record_text(record).description for record in RECORDS)


@pytest.mark.parametrize("kind", [*CHOICES], ids=lambda kind: kind.__name__)
def test_each_member_of_a_closed_set_is_told_in_order(kind: type[StrEnum]) -> None:
    told = CHOICES[kind].choices
    assert [*told] == [member.value for member in kind]
    assert all(words.endswith(".") for words in told.values())


def test_every_closed_set_of_the_data_is_told() -> None:
    fields = [field for record in RECORDS for field in record.model_fields.values()]
    used = {kind for field in fields if (kind := choice_class(field.annotation))}
    assert used == CHOICES.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_every_key_fits_its_schema(kind: str) -> None:
    jsonschema.Draft202012Validator(SCHEMAS[kind]).validate(whole_file(KINDS[kind]))


def test_files_of_every_key_have_every_key() -> None:
    found: set[str] = set()

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            found.update(value)
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            collect(item)

    for kind in KINDS.values():
        collect(whole_file(kind))
    assert {key for record in RECORDS for key in record.model_fields} <= found


@pytest.mark.parametrize(
    ("example", "written"),
    [
        pytest.param("Dinas Contoh", "k: Dinas Contoh", id="words as they are"),
        pytest.param("2.12", 'k: "2.12"', id="a code that YAML would take for a number"),
        pytest.param("a: b", 'k: "a: b"', id="a colon within"),
        pytest.param(2.5, "k: 2.5", id="number"),
        pytest.param({"2.13.01": {"pagu": 1}}, "k:\n  2.13.01:\n    pagu: 1", id="map by code"),
        pytest.param([{"a": "x", "b": [1]}], "k:\n  - a: x\n    b:\n      - 1", id="list of maps"),
        pytest.param(["x", "y"], "k:\n  - x\n  - y", id="list of texts"),
    ],
)
def test_example_as_yaml(example: Any, written: str) -> None:
    assert example_yaml("k", example) == written


@pytest.mark.parametrize(
    ("key", "told"),
    [
        pytest.param("kode", "Wajib diisi.", id="no default"),
        pytest.param("desimal", "Tanpa isian: `2`.", id="default"),
        pytest.param("akses_publik", "Tanpa isian: `ya`.", id="yes and no in the words of the data"),
        pytest.param("bobot", "Boleh tidak ada.", id="nothing"),
        pytest.param("berlaku", "", id="its text says so"),
    ],
)
def test_what_is_told_of_an_absent_key(key: str, told: str) -> None:
    [record] = (one for one in RECORDS if one.__name__ == "_Indikator")
    assert need_text(record.model_fields[key], key_text(record, key)) == told


def test_a_text_is_declared_once() -> None:
    """The same key may have the same text in two records; then it is one value, declared once."""
    seen: dict[str, KeyText] = {}
    twice = []
    for text in (one for record in RECORD_TEXTS.values() for one in record.keys.values()):
        known = seen.setdefault(f"{text.title} {text.description} {text.example}", text)
        if known is not text:
            twice.append(text.title)
    assert twice == []
