"""The rows of one verified document: every form that ever was, read as today's value."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ukur.archive.approvals import ApprovalRecord
from ukur.archive.manifest import Manifest
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownAksi
from ukur.document.figure import ScopedFigure
from ukur.document.figure_composition import code_of
from ukur.document.sections import ShownTindakLanjut
from ukur.measure.edition import Edition
from ukur.model.area_map import is_area_code
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.instansi import ZonaWaktu
from ukur.model.periode import Periode
from ukur.portal.portal_rows import (
    ApprovalRow,
    CorrectionRow,
    DocumentRow,
    FigureRow,
    PlaceRow,
    PlanRow,
    Row,
)
from ukur.portal.table_schema import PLACES, WHOLE_DIGITS
from ukur.workflow.statement import NO_HOST

BY_HOST, BY_SIGNATURE = "situs-git", "tanda-tangan"
_OFFICE = ""
"""Rows are kept without the office's code, which the portal gives and may change."""


@dataclass(frozen=True)
class VerifiedDocument:
    """A document that verified, with what lies beside it."""

    dokumen: DokumenPengukuran
    edition: Edition
    manifest: Manifest
    manifest_hash: str
    approvals: ApprovalRecord
    zone: ZonaWaktu


def quarter_number(periode: Periode) -> int:
    """Return which quarter it is, counted so that neighbours are one apart."""
    return periode.tahun * 4 + periode.triwulan - 1


def numbered_quarter(number: int) -> Periode:
    """Return the quarter of a number."""
    return Periode(number // 4, number % 4 + 1)


def document_rows(source: VerifiedDocument) -> Iterator[Row]:
    """Yield every row of a document; ``kantor``, ``berlaku`` and deadlines are set when they are gathered."""
    yield _document(source)
    for group in source.dokumen.kelompok:
        for row in group.baris:
            yield from _figures(source, group.kode, row)
            yield from _places(source, row)
    yield from _plans(source)
    yield from _approvals(source)
    yield from _corrections(source)


def _document(source: VerifiedDocument) -> DocumentRow:
    dokumen, manifest = source.dokumen, source.manifest
    approved, by_whom = _approved(source)
    return DocumentRow(
        kantor=_OFFICE,
        ke=quarter_number(dokumen.periode),
        periode=str(dokumen.periode),
        versi=manifest.versi,
        berlaku=False,
        terakhir=False,
        folder=manifest.folder,
        judul=dokumen.judul,
        instansi=dokumen.instansi,
        tahap=dokumen.tahap,
        nomor=dokumen.nomor,
        tanggal=dokumen.tanggal,
        disahkan=source.zone.office_day(approved),
        disahkan_menurut=by_whom,
        tenggat=None,
        tenggat_menurut=None,
        bentuk=int(source.edition),
        sidik=manifest.sidik,
        manifest=source.manifest_hash,
        commit=manifest.commit,
        indikator=dokumen.ringkasan.jumlah,
        tercapai=dokumen.ringkasan.tercapai,
        tidak_tercapai=dokumen.ringkasan.tidak_tercapai,
        tanpa_capaian=dokumen.ringkasan.tanpa_capaian,
        rata_rata_teks=dokumen.ringkasan.rata_rata.teks,
        percontohan=dokumen.percontohan,
    )


def _approved(source: VerifiedDocument) -> tuple[datetime.datetime, str]:
    """Return when the document was approved, and whose word that is.

    A host records when it took the proposal in. Without one the time stands in the signer's own statement.
    """
    last = source.approvals.perubahan[-1]
    if source.approvals.situs_git != NO_HOST:
        return last.waktu, BY_HOST
    signed = [item.waktu for item in last.setuju if item.tanda_tangan]
    return (max(signed), "pernyataan penanda tangan") if signed else (source.manifest.waktu, "komit")


def _figures(source: VerifiedDocument, group: str, row: IndikatorRow) -> Iterator[FigureRow]:
    aggregation = {entry.kode: entry.agregasi for entry in source.dokumen.kamus}.get(row.kode)
    calculated = next((item.hitungan for item in row.figures if item.hitungan), None)
    for figure in row.figures:
        main = figure.lingkup is row.lingkup
        yield FigureRow(
            kantor=_OFFICE,
            ke=quarter_number(source.dokumen.periode),
            periode=str(source.dokumen.periode),
            versi=source.manifest.versi,
            berlaku=False,
            percontohan=source.dokumen.percontohan,
            bentuk=int(source.edition),
            indikator=row.kode,
            acuan=row.kode_referensi or None,
            nama=row.nama,
            unit=row.unit or None,
            sasaran=group,
            satuan=row.satuan,
            desimal=row.desimal,
            polaritas=row.arah_rumus or None,
            rumus=row.rumus or (str(calculated.rumus) if calculated else None),
            agregasi=aggregation,
            lingkup=figure.lingkup.name.lower(),
            utama=main,
            **_values(figure),
            arah=row.arah.arah or None if main and row.arah else None,
            alasan=row.keterangan,
            dasar_target=row.dasar_target,
        )


def _places(source: VerifiedDocument, row: IndikatorRow) -> Iterator[PlaceRow]:
    """Yield the members of a breakdown that are areas of government: they can be drawn."""
    for part in row.rincian:
        if is_area_code(part.kode):
            yield PlaceRow(
                kantor=_OFFICE,
                ke=quarter_number(source.dokumen.periode),
                periode=str(source.dokumen.periode),
                versi=source.manifest.versi,
                berlaku=False,
                percontohan=source.dokumen.percontohan,
                indikator=row.kode,
                wilayah=part.kode,
                nama=part.nama,
                nilai=exact(part.nilai.nilai),
                nilai_teks=part.nilai.teks,
            )


def _values(figure: ScopedFigure) -> dict[str, Any]:
    return {
        "target": exact(figure.target.nilai),
        "target_teks": figure.target.teks,
        "realisasi": exact(figure.realisasi.nilai),
        "realisasi_teks": figure.realisasi.teks,
        "capaian": exact(figure.capaian.nilai),
        "capaian_teks": figure.capaian.teks,
        "predikat": figure.predikat if figure.tercapai is not None or figure.singkatan else None,
        "status": figure.kode_status or None,
        "status_teks": figure.status,
    }


def exact(value: Decimal | None) -> Decimal | None:
    """Return a figure that its column holds whole; UkurError for one that would be rounded without a word."""
    if value is None:
        return None
    _, digits, exponent = value.as_tuple()
    places = -exponent if isinstance(exponent, int) else None
    if places is None or places > PLACES or len(digits) - places > WHOLE_DIGITS:
        raise UkurError(f"angka {quote(str(value))} tidak muat di tabel tanpa dibulatkan")
    return value


def _plans(source: VerifiedDocument) -> Iterator[PlanRow]:
    """Yield the plans made in the document, then what became of earlier ones."""
    made = source.dokumen.rencana_aksi
    now = quarter_number(source.dokumen.periode)
    for number, plan in enumerate(made, 1):
        yield _plan(source, number, plan, now, plan.tingkat)
    for number, earlier in enumerate(source.dokumen.tindak_lanjut, len(made) + 1):
        yield _plan(source, number, earlier, _quarter(earlier.asal), None)


def _plan(
    source: VerifiedDocument,
    number: int,
    plan: ShownAksi | ShownTindakLanjut,
    origin: int | None,
    level: str | None,
) -> PlanRow:
    return PlanRow(
        kantor=_OFFICE,
        ke=quarter_number(source.dokumen.periode),
        periode=str(source.dokumen.periode),
        versi=source.manifest.versi,
        berlaku=False,
        terakhir=False,
        percontohan=source.dokumen.percontohan,
        indikator=plan.kode,
        nomor=number,
        asal_ke=origin,
        tindak_lanjut=plan.tindak_lanjut,
        penanggung_jawab=plan.penanggung_jawab,
        tenggat=plan.hari_batas_waktu,
        tingkat=level,
        status=plan.kode_status or code_of(plan.status),
        status_teks=plan.status,
        ada_bukti=bool(plan.bukti),
    )


def _quarter(text: str) -> int | None:
    year, mark, quarter = text.partition("-TW")
    known = mark and year.isdecimal() and quarter in {"1", "2", "3", "4"}
    return quarter_number(Periode(int(year), int(quarter))) if known else None


def _approvals(source: VerifiedDocument) -> Iterator[ApprovalRow]:
    for change in source.approvals.changes:
        for item in change.setuju:
            yield ApprovalRow(
                kantor=_OFFICE,
                ke=quarter_number(source.dokumen.periode),
                periode=str(source.dokumen.periode),
                versi=source.manifest.versi,
                usulan=change.nomor,
                peran=item.peran,
                akun=item.akun,
                waktu=item.waktu.astimezone(datetime.UTC).isoformat(),
                commit=item.commit,
                cara=BY_SIGNATURE if item.tanda_tangan else BY_HOST,
            )


def _corrections(source: VerifiedDocument) -> Iterator[CorrectionRow]:
    for row in source.dokumen.koreksi:
        corrected = _quarter(row.periode)
        if corrected is not None:
            yield CorrectionRow(
                kantor=_OFFICE,
                ke=corrected,
                periode=row.periode,
                versi=source.manifest.versi,
                percontohan=source.dokumen.percontohan,
                indikator=row.kode,
                lama_teks=row.lama,
                baru_teks=row.baru,
                alasan=row.alasan,
                diputuskan_oleh=row.diputuskan_oleh,
                tanggal=row.hari,
            )
