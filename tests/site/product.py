"""What the product has, read from the product: the names that a text may use."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import click
from ruamel.yaml import YAML
from tests.site.baca_panduan import REPO

from ukur.commands.cli.main import cli
from ukur.commands.data.schema_files import portal_schemas

PIPELINES = (".github/workflows/*.yml", ".gitea/workflows/*.yml", ".gitlab-ci.yml")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")


def _commands() -> Iterator[tuple[str, click.Command]]:
    for name, command in cli.commands.items():
        if not isinstance(command, click.Group):
            yield name, command
            continue
        for child, inner in command.commands.items():
            yield (name if inner.hidden else f"{name} {child}"), inner


COMMANDS: Mapping[str, click.Command] = dict(_commands())
"""Every command by the words that call it; a hidden one is what its group does without a word more."""
GROUPS = {name for name, command in cli.commands.items() if isinstance(command, click.Group)}


def one_line(name: str) -> str:
    """The help of a command in one line; of a command that its group stands for, the group's."""
    return cli.commands.get(name, COMMANDS[name]).get_short_help_str(limit=1_000)


@cache
def choices() -> frozenset[str]:
    """Every value that an option lets one choose."""
    types = [param.type for command in COMMANDS.values() for param in command.params]
    return frozenset(value for kind in types if isinstance(kind, click.Choice) for value in kind.choices)


def _leaves(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield str(key)
                yield from _leaves(inner)
        case list():
            for inner in value:
                yield from _leaves(inner)
        case str():
            yield value


@cache
def _pipelines() -> tuple[Any, ...]:
    paths = (path for pattern in PIPELINES for path in sorted(REPO.glob(pattern)))
    return tuple(YAML(typ="safe", pure=True).load(path) for path in paths)


@cache
def jobs() -> frozenset[str]:
    """Workflows, jobs, stages and artifacts of every host's pipeline by the names that people see."""
    found: set[str] = set()
    for pipeline in _pipelines():
        every = pipeline.get("jobs", pipeline)
        found |= {str(pipeline.get("name", "")), *map(str, every), *pipeline.get("stages", ())}
        for job in every.values():
            steps = job.get("steps", ()) if isinstance(job, dict) else ()
            kept = (step["with"] for step in steps if "upload-artifact" in step.get("uses", ""))
            found |= {inputs["name"] for inputs in kept if "name" in inputs}  # one file is called by its own
            found |= {job["artifacts"]["expose_as"]} if _exposed(job) else set()
    return frozenset(found - {""})


def _exposed(job: Any) -> bool:
    return isinstance(job, dict) and "expose_as" in job.get("artifacts", {})


@cache
def settings() -> frozenset[str]:
    """Keys and chosen values of the data files, an office's and a portal's, from their schemas."""
    ours = [path.read_text("utf-8") for path in (REPO / "content/skema").glob("*.json")]
    return frozenset(key for text in (*ours, *portal_schemas().values()) for key in _schema(json.loads(text)))


@cache
def snippets() -> frozenset[str]:
    """What is typed for each of the snippets that an office's editor offers."""
    items = json.loads((REPO / ".vscode/ukur.code-snippets").read_text("utf-8")).values()
    return frozenset(item["prefix"] for item in items)


def _schema(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for inner in value:
            yield from _schema(inner)
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if key == "properties":
            yield from inner
        if key in {"enum", "const"}:
            yield from _leaves(inner)
        yield from _schema(inner)


@cache
def sources() -> str:
    """The program's own text, of which strings and names are looked up."""
    return "".join(path.read_text("utf-8") for path in sorted((REPO / "generator/ukur").rglob("*.py")))


@cache
def read_variables() -> frozenset[str]:
    """Environment variables that the program reads."""
    return frozenset(name for name in re.findall(r'"([A-Z0-9_]+)"', sources()) if _VARIABLE.fullmatch(name))


@cache
def constants() -> frozenset[str]:
    """Names in capitals that code, tests and what runs them have."""
    paths = [path for folder in ("generator", "tests") for path in (REPO / folder).rglob("*.py")]
    texts = [path.read_text("utf-8") for path in (*paths, REPO / "Makefile", REPO / ".ci/run")]
    return frozenset(name for text in texts for name in _VARIABLE.findall(text))


@cache
def pipeline_variables() -> frozenset[str]:
    """Variables and secrets that a pipeline names."""
    texts = (text for pipeline in _pipelines() for text in _leaves(pipeline))
    return frozenset(name for text in texts for name in _VARIABLE.findall(text))
