"""Records with keys that came later: absent where they say nothing, as in files filed before them."""

from typing import Any, ClassVar

from pydantic import SerializerFunctionWrapHandler, model_serializer

from ukur.model.values import Record


class GrownRecord(Record):
    """A record whose ``_later`` keys are left out where they are None."""

    _later: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _without_absent(self, plain: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = plain(self)
        return {key: value for key, value in data.items() if value is not None or key not in self._later}
