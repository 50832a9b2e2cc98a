"""References: every code that one file names exists in the file that defines it."""

import difflib
from collections.abc import Collection, Iterator

from ukur.measure.ukuran import Ukuran
from ukur.model.indikator import Indikator
from ukur.model.katalog import Katalog, Reported
from ukur.model.paths import KOREKSI, anggaran_path, dokumen_path, kamus_path
from ukur.model.temuan import Location, Rule, Temuan

_ALASAN = "Rujukan yang putus membuat angka hilang dari dokumen tanpa terlihat."
R101 = Rule("R101", "sasaran tidak ada di pohon kinerja", _ALASAN)
R102 = Rule("R102", "unit tidak dikenal", _ALASAN)
R103 = Rule("R103", "indikator induk tidak ada", _ALASAN)
R104 = Rule("R104", "tabel label tidak ada", _ALASAN)
R105 = Rule("R105", "klasifikasi rincian tidak ada", _ALASAN)
R106 = Rule("R106", "indikator di formulir tidak ada di kamus", _ALASAN)
R107 = Rule("R107", "anggota rincian tidak dikenal", _ALASAN)
R108 = Rule("R108", "analisis untuk sasaran yang tidak ada", _ALASAN)
R109 = Rule(
    "R109", "indikator dilaporkan bukan oleh pemiliknya", "Penanggung jawab di kamus yang mengisi formulir."
)
R110 = Rule("R110", "anggaran untuk simpul yang tidak ada", _ALASAN)
R111 = Rule("R111", "koreksi untuk angka yang tidak ada", _ALASAN)
R112 = Rule("R112", "indikator induk melingkar", "Induk yang melingkar tidak dapat digambar sebagai pohon.")
RULES = (R101, R102, R103, R104, R105, R106, R107, R108, R109, R110, R111, R112)


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about references between files."""
    katalog = ukuran.katalog
    nodes = {node.kode for node in katalog.pohon.jelajah()}
    yield from _kamus(katalog, nodes)
    yield from _formulir(katalog)
    for periode, dokumen in katalog.dokumen.items():
        for kode in dokumen.analisis:
            yield from _known(R108, katalog.at(dokumen_path(periode), "analisis", kode), kode, nodes)
    for tahun, anggaran in katalog.anggaran.items():
        for kode in anggaran.simpul:
            yield from _known(R110, katalog.at(anggaran_path(tahun), "simpul", kode), kode, nodes)
    for index, koreksi in enumerate(katalog.koreksi.koreksi):
        if katalog.unread(koreksi.periode):
            continue
        if koreksi.periode not in katalog.dokumen or not katalog.isian(koreksi.indikator, koreksi.periode):
            at = katalog.at(KOREKSI, "koreksi", index)
            message = f"koreksi {koreksi.indikator} pada {koreksi.periode} tidak menunjuk angka yang ada"
            yield R111.at(at, message, "periksa kode indikator dan periodenya")


def _known(rule: Rule, at: Location, kode: str, known: Collection[str]) -> Iterator[Temuan]:
    if kode in known:
        return
    close = difflib.get_close_matches(kode, known, n=1, cutoff=0.4)  # our choice: a bare 1 finds SS-1
    choices = ", ".join(sorted(known)[:12]) or "belum ada satu pun"
    hint = f"mungkin maksudnya '{close[0]}'" if close else f"yang ada: {choices}"
    yield rule.at(at, f"{rule.title}: '{kode}'", hint)


def _kamus(katalog: Katalog, nodes: Collection[str]) -> Iterator[Temuan]:
    instansi, skala = katalog.instansi, katalog.skala
    for kode, item in sorted(katalog.indikator.items()):
        path = kamus_path(kode)
        yield from _known(R101, katalog.at(path, "sasaran"), item.sasaran, nodes)
        yield from _known(R102, katalog.at(path, "unit"), item.unit, instansi.unit)
        if item.tabel_label:
            yield from _known(R104, katalog.at(path, "tabel_label"), item.tabel_label, skala.tabel_label)
        if item.klasifikasi:
            yield from _known(R105, katalog.at(path, "klasifikasi"), item.klasifikasi, instansi.klasifikasi)
        if item.induk and not _unread(katalog, item.induk):
            yield from _known(R103, katalog.at(path, "induk"), item.induk, katalog.indikator)
        if _circular(katalog, kode):
            message = f"{kode} menjadi induk bagi dirinya sendiri melalui rantai induk"
            yield R112.at(katalog.at(path, "induk"), message, "putuskan lingkaran: ubah salah satu induk")


def _unread(katalog: Katalog, kode: str) -> bool:
    return kamus_path(kode) in katalog.tak_terbaca


def _circular(katalog: Katalog, kode: str) -> bool:
    seen: set[str] = set()
    current: str | None = kode
    while current and current in katalog.indikator and current not in seen:
        seen.add(current)
        current = katalog.indikator[current].induk
    return current == kode


def _formulir(katalog: Katalog) -> Iterator[Temuan]:
    for _, unit, path, _ in katalog.forms():
        yield from _known(R102, katalog.at(path, "unit"), unit, katalog.instansi.unit)
    for report in katalog.reported():
        if _unread(katalog, report.kode):
            continue
        at = katalog.at(*report.where)
        yield from _known(R106, at, report.kode, katalog.indikator)
        item = report.item
        if item is None:
            continue
        if item.unit != report.unit and _stray(katalog, report, item):
            message = f"{report.kode} milik unit '{item.unit}', tetapi dilaporkan unit '{report.unit}'"
            yield R109.at(at, message, f"pindahkan ke {item.unit}.yml, atau ubah unit di kamus")
        yield from _rincian(katalog, report, item.klasifikasi)


def _stray(katalog: Katalog, report: Reported, item: Indikator) -> bool:
    """Return whether R109 is the fault itself, and not the echo of an unknown unit or of I102."""
    owner = katalog.formulir[report.periode].get(item.unit)
    known = {report.unit, item.unit} <= set(katalog.instansi.unit)
    return known and not (owner and item.kode in owner.indikator)


def _rincian(katalog: Katalog, report: Reported, klasifikasi: str | None) -> Iterator[Temuan]:
    if klasifikasi and klasifikasi in katalog.instansi.klasifikasi:
        members = katalog.instansi.klasifikasi[klasifikasi].anggota
        for member in report.isian.rincian:
            yield from _known(R107, katalog.at(*report.where, "rincian", member), member, members)
