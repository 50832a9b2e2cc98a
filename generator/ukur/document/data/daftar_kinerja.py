"""Open-data tables of the measurement itself: indicators, roll-ups, comparisons, breakdowns."""

from ukur.document.data import rekam
from ukur.document.data.susunan import (
    KODE,
    KODE_INDUK,
    NOMOR,
    PERIODE,
    SATUAN_INDIKATOR,
    Tabel,
    angka,
    figur,
    jumlah,
    logis,
    teks,
)

INDIKATOR = Tabel(
    "indikator",
    "Hasil pengukuran indikator",
    "Satu baris untuk tiap indikator dalam tiap dokumen: target, realisasi, capaian, dan predikatnya.",
    rekam.indikator,
    (
        PERIODE,
        KODE,
        teks("nama", "Nama indikator", "Nama indikator menurut kamus.", wajib=True),
        teks("sasaran", "Kode sasaran", "Simpul pohon kinerja yang diukur.", "induk.kode", wajib=True),
        teks("satuan", "Satuan", "Satuan target dan realisasi.", wajib=True),
        jumlah("desimal", "Desimal", "Banyaknya angka di belakang koma pada nilai tercetak."),
        figur("target_triwulan", "Target triwulan", SATUAN_INDIKATOR, "Target triwulan ini."),
        figur("realisasi_triwulan", "Realisasi triwulan", SATUAN_INDIKATOR, "Realisasi triwulan ini."),
        figur("capaian_triwulan", "Capaian triwulan", "persen", "Capaian terhadap target triwulan ini."),
        figur(
            "target_sampai", "Target sampai triwulan", SATUAN_INDIKATOR, "Target sampai dengan triwulan ini."
        ),
        figur(
            "realisasi_sampai",
            "Realisasi sampai triwulan",
            SATUAN_INDIKATOR,
            "Realisasi sampai dengan triwulan ini, digabung menurut cara gabungan indikator.",
        ),
        figur(
            "capaian_sampai",
            "Capaian sampai triwulan",
            "persen",
            "Capaian terhadap target sampai dengan triwulan ini.",
        ),
        figur("target_tahun", "Target setahun", SATUAN_INDIKATOR, "Target setahun."),
        figur("capaian_tahun", "Capaian setahun", "persen", "Capaian terhadap target setahun."),
        figur(
            "capaian",
            "Capaian dokumen",
            "persen",
            "Capaian yang menentukan predikat: sampai dengan triwulan, pada triwulan IV setahun.",
        ),
        teks("predikat", "Predikat", "Predikat menurut skala yang berlaku."),
        teks("predikat_singkat", "Singkatan predikat", "Singkatan predikat.", "isi.singkatan"),
        logis("tercapai", "Tercapai", "Apakah capaian mencapai ambang tercapai.", wajib=False),
        teks("status", "Status", "Tercapai, Tidak tercapai, atau alasan tanpa capaian."),
        teks("dasar_target", "Dasar target", "Dokumen yang menetapkan target."),
        logis("target_contoh", "Target contoh", "true bila target hanya contoh, bukan target resmi."),
        teks("alasan_perubahan", "Alasan perubahan target", "Alasan bila target pernah diubah."),
        teks("keterangan", "Keterangan", "Keterangan dari unit pelapor."),
        teks("faktor_pendukung", "Faktor pendukung", "Yang membantu pencapaian."),
        teks("faktor_penghambat", "Faktor penghambat", "Yang menghambat pencapaian."),
        teks("sumber", "Sumber data", "Sumber angka realisasi.", "isi.struk.sumber"),
        logis("konsep", "Konsep", "true bila dokumen belum disahkan.", "dokumen.konsep"),
        logis(
            "percontohan",
            "Percontohan",
            "true bila data hanya peragaan, bukan data resmi.",
            "dokumen.percontohan",
        ),
    ),
    ("periode", "kode"),
)

_LINGKUP = (
    PERIODE,
    NOMOR,
    teks("sasaran", "Kode sasaran", "Kosong untuk seluruh dokumen.", "induk.kode"),
)
RINGKASAN = Tabel(
    "ringkasan",
    "Ringkasan capaian",
    "Gabungan indikator: seluruh dokumen, lalu tiap sasaran.",
    rekam.ringkasan,
    (
        PERIODE,
        NOMOR,
        teks("sasaran", "Kode sasaran", "Kosong untuk seluruh dokumen.", "isi.kode"),
        teks("jenis", "Jenis", "dokumen, atau jenis simpul pohon kinerja.", wajib=True),
        teks("uraian", "Uraian", "Judul dokumen atau uraian sasaran."),
        jumlah("jumlah", "Jumlah indikator", "Indikator yang diukur.", "isi.ringkasan.jumlah"),
        jumlah("dihitung", "Dihitung", "Indikator yang mempunyai capaian.", "isi.ringkasan.dihitung"),
        jumlah("tercapai", "Tercapai", "Indikator yang tercapai.", "isi.ringkasan.tercapai"),
        jumlah(
            "tidak_tercapai", "Tidak tercapai", "Indikator tidak tercapai.", "isi.ringkasan.tidak_tercapai"
        ),
        jumlah("tanpa_capaian", "Tanpa capaian", "Indikator tanpa capaian.", "isi.ringkasan.tanpa_capaian"),
        angka("rata_rata", "Rata-rata", "persen", "Rata-rata capaian.", "isi.ringkasan.rata_rata"),
        angka(
            "rata_rata_berbatas",
            "Rata-rata berbatas",
            "persen",
            "Rata-rata bila capaian tiap indikator dibatasi; kosong bila kantor tidak memakai batas.",
            "isi.ringkasan.berbatas",
        ),
        teks("batas", "Batas", "Batas capaian tiap indikator dalam rata-rata itu.", "isi.ringkasan.batas"),
    ),
    ("periode", "nomor"),
)
PREDIKAT = Tabel(
    "predikat",
    "Jumlah indikator menurut predikat",
    "Banyaknya indikator pada tiap predikat: seluruh dokumen, lalu tiap sasaran.",
    rekam.predikat,
    (
        *_LINGKUP,
        teks("predikat", "Predikat", "Predikat menurut skala.", "isi.label", wajib=True),
        teks("predikat_singkat", "Singkatan predikat", "Singkatan predikat.", "isi.singkatan"),
        jumlah("jumlah", "Jumlah indikator", "Indikator dengan predikat itu."),
    ),
    ("periode", "nomor"),
)
PEMBANDING = Tabel(
    "pembanding",
    "Pembandingan",
    "Nilai tahun lalu, target akhir Renstra, dan standar nasional di samping realisasi.",
    rekam.pembanding,
    (
        PERIODE,
        KODE_INDUK,
        NOMOR,
        teks("dengan", "Dibandingkan dengan", "Pembandingnya.", wajib=True),
        figur("nilai", "Nilai pembanding", SATUAN_INDIKATOR, "Nilai pembanding."),
        figur(
            "capaian",
            "Capaian",
            "persen",
            "Realisasi terhadap pembanding; pada tahun lalu capaian tahun itu terhadap targetnya sendiri.",
        ),
        teks("sumber", "Sumber", "Sumber nilai pembanding."),
    ),
    ("periode", "kode", "nomor"),
    rujuk=True,
)
RINCIAN = Tabel(
    "rincian",
    "Rincian",
    "Realisasi menurut wilayah atau kelompok.",
    rekam.rincian,
    (
        PERIODE,
        KODE_INDUK,
        NOMOR,
        teks("anggota", "Kode anggota", "Kode wilayah atau kelompok.", "isi.kode", wajib=True),
        teks("nama", "Nama anggota", "Nama wilayah atau kelompok."),
        angka("pembilang", "Pembilang", "", "Pembilang realisasi, bila dihitung dari pecahan."),
        angka("penyebut", "Penyebut", "", "Penyebut realisasi, bila dihitung dari pecahan."),
        figur("nilai", "Nilai", SATUAN_INDIKATOR, "Realisasi anggota itu."),
    ),
    ("periode", "kode", "nomor"),
    rujuk=True,
)
