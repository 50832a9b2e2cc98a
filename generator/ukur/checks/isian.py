"""What units report: the right way, the right kind, and breakdowns that add up."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.checks.target import JENIS_NILAI
from ukur.measure.ukuran import Ukuran
from ukur.model.angka import Label, Rentang, besaran_text
from ukur.model.indikator import Agregasi, CaraHitung, Indikator, RumusId
from ukur.model.katalog import Katalog, formulir_path
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode
from ukur.model.temuan import Location, Rule, Severity, Temuan

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


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about reported figures."""
    katalog = ukuran.katalog
    for periode, forms in sorted(katalog.formulir.items()):
        for unit, form in sorted(forms.items()):
            for kode, isian in form.indikator.items():
                item = katalog.indikator.get(kode)
                if item:
                    at = katalog.at(formulir_path(periode, unit), "indikator", kode)
                    yield from _way(item, isian, at)
                    yield from _kind(katalog, item, isian, at)
                    yield from _breakdown(katalog, item, isian, at)
                    yield from _running(katalog, item, periode, at)


def _way(item: Indikator, isian: IsianIndikator, at: Location) -> Iterator[Temuan]:
    cara = item.perhitungan.cara
    if cara is CaraHitung.LANGSUNG and isian.pembilang is not None:
        message = f"{item.kode} diisi pembilang dan penyebut, padahal kamus menyebut cara langsung"
        yield V101.at(at, message, "isi realisasi, atau ubah perhitungan di kamus menjadi rasio")
    if cara is not CaraHitung.LANGSUNG and isinstance(isian.realisasi, Decimal):
        message = f"{item.kode} diisi angka jadi, padahal kamus menyebut cara {cara}"
        yield V101.at(at, message, "isi bahan hitungnya (pembilang dan penyebut, atau rincian)")
    zero = [kode for kode, rincian in isian.rincian.items() if rincian.penyebut == 0]
    if isian.penyebut == 0 or zero:
        where = f" pada rincian {', '.join(zero)}" if zero else ""
        yield V102.at(
            at, f"penyebut {item.kode} nol{where}", "periksa penyebut; bila belum ada data, kosongkan"
        )


def _kind(katalog: Katalog, item: Indikator, isian: IsianIndikator, at: Location) -> Iterator[Temuan]:
    value = isian.realisasi
    if not isinstance(value, (Decimal, Label, Rentang)):
        return
    if isinstance(value, Rentang) or not isinstance(value, JENIS_NILAI[item.rumus]):
        message = f"realisasi '{besaran_text(value)}' tidak cocok dengan rumus {item.rumus}"
        yield V104.at(at, message, "tulis jenis nilai yang sesuai dengan kamus")
    elif isinstance(value, Label) and not _known(katalog, item, value):
        yield V108.at(
            at, f"label '{value.teks}' tidak dikenal untuk {item.kode}", "pakai label dari tabelnya"
        )


def _known(katalog: Katalog, item: Indikator, value: Label) -> bool:
    if item.rumus is RumusId.YA_TIDAK:
        return value.teks.casefold() in {"ya", "tidak"}
    table = katalog.skala.tabel_label.get(item.tabel_label or "")
    return table is None or value.teks in table.nilai


def _breakdown(katalog: Katalog, item: Indikator, isian: IsianIndikator, at: Location) -> Iterator[Temuan]:
    if not isian.rincian:
        return
    if item.klasifikasi is None:
        yield V107.at(
            at, f"{item.kode} punya rincian tanpa klasifikasi di kamus", "tambahkan klasifikasi di kamus"
        )
        return
    members = katalog.instansi.klasifikasi.get(item.klasifikasi)
    absent = [kode for kode in members.anggota if kode not in isian.rincian] if members else []
    if absent:
        shown = ", ".join(absent[:5]) + (" ..." if len(absent) > 5 else "")
        yield V105.at(at, f"rincian {item.kode} belum memuat {shown}", "lengkapi rinciannya")
        return
    for key in ("pembilang", "penyebut"):
        total = getattr(isian, key)
        parts = [getattr(rincian, key) for rincian in isian.rincian.values()]
        if total is not None and None not in parts and sum(parts) != total:
            message = f"jumlah {key} rincian {item.kode} adalah {sum(parts)}, sedangkan totalnya {total}"
            yield V103.at(at, message, "periksa rincian atau totalnya")


def _running(katalog: Katalog, item: Indikator, periode: Periode, at: Location) -> Iterator[Temuan]:
    if item.agregasi is not Agregasi.KUMULATIF:
        return
    for quarter in range(periode.triwulan - 1, 0, -1):
        earlier = katalog.isian(item.kode, Periode(periode.tahun, quarter))
        now = katalog.isian(item.kode, periode)
        if (
            earlier
            and now
            and isinstance(earlier[1].realisasi, Decimal)
            and isinstance(now[1].realisasi, Decimal)
        ):
            if now[1].realisasi < earlier[1].realisasi:
                message = (
                    f"{item.kode} turun dari {earlier[1].realisasi} (TW{quarter}) menjadi {now[1].realisasi}"
                )
                yield V106.at(at, message, "isi nilai sampai dengan triwulan, bukan nilai triwulan itu saja")
            return
