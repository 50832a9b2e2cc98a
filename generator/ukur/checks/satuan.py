"""Units and formulas: what may be summed, and which settings belong together."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.measure.ukuran import Ukuran
from ukur.model.indikator import Agregasi, CaraHitung, Indikator, JenisSatuan, RumusId
from ukur.model.katalog import Katalog, kamus_path
from ukur.model.temuan import Rule, Temuan

U101 = Rule(
    "U101",
    "satuan ini tidak boleh dijumlahkan",
    "Persen, indeks, rasio, dan predikat tidak pernah dijumlahkan.",
)
U102 = Rule("U102", "rumus skala tanpa tabel label", "Label seperti WTP memerlukan tabel skor.")
U103 = Rule("U103", "satuan predikat dan rumus tidak cocok", "Predikat dihitung dengan skala atau ya-tidak.")
U104 = Rule(
    "U104", "rasio persen tanpa pengali 100", "Bagian dari keseluruhan menjadi persen setelah dikali 100."
)
U105 = Rule(
    "U105", "selisih rincian tanpa klasifikasi", "Selisih dihitung dari nilai tiap anggota klasifikasi."
)
RULES = (U101, U102, U103, U104, U105)

_TAK_TERJUMLAH = {JenisSatuan.PERSEN, JenisSatuan.INDEKS, JenisSatuan.RASIO, JenisSatuan.PREDIKAT}
_LABEL = {RumusId.SKALA, RumusId.YA_TIDAK}


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about units, formulas and aggregation."""
    for _, item in sorted(ukuran.katalog.indikator.items()):
        yield from _indicator(ukuran.katalog, item)


def _indicator(katalog: Katalog, item: Indikator) -> Iterator[Temuan]:
    path = kamus_path(item.kode)
    summed = item.agregasi is Agregasi.JUMLAH and item.jenis_satuan in _TAK_TERJUMLAH
    averaged = item.agregasi in {Agregasi.JUMLAH, Agregasi.RATA_RATA} and item.rumus in _LABEL
    if summed or averaged:
        message = f"{item.kode} bersatuan {item.jenis_satuan} digabung dengan cara {item.agregasi}"
        hint = (
            "pakai posisi-akhir atau maksimum" if averaged else "pakai posisi-akhir, rata-rata, atau maksimum"
        )
        yield U101.at(katalog.at(path, "agregasi"), message, hint)
    if (item.rumus is RumusId.SKALA) != (item.tabel_label is not None):
        verb = "memerlukan" if item.rumus is RumusId.SKALA else "tidak memakai"
        message = f"rumus {item.rumus} {verb} tabel_label"
        yield U102.at(katalog.at(path, "rumus"), message, "tulis tabel_label hanya bila rumusnya skala@1")
    if (item.jenis_satuan is JenisSatuan.PREDIKAT) != (item.rumus in _LABEL):
        message = f"jenis satuan {item.jenis_satuan} tidak cocok dengan rumus {item.rumus}"
        yield U103.at(katalog.at(path, "jenis_satuan"), message, "samakan keduanya")
    if (
        item.perhitungan.cara is CaraHitung.RASIO
        and item.jenis_satuan is JenisSatuan.PERSEN
        and item.perhitungan.pengali != Decimal(100)
    ):
        message = f"{item.kode} bersatuan persen, tetapi pengalinya bukan 100"
        yield U104.at(katalog.at(path, "perhitungan"), message, "tulis pengali: 100")
    if item.perhitungan.cara is CaraHitung.SELISIH_RINCIAN and item.klasifikasi is None:
        message = f"{item.kode} dihitung dari rincian, tetapi klasifikasinya belum disebut"
        yield U105.at(katalog.at(path, "perhitungan"), message, "tambahkan baris klasifikasi: ...")
