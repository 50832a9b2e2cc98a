"""The files of a portal read: ``sumber.yml`` and ``kalender.yml``, every fault with its place and remedy."""

from collections.abc import Callable, Iterator, Mapping

from pydantic import ValidationError

from ukur.model.catalogue import Loc
from ukur.model.faults import F009, F012, quote
from ukur.model.findings import Finding
from ukur.model.portal_sources import CALENDAR, SOURCES, PortalCalendar, PortalSources
from ukur.source.messages import findings, nearest, told
from ukur.source.record_file import read_record
from ukur.source.yaml_text import YamlFault, parse

Positions = Mapping[Loc, tuple[int, int]]


def read_sources(raw: bytes) -> tuple[PortalSources | None, tuple[Finding, ...]]:
    """Return what ``sumber.yml`` holds, or None and every finding about it."""
    try:
        parsed = parse(SOURCES, raw)
    except YamlFault as fault:
        return None, (fault.finding,)
    if parsed.findings:
        return None, parsed.findings
    try:
        sources = PortalSources.model_validate(parsed.data)
    except ValidationError as error:
        faults = told(error.errors(include_url=False))
        return None, tuple(findings(faults, SOURCES, parsed.positions, PortalSources))
    wrong = tuple(found for rule in _RULES for found in rule(sources, parsed.positions))
    return (None if wrong else sources), wrong


def read_calendar(raw: bytes) -> tuple[PortalCalendar | None, tuple[Finding, ...]]:
    """Return what ``kalender.yml`` holds, or None and every finding about it."""
    return read_record(CALENDAR, raw, PortalCalendar)


def _twins(sources: PortalSources, positions: Positions) -> Iterator[Finding]:
    """Yield a code that is both, and two offices that were confirmed by the same register or address."""
    for kode in sorted(sources.kantor.keys() & sources.induk.keys()):
        at = nearest(SOURCES, ("kantor", kode), positions)
        yield F012.at(at, f"kode {quote(kode)} dipakai kantor dan induk", "pakai satu kode untuk satu hal")
    for field, noun in (("awal", "register"), ("alamat", "alamat")):
        seen: dict[str, str] = {}
        for kode, office in sources.kantor.items():
            value = getattr(office, field)
            if value is None:
                continue
            other = seen.setdefault(value, kode)
            if other != kode:
                at = nearest(SOURCES, ("kantor", kode, field), positions)
                yield F012.at(
                    at,
                    f"kantor {kode} dan {other} memakai {noun} yang sama",
                    "hapus salah satunya; kantor yang berganti kode tetap satu kantor",
                )


def _parents(sources: PortalSources, positions: Positions) -> Iterator[Finding]:
    """Yield a parent that is nowhere named, and parents that go round."""
    for where, group in (("induk", sources.induk), ("kantor", sources.kantor)):
        for kode in group:
            parent = sources.parent_of(kode)
            if parent is None:
                continue
            at = nearest(SOURCES, (where, kode, "induk"), positions)
            top = (kode, *sources.above(kode))[-1]
            if parent not in sources.induk and parent not in sources.kantor:
                yield F012.at(at, f"induk {quote(parent)} tidak ada", "tulis di bagian induk, atau perbaiki")
            elif sources.parent_of(top) is not None:
                yield F012.at(
                    at,
                    f"induk {kode} berputar: di atas {top} ada {sources.parent_of(top)} lagi",
                    "hapus salah satu induk, supaya ada yang paling atas",
                )


def _addresses(sources: PortalSources, positions: Positions) -> Iterator[Finding]:
    """Yield an address that is neither https nor a place beside the file."""
    for kode, office in sources.kantor.items():
        scheme, mark, rest = office.alamat.partition("://")
        local = rest.split("/")[0].split(":")[0] in {"127.0.0.1", "localhost"}
        if mark and scheme != "https" and not (scheme == "http" and local):
            at = nearest(SOURCES, ("kantor", kode, "alamat"), positions)
            yield F009.at(
                at, f"alamat kantor {kode} bukan https", "tulis alamat https, atau nama folder atau ZIP"
            )
        elif mark and ("@" in rest.split("/")[0] or set("?#") & set(rest)):
            at = nearest(SOURCES, ("kantor", kode, "alamat"), positions)
            yield F009.at(at, f"alamat kantor {kode} memuat '@', '?', atau '#'", "tulis alamat situsnya saja")


_RULES: tuple[Callable[[PortalSources, Positions], Iterator[Finding]], ...] = (_twins, _parents, _addresses)
