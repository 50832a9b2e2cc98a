"""Each single rule of the policy's tables, taken out: the table of cases must see it.

Functions are mutated with mutmut by hand; what stands in tables is taken out here, on every run.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel
from tests.workflow.test_decision import TABEL, teks

from ukur.model.catalogue import RECORDS
from ukur.model.meaning import ChangeKind, Place, fields_of, place
from ukur.model.pengukuran import IsianIndikator
from ukur.workflow import approval_policy, archive_prohibitions, change_kinds, prohibitions

Ubah = Callable[[pytest.MonkeyPatch], None]
BARIS = [row.values for row in TABEL]


def terlihat() -> bool:
    """Whether any row of the table now gives another verdict than it documents."""
    return any(
        putusan.status is not status or bunyi not in teks(putusan)
        for kasus, status, bunyi in BARIS
        for putusan in (kasus.putusan(),)
    )


def _tanpa_anggota(modul: Any, nama: str) -> Iterator[Any]:
    """Take each member out of a tuple or a set of a module."""
    members = getattr(modul, nama)
    for member in sorted(members, key=str) if isinstance(members, frozenset) else members:
        rest = type(members)(item for item in members if item is not member)
        named = member[-1] if isinstance(member, tuple) else member  # a function's address is no name
        label = getattr(named, "__name__", None) or getattr(named, "name", None) or str(named)

        def apply(patch: pytest.MonkeyPatch, rest: Any = rest) -> None:
            patch.setattr(modul, nama, rest)

        yield pytest.param(apply, id=f"{modul.__name__.split('.')[-1]}.{nama} tanpa {label[:60]}")


def _tanpa_peran() -> Iterator[Any]:
    for kind, roles in approval_policy.FIXED_RULES.items():
        for role in roles:
            rest = {**approval_policy.FIXED_RULES, kind: tuple(item for item in roles if item != role)}

            def apply(patch: pytest.MonkeyPatch, rest: Any = rest) -> None:
                patch.setattr(approval_policy, "FIXED_RULES", rest)

            yield pytest.param(apply, id=f"{kind} tanpa {role}")


def _tak_berarti(kind: ChangeKind) -> Any:
    """Let every field of a kind mean something that asks for no approval of its own."""
    other = ChangeKind.NARASI if kind is ChangeKind.TAHAP else ChangeKind.TAHAP

    def apply(patch: pytest.MonkeyPatch) -> None:
        def marked(model: type[BaseModel], loc: tuple[str, ...]) -> Place | None:
            at = place(model, loc)
            return replace(at, jenis=other) if at and at.jenis is kind else at

        patch.setattr(change_kinds, "place", marked)

    return pytest.param(apply, id=f"isian {kind} dianggap {other}")


ISIAN = sorted(
    kind
    for kind in ChangeKind
    if any(fields_of(model, kind) for model in (*RECORDS.values(), IsianIndikator))
)
MUTASI = [
    *_tanpa_anggota(prohibitions, "PROHIBITIONS"),
    *_tanpa_anggota(prohibitions, "_AFTER_APPROVAL"),
    *_tanpa_anggota(archive_prohibitions, "_ARSIP"),
    *_tanpa_anggota(approval_policy, "_FIGURE_KINDS"),
    *list(_tanpa_anggota(change_kinds, "FILE_PATTERNS"))[
        :2
    ],  # without the last, a program file is unknown: the same
    *_tanpa_peran(),
    *map(_tak_berarti, ISIAN),
]


@pytest.mark.parametrize("ubah", MUTASI)
def test_setiap_aturan_dijaga_tabel(ubah: Ubah, monkeypatch: pytest.MonkeyPatch) -> None:
    ubah(monkeypatch)
    assert terlihat()


def test_tanpa_mutasi_tidak_terlihat_apa_apa() -> None:
    """Else the test above would pass for nothing."""
    assert not terlihat()
    assert len(MUTASI) > 50
