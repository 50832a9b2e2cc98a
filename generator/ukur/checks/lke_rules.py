"""The criteria of the office's own evaluator: each code once, sums of weights, counterparts that exist."""

import difflib
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ukur.measure.figure_text import short_number
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import Finding, Location, Rule
from ukur.model.lke import CRITERIA
from ukur.model.lke_list import Lke, LkePart
from ukur.model.paths import LKE

L301 = Rule(
    "L301",
    "kode LKE kembar",
    "Bukti disebut menurut kode kriterianya, dan tiap kriteria mempunyai folder sendiri dalam paket bukti.",
)
L302 = Rule(
    "L302",
    "padanan kriteria yang tidak ada",
    "Padanan menunjuk kriteria bawaan Ukur, yang buktinya dicari dari data kantor.",
)
L303 = Rule(
    "L303", "bobot LKE tidak berjumlah", "Bobot kriteria berjumlah bobot bagiannya, bobot bagian bobot LKE."
)
L304 = Rule("L304", "dua daftar LKE mulai pada hari yang sama", "Hanya satu LKE berlaku bagi satu dokumen.")
RULES = (L301, L302, L303, L304)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about ``lke.yml``."""
    catalogue = measurements.catalogue
    starts = [lke.berlaku_mulai for lke in catalogue.lke.lke]
    for index, lke in enumerate(catalogue.lke.lke):
        if lke.berlaku_mulai in starts[:index]:
            at = catalogue.at(LKE, "lke", index, "berlaku_mulai")
            message = f"dua daftar LKE mulai berlaku {lke.berlaku_mulai}"
            yield L304.at(at, message, "beri tiap daftar tanggal mulainya sendiri, atau hapus salah satunya")
        yield from _codes(catalogue, index, lke)
        yield from _counterparts(catalogue, index, lke)
        yield from _weights(catalogue, index, lke)


def _codes(catalogue: Catalogue, index: int, lke: Lke) -> Iterator[Finding]:
    """Disks of some systems take B1.1 and b1.1 for one folder."""
    parts, criteria = set[str](), set[str]()
    for number, part in enumerate(lke.bagian):
        where = ("lke", index, "bagian", number)
        if part.kode.casefold() in parts:
            yield _twin(catalogue, (*where, "kode"), "bagian", part.kode)
        parts.add(part.kode.casefold())
        for place, item in enumerate(part.kriteria):
            if item.kode.casefold() in criteria:
                yield _twin(catalogue, (*where, "kriteria", place, "kode"), "kriteria", item.kode)
            criteria.add(item.kode.casefold())


def _twin(catalogue: Catalogue, loc: Sequence[str | int], what: str, kode: str) -> Finding:
    message = f"{what} {quote(kode)} ditulis dua kali"
    return L301.at(catalogue.at(LKE, *loc), message, "beri tiap kriteria dan bagian kodenya sendiri")


def _counterparts(catalogue: Catalogue, index: int, lke: Lke) -> Iterator[Finding]:
    known = [item.kode for item in CRITERIA]
    for number, part in enumerate(lke.bagian):
        for place, item in enumerate(part.kriteria):
            if item.padanan is not None and item.padanan not in known:
                close = difflib.get_close_matches(item.padanan, known, n=1)
                first = f"mungkin maksudnya {close[0]}" if close else f"pilih {known[0]} sampai {known[-1]}"
                at = catalogue.at(LKE, "lke", index, "bagian", number, "kriteria", place, "padanan")
                message = f"padanan {quote(item.padanan)} bukan kriteria bawaan Ukur"
                yield L302.at(at, message, f"{first}, atau hapus padanannya")


def _weights(catalogue: Catalogue, index: int, lke: Lke) -> Iterator[Finding]:
    total = sum((part.bobot for part in lke.bagian), Decimal(0))
    if total != lke.bobot:
        at = catalogue.at(LKE, "lke", index, "bobot")
        yield _unequal(at, f"bobot bagian berjumlah {short_number(total)}", "LKE", lke.bobot)
    for number, part in enumerate(lke.bagian):
        yield from _part_weights(catalogue, ("lke", index, "bagian", number), part)


def _part_weights(catalogue: Catalogue, loc: Sequence[str | int], part: LkePart) -> Iterator[Finding]:
    weights = [item.bobot for item in part.kriteria if item.bobot is not None]
    at, total = catalogue.at(LKE, *loc, "bobot"), sum(weights, Decimal(0))
    if weights and len(weights) < len(part.kriteria):
        message = f"bobot hanya ditulis pada {len(weights)} dari {len(part.kriteria)} kriteria {part.kode}"
        yield L303.at(at, message, "tulis bobot setiap kriteria bagian itu, atau tidak satu pun")
    elif weights and total != part.bobot:
        yield _unequal(
            at, f"bobot kriteria berjumlah {short_number(total)}", f"bagian {part.kode}", part.bobot
        )


def _unequal(at: Location, sums: str, what: str, weight: Decimal) -> Finding:
    return L303.at(at, f"{sums}, bobot {what} {short_number(weight)}", "samakan dengan LKE evaluator")
