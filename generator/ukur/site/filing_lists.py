"""Daftar berkas and Daftar isi berkas: each period's document is one file, with its retention and its fate.

Columns are those of lists in use; retention is the office's own (``retensi`` in instansi.yml). What nobody
has recorded is said to be blank. The program destroys nothing: it says what falls due. A list is one value,
and CSV and PDF are made of it.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ukur.document.composition import PERCONTOHAN_MARK
from ukur.document.date_text import date_text
from ukur.document.filing_list import FilingList, ListColumn
from ukur.model.instansi import Instansi
from ukur.model.pengukuran import Dokumen
from ukur.model.periode import Periode
from ukur.model.tata_usaha import Retensi
from ukur.site.archive_view import ShownArchive, ShownVersion
from ukur.site.daftar_arsip import NOT_FILLED, ArchiveFile, daftar_arsip

FILES, CONTENTS = "daftar-berkas", "daftar-isi-berkas"
"""The names of the two lists' files, without their endings."""

FILE_COLUMNS = (
    ListColumn("No", "no", 0.7),
    ListColumn("Nomor berkas", "nomor_berkas", 1.6),
    ListColumn("Kode klasifikasi", "kode_klasifikasi", 1.8),
    ListColumn("Indeks/nama berkas", "nama_berkas", 3.4),
    ListColumn("Kurun waktu", "kurun_waktu", 2),
    ListColumn("Jumlah item", "jumlah_item", 1.2),
    ListColumn("Retensi aktif", "retensi_aktif", 1.9),
    ListColumn("Retensi inaktif", "retensi_inaktif", 1.9),
    ListColumn("Klasifikasi keamanan", "klasifikasi_keamanan", 1.9),
    ListColumn("Klasifikasi akses", "klasifikasi_akses", 1.9),
    ListColumn("Tingkat perkembangan", "tingkat_perkembangan", 2.2),
    ListColumn("Keterangan/nasib akhir", "keterangan_nasib_akhir", 3),
)
CONTENT_COLUMNS = (
    ListColumn("Nomor berkas", "nomor_berkas", 1.6),
    ListColumn("Nama berkas", "nama_berkas", 3.4),
    ListColumn("No item", "no_item", 0.9),
    ListColumn("Jenis naskah", "jenis_naskah", 2.6),
    ListColumn("Nomor naskah", "nomor_naskah", 2.4),
    ListColumn("Tanggal", "tanggal", 2),
    ListColumn("Uraian informasi", "uraian_informasi", 4),
    ListColumn("Jumlah", "jumlah", 1),
    ListColumn("SKKAAD", "skkaad", 2),
)
_DOCUMENT = "dokumen pengukuran kinerja"
_COPY = "naskah yang menyertai"
_NOTHING_FILED = "Belum ada dokumen yang diarsipkan."
_KEEPS = "Ukur tidak memusnahkan apa pun; nasib akhir diputuskan dan dilaksanakan kantor menurut JRA-nya."


class Stage(StrEnum):
    """Where a file is in its retention; the last two ask the office to do something."""

    UNKNOWN = "retensi belum diatur"
    AKTIF = "aktif"
    INAKTIF = "masa aktifnya berakhir: pindahkan ke unit kearsipan"
    HABIS = "masa retensinya habis"
    MUSNAH = "naskah cetaknya sudah dimusnahkan"


@dataclass(frozen=True)
class RetentionRow:
    """A file with its retention on a day; ``closed`` is the year from whose end the years count."""

    file: ArchiveFile
    closed: int
    retensi: Retensi | None
    record: Dokumen | None

    def stage(self, today: datetime.date) -> Stage:
        """Return where the file is on a day."""
        if self.record and self.record.berkas and self.record.berkas.pemusnahan:
            return Stage.MUSNAH
        if self.retensi is None:
            return Stage.UNKNOWN
        if today > self.retensi.inactive_until(self.closed):
            return Stage.HABIS
        return Stage.INAKTIF if today > self.retensi.active_until(self.closed) else Stage.AKTIF

    def sentence(self, today: datetime.date) -> str:
        """Return what the office has to do about the file, in one sentence."""
        stage, fate = self.stage(today), self.retensi.nasib if self.retensi else ""
        told = f"{stage}, nasib akhir {fate}" if stage is Stage.HABIS else str(stage)
        return f"{self.file.uraian}: {told}"


def retention_rows(
    arsip: ShownArchive, instansi: Instansi, dokumen: Mapping[Periode, Dokumen]
) -> tuple[RetentionRow, ...]:
    """Return every file of the archive with its retention, newest period first.

    A file is closed with the year in which the newest of its versions was accepted: a correction reopens it.
    """
    retention = instansi.retensi
    code = retention.klasifikasi if retention else instansi.penomoran.klasifikasi
    return tuple(
        RetentionRow(file, _closed(arsip.versi[file.periode], instansi), retention, dokumen.get(file.periode))
        for file in daftar_arsip(arsip, code, dokumen)
    )


def _closed(versions: tuple[ShownVersion, ...], instansi: Instansi) -> int:
    latest = versions[-1]
    accepted = instansi.zona_waktu.office_day(latest.diterima) if latest.diterima else latest.dokumen.tanggal
    return accepted.year


def due(rows: tuple[RetentionRow, ...], today: datetime.date) -> tuple[RetentionRow, ...]:
    """Return the files about which something is to be done on a day."""
    return tuple(row for row in rows if row.stage(today) in {Stage.INAKTIF, Stage.HABIS})


def file_list(rows: tuple[RetentionRow, ...], instansi: Instansi, today: datetime.date) -> FilingList:
    """Return the Daftar berkas."""
    cells = tuple(_file_cells(number, row) for number, row in enumerate(rows, 1))
    basis = instansi.retensi.dasar if instansi.retensi else "belum diisi (retensi di instansi.yml)"
    counted = "Retensi dihitung sejak akhir tahun versi terakhirnya diterima."
    listed = _list("Daftar berkas", FILES, FILE_COLUMNS, cells, instansi, today)
    return replace(listed, catatan=(f"Dasar retensi: {basis}. {counted}", _KEEPS))


def content_list(rows: tuple[RetentionRow, ...], instansi: Instansi, today: datetime.date) -> FilingList:
    """Return the Daftar isi berkas: the items of every file."""
    cells = tuple(cell for row in rows for cell in _content_cells(row))
    return _list("Daftar isi berkas", CONTENTS, CONTENT_COLUMNS, cells, instansi, today)


def _list(
    title: str,
    name: str,
    kolom: tuple[ListColumn, ...],
    rows: tuple[tuple[str, ...], ...],
    instansi: Instansi,
    today: datetime.date,
) -> FilingList:
    return FilingList(
        judul=title,
        instansi=instansi.nama,
        nama_singkat=instansi.nama_singkat,
        pemerintah=instansi.pemerintah,
        above=(
            ("Pencipta arsip", f"{instansi.nama}, {instansi.pemerintah}"),
            ("Unit pengolah", instansi.nama),
        ),
        kolom=kolom,
        baris=rows,
        catatan=(),
        kosong=_NOTHING_FILED,
        tanggal=today,
        kertas=instansi.kertas,
        nama_berkas=name,
        tanda=(PERCONTOHAN_MARK,) * instansi.percontohan,
    )


def _file_cells(number: int, row: RetentionRow) -> tuple[str, ...]:
    file, plan = row.file, row.retensi
    active = _span(plan.aktif, plan.active_until(row.closed)) if plan else NOT_FILLED
    inactive = _span(plan.inaktif, plan.inactive_until(row.closed)) if plan else NOT_FILLED
    return (
        str(number),
        file.nomor,
        file.klasifikasi,
        " · ".join((file.uraian, *file.tanda)),
        file.kurun,
        file.jumlah,
        active,
        inactive,
        (plan.keamanan if plan else None) or NOT_FILLED,
        (plan.akses if plan else None) or NOT_FILLED,
        NOT_FILLED,
        "; ".join(_remarks(row)),
    )


def _span(years: int, until: datetime.date) -> str:
    return f"{years} tahun (s.d. {date_text(until)})"


def _remarks(row: RetentionRow) -> Iterator[str]:
    if row.retensi:
        yield str(row.retensi.nasib).capitalize()
    else:
        yield NOT_FILLED
    gone = row.record.berkas.pemusnahan if row.record and row.record.berkas else None
    if gone:
        yield f"naskah cetak dimusnahkan, berita acara nomor {gone.nomor}, {date_text(gone.tanggal)}"
    elif row.record and row.record.paper_place:
        yield f"naskah cetak di {row.record.paper_place}"


def _content_cells(row: RetentionRow) -> Iterator[tuple[str, ...]]:
    plan = row.retensi
    access = "; ".join(part for part in (plan.keamanan, plan.akses) if part) if plan else ""
    for item in row.file.item:
        kind = _COPY if item.nomor_naskah is None else _DOCUMENT
        yield (
            row.file.nomor,
            row.file.uraian,
            item.nomor,
            kind,
            item.nomor_naskah or ("belum bernomor" if kind == _DOCUMENT else "–"),
            item.tanggal,
            item.uraian,
            "1",
            access or NOT_FILLED,
        )
