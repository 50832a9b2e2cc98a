"""The decision on a document as Markdown, text and JSON-able data: misses and plans, then the question."""

from collections.abc import Iterator, Sequence
from typing import Any

from ukur.workflow.approval_brief import ApprovalBrief, MissedTarget
from ukur.workflow.change_wording import shorten_text
from ukur.workflow.markdown import bullet_list, folded_block, safe_text

FIRST_MISSED = 5
"""Missed targets on the first screens of a phone (our choice); the others are folded below them."""
FIRST_OPEN = 3
"""Open plans of earlier periods there (our choice): the newest document is what is decided."""
TEXT_LONGEST = 240
"""Letters of an analysis or a change on the first screen (our choice); the whole stands below."""
MISSED_TITLE, UNJUDGED_TITLE = "Belum mencapai target", "Belum dapat dinilai"
EARLIER_TITLE = "Rencana aksi terdahulu yang belum selesai"
TEAM_TITLE = "Analisis dan rekomendasi"
BUDGET_TITLE, BINDS_TITLE = "Anggaran", "Yang Anda setujui"
TEXTS_TITLE = "Naskah lengkap rencana aksi dan analisis"


def approval_paragraphs(brief: ApprovalBrief, unjudged: Sequence[str], detailed: bool) -> Iterator[str]:
    """Yield what follows the totals and the links, as Markdown; ``detailed`` has the folded parts.

    ``unjudged`` are the indicators that are neither reached nor missed, with the reason.
    """
    yield from _list(MISSED_TITLE, brief.missed, FIRST_MISSED, detailed, missed_list)
    if unjudged:
        yield f"**{UNJUDGED_TITLE}**: {safe_text('; '.join(unjudged))}"
    yield from _list(EARLIER_TITLE, brief.earlier, FIRST_OPEN, detailed, bullet_list)
    yield f"**{BUDGET_TITLE}**: {safe_text(brief.budget)}"
    if brief.team:
        yield f"**{TEAM_TITLE}**"
        yield bullet_list(shorten_text(row, TEXT_LONGEST) for row in brief.team[:FIRST_MISSED]).rstrip("\n")
        if (rest := len(brief.team) - FIRST_MISSED) > 0:
            yield f"dan {rest} lagi, lihat naskah lengkap."
    yield f"**{safe_text(brief.since_title)}**"
    yield bullet_list(shorten_text(row, TEXT_LONGEST) for row in brief.since).rstrip("\n")
    yield f"**{BINDS_TITLE}**: {safe_text(brief.binds)}"
    if question := brief.question:
        yield f"**{safe_text(question.title)}**: {safe_text(question.hint)}"
        yield bullet_list(question.answers).rstrip("\n")
    if brief.texts and detailed:
        yield folded_block(f"{TEXTS_TITLE} ({len(brief.texts)})", bullet_list(brief.texts)).rstrip("\n")


def _list(title: str, rows: Sequence[Any], first: int, detailed: bool, writer: Any) -> Iterator[str]:
    if not rows:
        return
    yield f"**{title} ({len(rows)})**"
    yield writer(rows[:first]).rstrip("\n")
    rest = rows[first:]
    if rest and detailed:
        yield folded_block(f"{title}: {len(rest)} lainnya", writer(rest)).rstrip("\n")
    elif rest:
        yield f"dan {len(rest)} lagi."


def missed_list(rows: Sequence[MissedTarget]) -> str:
    """Return missed targets as a list, each with its plans below it."""
    return "".join(line for row in rows for line in _missed_lines(row))


def _missed_lines(row: MissedTarget) -> Iterator[str]:
    yield f"- **{safe_text(row.kode)}** {safe_text(row.figure)}\n"
    yield from (f"  - {safe_text(plan)}\n" for plan in row.plans)


def approval_lines(brief: ApprovalBrief) -> Iterator[str]:
    """Yield the same for a terminal, a line each, without the texts as written."""
    for row in brief.missed:
        yield f"{row.kode} {row.figure}"
        yield from row.plans
    yield from (f"{EARLIER_TITLE}: {row}" for row in brief.earlier)
    yield f"{BUDGET_TITLE}: {brief.budget}"
    yield from brief.team
    yield from (f"{brief.since_title}: {row}" for row in brief.since)
    yield f"{BINDS_TITLE}: {brief.binds}"
    if brief.question:
        yield f"{brief.question.title}: {brief.question.hint}"
        yield from brief.question.answers


def approval_json(brief: ApprovalBrief) -> dict[str, Any]:
    """Return the decision as plain data."""
    question = brief.question
    return {
        "arah": list(brief.directions),
        "belum_tercapai": [
            {"indikator": row.kode, "angka": row.figure, "rencana_aksi": list(row.plans)}
            for row in brief.missed
        ],
        "rencana_terdahulu": list(brief.earlier),
        "anggaran": brief.budget,
        "analisis_dan_rekomendasi": list(brief.team),
        "sejak": {"judul": brief.since_title, "kalimat": list(brief.since)},
        "mengikat": brief.binds,
        "pertanyaan": question
        and {"judul": question.title, "kalimat": question.hint, "jawaban": list(question.answers)},
        "naskah": list(brief.texts),
    }
