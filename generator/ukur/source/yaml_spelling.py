"""How a value is spelt in YAML so that every reader takes it for the text that it is."""

import json
import re
from collections.abc import Mapping, Sequence

from ukur.model.periode import PERIODE_PATTERN

Value = str | Sequence["Value"] | Mapping[str, "Value"] | None
"""What is written: a text, nothing, or lists and pairs of these. Numbers and dates are texts here."""

_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d*)(?:[.,]\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CODE = re.compile(rf"\d+(?:\.\d+){{2,}}|{PERIODE_PATTERN}", re.ASCII)
_WORDS = re.compile(r"[^\W\d_](?:[^\n\r\t\\\"#:]|:(?=\S)|(?<=\S)#)*", re.ASCII | re.DOTALL)
_SPECIAL = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})  # no text to others
_IN_BRACES = frozenset("[]{},:")


def yaml_scalar(text: str | None, flow: bool = False) -> str:
    """Return a text in one line, plain where nothing can misread it; ``flow`` inside braces or brackets."""
    if text is None:
        return "null" if flow else ""
    if _is_plain(text) and not (flow and _IN_BRACES & set(text)):
        return text
    return json.dumps(text, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    if any(form.fullmatch(text) for form in (_NUMBER, _DATE, _CODE)):
        return True
    if text != text.strip() or text.endswith(":") or text.casefold() in _SPECIAL:
        return False
    return _WORDS.fullmatch(text) is not None


def yaml_flow(value: Value) -> str:
    """Return a value in braces and brackets, on one line."""
    if isinstance(value, Mapping):
        pairs = (f"{yaml_scalar(key, True)}: {yaml_flow(below)}" for key, below in value.items())
        return "{" + ", ".join(pairs) + "}"
    if value is None or isinstance(value, str):
        return yaml_scalar(value, True)
    return "[" + ", ".join(map(yaml_flow, value)) + "]"


def yaml_lines(key: str, value: Value, column: int) -> list[str]:
    """Return a pair as lines of a block whose keys stand in ``column``, in the canonical layout."""
    start = f"{' ' * column}{yaml_scalar(key)}:"
    if value is None or isinstance(value, str):
        return [f"{start} {yaml_scalar(value)}".rstrip()]
    if not value:
        return [f"{start} {yaml_flow(value)}"]
    return [start, *yaml_block(value, column + 2)]


def yaml_block(value: Value, column: int) -> list[str]:
    """Return a list or pairs as lines whose dashes or keys stand in ``column``."""
    if isinstance(value, Mapping):
        return [line for key, below in value.items() for line in yaml_lines(key, below, column)]
    if value is None or isinstance(value, str):
        return [f"{' ' * column}{yaml_scalar(value)}"]
    return [line for member in value for line in yaml_member(member, column)]


def yaml_member(member: Value, column: int) -> list[str]:
    """Return one member of a list as lines; its dash stands in ``column``."""
    lines = yaml_block(member, column + 2) if member else [yaml_flow(member)]
    return [f"{' ' * column}- {lines[0].lstrip(' ')}", *lines[1:]]
