"""Findings as lines for people and as plain data; every text from data is made harmless first."""

from collections.abc import Iterator, Sequence

from ukur.model.findings import Finding


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield lines for a terminal: place, severity, code, sentence, and the remedy below it."""
    for item in findings:
        yield visible(f"{item.location}: {item.severity} {item.code} {item.message}")
        yield visible(f"    {remedy(item, 'perbaikan')}")


def finding_record(item: Finding) -> dict[str, str | int]:
    """Return a finding as plain data."""
    return {
        "berkas": item.location.path,
        "baris": item.location.line,
        "kolom": item.location.column,
        "tingkat": str(item.severity),
        "kode": item.code,
        "pesan": item.message,
        "perbaikan": item.hint,
    }


def visible(line: str) -> str:
    """Make control and direction characters visible, so that data cannot rewrite a terminal.

    ``##[`` gives orders to a host's log wherever it stands in a line, so it is taken apart.
    """
    shown = line
    if not line.isprintable():
        shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in line)
    return shown.replace("##[", "## [")


def remedy(item: Finding, label: str = "Perbaikan") -> str:
    """Return what to do; of what was explained there is nothing to do, and its hint says so."""
    return item.hint if item.dijelaskan is not None else f"{label}: {item.hint}"
