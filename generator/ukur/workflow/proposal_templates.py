"""Templates of proposals, as each host reads them: what the SOP says of the steps that one closes."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from ukur.model.peran import DaftarPeran
from ukur.model.periode import Periode
from ukur.model.sop import Langkah, Sop, Tahap
from ukur.workflow.markdown import safe_text
from ukur.workflow.reasons import join_words

_WIDTH = 110
"""Letters of a line, as in every text of this repository."""
_PERIOD_LINE = "Periode:"
_ALWAYS = "Pemeriksaan otomatis usulan ini selesai tanpa galat"


@dataclass(frozen=True)
class ProposalKind:
    """A proposal of one quarter: the stages that it closes, what it changes, and what is looked at first.

    ``{catat}`` stands for the steps that nobody approves, which are recorded by hand, ``{pemutus}`` for who
    decides on it.
    """

    name: str
    stages: tuple[Tahap, ...]
    changed: tuple[str, ...]
    looked_at: tuple[str, ...]


KINDS = (
    ProposalKind(
        "format",
        (Tahap.FORMAT,),
        (
            "`ukur new 2025-TW1` (ganti periodenya) membuat `dokumen.yml` dan formulir kosong tiap unit di "
            "`indicators/pengukuran/`. Perintah itu aman diulang.",
            "Pada `dokumen.yml`, `tahap` menjadi `format`.{catat}",
            "Realisasi belum diisi pada usulan ini.",
        ),
        (
            "Setiap unit yang mempunyai indikator pada triwulan ini sudah mempunyai formulir",
            "Target di kamus sama dengan perjanjian kinerja",
        ),
    ),
    ProposalKind(
        "himpun",
        (Tahap.DRAF,),
        (
            "Realisasi dan bukti diisi di formulir unit. Data yang belum ada dikosongkan dan diberi "
            "`keterangan`.",
            "Pada usulan himpun yang terakhir, `tahap` di `dokumen.yml` menjadi `draf`.{catat}",
        ),
        (
            "Setiap realisasi mempunyai bukti",
            "Nilai, satuan, dan periodenya sama dengan buktinya",
            "Setiap isian kosong mempunyai keterangan",
        ),
    ),
    ProposalKind(
        "evaluasi",
        (Tahap.KONSEP,),
        (
            "`pendahuluan` dan `analisis` diisi di `dokumen.yml`. Indikator yang tidak mencapai target "
            "mendapat `rencana_aksi` di formulir unit.",
            "Pada `dokumen.yml`, `tahap` menjadi `konsep`.{catat}",
        ),
        (
            "Setiap indikator yang tidak mencapai target mempunyai rencana aksi yang lengkap",
            "Kabar rencana aksi periode lalu sudah ditulis di tindak_lanjut",
            "Pratinjau dokumen sudah dibaca utuh",
        ),
    ),
    ProposalKind(
        "pengesahan",
        (Tahap.DOKUMEN, Tahap.DITANDATANGANI),
        (
            "Pada `dokumen.yml`, `nomor` dan `tanggal_pengesahan` diisi dan `tahap` menjadi "
            "`ditandatangani`.{catat}",
            "Persetujuan {pemutus} pada usulan ini adalah keputusannya.",
            "Target yang tidak tercapai tidak menghalangi pengesahan; rencana aksinya yang harus lengkap. "
            "Data yang salah adalah hal lain: kembalikan usulannya dan sebutkan yang salah.",
        ),
        (
            "Pratinjau dokumen sudah dibaca utuh",
            "Laporan perubahan tidak memuat peringatan yang belum dijelaskan",
        ),
    ),
    ProposalKind(
        "arsip",
        (Tahap.ARSIP,),
        (
            "Pada `dokumen.yml`, `lokasi_arsip` diisi dan `tahap` menjadi `arsip`.{catat}",
            "Folder baru di `content/arsip/` dan satu baris `register.jsonl` berasal dari `ukur archive "
            "2025-TW1` (ganti periodenya). Yang sudah ada tidak diubah dan tidak dihapus.",
        ),
        ("Dokumen yang diarsipkan adalah dokumen yang ditandatangani",),
    ),
)
"""In the order of a quarter."""


def proposal_templates(sop: Sop, peran: DaftarPeran) -> dict[str, str]:
    """Return the text of every template, by its path in the repository; Gitea reads GitHub's as well."""
    files: dict[str, str] = {}
    for kind in KINDS:
        text = "\n".join(_template(kind, sop, peran)) + "\n"
        files[f".github/PULL_REQUEST_TEMPLATE/{kind.name}.md"] = text
        files[f".gitlab/merge_request_templates/{kind.name.capitalize()}.md"] = text
    usual = usual_template(sop, peran)
    return files | {
        ".github/pull_request_template.md": usual,
        ".gitlab/merge_request_templates/Default.md": usual,
    }


def filled_template(name: str, sop: Sop, peran: DaftarPeran, periode: Periode) -> str:
    """Return the text of a proposal of one kind for a period; the same on every run."""
    kind = next(kind for kind in KINDS if kind.name == name)
    lines = (f"Periode: {periode}" if line == _PERIOD_LINE else line for line in _template(kind, sop, peran))
    return "\n".join(lines) + "\n"


def usual_template(sop: Sop, peran: DaftarPeran) -> str:
    """Return the text of a proposal that closes no step of a quarter, such as a correction."""
    return "\n".join(_usual(sop, peran)) + "\n"


def role_name(peran: DaftarPeran, key: str) -> str:
    """Return a role as the office calls it, safe in Markdown."""
    known = peran.peran.get(key)
    return safe_text(known.nama if known else key)


def approver_names(sop: Sop, peran: DaftarPeran, step: Langkah) -> str:
    """Return who approves a step: ``Tim SAKIP (2 orang), Sekretaris``; a dash where nobody is asked."""
    asked = ((role_name(peran, item.peran), item.jumlah) for item in sop.approvals_of(step))
    return ", ".join(name if count == 1 else f"{name} ({count} orang)" for name, count in asked) or "–"


def step_numbers(steps: tuple[Langkah, ...]) -> str:
    """Return the numbers of steps in words: ``Langkah 7 dan 8``, ``Langkah 1 sampai 3``."""
    numbers = [step.nomor for step in steps]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"Langkah {numbers[0]} sampai {numbers[-1]}"
    return f"Langkah {join_words(map(str, numbers))}"


def steps_of(sop: Sop, stages: tuple[Tahap, ...]) -> tuple[Langkah, ...]:
    """Return the steps that close the stages, in the SOP's order."""
    return tuple(step for step in sop.langkah if step.tahap in stages)


def _template(kind: ProposalKind, sop: Sop, peran: DaftarPeran) -> Iterator[str]:
    steps = steps_of(sop, kind.stages)
    yield from (f"# {kind.name.capitalize()}", "", _PERIOD_LINE, "")
    for step in steps:
        yield from (f"## Langkah {step.nomor}: {safe_text(step.kegiatan)}", "")
        who, when, out = approver_names(sop, peran, step), safe_text(step.waktu), safe_text(step.output)
        yield from (f"Disetujui oleh: {who}. Waktu baku: {when}. Hasil: {out}.", "")
        yield from (f"- [ ] Kelengkapan: {safe_text(step.kelengkapan)}", "")
    yield from ("## Yang diubah", "", *_numbered(kind, steps, sop, peran), "")
    yield from ("## Periksa lebih dahulu", "", *(f"- [ ] {line}" for line in (*kind.looked_at, _ALWAYS)))
    yield from ("", "## Catatan")


def _numbered(kind: ProposalKind, steps: tuple[Langkah, ...], sop: Sop, peran: DaftarPeran) -> Iterator[str]:
    ordered = steps_of(sop, (Tahap.PERINTAH,)) if kind.name == "format" else ()
    by_hand = tuple(step for step in (*ordered, *steps) if not sop.approvals_of(step))
    numbers = step_numbers(by_hand) if by_hand else ""
    told = f" {numbers} dicatat di `pelaksanaan`; yang disetujui tercatat sendiri." if numbers else ""
    words = {"catat": told}
    deciding = (item.peran for step in steps for item in sop.approvals_of(step))
    words["pemutus"] = join_words(dict.fromkeys(role_name(peran, key) for key in deciding) or ["pemutus"])
    for number, line in enumerate(kind.changed, 1):
        yield textwrap.fill(
            f"{number}. {line.format_map(words)}",
            _WIDTH,
            subsequent_indent="   ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _usual(sop: Sop, peran: DaftarPeran) -> Iterator[str]:
    yield from (_PERIOD_LINE, "")
    yield (
        "Sisakan baris langkah yang diusulkan. Yang diminta gerbang ditentukan oleh isi usulan, bukan oleh "
        "tabel ini."
    )
    yield from ("", "| Langkah SOP | Kelengkapan | Disetujui oleh |", "|---|---|---|")
    for step in (step for step in sop.langkah if step.tahap is not Tahap.PERINTAH):
        what, bring = safe_text(step.kegiatan), safe_text(step.kelengkapan)
        yield f"| {step.nomor}. {what} | {bring} | {approver_names(sop, peran, step)} |"
    yield (
        "| Bukan langkah SOP: indikator, target, anggaran, halaman | alasan, ditulis di bawah "
        "| disebut gerbang |"
    )
    yield from ("", "## Yang berubah dan alasannya")
