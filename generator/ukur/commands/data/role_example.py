"""The operator's guide shows roles with their accounts: those of the office, where its keys are others."""

import re
from collections.abc import Iterator

from ukur.commands.data.role_words import plain
from ukur.model.catalogue import Catalogue
from ukur.model.sop import Guard, Langkah, Tahap
from ukur.workflow.markdown import safe_text
from ukur.workflow.reasons import join_words

OPERATOR = "content/panduan/operator.md"
_EXAMPLE = re.compile(r"(?<=# indicators/peran\.yml\n)peran:\n(?:[ a-z].*\n)+(?=```)")
_TABLE = re.compile(r"(?<=\| Kunci \| Paling sedikit \| Sebabnya \|\n\|---\|---\|---\|\n)(?:\|.*\n)+")
_VACANT = re.compile(r"(- peran: )kepala(\n\s+pengganti: )\[sekretaris, [a-z0-9-]+\]")
_KEY = re.compile(r"^  ([a-z0-9-]+):$", re.MULTILINE)
_FEWEST_IN_PLACE = 2
"""Roles that decide together for a vacant one, at least (rule H112)."""


def with_roles(text: str, catalogue: Catalogue) -> str:
    """Return the guide with an example and a table of the office's own roles."""
    example = _EXAMPLE.search(text)
    if example is None or set(_KEY.findall(example[0])) == set(catalogue.peran.peran):
        return text
    text = _EXAMPLE.sub(lambda _: "".join(_rows(catalogue)), text)
    text = _TABLE.sub(lambda _: "".join(_reasons(catalogue)), text)
    return _VACANT.sub(lambda match: f"{match[1]}{_vacant(catalogue, match[2])}", text)


def _rows(catalogue: Catalogue) -> Iterator[str]:
    yield "peran:\n"
    for key, role in catalogue.peran.peran.items():
        yield f"  {key}:\n    nama: {plain(' '.join(role.nama.split()))}\n    pemegang:\n"
        for number in range(1, _fewest(catalogue, key) + 1):
            yield f"      - akun: {key}-{number}\n        mulai: 2025-01-02\n"


def _reasons(catalogue: Catalogue) -> Iterator[str]:
    for key in catalogue.peran.peran:
        numbers = [str(step.nomor) for step in _approved_by(catalogue, key)]
        why = f"menyetujui langkah {join_words(numbers)}" if numbers else _other_reason(catalogue, key)
        own = any(_writes(step, key) for step in _approved_by(catalogue, key))
        why += "; penulis usulan tidak dapat menyetujuinya" if own else ""
        yield f"| `{key}` | {_fewest(catalogue, key)} akun | {why} |\n"


def _other_reason(catalogue: Catalogue, key: str) -> str:
    doing = [str(step.nomor) for step in catalogue.sop.langkah if key in step.pelaksana]
    return f"mengerjakan langkah {join_words(doing)}" if doing else safe_text(catalogue.peran.peran[key].nama)


def _approved_by(catalogue: Catalogue, key: str) -> list[Langkah]:
    sop = catalogue.sop
    return [step for step in sop.langkah if any(item.peran == key for item in sop.approvals_of(step))]


def _writes(step: Langkah, key: str) -> bool:
    """Return whether a role writes the proposal of a step by itself; what is decided on, others write."""
    return step.pelaksana == (key,) and step.tahap not in {Tahap.DOKUMEN, Tahap.DITANDATANGANI}


def _fewest(catalogue: Catalogue, key: str) -> int:
    """Return how many accounts a role needs: those a step asks, one more where it does the step itself."""
    asked = [
        item.jumlah + _writes(step, key)
        for step in _approved_by(catalogue, key)
        for item in catalogue.sop.approvals_of(step)
        if item.peran == key
    ]
    return max(asked, default=1)


def _vacant(catalogue: Catalogue, between: str) -> str:
    """Return a declaration for the role that guards targets: who decides while nobody holds it."""
    vacant = catalogue.sop.guards(Guard.TARGET)[0]
    others = [key for key in catalogue.peran.peran if key != vacant][:_FEWEST_IN_PLACE]
    return f"{vacant}{between}[{', '.join(others)}]"
