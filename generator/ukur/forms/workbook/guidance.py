"""What the sheet Petunjuk tells whoever fills in the form."""

from collections.abc import Iterator

from ukur.forms.unit_form import UnitForm
from ukur.forms.workbook.layout import BUKTI, ISIAN, RENCANA_AKSI, RINCIAN, TINDAK_LANJUT, Section

SHEET = "Petunjuk"


def guidance(form: UnitForm, sections: list[Section]) -> Iterator[tuple[str, str]]:
    """Yield headings and sentences in their order: (``judul``, text) or (``teks``, text)."""
    yield "judul", "Cara mengisi"
    yield from (("teks", line) for line in _steps(form))
    yield "judul", "Angka"
    yield from (("teks", line) for line in _FIGURES)
    yield "judul", "Lembar yang diisi"
    for section in sections:
        yield "teks", f"{section.sheet}: {_SHEETS[section.key]}"
    yield "judul", "Yang tidak diubah"
    yield from (("teks", line) for line in _LEFT_ALONE)
    yield "judul", "Sebagai catatan bertanda tangan"
    yield (
        "teks",
        (
            "Cetak semua lembar, minta tanda tangan kepala unit pada lembar Isian, lalu simpan menurut tata "
            "arsip kantor. Sidik di kaki halaman menunjukkan dari berkas mana cetakan itu dibuat."
        ),
    )


def _steps(form: UnitForm) -> Iterator[str]:
    yield "1. Isi sel kuning. Sel abu-abu terkunci; isinya dari kamus indikator dan dari periode sebelumnya."
    yield "2. Simpan dengan format yang sama (.xlsx). LibreOffice boleh dipakai; .ods juga dibaca."
    by = f", paling lambat {form.batas_waktu}" if form.batas_waktu else ""
    yield f"3. Serahkan berkasnya kepada Fungsional Perencana{by}."
    yield (
        "Perencana memasukkannya dengan 'ukur forms import'. Yang keliru disebut menurut lembar dan selnya; "
        "selama ada yang keliru tidak ada yang masuk."
    )


_FIGURES = (
    "Tulis seperti biasa: 72,9 atau 1.234,5 atau 1234,5. Tanpa satuan, tanpa Rp.",
    "Persen ditulis angkanya: 91,67, bukan 0,9167.",
    "Kosong berarti belum ada datanya. 0 berarti sudah dihitung, hasilnya nol. Keduanya tidak sama.",
    "Angka yang memang tidak ada: tulis 'n/a' bila tidak berlaku, 'Belum rilis' bila penerbitnya belum "
    "merilis; jelaskan di kolom Keterangan.",
    "Sel sudah berformat teks, jadi Excel tidak mengubah apa yang diketik. Bila menempel dari berkas lain, "
    "tempel nilainya saja (Paste Special, Values).",
    "Tanggal: hari, bulan, tahun, misalnya 30 Juni 2026 atau 30/06/2026.",
)
_SHEETS = {
    ISIAN.key: "angka dan keterangan setiap indikator. Kolom 'Yang diisi' menyebut apa yang diminta.",
    RINCIAN.key: "angka setiap wilayah atau golongan.",
    BUKTI.key: "nama bukti dengan tautan atau lokasi arsipnya. Jangan menulis data pribadi: isinya terbuka.",
    RENCANA_AKSI.key: "hanya untuk indikator yang targetnya meleset.",
    TINDAK_LANJUT.key: "kabar setiap rencana aksi dari periode lalu yang belum selesai.",
}
_LEFT_ALONE = (
    "Jangan menghapus baris, menyisipkan kolom, atau mengganti judul kolom. Mengurutkan baris boleh: baris "
    "dikenali dari Kode dan nomornya.",
    "Nama, satuan, atau target yang keliru dibetulkan lewat usulan di repositori, bukan di formulir ini.",
    "Satu berkas untuk satu unit dan satu periode. Jangan memakai formulir periode lain.",
)
