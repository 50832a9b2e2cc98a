"""Where everything of a YAML text stands, as offsets: what an editor needs to change one value of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ukur.model.catalogue import Loc
from ukur.source import yaml_text
from ukur.source.yaml_events import yaml_events

_BREAK = re.compile("\r\n|\n|\r")
_BLOCK_STYLES = ("|", ">")
_BLANKS = " \t\r\n"


@dataclass
class YamlPlace:
    """One value of a text: ``start`` to ``end`` are its offsets, ``key_end`` the one behind its key.

    A blank has ``start == end``, right behind the colon or the dash of it; parsers take the next text for its
    place. ``column`` is that of the keys or dashes of a block. ``flow`` is whether braces or brackets are
    around it or are itself.
    """

    start: int
    end: int
    style: str | None
    flow: bool
    column: int
    key_end: int | None = None
    below: dict[Any, "YamlPlace"] = field(default_factory=dict)
    is_list: bool = False
    is_scalar: bool = False

    @property
    def is_block_text(self) -> bool:
        """Whether it is written with ``|`` or ``>``."""
        return self.is_scalar and self.style in _BLOCK_STYLES

    @property
    def last(self) -> int:
        """The offset behind the last letter of it, whatever comments and blank lines follow."""
        if self.is_scalar or self.flow or not self.below:
            return self.end
        return max(place.last for place in self.below.values())

    @property
    def last_inside(self) -> int:
        """The offset in braces or brackets behind which another member may be written."""
        return max((place.last for place in self.below.values()), default=self.start + 1)


def yaml_places(text: str) -> YamlPlace:
    """Return the outermost value of a text that :func:`ukur.source.yaml_text.parse` has read, without BOM.

    It is kept for whoever asks again while a file is edited, and not to be changed.
    """
    return _kept(text, yaml_text.PURE)


@lru_cache(maxsize=4)
def _kept(text: str, pure: bool) -> YamlPlace:
    events = yaml_events(text, pure)
    reader = _Reader(text)
    for event in events:
        if isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)):
            return reader.node(event, events, False, None)
    raise ValueError("a text without a value")


def scalars(place: YamlPlace, loc: Loc = ()) -> Iterator[tuple[Loc, YamlPlace]]:
    """Yield every single value of a text with where it belongs."""
    if place.is_scalar:
        yield loc, place
    for part, below in place.below.items():
        yield from scalars(below, (*loc, part))


class _Reader:
    """Follows the events of a parser; lines and columns are counted alike by both, offsets are not."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def node(self, event: Any, events: Iterator[Any], flow: bool, behind: int | None) -> YamlPlace:
        """Return one value; ``behind`` is the offset behind its colon or dash."""
        if isinstance(event, ScalarEvent):
            return self._scalar(event, flow, behind)
        flow = flow or bool(event.flow_style)
        start = self._offset(event.start_mark)
        place = YamlPlace(start, start, None, flow, event.start_mark.column)
        if isinstance(event, SequenceStartEvent):
            place.is_list = True
            end = self._members(place, events)
        else:
            end = self._pairs(place, events)
        place.end = self._offset(end.end_mark) if flow else place.last
        return place

    def _members(self, place: YamlPlace, events: Iterator[Any]) -> Any:
        while not isinstance(event := next(events), SequenceEndEvent):
            behind = None if place.flow else self._behind_dash(event)
            place.below[len(place.below)] = self.node(event, events, place.flow, behind)
        return event

    def _pairs(self, place: YamlPlace, events: Iterator[Any]) -> Any:
        while not isinstance(key := next(events), MappingEndEvent):
            key_end = self._offset(key.end_mark)
            colon = self.text.find(":", key_end) + 1  # what stands between is blank; the proof holds that
            value = self.node(next(events), events, place.flow, colon)
            value.key_end = key_end
            place.below[str(key.value)] = value
        return key

    def _scalar(self, event: Any, flow: bool, behind: int | None) -> YamlPlace:
        start, end = self._offset(event.start_mark), self._offset(event.end_mark)
        if start == end and behind is not None:
            start = end = behind
        style = event.style or None
        if style in _BLOCK_STYLES:
            end = start + len(self.text[start:end].rstrip(_BLANKS))
        return YamlPlace(start, end, style, flow, event.start_mark.column, is_scalar=True)

    def _behind_dash(self, event: Any) -> int | None:
        """Return the offset behind the dash before a member, which only a blank one needs."""
        if not isinstance(event, ScalarEvent) or event.value or event.style:
            return None
        dash = self.text.rfind("-", 0, self._offset(event.start_mark) + 1)
        return dash + 1 if dash >= 0 else None

    def _offset(self, mark: Any) -> int:
        line, column = int(mark.line), int(mark.column)
        return self.starts[line] + column
