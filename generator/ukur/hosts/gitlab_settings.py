"""Reading what a GitLab project has set: merging, its protected branch, and what it demands of approvals."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from ukur.hosts.answers import read_all, read_answer
from ukur.hosts.http import Client
from ukur.hosts.refusals import HostError, unknown_repository


def read_settings(client: Client, project: str, branch: str) -> Mapping[str, object] | None:
    """Return the settings, None where they cannot be read; UkurError where there is no such project.

    ``protected_branch`` is None where the branch is not protected by its name, ``wildcards`` are protections
    that match it otherwise, ``approvals`` and ``approval_rules`` are None where this edition has none.
    """
    try:
        read = read_answer(dict[str, Any], client.get_json(project).content)
    except HostError as error:
        if error.kode == 404:
            raise unknown_repository(unquote(project.rpartition("/")[2]), client.url.host) from error
        if error.kode == 403:
            return None
        raise
    try:
        rules = read_all(dict[str, Any], client.linked_pages(f"{project}/protected_branches", per_page="100"))
    except HostError as error:
        if error.kode == 403:
            return None
        raise
    named = [(str(rule.get("name")), rule) for rule in rules]
    protected = next((rule for name, rule in named if name == branch), None)
    wildcards = [rule for name, rule in named if name != branch and _matches(name, branch)]
    demanded = {name: _demanded(client, f"{project}/{name}") for name in ("approvals", "approval_rules")}
    return {"project": read, "protected_branch": protected, "wildcards": wildcards, **demanded}


def _matches(wildcard: str, branch: str) -> bool:
    """Whether a protection is of a branch: ``*`` stands for any letters, or none (``*gitlab*``: gitlab)."""
    return re.fullmatch(".*".join(map(re.escape, wildcard.split("*"))), branch) is not None


def _demanded(client: Client, path: str) -> object:
    try:
        return client.get_json(path).content
    except HostError as error:
        if error.kode in {403, 404}:
            return None
        raise
