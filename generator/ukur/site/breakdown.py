"""The breakdown of an indicator over time: each member's values, what became of them, and its shape."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.document.document_value import ShownRincian
from ukur.document.figure import NOTHING, Figure
from ukur.document.indicator_comparison import change_figure
from ukur.document.shown_comparison import DOWN, SAME, UP, ShownChange
from ukur.measure.perubahan import judge
from ukur.measure.rounding import WIDE
from ukur.measure.rumus import RUMUS
from ukur.model.indikator import Agregasi, CaraHitung, Indikator, JenisSatuan
from ukur.model.periode import Periode
from ukur.site.charts import small_bar
from ukur.site.fragments import direction_html
from ukur.site.material import SeriesPoint, SiteMaterial
from ukur.site.sparkline import shape
from ukur.site.table_html import escape

COLUMNS = 4  # periods side by side, our choice: what fits a page; the CSV has them all
_MOVES = {1: UP, -1: DOWN, 0: SAME, None: ""}


@dataclass(frozen=True)
class Member:
    """One member of the breakdown: its newest row, its figure in each column, and pictures beside them."""

    baru: ShownRincian
    nilai: tuple[str, ...]
    batang: Markup
    perubahan: Markup
    gambar: Markup


@dataclass(frozen=True)
class Breakdown:
    """A breakdown as a page shows it. ``terhadap`` is what changes are held against, empty without any."""

    judul: str
    tabel: str
    nama: str
    sumber: str
    satuan: str
    berbagi: bool
    pembilang: str
    penyebut: str
    periode: tuple[Periode, ...]
    terhadap: str
    baris: tuple[Member, ...]


def breakdown(material: SiteMaterial, item: Indikator, points: Sequence[SeriesPoint]) -> Breakdown | None:
    """Return the breakdown with the newest period's members, largest first, as the documents have it.

    A document has no words for the columns: they are those of today's dictionary, or as in its PDF.
    """
    known = [point for point in points if point.baris.rincian]
    if not known:
        return None
    newest, kind = known[-1], material.catalogue.instansi.klasifikasi.get(item.klasifikasi or "")
    parts, shown = newest.baris.rincian, known[-COLUMNS:]
    counted = any(figure.nilai is not None for part in parts for figure in (part.pembilang, part.penyebut))
    before = _compared(item, known)
    return Breakdown(
        judul=f"Rincian{f' menurut {kind.nama.lower()}' if kind else ''}, {newest.periode.title}",
        tabel=f"Rincian menurut {kind.nama}" if kind else f"Rincian {item.kode}",
        nama=kind.nama if kind else "Rincian",
        sumber=kind.sumber if kind else "",
        satuan=newest.baris.satuan,
        berbagi=counted or item.perhitungan.pembilang is not None,
        pembilang=item.perhitungan.pembilang or "Pembilang",
        penyebut=item.perhitungan.penyebut or "Penyebut",
        periode=tuple(point.periode for point in shown),
        terhadap=f"TW {before.periode.roman} {before.periode.tahun}" if before else "",
        baris=tuple(_members(item, known, before)),
    )


def _members(item: Indikator, known: Sequence[SeriesPoint], before: SeriesPoint | None) -> Iterator[Member]:
    by_period = [{part.kode: part.nilai for part in point.baris.rincian} for point in known]
    values = [figure.nilai for row in by_period for figure in row.values() if figure.nilai is not None]
    parts = known[-1].baris.rincian
    largest = max((part.nilai.nilai for part in parts if part.nilai.nilai is not None), default=Decimal(0))
    earlier = {part.kode: part.nilai for part in before.baris.rincian} if before else {}
    for part in sorted(parts, key=_largest_first):
        series = [row.get(part.kode, NOTHING) for row in by_period]
        picture = shape([figure.nilai for figure in series], min(values), max(values)) if values else ""
        yield Member(
            part,
            tuple(figure.teks for figure in series[-COLUMNS:]),
            Markup("" if part.nilai.nilai is None else small_bar(part.nilai.nilai, largest)),
            Markup(_change(item, earlier, part)),
            Markup(picture),
        )


def _compared(item: Indikator, known: Sequence[SeriesPoint]) -> SeriesPoint | None:
    """Return the point that the newest is held against: a year before, else the last one of the same year.

    None across a break, where the unit changed, or where values only add up within their year.
    """
    newest = known[-1]
    past = {point.periode: point for point in known[:-1]}
    now = newest.periode
    found = past.get(Periode(now.tahun - 1, now.triwulan))
    if found is None and item.agregasi is not Agregasi.KUMULATIF:
        found = next((past[p] for p in sorted(past, reverse=True) if p.tahun == now.tahun), None)
    if found is None or item.breaks(found.periode, now) or found.baris.satuan != newest.baris.satuan:
        return None
    return found


def _change(item: Indikator, earlier: Mapping[str, Figure], part: ShownRincian) -> str:
    """Return the change of a member in its unit, and how it is judged where its formula tells.

    What lies on the two sides of a gap is not judged: the gap is.
    """
    now, then = part.nilai.nilai, earlier.get(part.kode, NOTHING).nilai
    if now is None or then is None:
        return DASH
    share = item.jenis_satuan is JenisSatuan.PERSEN
    figure = change_figure(WIDE.subtract(now, then), item.desimal, item.satuan, share)
    formula = RUMUS[item.rumus]
    if formula.words or item.perhitungan.cara is CaraHitung.SELISIH_RINCIAN:
        return escape(figure.teks)
    moved = judge(formula, then, now, None, criterion=item.kriteria_perubahan)
    if moved is None:
        return escape(figure.teks)
    change = ShownChange("", "", figure, _MOVES[moved.gerak], str(moved.arah))
    return f"{escape(figure.teks)} {direction_html(change)}"


def _largest_first(rincian: ShownRincian) -> tuple[bool, Decimal, str]:
    value = rincian.nilai.nilai
    return value is None, -(value or Decimal(0)), rincian.kode
