"""Missed targets: step 7 of the SOP asks for a rencana aksi; reporting itself is never blocked."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.measure.capaian import IndikatorResult
from ukur.measure.figure_words import figure_sentence, scope_title
from ukur.measure.measurements import Measurements
from ukur.measure.reason import Reason
from ukur.measure.rumus import RUMUS
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.numbers import TargetRange, quantity_spelling
from ukur.model.paths import formulir_path
from ukur.model.pengukuran import Dokumen, StatusAksi
from ukur.model.periode import quarter_end
from ukur.model.sop import Tahap

A101 = Rule(
    "A101",
    "target tidak tercapai tanpa rencana aksi lengkap",
    "Menurut SOP yang tidak tercapai dievaluasi untuk dibuat rencana aksi. Data tetap boleh dilaporkan; "
    "yang ditahan hanya tahap dokumen dan sesudahnya.",
)
A102 = Rule(
    "A102",
    "batas waktu rencana aksi sudah lewat saat dibuat",
    "Tindak lanjut dikerjakan sesudah triwulan yang diukur.",
    Severity.WARNING,
)
A103 = Rule(
    "A103",
    "rencana aksi selesai tanpa bukti",
    "Tindak lanjut ditutup dengan buktinya, agar evaluator dapat memeriksanya.",
    Severity.WARNING,
)
A110 = Rule(
    "A110",
    "rekomendasi sesudah tanggal pengesahan",
    "Dokumen yang disahkan hanya memuat rekomendasi yang sudah ada pada hari itu.",
    Severity.WARNING,
)
RULES = (A101, A102, A103, A110)

REQUIRED = ("kendala", "penyebab", "tindak_lanjut", "penanggung_jawab", "batas_waktu")


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about missed targets and their plans."""
    catalogue = measurements.catalogue
    for periode, dokumen in sorted(catalogue.dokumen.items()):
        for result in measurements.measured_in(periode):
            if result.isian is None or result.unit is None:
                continue
            where = formulir_path(periode, result.unit), "indikator", result.indikator.kode, "rencana_aksi"
            if not catalogue.left_out.lacks(*where):
                yield from _missed(catalogue, dokumen, result, result.unit)
            yield from _plans(catalogue, result, result.unit)
            yield from _advice(catalogue, dokumen, result, result.unit)


def is_missed(result: IndikatorResult) -> bool:
    """Return whether the target was missed, also without a percentage: target zero, negative values."""
    main = result.main_ratio
    if main.tercapai is not None:
        return not main.tercapai
    target, realisasi = main.target, main.realisasi
    if main.alasan not in {Reason.TARGET_NOL, Reason.NILAI_NEGATIF}:
        return False
    if not isinstance(realisasi, Decimal) or not isinstance(target, (Decimal, TargetRange)):
        return False
    return RUMUS[result.indikator.rumus].arah.missed(target, realisasi)


def lacking_fields(result: IndikatorResult) -> tuple[str, ...]:
    """Return the fields a missed indicator's plan still lacks; empty when it is reached or complete."""
    if not is_missed(result):
        return ()
    plans = result.isian.rencana_aksi if result.isian else ()
    lacking = [tuple(key for key in REQUIRED if getattr(plan, key) is None) for plan in plans]
    return min(lacking, key=len) if lacking else REQUIRED


def _missed(catalogue: Catalogue, dokumen: Dokumen, result: IndikatorResult, unit: str) -> Iterator[Finding]:
    lacking = lacking_fields(result)
    if not lacking:
        return
    blocks = dokumen.tahap.stage_order >= Tahap.DOKUMEN.stage_order
    kode = result.indikator.kode
    at = catalogue.at(formulir_path(result.periode, unit), "indikator", kode, "rencana_aksi")
    message = f"{kode} tidak tercapai ({_how(result)}), rencana aksi belum memuat {', '.join(lacking)}"
    hint = "lengkapi rencana_aksi" + ("" if blocks else " sebelum dokumen diajukan ke tahap dokumen")
    yield A101.at(at, message, hint, Severity.ERROR if blocks else Severity.WARNING)


def _how(result: IndikatorResult) -> str:
    """Return the headline whole; where there is no capaian, target and realisasi as they are typed."""
    main = result.main_ratio
    if main.tercetak is not None:
        return figure_sentence(result, main)
    shown = (
        "kosong" if value is None else quantity_spelling(value) for value in (main.target, main.realisasi)
    )
    return "{}: target {}, realisasi {}".format(scope_title(main.lingkup, result.periode.triwulan), *shown)


def _plans(catalogue: Catalogue, result: IndikatorResult, unit: str) -> Iterator[Finding]:
    kode, periode = result.indikator.kode, result.periode
    where = (formulir_path(periode, unit), "indikator", kode, "rencana_aksi")
    for index, aksi in enumerate(result.isian.rencana_aksi if result.isian else ()):
        if aksi.batas_waktu and aksi.batas_waktu <= quarter_end(periode):
            message = f"batas waktu {aksi.batas_waktu} tidak sesudah akhir {periode}"
            hint = "tulis tanggal sesudah triwulan itu"
            yield A102.at(catalogue.at(*where, index, "batas_waktu"), message, hint)
        if aksi.status is StatusAksi.SELESAI and aksi.bukti_tindak_lanjut is None:
            message = f"rencana aksi {kode} berstatus selesai tanpa bukti tindak lanjut"
            hint = "isi bukti_tindak_lanjut dengan tautan buktinya, atau ubah status"
            yield A103.at(catalogue.at(*where, index, "status"), message, hint)


def _advice(catalogue: Catalogue, dokumen: Dokumen, result: IndikatorResult, unit: str) -> Iterator[Finding]:
    kode, approved = result.indikator.kode, dokumen.tanggal_pengesahan
    where = (formulir_path(result.periode, unit), "indikator", kode, "rencana_aksi")
    for index, aksi in enumerate(result.isian.rencana_aksi if result.isian else ()):
        if approved and aksi.rekomendasi and aksi.rekomendasi.tanggal > approved:
            message = f"rekomendasi {kode} {aksi.rekomendasi.tanggal} sesudah tanggal pengesahan {approved}"
            hint = "periksa tanggalnya; rekomendasi yang lebih baru ditulis pada periode berikutnya"
            yield A110.at(catalogue.at(*where, index, "rekomendasi", "tanggal"), message, hint)
