"""Why an approval is needed, in words: as it is recorded, and put together for a reader."""

import re
from collections.abc import Iterable

_STEP = re.compile(r"langkah ([0-9]+) SOP, ([a-z]+) (\S+?)(?: berubah)?")
_CHANGE = "perubahan "
_MOST = 3
"""Our choice: how many changes of one requirement are named; the rest is counted, and told in the report."""


def stage_reason(nomor: int, periode: object) -> str:
    """Return the reason of a step that a document passes; it is recorded, so its form stays."""
    return f"langkah {nomor} SOP, tahap {periode}"


def content_reason(nomor: int, isi: str, periode: object) -> str:
    """Return the reason of a step that answers for what changed in a document; its form stays too."""
    return f"langkah {nomor} SOP, {isi} {periode} berubah"


def grouped_reasons(reasons: Iterable[str]) -> str:
    """Return reasons without saying anything twice: ``langkah 7 dan 8 SOP: tahap dan naskah 2025-TW1``."""
    steps: dict[int, None] = {}
    whats: dict[str, dict[str, None]] = {}
    changes: dict[str, None] = {}
    others: dict[str, None] = {}
    for reason in reasons:
        step = _STEP.fullmatch(reason)
        if step:
            steps[int(step[1])] = whats.setdefault(step[3], {})[step[2]] = None
        elif reason.startswith(_CHANGE):
            changes[reason.removeprefix(_CHANGE)] = None
        else:
            others[reason] = None
    told = ", ".join(f"{join_words(own)} {periode}" for periode, own in whats.items())
    parts = [f"langkah {join_words(map(str, sorted(steps)))} SOP: {told}"] if steps else []
    parts += [f"{_CHANGE}{_first(list(changes))}"] if changes else []
    return "; ".join((*parts, *others))


def join_words(words: Iterable[str]) -> str:
    """Return words as a sentence has them: ``5, 6 dan 7``."""
    *before, last = words
    return f"{', '.join(before)} dan {last}" if before else last


def _first(names: list[str]) -> str:
    rest = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f", dan {rest} lagi" if rest > 0 else "")
