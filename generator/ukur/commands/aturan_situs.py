"""Use case ``rules``: the branch rules that each host is to have, and what those in force leave open."""

import datetime
import json
from collections.abc import Callable, Mapping
from typing import Any

from ukur.hosts import aturan_gitea, aturan_github, aturan_gitlab
from ukur.hosts.codeowners import codeowners
from ukur.hosts.deteksi import Jenis
from ukur.model.katalog import Katalog

Berkas = Mapping[str, str]


def ekspor(katalog: Katalog, jenis: Jenis, hari: datetime.date) -> Berkas:
    """Return the files that an operator imports into a host, by path; all come from peran.yml and sop.yml."""
    return {path: make(katalog, hari) for path, make in EKSPOR[jenis].items()}


def celah(
    katalog: Katalog, jenis: Jenis, hari: datetime.date, ada: Mapping[str, Any] | None
) -> tuple[str, ...]:
    """Return what a host's rules in force leave open, one sentence each."""
    match jenis:
        case Jenis.GITHUB:
            return aturan_github.celah(aturan_github.aturan(katalog.sop), ada)
        case Jenis.GITEA:
            return aturan_gitea.celah(aturan_gitea.aturan(katalog.peran, katalog.sop, hari), ada)
        case Jenis.GITLAB:
            return aturan_gitlab.celah(aturan_gitlab.aturan(), ada)


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _owners(katalog: Katalog, hari: datetime.date) -> str:
    return codeowners(katalog.peran, katalog.sop, hari, katalog.root)


EKSPOR: Mapping[Jenis, Mapping[str, Callable[[Katalog, datetime.date], str]]] = {
    Jenis.GITHUB: {
        "ruleset.json": lambda k, hari: _json(aturan_github.aturan(k.sop)),
        ".github/CODEOWNERS": _owners,
    },
    Jenis.GITLAB: {
        "setelan-gitlab.json": lambda k, hari: _json(aturan_gitlab.aturan()),
        ".gitlab/CODEOWNERS": _owners,
    },
    Jenis.GITEA: {
        "perlindungan-cabang.json": lambda k, hari: _json(aturan_gitea.aturan(k.peran, k.sop, hari)),
        "CODEOWNERS": _owners,
    },
}
