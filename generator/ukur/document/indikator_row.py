"""One row of the measurement form from one measurement."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ukur.document.date_text import (
    DASH,
    date_text,
    number_text,
    percent_text,
    quantity_text,
    rupiah_text,
    short_number,
)
from ukur.document.document_value import IndikatorRow, ShownAksi, ShownPembanding, ShownRincian
from ukur.document.figure import Figure
from ukur.document.figure_composition import code_of, indikator_figure, scoped_figure
from ukur.document.indicator_comparison import headline_change, shown_comparison
from ukur.document.receipt import make_receipt
from ukur.document.term_notes import former_target
from ukur.measure.capaian import IndikatorResult
from ukur.measure.edition import CURRENT, Edition
from ukur.measure.measurements import Measurements
from ukur.measure.pembanding import Comparison, Comparisons, compare_indikator
from ukur.measure.realisasi import rincian_value
from ukur.measure.rumus import RUMUS
from ukur.measure.year_result import EasierTarget, easier_target
from ukur.model.indikator import DasarTarget
from ukur.model.instansi import Instansi
from ukur.model.pengukuran import Rekomendasi, RencanaAksi
from ukur.model.shared_figure import UnitPart, missing_units

TARGET_SOURCES = {
    DasarTarget.PERJANJIAN_KINERJA: "Perjanjian Kinerja",
    DasarTarget.RENSTRA: "Renstra",
    DasarTarget.RENJA: "Renja",
    DasarTarget.CONTOH: "contoh",
}


def _changed_target(result: IndikatorResult, edition: Edition) -> str:
    """Return why a target was changed; since form 4 what it was before, too."""
    if result.target is None:
        return ""
    former = former_target(result.indikator, result.target) if edition >= Edition.FOURTH else ""
    return f"{former}{result.target.alasan_perubahan or ''}".strip()


def measured_row(measurements: Measurements, item: IndikatorResult) -> IndikatorRow:
    """Return the row of one measured indicator, as the document of its period has it."""
    kode, periode = item.indikator.kode, item.periode
    return make_row(
        item,
        measurements.catalogue.instansi,
        compare_indikator(measurements, item),
        easier_target(measurements, item.indikator, periode.tahun),
        measurements.catalogue.parts(kode, periode),
        measurements.edition,
    )


def make_row(
    result: IndikatorResult,
    instansi: Instansi,
    pembandingan: Comparisons | None = None,
    easier: EasierTarget | None = None,
    parts: Sequence[UnitPart] = (),
    edition: Edition = CURRENT,
) -> IndikatorRow:
    """Return the formatted row; ``pembandingan`` is left out where only the form is wanted.

    ``parts`` are what the units report of a figure that they add up to.
    """
    item, isian = result.indikator, result.isian
    compared = pembandingan if edition is not Edition.FIRST else None
    places = item.desimal
    return IndikatorRow(
        kode=item.kode,
        nama=item.nama,
        satuan=item.satuan,
        cara_pengukuran=item.cara_pengukuran,
        triwulan=scoped_figure(result, result.triwulan),
        sampai=scoped_figure(result, result.sampai),
        setahun=scoped_figure(result, result.tahun),
        lingkup=result.lingkup,
        target_contoh=result.target is not None and result.target.dasar is DasarTarget.CONTOH,
        dasar_target=TARGET_SOURCES[result.target.dasar] if result.target else DASH,
        keterangan=(isian.keterangan if isian else None) or "",
        himpunan=_collected(result, parts),
        faktor_pendukung=(isian.faktor_pendukung if isian else None) or "",
        faktor_penghambat=(isian.faktor_penghambat if isian else None) or "",
        struk=make_receipt(result, instansi.aritmetika, edition),
        desimal=places,
        alasan_perubahan=_changed_target(result, edition),
        target_lebih_mudah=easier.sentence if easier else "",
        pembanding=tuple(_comparisons(pembandingan, places)) if pembandingan and compared is None else (),
        rencana_aksi=tuple(_action(item.kode, plan) for plan in (isian.rencana_aksi if isian else ())),
        rincian=tuple(_breakdown(result, instansi)),
        rumus=item.rumus,
        arah_rumus=RUMUS[item.rumus].arah.name.lower(),
        kode_referensi=item.kode_referensi or "",
        unit=item.unit.in_period(result.periode),
        bobot=None if item.bobot is None else Figure(short_number(item.bobot), item.bobot),
        arah=headline_change(compared, item) if compared else None,
        perbandingan=shown_comparison(compared, item, result.periode) if compared else None,
    )


def _collected(result: IndikatorResult, parts: Sequence[UnitPart]) -> str:
    """Return who has reported what of a figure that several units add up to, and who has not."""
    if not parts:
        return ""
    told = [f"{part.nama} {_part(result, part)}" for part in parts if not part.is_blank]
    missing = missing_units(parts)
    said = [f"Himpunan {len(parts)} unit"]
    said += [f"sudah melapor: {', '.join(told)}"] if told else []
    said += [f"belum melapor: {', '.join(missing)}"] if missing else []
    return f"{said[0]}, {'; '.join(said[1:])}."


def _part(result: IndikatorResult, part: UnitPart) -> str:
    item, isian = result.indikator, part.isian
    if isian and isian.pembilang is not None and isian.penyebut is not None:
        return f"{short_number(isian.pembilang)} dari {short_number(isian.penyebut)}"
    return quantity_text(isian.realisasi if isian else None, item.desimal)


def _breakdown(result: IndikatorResult, instansi: Instansi) -> Iterator[ShownRincian]:
    item, kind = result.indikator, instansi.klasifikasi.get(result.indikator.klasifikasi or "")
    for kode, member in sorted(result.isian.rincian.items()) if result.isian else ():
        yield ShownRincian(
            kode,
            kind.anggota.get(kode, kode) if kind else kode,
            _plain(member.pembilang),
            _plain(member.penyebut),
            indikator_figure(rincian_value(item.perhitungan, member), item.desimal),
        )


def _plain(nilai: Decimal | None) -> Figure:
    return Figure(DASH) if nilai is None else Figure(number_text(nilai), nilai)


def _comparisons(pembandingan: Comparisons, places: int) -> list[ShownPembanding]:
    """Return the comparisons as documents of the first form listed them."""
    rows = [
        ShownPembanding(
            f"Tahun {past.tahun}",
            indikator_figure(past.realisasi, places),
            Figure(percent_text(past.capaian), past.capaian) if past.capaian is not None else Figure(DASH),
            past.sumber or "Dokumen pengukuran tahun itu",
        )
        for past in pembandingan.tahun_lalu
    ]
    if pembandingan.renstra:
        name = f"Target akhir Renstra ({pembandingan.renstra.tahun})"
        rows.append(_against(name, pembandingan.renstra, places))
    if pembandingan.nasional:
        rows.append(_against("Standar nasional", pembandingan.nasional, places))
    return rows


def _against(name: str, other: Comparison, places: int) -> ShownPembanding:
    reached = (
        Figure(percent_text(other.persen), other.persen)
        if other.persen is not None
        else Figure(str(other.alasan))
    )
    return ShownPembanding(name, indikator_figure(other.nilai, places), reached, other.sumber)


def _action(kode: str, plan: RencanaAksi) -> ShownAksi:
    return ShownAksi(
        kode=kode,
        kendala=plan.kendala or DASH,
        penyebab=plan.penyebab or DASH,
        solusi=plan.solusi or DASH,
        tindak_lanjut=plan.tindak_lanjut or DASH,
        target_perbaikan=plan.target_perbaikan or DASH,
        penanggung_jawab=plan.penanggung_jawab or DASH,
        batas_waktu=date_text(plan.batas_waktu) if plan.batas_waktu else DASH,
        anggaran=Figure(DASH) if plan.anggaran is None else Figure(rupiah_text(plan.anggaran), plan.anggaran),
        tingkat=str(plan.tingkat) if plan.tingkat else DASH,
        status=str(plan.status),
        bukti=plan.bukti_tindak_lanjut,
        rekomendasi=_advice(plan.rekomendasi) if plan.rekomendasi else "",
        hari_batas_waktu=plan.batas_waktu,
        kode_status=code_of(plan.status),
    )


def _advice(advice: Rekomendasi) -> str:
    return f"{advice.oleh}, {date_text(advice.tanggal)}: {advice.uraian}"
