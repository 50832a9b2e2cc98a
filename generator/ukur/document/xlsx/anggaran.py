"""Sheet "Anggaran": pagu, realisasi and serapan by node and quarter, and efficiency, with formulas."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import fsum

from ukur.document import wording
from ukur.document.bagian import AnggaranTampil, BarisAnggaran, EfisiensiTampil
from ukur.document.figur import Figur
from ukur.document.nilai import DokumenPengukuran
from ukur.document.tabel.budget import EFFICIENCY, budget
from ukur.document.xlsx.hitung import dibulatkan
from ukur.document.xlsx.lembar import Isi, Lembar, Rumus, muat
from ukur.document.xlsx.letak import rentang, sel
from ukur.document.xlsx.rows import Laid, lay, widths

BEKU = 2  # columns that stay in view: code and name
_KOSONG = (110, 260, 76, 56, 300)  # pixels of a sheet that says there is no budget


def lebar_anggaran(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels, enough of them for the table of efficiency too."""
    if d.anggaran is None:
        return list(_KOSONG)
    nodes = budget(d.anggaran)
    laid = lay(nodes, d)
    grid = lay(EFFICIENCY, d, laid.grid).grid
    return [*widths(laid, nodes.records(d)), *grid[len(laid.grid) :]]


def tulis_anggaran(
    lembar: Lembar, d: DokumenPengukuran, rata_rata: Mapping[str, str]
) -> tuple[int, int] | None:
    """Write both tables; return the rows of the first header. ``rata_rata``: where each sasaran's mean is."""
    if d.anggaran is None:
        lembar.paragraf(wording.no_budget(d))
        return None
    lembar.paragraf(wording.budget_source(d.anggaran))
    if d.anggaran.contoh:
        lembar.paragraf(wording.BUDGET_SAMPLE)
    nodes = budget(d.anggaran)
    laid = lay(nodes, d)
    header = lembar.kepala(laid.kolom)
    first = lembar.baris
    *rows, total = nodes.records(d)
    for record in rows:
        shares = dict(_serapan_baris(record.item, laid, lembar.baris))
        lembar.isi(laid.kolom, laid.cells(record, shares))
    sums = _jumlah(d.anggaran, laid, first, lembar.baris)
    lembar.isi(laid.kolom, laid.cells(total, {"tingkat": "", **sums}), "tebal")
    for note in d.anggaran.catatan:
        lembar.paragraf(note, "kecil")
    if d.anggaran.efisiensi:
        _efisiensi(lembar, d, laid, rata_rata)
    return header


def _serapan_baris(row: BarisAnggaran, laid: Laid, baris: int) -> Iterator[tuple[str, Isi]]:
    """Yield the serapan of each quarter by its column."""
    pagu = sel(laid.at("pagu"), baris)
    for at, (spent, absorbed) in enumerate(zip(row.realisasi, row.serapan, strict=True)):
        cell = sel(laid.at(f"realisasi_{at}"), baris)
        yield f"serapan_{at}", _serapan(row.pagu, spent, absorbed, cell, pagu)


def _serapan(pagu: Figur, realisasi: Figur, serapan: Figur, sel_realisasi: str, sel_pagu: str) -> Isi:
    if not _angka(pagu) or not _angka(realisasi) or serapan.nilai is None:
        return serapan
    assert pagu.nilai is not None
    assert realisasi.nilai is not None
    share = float(realisasi.nilai) / float(pagu.nilai) * 100
    formula = dibulatkan(f"{sel_realisasi}/{sel_pagu}*100", share, serapan)
    return Rumus(formula, serapan) if formula else serapan


def _angka(figur: Figur) -> bool:
    return figur.nilai is not None and muat(figur.nilai)


def _jumlah(anggaran: AnggaranTampil, laid: Laid, first: int, baris: int) -> dict[str, Isi]:
    """Return the total of the topmost rows, which do not contain one another, by its columns."""
    total, top = anggaran.jumlah, [row for row in anggaran.baris if row.tingkat == 0]
    depth = rentang(laid.at("tingkat"), first, baris - 1)

    def added(name: str, figure: Figur, parts: list[Figur]) -> Isi:
        return _total(figure, parts, depth, rentang(laid.at(name), first, baris - 1))

    sums = {"pagu": added("pagu", total.pagu, [row.pagu for row in top])}
    for at, figure in enumerate(total.realisasi):
        name = f"realisasi_{at}"
        sums[name] = added(name, figure, [row.realisasi[at] for row in top])
    return sums | dict(_serapan_baris(total, laid, baris))


def _total(figur: Figur, bagian: list[Figur], tingkat: str, angka: str) -> Isi:
    values = [item.nilai for item in bagian if item.nilai is not None and muat(item.nilai)]
    if figur.nilai is None or len(values) < len(bagian):
        return figur
    if Decimal(f"{fsum(map(float, values)):.15g}") != figur.nilai:
        return figur
    return Rumus(f"SUMIF({tingkat},0,{angka})", figur)


def _efisiensi(lembar: Lembar, d: DokumenPengukuran, anggaran: Laid, rata_rata: Mapping[str, str]) -> None:
    laid = lay(EFFICIENCY, d, anggaran.grid)
    lembar.turun()
    lembar.paragraf(EFFICIENCY.caption, "subjudul")
    lembar.kepala(laid.kolom)
    for record in EFFICIENCY.rows(d):
        row = record.item
        formulas: dict[str, Isi] = {"selisih": _selisih(row, laid, lembar.baris)}
        if row.kode in rata_rata and _angka(row.capaian):
            formulas["capaian"] = Rumus(rata_rata[row.kode], row.capaian)
        lembar.isi(laid.kolom, laid.cells(record, formulas))


def _selisih(row: EfisiensiTampil, laid: Laid, baris: int) -> Isi:
    reached, absorbed = row.capaian.nilai, row.serapan.nilai
    if reached is None or absorbed is None:
        return row.selisih
    cells = f"{sel(laid.at('capaian'), baris)}-{sel(laid.at('serapan'), baris)}"
    formula = dibulatkan(cells, float(reached) - float(absorbed), row.selisih)
    return Rumus(formula, row.selisih) if formula else row.selisih
