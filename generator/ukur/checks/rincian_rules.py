"""Breakdowns: their members are known and whole, and they tell the same as their total."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import computed_rincian, full_realisasi
from ukur.measure.rounding import precise_sum, round_half_up
from ukur.model.catalogue import Catalogue, Reported
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.indikator import CaraHitung, Indikator, JenisSatuan
from ukur.model.pengukuran import NilaiRincian

V103 = Rule(
    "V103", "jumlah rincian berbeda dari totalnya", "Rincian dan total harus menceritakan hal yang sama."
)
V105 = Rule(
    "V105",
    "rincian belum lengkap",
    "Anggota klasifikasi yang belum ada membuat perbandingan timpang.",
    Severity.WARNING,
)
V107 = Rule("V107", "rincian tanpa klasifikasi", "Kamus harus menyebut klasifikasi rinciannya.")
V109 = Rule(
    "V109",
    "nilai di luar rentang rinciannya",
    "Bagian, rata-rata, dan indeks keseluruhan tidak mungkin lebih tinggi atau lebih rendah dari semua "
    "anggotanya. Isian yang berketerangan tidak ditandai.",
    Severity.WARNING,
    sejak=2,
)
RULES = (V103, V105, V107, V109)

_SUMMABLE = {JenisSatuan.CACAH, JenisSatuan.UANG}
_BETWEEN = {JenisSatuan.PERSEN, JenisSatuan.INDEKS, JenisSatuan.RASIO, JenisSatuan.WAKTU}
_V103_IN_PART, _V105_BLANK = (replace(rule, sejak=2) for rule in (V103, V105))
"""What the two rules say since form 2 of members that are there without a figure."""

MAX_NAMED = 5
"""Our choice: how many members one sentence names."""


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about breakdowns."""
    catalogue = measurements.catalogue
    for report in catalogue.reported():
        whole = not catalogue.left_out.lacks(*report.where, "rincian")
        if report.item and report.isian.rincian and whole:
            yield from _breakdown(catalogue, report, report.item)


def _breakdown(catalogue: Catalogue, report: Reported, item: Indikator) -> Iterator[Finding]:
    rincian = report.isian.rincian
    at = catalogue.at(*report.where, "rincian")
    if item.klasifikasi is None:
        if item.perhitungan.cara is not CaraHitung.SELISIH_RINCIAN:  # that one is U105, at its cause
            message = f"{item.kode} punya rincian tanpa klasifikasi di kamus"
            yield V107.at(at, message, "tambahkan klasifikasi di kamus, atau hapus rinciannya")
        return
    members = catalogue.instansi.klasifikasi.get(item.klasifikasi)
    if members is None or set(rincian) - set(members.anggota):
        return
    now = members.members_in(report.periode)
    absent = [kode for kode in now if kode not in rincian]
    blank = [] if _is_untouched(report) else [k for k in now if k in rincian and _is_blank(rincian[k])]
    if absent or blank:
        yield _incomplete(catalogue, report, absent, blank)
    for key in _keys(item):
        yield from _total(catalogue, report, key, complete=not absent)
    if not absent and not blank and item.jenis_satuan in _BETWEEN:
        yield from _between(catalogue, report, item)


def _keys(item: Indikator) -> Sequence[str]:
    """Return what adds up over the members: both parts of a ratio, and a count given directly."""
    whole = item.perhitungan.cara is CaraHitung.LANGSUNG and item.jenis_satuan in _SUMMABLE
    return ("pembilang", "penyebut", "realisasi") if whole else ("pembilang", "penyebut")


def _is_blank(part: NilaiRincian) -> bool:
    return part.realisasi is None and part.pembilang is None


def _is_untouched(report: Reported) -> bool:
    """Return whether nothing was filled in yet, as in the form that ``ukur new`` writes."""
    isian = report.isian
    bare = isian.realisasi is None and isian.pembilang is None
    return bare and all(map(_is_blank, isian.rincian.values()))


def _incomplete(
    catalogue: Catalogue, report: Reported, absent: Sequence[str], blank: Sequence[str]
) -> Finding:
    shown = [*absent, *blank]
    names = ", ".join(shown[:MAX_NAMED])
    names += f", dan {len(shown) - MAX_NAMED} lainnya" if len(shown) > MAX_NAMED else ""
    rule = V105 if absent else _V105_BLANK
    return rule.at(
        catalogue.at(*report.where, "rincian"),
        f"rincian {report.kode} belum memuat {names}",
        "lengkapi rinciannya",
        periode=(report.periode,),
        dijelaskan=report.isian.keterangan,
    )


def _total(catalogue: Catalogue, report: Reported, key: str, *, complete: bool) -> Iterator[Finding]:
    """Hold the sum of the members against the total; a part of them can already be too much."""
    total = getattr(report.isian, key)
    parts = [value for part in report.isian.rincian.values() if (value := getattr(part, key)) is not None]
    if not isinstance(total, Decimal) or not parts:
        return
    at, summed = catalogue.at(*report.where, key), precise_sum(parts)
    if complete and len(parts) == len(report.isian.rincian):
        if summed != total:
            message = f"jumlah {key} rincian {report.kode} adalah {summed:f}, sedangkan totalnya {total:f}"
            yield V103.at(at, message, "periksa rincian atau totalnya")
    elif min(parts) >= 0 and summed > total:
        message = (
            f"rincian {report.kode} yang sudah diisi berjumlah {key} {summed:f}, melebihi totalnya {total:f}"
        )
        hint = "periksa rincian atau totalnya; anggota yang belum diisi tidak dapat menguranginya"
        yield _V103_IN_PART.at(at, message, hint, periode=(report.periode,))


def _between(catalogue: Catalogue, report: Reported, item: Indikator) -> Iterator[Finding]:
    """A share, a mean or an index of the whole lies among those of its members, as printed.

    Of a computed ratio that follows from its sums, which V103 holds.
    """
    value = full_realisasi(item, report.isian)
    members: Mapping[str, Decimal] = dict(computed_rincian(item, report.isian))
    if item.perhitungan.cara is not CaraHitung.LANGSUNG or not isinstance(value, Decimal) or not members:
        return
    shown = [round_half_up(number, item.desimal) for number in members.values()]
    now = round_half_up(value, item.desimal)
    if min(shown) <= now <= max(shown):
        return
    message = f"nilai {report.kode} {now:f} di luar rentang rinciannya ({min(shown):f} sampai {max(shown):f})"
    yield V109.at(
        catalogue.at(*report.where, "realisasi"),
        message,
        "periksa nilai itu, letak koma, dan rinciannya; bila benar, jelaskan di keterangan",
        periode=(report.periode,),
        dijelaskan=report.isian.keterangan,
    )
