"""A JSON Schema that offers one spelling of each value and takes the others without offering them."""

from collections.abc import Iterable
from typing import Any


def offered_schema(offered: Iterable[Any], taken: Iterable[Any]) -> dict[str, Any]:
    """Return the schema; editors list what stands in ``enum``, not what stands behind two ``not``."""
    return {"anyOf": [{"enum": [*offered]}, {"not": {"not": {"enum": [*taken]}}}]}
