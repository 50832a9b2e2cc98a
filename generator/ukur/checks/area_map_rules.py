"""Maps of areas beside the office's lists of members: codes, names and source."""

from collections.abc import Iterator, Mapping

from ukur.model.area_map import AreaMap, is_area_code
from ukur.model.faults import quote
from ukur.model.findings import Finding, Location, Rule, Severity
from ukur.model.instansi import Klasifikasi

D205 = Rule(
    "D205",
    "peta tanpa klasifikasi wilayah",
    "Nama berkas menyebut klasifikasi di instansi.yml, yang anggotanya berkode wilayah resmi.",
    Severity.WARNING,
)
D206 = Rule(
    "D206",
    "kode peta tidak cocok dengan klasifikasi",
    "Wilayah di peta dan anggota klasifikasi dipasangkan menurut kodenya; yang tersisa tidak berwarna.",
    Severity.WARNING,
)
D207 = Rule(
    "D207",
    "nama di peta berbeda dari nama anggota",
    "Kode yang tertukar mewarnai wilayah dengan angka wilayah lain.",
    Severity.WARNING,
)
D208 = Rule(
    "D208", "peta tanpa sumber", "Pembaca perlu tahu dari mana garis batas berasal.", Severity.WARNING
)
RULES = (D205, D206, D207, D208)

MAX_NAMED = 5
"""Our choice: how many codes one sentence names."""


def check_area_map(
    path: str, name: str, drawn: AreaMap, kinds: Mapping[str, Klasifikasi]
) -> Iterator[Finding]:
    """Yield what of a map does not fit the breakdown that it is named after."""
    at, kind = Location(path), kinds.get(name)
    if not drawn.sumber:
        hint = 'tambahkan "sumber": "…" sesudah "type": "FeatureCollection"'
        yield D208.at(at, "peta tidak menyebut sumber garis batasnya", hint)
    if kind is None:
        known = ", ".join(sorted(kinds)) or "belum ada satu pun"
        hint = f"namai berkasnya menurut klasifikasi di instansi.yml ({known}), misalnya kecamatan.geojson"
        yield D205.at(at, f"tidak ada klasifikasi bernama {quote(name)}; peta ini tidak dipakai", hint)
        return
    if not all(map(is_area_code, kind.anggota)):
        hint = "pakai kode wilayah Kemendagri (18.08.01) atau BPS (tujuh angka) sebagai kode anggotanya"
        yield D205.at(at, f"anggota klasifikasi {name} tidak berkode wilayah resmi", hint)
    yield from _unmatched(at, name, drawn, kind)


def _unmatched(at: Location, name: str, drawn: AreaMap, kind: Klasifikasi) -> Iterator[Finding]:
    for area in drawn.areas:
        member = kind.anggota.get(area.kode)
        if member is None:
            hint = f"perbaiki kodenya, atau tambahkan ia ke klasifikasi {name} di instansi.yml"
            yield D206.at(area.at, f"{quote(area.kode)} bukan anggota klasifikasi {name}", hint)
        elif area.nama and _letters(area.nama) != _letters(member):
            told = f"{area.kode} bernama {quote(area.nama)} di peta dan {quote(member)} di instansi.yml"
            yield D207.at(area.at, told, "periksa apakah kodenya tertukar; bila tidak, samakan namanya")
    there = {area.kode for area in drawn.areas}
    absent = [kode for kode in kind.anggota if kode not in there]
    if absent:
        names = ", ".join(absent[:MAX_NAMED])
        names += f", dan {len(absent) - MAX_NAMED} lainnya" if len(absent) > MAX_NAMED else ""
        yield D206.at(
            at, f"peta tidak memuat {names}", "tambahkan bentuknya, atau biarkan: tabel tetap lengkap"
        )


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
