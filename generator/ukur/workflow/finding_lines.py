"""Findings as lines for people and as plain data; every text from data is made harmless first."""

from collections.abc import Iterator, Sequence

from ukur.model.findings import Finding, Severity


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield lines for a terminal: place, severity, code, sentence, and the remedy below it."""
    for item in findings:
        yield visible(f"{item.location}: {item.severity} {item.code} {item.message}")
        yield visible(f"    {remedy(item, 'perbaikan')}")


def without_remarks(findings: Sequence[Finding], command: str = "ukur check") -> Iterator[str]:
    """Yield the lines of errors and warnings, then one that counts the remarks and says what shows them.

    An office of 500 indicators has thousands of them, and what must be mended would be lost among them.
    """
    told = [item for item in findings if item.severity is not Severity.REMARK]
    yield from finding_lines(told)
    if remarks := len(findings) - len(told):
        yield visible(f"{remarks} {Severity.REMARK} tidak ditulis di sini; tampilkan dengan: {command}")


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
