"""Sheet "Anggaran": pagu, realisasi and serapan by node and quarter, and efficiency, with formulas."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import fsum

from ukur.document.bagian import AnggaranTampil, BarisAnggaran, EfisiensiTampil
from ukur.document.figur import Figur
from ukur.document.xlsx.hitung import dibulatkan
from ukur.document.xlsx.lembar import Isi, Kolom, Lembar, Rumus, bilangan, lebar_angka, muat
from ukur.document.xlsx.letak import rentang, sel

TANPA_ANGGARAN = "Belum ada anggaran yang tercatat untuk tahun ini."
BEKU = 2  # columns that stay in view: code and name
_PAGU, _TRIWULAN = 4, 5
_EFISIENSI = ("Rata-rata capaian", "Serapan", "Selisih")
_CONTOH = "Anggaran ini contoh, bukan anggaran resmi."


def lebar_anggaran(anggaran: AnggaranTampil | None) -> list[int]:
    """Return the widths of the columns in pixels; the table of efficiency needs five after the texts."""
    first = [110, 260, 76, 56]
    if anggaran is None:
        return [*first, 300]
    rows = (*anggaran.baris, anggaran.jumlah)
    widths = [*first, lebar_angka((row.pagu for row in rows), 100)]
    for at in range(len(anggaran.triwulan)):
        widths += [
            lebar_angka((row.realisasi[at] for row in rows), 100),
            lebar_angka((row.serapan[at] for row in rows), 96),
        ]
    return [*widths, *[140] * (9 - len(widths))]


def tulis_anggaran(
    lembar: Lembar, anggaran: AnggaranTampil | None, rata_rata: Mapping[str, str]
) -> tuple[int, int] | None:
    """Write both tables; return the rows of the first header. ``rata_rata``: where each sasaran's mean is."""
    if anggaran is None:
        lembar.paragraf(TANPA_ANGGARAN)
        return None
    lembar.paragraf(f"Tahun {anggaran.tahun}. Sumber: {anggaran.sumber}")
    if anggaran.contoh:
        lembar.paragraf(_CONTOH)
    columns = tuple(_kolom(anggaran))
    header = lembar.kepala(columns)
    first = lembar.baris
    for row in anggaran.baris:
        texts = (row.kode, row.uraian, row.jenis, bilangan(row.tingkat))
        lembar.isi(columns, [*texts, row.pagu, *_triwulan(row, row.realisasi, lembar.baris)])
    _jumlah(lembar, anggaran, columns, first)
    for note in anggaran.catatan:
        lembar.paragraf(note, "kecil")
    if anggaran.efisiensi:
        _efisiensi(lembar, anggaran.efisiensi, rata_rata)
    return header


def _kolom(anggaran: AnggaranTampil) -> Iterator[Kolom]:
    titles = ("Kode", "Uraian", "Jenis", "Tingkat (0 = teratas)", f"Pagu {anggaran.tahun}")
    yield from (Kolom(title, at, at) for at, title in enumerate(titles))
    for quarter, title in enumerate(anggaran.triwulan):
        at = _TRIWULAN + 2 * quarter
        yield Kolom("Realisasi", at, at, induk=f"s.d. {title}")
        yield Kolom("Serapan", at + 1, at + 1, induk=f"s.d. {title}")


def _triwulan(row: BarisAnggaran, realisasi: tuple[Isi, ...], baris: int) -> Iterator[Isi]:
    """Yield realisasi and serapan of each quarter."""
    for at, (spent, shown, absorbed) in enumerate(zip(row.realisasi, realisasi, row.serapan, strict=True)):
        column = _TRIWULAN + 2 * at
        yield shown
        yield _serapan(row.pagu, spent, absorbed, sel(column, baris), sel(_PAGU, baris))


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


def _jumlah(lembar: Lembar, anggaran: AnggaranTampil, columns: tuple[Kolom, ...], first: int) -> None:
    """Write the total of the topmost rows: rows that do not contain one another."""
    total, last = anggaran.jumlah, lembar.baris - 1
    top = [row for row in anggaran.baris if row.tingkat == 0]
    pagu = _total(total.pagu, [row.pagu for row in top], _PAGU, first, last)
    spent = tuple(
        _total(figure, [row.realisasi[at] for row in top], _TRIWULAN + 2 * at, first, last)
        for at, figure in enumerate(total.realisasi)
    )
    cells = [total.kode, total.uraian, total.jenis, "", pagu, *_triwulan(total, spent, lembar.baris)]
    lembar.isi(columns, cells, "tebal")


def _total(figur: Figur, bagian: list[Figur], kolom: int, first: int, last: int) -> Isi:
    values = [item.nilai for item in bagian if item.nilai is not None and muat(item.nilai)]
    if figur.nilai is None or len(values) < len(bagian):
        return figur
    if Decimal(f"{fsum(map(float, values)):.15g}") != figur.nilai:
        return figur
    depth = rentang(_TRIWULAN - 2, first, last)
    return Rumus(f"SUMIF({depth},0,{rentang(kolom, first, last)})", figur)


def _efisiensi(lembar: Lembar, rows: tuple[EfisiensiTampil, ...], rata_rata: Mapping[str, str]) -> None:
    columns = (
        Kolom("Sasaran", 0, 0),
        Kolom("Uraian", 1, 3),
        *(Kolom(title, _PAGU + at, _PAGU + at) for at, title in enumerate(_EFISIENSI)),
        Kolom("Golongan", _PAGU + 3, _PAGU + 3, "tengah"),
        Kolom("Sisa anggaran", _PAGU + 4, lembar.akhir),
    )
    lembar.turun()
    lembar.paragraf("Efisiensi", "subjudul")
    lembar.kepala(columns)
    for row in rows:
        reached: Isi = row.capaian
        if row.kode in rata_rata and _angka(row.capaian):
            reached = Rumus(rata_rata[row.kode], row.capaian)
        texts = (row.kode, row.uraian)
        difference = _selisih(row, lembar.baris)
        lembar.isi(columns, [*texts, reached, row.serapan, difference, row.golongan, row.sisa])


def _selisih(row: EfisiensiTampil, baris: int) -> Isi:
    reached, absorbed = row.capaian.nilai, row.serapan.nilai
    if reached is None or absorbed is None:
        return row.selisih
    cells = f"{sel(_PAGU, baris)}-{sel(_PAGU + 1, baris)}"
    formula = dibulatkan(cells, float(reached) - float(absorbed), row.selisih)
    return Rumus(formula, row.selisih) if formula else row.selisih
