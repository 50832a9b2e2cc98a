"""One row of the measurement form from one measurement."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.document.date_text import DASH, date_text, number_text, percent_text, quantity_text, rupiah_text
from ukur.document.document_value import IndikatorRow, ShownAksi, ShownPembanding, ShownRincian
from ukur.document.figure import Calculation, Figure
from ukur.document.receipt import make_receipt
from ukur.measure.capaian import Capaian, IndikatorResult
from ukur.measure.pembanding import Comparison, Comparisons
from ukur.measure.realisasi import rincian_value
from ukur.measure.reason import Reason
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import entered
from ukur.model.indikator import DasarTarget
from ukur.model.instansi import Instansi
from ukur.model.numbers import Quantity
from ukur.model.pengukuran import Rekomendasi, RencanaAksi

TARGET_SOURCES = {
    DasarTarget.PERJANJIAN_KINERJA: "Perjanjian Kinerja",
    DasarTarget.RENSTRA: "Renstra",
    DasarTarget.RENJA: "Renja",
    DasarTarget.CONTOH: "contoh",
}
STATUS = {True: "Tercapai", False: "Tidak tercapai"}


def indikator_figure(nilai: Quantity | None, desimal: int) -> Figure:
    """Return a value of the indicator's unit, as printed; words and ranges carry no number."""
    if isinstance(nilai, Decimal):
        printed = round_half_up(nilai, desimal)
        return Figure(number_text(printed), printed)
    return Figure(quantity_text(nilai, desimal))


def capaian_figure(capaian: Capaian) -> Figure:
    """Return a capaian as printed, or the reason why there is none."""
    if capaian.tercetak is None:
        return Figure(str(capaian.alasan) if capaian.alasan else DASH)
    return Figure(percent_text(capaian.tercetak), capaian.tercetak)


def make_row(
    hasil: IndikatorResult, instansi: Instansi, pembandingan: Comparisons | None = None
) -> IndikatorRow:
    """Return the formatted row; ``pembandingan`` is left out where only the form is wanted."""
    item, main, isian = hasil.indikator, hasil.main_ratio, hasil.isian
    places = item.desimal
    return IndikatorRow(
        kode=item.kode,
        nama=item.nama,
        satuan=item.satuan,
        cara_pengukuran=item.cara_pengukuran,
        target_triwulan=indikator_figure(hasil.triwulan.target, places),
        realisasi_triwulan=indikator_figure(hasil.triwulan.realisasi, places),
        capaian_triwulan=capaian_figure(hasil.triwulan),
        target_sampai=indikator_figure(hasil.sampai.target, places),
        realisasi_sampai=indikator_figure(hasil.sampai.realisasi, places),
        capaian_sampai=capaian_figure(hasil.sampai),
        target_tahun=indikator_figure(hasil.tahun.target, places),
        capaian_tahun=capaian_figure(hasil.tahun),
        capaian=capaian_figure(main),
        predikat=main.predikat.label if main.predikat else DASH,
        singkatan=main.predikat.singkatan if main.predikat else "",
        tercapai=main.tercapai,
        status=STATUS[main.tercapai] if main.tercapai is not None else str(main.alasan or DASH),
        target_contoh=hasil.target is not None and hasil.target.dasar is DasarTarget.CONTOH,
        dasar_target=TARGET_SOURCES[hasil.target.dasar] if hasil.target else DASH,
        keterangan=(isian.keterangan if isian else None) or "",
        faktor_pendukung=(isian.faktor_pendukung if isian else None) or "",
        faktor_penghambat=(isian.faktor_penghambat if isian else None) or "",
        struk=make_receipt(hasil, instansi.aritmetika.dasar_capaian),
        desimal=places,
        alasan_perubahan=(hasil.target.alasan_perubahan if hasil.target else None) or "",
        hitungan_triwulan=calculation_of(hasil, hasil.triwulan),
        hitungan_sampai=calculation_of(hasil, hasil.sampai),
        hitungan_tahun=calculation_of(hasil, hasil.tahun),
        pembanding=tuple(_comparisons(pembandingan, places)) if pembandingan else (),
        rencana_aksi=tuple(_action(item.kode, plan) for plan in (isian.rencana_aksi if isian else ())),
        rincian=tuple(_breakdown(hasil, instansi)),
    )


def calculation_of(hasil: IndikatorResult, capaian: Capaian) -> Calculation | None:
    """Return what a capaian was computed from; None where there is no number."""
    if capaian.persen is None:
        return None
    numbers = entered(hasil.indikator.rumus, capaian.target, capaian.realisasi, hasil.tabel)
    assert not isinstance(numbers, Reason)
    return Calculation(numbers.rumus, numbers.target, numbers.realisasi)


def _breakdown(hasil: IndikatorResult, instansi: Instansi) -> Iterator[ShownRincian]:
    item, kind = hasil.indikator, instansi.klasifikasi.get(hasil.indikator.klasifikasi or "")
    for kode, member in sorted(hasil.isian.rincian.items()) if hasil.isian else ():
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
    )


def _advice(advice: Rekomendasi) -> str:
    return f"{advice.oleh}, {date_text(advice.tanggal)}: {advice.uraian}"
