"""Reading what a GitLab project has set: merging, its protected branch, and what it demands of approvals."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote as kutip
from urllib.parse import unquote

from ukur.hosts.answers import read_answer
from ukur.hosts.http import Client
from ukur.hosts.refusals import HostError, unknown_repository


def read_settings(client: Client, project: str, branch: str) -> Mapping[str, object] | None:
    """Return the settings, None where they cannot be read; UkurError where there is no such project.

    ``protected_branch`` is None where the branch is not protected, ``approvals`` and ``approval_rules`` where
    this edition has no such thing.
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
        path = f"{project}/protected_branches/{kutip(branch, safe='')}"
        protected = client.get_json(path).content
    except HostError as error:
        if error.kode == 403:
            return None
        if error.kode != 404:
            raise
        protected = None
    demanded = {name: _demanded(client, f"{project}/{name}") for name in ("approvals", "approval_rules")}
    return {"project": read, "protected_branch": protected, **demanded}


def _demanded(client: Client, path: str) -> object:
    try:
        return client.get_json(path).content
    except HostError as error:
        if error.kode in {403, 404}:
            return None
        raise
