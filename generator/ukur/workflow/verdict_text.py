"""The verdict as text, Markdown and JSON-able data: who approved, who is missing, why approvals lapsed."""

from collections.abc import Iterator
from typing import Any

from ukur.workflow.approval_rows import ApprovalRow, approval_rows
from ukur.workflow.decision import Verdict, VerdictStatus
from ukur.workflow.markdown import bullet_list, markdown_table, safe_text

STATUS_MARKS = {
    VerdictStatus.DISETUJUI: "✅",
    VerdictStatus.MENUNGGU: "⏳",
    VerdictStatus.GAGAL: "❌",
    VerdictStatus.GALAT: "⚠️",
}
_TABLE_HEAD = ("Dari", "Karena")
"""Two columns: a third does not fit a phone of 360 px."""


PROPOSED = "**Rekomendasi yang dapat ditulis pada rencana aksi yang dimaksud**"
"""The words of a return, as the form takes them."""


def _missing(row: ApprovalRow) -> str:
    if not row.missing:
        return "lengkap"
    if row.is_short:
        return f"{row.missing} orang lagi; {row.shortage}"
    return f"{row.missing} orang lagi dari: {', '.join(row.candidates)}"


def _cell(row: ApprovalRow, told: bool) -> str:
    """Return who approved and how many are missing; ``told``: the sentence above says from whom."""
    mark = STATUS_MARKS[VerdictStatus.MENUNGGU if row.missing else VerdictStatus.DISETUJUI]
    lacking = f"{row.missing} orang lagi" if told else _missing(row)
    parts = [", ".join(row.approvers)] if row.approvers else []
    parts += [lacking] if row.missing else []
    return f"{mark} {row.title}: {'; '.join(parts)}"


def _lapsed(verdict: Verdict) -> Iterator[str]:
    """Yield approvals that do not count; accounts of which the same is to be said together."""
    grouped: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for item in verdict.lapsed:
        grouped.setdefault((item.reason, item.cells), []).append(item.account)
    for (reason, cells), accounts in grouped.items():
        told = f" Yang berubah: {'; '.join(cells)}." if cells else ""
        yield f"{', '.join(accounts)}: {reason}.{told}"


def verdict_text(verdict: Verdict) -> str:
    """Return the verdict for a terminal."""
    lines = [f"{str(verdict.status).upper()}: {verdict.sentence}"]
    for row in approval_rows(verdict.requirements):
        who = f" oleh {', '.join(row.approvers)}" if row.approvers else ""
        lines.append(f"  - {row.title}: {_missing(row)}{who} [{row.reasons}]")
    lines += [f"  - tidak dihitung, {row}" for row in _lapsed(verdict)]
    lines += [f"  - perhatikan, {row}." for row in verdict.warnings]
    lines += [
        f"  - untuk rencana aksi yang dimaksud: {item.proposed}" for item in verdict.returns if item.reason
    ]
    return "\n".join(" ".join(line.split()) if line[0] != " " else line for line in lines) + "\n"


def verdict_markdown(verdict: Verdict) -> str:
    """Return the verdict's heading and sentence, with which a comment begins."""
    return (
        f"## {STATUS_MARKS[verdict.status]} {safe_text(str(verdict.status).capitalize())}\n\n"
        f"{safe_text(verdict.sentence)}\n"
    )


def approvals_markdown(verdict: Verdict) -> str:
    """Return what a comment ends with: approvals that do not count, and the table; empty without any."""
    told = verdict.status is VerdictStatus.MENUNGGU
    parts = []
    if proposed := [item.proposed for item in verdict.returns if item.reason]:
        parts.append(f"{PROPOSED}\n\n{bullet_list(proposed)}")
    if verdict.lapsed:
        parts.append(f"**Persetujuan yang tidak dihitung**\n\n{bullet_list(_lapsed(verdict))}")
    if verdict.warnings:
        parts.append(f"**Tentang akun**\n\n{bullet_list(f'{row}.' for row in verdict.warnings)}")
    if verdict.requirements:
        rows = ((_cell(row, told), row.reasons) for row in approval_rows(verdict.requirements))
        parts.append(markdown_table(_TABLE_HEAD, rows))
    return "\n".join(("## Persetujuan\n", *parts)) if parts else ""


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """Return the verdict as plain data."""
    return {
        "status": str(verdict.status),
        "kalimat": verdict.sentence,
        "syarat": [
            {
                "peran": item.requirement.peran,
                "nama_peran": item.role_name,
                "unit": item.requirement.unit,
                "jumlah": item.requirement.count,
                "alasan": list(item.requirement.reason),
                "oleh": list(item.approvers),
                "kurang": item.missing,
                "calon": list(item.candidates),
            }
            for item in verdict.requirements
        ],
        "gugur": [
            {"akun": item.account, "alasan": item.reason, "sel": list(item.cells)} for item in verdict.lapsed
        ],
        "pelanggaran": list(verdict.violations),
        "peringatan": list(verdict.warnings),
        "kembali": [
            {
                "akun": item.account,
                "peran": list(item.roles),
                "tanggal": item.tanggal,
                "alasan": item.reason or None,
            }
            for item in verdict.returns
        ],
    }
