"""Signs that stay on the line of what they belong to: percent signs, and the marks before a status."""

import re
from typing import Any

_APART = re.compile(r"(?<=\d) (?=%)|(?<=^[✓✗○▲▼=]) (?=\w)")


def glued(content: Any) -> Any:
    """Return content of the same shape, in whose texts no line breaks at these spaces."""
    match content:
        case str():
            return _APART.sub("\u00a0", content)
        case dict():
            return {name: glued(value) for name, value in content.items()}
        case list() | tuple():
            return [glued(value) for value in content]
    return content
