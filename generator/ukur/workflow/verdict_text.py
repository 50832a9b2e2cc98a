"""The verdict as text, Markdown and JSON-able data: who approved, who is missing, why approvals lapsed."""

from collections.abc import Iterator
from typing import Any

from ukur.workflow.decision import RequirementResult, Verdict, VerdictStatus
from ukur.workflow.markdown import bullet_list, fitting_text, markdown_table, safe_text

STATUS_MARKS = {
    VerdictStatus.DISETUJUI: "✅",
    VerdictStatus.MENUNGGU: "⏳",
    VerdictStatus.GAGAL: "❌",
    VerdictStatus.GALAT: "⚠️",
}
_TABLE_HEAD = ("Syarat", "Karena", "Sudah menyetujui", "Masih diperlukan")


def _name(item: RequirementResult) -> str:
    count = f" ({item.requirement.count} orang)" if item.requirement.count > 1 else ""
    unit = f" unit {item.requirement.unit}" if item.requirement.unit else ""
    return f"{item.role_name}{unit}{count}"


def _missing(item: RequirementResult) -> str:
    if not item.missing:
        return "lengkap"
    if len(item.candidates) < item.missing:
        return f"{item.missing} orang lagi; {item.shortage}"
    return f"{item.missing} orang lagi dari: {', '.join(item.candidates)}"


def _row(item: RequirementResult) -> tuple[str, str, str, str]:
    return _name(item), "; ".join(item.requirement.reason), ", ".join(item.approvers), _missing(item)


def _lapsed(verdict: Verdict) -> Iterator[str]:
    for item in verdict.lapsed:
        cells = f" Yang berubah: {'; '.join(item.cells)}." if item.cells else ""
        yield f"{item.account}: {item.reason}.{cells}"


def verdict_text(verdict: Verdict) -> str:
    """Return the verdict for a terminal."""
    lines = [f"{str(verdict.status).upper()}: {verdict.sentence}"]
    for item in verdict.requirements:
        who = f" oleh {', '.join(item.approvers)}" if item.approvers else ""
        lines.append(f"  - {_name(item)}: {_missing(item)}{who} [{'; '.join(item.requirement.reason)}]")
    lines += [f"  - tidak dihitung, {row}" for row in _lapsed(verdict)]
    lines += [f"  - perhatikan, {row}." for row in verdict.warnings]
    return "\n".join(" ".join(line.split()) if line[0] != " " else line for line in lines) + "\n"


def verdict_markdown(verdict: Verdict) -> str:
    """Return the verdict for a comment: the sentence, the table, and approvals that do not count."""
    short = f"### {STATUS_MARKS[verdict.status]} {safe_text(str(verdict.status).capitalize())}\n\n"
    short += f"{safe_text(verdict.sentence)}\n"
    full = short
    if verdict.requirements:
        full += "\n" + markdown_table(_TABLE_HEAD, (_row(item) for item in verdict.requirements))
    if verdict.lapsed:
        full += f"\n**Persetujuan yang tidak dihitung**\n\n{bullet_list(_lapsed(verdict))}"
    if verdict.warnings:
        full += f"\n**Tentang akun**\n\n{bullet_list(f'{row}.' for row in verdict.warnings)}"
    return fitting_text(full, short)


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
    }
