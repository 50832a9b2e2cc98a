"""Reading one file although cells of it cannot be read: each such cell is left out, the rest stands.

Only of what units and the dictionary say of figures: who approves, by which rules and on which scale, is read
whole or not at all. What was left out is told, so that nobody takes it for blank.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pydantic import ValidationError

from ukur.model.catalogue import DecimalSign, Loc
from ukur.model.findings import Finding, Location
from ukur.model.paths import DataKind
from ukur.model.reading import Cut
from ukur.model.values import Record
from ukur.source import rules
from ukur.source.cells import Cells, spell_thousandths
from ukur.source.file_kinds import FileKind
from ukur.source.messages import findings, place_of, told, wants_record
from ukur.source.number_signs import mixed_signs
from ukur.source.slips import Slip, blotted, hard_indents, slip_before, value_slip
from ukur.source.yaml_text import Parsed, YamlFault, own_parse

MAX_FINDINGS_PER_FILE = 200
"""Our choice: nobody mends more in one go, and every sentence takes its time."""

MAX_ROUNDS = 8
"""Our choice: each round leaves out more around a cell that still does not fit; a form has five levels."""

MAX_SLIPS = 50
"""Our choice: the file is parsed again after each of them."""

PARTLY_READ = frozenset({DataKind.FORMULIR, DataKind.INDIKATOR, DataKind.DOKUMEN, DataKind.ANGGARAN})
_MENDED = frozenset({rules.B002.code, rules.B006.code, rules.B007.code})


@dataclass(frozen=True)
class ReadFile:
    """What one file gave: its value, absent when it could not be read, its positions, its findings.

    ``cells`` are the cells that were left out of the value, ``signs`` its mixed decimal signs.
    """

    value: Record | None
    positions: Mapping[Loc, tuple[int, int]]
    findings: tuple[Finding, ...]
    cells: frozenset[Loc] = frozenset()
    cuts: tuple[Cut, ...] = ()
    signs: tuple[DecimalSign, ...] = ()


def read_file(
    path: str,
    raw: bytes,
    jenis: FileKind,
    thousandths: frozenset[str] = frozenset(),
    parsed: Parsed | None = None,
) -> ReadFile:
    """Read one file into the model of its kind; all faults at once.

    ``thousandths`` are the indicators printed with three decimals or more: their ``1,234`` is no thousand.
    ``parsed`` is what parsing the file gives, where that is known; it is changed.
    """
    return _Reader(path, jenis, thousandths).read(raw, parsed)


def pointed(path: str, raw: bytes, fault: YamlFault) -> Finding:
    """Return a fault where its slip stands, which is often the line before the one that YAML names."""
    if fault.finding.code != rules.B002.code:
        return fault.finding
    slip = slip_before(path, _text(raw), fault.stopped)
    return slip.rule.at(slip.at, slip.message, slip.hint) if slip else fault.finding


class _Reader:
    def __init__(self, path: str, jenis: FileKind, thousandths: frozenset[str]) -> None:
        self.path = path
        self.jenis = jenis
        self.thousandths = thousandths
        self.partly = jenis.kind in PARTLY_READ
        self.slips: list[Finding] = []
        self.shut: set[int] = set()

    def read(self, raw: bytes, known: Parsed | None = None) -> ReadFile:
        content = raw
        while True:
            try:
                parsed, known = known or own_parse(self.path, content), None
            except YamlFault as fault:
                mended = self._without_slip(fault, content)
                if mended is None:
                    return ReadFile(None, {}, tuple(self.slips[:1]) or (fault.finding,))
                content = mended
                continue
            read = self._value(parsed, content)
            if isinstance(read, ReadFile):
                return read
            content = read

    def _without_slip(self, fault: YamlFault, content: bytes) -> bytes | None:
        """Return the file without the slip that stopped the reading; None where it cannot be read on."""
        if fault.finding.code not in _MENDED or len(self.shut) >= MAX_SLIPS:
            return None
        text = _text(content)
        indents, plain = hard_indents(self.path, text)
        if indents:
            for item in indents:
                self._tell(item)
            return plain.encode() if self.partly else None
        is_slip = fault.finding.code == rules.B002.code
        slip = slip_before(self.path, text, fault.stopped) if is_slip else None
        if slip and slip.at.line not in self.shut:
            self._tell(slip)
            return slip.text.encode() if self.partly else None
        line = fault.finding.location.line
        blank = blotted(text, line) if self.partly and line not in self.shut else None
        self.slips.append(fault.finding)
        self.shut.add(line)
        return None if blank is None else blank.encode()

    def _tell(self, slip: Slip) -> None:
        self.slips.append(slip.rule.at(slip.at, slip.message, slip.hint))
        if slip.shut:
            self.shut.add(slip.at.line)

    def _value(self, parsed: Parsed, content: bytes) -> ReadFile | bytes:
        """Return what the file says, or its text once more where a slip of it shows only now."""
        signs = mixed_signs(content, parsed.data, self.jenis.model)
        spell_thousandths(self.jenis.kind, parsed.data, self.thousandths)
        cells = Cells(self.jenis.kind, self.jenis.model, self.path, parsed)
        sound = all([cells.leave_out(loc) for loc in self._shut_places(parsed)])
        found, total = [*self.slips, *parsed.findings], len(self.slips) + len(parsed.findings)
        twice = parsed.twice
        for _ in range(MAX_ROUNDS):
            value, faults = self._validated(parsed.data)
            fresh = [fault for fault in faults if not cells.knows(place_of(fault))]
            if (mended := self._below_key(fresh, parsed, content)) is not None:
                return mended
            total += len(fresh)
            rows = findings(fresh, self.path, parsed.positions, self.jenis.model)
            found += islice(rows, MAX_FINDINGS_PER_FILE)
            places = dict.fromkeys((*twice, *(place_of(fault) for fault in reversed(faults))))
            sound = sound and total <= MAX_FINDINGS_PER_FILE and all([cells.leave_out(at) for at in places])
            if not places or not sound:
                break
            value, twice = None, ()
        return ReadFile(
            value if sound else None,
            parsed.positions,
            tuple(self._at_most(found, total)),
            cells.left,
            parsed.cuts,
            signs,
        )

    def _validated(self, data: Any) -> tuple[Record | None, list[Any]]:
        try:
            return self.jenis.model.model_validate(data), []
        except ValidationError as error:
            return None, told(error.errors(include_url=False))

    def _shut_places(self, parsed: Parsed) -> Iterator[Loc]:
        """Yield the cells of the lines whose values may not be read: the innermost key of each."""
        if not self.shut:
            return
        at_line = {line: loc for loc, (line, _) in parsed.positions.items() if line in self.shut}
        yield from at_line.values()

    def _below_key(self, faults: list[Any], parsed: Parsed, content: bytes) -> bytes | None:
        """Return the text without a slip that YAML takes for sound, though it changed what is read."""
        for fault in faults if self.partly else ():
            suspect = wants_record(fault) or fault["input"] == ""
            where = parsed.positions.get(place_of(fault)) if suspect else None
            slip = value_slip(self.path, _text(content), where[0]) if where else None
            if slip and slip.at.line not in self.shut:
                self._tell(slip)
                return slip.text.encode()
        return None

    def _at_most(self, found: list[Finding], total: int) -> Iterator[Finding]:
        yield from found[:MAX_FINDINGS_PER_FILE]
        if total > MAX_FINDINGS_PER_FILE:
            message = f"masih ada {total - MAX_FINDINGS_PER_FILE} kesalahan lain di berkas ini"
            yield rules.B016.at(Location(self.path), message, "perbaiki yang tampil, lalu periksa lagi")


def _text(content: bytes) -> str:
    """Return the text of a file whose letters are sound, with one kind of line ends."""
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
