"""One row of the measurement form from one measurement."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.document.figur import Figur, Hitungan
from ukur.document.nilai import AksiTampil, BarisIndikator, PembandingTampil, RincianTampil
from ukur.document.struk import buat_struk
from ukur.document.teks import KOSONG, angka, besaran, persen, rupiah, tanggal
from ukur.measure.alasan import Alasan
from ukur.measure.capaian import Capaian, HasilIndikator
from ukur.measure.pembanding import Pembandingan, Perbandingan
from ukur.measure.pembulatan import bulatkan
from ukur.measure.realisasi import nilai_rincian
from ukur.measure.rumus import entered
from ukur.model.angka import Besaran
from ukur.model.indikator import DasarTarget
from ukur.model.instansi import Instansi
from ukur.model.pengukuran import Rekomendasi, RencanaAksi

DASAR = {
    DasarTarget.PERJANJIAN_KINERJA: "Perjanjian Kinerja",
    DasarTarget.RENSTRA: "Renstra",
    DasarTarget.RENJA: "Renja",
    DasarTarget.CONTOH: "contoh",
}
STATUS = {True: "Tercapai", False: "Tidak tercapai"}


def figur(nilai: Besaran | None, desimal: int) -> Figur:
    """Return a value of the indicator's unit, as printed; words and ranges carry no number."""
    if isinstance(nilai, Decimal):
        printed = bulatkan(nilai, desimal)
        return Figur(angka(printed), printed)
    return Figur(besaran(nilai, desimal))


def figur_capaian(capaian: Capaian) -> Figur:
    """Return a capaian as printed, or the reason why there is none."""
    if capaian.tercetak is None:
        return Figur(str(capaian.alasan) if capaian.alasan else KOSONG)
    return Figur(persen(capaian.tercetak), capaian.tercetak)


def buat_baris(
    hasil: HasilIndikator, instansi: Instansi, pembandingan: Pembandingan | None = None
) -> BarisIndikator:
    """Return the formatted row; ``pembandingan`` is left out where only the form is wanted."""
    item, main, isian = hasil.indikator, hasil.utama, hasil.isian
    places = item.desimal
    return BarisIndikator(
        kode=item.kode,
        nama=item.nama,
        satuan=item.satuan,
        cara_pengukuran=item.cara_pengukuran,
        target_triwulan=figur(hasil.triwulan.target, places),
        realisasi_triwulan=figur(hasil.triwulan.realisasi, places),
        capaian_triwulan=figur_capaian(hasil.triwulan),
        target_sampai=figur(hasil.sampai.target, places),
        realisasi_sampai=figur(hasil.sampai.realisasi, places),
        capaian_sampai=figur_capaian(hasil.sampai),
        target_tahun=figur(hasil.tahun.target, places),
        capaian_tahun=figur_capaian(hasil.tahun),
        capaian=figur_capaian(main),
        predikat=main.predikat.label if main.predikat else KOSONG,
        singkatan=main.predikat.singkatan if main.predikat else "",
        tercapai=main.tercapai,
        status=STATUS[main.tercapai] if main.tercapai is not None else str(main.alasan or KOSONG),
        target_contoh=hasil.target is not None and hasil.target.dasar is DasarTarget.CONTOH,
        dasar_target=DASAR[hasil.target.dasar] if hasil.target else KOSONG,
        keterangan=(isian.keterangan if isian else None) or "",
        faktor_pendukung=(isian.faktor_pendukung if isian else None) or "",
        faktor_penghambat=(isian.faktor_penghambat if isian else None) or "",
        struk=buat_struk(hasil, instansi.aritmetika.dasar_capaian),
        desimal=places,
        alasan_perubahan=(hasil.target.alasan_perubahan if hasil.target else None) or "",
        hitungan_triwulan=hitungan(hasil, hasil.triwulan),
        hitungan_sampai=hitungan(hasil, hasil.sampai),
        hitungan_tahun=hitungan(hasil, hasil.tahun),
        pembanding=tuple(_comparisons(pembandingan, places)) if pembandingan else (),
        rencana_aksi=tuple(_action(item.kode, plan) for plan in (isian.rencana_aksi if isian else ())),
        rincian=tuple(_breakdown(hasil, instansi)),
    )


def hitungan(hasil: HasilIndikator, capaian: Capaian) -> Hitungan | None:
    """Return what a capaian was computed from; None where there is no number."""
    if capaian.persen is None:
        return None
    numbers = entered(hasil.indikator.rumus, capaian.target, capaian.realisasi, hasil.tabel)
    assert not isinstance(numbers, Alasan)
    return Hitungan(numbers.rumus, numbers.target, numbers.realisasi)


def _breakdown(hasil: HasilIndikator, instansi: Instansi) -> Iterator[RincianTampil]:
    item, kind = hasil.indikator, instansi.klasifikasi.get(hasil.indikator.klasifikasi or "")
    for kode, member in sorted(hasil.isian.rincian.items()) if hasil.isian else ():
        yield RincianTampil(
            kode,
            kind.anggota.get(kode, kode) if kind else kode,
            _plain(member.pembilang),
            _plain(member.penyebut),
            figur(nilai_rincian(item.perhitungan, member), item.desimal),
        )


def _plain(nilai: Decimal | None) -> Figur:
    return Figur(KOSONG) if nilai is None else Figur(angka(nilai), nilai)


def _comparisons(pembandingan: Pembandingan, places: int) -> list[PembandingTampil]:
    rows = [
        PembandingTampil(
            f"Tahun {past.tahun}",
            figur(past.realisasi, places),
            Figur(persen(past.capaian), past.capaian) if past.capaian is not None else Figur(KOSONG),
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


def _against(name: str, other: Perbandingan, places: int) -> PembandingTampil:
    reached = (
        Figur(persen(other.persen), other.persen) if other.persen is not None else Figur(str(other.alasan))
    )
    return PembandingTampil(name, figur(other.nilai, places), reached, other.sumber)


def _action(kode: str, plan: RencanaAksi) -> AksiTampil:
    return AksiTampil(
        kode=kode,
        kendala=plan.kendala or KOSONG,
        penyebab=plan.penyebab or KOSONG,
        solusi=plan.solusi or KOSONG,
        tindak_lanjut=plan.tindak_lanjut or KOSONG,
        target_perbaikan=plan.target_perbaikan or KOSONG,
        penanggung_jawab=plan.penanggung_jawab or KOSONG,
        batas_waktu=tanggal(plan.batas_waktu) if plan.batas_waktu else KOSONG,
        anggaran=Figur(KOSONG) if plan.anggaran is None else Figur(rupiah(plan.anggaran), plan.anggaran),
        tingkat=str(plan.tingkat) if plan.tingkat else KOSONG,
        status=str(plan.status),
        bukti=plan.bukti_tindak_lanjut,
        rekomendasi=_advice(plan.rekomendasi) if plan.rekomendasi else "",
    )


def _advice(advice: Rekomendasi) -> str:
    return f"{advice.oleh}, {tanggal(advice.tanggal)}: {advice.uraian}"
