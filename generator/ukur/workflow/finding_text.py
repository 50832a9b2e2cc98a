"""Findings in words for those who mend the file: where it is, what is wrong, what to write instead."""

from collections.abc import Iterable, Sequence

from ukur.model.findings import Finding, Location, Severity
from ukur.workflow.change_wording import shorten_text

LONGEST = 400
"""Letters of one sentence of a finding (our choice): more than any of ours has, so that a text of the data
that got into one pushes no other finding out of a comment."""


def errors_of(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that keep a proposal from being accepted."""
    return tuple(item for item in findings if item.severity is Severity.ERROR)


def place_words(place: Location) -> str:
    """Return where something is wrong, as a reader finds it."""
    return f"{shorten_text(place.path, LONGEST)} baris {place.line}"


def finding_words(item: Finding) -> str:
    """Return what is wrong and what to write instead."""
    wrong, remedy = (shorten_text(text, LONGEST) for text in (item.message, item.hint))
    return f"{item.code} {wrong}. Perbaikan: {remedy}."


def mending_words(errors: Sequence[Finding]) -> str:
    """Return what is to be mended first, where, and how many errors there are besides; no full stop.

    It is the whole of what a status shows, so the file comes first.
    """
    if not errors:
        return "berkas datanya tidak dapat dibaca; kembalikan isi berkas yang diubah usulan ini"
    first = errors[0]
    wrong, remedy = (shorten_text(text, LONGEST) for text in (first.message, first.hint))
    more = f"; dan {len(errors) - 1} galat lagi" if len(errors) > 1 else ""
    return f"perbaiki {place_words(first.location)}: {wrong}; {remedy}{more}"
