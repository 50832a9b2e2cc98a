"""Files that have every key there is, made of the examples that editors show."""

from collections.abc import Mapping
from typing import Any, get_args

from ukur.model.key_texts.all_texts import key_text
from ukur.model.meaning import records_in
from ukur.model.values import Record
from ukur.source.file_kinds import FILE_KINDS, FileKind
from ukur.source.portal_kinds import PORTAL_KINDS, PortalKind

ALL_KINDS: tuple[FileKind | PortalKind, ...] = (*FILE_KINDS, *PORTAL_KINDS)
KINDS = {kind.name: kind for kind in ALL_KINDS}


def whole_file(kind: FileKind | PortalKind) -> dict[str, Any]:
    """Return the value of a file with every key of every record, each with its example."""
    return _whole(kind.model, ())


def _whole(record: type[Record], above: tuple[type, ...]) -> dict[str, Any]:
    return {
        key: value
        for key, field in record.model_fields.items()
        if (value := _value(record, key, field.annotation, above)) is not None
    }


def _value(record: type[Record], key: str, annotation: Any, above: tuple[type, ...]) -> Any:
    """Return a record's example with all of its keys; None for a record within its own kind (``anak``)."""
    example = key_text(record, key).example
    inner = next((one for one in records_in(annotation) if issubclass(one, Record)), None)
    if inner is None:
        return example
    if inner is record and record in above:
        return None
    one = _whole(inner, (*above, record))
    if isinstance(example, list) or (key == "unit" and not isinstance(example, dict)):
        return [one]
    named = any(_is_map(part) for part in (annotation, *get_args(annotation)))
    return {next(iter(example)): one} if named else one


def _is_map(annotation: Any) -> bool:
    origin = getattr(annotation, "__origin__", None)
    return isinstance(origin, type) and issubclass(origin, Mapping)
