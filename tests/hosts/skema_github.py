"""GitHub's own OpenAPI description (a subset, see its .source) as a judge of what a stand-in answers.

For the four paths that the subset lacks, the fields that GitHub documents as always present are written here.
"""

import copy
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

REPO = "/repos/{owner}/{repo}"
_ORANG = {"$ref": "#/components/schemas/nullable-simple-user"}
_TANDA = {
    "type": "object",
    "required": ["name", "email", "date"],
    "properties": {"name": {"type": "string"}, "email": {"type": "string"}, "date": {"type": "string"}},
}
_COMMIT = {
    "type": "object",
    "required": ["sha", "commit", "author", "committer", "parents"],
    "properties": {
        "sha": {"type": "string", "pattern": "^[0-9a-f]{40}$"},
        "commit": {
            "type": "object",
            "required": ["author", "committer", "message"],
            "properties": {"author": _TANDA, "committer": _TANDA, "message": {"type": "string"}},
        },
        "author": _ORANG,
        "committer": _ORANG,
        "parents": {"type": "array"},
    },
}
_KOMENTAR = {
    "type": "object",
    "required": ["id", "user", "body", "created_at", "updated_at"],
    "properties": {"id": {"type": "integer"}, "user": _ORANG, "body": {"type": "string"}},
}
TAMBAHAN: dict[tuple[str, str, int], Any] = {
    (f"{REPO}/pulls/{{pull_number}}/commits", "get", 200): {"type": "array", "items": _COMMIT},
    (f"{REPO}/issues/{{issue_number}}/comments", "get", 200): {"type": "array", "items": _KOMENTAR},
    (f"{REPO}/issues/{{issue_number}}/comments", "post", 201): _KOMENTAR,
    (f"{REPO}/issues/comments/{{comment_id}}", "patch", 200): _KOMENTAR,
    (f"{REPO}/branches/{{branch}}", "get", 200): {
        "type": "object",
        "required": ["name", "commit", "protected"],
        "properties": {"name": {"type": "string"}, "commit": _COMMIT, "protected": {"type": "boolean"}},
    },
    ("/user", "get", 200): {"$ref": "#/components/schemas/simple-user"},
}


class Skema:
    """Schemas and examples by path, method and status."""

    def __init__(self, berkas: Path) -> None:
        self._spec = _sesuai(json.loads(berkas.read_text("utf-8")))
        self._validator: dict[tuple[str, str, int], Any] = {}

    def contoh(self, jalur: str, metode: str, kode: int) -> Any:
        """Return GitHub's own example of an answer."""
        examples = self._isi(jalur, metode, kode)["examples"]
        return copy.deepcopy(self._lepas(next(iter(examples.values())))["value"])

    def pengguna(self) -> Any:
        """Return an account as GitHub shows it."""
        return self.contoh(f"{REPO}/pulls/{{pull_number}}", "get", 200)["user"]

    def salah(self, jalur: str, metode: str, kode: int, nilai: Any) -> list[str]:
        """Return what the schema says against an answer."""
        key = (jalur, metode, kode)
        if key not in self._validator:
            schema = TAMBAHAN[key] if key in TAMBAHAN else self._isi(*key)["schema"]
            self._validator[key] = self._pemeriksa(schema)
        return [
            f"{error.json_path}: {error.message[:120]}" for error in self._validator[key].iter_errors(nilai)
        ]

    def salah_kirim(self, jalur: str, metode: str, nilai: Any) -> list[str]:
        """Return what the schema says against the body of a request."""
        body = self._lepas(self._spec["paths"][jalur][metode]["requestBody"])
        judge = self._pemeriksa(body["content"]["application/json"]["schema"])
        return [f"{error.json_path}: {error.message[:120]}" for error in judge.iter_errors(nilai)]

    def _pemeriksa(self, schema: Any) -> Any:
        return Draft202012Validator({**schema, "components": self._spec["components"]})

    def _isi(self, jalur: str, metode: str, kode: int) -> Any:
        answer = self._lepas(self._spec["paths"][jalur][metode]["responses"][str(kode)])
        return answer["content"]["application/json"]

    def _lepas(self, node: Any) -> Any:
        while "$ref" in node:
            found = self._spec
            for part in node["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            node = found
        return node


def _sesuai(node: Any) -> Any:
    """Turn OpenAPI 3.0's ``nullable`` into what JSON Schema knows."""
    if isinstance(node, list):
        return [_sesuai(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _sesuai(value) for key, value in node.items()}
    if made.pop("nullable", False) is True:
        return {"anyOf": [made, {"type": "null"}]}
    return made
