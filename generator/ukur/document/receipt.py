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
from ukur.measure.figure_words import capaian_text, scope_title
from ukur.measure.realisasi import computed_rincian
from ukur.measure.rumus import RUMUS, substituted
from ukur.model.indikator import CaraHitung, Indikator
from ukur.model.instansi import Aritmetika, DasarCapaian
from ukur.model.numbers import Quantity, TargetRange
from ukur.model.pengukuran import IsianIndikator
from ukur.model.scope import Scope


def make_receipt(hasil: IndikatorResult, aritmetika: Aritmetika, edition: Edition = CURRENT) -> Receipt:
    """Return the receipt of the headline of ``hasil``; a filed one keeps the words of its edition."""
    item = hasil.indikator
    source = item.sumber_data.nama
    if item.sumber_data.penyedia:
        source += f", {item.sumber_data.penyedia}"
    bukti = tuple(
        ShownBukti(
            b.nama, b.tautan, b.lokasi_arsip, b.sha256, date_text(b.tanggal) if b.tanggal else "", b.tanggal
        )
        for b in (hasil.isian.bukti if hasil.isian else ())
    )
    return Receipt(tuple(_lines(hasil, aritmetika, edition)), source, bukti)


def _lines(hasil: IndikatorResult, aritmetika: Aritmetika, edition: Edition) -> Iterator[tuple[str, str]]:
    item, main = hasil.indikator, hasil.main_ratio
    yield from _reported(hasil, edition)
    if main.target is not None:
        yield "Target", f"{_with_satuan(main.target, item)} ({_span(hasil, edition)})"
    formula = RUMUS[item.rumus]
    yield "Rumus", f"{formula.rumus} ({item.rumus})"
    if main.persen is None or main.tercetak is None:
        yield "Capaian", str(main.alasan)
        return
    yield "Hitungan", _equation(hasil, main, main.persen)
    rounding = f"dibulatkan satu kali, setengah ke atas, {capaian_decimals(aritmetika)} desimal"
    if aritmetika.dasar_capaian is DasarCapaian.TERCETAK:
        rounding += "; realisasi yang dihitung adalah realisasi tercetak"
    raw = main.tercetak if main.tanpa_batas is None else main.tanpa_batas
    yield "Pembulatan", f"{percent_text(raw)} ({rounding})"
    if main.tanpa_batas is not None:
        cut = f"dicetak {percent_text(main.tercetak)}: batas capaian yang ditetapkan kantor"
        yield "Batas capaian", f"{cut}; tanpa batas {percent_text(main.tanpa_batas)}"
    if main.predikat:
        because = step_reason(hasil.skala, main.predikat, main.tercetak)
        yield "Predikat", f"{main.predikat.label}, {because} ({hasil.skala.nama})"
    yield from _other_ratios(hasil, edition)


def _reported(hasil: IndikatorResult, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the quarter's own figure, then the one to date; the first edition did not say which is which."""
    item = hasil.indikator
    several = len(item.frekuensi.triwulan) > 1
    scoped = several and edition is not Edition.FIRST
    if hasil.isian is not None:
        covers = f" ({scope_title(Scope.TRIWULAN, hasil.periode.triwulan)})" if scoped else ""
        for label, text in _inputs(item, hasil.isian, hasil.realisasi_penuh):
            yield label, f"{text}{covers}" if label == "Realisasi" else text
    if several and hasil.carrying:
        quarters = ", ".join(f"TW{q}" for q in hasil.carrying)
        covers = f" {scope_title(Scope.SAMPAI, hasil.carrying[-1])}" if scoped else ""
        joined = f"Hasil{covers}: {_with_satuan(hasil.sampai.realisasi, item)}"
        yield "Gabungan triwulan", f"{SENTENCES[item.agregasi]} Terisi: {quarters}. {joined}."


def _span(hasil: IndikatorResult, edition: Edition) -> str:
    """Return what the headline covers; the first edition told it by the quarter alone."""
    if edition is not Edition.FIRST:
        return scope_title(hasil.lingkup, hasil.periode.triwulan)
    return "setahun" if hasil.periode.triwulan == 4 else f"sampai TW{hasil.periode.triwulan}"


def _other_ratios(hasil: IndikatorResult, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the calculation of each figure that differs from the headline, with what it covers."""
    shown = {(hasil.main_ratio.target, hasil.main_ratio.realisasi)}
    quarter = hasil.periode.triwulan
    if edition is Edition.FIRST:
        names = (f"target TW{quarter}", f"target sampai TW{quarter}", "target setahun")
    else:
        names = tuple(f"target {scope_title(figure.lingkup, quarter)}" for figure in hasil.figures)
    for name, ratio in zip(names, hasil.figures, strict=True):
        label = f"Terhadap {name}"
        key = ratio.target, ratio.realisasi
        if ratio.persen is None or ratio.tercetak is None or key in shown:
            continue
        shown.add(key)
        yield label, f"{_equation(hasil, ratio, ratio.persen)}, dicetak {capaian_text(ratio)}"


def _inputs(item: Indikator, isian: IsianIndikator, penuh: Quantity | None) -> Iterator[tuple[str, str]]:
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
    if isinstance(penuh, Decimal) and division:
        shown = quantity_text(penuh, item.desimal)
        yield "Realisasi", f"{division} = {full_number(penuh)}, dicetak {shown} {item.satuan}"
    elif penuh is not None:
        yield "Realisasi", _with_satuan(penuh, item)


def _with_satuan(nilai: Quantity | None, item: Indikator) -> str:
    """Return a value with its unit; words such as WTP or Belum rilis carry none."""
    text = quantity_text(nilai, item.desimal)
    return f"{text} {item.satuan}" if isinstance(nilai, (Decimal, TargetRange)) else text


def _equation(hasil: IndikatorResult, ratio: Capaian, result: Decimal) -> str:
    """Return the formula with the numbers of a ratio put in, and what it gives."""
    item = hasil.indikator
    left = substituted(item.rumus, ratio.target, ratio.realisasi, hasil.tabel, item.desimal)
    return f"{left} = {full_number(result)}"
