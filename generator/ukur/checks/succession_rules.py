"""Who follows whom: the indicator that replaces another, the units that another was made of."""

from collections.abc import Iterator, Mapping

from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Location, Rule
from ukur.model.indikator import Indikator
from ukur.model.instansi import Unit
from ukur.model.paths import INSTANSI, kamus_path
from ukur.model.periode import Periode, next_quarter

Z101 = Rule(
    "Z101",
    "indikator pengganti keliru",
    "Pengganti melanjutkan indikator yang pernah diukur dan sudah berakhir; deretnya terputus.",
    sejak=4,
)
Z104 = Rule(
    "Z104",
    "unit pendahulu keliru",
    "Pendahulu adalah unit lain yang sudah ada sebelum unit itu mulai.",
    sejak=4,
)


def successors(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield what is wrong with the indicator that is said to follow another."""
    for kode, item in sorted(catalogue.indikator.items()):
        if item.pengganti is None:
            continue
        at = catalogue.at(kamus_path(kode), "pengganti")
        yield from _successor(catalogue, item, item.pengganti, at)


def _successor(catalogue: Catalogue, item: Indikator, name: str, at: Location) -> Iterator[Finding]:
    kode, last = item.kode, item.berlaku.sampai if item.berlaku else None
    follower = catalogue.indikator.get(name)
    if name == kode:
        yield Z101.at(at, f"{kode} digantikan oleh dirinya sendiri", "tulis kode indikator yang lain")
    elif follower is None:
        if kamus_path(name) not in catalogue.tak_terbaca:
            hint = "tulis kode yang ada di kamus, atau buat dahulu berkas kamusnya"
            yield Z101.at(at, f"pengganti {kode}, '{name}', tidak ada di kamus", hint)
    elif kode in _chain(catalogue, name):
        yield Z101.at(at, f"{kode} dan {name} saling menggantikan", "hapus salah satu pengganti")
    elif last is None:
        hint = "tulis berlaku: {sampai: triwulan terakhirnya}, misalnya 2025-TW2"
        yield Z101.at(at, f"{kode} punya pengganti, tetapi tidak punya triwulan terakhir", hint)
    elif not item.target and not any(row.kode == kode for row in catalogue.reported()):
        hint = "hapus pengganti, atau hapus berkas kamus yang tidak pernah dipakai itu"
        yield Z101.at(at, f"{kode} tidak pernah bertarget atau diukur, jadi tidak ada yang digantikan", hint)
    elif _overlapping(follower, last):
        begun = follower.berlaku.mulai if follower.berlaku else None
        message = f"{name} mulai {begun}, padahal {kode} baru berakhir {last}: keduanya dihitung"
        yield Z101.at(at, message, f"akhiri {kode} satu triwulan sebelum {name} mulai")
    elif not follower.covers(next_quarter(last)):
        message = f"{name} tidak berlaku pada {next_quarter(last)}, triwulan sesudah {kode} berakhir"
        yield Z101.at(at, message, f"samakan berlaku.mulai {name} dengan triwulan itu")


def _overlapping(follower: Indikator, last: Periode) -> bool:
    """Return whether one that begins in order to follow begins too early; an older one may take over."""
    begun = follower.berlaku.mulai if follower.berlaku else None
    return begun is not None and begun <= last


def _chain(catalogue: Catalogue, kode: str) -> set[str]:
    """Return every indicator that follows this one, up to a circle."""
    seen: set[str] = set()
    current: str | None = kode
    while current is not None and current not in seen:
        seen.add(current)
        item = catalogue.indikator.get(current)
        current = item.pengganti if item else None
    return seen


def unit_origins(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield what is wrong with the units that another is said to be made of."""
    units = catalogue.instansi.unit
    for key, unit in sorted(units.items()):
        for index, name in enumerate(unit.pendahulu):
            found = _origin(units, key, unit, name)
            if found:
                yield Z104.at(catalogue.at(INSTANSI, "unit", key, "pendahulu", index), *found)


def _origin(units: Mapping[str, Unit], key: str, unit: Unit, name: str) -> tuple[str, str] | None:
    before = units.get(name)
    if name == key:
        return f"unit '{key}' menjadi pendahulu dirinya sendiri", "tulis kunci unit yang lain"
    if before is None:
        message = f"pendahulu unit '{key}', '{name}', tidak ada di daftar unit"
        return message, "unit yang dilebur tetap tercatat, dengan sampai triwulan terakhirnya"
    if unit.mulai is None:
        return f"unit '{key}' punya pendahulu, tetapi tidak punya mulai", "tulis triwulan mulai unit itu"
    if not before.has_begun(unit.mulai) or before.mulai == unit.mulai:
        message = f"pendahulu '{name}' mulai {before.mulai}, tidak lebih dahulu dari '{key}' ({unit.mulai})"
        return message, "periksa triwulan mulai kedua unit"
    if before.has_ended(unit.mulai) and before.sampai and next_quarter(before.sampai) != unit.mulai:
        message = f"pendahulu '{name}' berakhir {before.sampai}, padahal '{key}' baru mulai {unit.mulai}"
        return message, "akhiri pendahulu satu triwulan sebelum penerusnya mulai"
    return None
