"""Findings in the forms that people and machines read; every text from data is made harmless first."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from ukur.model.findings import Finding, Rule, Severity
from ukur.workflow.finding_lines import finding_lines, finding_record, remedy, visible

__all__ = ("FORMAT", "LEVELS", "sarif", "visible", "visible_lines")


class Level(NamedTuple):
    """What a severity is called in the forms of others."""

    github: str
    gitlab: str
    sarif: str


LEVELS: Mapping[Severity, Level] = {
    Severity.ERROR: Level("error", "major", "error"),
    Severity.WARNING: Level("warning", "minor", "warning"),
    Severity.REMARK: Level("notice", "info", "note"),
}


def github(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield workflow commands that put findings beside the lines of a pull request."""
    for item in findings:
        level = LEVELS[item.severity].github
        place = item.location
        properties = {
            "file": place.path,
            "line": str(place.line),
            "col": str(place.column),
            "title": f"{item.code} {item.severity}",
        }
        shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        yield visible(f"::{level} {shown}::{_message(f'{item.message}. {remedy(item)}')}")


def gitlab(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a GitLab code quality report."""
    seen: Counter[str] = Counter()
    rows = [
        {
            "description": f"{item.code} {item.message}. {remedy(item)}",
            "check_name": item.code,
            "fingerprint": _fingerprint(item, seen),
            "severity": LEVELS[item.severity].gitlab,
            "location": {"path": item.location.path, "lines": {"begin": item.location.line}},
        }
        for item in findings
    ]
    yield json.dumps(rows, ensure_ascii=True, indent=1)


def as_json(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield our own JSON, one object with a list of findings."""
    rows = [finding_record(item) for item in findings]
    yield json.dumps({"temuan": rows}, ensure_ascii=True, indent=1)


def sarif(findings: Sequence[Finding], rules: Sequence[Rule] = ()) -> Iterator[str]:
    """Yield SARIF 2.1.0."""
    yield json.dumps(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "ukur",
                            "rules": [{"id": r.code, "shortDescription": {"text": r.title}} for r in rules],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "results": [_sarif_result(item) for item in findings],
                }
            ],
        },
        ensure_ascii=True,
        indent=1,
    )


def _sarif_result(item: Finding) -> dict[str, object]:
    return {
        "ruleId": item.code,
        "level": LEVELS[item.severity].sarif,
        "message": {"text": f"{item.message}. {remedy(item)}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(item.location.path, errors="replace")},
                    "region": {"startLine": item.location.line, "startColumn": item.location.column},
                }
            }
        ],
    }


FORMAT: dict[str, Callable[[Sequence[Finding]], Iterator[str]]] = {
    "text": finding_lines,
    "github": github,
    "gitlab": gitlab,
    "json": as_json,
    "sarif": sarif,
}


def visible_lines(text: str) -> str:
    """Make a text of several lines visible, line by line."""
    return "".join(f"{visible(line)}\n" for line in text.split("\n")[:-1])


def _message(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _message(value).replace(":", "%3A").replace(",", "%2C")


def _fingerprint(item: Finding, seen: Counter[str]) -> str:
    """Return an id that survives a shift of lines; findings that say the same are told apart by a count."""
    key = f"{item.code}|{item.location.path}|{item.message}"
    seen[key] += 1
    return hashlib.sha256(f"{key}|{seen[key]}".encode("utf-8", "replace")).hexdigest()
