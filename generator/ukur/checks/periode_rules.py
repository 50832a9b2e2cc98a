"""Periods: documents and forms belong together, in order, with the dates a signed document has."""

from collections.abc import Iterator
from dataclasses import replace

from ukur.measure.capaian import IndikatorResult
from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import full_realisasi
from ukur.model.catalogue import Catalogue
from ukur.model.document_number import follows_pattern, number_years
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.numbers import AbsentReason
from ukur.model.paths import dokumen_path, formulir_path
from ukur.model.periode import Periode, quarter_end
from ukur.model.shared_figure import missing_units
from ukur.model.sop import Tahap

P101 = Rule("P101", "formulir tanpa dokumen", "Formulir tanpa dokumen.yml tidak masuk dokumen mana pun.")
P102 = Rule("P102", "dokumen tanpa formulir", "Dokumen yang lewat tahap format harus berisi angka.")
P103 = Rule(
    "P103",
    "indikator belum dilaporkan",
    "Angka yang kosong, n/a, atau belum rilis pada konsep dokumen harus diberi penjelasan.",
)
_P103_PART = replace(P103, sejak=2)
"""What the rule says since form 2 of parts of a shared figure: signed quarters may know no parts yet."""

P104 = Rule(
    "P104",
    "dilaporkan di luar jadwal",
    "Indikator tahunan atau semesteran diukur pada triwulan tertentu saja.",
    Severity.WARNING,
)
P105 = Rule(
    "P105", "tanggal pengesahan sebelum triwulan berakhir", "Kinerja diukur setelah triwulan selesai."
)
P106 = Rule(
    "P106", "pengesahan tanpa nomor atau tanggal", "Dokumen yang ditandatangani bernomor dan bertanggal."
)
P107 = Rule(
    "P107",
    "triwulan sebelumnya belum disahkan",
    "Dokumen disahkan berurutan agar nilai sampai dengan triwulan tetap.",
    Severity.WARNING,
)
P108 = Rule("P108", "nomor dokumen kembar", "Satu nomor naskah dinas hanya menunjuk satu dokumen.")
P109 = Rule(
    "P109",
    "himpunan belum lengkap",
    "Angka yang dihimpun dari beberapa unit belum ada sebelum setiap unit melaporkan bagiannya.",
    Severity.REMARK,
    sejak=2,
)
P110 = Rule(
    "P110",
    "nomor tidak menurut pola",
    "Kantor menulis pola nomor naskah di penomoran; nomor yang lain biasanya salah ketik.",
    Severity.REMARK,
    sejak=4,
)
RULES = (P101, P102, P103, P104, P105, P106, P107, P108, P109, P110)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about periods."""
    catalogue = measurements.catalogue
    for periode, forms in sorted(catalogue.formulir.items()):
        readable = dokumen_path(periode) not in catalogue.tak_terbaca
        if periode not in catalogue.dokumen and forms and readable:
            at = catalogue.at(formulir_path(periode, min(forms)))
            yield P101.at(at, f"{periode} belum punya dokumen.yml", f"buat {dokumen_path(periode)}")
    yield from _off_schedule(catalogue)
    numbers: dict[str, Periode] = {}
    for periode, dokumen in sorted(catalogue.dokumen.items()):
        yield from _document(measurements, periode)
        first = numbers.setdefault(dokumen.nomor, periode) if dokumen.nomor else periode
        if first != periode:
            at = catalogue.at(dokumen_path(periode), "nomor")
            message = f"nomor '{dokumen.nomor}' sudah dipakai dokumen {first}"
            yield P108.at(at, message, "tulis nomor dari buku agenda untuk dokumen ini")
        yield from _number(catalogue, periode)


def _number(catalogue: Catalogue, periode: Periode) -> Iterator[Finding]:
    """Yield that a number is not what the office's own pattern makes; what is filed keeps the one it has."""
    dokumen, penomoran = catalogue.dokumen[periode], catalogue.instansi.penomoran
    if dokumen.nomor is None or dokumen.tahap is Tahap.ARSIP:
        return
    signed = dokumen.tanggal_pengesahan
    years = number_years(periode, signed.year if signed else None)
    if not follows_pattern(dokumen.nomor, penomoran, years):
        at = catalogue.at(dokumen_path(periode), "nomor")
        message = f"nomor '{dokumen.nomor}' tidak menurut pola {penomoran.pola}"
        hint = "cocokkan dengan buku agenda; bila polanya memang lain, ubah penomoran di instansi.yml"
        yield P110.at(at, message, hint, periode=(periode,))


def _document(measurements: Measurements, periode: Periode) -> Iterator[Finding]:
    catalogue = measurements.catalogue
    dokumen, path = catalogue.dokumen[periode], dokumen_path(periode)
    stage = catalogue.at(path, "tahap")
    unread = catalogue.unread(periode)
    if (
        dokumen.tahap.stage_order >= Tahap.DRAF.stage_order
        and not catalogue.formulir.get(periode)
        and not unread
    ):
        yield P102.at(
            stage, f"{periode} belum punya formulir unit", f"isi {formulir_path(periode, '<unit>')}"
        )
    elif dokumen.tahap.stage_order >= Tahap.KONSEP.stage_order:
        yield from _unreported(measurements, periode)
    elif not unread:
        yield from _collecting(measurements, periode)
    date = dokumen.tanggal_pengesahan
    if date and date < quarter_end(periode):
        message = f"tanggal pengesahan {date} mendahului akhir {periode} ({quarter_end(periode)})"
        yield P105.at(catalogue.at(path, "tanggal_pengesahan"), message, "periksa tahun dan tanggalnya")
    if dokumen.tahap.disahkan and not catalogue.instansi.percontohan:
        blank = [
            key
            for key in ("nomor", "tanggal_pengesahan")
            if getattr(dokumen, key) is None and not catalogue.left_out.lacks(path, key)
        ]
        if blank:
            message = f"dokumen bertahap {dokumen.tahap} tanpa {' dan '.join(blank)}"
            yield P106.at(stage, message, f"isi {' dan '.join(blank)} di dokumen.yml")
    yield from _order(catalogue, periode)


def _unreported(measurements: Measurements, periode: Periode) -> Iterator[Finding]:
    for result in measurements.measured_in(periode):
        due = periode.triwulan in result.indikator.due_quarters(periode.tahun)
        absent = result.realisasi_penuh is None or isinstance(result.realisasi_penuh, AbsentReason)
        explained = result.isian is not None and result.isian.keterangan is not None
        explained = explained or _lacks_reason(measurements.catalogue, result)
        if due and absent and result.indikator.himpunan:
            yield from _parts_unexplained(measurements.catalogue, result)
        elif due and absent and not explained and not _misnamed(measurements.catalogue, result):
            yield _unexplained(measurements.catalogue, result)


def owner_of(result: IndikatorResult) -> str:
    """Return the unit that answers for an indicator in its period, by key."""
    return result.indikator.unit.in_period(result.periode)


def _lacks_reason(catalogue: Catalogue, result: IndikatorResult) -> bool:
    path = formulir_path(result.periode, result.unit or owner_of(result))
    return catalogue.left_out.lacks(path, "indikator", result.indikator.kode, "keterangan")


def _collecting(measurements: Measurements, periode: Periode) -> Iterator[Finding]:
    """While forms are filled in: which units of a shared figure have reported, and which have not."""
    catalogue = measurements.catalogue
    for result in measurements.measured_in(periode):
        parts = catalogue.parts(result.indikator.kode, periode)
        missing = missing_units(parts)
        if missing and len(missing) < len(parts):
            here = next(part for part in parts if not part.is_blank)
            at = catalogue.at(formulir_path(periode, here.unit), "indikator", result.indikator.kode)
            done = ", ".join(part.nama for part in parts if not part.is_blank)
            message = f"{result.indikator.kode}: sudah melapor {done}; belum {', '.join(missing)}"
            yield P109.at(at, message, "tunggu bagian unit itu, atau ingatkan", periode=(periode,))


def _parts_unexplained(catalogue: Catalogue, result: IndikatorResult) -> Iterator[Finding]:
    """A shared figure is missing for the units that did not report; each of them says why, or one for all."""
    kode, periode = result.indikator.kode, result.periode
    parts = catalogue.parts(kode, periode)
    told = {part.unit for part in parts if part.isian and part.isian.keterangan}
    owner = catalogue.formulir.get(periode, {}).get(owner_of(result))
    if owner and kode in owner.indikator and owner.indikator[kode].keterangan:
        return
    for part in parts:
        if part.unit in told or not (part.is_blank or part.absent):
            continue
        path = formulir_path(periode, part.unit)
        state = f"ditulis '{part.absent}'" if part.absent else "belum dilaporkan"
        message = f"bagian {part.nama} dari {kode} {state} pada {periode} dan belum ada keterangannya"
        hint = "isi angkanya, atau tulis keterangan mengapa belum ada"
        if part.unit in catalogue.formulir.get(periode, {}):
            at = catalogue.at(path, "indikator", kode)
        else:
            at, hint = catalogue.at(dokumen_path(periode), "tahap"), f"buat {path}, lalu {hint}"
        yield _P103_PART.at(at, message, hint, periode=(periode,))


def _misnamed(catalogue: Catalogue, result: IndikatorResult) -> bool:
    """Return whether the form has a code that no indicator has, or one twice: the figure may stand there."""
    form = catalogue.formulir.get(result.periode, {}).get(owner_of(result))
    if result.isian is not None or form is None:
        return False
    left_out = catalogue.left_out.cells.get(formulir_path(result.periode, owner_of(result)), frozenset())
    return not set(form.indikator) <= set(catalogue.indikator) or any(len(cell) == 2 for cell in left_out)


def _unexplained(catalogue: Catalogue, result: IndikatorResult) -> Finding:
    kode, periode, unit = result.indikator.kode, result.periode, result.unit or owner_of(result)
    path = formulir_path(periode, unit)
    if isinstance(result.realisasi_penuh, AbsentReason):
        message = f"{kode} ditulis '{result.realisasi_penuh}' pada {periode} tanpa keterangan"
        return P103.at(
            catalogue.at(path, "indikator", kode, "realisasi"), message, "tulis alasannya di keterangan"
        )
    message = f"{kode} belum dilaporkan pada {periode} dan belum ada keterangannya"
    hint = "isi angkanya, atau tulis keterangan mengapa belum ada"
    if catalogue.is_disahkan(periode) and result.isian is None:
        hint = f"bila {kode} baru diukur sesudahnya, tulis berlaku: {{mulai: triwulan pertamanya}} di kamus"
        return P103.at(catalogue.at(dokumen_path(periode), "tahap"), message, hint)
    if unit not in catalogue.formulir.get(periode, {}):
        return P103.at(catalogue.at(dokumen_path(periode), "tahap"), message, f"buat {path}, lalu {hint}")
    return P103.at(catalogue.at(path, "indikator", kode), message, hint)


def _off_schedule(catalogue: Catalogue) -> Iterator[Finding]:
    for report in catalogue.reported():
        item, periode = report.item, report.periode
        figure = item is not None and full_realisasi(item, report.isian) is not None  # else only a follow-up
        if item and figure and periode.triwulan not in item.frekuensi.triwulan:
            message = f"{report.kode} diukur {item.frekuensi}, tetapi dilaporkan pada {periode}"
            hint = "pindahkan ke triwulan yang tepat, atau ubah frekuensi di kamus"
            yield P104.at(catalogue.at(*report.where), message, hint)


def _order(catalogue: Catalogue, periode: Periode) -> Iterator[Finding]:
    if not catalogue.dokumen[periode].tahap.disahkan:
        return
    for quarter in range(1, periode.triwulan):
        earlier = catalogue.dokumen.get(Periode(periode.tahun, quarter))
        if earlier and not earlier.tahap.disahkan:
            at = catalogue.at(dokumen_path(periode), "tahap")
            message = f"{periode} sudah disahkan, {earlier.periode} masih bertahap {earlier.tahap}"
            yield P107.at(at, message, f"selesaikan dahulu {earlier.periode}")
