"""What units report: the right way, the right kind, and breakdowns that add up."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ukur.checks.target_rules import advise_value, labels_instead
from ukur.measure.measurements import Measurements
from ukur.measure.rounding import precise_sum
from ukur.measure.rumus import RUMUS
from ukur.model.catalogue import Catalogue, Loc, Reported
from ukur.model.findings import Finding, Location, Rule, Severity
from ukur.model.indikator import Agregasi, CaraHitung, Indikator, JenisSatuan
from ukur.model.numbers import Label, TargetRange, quantity_spelling
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode

V101 = Rule(
    "V101", "cara mengisi tidak sesuai kamus", "Kamus menentukan apakah angka diisi jadi atau dihitung."
)
V102 = Rule("V102", "penyebut nol", "Pembagian dengan nol tidak menghasilkan angka.")
V103 = Rule(
    "V103", "jumlah rincian berbeda dari totalnya", "Rincian dan total harus menceritakan hal yang sama."
)
V104 = Rule(
    "V104", "jenis realisasi tidak cocok dengan rumus", "Rumus hanya menghitung jenis nilai tertentu."
)
V105 = Rule(
    "V105",
    "rincian belum lengkap",
    "Anggota klasifikasi yang belum ada membuat perbandingan timpang.",
    Severity.WARNING,
)
V106 = Rule("V106", "nilai kumulatif menurun", "Isian kumulatif adalah nilai sampai dengan triwulan.")
V107 = Rule("V107", "rincian tanpa klasifikasi", "Kamus harus menyebut klasifikasi rinciannya.")
V108 = Rule("V108", "label tidak ada di tabel", "Label tanpa skor tidak dapat dihitung.")
RULES = (V101, V102, V103, V104, V105, V106, V107, V108)

_SUMMABLE = {JenisSatuan.CACAH, JenisSatuan.UANG}


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
            yield from _breakdown(entry)
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
            hint += "; bila belum ada data, kosongkan"
        yield V104.at(entry.at("realisasi"), message, hint)
    elif isinstance(value, Label) and (known := labels_instead(entry.katalog, item, value)):
        message = f"label '{value.teks}' tidak dikenal untuk {item.kode}"
        yield V108.at(entry.at("realisasi"), message, f"pilih: {', '.join(known)}")


def _breakdown(entry: _Isian) -> Iterator[Finding]:
    item, rincian = entry.item, entry.isian.rincian
    if not rincian:
        return
    at = entry.at("rincian")
    if item.klasifikasi is None:
        if item.perhitungan.cara is not CaraHitung.SELISIH_RINCIAN:  # that one is U105, at its cause
            message = f"{item.kode} punya rincian tanpa klasifikasi di kamus"
            yield V107.at(at, message, "tambahkan klasifikasi di kamus, atau hapus rinciannya")
        return
    members = entry.katalog.instansi.klasifikasi.get(item.klasifikasi)
    if members is None or set(rincian) - set(members.anggota):
        return
    absent = [kode for kode in members.anggota if kode not in rincian]
    if absent:
        shown = ", ".join(absent[:5]) + (f", dan {len(absent) - 5} lainnya" if len(absent) > 5 else "")
        yield V105.at(at, f"rincian {item.kode} belum memuat {shown}", "lengkapi rinciannya")
        return
    whole = item.perhitungan.cara is CaraHitung.LANGSUNG and item.jenis_satuan in _SUMMABLE
    for key in ("pembilang", "penyebut", *(("realisasi",) if whole else ())):
        total = getattr(entry.isian, key)
        parts = [getattr(part, key) for part in rincian.values()]
        if isinstance(total, Decimal) and None not in parts and precise_sum(parts) != total:
            message = (
                f"jumlah {key} rincian {item.kode} adalah {precise_sum(parts):f}, sedangkan "
                f"totalnya {total:f}"
            )
            yield V103.at(entry.at(key), message, "periksa rincian atau totalnya")


def _running(entry: _Isian) -> Iterator[Finding]:
    now, periode = entry.isian.realisasi, entry.periode
    if entry.item.agregasi is not Agregasi.KUMULATIF or not isinstance(now, Decimal):
        return
    for quarter in range(periode.triwulan - 1, 0, -1):
        earlier = entry.katalog.isian(entry.item.kode, Periode(periode.tahun, quarter))
        before = earlier[1].realisasi if earlier else None
        if isinstance(before, Decimal):
            if now < before:
                message = f"{entry.item.kode} turun dari {before:f} (TW{quarter}) menjadi {now:f}"
                hint = "isi nilai sampai dengan triwulan, bukan nilai triwulan itu saja"
                yield V106.at(entry.at("realisasi"), message, hint)
            return
