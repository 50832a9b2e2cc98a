"""Composing the sections beside the form: budget, follow-up, SOP record, corrections, who the office is."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from ukur.document.date_text import (
    DASH,
    date_text,
    quantity_text,
)
from ukur.document.figure_composition import code_of
from ukur.document.sections import (
    ShownAffair,
    ShownKoreksi,
    ShownLangkah,
    ShownLicence,
    ShownOffice,
    ShownTindakLanjut,
)
from ukur.measure.edition import CURRENT, Edition
from ukur.measure.figure_text import full_number
from ukur.measure.tindak_lanjut import EarlierRencana
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import Instansi
from ukur.model.pengukuran import Dokumen, Koreksi, PelaksanaanLangkah, StatusAksi
from ukur.model.periode import Periode, quarter_end
from ukur.model.sop import Langkah, Sop

NOT_YET_RECORDED = "belum dicatat"


def tindak_lanjut_section(plans: Sequence[EarlierRencana], periode: Periode) -> tuple[ShownTindakLanjut, ...]:
    """Return the follow-up of earlier plans, as the period reports it."""
    last_day = quarter_end(periode)
    return tuple(
        ShownTindakLanjut(
            kode=plan.kode,
            asal=str(plan.asal),
            tindak_lanjut=plan.rencana.tindak_lanjut or DASH,
            penanggung_jawab=plan.rencana.penanggung_jawab or DASH,
            batas_waktu=date_text(plan.rencana.batas_waktu) if plan.rencana.batas_waktu else DASH,
            status_lalu=str(plan.status_lalu),
            status=str(plan.status) if plan.laporan else "belum dilaporkan",
            uraian=plan.laporan.uraian if plan.laporan else DASH,
            bukti=plan.laporan.bukti if plan.laporan else None,
            lewat=plan.status is not StatusAksi.SELESAI
            and plan.rencana.batas_waktu is not None
            and plan.rencana.batas_waktu <= last_day,
            hari_batas_waktu=plan.rencana.batas_waktu,
            kode_status=code_of(plan.status if plan.laporan else "belum dilaporkan"),
        )
        for plan in plans
    )


def sop_section(sop: Sop, dokumen: Dokumen) -> tuple[ShownLangkah, ...]:
    """Return the SOP record: each step with its standard and every time it was done."""
    return tuple(_step(sop, step, dokumen.pelaksanaan) for step in sop.langkah)


def _step(sop: Sop, step: Langkah, record: Sequence[PelaksanaanLangkah]) -> ShownLangkah:
    done = [row for row in record if row.langkah == step.nomor]
    titles = {column.peran: column.judul for column in sop.kolom}
    notes = [step.keterangan, *(row.catatan for row in done)]
    return ShownLangkah(
        nomor=step.nomor,
        kegiatan=step.kegiatan,
        pelaksana=", ".join(titles.get(role, role) for role in step.pelaksana),
        waktu_baku=step.waktu,
        oleh="; ".join(dict.fromkeys(row.oleh for row in done)) or NOT_YET_RECORDED,
        waktu_nyata="; ".join(_span(row) for row in done) or DASH,
        lama="; ".join(_length(row) for row in done) or DASH,
        catatan="; ".join(note for note in notes if note),
        tahap=str(step.tahap) if step.tahap else "",
        hari=tuple((row.mulai, row.selesai) for row in done),
    )


def _span(row: PelaksanaanLangkah) -> str:
    if row.selesai is None:
        return f"mulai {date_text(row.mulai)}"
    return date_text(row.mulai) + (f" s.d. {date_text(row.selesai)}" if row.selesai != row.mulai else "")


def _length(row: PelaksanaanLangkah) -> str:
    """Both days count, as an office counts them; working days are the SOP clock's matter."""
    return "belum selesai" if row.selesai is None else f"{(row.selesai - row.mulai).days + 1} hari kalender"


def koreksi_section(
    catalogue: Catalogue, periode: Periode, edition: Edition = CURRENT
) -> tuple[ShownKoreksi, ...]:
    """Return the corrections of the period's figures, in the order in which they were decided."""
    rows = [row for row in catalogue.koreksi.koreksi if row.periode == periode]
    texts = [_corrected(row, _places(catalogue, row.indikator), edition) for row in rows]
    figures = tuple(
        ShownKoreksi(
            periode=str(row.periode),
            kode=row.indikator,
            lama=lama,
            baru=baru,
            alasan=row.alasan,
            sumber=row.sumber,
            diputuskan_oleh=row.diputuskan_oleh,
            tanggal=date_text(row.tanggal),
            hari=row.tanggal,
        )
        for row, (lama, baru) in sorted(
            zip(rows, texts, strict=True), key=lambda pair: (pair[0].tanggal, pair[0].indikator)
        )
    )
    return figures + (corrected_words(catalogue, periode) if edition >= Edition.FOURTH else ())


WORDS = "Naskah"
"""What stands in place of an indicator where the document's own words were corrected."""


def corrected_words(catalogue: Catalogue, periode: Periode) -> tuple[ShownKoreksi, ...]:
    """Return the corrections of the period's words, in the order in which they were decided."""
    rows = [row for row in catalogue.koreksi.naskah if row.periode == periode]
    return tuple(
        ShownKoreksi(
            periode=str(row.periode),
            kode=row.indikator or WORDS,
            lama=row.semula,
            baru=row.menjadi,
            alasan=row.alasan,
            sumber=row.sumber,
            diputuskan_oleh=row.diputuskan_oleh,
            tanggal=date_text(row.tanggal),
            hari=row.tanggal,
        )
        for row in sorted(rows, key=lambda row: (row.tanggal, row.indikator or ""))
    )


def _corrected(row: Koreksi, places: int, edition: Edition) -> tuple[str, str]:
    """Return both figures as printed; in full where rounding would show a change from 100 to 100."""
    lama, baru = quantity_text(row.lama, places), quantity_text(row.baru, places)
    numbers = isinstance(row.lama, Decimal) and isinstance(row.baru, Decimal)
    if numbers and lama == baru and row.lama != row.baru and edition is not Edition.FIRST:
        return full_number(row.lama), full_number(row.baru)
    return lama, baru


def _places(catalogue: Catalogue, kode: str) -> int:
    item = catalogue.indikator.get(kode)
    return item.desimal if item else 2


def office_identity(instansi: Instansi, hari: datetime.date) -> ShownOffice:
    """Return who the office is among others, as it was on a day."""
    above = next((parent for parent in instansi.induk if parent.in_force(hari)), None)
    licence = instansi.lisensi
    return ShownOffice(
        kode=instansi.kode or "",
        urusan=tuple(ShownAffair(one.kode, one.nama) for one in instansi.urusan if one.in_force(hari)),
        induk=above.nama if above else "",
        kode_induk=(above.kode if above else None) or "",
        lisensi=ShownLicence(licence.nama, licence.kode or "", licence.tautan or "") if licence else None,
    )
