"""Targets: quarters agree with the year, kinds agree with the formula, zero is explained."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from ukur.measure.agregasi import GABUNG
from ukur.measure.pembulatan import bulatkan
from ukur.measure.ukuran import Ukuran
from ukur.model.angka import Besaran, Keadaan, Label, Rentang, besaran_text
from ukur.model.indikator import Agregasi, Frekuensi, Indikator, RumusId, Target
from ukur.model.katalog import Katalog, dokumen_path, kamus_path
from ukur.model.temuan import Rule, Severity, Temuan

T101 = Rule(
    "T101",
    "indikator yang dilaporkan tidak punya target tahun itu",
    "Tanpa target, capaian tidak dapat dihitung.",
    Severity.WARNING,
)
T102 = Rule(
    "T102", "target triwulan tidak cocok dengan target tahun", "Keduanya harus mengatakan hal yang sama."
)
T103 = Rule("T103", "target kumulatif menurun", "Nilai sampai dengan triwulan tidak mungkin berkurang.")
T104 = Rule(
    "T104", "jenis target tidak cocok dengan rumus", "Rumus hanya dapat menghitung jenis nilai tertentu."
)
T105 = Rule("T105", "target pada triwulan yang tidak diukur", "Target itu tidak akan pernah dipakai.")
T106 = Rule(
    "T106",
    "target nol atau negatif",
    "Capaian terhadap target nol atau negatif tidak dapat dihitung dan wajib dijelaskan di interpretasi.",
    Severity.WARNING,
)
T107 = Rule("T107", "target triwulan tidak lengkap", "Sebagian triwulan bertarget dan sebagian tidak.")
RULES = (T101, T102, T103, T104, T105, T106, T107)

JENIS_NILAI: Mapping[RumusId, tuple[type[object], ...]] = {
    RumusId.NAIK: (Decimal,),
    RumusId.TURUN_SELISIH: (Decimal,),
    RumusId.TURUN_RASIO: (Decimal,),
    RumusId.STABIL: (Decimal,),
    RumusId.RENTANG: (Decimal, Rentang),
    RumusId.RENTANG_TURUN: (Decimal, Rentang),
    RumusId.SKALA: (Decimal, Label),
    RumusId.YA_TIDAK: (Label,),
}


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about targets."""
    katalog = ukuran.katalog
    for kode, item in sorted(katalog.indikator.items()):
        for tahun, target in sorted(item.target.items()):
            yield from _kinds(katalog, item, tahun, target)
            yield from _quarters(katalog, item, tahun, target)
        yield from _absent(katalog, kode, item)


def _absent(katalog: Katalog, kode: str, item: Indikator) -> Iterator[Temuan]:
    for tahun in sorted({p.tahun for p in katalog.dokumen if katalog.isian(kode, p)} - set(item.target)):
        periode = max(p for p in katalog.dokumen if p.tahun == tahun)
        message = f"{kode} dilaporkan dalam {dokumen_path(periode)}, tetapi target {tahun} belum ada"
        yield T101.at(katalog.at(kamus_path(kode), "target"), message, f"tambahkan target {tahun}")


def _kinds(katalog: Katalog, item: Indikator, tahun: int, target: Target) -> Iterator[Temuan]:
    path, allowed = kamus_path(item.kode), JENIS_NILAI[item.rumus]
    values: list[tuple[tuple[str | int, ...], Besaran | None]] = [(("tahun",), target.tahun)]
    values += [(("triwulan", f"TW{q}"), value) for q, value in target.triwulan.items()]
    for loc, value in values:
        at = katalog.at(path, "target", str(tahun), *loc)
        if value is None or isinstance(value, Keadaan):
            continue
        if not isinstance(value, allowed):
            message = f"target '{besaran_text(value)}' tidak cocok dengan rumus {item.rumus}"
            yield T104.at(at, message, "tulis jenis nilai yang sesuai, atau ganti rumusnya")
        elif isinstance(value, Decimal) and value <= 0 and item.interpretasi is None:
            message = f"target {besaran_text(value)} membuat capaian tidak dapat dihitung"
            yield T106.at(at, message, "jelaskan di interpretasi, atau ganti targetnya")


def _quarters(katalog: Katalog, item: Indikator, tahun: int, target: Target) -> Iterator[Temuan]:
    if not target.triwulan:
        return
    at = katalog.at(kamus_path(item.kode), "target", str(tahun), "triwulan")
    for quarter in target.triwulan:
        if quarter not in item.frekuensi.triwulan:
            message = f"TW{quarter} bertarget, padahal indikator diukur {item.frekuensi}"
            yield T105.at(at, message, "hapus target triwulan itu, atau ubah frekuensi")
    given = sorted((q, v) for q, v in target.triwulan.items() if isinstance(v, Decimal))
    blank = [q for q in item.frekuensi.triwulan if q not in dict(given)]
    if blank and given and item.frekuensi is not Frekuensi.TAHUNAN:
        message = f"target {tahun} belum ada untuk {', '.join(f'TW{q}' for q in blank)}"
        yield T107.at(at, message, "lengkapi semua triwulan, atau hapus semuanya")
    if item.agregasi is Agregasi.KUMULATIF and any(b[1] < a[1] for a, b in pairwise(given)):
        yield T103.at(
            at, f"target kumulatif {tahun} menurun", "tulis nilai sampai dengan triwulan, bukan selisih"
        )
    joined = GABUNG[item.agregasi](given) if given and not blank else None
    year = target.tahun
    if isinstance(joined, Decimal) and isinstance(year, Decimal):
        joined = bulatkan(joined, item.desimal) if item.agregasi is Agregasi.RATA_RATA else joined
        if joined != year:
            message = (
                f"target {tahun} adalah {besaran_text(year)}, "
                f"tetapi gabungan triwulan ({item.agregasi}) {besaran_text(joined)}"
            )
            yield T102.at(at, message, "samakan target tahun dengan gabungan target triwulannya")
