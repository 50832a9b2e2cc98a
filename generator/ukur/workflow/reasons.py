"""Why an approval is needed, in words: as it is recorded, and put together for a reader."""

import re
from collections.abc import Iterable, Mapping

_STEP = re.compile(r"langkah ([0-9]+) SOP, (.+)", re.DOTALL)
_DOCUMENT = re.compile(r"(tahap|data|naskah) (\S+?)(?: berubah)?")
_CHANGE = "perubahan "
_MOST = 3
"""Our choice: how many changes of one requirement are named; the rest is counted, and told in the report."""


def step_reason(number: int, apa: str) -> str:
    """Return the reason that a step of the SOP gives; it is recorded, so its form stays."""
    return f"langkah {number} SOP, {apa}"


def stage_reason(number: int, periode: object) -> str:
    """Return the reason of a step that a document passes; it is recorded, so its form stays."""
    return step_reason(number, f"tahap {periode}")


def content_reason(number: int, content: str, periode: object) -> str:
    """Return the reason of a step that answers for what changed in a document; its form stays too."""
    return step_reason(number, f"{content} {periode} berubah")


def steps_of_document(reasons: Iterable[str], periode: object) -> dict[int, tuple[str, ...]]:
    """Return the steps that recorded reasons name for one document, and what of it each was needed for.

    ``tahap`` is the stage that the step closes, ``data`` and ``naskah`` its content, ``masukan`` the rest.
    """
    found: dict[int, dict[str, None]] = {}
    for reason in reasons:
        step = _STEP.fullmatch(reason)
        of_document = _DOCUMENT.fullmatch(step[2]) if step else None
        if step and of_document and of_document[2] == str(periode):
            found.setdefault(int(step[1]), {})[of_document[1]] = None
        elif step and not of_document and f"dokumen {periode} " in step[2]:
            found.setdefault(int(step[1]), {})["masukan"] = None
    return {number: tuple(why) for number, why in sorted(found.items())}


def grouped_reasons(reasons: Iterable[str]) -> str:
    """Return reasons without saying anything twice: ``langkah 7 dan 8 SOP: tahap dan naskah 2025-TW1``."""
    steps: dict[int, list[str]] = {}
    changes: dict[str, None] = {}
    others: dict[str, None] = {}
    for reason in reasons:
        step = _STEP.fullmatch(reason)
        if step:
            steps.setdefault(int(step[1]), []).append(step[2])
        elif reason.startswith(_CHANGE):
            changes[reason.removeprefix(_CHANGE)] = None
        else:
            others[reason] = None
    parts = [_of_steps(steps)] if steps else []
    parts += [f"{_CHANGE}{_first(list(changes))}"] if changes else []
    return "; ".join((*parts, *others))


def _of_steps(steps: Mapping[int, list[str]]) -> str:
    """Return the steps together, and what they are needed for: of one document in one go."""
    documents: dict[str, dict[str, None]] = {}
    for what in dict.fromkeys(what for own in steps.values() for what in own):
        of_document = _DOCUMENT.fullmatch(what)
        if of_document:
            documents.setdefault(of_document[2], {})[of_document[1]] = None
        else:
            documents[what] = {}
    told = (f"{join_words(own)} {name}" if own else name for name, own in documents.items())
    return f"langkah {join_words(map(str, sorted(steps)))} SOP: {', '.join(told)}"


def join_words(words: Iterable[str]) -> str:
    """Return words as a sentence has them: ``5, 6 dan 7``."""
    *before, last = words
    return f"{', '.join(before)} dan {last}" if before else last


def _first(names: list[str]) -> str:
    rest = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f", dan {rest} lagi" if rest > 0 else "")
