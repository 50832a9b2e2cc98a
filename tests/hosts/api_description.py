"""Our own description of each host's API (api/*.yml) as a judge of what is asked and what is answered.

A type is written so: ``string``, ``integer``, ``boolean``, ``sha`` (of a commit), ``time`` (ISO 8601),
``nothing`` (null), ``any``; the name of another type; ``list of X``; ``A | B``; ``X?`` where null may stand
instead; a list of the words that are allowed; or a mapping of fields, where ``name?`` may be absent. A field
that is not described is an error too, so a stand-in cannot answer what nobody described.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "api"
BYTES = "bytes"
PLAIN: Mapping[str, Mapping[str, Any]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "nothing": {"type": "null"},
    "any": {},
    "sha": {"type": "string", "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$"},
    "time": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"},
}
SAMPLE: Mapping[str, Any] = {
    "string": "x",
    "integer": 1,
    "boolean": True,
    "nothing": None,
    "any": None,
    "sha": "a" * 40,
    "time": "2026-11-22T12:59:21Z",
}
QUERY = {"string": r"(?s).*", "integer": r"[0-9]+", "boolean": r"true|false", "time": r"\d{4}-\d\d-\d\dT.+"}


@dataclass(frozen=True)
class Call:
    """One call; ``path`` matches the address as it is sent, ``answers`` are the judges by status."""

    path: re.Pattern[str]
    query: Mapping[str, re.Pattern[str]]
    body: Any
    answers: Mapping[int, Any]
    kinds: Mapping[int, Any]


class ApiDescription:
    """What is described of one host."""

    def __init__(self, text: str) -> None:
        record = YAML(typ="safe", pure=True).load(text)
        self.types: Mapping[str, Any] = record["types"]
        schemas = {name: _schema(body) for name, body in self.types.items()}
        self._defs = {"$defs": schemas}
        self._error_kind = record["error"]
        self._error = self._judge(record["error"])
        self.calls = {name: self._call(record["root"], name, body) for name, body in record["calls"].items()}

    def request_errors(self, method: str, address: str, query: Mapping[str, str], body: Any) -> list[str]:
        """Return what is wrong with a request; ``address`` is quoted, as it was sent."""
        name, call = self._find(method, address)
        if call is None:
            return [f"{method} {address}: not described"]
        wrong = [f"query {key}: not described" for key in query.keys() - call.query.keys()]
        wrong += [
            f"query {key}: {query[key]!r}"
            for key, known in call.query.items()
            if key in query and not known.fullmatch(query[key])
        ]
        return [f"{name}: {item}" for item in (*wrong, *_body_errors(call.body, body))]

    def answer_errors(self, method: str, address: str, status: int, body: Any) -> list[str]:
        """Return what is wrong with an answer."""
        name, call = self._find(method, address)
        if call is None:
            return [f"{method} {address}: not described"]
        judge = self._error if status >= 400 else call.answers.get(status)
        if judge is None:
            return [f"{name}: status {status} not described"]
        return [f"{name}: {item}" for item in _errors(judge, body)]

    def kept(self, method: str, address: str, status: int, body: Any) -> Any:
        """Return an answer without what is not described: a real host tells more than we read."""
        _, call = self._find(method, address)
        kind = self._error_kind if status >= 400 else call.kinds.get(status) if call else None
        return body if kind is None else self._keep(kind, body)

    def _keep(self, kind: Any, value: Any) -> Any:
        if isinstance(kind, dict):
            names = {key.rstrip("?"): part for key, part in kind.items()}
            if not isinstance(value, dict):
                return value
            return {key: self._keep(part, value[key]) for key, part in names.items() if key in value}
        if not isinstance(kind, str):
            return value
        for part in kind.split(" | ")[:-1]:
            found = self._keep(part, value)
            if self._judge(part).is_valid(found):
                return found
        last = kind.rpartition(" | ")[2].removesuffix("?")
        if last.startswith("list of ") and isinstance(value, list):
            return [self._keep(last.removeprefix("list of "), item) for item in value]
        return self._keep(self.types[last], value) if last in self.types else value

    def body_errors(self, name: str, body: Any) -> list[str]:
        """Return what is wrong with the body of a call, given by its name here."""
        return _body_errors(self.calls[name].body, body)

    def samples(self, name: str) -> Iterator[Any]:
        """Yield values of a type: every alternative of every field at least once, absent ones too."""
        return _samples(self.types[name], self.types)

    def _find(self, method: str, address: str) -> tuple[str, Call | None]:
        for name, call in self.calls.items():
            if name.startswith(f"{method} ") and call.path.fullmatch(address):
                return name, call
        return "", None

    def _call(self, root: str, name: str, body: Mapping[Any, Any]) -> Call:
        path = re.sub(r"\\\{\w+(\\\*)?\\\}", lambda m: ".+" if m[1] else "[^/]+", re.escape(name.split()[1]))
        given = body.get("body", {})
        return Call(
            re.compile(re.escape(root) + path),
            {key: _query(kind) for key, kind in body.get("query", {}).items()},
            BYTES if given == BYTES else self._judge(given),
            {key: self._judge(kind) for key, kind in body.items() if isinstance(key, int)},
            {key: kind for key, kind in body.items() if isinstance(key, int)},
        )

    def _judge(self, kind: Any) -> Any:
        return Draft202012Validator({**_schema(kind), **self._defs})


@functools.cache
def describe(host: str) -> ApiDescription:
    """Return the description of a host, read once: ``github``, ``gitlab`` or ``gitea``."""
    return ApiDescription((FOLDER / f"{host}.yml").read_text("utf-8"))


def _schema(kind: Any) -> dict[str, Any]:
    """Return a type as JSON Schema."""
    if isinstance(kind, list):
        return {"enum": kind}
    if isinstance(kind, dict):
        return {
            "type": "object",
            "properties": {key.rstrip("?"): _schema(value) for key, value in kind.items()},
            "required": [key for key in kind if not key.endswith("?")],
            "additionalProperties": False,
        }
    if " | " in kind:
        return {"anyOf": [_schema(part) for part in kind.split(" | ")]}
    if kind.endswith("?"):
        return {"anyOf": [_schema(kind[:-1]), PLAIN["nothing"]]}
    if kind.startswith("list of "):
        return {"type": "array", "items": _schema(kind.removeprefix("list of "))}
    return dict(PLAIN[kind]) if kind in PLAIN else {"$ref": f"#/$defs/{kind}"}


def _samples(kind: Any, types: Mapping[str, Any]) -> Iterator[Any]:
    if isinstance(kind, list):
        yield from kind
    elif isinstance(kind, dict):
        yield from _objects(kind, types)
    elif " | " in kind:
        for part in kind.split(" | "):
            yield from _samples(part, types)
    elif kind.endswith("?"):
        yield from _samples(kind[:-1], types)
        yield None
    elif kind.startswith("list of "):
        yield from ([item] for item in _samples(kind.removeprefix("list of "), types))
        yield []
    elif kind in SAMPLE:
        yield SAMPLE[kind]
    else:
        yield from _samples(types[kind], types)


def _objects(fields: Mapping[str, Any], types: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the whole object, then each other value of each field, and it without each that may be absent."""
    values = {key.rstrip("?"): list(_samples(kind, types)) for key, kind in fields.items()}
    whole = {key: items[0] for key, items in values.items()}
    yield whole
    for key, items in values.items():
        yield from ({**whole, key: item} for item in itertools.islice(items, 1, None))
    for key in fields:
        if key.endswith("?"):
            yield {name: value for name, value in whole.items() if name != key.rstrip("?")}


def _query(kind: Any) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, kind)) if isinstance(kind, list) else QUERY[kind])


def _body_errors(judge: Any, body: Any) -> list[str]:
    if judge == BYTES:
        return [] if isinstance(body, bytes) else ["body: no bytes"]
    return [f"body {item}" for item in _errors(judge, {} if body is None else body)]


def _errors(judge: Any, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:120]}" for error in judge.iter_errors(value)]
