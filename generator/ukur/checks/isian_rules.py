"""What units report: the right way and the right kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ukur.checks.target_rules import advise_value, labels_instead
from ukur.measure.measurements import Measurements
from ukur.measure.rumus import RUMUS
from ukur.model.catalogue import Catalogue, Loc, Reported
from ukur.model.findings import Finding, Location, Rule
from ukur.model.indikator import Agregasi, CaraHitung, Indikator
from ukur.model.numbers import Label, TargetRange, quantity_spelling
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode
from ukur.model.spellings import word_hint

V101 = Rule(
    "V101", "cara mengisi tidak sesuai kamus", "Kamus menentukan apakah angka diisi jadi atau dihitung."
)
V102 = Rule("V102", "penyebut nol", "Pembagian dengan nol tidak menghasilkan angka.")
V104 = Rule(
    "V104", "jenis realisasi tidak cocok dengan rumus", "Rumus hanya menghitung jenis nilai tertentu."
)
V106 = Rule("V106", "nilai kumulatif menurun", "Isian kumulatif adalah nilai sampai dengan triwulan.")
V108 = Rule("V108", "label tidak ada di tabel", "Label tanpa skor tidak dapat dihitung.")
RULES = (V101, V102, V104, V106, V108)


@dataclass(frozen=True)
class _Isian:
    """One entry of a form, with its indicator and its place."""

    katalog: Catalogue
    report: Reported
    item: Indikator

    @property
    def periode(self) -> Periode:
        return self.report.periode

    @property
    def isian(self) -> IsianIndikator:
        return self.report.isian

    def at(self, *loc: str | int) -> Location:
        return self.katalog.at(*self.report.where, *loc)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about reported figures."""
    for report in measurements.catalogue.reported():
        if report.item:
            entry = _Isian(measurements.catalogue, report, report.item)
            yield from _way(entry)
            yield from _zero(entry)
            yield from _kind(entry)
            yield from _running(entry)


def _way(entry: _Isian) -> Iterator[Finding]:
    kode, isian, cara = entry.item.kode, entry.isian, entry.item.perhitungan.cara
    if cara is CaraHitung.LANGSUNG:
        places: list[Loc] = [("pembilang",)] if isian.pembilang is not None else []
        places += [("rincian", k, "pembilang") for k, r in isian.rincian.items() if r.pembilang is not None]
        for loc in places[:1]:
            message = f"{kode} diisi pembilang dan penyebut, padahal kamus menyebut cara langsung"
            yield V101.at(
                entry.at(*loc), message, "isi realisasi, atau ubah perhitungan di kamus menjadi rasio"
            )
    elif isinstance(isian.realisasi, Decimal):
        message = f"{kode} diisi angka jadi, padahal kamus menyebut cara {cara}"
        hint = "isi pembilang dan penyebut" if cara is CaraHitung.RASIO else "isi rincian tiap anggotanya"
        yield V101.at(entry.at("realisasi"), message, hint)
    elif cara is CaraHitung.SELISIH_RINCIAN and isian.pembilang is not None and not isian.rincian:
        message = f"{kode} diisi tanpa rincian, padahal kamus menyebut cara {cara}"
        yield V101.at(entry.at("pembilang"), message, "isi rincian tiap anggotanya")


def _zero(entry: _Isian) -> Iterator[Finding]:
    kode, isian = entry.item.kode, entry.isian
    if isian.penyebut == 0:
        hint = "periksa penyebut; bila memang tidak ada yang dihitung, tulis realisasi: n/a dan keterangan"
        yield V102.at(entry.at("penyebut"), f"penyebut {kode} nol", hint)
    for member, rincian in isian.rincian.items():
        if rincian.penyebut == 0 and rincian.pembilang != 0:
            at = entry.at("rincian", member, "penyebut")
            message = f"penyebut {kode} rincian {member} nol, padahal pembilangnya tidak"
            yield V102.at(at, message, "periksa penyebut dan pembilangnya")


def _kind(entry: _Isian) -> Iterator[Finding]:
    item, value = entry.item, entry.isian.realisasi
    if not isinstance(value, (Decimal, Label, TargetRange)):
        return
    kinds = RUMUS[item.rumus].realisasi_kind
    if not isinstance(value, kinds):
        message = f"realisasi '{quantity_spelling(value)}' tidak cocok dengan rumus {item.rumus}"
        hint = advise_value(entry.katalog, item, kinds)
        if isinstance(value, Label):
            hint = word_hint(value.teks) or f"{hint}; bila belum ada data, kosongkan"
        yield V104.at(entry.at("realisasi"), message, hint)
    elif isinstance(value, Label) and (known := labels_instead(entry.katalog, item, value)):
        message = f"label '{value.teks}' tidak dikenal untuk {item.kode}"
        hint = f"pilih: {', '.join(known)}"
        yield V108.at(entry.at("realisasi"), message, "; ".join(filter(None, (hint, word_hint(value.teks)))))


def _running(entry: _Isian) -> Iterator[Finding]:
    now, periode = entry.isian.realisasi, entry.periode
    if entry.item.agregasi is not Agregasi.KUMULATIF or not isinstance(now, Decimal):
        return
    for quarter in range(periode.triwulan - 1, 0, -1):
        earlier = _earlier(entry, Periode(periode.tahun, quarter))
        before = earlier.realisasi if earlier else None
        if isinstance(before, Decimal):
            if now < before:
                message = f"{entry.item.kode} turun dari {before:f} (TW{quarter}) menjadi {now:f}"
                hint = "isi nilai sampai dengan triwulan, bukan nilai triwulan itu saja"
                yield V106.at(entry.at("realisasi"), message, hint)
            return


def _earlier(entry: _Isian, periode: Periode) -> IsianIndikator | None:
    """Return what was reported of the same figure: of a part by its unit, else by whoever did."""
    if entry.item.himpunan:
        parts = entry.katalog.parts(entry.item.kode, periode)
        return next((part.isian for part in parts if part.unit == entry.report.unit), None)
    reported = entry.katalog.isian(entry.item.kode, periode)
    return reported[1] if reported else None
