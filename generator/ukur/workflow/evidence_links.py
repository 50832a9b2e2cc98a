"""Evidence that a proposal brings or changes, with its address whole: a reviewer opens it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ukur.model.catalogue import Catalogue
from ukur.model.meaning import ChangeKind
from ukur.model.pengukuran import Formulir, IsianIndikator
from ukur.model.periode import Periode
from ukur.workflow.changes import LeafChange


@dataclass(frozen=True)
class EvidenceLink:
    """A piece of evidence: for which indicators it is, what it is called, and where it lies."""

    codes: tuple[str, ...]
    name: str
    address: str

    @property
    def text(self) -> str:
        """What stands before the address."""
        return f"{', '.join(self.codes)}: {self.name}"


_Row = tuple[str, str, str]
"""Indicator, name and address."""


def evidence_links(base: Catalogue, head: Catalogue, periode: Periode) -> list[EvidenceLink]:
    """Return the evidence of a period that is not in ``base`` as it stands; what is one file, once."""
    return _new_links(base, head, periode, _evidence)


def plan_links(base: Catalogue, head: Catalogue, periode: Periode) -> list[EvidenceLink]:
    """Return the evidence of what was done about plans, in the same way."""
    return _new_links(base, head, periode, _done)


_Rows = Callable[[IsianIndikator], Iterable[tuple[str, str | None]]]


def _new_links(base: Catalogue, head: Catalogue, periode: Periode, rows: _Rows) -> list[EvidenceLink]:
    forms, before = head.formulir.get(periode, {}), base.formulir.get(periode, {})
    grouped: dict[tuple[str, str], list[str]] = {}
    for unit in sorted(forms):
        for kode, name, address in _new_in(before.get(unit), forms[unit], rows):
            grouped.setdefault((name, address), []).append(kode)
    return [EvidenceLink(tuple(codes), *named) for named, codes in grouped.items()]


def _new_in(before: Formulir | None, after: Formulir, rows: _Rows) -> Iterator[_Row]:
    for kode, report in sorted(after.indikator.items()):
        known = before.indikator.get(kode) if before else None
        old = {(kode, name, address) for name, address in rows(known)} if known else set()
        named = ((kode, name, address) for name, address in rows(report) if address)
        yield from (row for row in dict.fromkeys(named) if row not in old)


def _evidence(report: IsianIndikator) -> Iterator[tuple[str, str | None]]:
    yield from ((row.nama, row.tautan) for row in report.bukti)


def _done(report: IsianIndikator) -> Iterator[tuple[str, str | None]]:
    yield from (("tindak lanjut rencana aksi", row.bukti_tindak_lanjut) for row in report.rencana_aksi)
    yield from ((f"tindak lanjut rencana aksi {row.periode}", row.bukti) for row in report.tindak_lanjut)


def without_evidence(changes: Iterable[LeafChange], told: Iterable[EvidenceLink]) -> Iterator[LeafChange]:
    """Yield the changes but names and addresses of evidence that is new: the links tell them."""
    said = {(kode, words) for link in told for kode in link.codes for words in (link.name, link.address)}
    for change in changes:
        new = change.old is None and change.kind is ChangeKind.BUKTI
        if not (new and (change.indikator, change.new) in said):
            yield change
