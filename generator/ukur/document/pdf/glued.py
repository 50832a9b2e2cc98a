"""What stays on the line of what it belongs to: percent signs, marks of a status, numbers of quarters."""

import re
from typing import Any

_SIGNS = r"(?<=\d) (?=%)|(?<=^[✓✗○▲▼=]) (?=\w)"
_APART, _APART_BEFORE = re.compile(_SIGNS + r"|(?<=\bTW) (?=[IV]+\b)"), re.compile(_SIGNS)


def glued(content: Any, quarters: bool = True) -> Any:
    """Return content of the same shape, in whose texts no line breaks at these spaces.

    The number of a quarter (``TW II``) stands alone in a line of documents filed before edition 9.
    """
    match content:
        case str():
            return (_APART if quarters else _APART_BEFORE).sub("\u00a0", content)
        case dict():
            return {name: glued(value, quarters) for name, value in content.items()}
        case list() | tuple():
            return [glued(value, quarters) for value in content]
    return content
