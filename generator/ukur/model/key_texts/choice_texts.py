"""What each value of a closed set means; what is computed ``measure`` tells itself."""

from ukur.model.host_kind import HostKind
from ukur.model.indikator import CaraHitung, DasarTarget, Frekuensi, Himpunan, JenisSatuan
from ukur.model.instansi import DasarCapaian, ZonaWaktu
from ukur.model.key_texts.key_text import ChoiceText, ChoiceTexts
from ukur.model.pengukuran import StatusAksi, TingkatMasalah
from ukur.model.peran import StatusJabatan
from ukur.model.pk import PKCause
from ukur.model.pohon import JenisSimpul
from ukur.model.scope import Scope
from ukur.model.skala import GapRule
from ukur.model.sop import SignatureForm, Simbol, Tahap
from ukur.model.tata_usaha import Nasib, StatusLhe

CHOICE_TEXTS: ChoiceTexts = {
    CaraHitung: ChoiceText(
        "Cara hitung",
        {
            "langsung": "Realisasi diisi jadi.",
            "rasio": "Pembilang dibagi penyebut, dikali pengali.",
            "selisih-rincian": "Nilai tertinggi dikurangi nilai terendah di antara anggota rincian.",
        },
    ),
    DasarCapaian: ChoiceText(
        "Dasar capaian",
        {
            "tercetak": "Realisasi dibulatkan seperti tercetak; pembaca dapat menghitung ulang.",
            "penuh": "Realisasi sebelum dibulatkan.",
        },
    ),
    DasarTarget: ChoiceText(
        "Dasar",
        {
            "perjanjian-kinerja": "Perjanjian kinerja tahun itu.",
            "renstra": "Rencana strategis perangkat daerah.",
            "renja": "Rencana kerja perangkat daerah.",
            "contoh": "Bukan angka resmi; selalu ditandai, dan ditolak pada kantor yang sudah resmi.",
        },
    ),
    Frekuensi: ChoiceText(
        "Frekuensi",
        {
            "triwulanan": "Setiap triwulan.",
            "semesteran": "Triwulan II dan IV.",
            "tahunan": "Triwulan IV saja.",
        },
    ),
    GapRule: ChoiceText(
        "Aturan celah",
        {
            "bawah": "Batas bawah menentukan: 90,5 masih di bawah 91.",
            "atas": "Batas atas menentukan: di atas 90 sudah predikat berikutnya.",
            "bulat": "Capaian dibulatkan dahulu ke bilangan bulat, setengah ke atas.",
        },
    ),
    HostKind: ChoiceText(
        "Jenis situs Git",
        {
            "github": "GitHub, github.com atau Enterprise Server.",
            "gitlab": "GitLab, gitlab.com atau server sendiri.",
            "gitea": "Gitea atau Forgejo.",
        },
    ),
    Himpunan: ChoiceText(
        "Himpunan", {"jumlah": "Jumlah bagian; pada rasio jumlah pembilang dan penyebutnya."}
    ),
    JenisSatuan: ChoiceText(
        "Jenis satuan",
        {
            "cacah": "Yang dihitung satu per satu: desa, orang, dokumen, kilometer.",
            "uang": "Rupiah.",
            "persen": "Bagian dari keseluruhan.",
            "indeks": "Skor atau indeks.",
            "rasio": "Perbandingan dua besaran.",
            "waktu": "Lama: hari, jam, atau menit.",
            "predikat": "Sebutan, misalnya WTP atau BB.",
        },
    ),
    JenisSimpul: ChoiceText(
        "Jenis simpul",
        {
            "tujuan": "Tujuan Renstra.",
            "sasaran": "Sasaran yang diukur indikator kinerja.",
            "program": "Program menurut nomenklatur.",
            "kegiatan": "Kegiatan menurut nomenklatur.",
            "sub-kegiatan": "Sub kegiatan menurut nomenklatur.",
        },
    ),
    Nasib: ChoiceText(
        "Nasib akhir",
        {
            "musnah": "Dimusnahkan.",
            "permanen": "Disimpan selamanya.",
            "dinilai kembali": "Dinilai lagi sebelum ditentukan.",
        },
    ),
    PKCause: ChoiceText(
        "Alasan perubahan PK",
        {cause.value: f"{cause.words[0].upper()}{cause.words[1:]}." for cause in PKCause},
    ),
    Scope: ChoiceText(
        "Lingkup",
        {
            "triwulan": "Angka triwulan itu saja terhadap target triwulannya.",
            "sampai triwulan": "Angka sejak awal tahun sampai dengan triwulan itu.",
            "setahun": "Angka setahun terhadap target setahun.",
        },
    ),
    SignatureForm: ChoiceText(
        "Cara tanda tangan",
        {
            "basah": "Dengan tangan pada naskah cetak.",
            "elektronik": "Secara elektronik pada PDF; pangkat dan NIP tidak dicetak.",
        },
    ),
    Simbol: ChoiceText(
        "Simbol",
        {
            "kapsul": "Awal atau akhir.",
            "kotak": "Kegiatan.",
            "belah-ketupat": "Keputusan dengan cabang Ya dan Tidak.",
        },
    ),
    StatusAksi: ChoiceText(
        "Status",
        {
            "belum ditangani": "Belum dikerjakan.",
            "sebagian selesai": "Sedang dikerjakan.",
            "selesai": "Sudah selesai, dengan buktinya.",
        },
    ),
    StatusJabatan: ChoiceText(
        "Status jabatan",
        {
            "Definitif": "Pejabat tetap; statusnya tidak dicetak.",
            "Pj.": "Penjabat.",
            "Plt.": "Pelaksana tugas, selama jabatannya kosong.",
            "Plh.": "Pelaksana harian, selama pejabatnya berhalangan.",
            "a.n.": "Atas nama pejabat, dari jabatannya sendiri.",
            "u.b.": "Untuk beliau, dari jabatannya sendiri.",
        },
    ),
    StatusLhe: ChoiceText(
        "Status",
        {
            "belum ditindaklanjuti": "Belum dikerjakan.",
            "dalam proses": "Sedang dikerjakan; sebut tindakannya.",
            "selesai": "Sudah selesai; sebut tindakan dan buktinya.",
        },
    ),
    Tahap: ChoiceText(
        "Tahap",
        {
            "perintah": "Perintah mengukur kinerja diberikan.",
            "format": "Formulir kosong dibuka untuk setiap unit.",
            "draf": "Unit mengisi angka, bukti, dan keterangan.",
            "konsep": "Angka dibahas dan naskah dokumen disusun.",
            "dokumen": "Konsep diperiksa kepala kantor; rencana aksi sudah lengkap.",
            "ditandatangani": "Disahkan; dokumen terbit.",
            "arsip": "Tersimpan di arsip.",
        },
    ),
    TingkatMasalah: ChoiceText(
        "Tingkat masalah", {"rendah": "Ringan.", "sedang": "Cukup berat.", "tinggi": "Berat."}
    ),
    ZonaWaktu: ChoiceText(
        "Zona waktu",
        {
            "WIB": "Waktu Indonesia Barat (UTC+7).",
            "WITA": "Waktu Indonesia Tengah (UTC+8).",
            "WIT": "Waktu Indonesia Timur (UTC+9).",
        },
    ),
}
