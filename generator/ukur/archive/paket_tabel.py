"""Tables of the evidence pack, as CSV that no spreadsheet takes for formulas; each row carries the mark."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ukur.document.bukti_dukung import ArsipBukti, JenisBukti, KriteriaTampil
from ukur.document.data.kolom import teks_csv
from ukur.document.data.tabel import baris_csv, berkas_csv, isi
from ukur.document.nilai import DokumenPengukuran
from ukur.document.tabel.annex import DICTIONARY, EVIDENCE
from ukur.document.tabel.budget import BUDGET_DATA, EFFICIENCY
from ukur.document.tabel.declaration import Table
from ukur.document.tabel.form import FORM
from ukur.document.tabel.plan import FOLLOW_UP, PLANS
from ukur.document.tabel.process import CORRECTIONS, SOP_RECORD
from ukur.document.teks import KOSONG
from ukur.model.katalog import Katalog
from ukur.model.sop import Langkah

TANDA = "tanda"
_AKHIR = "\r\n"
_TERBUKA: Mapping[JenisBukti, tuple[str, Table]] = {
    JenisBukti.DEFINISI: ("definisi-operasional.csv", DICTIONARY),
    JenisBukti.BUKTI_DATA: ("bukti-data.csv", EVIDENCE),
    JenisBukti.PELAKSANAAN: ("pelaksanaan-sop.csv", SOP_RECORD),
    JenisBukti.RENCANA: ("rencana-aksi.csv", PLANS),
    JenisBukti.TINDAK_LANJUT: ("tindak-lanjut.csv", FOLLOW_UP),
    JenisBukti.ANGGARAN: ("anggaran.csv", BUDGET_DATA),
    JenisBukti.EFISIENSI: ("efisiensi.csv", EFFICIENCY),
    JenisBukti.KOREKSI: ("koreksi.csv", CORRECTIONS),
}


def tabel_bukti(katalog: Katalog, dokumen: DokumenPengukuran) -> dict[JenisBukti, dict[str, bytes]]:
    """Return one table for each kind of evidence that is nothing but a table."""
    found = {kind: {name: _terbuka(table, dokumen)} for kind, (name, table) in _TERBUKA.items()}
    marks = dokumen.tanda
    found[JenisBukti.PERIODE] = {"periode.csv": _csv(_KOLOM_PERIODE, _periode(katalog), marks)}
    found[JenisBukti.UNIT] = {"unit.csv": _csv(_KOLOM_UNIT, _unit(katalog, dokumen), marks)}
    return found


def tabel_pengukuran(dokumen: DokumenPengukuran) -> dict[str, bytes]:
    """Return the measurement form."""
    return {"pengukuran.csv": _terbuka(FORM, dokumen)}


def tabel_sop(katalog: Katalog, dokumen: DokumenPengukuran) -> dict[str, bytes]:
    """Return the steps of the SOP."""
    rows = (_langkah(katalog, step) for step in katalog.sop.langkah)
    return {"sop.csv": _csv(_KOLOM_SOP, rows, dokumen.tanda)}


def tabel_persetujuan(arsip: ArsipBukti, dokumen: DokumenPengukuran) -> dict[str, bytes]:
    """Return the approvals on record."""
    rows = ((", ".join(i.peran), i.akun, i.waktu, i.usulan, i.sidik) for i in arsip.setuju)
    return {"persetujuan.csv": _csv(("peran", "akun", "waktu", "usulan", "sidik"), rows, dokumen.tanda)}


def daftar(kriteria: Sequence[KriteriaTampil], tanda: Sequence[str]) -> dict[str, bytes]:
    """Return the list of evidence and the list of what is missing."""
    shown = (
        (item.kode, item.uraian, str(item.status), bukti.nama, bukti.tujuan, bukti.sha256, bukti.keterangan)
        for item in kriteria
        for bukti in item.bukti
    )
    missing = (
        (item.kode, item.uraian, str(item.status), kurang.uraian, kurang.oleh)
        for item in kriteria
        for kurang in item.kurang
    )
    head = ("kriteria", "uraian", "status")
    return {
        "daftar-bukti.csv": _csv((*head, "bukti", "letak", "sha256", "keterangan"), shown, tanda),
        "daftar-kekurangan.csv": _csv((*head, "kekurangan", "dilengkapi_oleh"), missing, tanda),
    }


_KOLOM_PERIODE = ("periode", "tahap", "disahkan", "tanggal_pengesahan", "nomor")
_KOLOM_UNIT = ("unit", "nama", "induk", "indikator", "formulir")
_KOLOM_SOP = ("langkah", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "tahap", "persetujuan")


def _periode(katalog: Katalog) -> Iterator[tuple[str, ...]]:
    for periode, one in sorted(katalog.dokumen.items()):
        date = one.tanggal_pengesahan.isoformat() if one.tanggal_pengesahan else KOSONG
        yield str(periode), str(one.tahap), _ya(one.tahap.disahkan), date, one.nomor or KOSONG


def _unit(katalog: Katalog, dokumen: DokumenPengukuran) -> Iterator[tuple[str, ...]]:
    forms = katalog.formulir.get(dokumen.periode, {})
    measured = {row.kode for row in dokumen.baris}
    for key, unit in sorted(katalog.instansi.unit.items()):
        own = sum(item.unit == key and kode in measured for kode, item in katalog.indikator.items())
        yield key, unit.nama, unit.induk or KOSONG, str(own), _ya(key in forms)


def _langkah(katalog: Katalog, step: Langkah) -> tuple[str, ...]:
    roles = katalog.peran.peran
    names = {key: role.nama for key, role in roles.items()}
    needs = "; ".join(f"{need.jumlah} {names.get(need.peran, need.peran)}" for need in step.persetujuan)
    done_by = ", ".join(names.get(key, key) for key in step.pelaksana)
    printed = (step.kelengkapan, step.waktu, step.output)
    return (str(step.nomor), step.kegiatan, done_by, *printed, str(step.tahap), needs)


def _ya(benar: bool) -> str:
    return "ya" if benar else "tidak"


def _terbuka(tabel: Table, dokumen: DokumenPengukuran) -> bytes:
    """Return a table of the open data with the mark as its last column."""
    mark = teks_csv("; ".join(dokumen.tanda))
    head = berkas_csv(tabel, ()).decode().removesuffix(_AKHIR)
    lines = (line.removesuffix(_AKHIR) for line in baris_csv(isi(tabel, list(tabel.rows(dokumen)))))
    body = "".join(f"{line},{mark}{_AKHIR}" for line in lines)
    return f"{head},{TANDA}{_AKHIR}{body}".encode()


def _csv(kepala: Sequence[str], baris: Iterable[Sequence[str]], tanda: Sequence[str]) -> bytes:
    mark = "; ".join(tanda)
    rows = ((*kepala, TANDA), *((*row, mark) for row in baris))
    return "".join(",".join(map(teks_csv, row)) + _AKHIR for row in rows).encode()
