"""Which indicators of different offices are the same, and whether their figures may stand side by side."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ukur.portal.portal_rows import FigureRow
from ukur.portal_site.portal_material import PortalMaterial, page_name

_LEAST_OFFICES = 2
"""Offices of a shared indicator: one alone has nothing to stand beside."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class SharedIndikator:
    """One indicator of several offices: headline figures by quarter, the newest first.

    ``acuan`` is the reference code of the dictionaries, empty where only the name is the same.
    ``differing`` says in which respects the offices measure it differently: then nothing is compared.
    """

    key: str
    nama: str
    acuan: str
    quarters: Mapping[int, tuple[FigureRow, ...]]
    offices: int
    differing: tuple[str, ...]

    @property
    def src(self) -> str:
        """The source of its page."""
        return f"indikator/{page_name(self.key)}.md"


def shared_indicators(material: PortalMaterial) -> tuple[SharedIndikator, ...]:
    """Return the indicators that two or more offices have, by name; those with a reference code by that."""
    groups: dict[tuple[bool, str], list[FigureRow]] = {}
    for row in material.data.counted_figures:
        groups.setdefault(_key(row), []).append(row)
    found = (_shared(by_code, key, rows) for (by_code, key), rows in groups.items())
    kept = (one for one in found if one.offices >= _LEAST_OFFICES)
    return tuple(sorted(kept, key=lambda one: (one.nama.casefold(), one.key)))


def _key(row: FigureRow) -> tuple[bool, str]:
    return (True, row.acuan) if row.acuan else (False, _SPACES.sub(" ", row.nama).strip().casefold())


def _shared(by_code: bool, key: str, rows: Sequence[FigureRow]) -> SharedIndikator:
    quarters: dict[int, list[FigureRow]] = {}
    for row in rows:
        quarters.setdefault(row.ke, []).append(row)
    newest = max(rows, key=lambda row: (row.ke, row.kantor))
    return SharedIndikator(
        key,
        newest.nama,
        key if by_code else "",
        {ke: tuple(sorted(quarters[ke], key=_order)) for ke in sorted(quarters, reverse=True)},
        len({row.kantor for row in rows}),
        _differing(quarters[max(quarters)]),
    )


def _order(row: FigureRow) -> tuple[bool, Decimal, str]:
    """The greatest capaian first; figures without one at the end, by office."""
    return row.capaian is None, -(row.capaian or Decimal(0)), row.kantor


def _differing(rows: Sequence[FigureRow]) -> tuple[str, ...]:
    """Return what stands against comparing: units, directions, scopes or formulas that are not the same.

    Form 1 of the document has no direction and no formula: what is not said is not taken for the same.
    """
    facts: dict[str, set[str | None]] = {
        "satuan": {row.satuan for row in rows},
        "arah yang lebih baik": {row.polaritas for row in rows},
        "rumus capaian": {row.rumus for row in rows},
        "lingkup": {row.lingkup for row in rows},
    }
    unsaid = any(None in values for values in facts.values())
    several = len({row.kantor for row in rows}) > 1
    different = [name for name, values in facts.items() if len(values - {None}) > 1]
    return tuple(
        different + (["keterangan yang tidak ada di dokumen bentuk lama"] if unsaid and several else [])
    )
