"""Composing the budget section: absorption in every quarter, efficiency at the end of the year."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ukur.document.date_text import DASH, percent_text, point_text, rupiah_text, short_number
from ukur.document.figure import Figure
from ukur.document.sections import AnggaranRow, ShownAnggaran, ShownEfisiensi
from ukur.measure.anggaran import (
    AnggaranResult,
    Efisiensi,
    Unjudged,
    anggaran,
    efisiensi,
    yearly_efisiensi,
)
from ukur.measure.capaian import IndikatorResult
from ukur.measure.conventions import effective_cap
from ukur.measure.edition import CURRENT, Edition
from ukur.measure.rollup import Rollup, roll_up
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import DasarTarget
from ukur.model.instansi import EfisiensiAnggaran
from ukur.model.periode import Periode

UNCLAIMED = "tidak diklaim: belum semua indikatornya tercapai"


def anggaran_section(
    catalogue: Catalogue,
    periode: Periode,
    group: Mapping[str, Sequence[IndikatorResult]],
    edition: Edition = CURRENT,
) -> ShownAnggaran | None:
    """Return the budget section up to the quarter; None when the year has no budget on record.

    ``group`` are the measured indicators of each sasaran (or other node), by its code. Form 1 judged
    efficiency in every quarter, since then it is judged once a year.
    """
    rows, total = anggaran(catalogue, periode)
    if total is None:
        return None
    record = catalogue.anggaran[periode.tahun]
    found = list(_efficiencies(catalogue, periode, group, edition))
    results = [result for _, result in found if isinstance(result, Efisiensi)]
    quarters = range(1, periode.triwulan + 1)
    planned = any(row.rencana for row in rows)
    notes = (
        _first_notes(catalogue.instansi.efisiensi, bool(results))
        if edition is Edition.FIRST
        else _budget_notes(catalogue, found, planned)
    )
    return ShownAnggaran(
        tahun=periode.tahun,
        sumber=record.sumber,
        contoh=record.dasar is DasarTarget.CONTOH,
        triwulan=tuple(f"Triwulan {Periode(periode.tahun, quarter).roman}" for quarter in quarters),
        baris=tuple(_budget_row(row, quarters, planned) for row in rows),
        jumlah=_budget_row(total, quarters, planned),
        efisiensi=tuple(_efficiency(result) for result in results),
        catatan=tuple(notes),
    )


_Found = tuple[str, Efisiensi | Unjudged]


def _efficiencies(
    catalogue: Catalogue,
    periode: Periode,
    group: Mapping[str, Sequence[IndikatorResult]],
    edition: Edition,
) -> Iterator[_Found]:
    """Yield the efficiency of each node that has indicators, or why it is not judged."""
    for node in catalogue.pohon.walk_down():
        if node.kode not in group:
            continue
        total: Rollup = roll_up(group[node.kode], catalogue.instansi.aritmetika)
        result: Efisiensi | Unjudged | None
        if edition is Edition.FIRST:
            result = efisiensi(catalogue, periode, node, total)
        else:
            result = yearly_efisiensi(catalogue, periode, node, total)
        if result is not None:
            yield node.kode, result


def _budget_row(row: AnggaranResult, quarters: range, planned: bool) -> AnggaranRow:
    return AnggaranRow(
        row.kode,
        row.jenis,
        row.uraian,
        row.tingkat,
        _rupiah(row.pagu),
        tuple(_rupiah(row.realisasi.get(quarter)) for quarter in quarters),
        tuple(_percent(row.serapan.get(quarter)) for quarter in quarters),
        tuple(_rupiah(row.rencana.get(quarter)) for quarter in quarters) if planned else (),
        tuple(_percent(row.serapan_rencana.get(quarter)) for quarter in quarters) if planned else (),
    )


def _rupiah(value: Decimal | None) -> Figure:
    return Figure(DASH) if value is None else Figure(rupiah_text(value), value)


def _percent(value: Decimal | None) -> Figure:
    return Figure(DASH) if value is None else Figure(percent_text(value), value)


def _efficiency(result: Efisiensi) -> ShownEfisiensi:
    return ShownEfisiensi(
        result.kode,
        result.uraian,
        _percent(result.capaian),
        _percent(result.serapan),
        Figure(point_text(result.selisih), result.selisih),
        str(result.golongan),
        Figure(UNCLAIMED) if result.sisa is None else _percent(result.sisa),
    )


_ABSORPTION = "Realisasi dan serapan dihitung sampai dengan triwulan; serapan = realisasi / pagu × 100."


def _budget_notes(catalogue: Catalogue, found: Sequence[_Found], planned: bool) -> Iterator[str]:
    yield _ABSORPTION
    if planned:
        yield "Serapan rencana = realisasi / rencana kas sampai dengan triwulan yang sama × 100."
    if any(isinstance(result, Efisiensi) for _, result in found):
        cap = short_number(effective_cap(catalogue.instansi.aritmetika))
        yield (
            "Efisiensi dinilai sekali setahun, hanya bila semua target sasaran tercapai: rata-rata capaian, "
            f"tiap indikator paling tinggi {cap} %, dikurangi serapan, dalam poin persen. "
            f"{_classes(catalogue.instansi.efisiensi)}"
        )
        yield "Sisa anggaran = (pagu − realisasi) / pagu × 100."
    for reason in Unjudged:
        codes = [kode for kode, result in found if result is reason]
        if codes and reason is Unjudged.BELUM_AKHIR_TAHUN:
            yield f"{reason.capitalize()}."
        elif codes:
            yield f"{', '.join(codes)}: {reason}."


def _classes(bounds: EfisiensiAnggaran) -> str:
    upper, lower = short_number(bounds.efisien), short_number(bounds.tidak_efisien)
    return (
        f"Di atas {upper}: efisien; {lower} sampai {upper}: cukup efisien; di bawah itu: tidak efisien. "
        "Batas ini kebiasaan beberapa pemerintah daerah, bukan ketentuan, dan dapat diatur kantor."
    )


def _first_notes(bounds: EfisiensiAnggaran, efficiency: bool) -> Iterator[str]:
    """Yield the notes as form 1 had them."""
    yield _ABSORPTION
    if efficiency:
        difference = "Efisiensi = rata-rata capaian sasaran dikurangi serapan, dalam poin persen. "
        yield difference + _classes(bounds)
        yield "Sisa anggaran = (pagu − realisasi) / pagu × 100, hanya diklaim bila semua target tercapai."
