"""The events of a YAML text, from the parser in C where it is installed, else from the one in Python."""

import io
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML


class _Reader(YAML):
    """The reader without its search for plug-ins: a glob over the library's folder for every file."""

    def official_plug_ins(self) -> list[str]:
        return []


def yaml_events(text: str, pure: bool) -> Iterator[Any]:
    """Return the events of a text in order; a fault is raised by the event at which it is met.

    The parser in C is asked itself: the library's way to it makes a class of its own for every file.
    """
    if pure:
        known = _KEPT.get(text)
        return _recorded(text) if known is None else iter(known)
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined] # or clibz, as it finds them

    return iter(CParser(text.encode()).get_event, None)


_KEPT: OrderedDict[str, tuple[Any, ...]] = OrderedDict()
_MOST_KEPT = 2  # our choice: a text is read for its data and for its places, before and after an edit


def _recorded(text: str) -> Iterator[Any]:
    """Yield the events of the parser in Python, which is slow, and keep them where it came to the end."""
    events = []
    for event in _Reader(typ="safe", pure=True).parse(io.StringIO(text)):
        events.append(event)
        yield event
    _KEPT[text] = tuple(events)
    if len(_KEPT) > _MOST_KEPT:
        _KEPT.popitem(last=False)
