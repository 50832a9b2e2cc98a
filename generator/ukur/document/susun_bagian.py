"""Composing the sections beside the form: budget, follow-up, SOP record, corrections, signature."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ukur.document.bagian import (
    AnggaranTampil,
    BarisAnggaran,
    EfisiensiTampil,
    KoreksiTampil,
    LangkahTampil,
    TindakLanjutTampil,
)
from ukur.document.figur import Figur
from ukur.document.nilai import TandaTangan
from ukur.document.teks import KOSONG, angka_ringkas, besaran, persen, poin, rupiah, tanggal
from ukur.measure.anggaran import Efisiensi, HasilAnggaran, anggaran, efisiensi
from ukur.measure.capaian import HasilIndikator, akhir_triwulan
from ukur.measure.gabungan import gabung
from ukur.measure.tindak_lanjut import RencanaLama
from ukur.model.indikator import DasarTarget
from ukur.model.instansi import EfisiensiAnggaran
from ukur.model.katalog import Katalog
from ukur.model.organisasi import StatusJabatan
from ukur.model.pengukuran import Dokumen, PelaksanaanLangkah, StatusAksi
from ukur.model.periode import Periode
from ukur.model.sop import Langkah, Sop

BELUM_DICATAT = "belum dicatat"
TAK_DIKLAIM = "tidak diklaim: belum semua indikatornya tercapai"
_ROMAWI = ("I", "II", "III", "IV")


def bagian_anggaran(
    katalog: Katalog, periode: Periode, kelompok: Mapping[str, Sequence[HasilIndikator]]
) -> AnggaranTampil | None:
    """Return the budget section up to the quarter; None when the year has no budget on record.

    ``kelompok`` are the measured indicators of each sasaran (or other node), by its code.
    """
    rows, total = anggaran(katalog, periode)
    if total is None:
        return None
    record = katalog.anggaran[periode.tahun]
    results = [
        result
        for node in katalog.pohon.jelajah()
        if node.kode in kelompok
        and (
            result := efisiensi(
                katalog, periode, node, gabung(kelompok[node.kode], katalog.instansi.aritmetika)
            )
        )
    ]
    quarters = range(1, periode.triwulan + 1)
    return AnggaranTampil(
        tahun=periode.tahun,
        sumber=record.sumber,
        contoh=record.dasar is DasarTarget.CONTOH,
        triwulan=tuple(f"Triwulan {_ROMAWI[quarter - 1]}" for quarter in quarters),
        baris=tuple(_budget_row(row, quarters) for row in rows),
        jumlah=_budget_row(total, quarters),
        efisiensi=tuple(_efficiency(result) for result in results),
        catatan=tuple(_budget_notes(katalog.instansi.efisiensi, bool(results))),
    )


def _budget_row(row: HasilAnggaran, quarters: range) -> BarisAnggaran:
    return BarisAnggaran(
        row.kode,
        row.jenis,
        row.uraian,
        row.tingkat,
        _rupiah(row.pagu),
        tuple(_rupiah(row.realisasi.get(quarter)) for quarter in quarters),
        tuple(_persen(row.serapan.get(quarter)) for quarter in quarters),
    )


def _rupiah(value: Decimal | None) -> Figur:
    return Figur(KOSONG) if value is None else Figur(rupiah(value), value)


def _persen(value: Decimal | None) -> Figur:
    return Figur(KOSONG) if value is None else Figur(persen(value), value)


def _efficiency(result: Efisiensi) -> EfisiensiTampil:
    return EfisiensiTampil(
        result.kode,
        result.uraian,
        _persen(result.capaian),
        _persen(result.serapan),
        Figur(poin(result.selisih), result.selisih),
        str(result.golongan),
        Figur(TAK_DIKLAIM) if result.sisa is None else _persen(result.sisa),
    )


def _budget_notes(bounds: EfisiensiAnggaran, efficiency: bool) -> Iterator[str]:
    yield "Realisasi dan serapan dihitung sampai dengan triwulan; serapan = realisasi / pagu × 100."
    if efficiency:
        upper, lower = angka_ringkas(bounds.efisien), angka_ringkas(bounds.tidak_efisien)
        yield (
            "Efisiensi = rata-rata capaian sasaran dikurangi serapan, dalam poin persen. "
            f"Di atas {upper}: efisien; {lower} sampai {upper}: cukup efisien; di bawah itu: tidak efisien. "
            "Batas ini kebiasaan beberapa pemerintah daerah, bukan ketentuan, dan dapat diatur kantor."
        )
        yield "Sisa anggaran = (pagu − realisasi) / pagu × 100, hanya diklaim bila semua target tercapai."


def bagian_tindak_lanjut(plans: Sequence[RencanaLama], periode: Periode) -> tuple[TindakLanjutTampil, ...]:
    """Return the follow-up of earlier plans, as the period reports it."""
    last_day = akhir_triwulan(periode)
    return tuple(
        TindakLanjutTampil(
            kode=plan.kode,
            asal=str(plan.asal),
            tindak_lanjut=plan.rencana.tindak_lanjut or KOSONG,
            penanggung_jawab=plan.rencana.penanggung_jawab or KOSONG,
            batas_waktu=tanggal(plan.rencana.batas_waktu) if plan.rencana.batas_waktu else KOSONG,
            status_lalu=str(plan.status_lalu),
            status=str(plan.status) if plan.laporan else "belum dilaporkan",
            uraian=plan.laporan.uraian if plan.laporan else KOSONG,
            bukti=plan.laporan.bukti if plan.laporan else None,
            lewat=plan.status is not StatusAksi.SELESAI
            and plan.rencana.batas_waktu is not None
            and plan.rencana.batas_waktu <= last_day,
        )
        for plan in plans
    )


def bagian_sop(sop: Sop, dokumen: Dokumen) -> tuple[LangkahTampil, ...]:
    """Return the SOP record: each step with its standard and every time it was done."""
    return tuple(_step(sop, step, dokumen.pelaksanaan) for step in sop.langkah)


def _step(sop: Sop, step: Langkah, record: Sequence[PelaksanaanLangkah]) -> LangkahTampil:
    done = [row for row in record if row.langkah == step.nomor]
    titles = {column.peran: column.judul for column in sop.kolom}
    notes = [step.keterangan, *(row.catatan for row in done)]
    return LangkahTampil(
        nomor=step.nomor,
        kegiatan=step.kegiatan,
        pelaksana=", ".join(titles.get(role, role) for role in step.pelaksana),
        waktu_baku=step.waktu,
        oleh="; ".join(dict.fromkeys(row.oleh for row in done)) or BELUM_DICATAT,
        waktu_nyata="; ".join(_span(row) for row in done) or KOSONG,
        lama="; ".join(_length(row) for row in done) or KOSONG,
        catatan="; ".join(note for note in notes if note),
    )


def _span(row: PelaksanaanLangkah) -> str:
    if row.selesai is None:
        return f"mulai {tanggal(row.mulai)}"
    return tanggal(row.mulai) + (f" s.d. {tanggal(row.selesai)}" if row.selesai != row.mulai else "")


def _length(row: PelaksanaanLangkah) -> str:
    """Both days count, as an office counts them; working days are the SOP clock's matter."""
    return "belum selesai" if row.selesai is None else f"{(row.selesai - row.mulai).days + 1} hari kalender"


def bagian_koreksi(katalog: Katalog, periode: Periode) -> tuple[KoreksiTampil, ...]:
    """Return the corrections of the period's figures, in the order in which they were decided."""
    rows = [row for row in katalog.koreksi.koreksi if row.periode == periode]
    return tuple(
        KoreksiTampil(
            periode=str(row.periode),
            kode=row.indikator,
            lama=besaran(row.lama, _places(katalog, row.indikator)),
            baru=besaran(row.baru, _places(katalog, row.indikator)),
            alasan=row.alasan,
            sumber=row.sumber,
            diputuskan_oleh=row.diputuskan_oleh,
            tanggal=tanggal(row.tanggal),
        )
        for row in sorted(rows, key=lambda row: (row.tanggal, row.indikator))
    )


def _places(katalog: Katalog, kode: str) -> int:
    item = katalog.indikator.get(kode)
    return item.desimal if item else 2


def tanda_tangan(katalog: Katalog, dokumen: Dokumen) -> TandaTangan:
    """Choose the signer by date; a demonstration prints the office and no name."""
    title = katalog.pejabat.jabatan.get("kepala", "Kepala")
    date = dokumen.tanggal_pengesahan
    place = f"{katalog.instansi.tempat}, {tanggal(date) if date else '..........................'}"
    holders = katalog.pejabat.pada("kepala", date) if date else ()
    if katalog.instansi.percontohan or not holders:
        return TandaTangan(place, title, None, None, None)
    holder = max(holders, key=lambda person: (person.status is StatusJabatan.PLH, person.mulai))
    acting = "" if holder.status is StatusJabatan.DEFINITIF else f"{holder.status} "
    return TandaTangan(place, acting + title, holder.nama, holder.pangkat, _nip(holder.nip))


def _nip(nip: str | None) -> str | None:
    """Group the 18 digits 8-6-1-3, as signature blocks print them."""
    if nip is None:
        return None
    digits = nip.replace(" ", "")
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
