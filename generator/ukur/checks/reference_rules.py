"""References: every code that one file names exists in the file that defines it."""

import difflib
from collections.abc import Collection, Iterator

from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import full_realisasi
from ukur.model.catalogue import Catalogue, Reported
from ukur.model.findings import Finding, Location, Rule
from ukur.model.indikator import Indikator
from ukur.model.paths import KOREKSI, anggaran_path, dokumen_path, kamus_path

_REASON = "Rujukan yang putus membuat angka hilang dari dokumen tanpa terlihat."
R101 = Rule("R101", "sasaran tidak ada di pohon kinerja", _REASON)
R102 = Rule("R102", "unit tidak dikenal", _REASON)
R103 = Rule("R103", "indikator induk tidak ada", _REASON)
R104 = Rule("R104", "tabel label tidak ada", _REASON)
R105 = Rule("R105", "klasifikasi rincian tidak ada", _REASON)
R106 = Rule("R106", "indikator di formulir tidak ada di kamus", _REASON)
R107 = Rule("R107", "anggota rincian tidak dikenal", _REASON)
R108 = Rule("R108", "analisis untuk sasaran yang tidak ada", _REASON)
R109 = Rule(
    "R109", "indikator dilaporkan bukan oleh pemiliknya", "Penanggung jawab di kamus yang mengisi formulir."
)
R110 = Rule("R110", "anggaran untuk simpul yang tidak ada", _REASON)
R111 = Rule("R111", "koreksi untuk angka yang tidak ada", _REASON)
R112 = Rule("R112", "indikator induk melingkar", "Induk yang melingkar tidak dapat digambar sebagai pohon.")
RULES = (R101, R102, R103, R104, R105, R106, R107, R108, R109, R110, R111, R112)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about references between files."""
    catalogue = measurements.catalogue
    nodes = {node.kode for node in catalogue.pohon.walk_down()}
    yield from _kamus(catalogue, nodes)
    yield from _formulir(catalogue)
    for periode, dokumen in catalogue.dokumen.items():
        for kode in dokumen.analisis:
            yield from _known(R108, catalogue.at(dokumen_path(periode), "analisis", kode), kode, nodes)
    for tahun, anggaran in catalogue.anggaran.items():
        for kode in anggaran.simpul:
            yield from _known(R110, catalogue.at(anggaran_path(tahun), "simpul", kode), kode, nodes)
    for index, koreksi in enumerate(catalogue.koreksi.koreksi):
        if catalogue.unread(koreksi.periode):
            continue
        if koreksi.periode not in catalogue.dokumen or not catalogue.isian(
            koreksi.indikator, koreksi.periode
        ):
            at = catalogue.at(KOREKSI, "koreksi", index)
            message = f"koreksi {koreksi.indikator} pada {koreksi.periode} tidak menunjuk angka yang ada"
            yield R111.at(at, message, "periksa kode indikator dan periodenya")


def _known(rule: Rule, at: Location, kode: str, known: Collection[str]) -> Iterator[Finding]:
    if kode in known:
        return
    close = difflib.get_close_matches(kode, known, n=1, cutoff=0.4)  # our choice: a bare 1 finds SS-1
    choices = ", ".join(sorted(known)[:12]) or "belum ada satu pun"
    hint = f"mungkin maksudnya '{close[0]}'" if close else f"yang ada: {choices}"
    yield rule.at(at, f"{rule.title}: '{kode}'", hint)


def _kamus(catalogue: Catalogue, nodes: Collection[str]) -> Iterator[Finding]:
    instansi, skala = catalogue.instansi, catalogue.skala
    for kode, item in sorted(catalogue.indikator.items()):
        path = kamus_path(kode)
        yield from _known(R101, catalogue.at(path, "sasaran"), item.sasaran, nodes)
        for index, row in enumerate(item.unit.rows):
            at = catalogue.at(path, "unit", index, "unit")
            yield from _known(R102, at, row.unit, instansi.unit)
        for index, unit in enumerate(item.unit_bagian):
            yield from _known(R102, catalogue.at(path, "unit_bagian", index), unit, instansi.unit)
        if item.tabel_label:
            yield from _known(R104, catalogue.at(path, "tabel_label"), item.tabel_label, skala.tabel_label)
        if item.klasifikasi:
            yield from _known(R105, catalogue.at(path, "klasifikasi"), item.klasifikasi, instansi.klasifikasi)
        if item.induk and not _unread(catalogue, item.induk):
            yield from _known(R103, catalogue.at(path, "induk"), item.induk, catalogue.indikator)
        if _circular(catalogue, kode):
            message = f"{kode} menjadi induk bagi dirinya sendiri melalui rantai induk"
            yield R112.at(catalogue.at(path, "induk"), message, "putuskan lingkaran: ubah salah satu induk")


def _unread(catalogue: Catalogue, kode: str) -> bool:
    return kamus_path(kode) in catalogue.tak_terbaca


def _circular(catalogue: Catalogue, kode: str) -> bool:
    seen: set[str] = set()
    current: str | None = kode
    while current and current in catalogue.indikator and current not in seen:
        seen.add(current)
        current = catalogue.indikator[current].induk
    return current == kode


def _formulir(catalogue: Catalogue) -> Iterator[Finding]:
    for _, unit, path, _ in catalogue.forms():
        yield from _known(R102, catalogue.at(path, "unit"), unit, catalogue.instansi.unit)
    for report in catalogue.reported():
        if _unread(catalogue, report.kode):
            continue
        at = catalogue.at(*report.where)
        item = report.item
        if item is None and catalogue.is_disahkan(report.periode):
            message = f"{R106.title}: '{report.kode}', padahal {report.periode} sudah disahkan dengannya"
            hint = (
                f"kembalikan {kamus_path(report.kode)}; bila tidak diukur lagi, tulis berlaku.sampai di sana"
            )
            yield R106.at(at, message, hint)
        else:
            yield from _known(R106, at, report.kode, catalogue.indikator)
        if item is None:
            continue
        if item.himpunan:
            yield from _no_part(catalogue, report, item)
        elif report.owner != report.unit and _stray(catalogue, report):
            message = f"{report.kode} milik unit '{report.owner}', tetapi dilaporkan unit '{report.unit}'"
            yield R109.at(at, message, _owner_hint(catalogue, report))
        yield from _rincian(catalogue, report, item.klasifikasi)


def _no_part(catalogue: Catalogue, report: Reported, item: Indikator) -> Iterator[Finding]:
    """Only units of the himpunan report a part; who answers for the whole may write about it."""
    parts = catalogue.part_units(item, report.periode)
    if report.unit in parts or report.unit not in catalogue.instansi.unit:
        return
    if report.unit != report.owner or full_realisasi(item, report.isian) is not None:
        message = f"unit '{report.unit}' bukan unit_bagian {item.kode}, tetapi melaporkan angkanya"
        hint = f"hapus dari {report.unit}.yml, atau tambahkan unit itu ke unit_bagian di kamus"
        yield R109.at(catalogue.at(*report.where), message, hint)


def _owner_hint(catalogue: Catalogue, report: Reported) -> str:
    """A signed form stays where it is: there the dictionary has to say who answered for it then."""
    if not catalogue.is_disahkan(report.periode):
        return f"pindahkan ke {report.owner}.yml, atau ubah unit di kamus"
    return (
        f"formulir yang sudah disahkan tidak dipindahkan; di kamus tulis unit sebagai daftar bertanggal: "
        f"{report.unit} sampai triwulan terakhirnya, lalu {report.owner} mulai triwulan berikutnya"
    )


def _stray(catalogue: Catalogue, report: Reported) -> bool:
    """Return whether R109 is the fault itself, and not the echo of an unknown unit or of I102."""
    owner = catalogue.formulir[report.periode].get(report.owner or "")
    known = {report.unit, report.owner} <= set(catalogue.instansi.unit)
    return known and not (owner and report.kode in owner.indikator)


def _rincian(catalogue: Catalogue, report: Reported, klasifikasi: str | None) -> Iterator[Finding]:
    if klasifikasi and klasifikasi in catalogue.instansi.klasifikasi:
        members = catalogue.instansi.klasifikasi[klasifikasi].anggota
        for member in report.isian.rincian:
            at = catalogue.at(*report.where, "rincian", member)
            if member not in members and catalogue.is_disahkan(report.periode):
                message = f"{R107.title}: '{member}', padahal {report.periode} sudah disahkan dengannya"
                hint = f"kembalikan {member} ke klasifikasi {klasifikasi}; yang baru cukup ditambahkan"
                yield R107.at(at, message, hint)
            else:
                yield from _known(R107, at, member, members)
