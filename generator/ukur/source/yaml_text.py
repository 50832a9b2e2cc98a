"""Strict YAML text to plain data: every scalar stays text, every key keeps its line and column."""

import importlib.util
import re
from collections import OrderedDict
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ukur.model.catalogue import Loc
from ukur.model.faults import quote
from ukur.model.findings import Finding, Location, Rule
from ukur.model.reading import Cut
from ukur.source import rules
from ukur.source.yaml_events import yaml_events
from ukur.source.yaml_faults import EARLY_ENDINGS, explain, one_wording, where

PURE = importlib.util.find_spec("_ruamel_yaml") is None  # without the C parser: slower, same answers

MAX_BYTES = 4_000_000
"""Our choice: three forms of 2,000 indicators with evidence and plans (1.3 MB each), read in 4 seconds."""

MAX_DEPTH = 20
"""Our models go 11 deep, in the tree: a list and a mapping for each of its five levels, and the file."""

_HIDDEN = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML refuses, and the line breaks only one of the two parsers knows (NEL, LS, PS)."""
_DIRECTIVE = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\n|\r))*+%")
_STRAY_MARKS = (
    (
        "<<<<<<<",
        re.compile("^<(?=<{6} )", re.MULTILINE),
        "tanda konflik Git: dua orang mengubah baris yang sama",
        "pilih satu isi, lalu hapus baris yang diawali <<<<<<<, =======, dan >>>>>>>",
    ),
    (
        "\xa0",
        re.compile("^[ \t]*\xa0", re.MULTILINE),
        "indentasi memakai spasi tak putus (U+00A0)",
        "ganti dengan spasi biasa; biasanya terbawa dari Word atau halaman web",
    ),
)
"""Slips that would otherwise be told as something else: sign, where it matters, message, hint."""
_BEHIND = re.compile(r"[ \t]*(#.*)")
_BEHIND_KEY = re.compile(r"[^\s:#]+[ \t]*:[ \t]+(#.*)")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


class YamlFault(Exception):
    """The text cannot be read as our YAML; carries the finding, and the line at which reading stopped."""

    def __init__(self, findings: Finding, stopped: int | None = None) -> None:
        super().__init__(findings.message)
        self.finding = findings
        self.stopped = stopped or findings.location.line


@dataclass(frozen=True)
class Parsed:
    """Data of one file (dicts, lists, text, None), the place of every key, and duplicate keys found.

    ``twice`` are the places written twice, ``cuts`` the comments that stand right behind a value.
    """

    data: Any
    positions: MutableMapping[Loc, tuple[int, int]]
    findings: tuple[Finding, ...] = ()
    twice: tuple[Loc, ...] = ()
    cuts: tuple[Cut, ...] = ()


def decode(path: str, raw: bytes) -> str:
    """Return the text of a file; raise :class:`YamlFault` for size, encoding and emptiness."""
    if len(raw) > MAX_BYTES:
        _fault(rules.B004, Location(path), f"berkas {len(raw):,} bita", "pecah menjadi berkas per unit")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = bytes(error.object[: error.start]).decode()
        at = _place(path, before, len(before))
        _fault(rules.B001, at, "berkas memuat huruf yang bukan UTF-8", "simpan ulang sebagai UTF-8")
    if not text.strip():
        _fault(rules.B003, Location(path), "berkas kosong", "isi berkas ini, atau hapus")
    if hidden := _HIDDEN.search(text):
        at = _place(path, text, hidden.start())
        what = f"berkas memuat huruf kendali U+{ord(hidden[0]):04X}"
        _fault(rules.B002, at, what, "hapus huruf yang tidak tampak itu")
    for sign, pattern, message, hint in _STRAY_MARKS:
        if sign in text and (found := pattern.search(text)):
            _fault(rules.B002, _place(path, text, found.end() - 1), message, hint)
    if directive := _DIRECTIVE.match(text):
        at = _place(path, text, directive.end() - 1)
        _fault(rules.B007, at, "arahan YAML (%) tidak dipakai", "hapus baris yang diawali tanda %")
    return text


def _place(path: str, text: str, index: int) -> Location:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Location(
        path, before.count("\n") + 1, index - max(text.rfind("\n", 0, index), text.rfind("\r", 0, index))
    )


def parse(path: str, raw: bytes) -> Parsed:
    """Return the data of one file with positions; raise :class:`YamlFault` when it cannot be read."""
    text = decode(path, raw)
    builder = _Builder(path, text.splitlines() if " #" in text or "\t#" in text else [])
    try:
        return builder.build(yaml_events(text, PURE))
    except MarkedYAMLError as error:
        begun = any(part in (error.problem or "") for part in EARLY_ENDINGS)  # say where it begins, not ends
        mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
        at = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path)
        stopped = error.problem_mark.line + 1 if error.problem_mark else None
        problem = one_wording(error.problem or "", error.context or "")
        raise YamlFault(rules.B002.at(at, *explain(where(problem, text, at))), stopped) from None
    except (
        YAMLError,
        RecursionError,
        ValueError,
        OverflowError,
    ):  # of the pure parser, at an escape such as \UFFFFFFFF
        _fault(rules.B002, Location(path), *explain(""))


def kept_parse(path: str, raw: bytes) -> Parsed:
    """Return the same as :func:`parse`, kept while a file is edited value by value; not to be changed."""
    key = (path, raw, PURE)
    _KEPT[key] = parsed = _KEPT.pop(key, None) or parse(path, raw)
    if len(_KEPT) > _MOST_KEPT:
        _KEPT.popitem(last=False)
    return parsed


def own_parse(path: str, raw: bytes) -> Parsed:
    """Return the same as :func:`parse`, to be changed; from what was kept a copy, which is faster."""
    kept = _KEPT.get((path, raw, PURE))
    if kept is None:
        return parse(path, raw)
    return replace(kept, data=_copied(kept.data), positions=dict(kept.positions))


_KEPT: OrderedDict[tuple[str, bytes, bool], Parsed] = OrderedDict()
_MOST_KEPT = 8  # our choice: before and after an edit, of the few files that somebody works on


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data


def _fault(rule: Rule, at: Location, message: str, hint: str) -> NoReturn:
    raise YamlFault(rule.at(at, message, hint))


@dataclass
class _Builder:
    path: str
    lines: list[str]
    positions: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    twice: list[Loc] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)

    def build(self, events: Iterator[Any]) -> Parsed:
        documents, data = 0, None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    _fault(rules.B007, self._at(event), "arahan YAML (%) tidak dipakai", "hapus baris itu")
                if documents > 1:
                    _fault(
                        rules.B009,
                        self._at(event),
                        "pemisah --- kedua",
                        "pindahkan ke berkas lain, atau hapus",
                    )
            elif isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
                data = self._node(event, events, (), 0)
        if data is None:
            _fault(
                rules.B003, Location(self.path), "berkas hanya memuat komentar", "isi berkas ini, atau hapus"
            )
        return Parsed(data, self.positions, tuple(self.findings), tuple(self.twice), tuple(self.cuts))

    def _at(self, event: Any) -> Location:
        return Location(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _node(self, event: Any, events: Iterator[Any], loc: Loc, depth: int) -> Any:
        if event.anchor is not None or event.ctag is not None:
            self._refuse(event)
        if isinstance(event, ScalarEvent):
            value = None if event.implicit[0] and event.value in _NULL else event.value
            if self.lines and event.implicit[0]:
                self._comment(event, loc, value)
            return value
        if depth >= MAX_DEPTH:
            _fault(
                rules.B005,
                self._at(event),
                f"bersarang lebih dari {MAX_DEPTH} tingkat",
                "sederhanakan susunan",
            )
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, loc, depth)
        return self._mapping(events, loc, depth)

    def _comment(self, event: Any, loc: Loc, value: str | None) -> None:
        """Keep the comment that stands behind a plain text on its last line, or behind a key without one."""
        number, column = event.end_mark.line, event.end_mark.column
        if not event.value and loc:  # the parsers differ in where nothing ends
            number, column = self.positions[loc][0] - 1, self.positions[loc][1] - 1
        line = self.lines[number] if number < len(self.lines) else ""
        if behind := (_BEHIND if event.value else _BEHIND_KEY).match(line, column):
            at = Location(self.path, number + 1, behind.start(1) + 1)
            close = behind.start(1) == column + 1
            self.cuts.append(Cut(loc, at, behind[1], value, close))

    def _sequence(self, events: Iterator[Any], loc: Loc, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            here = (*loc, len(items))
            self.positions[here] = (event.start_mark.line + 1, event.start_mark.column + 1)
            items.append(self._node(event, events, here, depth + 1))
        return items

    def _mapping(self, events: Iterator[Any], loc: Loc, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            key = self._key(event)
            here = (*loc, key)
            if key in result:
                first = self.positions[here][0]
                self.twice.append(here)
                self.findings.append(
                    rules.B008.at(
                        self._at(event),
                        f"kunci {quote(key)} ditulis dua kali; yang pertama ada di baris {first}",
                        "gabungkan keduanya, atau hapus salah satu",
                    )
                )
            else:
                self.positions[here] = (event.start_mark.line + 1, event.start_mark.column + 1)
            value = self._node(next(events), events, here, depth + 1)
            result.setdefault(key, value)
        return result

    def _key(self, event: Any) -> str:
        if event.anchor is not None or event.ctag is not None:
            self._refuse(event)
        if not isinstance(event, ScalarEvent):
            _fault(
                rules.B013,
                self._at(event),
                "kunci berupa daftar atau pasangan",
                "tulis kunci sebagai teks biasa",
            )
        if event.value == "<<" and event.implicit[0]:
            _fault(rules.B006, self._at(event), "tanda << (penggabungan)", "tulis isinya di sini, tanpa <<")
        return str(event.value)

    def _refuse(self, event: Any) -> NoReturn:
        """Name the alias, anchor or tag that makes a text mean something other than it says."""
        if event.anchor is not None:
            sign = "*" if isinstance(event, AliasEvent) else "&"
            _fault(
                rules.B006,
                self._at(event),
                f"tanda {sign} dipakai sebagai rujukan",
                f"tulis isinya di sini; beri tanda kutip bila teks memang diawali {sign}",
            )
        _fault(
            rules.B007,
            self._at(event),
            f"tag {quote(str(event.tag).replace('tag:yaml.org,2002:', '!!'))} tidak dipakai",
            "hapus tanda ! beserta namanya, atau beri tanda kutip bila itu teks",
        )
