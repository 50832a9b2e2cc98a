"""What a changed leaf or file means: tables from file and field to kind of change; the rest is unknown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ukur.model.katalog import INSTANSI, KOREKSI, PEJABAT, PERAN, POHON, SKALA, SOP


class Jenis(StrEnum):
    """Kind of a change, in the words of the report."""

    TAHAP = "tahap dokumen"
    PENGESAHAN = "nomor dan tanggal pengesahan"
    CATATAN_SOP = "catatan pelaksanaan SOP"
    NARASI = "uraian dan analisis"
    FORMULIR = "formulir kosong"
    REALISASI = "realisasi"
    BUKTI = "bukti"
    RENCANA = "rencana aksi dan tindak lanjut"
    TARGET = "target"
    MAKNA = "arti dan cara hitung indikator"
    PEMBANDING = "angka pembanding"
    KETERANGAN = "keterangan indikator"
    ANGGARAN = "anggaran"
    POHON = "pohon kinerja"
    KOREKSI = "koreksi"
    INSTANSI = "data instansi"
    ATURAN = "aturan hitung dan susunan kantor"
    PEJABAT = "pejabat penanda tangan"
    PERAN = "peran dan pemegangnya"
    SOP = "SOP dan persetujuannya"
    SKALA = "skala predikat"
    TATA_LETAK = "tata letak dan komentar"
    HALAMAN = "halaman tulisan"
    ARSIP = "arsip"
    PROGRAM = "program dan pengaturan situs"
    TAK_DIKENAL = "perubahan yang tidak dikenal"


@dataclass(frozen=True)
class Golongan:
    """A kind of data file, and what changing each of its fields means."""

    berkas: re.Pattern[str]
    isian: Mapping[str, Jenis]


def _golongan(berkas: str, **isian: str) -> Golongan:
    fields = {field: Jenis[name] for name, names in isian.items() for field in names.split()}
    return Golongan(re.compile(berkas), fields)


_PERIODE = r"pengukuran/20\d\d-TW[1-4]"
FORMULIR = _golongan(
    rf"{_PERIODE}/(?!dokumen\.yml)[^/]+\.yml",
    FORMULIR="unit",
    REALISASI="realisasi pembilang penyebut rincian",
    BUKTI="bukti",
    RENCANA="rencana_aksi tindak_lanjut",
    NARASI="keterangan faktor_pendukung faktor_penghambat",
)
GOLONGAN: tuple[Golongan, ...] = (
    _golongan(re.escape(PERAN), PERAN="peran pengecualian program"),
    _golongan(re.escape(SOP), SOP="identitas kolom langkah catatan"),
    _golongan(re.escape(SKALA), SKALA="skala tabel_label"),
    _golongan(re.escape(PEJABAT), PEJABAT="jabatan pemegang"),
    _golongan(re.escape(POHON), POHON="sumber simpul"),
    _golongan(re.escape(KOREKSI), KOREKSI="koreksi"),
    _golongan(
        re.escape(INSTANSI),
        ATURAN="percontohan aritmetika efisiensi unit singkatan klasifikasi zona_waktu",
        INSTANSI=(
            "nama nama_singkat pemerintah daerah tempat bidang_urusan kop penomoran kertas repositori situs "
            "sumber"
        ),
    ),
    _golongan(r"anggaran/20\d\d\.yml", ANGGARAN="tahun dasar sumber simpul"),
    _golongan(
        r"kamus/[^/]+\.yml",
        TARGET="target",
        PEMBANDING="target_renstra standar_nasional baseline",
        MAKNA=(
            "kode sasaran definisi_operasional cara_pengukuran perhitungan satuan jenis_satuan desimal rumus "
            "tabel_label agregasi frekuensi unit klasifikasi akses_publik"
        ),
        KETERANGAN=(
            "nama induk tingkat alasan_pemilihan interpretasi penyedia_data sumber_data komposit "
            "kode_referensi catatan_perubahan"
        ),
    ),
    _golongan(
        rf"{_PERIODE}/dokumen\.yml",
        TAHAP="tahap",
        PENGESAHAN="nomor tanggal_pengesahan",
        CATATAN_SOP="pelaksanaan lokasi_arsip",
        NARASI="periode pendahuluan analisis catatan",
    ),
    FORMULIR,
)

_FILES_OF_THE_ROOT = (
    r"\.gitlab-ci\.yml|\.pre-commit-config\.yaml|\.yamllint\.yml|\.editorconfig|\.gitignore|\.gitattributes"
    r"|mkdocs\.yml|pyproject\.toml|requirements(?:-dev)?\.lock|Makefile|LICENSE"
    r"|(?:README|CHANGELOG|CONTRIBUTING|SECURITY)\.md"
)
# Files outside the data folder, the first that fits. What a browser would run is never a mere page.
BERKAS: tuple[tuple[re.Pattern[str], Jenis], ...] = tuple(
    (re.compile(pattern, re.DOTALL), jenis)
    for pattern, jenis in (
        (r"content/arsip(?:/.*)?", Jenis.ARSIP),
        (r"content/(?!(?i:arsip)/).+\.(?:md|png|jpe?g|webp|woff2?|ttf|otf)", Jenis.HALAMAN),
        (
            r"(?:content|generator|tests|docs|\.github|\.gitea|\.forgejo|\.gitlab|\.vscode|\.ci|\.ukur)/.+|"
            + _FILES_OF_THE_ROOT,
            Jenis.PROGRAM,
        ),
    )
)

# What makes the program, with its guides and tests. Keys (.ukur/) and all else in content/ are the office's.
_CODE = re.compile(
    r"(?:generator|tests|docs|content/panduan|content/skema|\.github|\.gitea|\.forgejo|\.gitlab|\.vscode|\.ci)/.+|"
    + _FILES_OF_THE_ROOT,
    re.DOTALL,
)


def jenis_daun(berkas: str, loc: tuple[str, ...]) -> Jenis:
    """Return what changing a leaf of a data file means."""
    group = next((item for item in GOLONGAN if item.berkas.fullmatch(berkas)), None)
    if group is None or not loc:
        return Jenis.TAK_DIKENAL
    if group is FORMULIR and loc[0] == "indikator":
        if len(loc) < 3 or (loc[2] == "rincian" and len(loc) == 4):  # a row without a figure
            return Jenis.FORMULIR
        loc = loc[2:]
    return group.isian.get(loc[0], Jenis.TAK_DIKENAL)


def berkas_data(path: str) -> bool:
    """Return whether a path below the data folder is one that the catalogue reads."""
    return any(group.berkas.fullmatch(path) for group in GOLONGAN)


def jenis_berkas(path: str) -> Jenis:
    """Return what changing a file outside the data folder means."""
    return next((jenis for pattern, jenis in BERKAS if pattern.fullmatch(path)), Jenis.TAK_DIKENAL)


def is_code(path: str) -> bool:
    """Return whether a file belongs to the program, not to the office that uses it."""
    return _CODE.fullmatch(path) is not None
