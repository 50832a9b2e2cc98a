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
from ukur.measure.agregasi import SENTENCES
from ukur.measure.capaian import CAPAIAN_DECIMALS, Capaian, IndikatorResult
from ukur.measure.realisasi import computed_rincian
from ukur.measure.rumus import RUMUS, substituted
from ukur.model.indikator import CaraHitung, Indikator
from ukur.model.instansi import DasarCapaian
from ukur.model.numbers import Quantity, TargetRange
from ukur.model.pengukuran import IsianIndikator


def make_receipt(hasil: IndikatorResult, dasar: DasarCapaian) -> Receipt:
    """Return the receipt of the document's own capaian of ``hasil``."""
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
    return Receipt(tuple(_lines(hasil, dasar)), source, bukti)


def _lines(hasil: IndikatorResult, dasar: DasarCapaian) -> Iterator[tuple[str, str]]:
    item, main = hasil.indikator, hasil.main_ratio
    if hasil.isian is not None:
        yield from _inputs(item, hasil.isian, hasil.realisasi_penuh)
    if len(item.frekuensi.triwulan) > 1 and hasil.carrying:
        quarters = ", ".join(f"TW{q}" for q in hasil.carrying)
        joined = _with_satuan(main.realisasi, item)
        yield "Gabungan triwulan", f"{SENTENCES[item.agregasi]} Terisi: {quarters}. Hasil: {joined}."
    if main.target is not None:
        span = "setahun" if hasil.periode.triwulan == 4 else f"sampai TW{hasil.periode.triwulan}"
        yield "Target", f"{_with_satuan(main.target, item)} ({span})"
    formula = RUMUS[item.rumus]
    yield "Rumus", f"{formula.rumus} ({item.rumus})"
    if main.persen is None or main.tercetak is None:
        yield "Capaian", str(main.alasan)
        return
    yield "Hitungan", _equation(hasil, main, main.persen)
    rounding = f"dibulatkan satu kali, setengah ke atas, {CAPAIAN_DECIMALS} desimal"
    if dasar is DasarCapaian.TERCETAK:
        rounding += "; realisasi yang dihitung adalah realisasi tercetak"
    yield "Pembulatan", f"{percent_text(main.tercetak)} ({rounding})"
    if main.predikat:
        lower = main.predikat.batas_bawah
        reason = "paling sedikit" if main.tercetak >= lower else "di bawah batas terendah,"
        because = f"karena capaian {reason} {short_number(lower)} %"
        yield "Predikat", f"{main.predikat.label}, {because} ({hasil.skala.nama})"
    yield from _other_ratios(hasil)


def _other_ratios(hasil: IndikatorResult) -> Iterator[tuple[str, str]]:
    """Yield the calculation of each ratio on the form that differs from the one just shown."""
    shown = {(hasil.main_ratio.target, hasil.main_ratio.realisasi)}
    to_date = f"Terhadap target sampai TW{hasil.periode.triwulan}"
    for label, ratio in (
        (f"Terhadap target TW{hasil.periode.triwulan}", hasil.triwulan),
        (to_date, hasil.sampai),
        ("Terhadap target setahun", hasil.tahun),
    ):
        key = ratio.target, ratio.realisasi
        if ratio.persen is None or ratio.tercetak is None or key in shown:
            continue
        shown.add(key)
        yield label, f"{_equation(hasil, ratio, ratio.persen)}, dicetak {percent_text(ratio.tercetak)}"


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
