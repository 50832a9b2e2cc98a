"""The document as the PDF's templates take it: finished texts in tables and lists; layout is theirs."""

from collections.abc import Iterator

from ukur.document.bagian import AnggaranTampil, BarisAnggaran, EfisiensiTampil
from ukur.document.figur import Figur
from ukur.document.nilai import (
    AksiTampil,
    BarisIndikator,
    BuktiTampil,
    DokumenPengukuran,
    KelompokSasaran,
    RingkasanTampil,
)
from ukur.document.teks import KOSONG
from ukur.model.instansi import Kertas

UKURAN = {"A4": (21.0, 29.7), "F4": (21.5, 33.0)}
"""Width and height of the sheet upright, in centimetres."""

Isi = dict[str, object]
Baris = list[object]


def muatan(d: DokumenPengukuran, lambang: Isi | None, qr: Isi | None) -> Isi:
    """Return everything the templates print; ``lambang`` and ``qr`` are pictures."""
    return {
        **_identity(d),
        "lambang": lambang,
        "qr": qr,
        "kertas": _paper(d.kertas),
        "formulir": [
            _form(group, number) for group, number in zip(d.kelompok, _first_numbers(d), strict=True)
        ],
        "ringkasan": _summary(d.ringkasan) | {"sasaran": [_summary_row(group) for group in d.kelompok]},
        "predikat": [
            [f"{label} ({short})", covers, str(count)]
            for (label, short, count), covers in zip(d.ringkasan.predikat, _covers(d), strict=True)
        ],
        "pembandingan": [row for item in d.baris for row in _comparisons(item)],
        "analisis": [_analysis(group) for group in d.kelompok],
        "anggaran": _budget(d.anggaran) if d.anggaran else None,
        "rencana_aksi": [_action(number, plan) for number, plan in enumerate(d.rencana_aksi, 1)],
        "tindak_lanjut": list(_follow_up(d)),
        "sop": list(_sop(d)),
        "koreksi": list(_corrections(d)),
        "kamus": list(_dictionary(d)),
        "bukti": [row for item in d.baris for row in _evidence(item)],
        "rincian": [row for item in d.baris for row in _breakdown(item)],
    }


def _identity(d: DokumenPengukuran) -> Isi:
    sign = d.tanda_tangan
    return {
        "judul": d.judul,
        "periode": d.periode.judul,
        "triwulan": d.periode.romawi,
        "nomor": d.nomor,
        "pemerintah": d.pemerintah,
        "instansi": d.instansi,
        "nama_singkat": d.nama_singkat,
        "nama_berkas": d.nama_berkas,
        "kop": list(d.kop),
        "percontohan": d.percontohan,
        "konsep": d.konsep,
        "tanda": list(d.tanda),
        "pendahuluan": d.pendahuluan,
        "dasar_hukum": list(d.dasar_hukum),
        "target_contoh": d.target_contoh,
        "catatan_skala": list(d.catatan_skala),
        "perhatian": list(d.perhatian),
        "catatan": d.catatan,
        "alamat_arsip": d.alamat_arsip,
        "lokasi_arsip": d.lokasi_arsip,
        "tanda_tangan": {
            "tempat_tanggal": sign.tempat_tanggal,
            "jabatan": sign.jabatan,
            "nama": sign.nama,
            "pangkat": sign.pangkat,
            "nip": sign.nip,
        },
    }


def _paper(kertas: Kertas) -> Isi:
    width, height = UKURAN[kertas.ukuran]
    sides = {side: float(getattr(kertas, side)) for side in ("atas", "bawah", "kiri", "kanan")}
    return {"lebar": width, "tinggi": height, "huruf": kertas.huruf, **sides}


def _first_numbers(d: DokumenPengukuran) -> Iterator[int]:
    number = 1
    for group in d.kelompok:
        yield number
        number += len(group.baris)


def _heading(group: KelompokSasaran) -> str:
    sample = " (contoh)" if group.contoh else ""
    return f"{group.jenis.capitalize()} {group.kode}: {group.uraian}{sample}"


def _form(group: KelompokSasaran, first: int) -> Isi:
    rows = [_form_row(number, row) for number, row in enumerate(group.baris, first)]
    reasons: dict[str, list[str]] = {}
    for row in group.baris:
        if row.alasan_perubahan:
            reasons.setdefault(row.alasan_perubahan, []).append(row.kode)
    changes = [f"Target {', '.join(codes)} diubah: {reason}" for reason, codes in reasons.items()]
    return {"judul": _heading(group), "baris": rows, "perubahan": changes}


def _form_row(number: int, row: BarisIndikator) -> Baris:
    def target(figure: Figur) -> str:
        return f"{figure.teks}*" if row.target_contoh and figure.teks != KOSONG else figure.teks

    return [
        str(number),
        f"{row.kode}\n{row.nama}",
        row.cara_pengukuran,
        row.satuan,
        target(row.target_triwulan),
        row.realisasi_triwulan.teks,
        row.capaian_triwulan.teks,
        target(row.target_sampai),
        row.realisasi_sampai.teks,
        row.capaian_sampai.teks,
        target(row.target_tahun),
        row.capaian_tahun.teks,
        row.predikat,
        "\n".join(part for part in (row.status, row.keterangan) if part),
    ]


def _summary(ringkasan: RingkasanTampil) -> Isi:
    return {
        "jumlah": str(ringkasan.jumlah),
        "tercapai": str(ringkasan.tercapai),
        "tidak_tercapai": str(ringkasan.tidak_tercapai),
        "tanpa_capaian": str(ringkasan.tanpa_capaian),
        "rata_rata": ringkasan.rata_rata.teks,
        "berbatas": ringkasan.berbatas.teks if ringkasan.berbatas else None,
        "batas": ringkasan.batas,
    }


def _summary_row(group: KelompokSasaran) -> Baris:
    counted = _summary(group.ringkasan)
    keys = ("jumlah", "tercapai", "tidak_tercapai", "tanpa_capaian", "rata_rata")
    mean = [counted["berbatas"]] if counted["berbatas"] else []
    return [_heading(group), *(counted[key] for key in keys), *mean]


def _covers(d: DokumenPengukuran) -> Iterator[str]:
    known = dict(d.skala)
    yield from (known.get(label, KOSONG) for label, _, _ in d.ringkasan.predikat)


def _comparisons(row: BarisIndikator) -> Iterator[Baris]:
    for other in row.pembanding:
        yield [
            f"{row.kode} {row.nama}",
            other.dengan,
            other.nilai.teks,
            row.realisasi_sampai.teks,
            other.capaian.teks,
            other.sumber,
        ]


def _analysis(group: KelompokSasaran) -> Isi:
    factors = [
        [f"{row.kode} {row.nama}", row.faktor_pendukung or KOSONG, row.faktor_penghambat or KOSONG]
        for row in group.baris
        if row.faktor_pendukung or row.faktor_penghambat
    ]
    return {
        "judul": _heading(group),
        "bagian": [list(part) for part in group.analisis.bagian] if group.analisis else [],
        "faktor": factors,
        "program": list(group.program),
    }


def _budget(anggaran: AnggaranTampil) -> Isi:
    return {
        "judul": f"Anggaran tahun {anggaran.tahun}",
        "sumber": anggaran.sumber,
        "contoh": anggaran.contoh,
        "triwulan": list(anggaran.triwulan),
        "baris": [{"tingkat": row.tingkat, "sel": _budget_row(row)} for row in anggaran.baris],
        "jumlah": _budget_row(anggaran.jumlah),
        "efisiensi": [_efficiency(row) for row in anggaran.efisiensi],
        "catatan": list(anggaran.catatan),
    }


def _budget_row(row: BarisAnggaran) -> Baris:
    quarters = zip(row.realisasi, row.serapan, strict=True)
    figures = [figure.teks for pair in quarters for figure in pair]
    return [row.kode, row.uraian, row.pagu.teks, *figures]


def _efficiency(row: EfisiensiTampil) -> Baris:
    figures = (row.capaian, row.serapan, row.selisih)
    return [f"{row.kode} {row.uraian}", *(figure.teks for figure in figures), row.golongan, row.sisa.teks]


def _action(number: int, plan: AksiTampil) -> Isi:
    notes = (("Bukti tindak lanjut", plan.bukti or ""), ("Rekomendasi", plan.rekomendasi))
    return {
        "sel": [
            str(number),
            plan.kode,
            plan.kendala,
            plan.penyebab,
            plan.solusi,
            plan.tindak_lanjut,
            plan.target_perbaikan,
            plan.penanggung_jawab,
            plan.batas_waktu,
            plan.anggaran.teks,
            plan.tingkat,
            plan.status,
        ],
        "catatan": "\n".join(f"{title}: {text}" for title, text in notes if text),
    }


def _follow_up(d: DokumenPengukuran) -> Iterator[Baris]:
    for number, row in enumerate(d.tindak_lanjut, 1):
        yield [
            str(number),
            f"{row.kode}\n{row.asal}",
            row.tindak_lanjut,
            row.penanggung_jawab,
            row.batas_waktu + ("\n(lewat batas waktu)" if row.lewat else ""),
            row.status_lalu,
            row.status,
            row.uraian,
            row.bukti or KOSONG,
        ]


def _sop(d: DokumenPengukuran) -> Iterator[Baris]:
    for step in d.catatan_sop:
        yield [
            str(step.nomor),
            step.kegiatan,
            step.pelaksana,
            step.waktu_baku,
            step.oleh,
            step.waktu_nyata,
            step.lama,
            step.catatan or KOSONG,
        ]


def _corrections(d: DokumenPengukuran) -> Iterator[Baris]:
    for row in d.koreksi:
        yield [row.kode, row.lama, row.baru, row.alasan, row.sumber, row.diputuskan_oleh, row.tanggal]


def _dictionary(d: DokumenPengukuran) -> Iterator[Baris]:
    for item in d.kamus:
        yield [
            f"{item.kode}\n{item.nama}",
            item.definisi,
            item.cara_pengukuran,
            item.rumus,
            item.agregasi,
            item.sumber,
            item.penanggung_jawab,
        ]


def _evidence(row: BarisIndikator) -> Iterator[Baris]:
    for bukti in row.struk.bukti:
        yield [row.kode, bukti.nama, _place(bukti), bukti.tanggal or KOSONG, bukti.sha256 or KOSONG]


def _place(bukti: BuktiTampil) -> object:
    shelf = bukti.lokasi_arsip or ""
    if bukti.tautan is None:
        return shelf or KOSONG
    return {"tautan": bukti.tautan, "teks": shelf}


def _breakdown(row: BarisIndikator) -> Iterator[Baris]:
    for member in row.rincian:
        figures = (member.pembilang, member.penyebut, member.nilai)
        yield [row.kode, f"{member.kode} {member.nama}", *(figure.teks for figure in figures)]
