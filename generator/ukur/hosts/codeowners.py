"""CODEOWNERS for GitHub: who is asked for a path. One owner suffices there; how many and which is the gate's.

The last line that matches counts, so the widest stand first.
"""

import datetime

from ukur.hosts.branch_rules import accounts_of, approver_peran
from ukur.model.catalogue import RECORDS
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.meaning import ChangeKind, kinds_of
from ukur.model.paths import (
    ANGGARAN,
    ARSIP,
    COPIES,
    DATA,
    EMBLEM_FOLDER,
    FONT_FOLDER,
    INSTANSI,
    KAMUS,
    KOREKSI,
    PEJABAT,
    PENGUKURAN,
    PERAN,
    POHON,
    SCHEMA_FOLDER,
    SKALA,
    SOP,
    DataKind,
)
from ukur.model.peran import DaftarPeran
from ukur.model.sop import Sop
from ukur.workflow.approval_policy import fixed_roles

_GENERAL: tuple[tuple[str, ChangeKind], ...] = (
    ("*", ChangeKind.TAK_DIKENAL),
    ("/content/", ChangeKind.HALAMAN),
    (f"/{ARSIP}/", ChangeKind.ARSIP),
    (f"/{COPIES}/", ChangeKind.SALINAN),
    (f"/{SCHEMA_FOLDER}/", ChangeKind.PROGRAM),
    (f"/{FONT_FOLDER}/", ChangeKind.PERLENGKAPAN),
    (f"/{EMBLEM_FOLDER}/", ChangeKind.PERLENGKAPAN),
)
_DATA: tuple[tuple[str, DataKind], ...] = (
    (INSTANSI, DataKind.INSTANSI),
    (f"{KAMUS}/", DataKind.INDIKATOR),
    (f"{ANGGARAN}/", DataKind.ANGGARAN),
    (POHON, DataKind.POHON),
    (KOREKSI, DataKind.KOREKSI),
    (PEJABAT, DataKind.PEJABAT),
    (PERAN, DataKind.PERAN),
    (SKALA, DataKind.SKALA),
    (SOP, DataKind.SOP),
)
"""Data files whose roles depend on nothing but what their fields mean."""
_CANNOT_HOLD = set("!#[]\\")


def codeowners(peran: DaftarPeran, sop: Sop, day: datetime.date, root: str = DATA) -> str:
    """Return the file's text; every line has an owner, for one without would leave its paths to anybody."""
    rows = [(pattern, fixed_roles(sop, jenis)) for pattern, jenis in _GENERAL]
    rows.append((path_pattern(f"{root}/"), fixed_roles(sop, ChangeKind.TAK_DIKENAL)))
    for name, kind in _DATA:
        kinds = sorted(kinds_of(RECORDS[kind]))
        roles = tuple(role for meaning in kinds for role in fixed_roles(sop, meaning))
        rows.append((path_pattern(f"{root}/{name}"), roles))
    rows.append((path_pattern(f"{root}/{PENGUKURAN}/"), approver_peran(sop)))
    lines = ["# Dibuat oleh 'ukur rules export' dari peran.yml dan sop.yml; jangan diubah di sini."]
    for pattern, roles in rows:
        owners = " ".join(f"@{name}" for name in accounts_of(peran, roles, day))
        lines.append(f"{pattern} {owners}")
    return "\n".join(lines) + "\n"


def path_pattern(path: str) -> str:
    """Return a path as a pattern for itself alone; what the format cannot say is an error."""
    if _CANNOT_HOLD & set(path) or not path.isprintable():
        raise UkurError(f"jalur {quote(path)} tidak dapat ditulis di CODEOWNERS; ganti namanya")
    escaped = "".join(f"\\{char}" if char in " *?" else char for char in path)
    return f"/{escaped}"
