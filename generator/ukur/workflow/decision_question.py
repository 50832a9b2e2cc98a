"""The question of the SOP's decision step: its branches, what to do on the host, and where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass

from ukur.model.sop import Langkah, Sop

APPROVE, RETURN = "setujui usulan ini", "kembalikan dengan satu kalimat alasan"

ADEQUATE = "belum tercapai tetapi rencana aksinya memadai"


@dataclass(frozen=True)
class DecisionQuestion:
    """What is asked, and the answers: each with what the approver does and where the SOP goes then."""

    title: str
    hint: str
    answers: tuple[str, ...]


def decision_question(
    sop: Sop, steps: Sequence[Langkah], missed: int, lacking: Sequence[str]
) -> DecisionQuestion | None:
    """Return the question of the last decision step among those that a proposal closes; None without one.

    ``missed`` targets turn the question to their plans; ``lacking`` are those that have none.
    """
    step = next((step for step in reversed(steps) if step.cabang), None)
    if step is None:
        return None
    names = {other.nomor: other.kegiatan for other in sop.langkah}
    answers = []
    for branch in step.cabang:
        forward = branch.langkah > step.nomor
        meanings = [branch.uraian, ADEQUATE if forward and missed and branch.uraian else None]
        meaning = ", atau ".join(text for text in meanings if text)
        leads = f", {names[branch.langkah]}" if branch.langkah in names else ""
        answer = f"{branch.jawaban} ({meaning})" if meaning else branch.jawaban
        what = APPROVE if forward else RETURN
        answers.append(f"{answer}: {what}. Lanjut ke langkah {branch.langkah}{leads}.")
    return DecisionQuestion(f"Pertanyaan langkah {step.nomor} SOP", _hint(missed, lacking), tuple(answers))


def _hint(missed: int, lacking: Sequence[str]) -> str:
    if not missed:
        return "Tidak ada target yang dinyatakan tidak tercapai. Apakah dokumen ini disahkan?"
    if lacking:
        return f"{missed} target tidak tercapai; {', '.join(lacking)} belum mempunyai rencana aksi."
    return f"{missed} target tidak tercapai dan mempunyai rencana aksi. Apakah rencananya memadai?"
