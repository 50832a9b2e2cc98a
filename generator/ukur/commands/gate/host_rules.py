"""Use case ``rules``: the branch rules that each host is to have, and what those in force leave open."""

import datetime
import json
from collections.abc import Callable, Mapping
from typing import Any

from ukur.hosts import gitea_rules, github_rules, gitlab_rules
from ukur.hosts.branch_rules import GateIdentity
from ukur.hosts.codeowners import codeowners
from ukur.model.catalogue import Catalogue
from ukur.model.host_kind import HostKind

ExportedFiles = Mapping[str, str]


def export_rules(
    catalogue: Catalogue, jenis: HostKind, day: datetime.date, gate: GateIdentity
) -> ExportedFiles:
    """Return the files that an operator imports into a host, by path; all come from peran.yml and sop.yml."""
    return {path: make(catalogue, day, gate) for path, make in EXPORTERS[jenis].items()}


def rule_gaps(
    catalogue: Catalogue,
    jenis: HostKind,
    day: datetime.date,
    gate: GateIdentity,
    present: Mapping[str, Any] | None,
) -> tuple[str, ...]:
    """Return what a host's rules in force leave open, one sentence each."""
    match jenis:
        case HostKind.GITHUB:
            return github_rules.ruleset_gaps(_ruleset(catalogue, gate), present)
        case HostKind.GITEA:
            return gitea_rules.protection_gaps(_protection(catalogue, day, gate), present)
        case HostKind.GITLAB:
            return gitlab_rules.settings_gaps(gitlab_rules.settings_bodies(gate), present)


def wanted_rules(
    catalogue: Catalogue, jenis: HostKind, day: datetime.date, gate: GateIdentity
) -> Mapping[str, Any]:
    """Return the bodies of the rules that a repository is to have, for a host that is asked to set them."""
    match jenis:
        case HostKind.GITHUB:
            return _ruleset(catalogue, gate)
        case HostKind.GITEA:
            return _protection(catalogue, day, gate)
        case HostKind.GITLAB:
            return gitlab_rules.settings_bodies(gate)


def owners_file(catalogue: Catalogue, jenis: HostKind, day: datetime.date) -> tuple[str, str]:
    """Return path and text of the file that names who owns which files."""
    [path] = [path for path in EXPORTERS[jenis] if path.endswith("CODEOWNERS")]
    return path, EXPORTERS[jenis][path](catalogue, day, GateIdentity())


def accounts_in_rules(
    catalogue: Catalogue, jenis: HostKind, day: datetime.date, gate: GateIdentity
) -> tuple[str, ...]:
    """Return the accounts that a host's rules name; one that it does not have makes it refuse them all."""
    if jenis is not HostKind.GITEA:
        return ()
    return gitea_rules.named_accounts(_protection(catalogue, day, gate))


def _ruleset(catalogue: Catalogue, gate: GateIdentity) -> dict[str, Any]:
    return github_rules.ruleset_body(catalogue.sop, gate.app or github_rules.ACTIONS)


def _protection(catalogue: Catalogue, day: datetime.date, gate: GateIdentity) -> dict[str, Any]:
    return gitea_rules.protection_body(gate, catalogue.peran, catalogue.sop, day)


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _owners(catalogue: Catalogue, day: datetime.date, gate: GateIdentity) -> str:
    return codeowners(catalogue.peran, catalogue.sop, day, catalogue.root)


Exporter = Callable[[Catalogue, datetime.date, GateIdentity], str]
EXPORTERS: Mapping[HostKind, Mapping[str, Exporter]] = {
    HostKind.GITHUB: {
        "ruleset.json": lambda k, _, gate: _json(_ruleset(k, gate)),
        "setelan-repositori.json": lambda *_: _json(github_rules.repository_body()),
        ".github/CODEOWNERS": _owners,
    },
    HostKind.GITLAB: {
        "setelan-gitlab.json": lambda _, __, gate: _json(gitlab_rules.settings_bodies(gate)),
        ".gitlab/CODEOWNERS": _owners,
    },
    HostKind.GITEA: {
        "setelan-repositori.json": lambda *_: _json(gitea_rules.repository_body()),
        "perlindungan-cabang.json": lambda k, day, gate: _json(_protection(k, day, gate)),
        "CODEOWNERS": _owners,
    },
}
