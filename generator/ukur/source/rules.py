"""Rules about files and YAML text, before any meaning is looked at."""

from ukur.model.findings import Rule, Severity

B001 = Rule("B001", "berkas bukan UTF-8", "Huruf di luar UTF-8 akan tampil keliru di halaman dan dokumen.")
B002 = Rule(
    "B002",
    "susunan YAML tidak dapat dibaca",
    "Satu tanda baca yang keliru membuat seluruh berkas tak terbaca.",
)
B003 = Rule("B003", "berkas kosong", "Berkas tanpa isi bukan data; hapus atau isi.")
B004 = Rule("B004", "berkas terlalu besar", "Ukuran berkas dibatasi agar pemeriksaan tetap cepat dan aman.")
B005 = Rule("B005", "bersarang terlalu dalam", "Kedalaman susunan dibatasi agar pemeriksaan tetap aman.")
B006 = Rule(
    "B006", "jangkar, alias, atau penggabungan", "Tanda &, *, dan << menyembunyikan isi dari pembaca."
)
B007 = Rule("B007", "tag atau arahan YAML", "Tag (!) dan arahan (%) mengubah arti isi tanpa terlihat.")
B008 = Rule("B008", "kunci ganda", "Dua isian dengan kunci yang sama membuat salah satunya hilang diam-diam.")
B009 = Rule(
    "B009", "lebih dari satu dokumen YAML", "Satu berkas memuat satu hal; pemisah --- kedua tidak dipakai."
)
B010 = Rule(
    "B010", "bukan berkas biasa", "Folder, tautan simbolik, dan berkas khusus tidak dibaca demi keamanan."
)
B011 = Rule("B011", "berkas tidak dikenal", "Nama dan tempat berkas menentukan isinya; yang lain terlewat.")
B012 = Rule("B012", "berkas wajib belum ada", "Tanpa berkas ini dokumen pengukuran tidak dapat disusun.")
B013 = Rule("B013", "kunci bukan teks", "Kunci harus berupa teks atau angka sederhana.")
B014 = Rule("B014", "nama berkas tidak sesuai isinya", "Nama berkas adalah pengenal tetap dari isinya.")
B015 = Rule(
    "B015", "berkas tidak dapat dibaca", "Izin berkas atau gangguan penyimpanan menghalangi pembacaan."
)
B016 = Rule(
    "B016", "terlalu banyak kesalahan", "Hanya sebagian kesalahan ditampilkan; perbaiki dulu yang terlihat."
)

B017 = Rule(
    "B017",
    "tanda awal berkas atau akhir baris yang tidak lazim",
    "Berkas dibaca benar, tetapi situs Git dan penyunting lain menampilkannya keliru: huruf asing di awal, "
    "atau seluruh isinya satu baris.",
    Severity.WARNING,
    sejak=4,
)

RULES = (
    *(B001, B002, B003, B004, B005, B006, B007, B008, B009),
    *(B010, B011, B012, B013, B014, B015, B016, B017),
)
