"""What changes within a year: indicators and units from one quarter to another, and who follows whom."""

from collections.abc import Iterator, Sequence

from ukur.checks.member_terms import Z108, Z109, member_terms
from ukur.checks.succession_rules import Z101, Z104, successors, unit_origins
from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import full_realisasi
from ukur.model.catalogue import Catalogue, Reported
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.indikator import Indikator
from ukur.model.paths import kamus_path
from ukur.model.periode import Periode, next_quarter
from ukur.model.quarter_span import QuarterSpan
from ukur.model.sop import Tahap

Z102 = Rule(
    "Z102",
    "triwulan tanpa unit penanggung jawab",
    "Setiap triwulan yang diukur dijawab oleh satu unit; tanpa itu tidak ada yang mengisi formulirnya.",
    sejak=4,
)
Z103 = Rule(
    "Z103",
    "unit tidak ada pada triwulan itu",
    "Unit yang belum dibentuk atau sudah dilebur tidak mengisi formulir.",
    sejak=4,
)
Z105 = Rule(
    "Z105",
    "angka di luar masa berlaku indikator",
    "Indikator hanya diukur dalam masa berlakunya; angka di luarnya tidak masuk dokumen mana pun.",
    sejak=4,
)
Z106 = Rule(
    "Z106",
    "target di luar masa berlaku indikator",
    "Target triwulan sebelum indikator mulai, dan target tahun sesudah ia berakhir, tidak pernah dipakai.",
    Severity.WARNING,
    sejak=4,
)
Z107 = Rule(
    "Z107",
    "formulir unit tanpa penyetuju",
    "Pemegang peran yang dibatasi per unit tidak dapat menyetujui formulir unit lain, misalnya yang baru.",
    Severity.WARNING,
    sejak=4,
)
RULES = (Z101, Z102, Z103, Z104, Z105, Z106, Z107, Z108, Z109)
_WHOLE_YEAR = (1, 2, 3, 4)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about what holds from one quarter to another."""
    catalogue = measurements.catalogue
    yield from successors(catalogue)
    yield from unit_origins(catalogue)
    yield from member_terms(catalogue)
    for _, item in sorted(catalogue.indikator.items()):
        yield from _owners(catalogue, item)
        yield from _targets(catalogue, item)
    for periode, unit, path, _ in catalogue.forms():
        known = catalogue.instansi.unit.get(unit)
        if known is not None and not known.covers(periode):
            message = f"unit '{unit}' {_absent(known, periode)}, tetapi punya formulir {periode}"
            hint = "hapus formulir itu, atau perbaiki mulai dan sampai unit di instansi.yml"
            yield Z103.at(catalogue.at(path, "unit"), message, hint, periode=(periode,))
    yield from _unapproved(catalogue)
    for report in catalogue.reported():
        yield from _outside(catalogue, report)


def _unapproved(catalogue: Catalogue) -> Iterator[Finding]:
    """Tell the forms of open periods that no holder of the role of that step may approve."""
    roles = {
        need.peran for step in catalogue.sop.langkah if step.tahap is Tahap.DRAF for need in step.persetujuan
    }
    for periode, unit, path, _ in catalogue.forms():
        if catalogue.is_disahkan(periode):
            continue
        for role in sorted(roles & {*catalogue.peran.peran}):
            held = catalogue.peran.peran[role]
            now = [holder for holder in held.pemegang if holder.sampai is None]
            if now and not any(not holder.unit or unit in holder.unit for holder in now):
                message = f"tidak ada {held.nama} yang boleh menyetujui formulir unit '{unit}'"
                hint = f"tambahkan '{unit}' pada unit seorang pemegang peran {role} di peran.yml"
                yield Z107.at(catalogue.at(path, "unit"), message, hint, periode=(periode,))


def _absent(span: QuarterSpan, periode: Periode) -> str:
    begun = span.has_begun(periode)
    return f"sudah berakhir {span.sampai}" if begun else f"baru mulai {span.mulai}"


def _owners(catalogue: Catalogue, item: Indikator) -> Iterator[Finding]:
    """Tell the first quarter of each gap: of the dated unit, and of the units that it names."""
    told = set[str]()
    for periode in _turns(catalogue, item):
        if not item.covers(periode) or periode.tahun not in item.target:
            continue
        for cause, finding in _gaps(catalogue, item, periode):
            if cause not in told:
                told.add(cause)
                yield finding


def _gaps(catalogue: Catalogue, item: Indikator, periode: Periode) -> Iterator[tuple[str, Finding]]:
    """Yield what is missing in a quarter, each with what it is, whichever quarter tells it."""
    at = catalogue.at(kamus_path(item.kode), "unit")
    if not item.unit.covers(periode):
        hint = "sambung masa unit tanpa celah, atau batasi berlaku"
        yield "unit", Z102.at(at, f"{item.kode} tidak punya unit pada {periode}", hint, periode=(periode,))
        return
    if item.himpunan and not catalogue.part_units(item, periode):
        hint = "tambahkan unit yang ada pada triwulan itu ke unit_bagian"
        message = f"tidak satu pun unit_bagian {item.kode} ada pada {periode}"
        yield "unit_bagian", Z102.at(at, message, hint, periode=(periode,))
    for unit in catalogue.reporting_units(item, periode):
        known = catalogue.instansi.unit.get(unit)
        if known is not None and not known.covers(periode):
            absent = _absent(known, periode)
            message = f"{item.kode} milik unit '{unit}', yang {absent} (lihat {periode})"
            hint = "tulis unit sebagai daftar bertanggal, dengan unit yang ada pada triwulan itu"
            yield f"{unit} {absent}", Z103.at(at, message, hint, periode=(periode,))


def _turns(catalogue: Catalogue, item: Indikator) -> Sequence[Periode]:
    """Return the quarters where something may change for an indicator, and those that have documents."""
    units = (catalogue.instansi.unit.get(key) for key in (*item.unit.keys, *item.unit_bagian))
    spans: list[QuarterSpan] = [unit for unit in units if unit is not None]
    spans += [*item.unit.rows, *([item.berlaku] if item.berlaku else [])]
    if all(span.mulai is None and span.sampai is None for span in spans):
        return ()
    turns = {span.mulai for span in spans if span.mulai} | {next_quarter(s.sampai) for s in spans if s.sampai}
    return sorted(turns | {*catalogue.periode()})


def _targets(catalogue: Catalogue, item: Indikator) -> Iterator[Finding]:
    if item.berlaku is None:
        return
    for tahun, target in sorted(item.target.items()):
        at = kamus_path(item.kode), "target", str(tahun)
        if not any(item.covers(Periode(tahun, quarter)) for quarter in _WHOLE_YEAR):
            message = f"{item.kode} tidak berlaku pada {tahun} ({item.berlaku.words}), tetapi bertarget"
            hint = "hapus target tahun itu, atau perbaiki berlaku"
            yield Z106.at(catalogue.at(*at), message, hint)
            continue
        for quarter, value in sorted(target.triwulan.items()):
            # What was agreed for quarters after an early end stays on record as it was agreed.
            if value is not None and not item.berlaku.has_begun(Periode(tahun, quarter)):
                message = f"target TW{quarter} {tahun} mendahului {item.kode}, yang {item.berlaku.words}"
                place = catalogue.at(*at, "triwulan", f"TW{quarter}")
                yield Z106.at(place, message, "hapus target triwulan itu, atau perbaiki berlaku")


def _outside(catalogue: Catalogue, report: Reported) -> Iterator[Finding]:
    item = report.item
    if item is None or item.covers(report.periode) or full_realisasi(item, report.isian) is None:
        return
    assert item.berlaku is not None
    message = f"{report.kode} berlaku {item.berlaku.words}, tetapi angkanya dilaporkan pada {report.periode}"
    hint = "hapus angka itu dari formulir (tindak_lanjut boleh tetap), atau perbaiki berlaku di kamus"
    yield Z105.at(catalogue.at(*report.where), message, hint, periode=(report.periode,))
