"""Tables of the evidence pack, as CSV that no spreadsheet takes for formulas; each row carries the mark."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ukur.document.bukti_dukung import ArsipBukti, BuktiKind, ShownCriterion
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran
from ukur.document.open_data.columns import csv_text
from ukur.document.open_data.table_text import csv_file, csv_lines, table_content
from ukur.document.tabel.annex import DICTIONARY, EVIDENCE
from ukur.document.tabel.budget import BUDGET_DATA, EFFICIENCY
from ukur.document.tabel.declaration import Table
from ukur.document.tabel.form import FORM
from ukur.document.tabel.pelaksanaan_table import CORRECTIONS, SOP_RECORD
from ukur.document.tabel.plan import FOLLOW_UP, PLANS
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding
from ukur.model.sop import Langkah

MARK_COLUMN = "tanda"
_LINE_END = "\r\n"
_OPEN_TABLES: Mapping[BuktiKind, tuple[str, Table]] = {
    BuktiKind.DEFINISI: ("definisi-operasional.csv", DICTIONARY),
    BuktiKind.BUKTI_DATA: ("bukti-data.csv", EVIDENCE),
    BuktiKind.PELAKSANAAN: ("pelaksanaan-sop.csv", SOP_RECORD),
    BuktiKind.RENCANA: ("rencana-aksi.csv", PLANS),
    BuktiKind.TINDAK_LANJUT: ("tindak-lanjut.csv", FOLLOW_UP),
    BuktiKind.ANGGARAN: ("anggaran.csv", BUDGET_DATA),
    BuktiKind.EFISIENSI: ("efisiensi.csv", EFFICIENCY),
    BuktiKind.KOREKSI: ("koreksi.csv", CORRECTIONS),
}


def bukti_table(catalogue: Catalogue, dokumen: DokumenPengukuran) -> dict[BuktiKind, dict[str, bytes]]:
    """Return one table for each kind of evidence that is nothing but a table."""
    found = {kind: {name: _open_table(table, dokumen)} for kind, (name, table) in _OPEN_TABLES.items()}
    marks = dokumen.tanda
    found[BuktiKind.PERIODE] = {"periode.csv": _csv(_PERIODE_COLUMNS, _periode(catalogue), marks)}
    found[BuktiKind.UNIT] = {"unit.csv": _csv(_UNIT_COLUMNS, _unit(catalogue, dokumen), marks)}
    return found


def pengukuran_table(dokumen: DokumenPengukuran, explained: Sequence[Finding]) -> dict[str, bytes]:
    """Return the measurement form, and what was asked about its figures with the answers, if anything was."""
    form = {"pengukuran.csv": _open_table(FORM, dokumen)}
    rows = ((item.code, item.message, str(item.location), item.dijelaskan or "") for item in explained)
    asked = {"peringatan-dijelaskan.csv": _csv(_EXPLAINED_COLUMNS, rows, dokumen.tanda)} if explained else {}
    return form | asked


def sop_table(catalogue: Catalogue, dokumen: DokumenPengukuran) -> dict[str, bytes]:
    """Return the steps of the SOP."""
    rows = (_langkah(catalogue, step) for step in catalogue.sop.langkah)
    return {"sop.csv": _csv(_SOP_COLUMNS, rows, dokumen.tanda)}


def persetujuan_table(arsip: ArsipBukti, dokumen: DokumenPengukuran) -> dict[str, bytes]:
    """Return the approvals on record."""
    rows = ((", ".join(i.peran), i.akun, i.waktu, i.usulan, i.sidik) for i in arsip.setuju)
    return {"persetujuan.csv": _csv(("peran", "akun", "waktu", "usulan", "sidik"), rows, dokumen.tanda)}


def evidence_lists(criteria: Sequence[ShownCriterion], marks: Sequence[str]) -> dict[str, bytes]:
    """Return the list of evidence and the list of what is missing."""
    shown = (
        (item.kode, item.uraian, str(item.status), bukti.nama, bukti.tujuan, bukti.sha256, bukti.keterangan)
        for item in criteria
        for bukti in item.bukti
    )
    missing = (
        (item.kode, item.uraian, str(item.status), lacking.uraian, lacking.oleh)
        for item in criteria
        for lacking in item.kurang
    )
    head = ("kriteria", "uraian", "status")
    return {
        "daftar-bukti.csv": _csv((*head, "bukti", "letak", "sha256", "keterangan"), shown, marks),
        "daftar-kekurangan.csv": _csv((*head, "kekurangan", "dilengkapi_oleh"), missing, marks),
    }


_EXPLAINED_COLUMNS = ("kode", "peringatan", "letak", "penjelasan")
_PERIODE_COLUMNS = ("periode", "tahap", "disahkan", "tanggal_pengesahan", "nomor")
_UNIT_COLUMNS = ("unit", "nama", "induk", "indikator", "formulir")
_SOP_COLUMNS = ("langkah", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "tahap", "persetujuan")


def _periode(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for periode, one in sorted(catalogue.dokumen.items()):
        date = one.tanggal_pengesahan.isoformat() if one.tanggal_pengesahan else DASH
        yield str(periode), str(one.tahap), _yes(one.tahap.disahkan), date, one.nomor or DASH


def _unit(catalogue: Catalogue, dokumen: DokumenPengukuran) -> Iterator[tuple[str, ...]]:
    forms = catalogue.formulir.get(dokumen.periode, {})
    measured = {row.kode for row in dokumen.baris}
    items = [item for kode, item in catalogue.indikator.items() if kode in measured]
    asked = [key for item in items for key in catalogue.reporters(item, dokumen.periode)]
    known = catalogue.instansi.unit
    shown = {**catalogue.units_in(dokumen.periode), **{key: known[key] for key in forms if key in known}}
    for key, unit in sorted(shown.items()):
        own = asked.count(key)
        yield key, unit.nama, unit.induk or DASH, str(own), _yes(key in forms)


def _langkah(catalogue: Catalogue, step: Langkah) -> tuple[str, ...]:
    roles = catalogue.peran.peran
    names = {key: role.nama for key, role in roles.items()}
    asked = catalogue.sop.approvals_of(step)
    needs = "; ".join(f"{need.jumlah} {names.get(need.peran, need.peran)}" for need in asked)
    done_by = ", ".join(names.get(key, key) for key in step.pelaksana)
    printed = (step.kelengkapan, step.waktu, step.output)
    return (str(step.nomor), step.kegiatan, done_by, *printed, str(step.tahap), needs)


def _yes(benar: bool) -> str:
    return "ya" if benar else "tidak"


def _open_table(tabel: Table, dokumen: DokumenPengukuran) -> bytes:
    """Return a table of the open data with the mark as its last column."""
    mark = csv_text("; ".join(dokumen.tanda))
    head = csv_file(tabel, ()).decode().removesuffix(_LINE_END)
    lines = (
        line.removesuffix(_LINE_END) for line in csv_lines(table_content(tabel, list(tabel.rows(dokumen))))
    )
    body = "".join(f"{line},{mark}{_LINE_END}" for line in lines)
    return f"{head},{MARK_COLUMN}{_LINE_END}{body}".encode()


def _csv(header: Sequence[str], line: Iterable[Sequence[str]], marks: Sequence[str]) -> bytes:
    mark = "; ".join(marks)
    rows = ((*header, MARK_COLUMN), *((*row, mark) for row in line))
    return "".join(",".join(map(csv_text, row)) + _LINE_END for row in rows).encode()
