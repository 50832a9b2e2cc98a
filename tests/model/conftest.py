from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from ukur.model.faults import split


@pytest.fixture(scope="session")
def penolakan() -> Callable[[Any, object], tuple[str, str, str]]:
    """Validate a value that must be refused; return code, message and hint of the first fault."""

    def refused(jenis: Any, nilai: object) -> tuple[str, str, str]:
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(jenis).validate_python(nilai)
        fault = caught.value.errors()[0]
        return (fault["type"].removeprefix("ukur_"), *split(fault["msg"]))

    return refused
