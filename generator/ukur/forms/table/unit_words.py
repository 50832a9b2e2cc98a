"""Units of measure as tables spell them, and what each counts; an unknown one is asked, never guessed."""

from ukur.forms.table.cell_figures import tidy
from ukur.forms.table.table_reading import Satuan
from ukur.model.indikator import JenisSatuan

_SPELT: dict[JenisSatuan, dict[str, str]] = {
    JenisSatuan.PERSEN: {"persen": "% prosen persentase prosentase pct"},
    JenisSatuan.UANG: {"rupiah": "rp rp. idr", "juta rupiah": "", "miliar rupiah": ""},
    JenisSatuan.INDEKS: {"indeks": "index", "angka": "", "nilai": "", "poin": "point", "skor": ""},
    JenisSatuan.RASIO: {"rasio": "ratio"},
    JenisSatuan.WAKTU: {
        "hari": "hr", "bulan": "bln", "tahun": "thn th", "jam": "", "menit": "mnt", "minggu": "",
        "hari kerja": "",
    },
    JenisSatuan.PREDIKAT: {"predikat": "", "opini": "", "kategori": "", "huruf": ""},
    JenisSatuan.CACAH: {
        "dokumen": "dok dok. doc", "laporan": "lap lap.", "orang": "org org. jiwa", "unit": "",
        "paket": "pkt", "kelompok": "klp pok kel.", "kegiatan": "keg keg.", "desa": "", "kelurahan": "",
        "kecamatan": "kec kec.", "desa/kelurahan": "", "kampung": "", "gampong": "", "nagari": "",
        "kali": "", "buah": "bh", "lembaga": "", "peserta": "", "lokasi": "", "keluarga": "kk",
        "rekomendasi": "", "layanan": "", "sekolah": "",
    },
}  # fmt: skip
UNITS: dict[str, Satuan] = {
    spelling: Satuan(name, jenis)
    for jenis, names in _SPELT.items()
    for name, short in names.items()
    for spelling in (name, *short.split())
}


def known_unit(spelling: str) -> Satuan | None:
    """Return what a spelling of a unit means; None for one that must be asked."""
    return UNITS.get(tidy(spelling).casefold())


def names_several(spelling: str) -> bool:
    """Return whether a cell names more than one unit, as of several indicators in one row."""
    words = tidy(spelling).casefold()
    return any(char.isdigit() for char in words) or " dan " in words or "(" in words
