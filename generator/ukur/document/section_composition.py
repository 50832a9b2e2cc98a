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
    ShownLicence,
    ShownOffice,
    ShownTindakLanjut,
)
from ukur.measure.edition import CURRENT, Edition, by_code
from ukur.measure.figure_text import full_number
from ukur.measure.tindak_lanjut import EarlierRencana
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import Instansi
from ukur.model.pengukuran import Koreksi, StatusAksi
from ukur.model.periode import Periode, quarter_end


def tindak_lanjut_section(
    plans: Sequence[EarlierRencana], periode: Periode, edition: Edition = CURRENT
) -> tuple[ShownTindakLanjut, ...]:
    """Return the follow-up of earlier plans; since form 5 by indicator, the newest plan first."""
    last_day = quarter_end(periode)
    if edition >= Edition.FIFTH:
        newest = sorted(plans, key=lambda plan: plan.asal, reverse=True)
        order = by_code(edition)
        plans = sorted(newest, key=lambda plan: order(plan.kode))
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


def koreksi_section(
    catalogue: Catalogue, periode: Periode, edition: Edition = CURRENT
) -> tuple[ShownKoreksi, ...]:
    """Return the corrections of the period's figures, then those of its words, as they were decided."""
    figures = corrected_figures(catalogue, periode, edition)
    return figures + (corrected_words(catalogue, periode, edition) if edition >= Edition.FOURTH else ())


def corrected_figures(
    catalogue: Catalogue, periode: Periode, edition: Edition = CURRENT
) -> tuple[ShownKoreksi, ...]:
    """Return the corrections of the period's figures, in the order in which they were decided."""
    rows = [row for row in catalogue.koreksi.koreksi if row.periode == periode]
    texts = [_corrected(row, _places(catalogue, row.indikator), edition) for row in rows]
    order = by_code(edition)
    return tuple(
        ShownKoreksi(
            periode=str(row.periode),
            kode=row.indikator,
            lama=former,
            baru=baru,
            alasan=row.alasan,
            sumber=row.sumber,
            diputuskan_oleh=row.diputuskan_oleh,
            tanggal=date_text(row.tanggal),
            hari=row.tanggal,
        )
        for row, (former, baru) in sorted(
            zip(rows, texts, strict=True), key=lambda pair: (pair[0].tanggal, order(pair[0].indikator))
        )
    )


WORDS = "Naskah"
"""What stands in place of an indicator where the document's own words were corrected."""


def corrected_words(
    catalogue: Catalogue, periode: Periode, edition: Edition = CURRENT
) -> tuple[ShownKoreksi, ...]:
    """Return the corrections of the period's words, in the order in which they were decided."""
    rows = [row for row in catalogue.koreksi.naskah if row.periode == periode]
    order = by_code(edition)
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
        for row in sorted(rows, key=lambda row: (row.tanggal, order(row.indikator or "")))
    )


def _corrected(row: Koreksi, places: int, edition: Edition) -> tuple[str, str]:
    """Return both figures as printed; in full where rounding would show a change from 100 to 100."""
    former, baru = quantity_text(row.lama, places), quantity_text(row.baru, places)
    numbers = isinstance(row.lama, Decimal) and isinstance(row.baru, Decimal)
    if numbers and former == baru and row.lama != row.baru and edition is not Edition.FIRST:
        return full_number(row.lama), full_number(row.baru)
    return former, baru


def _places(catalogue: Catalogue, kode: str) -> int:
    item = catalogue.indikator.get(kode)
    return item.desimal if item else 2


def office_identity(instansi: Instansi, day: datetime.date) -> ShownOffice:
    """Return who the office is among others, as it was on a day."""
    above = next((parent for parent in instansi.induk if parent.in_force(day)), None)
    licence = instansi.lisensi
    return ShownOffice(
        kode=instansi.kode or "",
        urusan=tuple(ShownAffair(one.kode, one.nama) for one in instansi.urusan if one.in_force(day)),
        induk=above.nama if above else "",
        kode_induk=(above.kode if above else None) or "",
        lisensi=ShownLicence(licence.nama, licence.kode or "", licence.tautan or "") if licence else None,
    )


def letterhead(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the lines below the office's name: what it has given of address and contact."""
    kop = catalogue.instansi.kop
    telephone = f"Telepon {kop.telepon}" if kop.telepon else None
    return tuple(part for part in (kop.alamat, telephone, kop.pos_el, kop.laman) if part)
