"""The receipt (struk) of a figure: inputs, formula with the numbers put in, rounding, scale, source."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.document.nilai import BuktiTampil, Struk
from ukur.document.teks import angka, angka_penuh, angka_ringkas, besaran, persen, tanggal
from ukur.measure.agregasi import KALIMAT
from ukur.measure.capaian import DESIMAL_CAPAIAN, Capaian, HasilIndikator
from ukur.measure.realisasi import rincian_terhitung
from ukur.measure.rumus import RUMUS, substituted
from ukur.model.angka import Besaran, Rentang
from ukur.model.indikator import CaraHitung, Indikator
from ukur.model.instansi import DasarCapaian
from ukur.model.pengukuran import IsianIndikator


def buat_struk(hasil: HasilIndikator, dasar: DasarCapaian) -> Struk:
    """Return the receipt of the document's own capaian of ``hasil``."""
    item = hasil.indikator
    source = item.sumber_data.nama
    if item.sumber_data.penyedia:
        source += f", {item.sumber_data.penyedia}"
    bukti = tuple(
        BuktiTampil(b.nama, b.tautan, b.lokasi_arsip, b.sha256, tanggal(b.tanggal) if b.tanggal else "")
        for b in (hasil.isian.bukti if hasil.isian else ())
    )
    return Struk(tuple(_lines(hasil, dasar)), source, bukti)


def _lines(hasil: HasilIndikator, dasar: DasarCapaian) -> Iterator[tuple[str, str]]:
    item, main = hasil.indikator, hasil.utama
    if hasil.isian is not None:
        yield from _inputs(item, hasil.isian, hasil.realisasi_penuh)
    if len(item.frekuensi.triwulan) > 1 and hasil.terisi:
        quarters = ", ".join(f"TW{q}" for q in hasil.terisi)
        joined = _dengan_satuan(main.realisasi, item)
        yield "Gabungan triwulan", f"{KALIMAT[item.agregasi]} Terisi: {quarters}. Hasil: {joined}."
    if main.target is not None:
        span = "setahun" if hasil.periode.triwulan == 4 else f"sampai TW{hasil.periode.triwulan}"
        yield "Target", f"{_dengan_satuan(main.target, item)} ({span})"
    formula = RUMUS[item.rumus]
    yield "Rumus", f"{formula.rumus} ({item.rumus})"
    if main.persen is None or main.tercetak is None:
        yield "Capaian", str(main.alasan)
        return
    yield "Hitungan", _equation(hasil, main, main.persen)
    rounding = f"dibulatkan satu kali, setengah ke atas, {DESIMAL_CAPAIAN} desimal"
    if dasar is DasarCapaian.TERCETAK:
        rounding += "; realisasi yang dihitung adalah realisasi tercetak"
    yield "Pembulatan", f"{persen(main.tercetak)} ({rounding})"
    if main.predikat:
        lower = main.predikat.batas_bawah
        reason = "paling sedikit" if main.tercetak >= lower else "di bawah batas terendah,"
        because = f"karena capaian {reason} {angka_ringkas(lower)} %"
        yield "Predikat", f"{main.predikat.label}, {because} ({hasil.skala.nama})"
    yield from _other_ratios(hasil)


def _other_ratios(hasil: HasilIndikator) -> Iterator[tuple[str, str]]:
    """Yield the calculation of each ratio on the form that differs from the one just shown."""
    shown = {(hasil.utama.target, hasil.utama.realisasi)}
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
        yield label, f"{_equation(hasil, ratio, ratio.persen)}, dicetak {persen(ratio.tercetak)}"


def _inputs(item: Indikator, isian: IsianIndikator, penuh: Besaran | None) -> Iterator[tuple[str, str]]:
    cara = item.perhitungan
    if isian.pembilang is not None and isian.penyebut is not None:
        yield cara.pembilang or "Pembilang", angka(isian.pembilang)
        yield cara.penyebut or "Penyebut", angka(isian.penyebut)
        factor = f" × {angka_ringkas(cara.pengali)}" if cara.pengali else ""
        division = f"{angka(isian.pembilang)} / {angka(isian.penyebut)}{factor}"
    elif cara.cara is CaraHitung.SELISIH_RINCIAN:
        values = sorted(value for _, value in rincian_terhitung(item, isian))
        division = f"{angka_penuh(values[-1])} − {angka_penuh(values[0])}" if len(values) > 1 else ""
    else:
        division = ""
    if isinstance(penuh, Decimal) and division:
        shown = besaran(penuh, item.desimal)
        yield "Realisasi", f"{division} = {angka_penuh(penuh)}, dicetak {shown} {item.satuan}"
    elif penuh is not None:
        yield "Realisasi", _dengan_satuan(penuh, item)


def _dengan_satuan(nilai: Besaran | None, item: Indikator) -> str:
    """Return a value with its unit; words such as WTP or Belum rilis carry none."""
    text = besaran(nilai, item.desimal)
    return f"{text} {item.satuan}" if isinstance(nilai, (Decimal, Rentang)) else text


def _equation(hasil: HasilIndikator, ratio: Capaian, result: Decimal) -> str:
    """Return the formula with the numbers of a ratio put in, and what it gives."""
    item = hasil.indikator
    left = substituted(item.rumus, ratio.target, ratio.realisasi, hasil.tabel, item.desimal)
    return f"{left} = {angka_penuh(result)}"
