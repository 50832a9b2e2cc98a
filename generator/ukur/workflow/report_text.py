"""The change report as text, Markdown and JSON-able data."""

from collections.abc import Iterable, Iterator
from typing import Any

from ukur.workflow.change_report import ChangeReport, ReportPart
from ukur.workflow.markdown import bullet_list, fitting_text, folded_block, safe_text

WARNING_TITLE = "Perlu diperhatikan"


def report_text(laporan: ChangeReport, detailed: bool = False) -> str:
    """Return the report for a terminal; ``detailed`` shows the full lists in place of the selections."""
    return "\n".join(_text(laporan, detailed)) + "\n"


def _text(laporan: ChangeReport, detailed: bool) -> Iterator[str]:
    yield laporan.gist
    if laporan.warnings:
        yield from ("", f"{WARNING_TITLE.upper()}:", *_rows(laporan.warnings, "! "))
    for part in laporan.parts:
        rows = part.details if detailed and part.details else part.sentences
        yield from ("", f"{part.title}:", *_rows(rows, "- "))


def _rows(rows: Iterable[str], mark: str) -> Iterator[str]:
    yield from (f"  {mark}{' '.join(row.split())}" for row in rows)


def report_markdown(laporan: ChangeReport) -> str:
    """Return the report for a comment or job summary; nothing in it can become a link or a mention."""
    return fitting_text(_markdown(laporan, True), _markdown(laporan, False))


def _markdown(laporan: ChangeReport, detailed: bool) -> str:
    parts = [f"{safe_text(laporan.gist)}\n"]
    if laporan.warnings:
        parts.append(f"### ⚠️ {WARNING_TITLE}\n\n{bullet_list(laporan.warnings)}")
    parts += [_part(part, detailed) for part in laporan.parts]
    return "\n".join(parts)


def _part(part: ReportPart, detailed: bool) -> str:
    text = f"### {safe_text(part.title)}\n\n{bullet_list(part.sentences)}"
    if detailed and part.details:
        text += "\n" + folded_block(f"Rincian ({len(part.details)})", bullet_list(part.details))
    return text


def report_json(laporan: ChangeReport) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "pokok": laporan.gist,
        "peringatan": list(laporan.warnings),
        "bagian": [
            {"judul": part.title, "kalimat": list(part.sentences), "rincian": list(part.details)}
            for part in laporan.parts
        ],
    }
