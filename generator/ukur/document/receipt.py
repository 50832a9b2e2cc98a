"""The receipt (struk) of a figure: inputs, formula with the numbers put in, rounding, scale, source."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.document.date_text import (
    date_text,
    full_number,
    number_text,
    percent_text,
    quantity_text,
    short_number,
)
from ukur.document.document_value import Receipt, ShownBukti
from ukur.document.scale_text import step_reason
from ukur.measure.agregasi import SENTENCES
from ukur.measure.capaian import Capaian, IndikatorResult
from ukur.measure.conventions import capaian_decimals
from ukur.measure.edition import CURRENT, Edition
from ukur.measure.figure_words import capaian_text
from ukur.measure.realisasi import computed_rincian
from ukur.measure.rumus import RUMUS, substituted
from ukur.model.indikator import CaraHitung, Indikator
from ukur.model.instansi import Aritmetika, DasarCapaian
from ukur.model.numbers import Quantity, TargetRange
from ukur.model.pengukuran import IsianIndikator
from ukur.model.scope import Scope


def make_receipt(result: IndikatorResult, aritmetika: Aritmetika, edition: Edition = CURRENT) -> Receipt:
    """Return the receipt of the headline of ``result``; a filed one keeps the words of its edition."""
    item = result.indikator
    source = item.sumber_data.nama
    if item.sumber_data.penyedia:
        source += f", {item.sumber_data.penyedia}"
    bukti = tuple(
        ShownBukti(
            b.nama, b.tautan, b.lokasi_arsip, b.sha256, date_text(b.tanggal) if b.tanggal else "", b.tanggal
        )
        for b in (result.isian.bukti if result.isian else ())
    )
    return Receipt(tuple(_lines(result, aritmetika, edition)), source, bukti)


def _lines(result: IndikatorResult, aritmetika: Aritmetika, edition: Edition) -> Iterator[tuple[str, str]]:
    item, main = result.indikator, result.main_ratio
    yield from _reported(result, edition)
    if main.target is not None:
        yield "Target", f"{_with_satuan(main.target, item)} ({_span(main.lingkup, result.periode.triwulan)})"
    formula = RUMUS[item.rumus]
    version = "" if edition >= Edition.EIGHTH else f" ({item.rumus})"  # its name is for programs
    yield "Rumus", f"{formula.rumus}{version}"
    if main.persen is None or main.tercetak is None:
        yield "Capaian", str(main.alasan)
        return
    yield "Hitungan", _equation(result, main, main.persen)
    rounding = f"dibulatkan satu kali, setengah ke atas, {capaian_decimals(aritmetika)} desimal"
    if aritmetika.dasar_capaian is DasarCapaian.TERCETAK:
        rounding += "; realisasi yang dihitung adalah realisasi tercetak"
    raw = main.tercetak if main.tanpa_batas is None else main.tanpa_batas
    yield "Pembulatan", f"{percent_text(raw)} ({rounding})"
    if main.tanpa_batas is not None:
        cut = f"dicetak {percent_text(main.tercetak)}: batas capaian yang ditetapkan kantor"
        yield "Batas capaian", f"{cut}; tanpa batas {percent_text(main.tanpa_batas)}"
    if main.predikat:
        because = step_reason(result.skala, main.predikat, main.tercetak)
        yield "Predikat", f"{main.predikat.label}, {because} ({result.skala.nama})"
    yield from _other_ratios(result)


def _reported(result: IndikatorResult, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the quarter's own figure, then the one to date; the first edition did not say which is which."""
    item = result.indikator
    several = len(item.frekuensi.triwulan) > 1
    scoped = several and edition is not Edition.FIRST
    if result.isian is not None:
        covers = f" ({_span(Scope.TRIWULAN, result.periode.triwulan)})" if scoped else ""
        for label, text in _inputs(item, result.isian, result.realisasi_penuh):
            yield label, f"{text}{covers}" if label == "Realisasi" else text
    if several and result.carrying:
        quarters = ", ".join(f"TW{q}" for q in result.carrying)
        covers = f" {_span(Scope.SAMPAI, result.carrying[-1])}" if scoped else ""
        joined = _with_satuan(result.sampai.realisasi, item, full=result.sampai.penuh)
        yield "Gabungan triwulan", f"{SENTENCES[item.agregasi]} Terisi: {quarters}. Hasil{covers}: {joined}."


def _span(scope: Scope, triwulan: int) -> str:
    """Return what a target covers, as receipts of either form say it."""
    quarter = f"TW{triwulan}"
    return {Scope.TRIWULAN: quarter, Scope.SAMPAI: f"sampai {quarter}", Scope.SETAHUN: "setahun"}[scope]


def _other_ratios(result: IndikatorResult) -> Iterator[tuple[str, str]]:
    """Yield the calculation of each ratio on the form that differs from the one just shown."""
    shown = {(result.main_ratio.target, result.main_ratio.realisasi)}
    for ratio in result.figures:
        key = ratio.target, ratio.realisasi
        if ratio.persen is None or ratio.tercetak is None or key in shown:
            continue
        shown.add(key)
        label = f"Terhadap target {_span(ratio.lingkup, result.periode.triwulan)}"
        yield label, f"{_equation(result, ratio, ratio.persen)}, dicetak {capaian_text(ratio)}"


def _inputs(item: Indikator, isian: IsianIndikator, full: Quantity | None) -> Iterator[tuple[str, str]]:
    cara = item.perhitungan
    if isian.pembilang is not None and isian.penyebut is not None:
        yield cara.pembilang or "Pembilang", number_text(isian.pembilang)
        yield cara.penyebut or "Penyebut", number_text(isian.penyebut)
        factor = f" × {short_number(cara.pengali)}" if cara.pengali else ""
        division = f"{number_text(isian.pembilang)} / {number_text(isian.penyebut)}{factor}"
    elif cara.cara is CaraHitung.SELISIH_RINCIAN:
        values = sorted(value for _, value in computed_rincian(item, isian))
        division = f"{full_number(values[-1])} − {full_number(values[0])}" if len(values) > 1 else ""
    else:
        division = ""
    if isinstance(full, Decimal) and division:
        shown = quantity_text(full, item.desimal)
        yield "Realisasi", f"{division} = {full_number(full)}, dicetak {shown} {item.satuan}"
    elif full is not None:
        yield "Realisasi", _with_satuan(full, item)


def _with_satuan(nilai: Quantity | None, item: Indikator, full: Decimal | None = None) -> str:
    """Return a value with its unit, ``full`` in brackets; words such as WTP or Belum rilis carry none."""
    text = quantity_text(nilai, item.desimal) + (f" ({full_number(full)})" if full is not None else "")
    return f"{text} {item.satuan}" if isinstance(nilai, (Decimal, TargetRange)) else text


def _equation(outcome: IndikatorResult, ratio: Capaian, result: Decimal) -> str:
    """Return the formula with the numbers of a ratio put in, and what it gives."""
    item = outcome.indikator
    left = substituted(item.rumus, ratio.target, ratio.realisasi, outcome.tabel, item.desimal)
    return f"{left} = {full_number(result)}"
