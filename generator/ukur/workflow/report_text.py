"""The change report as text, Markdown and JSON-able data."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ukur.model.findings import Finding, Location
from ukur.model.periode import Periode
from ukur.workflow.approval_text import (
    MISSED_TITLE,
    UNJUDGED_TITLE,
    approval_json,
    approval_lines,
    approval_paragraphs,
)
from ukur.workflow.change_report import MAX_SENTENCES, ChangeReport, ReportPart
from ukur.workflow.document_brief import DocumentBrief
from ukur.workflow.finding_text import finding_words, place_words
from ukur.workflow.markdown import (
    COMMENT_LIMIT,
    bullet_list,
    fitting_text,
    folded_block,
    named_link,
    open_link,
    safe_text,
)

WARNING_TITLE = "Perlu diperhatikan"
DOCUMENT_TITLE = "Ringkasan dokumen"
BELOW = " (angka yang berubah ada di bawah)"
EVIDENCE_TITLE = "Bukti yang dibuka"
UNREAD_TITLE = "Yang tidak dapat dibaca:"


@dataclass(frozen=True)
class ReportLinks:
    """What a reader can open: a place in the proposal, and by name what there is of a document.

    ``decide`` is the page of the office's site on which the proposal is decided. All are addresses of our own
    making; without a host there are none.
    """

    place: Callable[[Location], str | None] = lambda place: None
    document: Callable[[Periode], Sequence[tuple[str, str]]] = lambda periode: ()
    decide: str | None = None


NO_LINKS = ReportLinks()


def report_text(report: ChangeReport, detailed: bool = False) -> str:
    """Return the report for a terminal; ``detailed`` shows the full lists in place of the selections."""
    return "\n".join(_text(report, detailed)) + "\n"


def _text(report: ChangeReport, detailed: bool) -> Iterator[str]:
    yield report.gist
    if report.documents:
        rows = [row for brief in report.documents for row in _brief_lines(brief)]
        yield from ("", f"{DOCUMENT_TITLE}:", *_rows(rows, "- "))
    if warned := [*_found(report), *report.warnings]:
        yield from ("", f"{WARNING_TITLE.upper()}:", *_rows(warned, "! "))
    for part in report.parts:
        rows = [*(part.details if detailed and part.details else part.sentences)]
        rows += [f"{link.text}: {link.address}" for link in part.links if detailed]
        yield from ("", f"{part.title}:", *_rows(rows, "- "))


def _brief_lines(brief: DocumentBrief) -> Iterator[str]:
    yield from brief.sentences
    if brief.approval is None:
        yield from brief.missed
    else:
        yield from brief.approval.directions
        yield from approval_lines(brief.approval)


def _found(report: ChangeReport) -> Iterator[str]:
    for item in _findings(report):
        yield f"{place_words(item.location)}: {finding_words(item)}"


def _findings(report: ChangeReport) -> Iterable[Finding]:
    """Return the warnings about the documents, each once: a figure may be in several of them."""
    return dict.fromkeys(item for brief in report.documents for item in brief.findings)


def _rows(rows: Iterable[str], mark: str) -> Iterator[str]:
    yield from (f"  {mark}{' '.join(row.split())}" for row in rows)


def finding_row(item: Finding, links: ReportLinks = NO_LINKS) -> str:
    """Return a finding as a line of a list; its place is a link where the host shows it."""
    where, link = place_words(item.location), links.place(item.location)
    return f"- {named_link(where, link) if link else safe_text(where)}: {safe_text(finding_words(item))}\n"


def report_markdown(
    report: ChangeReport, links: ReportLinks = NO_LINKS, limit: int = COMMENT_LIMIT, title: str = ""
) -> str:
    """Return the report for a comment or job summary; nothing in it can become a link or a mention.

    Links are addresses of evidence, shown as they are, and what ``links`` gives. ``title`` stands before
    what changed, for a report that is part of a comment.
    """
    full, short = (_markdown(report, detailed, links, title) for detailed in (True, False))
    return fitting_text(full, short, limit)


def _markdown(report: ChangeReport, detailed: bool, links: ReportLinks, title: str) -> str:
    parts = [_brief(brief, detailed, links) for brief in report.documents]
    if parts:
        parts[0] = f"## {DOCUMENT_TITLE}\n\n{parts[0]}"
    warned = "".join(finding_row(item, links) for item in _findings(report))
    if warned or report.warnings:
        parts.append(f"## ⚠️ {WARNING_TITLE}\n\n{warned}{bullet_list(report.warnings)}")
    parts.append(f"{title}{safe_text(report.gist)}\n")
    if report.unread:
        parts.append(f"{UNREAD_TITLE}\n\n{bullet_list(report.unread[:MAX_SENTENCES])}")
    parts += [_part(part, detailed) for part in report.parts]
    return "\n".join(parts)


def _brief(brief: DocumentBrief, detailed: bool, links: ReportLinks) -> str:
    paragraphs = [f"**{safe_text(brief.periode.title)}**: {safe_text(brief.total)}."]
    if brief.approval:
        paragraphs += [f"Arah: {safe_text(row)}" for row in brief.approval.directions]
    paragraphs += [bullet_list(brief.collecting).rstrip("\n")] if brief.collecting else []
    opened = links.document(brief.periode) if brief.concerned else ()
    if opened:
        paragraphs.append(" · ".join(named_link(text, address) for text, address in opened))
    if brief.approval:
        paragraphs += [*approval_paragraphs(brief.approval, brief.unjudged, detailed)]
    elif brief.unjudged:
        paragraphs.append(f"**{UNJUDGED_TITLE}**: {safe_text('; '.join(brief.unjudged))}")
    return "\n\n".join([*paragraphs, *_figures(brief, detailed)]) + "\n"


def _figures(brief: DocumentBrief, detailed: bool) -> Iterator[str]:
    """Yield the figures that are not told among the changes; those that a decision shows are not repeated."""
    missed = () if brief.approval else brief.missed
    if missed:
        below = BELOW if brief.missed_below else ""
        yield from (f"**{MISSED_TITLE}**{below}", bullet_list(missed[:MAX_SENTENCES]).rstrip("\n"))
    rest = (*missed[MAX_SENTENCES:], *brief.reached)
    if not rest or not detailed:
        return
    if brief.approval:
        yield folded_block(f"Mencapai target ({len(rest)})", bullet_list(rest)).rstrip("\n")
    elif len(brief.missed) + len(rest) <= MAX_SENTENCES:
        below = BELOW if brief.reached_below else ""
        yield from (f"**Mencapai target**{below}", bullet_list(rest).rstrip("\n"))
    else:
        yield folded_block(f"Angka lainnya ({len(rest)})", bullet_list(rest)).rstrip("\n")


def _part(part: ReportPart, detailed: bool) -> str:
    text = f"### {safe_text(part.title)}\n\n{bullet_list(part.sentences)}"
    if detailed and part.links:
        rows = "".join(f"- {safe_text(link.text)}: {open_link(link.address)}\n" for link in part.links)
        text += "\n" + folded_block(f"{EVIDENCE_TITLE} ({len(part.links)})", rows)
    if detailed and part.details:
        text += "\n" + folded_block(f"Rincian ({len(part.details)})", bullet_list(part.details))
    return text


def report_json(report: ChangeReport) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "pokok": report.gist,
        "dokumen": [
            {
                "periode": str(brief.periode),
                "kalimat": list(brief.sentences),
                "belum_tercapai": list(brief.missed),
                "tercapai": list(brief.reached),
                **({"keputusan": approval_json(brief.approval)} if brief.approval else {}),
            }
            for brief in report.documents
        ],
        "peringatan": [*_found(report), *report.warnings],
        "tak_terbaca": list(report.unread),
        "bagian": [
            {
                "judul": part.title,
                "kalimat": list(part.sentences),
                "rincian": list(part.details),
                "tautan": [{"teks": link.text, "alamat": link.address} for link in part.links],
            }
            for part in report.parts
        ],
    }
