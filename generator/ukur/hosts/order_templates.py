"""The order that opens a quarter, as an issue: a form for GitHub, Gitea and Forgejo, a text for GitLab."""

import json
import textwrap
from collections.abc import Iterator

from ukur.model.peran import DaftarPeran
from ukur.model.sop import Langkah, Sop, Tahap
from ukur.workflow.markdown import safe_text
from ukur.workflow.proposal_templates import role_name, step_numbers, steps_of

_WIDTH = 110
"""Letters of a line, as in every text of this repository."""
FORM = ".github/ISSUE_TEMPLATE/perintah-pengukuran.yml"
TEXT = ".gitlab/issue_templates/Perintah_pengukuran.md"


def order_templates(sop: Sop, peran: DaftarPeran) -> dict[str, str]:
    """Return both by their path in the repository."""
    steps = steps_of(sop, (Tahap.PERINTAH,))
    told = [_step(step, peran) for step in steps]
    brought = list(dict.fromkeys(safe_text(step.kelengkapan) for step in steps))
    return {
        FORM: "\n".join(_form(sop, peran, steps, told, brought)) + "\n",
        TEXT: "\n".join(_text(sop, peran, steps, told, brought)) + "\n",
    }


def _doers(step: Langkah, peran: DaftarPeran) -> str:
    return ", ".join(role_name(peran, key) for key in step.pelaksana)


def _step(step: Langkah, peran: DaftarPeran) -> str:
    doer, when = _doers(step, peran), safe_text(step.waktu)
    return f"**Langkah {step.nomor}.** {safe_text(step.kegiatan)}. Pelaksana: {doer}. Waktu baku: {when}."


def _handed_on(sop: Sop, peran: DaftarPeran, steps: tuple[Langkah, ...], place: str) -> str:
    """Return who fills the order in and who hands it on, in the SOP's words for them."""
    after = next((step for step in sop.langkah if step.tahap is not Tahap.PERINTAH), None)
    planner = _doers(after, peran) if after else "pelaksana langkah berikutnya"
    first = _doers(steps[0], peran) if steps else "Pimpinan"
    if len(steps) > 1:
        hands = f"{first} mengisi dan mengirim isian ini. {_doers(steps[-1], peran)} meneruskannya dengan"
        dates = "Tanggal kedua langkah itu" if len(steps) == 2 else "Tanggal langkah-langkah itu"
    else:
        hands, dates = f"{first} mengisi dan mengirim isian ini,", "Tanggal langkah itu"
    verb = "menunjuk" if len(steps) > 1 else "lalu menunjuk"
    return (
        f"{hands} {verb} {planner} pada bagian *{place}*. {dates} nanti dicatat di `dokumen.yml` oleh "
        f"{planner}."
    )


def _filled(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _text(
    sop: Sop, peran: DaftarPeran, steps: tuple[Langkah, ...], told: list[str], brought: list[str]
) -> Iterator[str]:
    for line in told:
        yield from (line, "")
    yield from (_filled(_handed_on(sop, peran, steps, "Assignee")), "")
    yield "- Periode (misalnya 2025-TW1):"
    yield "- Tanggal perintah (tahun-bulan-tanggal):"
    yield "- Batas waktu dokumen ditandatangani:"
    yield from ("", "## Kelengkapan", "", *(f"- [ ] {item}" for item in brought), "", "## Catatan")


_FIELDS = """  - type: input
    id: periode
    attributes:
      label: Periode
      description: Tahun dan triwulan yang diukur.
      placeholder: 2025-TW1
    validations:
      required: true
  - type: input
    id: perintah
    attributes:
      label: Tanggal perintah
      description: Tanggal langkah 1, ditulis tahun-bulan-tanggal.
      placeholder: 2025-04-01
    validations:
      required: true
  - type: input
    id: batas
    attributes:
      label: Batas waktu
      description: Dokumen yang ditandatangani selesai paling lambat tanggal ini.
      placeholder: 2025-04-15
    validations:
      required: true
  - type: textarea
    id: catatan
    attributes:
      label: Catatan
      description: Arahan khusus, misalnya indikator yang perlu perhatian atau data yang baru tersedia."""


def _form(
    sop: Sop, peran: DaftarPeran, steps: tuple[Langkah, ...], told: list[str], brought: list[str]
) -> Iterator[str]:
    numbers = step_numbers(steps) if steps else "Perintah"
    first = _doers(steps[0], peran) if steps else "pimpinan"
    yield "# Gitea and Forgejo read this form too. Written by 'ukur templates' from sop.yml and peran.yml."
    yield "name: Perintah pengukuran"
    described = f"{numbers} SOP, {first} memerintahkan pengukuran kinerja satu periode"
    yield f"description: {_quoted(described)}"
    yield from ('title: "Perintah pengukuran kinerja: "', "body:", "  - type: markdown", "    attributes:")
    yield "      value: |"
    for line in told:
        yield from (f"        {line}", "")
    yield _filled(_handed_on(sop, peran, steps, "Assignees"), " " * 8)
    yield _FIELDS
    yield from ("  - type: checkboxes", "    id: kelengkapan", "    attributes:", "      label: Kelengkapan")
    yield f"      description: {_quoted(f'Kelengkapan {numbers.lower()} menurut SOP.')}"
    yield "      options:"
    yield from (f"        - label: {_quoted(item)}" for item in brought)


def _quoted(text: str) -> str:
    """Return a text as a YAML scalar that is nothing but that text; JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)
