"""The YAML forms of a new period: empty fields to fill, and what a planner needs to know as comments."""

import json
from collections.abc import Iterable, Iterator

from ukur.forms.unit_form import IsianRow, OpenRencana, UnitForm
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import CaraHitung
from ukur.model.paths import DataKind, schema_path
from ukur.model.periode import Periode
from ukur.model.sop import Tahap

_SCHEMA_LINE = "# yaml-language-server: $schema=../../../"  # from the folder of a period up to the repository
_NUMBER_NOTE = (
    "Nomor menurut penomoran di instansi.yml. Cocokkan urutnya dengan buku agenda, lalu hapus tanda # di "
    "depan nomor pada usulan Pengesahan."
)
WIDTH = 100  # our choice: letters of a comment line, so that editors on the web need not wrap it


def formulir_yaml(form: UnitForm) -> str:
    """Return the empty form of one unit; blank means not reported, never zero."""
    lines = [
        f"{_SCHEMA_LINE}{schema_path(DataKind.FORMULIR)}",
        *_comment(f"Formulir {form.nama}, {form.periode.title}.", 0),
        *_comment("Isi angka tanpa satuan. Yang belum ada datanya dibiarkan kosong, jangan diisi 0.", 0),
        f"unit: {form.unit}",
    ]
    asked = [row for row in form.baris if row.ditagih or row.rencana]
    if asked:
        lines += ["", "indikator:"]
    for row in asked:
        lines += _row(row)
    return "\n".join(lines) + "\n"


def introduction(catalogue: Catalogue, periode: Periode) -> str:
    """Return the sentence with which the document of a new period begins."""
    office, identity = catalogue.instansi, catalogue.sop.identitas
    return (
        f"Dokumen ini memuat hasil pengukuran kinerja {office.nama} {office.daerah} sampai dengan "
        f"{periode.title}, menurut SOP {identity.nama} Nomor {identity.nomor}."
    )


def dokumen_yaml(
    periode: Periode, pendahuluan: str, numbered: str | None = None, tahap: Tahap = Tahap.PERINTAH
) -> str:
    """Return the document's own file, at a stage; ``numbered`` is proposed in a comment."""
    number = (*_comment(_NUMBER_NOTE, 0), *_comment(f'nomor: "{numbered}"', 0)) if numbered else ()
    return "\n".join(
        (
            f"{_SCHEMA_LINE}{schema_path(DataKind.DOKUMEN)}",
            f"periode: {periode}",
            f"tahap: {tahap}",
            *number,
            "",
            f"pendahuluan: {json.dumps(pendahuluan, ensure_ascii=False)}",
            "",
        )
    )


def _row(row: IsianRow) -> Iterator[str]:
    yield ""
    yield from _comment(f"{row.nama} ({row.satuan})", 2)
    yield from _comment(f"Target: {row.target.sentence}. Angka terakhir: {row.terakhir}.", 2)
    yield f"  {row.kode}:"
    if row.ditagih:
        yield from _figures(row)
    yield "    keterangan:"
    if row.ditagih:
        yield from _comment("Bukti: hapus tanda # dan isi tautan atau lokasi_arsip.", 4)
        yield from ("    # bukti:", "    #   - nama:", "    #     tautan: https://")
    for number, plan in enumerate(row.rencana):
        yield from _follow_up(plan, first=number == 0)


def _figures(row: IsianRow) -> Iterator[str]:
    if row.cara is CaraHitung.LANGSUNG:
        yield "    realisasi:"
    elif row.cara is CaraHitung.RASIO:
        yield from _field("pembilang", row.pembilang)
        yield from _field("penyebut", row.penyebut)
    if row.anggota:
        yield from _comment("rincian: ganti null dengan angkanya; null berarti belum ada data", 4)
        yield "    rincian:"
        yield from _members(row)


def _field(key: str, meaning: str) -> Iterator[str]:
    yield from _comment(f"{key}: {meaning}", 4)
    yield f"    {key}:"


def _members(row: IsianRow) -> Iterator[str]:
    blank = ", ".join(f"{key}: null" for key in row.member_figures)
    for kode, name in row.anggota:
        yield f"      {kode}: {{{blank}}} # {' '.join(name.split())}"


def _follow_up(plan: OpenRencana, first: bool) -> Iterator[str]:
    """Carry an open plan over as a comment: an entry needs its status and story, which only people know."""
    yield from _comment(
        f"Rencana aksi {plan.periode} yang belum selesai (tenggat {plan.batas_waktu}): {plan.tindak_lanjut}",
        4,
    )
    if first:
        yield "    # tindak_lanjut:"
    yield f"    #   - periode: {plan.periode}"
    yield f"    #     rencana: {plan.nomor}"
    yield f"    #     status: {plan.status}"
    yield "    #     uraian:"


def _comment(text: str, indent: int) -> Iterable[str]:
    """Return a text as comment lines; whatever is in it stays a comment."""
    words, line = text.split(), ""
    for word in words:
        if line and len(line) + len(word) + 1 > WIDTH - indent:
            yield f"{' ' * indent}# {line}"
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield f"{' ' * indent}# {line}"
