"""Texts of ``pengukuran/PERIODE/dokumen.yml``: stage, words, and the office's records."""

from ukur.model.bukti import Bukti
from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts
from ukur.model.pengukuran import Analisis, Dokumen, EvaluasiRenja, PelaksanaanLangkah
from ukur.model.tata_usaha import Berkas, BuktiLke, Pemusnahan, Perintah, Rapat, TindakLanjutLhe

_DOCUMENT = RecordText(
    "Dokumen pengukuran",
    "Tahap, nomor, naskah, dan catatan satu dokumen triwulanan.",
    {
        "periode": KeyText("Periode", "Tahun dan triwulan, sama dengan nama foldernya.", "2025-TW1"),
        "tahap": KeyText(
            "Tahap",
            "Tahap dokumen menurut SOP. Dimajukan lewat usulan yang disetujui peran langkahnya.",
            "draf",
        ),
        "nomor": KeyText(
            "Nomor dokumen",
            "Nomor naskah dinas, diisi saat ditandatangani. Tidak boleh kembar; percontohan tidak bernomor.",
            "000.8.6.3/7/V.07/2025",
        ),
        "tanggal_pengesahan": KeyText(
            "Tanggal pengesahan",
            "Hari dokumen ditandatangani, sesudah triwulan berakhir. Penanda tangan dipilih menurut tanggal "
            "ini.",
            "2025-04-10",
        ),
        "pendahuluan": KeyText(
            "Pendahuluan", "Bab pendahuluan dokumen.", "Hasil pengukuran kinerja Triwulan I Tahun 2025."
        ),
        "analisis": KeyText(
            "Analisis",
            "Analisis tiap sasaran, menurut kodenya di pohon kinerja.",
            {"SS-1": {"uraian": "Ketiga indikator mencapai target."}},
        ),
        "evaluasi_renja": KeyText(
            "Evaluasi Renja",
            "Empat baris di kaki Formulir E.81, ditulis sebelum dokumen disahkan.",
            {"faktor_pendorong": "Pendampingan berjalan sejak Januari."},
        ),
        "pelaksanaan": KeyText(
            "Pelaksanaan SOP",
            "Langkah yang tidak tercatat dari usulannya, misalnya di atas kertas. Persetujuan di Git "
            "tercatat sendiri.",
            [{"langkah": 1, "oleh": "Kepala Dinas", "mulai": "2025-04-01"}],
        ),
        "lokasi_arsip": KeyText("Lokasi arsip", "Tempat naskah cetak, dalam kata-kata.", "Lemari A, boks 7"),
        "catatan": KeyText("Catatan", "Catatan kantor yang ikut dicetak di dokumen.", "Data IDM tahun 2024."),
        "perintah": KeyText(
            "Perintah",
            "Perintah mengukur kinerja (langkah perintah pada SOP).",
            {"tanggal": "2026-01-02", "batas_waktu": "2026-01-12"},
        ),
        "rapat": KeyText(
            "Rapat pembahasan",
            "Rapat yang membahas hasilnya; boleh lebih dari satu.",
            [{"tanggal": "2026-01-08", "hadir": ["Sekretaris"]}],
        ),
        "berkas": KeyText(
            "Tempat berkas", "Tempat naskah cetak menurut ruang sampai foldernya.", {"boks": 7}
        ),
        "bukti_lke": KeyText(
            "Bukti LKE",
            "Bukti kantor di luar Ukur, menurut kriteria lembar kerja evaluasi (LKE).",
            [
                {
                    "kriteria": "2.c.1",
                    "nama": "Keputusan tentang tunjangan",
                    "tautan": "https://example.org/keputusan",
                }
            ],
        ),
        "tindak_lanjut_lhe": KeyText(
            "Tindak lanjut LHE",
            "Rekomendasi laporan hasil evaluasi (LHE) dan tindak lanjutnya. Hanya pada dokumen TW4.",
            [
                {
                    "rekomendasi": "Bahas capaian tiap triwulan",
                    "status": "dalam proses",
                    "tindakan": "Dijadwalkan",
                }
            ],
        ),
    },
)

DOCUMENT_TEXTS: RecordTexts = {
    Dokumen: _DOCUMENT,
    Analisis: RecordText(
        "Analisis sasaran",
        "Analisis satu sasaran; tiap bagian menjadi satu paragraf dokumen.",
        {
            "uraian": KeyText("Uraian", "Apa yang terjadi pada sasaran ini.", "Ketiga indikator tercapai."),
            "penyebab": KeyText(
                "Penyebab", "Sebab keberhasilan atau kegagalan.", "Pendampingan dimulai lebih awal."
            ),
            "faktor_pendukung": KeyText(
                "Faktor pendukung", "Yang membantu sasaran ini.", "Dukungan kecamatan."
            ),
            "faktor_penghambat": KeyText(
                "Faktor penghambat", "Yang menghambat sasaran ini.", "Laporan terlambat."
            ),
            "solusi": KeyText("Solusi", "Yang sudah atau akan dilakukan.", "Menagih laporan tiap bulan."),
            "efisiensi": KeyText("Efisiensi", "Penghematan sumber daya.", "Rapat digabung."),
            "program_penunjang": KeyText(
                "Program penunjang", "Program dan kegiatan yang menunjang.", "Program Penataan Desa"
            ),
        },
    ),
    EvaluasiRenja: RecordText(
        "Evaluasi Renja",
        "Empat baris di kaki Formulir E.81.",
        {
            "faktor_pendorong": KeyText("Faktor pendorong", "Yang mendorong keberhasilan.", "Pendampingan."),
            "faktor_penghambat": KeyText(
                "Faktor penghambat", "Yang menghambat pelaksanaan Renja.", "Laporan terlambat."
            ),
            "tindak_lanjut_triwulan": KeyText(
                "Tindak lanjut triwulan berikutnya",
                "Yang dikerjakan pada triwulan berikutnya.",
                "Menagih laporan.",
            ),
            "tindak_lanjut_renja": KeyText(
                "Tindak lanjut Renja berikutnya", "Yang dimuat pada Renja berikutnya.", "Menambah pendamping."
            ),
        },
    ),
    PelaksanaanLangkah: RecordText(
        "Pelaksanaan langkah",
        "Satu kali sebuah langkah SOP dikerjakan.",
        {
            "langkah": KeyText("Langkah", "Nomor langkah SOP.", 1),
            "oleh": KeyText("Oleh", "Jabatan yang mengerjakan, bukan nama orang.", "Kepala Dinas"),
            "mulai": KeyText("Mulai", "Hari mulai dikerjakan.", "2025-04-01"),
            "selesai": KeyText("Selesai", "Hari selesai; dikosongkan selama belum.", "2025-04-02"),
            "catatan": KeyText("Catatan", "Keterangan singkat.", "Secara lisan"),
        },
    ),
    Perintah: RecordText(
        "Perintah",
        "Perintah mengukur kinerja.",
        {
            "nomor": KeyText("Nomor", "Nomor surat perintah.", "000.8.6.3/12"),
            "tanggal": KeyText("Tanggal", "Hari perintah diberikan.", "2026-01-02"),
            "batas_waktu": KeyText("Batas waktu", "Hari hasilnya harus ada.", "2026-01-12"),
            "tautan": KeyText("Tautan", "Alamat lengkap naskahnya.", "https://example.org/perintah"),
        },
    ),
    Rapat: RecordText(
        "Rapat",
        "Satu rapat pembahasan.",
        {
            "tanggal": KeyText("Tanggal", "Hari rapat.", "2026-01-08"),
            "tempat": KeyText("Tempat", "Tempat rapat.", "Ruang rapat"),
            "hadir": KeyText(
                "Yang hadir", "Jabatan yang hadir, satu tiap butir; bukan nama orang.", ["Sekretaris"]
            ),
            "berita_acara": KeyText(
                "Berita acara", "Bukti rapatnya.", {"nama": "Berita acara", "lokasi_arsip": "Lemari A, map 4"}
            ),
        },
    ),
    Berkas: RecordText(
        "Tempat berkas",
        "Tempat naskah cetak; paling sedikit satu isian.",
        {
            "ruang": KeyText("Ruang", "Ruang penyimpanan.", "Arsip"),
            "rak": KeyText("Rak", "Nomor rak.", 2),
            "boks": KeyText("Boks", "Nomor boks.", 7),
            "folder": KeyText("Folder", "Nomor folder.", 1),
            "nomor_berkas": KeyText("Nomor berkas", "Nomor berkas di daftar berkas.", 12),
            "pemusnahan": KeyText(
                "Pemusnahan",
                "Berita acara pemusnahan naskah cetak.",
                {"nomor": "BA/3/2035", "tanggal": "2035-01-15"},
            ),
        },
    ),
    Pemusnahan: RecordText(
        "Pemusnahan",
        "Berita acara pemusnahan naskah cetak; Ukur sendiri tidak memusnahkan apa pun.",
        {
            "nomor": KeyText("Nomor", "Nomor berita acara.", "BA/3/2035"),
            "tanggal": KeyText("Tanggal", "Hari pemusnahan.", "2035-01-15"),
        },
    ),
    Bukti: RecordText(
        "Bukti",
        "Satu bukti yang dapat dibuka atau diminta pembaca: isi `tautan` atau `lokasi_arsip`.",
        {
            "nama": KeyText("Nama bukti", "Nama naskah atau berkasnya.", "Hasil pemutakhiran IDM 2024"),
            "tautan": KeyText("Tautan", "Alamat lengkap, diawali https://.", "https://example.org/idm-2024"),
            "lokasi_arsip": KeyText("Lokasi arsip", "Tempat berkas cetaknya.", "Lemari A, map 3"),
            "sha256": KeyText(
                "Sidik jari",
                "Sidik jari SHA-256 berkasnya: 64 huruf heksadesimal kecil, agar isinya dapat dibuktikan.",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            ),
            "tanggal": KeyText("Tanggal", "Tanggal naskah atau berkasnya.", "2025-04-02"),
        },
    ),
    BuktiLke: RecordText(
        "Bukti LKE",
        "Satu bukti kantor untuk satu kriteria LKE.",
        {"kriteria": KeyText("Kriteria", "Kode kriteria LKE, `2.a.1` sampai `2.c.10`.", "2.c.1")},
    ),
    TindakLanjutLhe: RecordText(
        "Tindak lanjut LHE",
        "Satu rekomendasi evaluator.",
        {
            "rekomendasi": KeyText("Rekomendasi", "Bunyi rekomendasi.", "Bahas capaian tiap triwulan"),
            "tindakan": KeyText(
                "Tindakan", "Yang sudah dikerjakan. Perlu diisi bila sudah diproses.", "Dijadwalkan"
            ),
            "bukti": KeyText(
                "Bukti", "Tautan buktinya. Perlu diisi bila selesai.", "https://example.org/jadwal"
            ),
            "status": KeyText("Status", "Sampai mana tindak lanjutnya.", "dalam proses"),
        },
    ),
}
