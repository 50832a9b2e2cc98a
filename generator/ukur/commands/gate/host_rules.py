"""Use case ``rules``: the branch rules that each host is to have, and what those in force leave open."""

import datetime
import json
from collections.abc import Callable, Mapping
from typing import Any

from ukur.hosts import gitea_rules, github_rules, gitlab_rules
from ukur.hosts.codeowners import codeowners
from ukur.model.catalogue import Catalogue
from ukur.model.host_kind import HostKind

ExportedFiles = Mapping[str, str]


def export_rules(catalogue: Catalogue, jenis: HostKind, hari: datetime.date) -> ExportedFiles:
    """Return the files that an operator imports into a host, by path; all come from peran.yml and sop.yml."""
    return {path: make(catalogue, hari) for path, make in EXPORTERS[jenis].items()}


def rule_gaps(
    catalogue: Catalogue, jenis: HostKind, hari: datetime.date, ada: Mapping[str, Any] | None
) -> tuple[str, ...]:
    """Return what a host's rules in force leave open, one sentence each."""
    match jenis:
        case HostKind.GITHUB:
            return github_rules.ruleset_gaps(github_rules.ruleset_body(catalogue.sop), ada)
        case HostKind.GITEA:
            return gitea_rules.protection_gaps(
                gitea_rules.protection_body(catalogue.peran, catalogue.sop, hari), ada
            )
        case HostKind.GITLAB:
            return gitlab_rules.settings_gaps(gitlab_rules.settings_bodies(), ada)


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _owners(catalogue: Catalogue, hari: datetime.date) -> str:
    return codeowners(catalogue.peran, catalogue.sop, hari, catalogue.root)


EXPORTERS: Mapping[HostKind, Mapping[str, Callable[[Catalogue, datetime.date], str]]] = {
    HostKind.GITHUB: {
        "ruleset.json": lambda k, hari: _json(github_rules.ruleset_body(k.sop)),
        ".github/CODEOWNERS": _owners,
    },
    HostKind.GITLAB: {
        "setelan-gitlab.json": lambda k, hari: _json(gitlab_rules.settings_bodies()),
        ".gitlab/CODEOWNERS": _owners,
    },
    HostKind.GITEA: {
        "perlindungan-cabang.json": lambda k, hari: _json(gitea_rules.protection_body(k.peran, k.sop, hari)),
        "CODEOWNERS": _owners,
    },
}
