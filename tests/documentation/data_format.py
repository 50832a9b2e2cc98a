"""``docs/data-format.md``, made from the models by `python -m tests.documentation.data_format`.

A record, a key, a type or an allowed value that the models gain is in the page after the next run; a test
fails until then. A new type of value needs its sentence in :data:`TYPES`.
"""

import enum
import inspect
import types
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ukur.archive.approvals import ApprovalRecord
from ukur.archive.checkpoint import Checkpoint
from ukur.archive.manifest import LongText, Manifest, PathArsip, RegisterLine, Short
from ukur.archive.pelaksanaan import StepRecord
from ukur.archive.proposal_scope import FilePath
from ukur.commands.data.origin import Origin
from ukur.model import bounds, dated_unit, instansi, numbers, periode, sop, values
from ukur.model.key_texts.all_texts import RECORD_TEXTS, key_text
from ukur.model.values import Record, Sha
from ukur.source.file_kinds import FILE_KINDS
from ukur.source.portal_kinds import PORTAL_KINDS
from ukur.source.yaml_text import MAX_BYTES, MAX_DEPTH

REPO = Path(__file__).resolve().parents[2]
PAGE = REPO / "docs/data-format.md"

TYPES: Mapping[str, tuple[Any, str]] = {
    "Text": (values.Text, "text, 1 to 5,000 characters, no control or invisible ones, stored in NFC"),
    "ShortText": (values.ShortText, "the same, up to 400 characters"),
    "Kode": (
        values.Kode,
        "official code or id: letters, digits, `.`, `_`, `-`, up to 41 characters; `IKU-01`",
    ),
    "Key": (values.Key, "key that other files refer to: lower case, digits, `-`; `tim-sakip`"),
    "Account": (values.Account, "account name on the Git host, without `@`; compared without case"),
    "Date": (values.Date, "day, `2024-12-31` and no other spelling"),
    "Link": (values.Link, "full http or https address"),
    "Sha256": (values.Sha256, "64 lower-case hexadecimal digits"),
    "Number": (
        numbers.Number,
        "number with one reading: `21.27`, `21,27`, `1.234,5`; `1.000` is refused (F002)",
    ),
    "NonnegativeNumber": (numbers.NonnegativeNumber, "the same, zero or more"),
    "PositiveNumber": (numbers.PositiveNumber, "the same, more than zero"),
    "WholeNumber": (numbers.WholeNumber, "whole number"),
    "YesNo": (numbers.YesNo, "`ya` or `tidak` (`true`, `false` are read too)"),
    "QuantityValue": (
        numbers.QuantityValue,
        "number, closed range `95..105`, word (`WTP`), `n/a`, `Belum rilis`, or blank: not reported yet",
    ),
    "BoundsValue": (
        bounds.BoundsValue,
        "closed bounds of plausible figures, either side open: `0..100`, `0..`, `..100`",
    ),
    "DatedUnit": (
        dated_unit.DatedUnit,
        "key of a unit, or a list of units one after the other: "
        "`[{unit: a, sampai: 2025-TW2}, {unit: b, mulai: 2025-TW3}]`",
    ),
    "PeriodeValue": (periode.PeriodeValue, "quarter of a year, `2024-TW4` and no other spelling"),
    "StartValue": (periode.StartValue, "year or quarter with which something begins: `2025` or `2025-TW3`"),
    "Year": (periode.Year, "year, 2000 to 2099"),
    "Triwulan": (periode.Triwulan, "`TW1` to `TW4`"),
    "StandardTime": (sop.StandardTime, "standard time of a step as printed: `15 Menit`, `2 Jam`, `1 Hari`"),
    "MarginWidth": (instansi.MarginWidth, "margin in centimetres, 1 to 5"),
    "PictureName": (instansi.PictureName, "file name of a picture in `content/lambang/`"),
    "FontName": (instansi.FontName, "name of a font family whose files lie in `content/huruf/`"),
    "Sha": (Sha, "name of a Git commit, 40 or 64 hexadecimal digits"),
    "PathArsip": (PathArsip, "path inside the archive, `/` between parts"),
    "FilePath": (FilePath, "path in the repository"),
    "Short": (Short, "text, up to 400 characters"),
    "LongText": (LongText, "text, up to 10,000 characters"),
}
ARCHIVE: tuple[tuple[str, type[BaseModel]], ...] = (
    ("content/arsip/<periode>/<versi>/manifest.json", Manifest),
    ("content/arsip/register.jsonl, one line", RegisterLine),
    ("content/arsip/<periode>/<versi>/persetujuan.json", ApprovalRecord),
    ("content/arsip/<periode>/<versi>/pelaksanaan.json", StepRecord),
    (".ukur/pemeriksaan.json", Checkpoint),
    (".ukur/asal.json", Origin),
)
PORTAL = "At the top of a portal's repository ([portal.md](portal.md)); `ukur portal check` reads them."
HEAD = """# Format of the data files

Generated from the models by `python -m tests.documentation.data_format`; a test holds this page to them. Do
not edit it. Planners read `content/panduan/mengisi-data.md`, editors the JSON Schemas in `content/skema/`
(generated from the same models by `ukur schema`); this page is for those who write programs around the data.
What each key means, in Indonesian and with an example, is said once, in `model/key_texts/`: the schemas have
it, and the site's page *Kamus isian*. `called` is the name it has there.

## Rules for every file

- YAML 1.2 in UTF-8, one document a file, at most {megabytes} MB and {depth} levels deep. No anchors, aliases,
  tags, merge keys, directives or repeated keys: each is a finding with its place.
- Every scalar is read as text; the model decides what it means. A number is never guessed by YAML.
- A key that no record has is an error, with the nearest key that exists.
- Blank or absent is *not known yet*; it is never zero.
- The file's name is its id: `kamus/IKU-01.yml` holds `kode: IKU-01`.
- `ukur fmt` writes the canonical layout and keeps every comment.

## Files
"""


def page() -> str:
    """Return the page's text."""
    known: list[type] = []
    for kind in FILE_KINDS:
        _collect(kind.model, known)
    data = [item for item in known if issubclass(item, BaseModel)]
    for part in PORTAL_KINDS:
        _collect(part.model, known)
    portal = [item for item in known if issubclass(item, BaseModel) and item not in data]
    for _, model in ARCHIVE:
        _collect(model, known)
    filed = [item for item in known if issubclass(item, BaseModel) and item not in (*data, *portal)]
    enums = sorted((item for item in known if issubclass(item, enum.Enum)), key=lambda item: item.__name__)
    lines = [HEAD.format(megabytes=MAX_BYTES // 1_000_000, depth=MAX_DEPTH)]
    lines += ["| below `indicators/` | record | required |", "|---|---|---|"]
    lines += [
        f"| `{kind.glob}` | {_link(kind.model)} | {'yes' if kind.required else 'no'} |" for kind in FILE_KINDS
    ]
    lines += ["", "## Types of values", "", "| type | what is read |", "|---|---|"]
    lines += [f'| <a id="{name.lower()}"></a>`{name}` | {words} |' for name, (_, words) in TYPES.items()]
    lines += ["", "## Closed sets", ""]
    for item in enums:
        values = ", ".join(f"`{member.value}`" for member in item)
        lines += [f"### {item.__name__}", "", _doc(item), "", f"Values: {values}.", ""]
    lines += ["## Records of the data", ""]
    for record in data:
        lines += _record(record)
    lines += ["## Records of a portal", "", PORTAL, "", "| file | record | required |", "|---|---|---|"]
    lines += [
        f"| `{part.glob}` | {_link(part.model)} | {'yes' if part.required else 'no'} |"
        for part in PORTAL_KINDS
    ]
    lines += [""]
    for record in portal:
        lines += _record(record)
    lines += ["## Records of the archive", ""]
    lines += [
        "JSON in one spelling only (sorted keys; see `archive/canonical.py`). `bentuk` names the version.",
        "",
    ]
    lines += [
        "| file | record |",
        "|---|---|",
        *(f"| `{path}` | {_link(model)} |" for path, model in ARCHIVE),
        "",
    ]
    lines += [
        "`dokumen.json` is the document's value frozen: `document/document_value.py`, `archive/frozen.py`.",
        "",
    ]
    for record in filed:
        lines += _record(record)
    return "\n".join(lines).rstrip() + "\n"


def _collect(item: type, known: list[type]) -> None:
    """Add a record and all that its fields name, depth first, each once."""
    if item in known:
        return
    known.append(item)
    if issubclass(item, BaseModel):
        for hint in typing.get_type_hints(item).values():
            for inner in _classes(hint):
                _collect(inner, known)


def _classes(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and issubclass(hint, (BaseModel, enum.Enum)):
        yield hint
    for part in typing.get_args(hint):
        yield from _classes(part)


def _record(record: type[BaseModel]) -> list[str]:
    """Return a record's table; keys of the data with the name that editors and the site show for them."""
    hints = typing.get_type_hints(record, include_extras=True)
    told = issubclass(record, Record) and any(base in RECORD_TEXTS for base in record.__mro__)
    heads = ["key", *(["called"] if told else []), "type", "if absent"]
    lines = [
        f"### {name_of(record)}",
        "",
        _doc(record),
        "",
        f"| {' | '.join(heads)} |",
        "|---" * len(heads) + "|",
    ]
    for key, field in record.model_fields.items():
        called = [key_text(record, key).title] if told and issubclass(record, Record) else []
        cells = [f"`{key}`", *called, f"{_spell(hints[key])}{_bounds(field)}", _absent(field)]
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def _doc(item: type) -> str:
    return " ".join(inspect.cleandoc(item.__doc__ or "").split()).replace("``", "`")


def _link(item: type) -> str:
    return f"[{name_of(item)}](#{name_of(item).lower()})"


def name_of(item: type) -> str:
    """Return the name readers know; a record that `source` closes further keeps that of its model."""
    return item.__name__.lstrip("_")


def _spell(hint: Any) -> str:
    """Return a type in words; a type of value by its name in :data:`TYPES`."""
    name = _named(hint)
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if name is None:
        name = next((known for known, (alias, _) in TYPES.items() if alias is hint), None)
    if name is not None:
        return f"[`{name}`](#{name.lower()})"
    if origin is typing.Annotated:
        return _spell(parts[0])
    if origin in {typing.Union, types.UnionType}:
        return " or ".join(_spell(part) for part in parts if part is not type(None))
    if origin is typing.Literal:
        return ", ".join(f"`{value}`" for value in parts)
    if origin is tuple:
        return f"list of {_spell(parts[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"map of {_spell(parts[0])} to {_spell(parts[1])}"
    if isinstance(hint, type) and issubclass(hint, (BaseModel, enum.Enum)):
        return _link(hint)
    return _PLAIN[hint.__name__]


def _named(hint: Any) -> str | None:
    """Return the type of value that an annotation begins with; marks of the field may stand behind it."""
    if typing.get_origin(hint) is not typing.Annotated:
        return None
    fits = [
        (len(alias.__metadata__), name)
        for name, (alias, _) in TYPES.items()
        if typing.get_origin(alias) is typing.Annotated
        and typing.get_args(alias)[0] == typing.get_args(hint)[0]
        and hint.__metadata__[: len(alias.__metadata__)] == alias.__metadata__
    ]
    return max(fits, default=(0, None))[1]


_PLAIN = {
    "str": "text",
    "int": "integer",
    "bool": "true or false",
    "date": "day, `YYYY-MM-DD`",
    "datetime": "time with zone",
    "Decimal": "number",
}
_PLAIN["AwareDatetime"] = _PLAIN["datetime"]


def _bounds(field: FieldInfo) -> str:
    words = []
    for limit, what in (("min_length", "at least {}"), ("ge", "from {}"), ("le", "up to {}")):
        found = [getattr(item, limit) for item in field.metadata if getattr(item, limit, None) is not None]
        words += [what.format(found[-1])] if found else []
    return f" ({', '.join(words)})" if words else ""


def _absent(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    value = field.get_default(call_default_factory=True)
    if value is None or value == () or value == {}:
        return "-"
    if isinstance(value, BaseModel):
        return f"the defaults of {_link(type(value))}"
    if isinstance(value, bool):
        return "`ya`" if value else "`tidak`"
    return f"`{value:f}`" if isinstance(value, Decimal) else f"`{value}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
