"""Events of the parser in Python are kept for whoever reads the same text next, and only whole."""

import pytest
from ruamel.yaml.error import MarkedYAMLError

from ukur.source.yaml_events import yaml_events

TEXT = "a: 1 # satu\nb:\n  - {c: dua}\n"


def told(text: str) -> list[str]:
    """Each event with where it begins and ends."""
    return [
        f"{event!r} {event.start_mark.line}:{event.start_mark.column}"
        f" {event.end_mark.line}:{event.end_mark.column}"
        for event in yaml_events(text, pure=True)
    ]


def test_again_and_after_others() -> None:
    first = told(TEXT)
    assert told(TEXT) == first
    others = [told(f"{TEXT}x{number}: 1\n") for number in range(3)]
    assert all(len(other) > len(first) for other in others)
    assert told(TEXT) == first


def test_left_half_way() -> None:
    """Whoever stops early leaves nothing behind that another would take for the whole."""
    events = yaml_events("p: 1\nq: 2\n", pure=True)
    next(events)
    next(events)
    assert len(told("p: 1\nq: 2\n")) == len(told("r: 1\nq: 2\n"))


def test_a_fault_is_met_each_time() -> None:
    for _ in range(2):
        events = yaml_events("a: 1\nb: [\n", pure=True)
        assert next(events) is not None
        with pytest.raises(MarkedYAMLError):
            list(events)
