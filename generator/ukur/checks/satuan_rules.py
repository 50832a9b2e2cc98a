"""Units and formulas: what may be summed, and which settings belong together."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from ukur.measure.measurements import Measurements
from ukur.measure.rumus import RUMUS
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule
from ukur.model.indikator import Agregasi, CaraHitung, Indikator, JenisSatuan
from ukur.model.paths import kamus_path
from ukur.model.periode import Periode

_LABEL = {item.id for item in RUMUS.values() if item.words}
_BY_TABLE = {item.id for item in RUMUS.values() if item.words and not item.words.fixed}
_NAMES = " atau ".join(sorted({rumus.partition("@")[0] for rumus in _LABEL}))

U101 = Rule(
    "U101",
    "satuan ini tidak boleh dijumlahkan",
    "Persen, indeks, rasio, dan predikat tidak pernah dijumlahkan; predikat juga tidak dirata-ratakan.",
)
U102 = Rule("U102", "rumus skala tanpa tabel label", "Label seperti WTP memerlukan tabel skor.")
U103 = Rule("U103", "satuan predikat dan rumus tidak cocok", f"Predikat dihitung dengan {_NAMES}.")
U104 = Rule(
    "U104", "rasio persen tanpa pengali 100", "Bagian dari keseluruhan menjadi persen setelah dikali 100."
)
U105 = Rule(
    "U105", "selisih rincian tanpa klasifikasi", "Selisih dihitung dari nilai tiap anggota klasifikasi."
)
U106 = Rule(
    "U106",
    "satuan dan jenis satuan berbeda",
    "Jenis satuan menentukan apa yang boleh dijumlahkan; satuan persen berjenis cacah lolos dari aturan itu.",
)
U107 = Rule(
    "U107",
    "bobot tidak lengkap dalam satu sasaran",
    "Rata-rata berbobot memerlukan bobot semua indikatornya; bila sebagian saja, semuanya dihitung sama.",
    sejak=2,
)
U108 = Rule(
    "U108",
    "bagian unit tidak dapat dijumlahkan",
    "Yang dijumlahkan dari beberapa unit ialah cacah, uang, atau pembilang dan penyebut sebuah rasio.",
    sejak=2,
)
RULES = (U101, U102, U103, U104, U105, U106, U107, U108)

_UNSUMMABLE = {JenisSatuan.PERSEN, JenisSatuan.INDEKS, JenisSatuan.RASIO, JenisSatuan.PREDIKAT}
_COMPUTED = {Agregasi.JUMLAH, Agregasi.RATA_RATA}
_KINDS: Mapping[str, JenisSatuan] = {
    "%": JenisSatuan.PERSEN,
    "persen": JenisSatuan.PERSEN,
    "rp": JenisSatuan.UANG,
    "rupiah": JenisSatuan.UANG,
    "indeks": JenisSatuan.INDEKS,
    "predikat": JenisSatuan.PREDIKAT,
    "opini": JenisSatuan.PREDIKAT,
}


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about units, formulas and aggregation."""
    for _, item in sorted(measurements.catalogue.indikator.items()):
        yield from _unit(measurements.catalogue, item)
        yield from _computation(measurements.catalogue, item)
    yield from _weights(measurements.catalogue)


def _weights(catalogue: Catalogue) -> Iterator[Finding]:
    """Only the newest year of a sasaran is looked at: an indicator of former years needs no weight."""
    groups: dict[str, list[Indikator]] = {}
    for _, item in sorted(catalogue.indikator.items()):
        groups.setdefault(item.sasaran, []).append(item)
    for sasaran, items in groups.items():
        newest = max((tahun for item in items for tahun in item.target), default=None)
        current = [item for item in items if newest in item.target and not _ended(item, newest)]
        weighted = [item.kode for item in current if item.bobot is not None]
        for item in current:
            if weighted and item.bobot is None:
                message = f"{item.kode} tanpa bobot, padahal {', '.join(weighted)} pada {sasaran} berbobot"
                hint = "tulis bobot semua indikator sasaran itu, atau hapus semuanya"
                yield U107.at(catalogue.at(kamus_path(item.kode), "kode"), message, hint)


def _ended(item: Indikator, tahun: int | None) -> bool:
    return item.berlaku is not None and tahun is not None and item.berlaku.has_ended(Periode(tahun, 4))


def is_meaningless(item: Indikator) -> bool:
    """Return whether the aggregation has no meaning for this kind of unit."""
    summed = item.agregasi is Agregasi.JUMLAH and item.jenis_satuan in _UNSUMMABLE
    return summed or (item.agregasi in _COMPUTED and item.rumus in _LABEL)


def lacks_hundred(item: Indikator) -> bool:
    """Return whether a share is computed without turning it into percent (U104)."""
    share = item.perhitungan.cara is CaraHitung.RASIO and item.jenis_satuan is JenisSatuan.PERSEN
    return share and item.perhitungan.pengali != Decimal(100)


def _one_of(rumus: Iterable[str]) -> str:
    return " atau ".join(sorted(rumus))


def _unit(catalogue: Catalogue, item: Indikator) -> Iterator[Finding]:
    path = kamus_path(item.kode)
    if (item.jenis_satuan is JenisSatuan.PREDIKAT) != (item.rumus in _LABEL):
        message = f"jenis satuan {item.jenis_satuan} tidak cocok dengan rumus {item.rumus}"
        hint = (
            f"ganti rumus menjadi {_one_of(_LABEL)}, atau ganti jenis_satuan"
            if item.jenis_satuan is JenisSatuan.PREDIKAT
            else "tulis jenis_satuan: predikat, atau ganti rumus"
        )
        yield U103.at(catalogue.at(path, "jenis_satuan"), message, hint)
    elif is_meaningless(item):
        message = (
            f"{item.kode} berjenis satuan {item.jenis_satuan}, tetapi digabung dengan cara {item.agregasi}"
        )
        hint = (
            "pakai posisi-akhir" if item.rumus in _LABEL else "pakai posisi-akhir, rata-rata, atau maksimum"
        )
        yield U101.at(catalogue.at(path, "agregasi"), message, hint)
    meant = _KINDS.get(item.satuan.casefold(), item.jenis_satuan)
    if meant is not item.jenis_satuan:
        message = f"satuan '{item.satuan}' berjenis {item.jenis_satuan}"
        yield U106.at(catalogue.at(path, "jenis_satuan"), message, f"tulis jenis_satuan: {meant}")


def _computation(catalogue: Catalogue, item: Indikator) -> Iterator[Finding]:
    path, cara = kamus_path(item.kode), item.perhitungan.cara
    if item.rumus in _BY_TABLE and item.tabel_label is None:
        message = f"rumus {item.rumus} memerlukan tabel_label"
        hint = "tambahkan baris tabel_label: nama tabel di skala.yml"
        yield U102.at(catalogue.at(path, "rumus"), message, hint)
    if item.rumus not in _BY_TABLE and item.tabel_label is not None:
        message = f"rumus {item.rumus} tidak memakai tabel_label"
        hint = f"hapus baris ini, atau ganti rumus menjadi {_one_of(_BY_TABLE)}"
        yield U102.at(catalogue.at(path, "tabel_label"), message, hint)
    if lacks_hundred(item):
        message = f"{item.kode} bersatuan persen, tetapi pengalinya bukan 100"
        yield U104.at(catalogue.at(path, "perhitungan", "pengali"), message, "tulis pengali: 100")
    whole = cara is CaraHitung.LANGSUNG and item.jenis_satuan in {JenisSatuan.CACAH, JenisSatuan.UANG}
    if item.himpunan and not whole and cara is not CaraHitung.RASIO:
        message = (
            f"{item.kode} berjenis satuan {item.jenis_satuan} dengan cara {cara}, bagiannya tidak berjumlah"
        )
        hint = "pakai cara rasio dengan pembilang dan penyebut, atau hapus himpunan"
        yield U108.at(catalogue.at(path, "himpunan"), message, hint)
    if cara is CaraHitung.SELISIH_RINCIAN and item.klasifikasi is None:
        message = f"{item.kode} dihitung dari rincian, tetapi klasifikasinya belum disebut"
        yield U105.at(
            catalogue.at(path, "perhitungan", "cara"),
            message,
            "tambahkan baris klasifikasi: nama klasifikasi di instansi.yml",
        )
