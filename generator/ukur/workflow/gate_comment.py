"""The gate's comment: the verdict, what is approved, what changed, and who has approved."""

from collections.abc import Sequence

from ukur.model.findings import Finding
from ukur.model.official_act import OFFICIAL_ACT
from ukur.workflow.change_report import ChangeReport
from ukur.workflow.decision import Verdict
from ukur.workflow.finding_text import errors_of, finding_words, place_words
from ukur.workflow.markdown import COMMENT_LIMIT, fitting_text, named_link, safe_text
from ukur.workflow.report_text import NO_LINKS, ReportLinks, finding_row, report_markdown
from ukur.workflow.verdict_text import approvals_markdown, verdict_markdown

MAX_FINDINGS = 10
"""Our choice: as many errors as somebody mends before looking again; the rest is counted."""

_ROOM = COMMENT_LIMIT // 2
"""Letters for them: a comment that is too long would be cut down to its verdict."""

DECIDE_WORDS = "Setujui atau kembalikan dari ponsel"
CHANGES_TITLE = "## Apa yang berubah\n\n"


def gate_comment(
    verdict: Verdict,
    report: ChangeReport | None,
    findings: Sequence[Finding] = (),
    links: ReportLinks = NO_LINKS,
    copies: Sequence[str] = (),
) -> str:
    """Return the comment as Markdown; the report is cut where a host would not take the whole.

    ``findings`` are those of the proposal's data; ``report`` is None where either side cannot be read.
    ``copies`` say what was found of signed copies that the proposal brings.
    """
    asked = f"{named_link(DECIDE_WORDS, links.decide)}\n" if links.decide else ""
    first = [verdict_markdown(verdict), asked, copies_markdown(copies), errors_markdown(findings, links)]
    last = approvals_markdown(verdict)
    parts = [part for part in first if part]
    room = COMMENT_LIMIT - sum(map(len, (*parts, last))) - 100
    if report is not None and room > 0:
        parts.append(report_markdown(report, links, room, CHANGES_TITLE))
    return fitting_text("\n".join((*parts, last)).rstrip("\n") + "\n", parts[0])


def copies_markdown(copies: Sequence[str]) -> str:
    """Return what was found of each signed copy, and what it is beside the approval; empty without any."""
    if not copies:
        return ""
    rows = "".join(f"- {safe_text(sentence)}\n" for sentence in copies)
    return f"## Salinan naskah\n\n{rows}\n{OFFICIAL_ACT}\n"


def errors_markdown(findings: Sequence[Finding], links: ReportLinks = NO_LINKS) -> str:
    """Return the first errors with file, line and remedy, and how many more; empty without any."""
    errors = errors_of(findings)
    if not errors:
        return ""
    rows = [finding_row(item, links) for item in errors[:MAX_FINDINGS]]
    while len(rows) > 1 and sum(map(len, rows)) > _ROOM:  # signs that are escaped take up to eight letters
        rows.pop()
    rest = len(errors) - len(rows)
    more = f"\ndan {rest} lagi; perbaiki yang ini dahulu.\n" if rest > 0 else ""
    return f"## Yang harus diperbaiki\n\n{''.join(rows)}{more}"


def errors_text(findings: Sequence[Finding]) -> str:
    """Return the same for a terminal or the log of a job; empty without any."""
    errors = errors_of(findings)
    rows = [f"  ! {place_words(item.location)}: {finding_words(item)}" for item in errors[:MAX_FINDINGS]]
    rows += [f"  ! dan {len(errors) - MAX_FINDINGS} lagi"] if len(errors) > MAX_FINDINGS else []
    return "".join(f"{row}\n" for row in rows)
