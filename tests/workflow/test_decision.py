import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.workflow.kasus import (
    DOKUMEN,
    DOKUMEN_LALU,
    FORMULIR,
    FORMULIR_LALU,
    KAMUS,
    KANTOR,
    PERAN_SEKRETARIS,
    SAH,
    Kasus,
    ganti,
    koreksi,
    nyata,
    pasang,
    realisasi,
    setuju,
    tahap,
    tinjau,
)

from ukur.model.catalogue import Catalogue
from ukur.model.dated_unit import DatedUnit, UnitPada
from ukur.model.paths import INSTANSI, KOREKSI, PEJABAT, PERAN, POHON, SKALA
from ukur.model.paths import SOP as BERKAS_SOP
from ukur.model.periode import Periode, parse_periode
from ukur.model.reading import Unread
from ukur.workflow.comparison import MergeDifference
from ukur.workflow.decision import Verdict, VerdictStatus
from ukur.workflow.proposal import Stance, TouchedFile
from ukur.workflow.records import record_leaves

YA, TUNGGU, TOLAK, GALAT = (
    VerdictStatus.DISETUJUI,
    VerdictStatus.MENUNGGU,
    VerdictStatus.GAGAL,
    VerdictStatus.GALAT,
)
BASE = Kasus(tinjauan=setuju("perencana"))
"""A unit's figure of a document whose data are being collected, approved by one who did not write it."""

LKE_DITULIS = ganti(
    KANTOR,
    "lke.yml",
    {
        **{f"lke/0/{key}": text for key, text in {"nama": "x", "sumber": "x", "bobot": "30"}.items()},
        "lke/0/berlaku_mulai": "2025-01-01",
        **{f"lke/0/bagian/0/{key}": text for key, text in {"kode": "B1", "nama": "x", "bobot": "30"}.items()},
        "lke/0/bagian/0/kriteria/0/kode": "B1.1",
        "lke/0/bagian/0/kriteria/0/uraian": "x",
    },
)
TERJEMAHAN_DITULIS = ganti(KANTOR, "terjemahan.yml", {"inggris/instansi/nama": "Village Office"})
SEMUA = ("kepala", "sekretaris", "perencana-2", "sakip-1", "sakip-2", "staf-2")
KONSEP, DOKUMEN_TAHAP = tahap("konsep"), tahap("dokumen")
BUKTI_HILANG = ganti(KANTOR, FORMULIR, {"indikator/IKU-01/bukti": None})
PLAN = {"indikator/IKU-02/rencana_aksi/0/kendala": "Kendala lain"}
TARGET = {"target/2024/tahun": "70", "target/2024/triwulan/TW4": "70"}
ALASAN = {"target/2024/alasan_perubahan": "Pagu dipotong pada APBD Perubahan"}
TANPA_IKU = pasang(KANTOR, KAMUS, None)
IKU_LAIN = {"/".join(loc): text for loc, text in record_leaves(KANTOR.indikator["IKU-01"]).items()} | {
    "kode": "IKU-09"
}
SAMPEL = ganti(KANTOR, KAMUS, {"target/2024/dasar": "contoh"})
SEMULA = {"sampai": "2024-TW3", "tahun": "80", "triwulan/TW3": "80", "triwulan/TW4": "80", "pk": "PK/1/2024"}
PK = {"tahun": "2024", "nomor": "PK/1/2024", "tanggal": "2024-01-20"}
PERAN_BARU = ganti(KANTOR, PERAN, PERAN_SEKRETARIS)
DUA_SEKRETARIS = ganti(KANTOR, BERKAS_SOP, {"langkah/5/persetujuan/0/jumlah": "2"})
CATAT = {"langkah": "8", "oleh": "Kepala Dinas", "mulai": "2025-01-14", "selesai": "2025-01-14"}


def baris(kalimat: str, status: VerdictStatus, kasus: Kasus, bunyi: str = "") -> Any:
    """Return one row: what happens, the verdict, the proposal, and what the verdict says."""
    return pytest.param(kasus, status, bunyi, id=kalimat)


def catat(katalog: Catalogue, isi: Mapping[str, str | None], nomor: int = 7) -> Catalogue:
    return ganti(katalog, DOKUMEN, {f"pelaksanaan/{nomor}/{key}": text for key, text in isi.items()})


def _semula(isi: Mapping[str, str]) -> dict[str, str]:
    return {f"target/2024/semula/0/{key}": text for key, text in isi.items()}


def _pk() -> Catalogue:
    return ganti(KANTOR, INSTANSI, {f"pk/0/{key}": text for key, text in PK.items()})


def _pindah(mulai: str, forgotten: bool = False) -> Catalogue:
    """IKU-01 goes from one unit to another: ``dinas`` answers before that quarter, ``bidang`` from it on.

    Where ``dinas`` is ``forgotten``, ``bidang`` answers for the quarters before as well.
    """
    start = parse_periode(mulai)
    before = () if forgotten else (UnitPada(unit="dinas", sampai=Periode(start.tahun, start.triwulan - 1)),)
    rows = (*before, UnitPada(unit="bidang", mulai=start))
    return pasang(KANTOR, KAMUS, KANTOR.indikator["IKU-01"].model_copy(update={"unit": DatedUnit(rows)}))


def ada(path: str, hapus: bool = False, baru: bool = False) -> TouchedFile:
    return TouchedFile(path, deleted=hapus, added=baru)


def berkas(path: str, *tinjauan: str) -> Kasus:
    return Kasus(kepala=KANTOR, berkas=(ada(path),), tinjauan=setuju(*tinjauan))


def malam(dasar: Catalogue, zona: str | None = None) -> Kasus:
    """Return a proposal for the Sekretaris, approved at 16.30 UTC of the last day of his term."""
    last = datetime.datetime(2024, 12, 31, 16, 30, tzinfo=datetime.UTC)
    review = replace(tinjau("mantan", Stance.SETUJU), time=last)
    return Kasus(
        dasar=dasar, kepala=ganti(dasar, INSTANSI, tempat="Lain", zona_waktu=zona), tinjauan=(review,)
    )


REGISTER = "content/arsip/register.jsonl"
ARSIP = Kasus(dasar=SAH, kepala=tahap("arsip"), tinjauan=setuju("staf-2"))
VERSI_2 = ada("content/arsip/2024-TW4/v2/manifest.json", baru=True)
MANIFES = ada("content/arsip/2024-TW4/v1/manifest.json", baru=True)

REALISASI = [
    baris(
        "formulir baru tanpa isi pada dokumen bertahap draf: tidak lolos sendiri",
        TUNGGU,
        Kasus(kepala=ganti(KANTOR, "pengukuran/2024-TW4/baru.yml", {"unit": "baru"})),
        "persetujuan Fungsional Perencana (perencana, perencana-2, rangkap)",
    ),
    baris(
        "formulir kosong pada dokumen bertahap draf: tidak lolos sendiri",
        TUNGGU,
        Kasus(kepala=ganti(KANTOR, FORMULIR, {"indikator/IKU-09": "(ada)"})),
        "persetujuan Fungsional Perencana (perencana, perencana-2, rangkap)",
    ),
    baris(
        "realisasi unit: calonnya termasuk perencana unit itu",
        TUNGGU,
        Kasus(kepala=realisasi(kode="IKU-04")),
        "Fungsional Perencana unit bidang (perencana, perencana-2, perencana-bidang, rangkap).",
    ),
    baris("realisasi: disetujui perencana yang tidak menulisnya", YA, BASE, "Semua persetujuan"),
    baris("realisasi: belum ada yang menyetujui", TUNGGU, Kasus(), "Fungsional Perencana unit dinas"),
    baris(
        "realisasi unit: disetujui perencana unit itu",
        YA,
        Kasus(kepala=realisasi(kode="IKU-04"), tinjauan=setuju("perencana-bidang")),
    ),
    baris(
        "realisasi unit: perencana unit lain tidak cukup",
        TUNGGU,
        Kasus(tinjauan=setuju("perencana-bidang")),
        "di luar unitnya",
    ),
    baris(
        "realisasi dua unit: satu unit saja belum cukup",
        TUNGGU,
        Kasus(kepala=realisasi(katalog=realisasi(kode="IKU-04")), tinjauan=setuju("perencana-bidang")),
        "unit dinas",
    ),
    baris(
        "realisasi dua unit: perencana kantor berwenang atas keduanya",
        YA,
        Kasus(kepala=realisasi(katalog=realisasi(kode="IKU-04")), tinjauan=setuju("perencana")),
    ),
    baris(
        "bukti dihapus: diminta persetujuan",
        TUNGGU,
        Kasus(kepala=BUKTI_HILANG),
        "Fungsional Perencana unit dinas",
    ),
    baris(
        "realisasi pada tahap konsep: langkah 4 sampai 6 diulang",
        TUNGGU,
        Kasus(dasar=KONSEP, kepala=realisasi(katalog=KONSEP), tinjauan=setuju("perencana")),
        "Sekretaris (sekretaris); 2 orang Tim SAKIP (rangkap, sakip-1, sakip-2)",
    ),
    baris(
        "realisasi pada tahap konsep: semua langkahnya disetujui lagi",
        YA,
        Kasus(
            dasar=KONSEP,
            kepala=realisasi(katalog=KONSEP),
            tinjauan=setuju("perencana", "sakip-1", "sakip-2", "sekretaris"),
        ),
    ),
    baris(
        "rencana aksi pada tahap konsep: dinilai seperti angka",
        TUNGGU,
        Kasus(dasar=KONSEP, kepala=ganti(KONSEP, FORMULIR, PLAN), tinjauan=setuju("sekretaris")),
        "Fungsional Perencana unit dinas",
    ),
    baris(
        "realisasi tanpa dokumen: langkah menghimpun tetap berlaku",
        TUNGGU,
        Kasus(
            kepala=ganti(
                KANTOR, "pengukuran/2025-TW1/dinas.yml", {"unit": "dinas", "indikator/IKU-01/realisasi": "1"}
            )
        ),
        "Fungsional Perencana unit dinas",
    ),
]

TAHAPAN = [
    baris(
        "draf ke konsep: dua Tim SAKIP dan Sekretaris",
        YA,
        Kasus(kepala=tahap("konsep"), tinjauan=setuju("sakip-1", "sakip-2", "sekretaris")),
    ),
    baris(
        "draf ke konsep: satu Tim SAKIP belum cukup",
        TUNGGU,
        Kasus(kepala=tahap("konsep"), tinjauan=setuju("sakip-1", "sekretaris")),
        "persetujuan Tim SAKIP (rangkap, sakip-2)",
    ),
    baris(
        "draf ke konsep: satu akun yang menyetujui dua kali dihitung satu",
        TUNGGU,
        Kasus(kepala=tahap("konsep"), tinjauan=setuju("sakip-1", "sekretaris") + setuju("SAKIP-1", menit=-5)),
        "Tim SAKIP",
    ),
    baris(
        "konsep ke dokumen: Kepala memeriksa",
        YA,
        Kasus(dasar=KONSEP, kepala=tahap("dokumen"), tinjauan=setuju("kepala")),
    ),
    baris(
        "konsep ke dokumen: Sekretaris tidak menggantikan Kepala",
        TUNGGU,
        Kasus(dasar=KONSEP, kepala=tahap("dokumen"), tinjauan=setuju("sekretaris")),
        "Kepala Dinas (kepala)",
    ),
    baris(
        "dokumen ke ditandatangani: Kepala",
        YA,
        Kasus(dasar=DOKUMEN_TAHAP, kepala=tahap("ditandatangani"), tinjauan=setuju("kepala")),
    ),
    baris("ditandatangani ke arsip: Staf", YA, ARSIP),
    baris(
        "penanda tangan ditambah dalam usulan yang mengesahkan: siapa pun tidak dapat meloloskannya",
        TOLAK,
        Kasus(
            dasar=DOKUMEN_TAHAP,
            kepala=ganti(
                tahap("ditandatangani"),
                BERKAS_SOP,
                {"penanda_tangan/0/jabatan": "bupati", "penanda_tangan/0/sebagai": "Mengetahui"},
            ),
            tinjauan=setuju(*SEMUA),
        ),
        "penanda_tangan di indicators/sop.yml berubah bersama pengesahan dokumen 2024-TW4",
    ),
    baris(
        "beberapa langkah sekaligus: semua persetujuannya diminta",
        TUNGGU,
        Kasus(kepala=tahap("ditandatangani"), tinjauan=setuju("kepala")),
        "Sekretaris (sekretaris); 2 orang Tim SAKIP",
    ),
    baris(
        "beberapa langkah sekaligus: semua persetujuannya ada",
        YA,
        Kasus(kepala=tahap("ditandatangani"), tinjauan=setuju("kepala", "sekretaris", "sakip-1", "sakip-2")),
    ),
    baris(
        "tahap mundur: ditolak siapa pun yang menyetujui",
        TOLAK,
        Kasus(dasar=KONSEP, kepala=KANTOR, tinjauan=setuju(*SEMUA)),
        "mundur dari konsep ke draf",
    ),
    baris(
        "dokumen dihapus: ditolak siapa pun yang menyetujui",
        TOLAK,
        Kasus(kepala=pasang(KANTOR, DOKUMEN, None), tinjauan=setuju(*SEMUA)),
        "dokumen 2024-TW4 dihapus",
    ),
    baris(
        "dokumen baru bertahap format: Sekretaris (langkah 3)",
        YA,
        Kasus(
            kepala=ganti(
                KANTOR,
                "pengukuran/2025-TW1/dokumen.yml",
                periode="2025-TW1",
                tahap="format",
                pendahuluan="Pendahuluan",
            ),
            tinjauan=setuju("sekretaris"),
        ),
    ),
    baris(
        "dokumen baru dengan formulir kosong: cukup Sekretaris",
        YA,
        Kasus(
            kepala=ganti(
                ganti(
                    KANTOR,
                    "pengukuran/2025-TW1/dokumen.yml",
                    periode="2025-TW1",
                    tahap="format",
                    pendahuluan="Pendahuluan",
                ),
                "pengukuran/2025-TW1/dinas.yml",
                {"unit": "dinas", "indikator/IKU-01": "(ada)"},
            ),
            tinjauan=setuju("sekretaris"),
        ),
    ),
    baris(
        "dokumen baru bertahap perintah: tidak lolos tanpa persetujuan",
        TUNGGU,
        Kasus(
            kepala=ganti(
                KANTOR,
                "pengukuran/2025-TW1/dokumen.yml",
                periode="2025-TW1",
                tahap="perintah",
                pendahuluan="Pendahuluan",
            )
        ),
        "Sekretaris",
    ),
    baris(
        "uraian: disetujui langkah terakhir yang ditutup (draf: Perencana)",
        YA,
        Kasus(kepala=ganti(KANTOR, DOKUMEN, pendahuluan="Lain"), tinjauan=setuju("perencana")),
    ),
    baris(
        "uraian pada konsep: disetujui Sekretaris",
        YA,
        Kasus(dasar=KONSEP, kepala=ganti(KONSEP, DOKUMEN, pendahuluan="Lain"), tinjauan=setuju("sekretaris")),
    ),
    baris(
        "pemegang peran kurang dari yang diminta: dikatakan terus terang",
        TUNGGU,
        Kasus(
            dasar=DUA_SEKRETARIS,
            kepala=ganti(DUA_SEKRETARIS, DOKUMEN, tahap="konsep"),
            tinjauan=setuju("sakip-1"),
        ),
        "2 orang Sekretaris (pemegang perannya di peran.yml tidak cukup)",
    ),
]

PERSETUJUAN = [
    baris(
        "rangkap peran yang tidak diminta: kedua perannya disebut",
        TUNGGU,
        Kasus(kepala=ganti(KANTOR, INSTANSI, tempat="Lain"), tinjauan=setuju("rangkap")),
        "persetujuan Fungsional Perencana, Tim SAKIP ini tidak diminta",
    ),
    baris(
        "dikembalikan pemegang dua peran: kedua perannya disebut",
        TOLAK,
        Kasus(tinjauan=(tinjau("rangkap", Stance.KEMBALIKAN),)),
        "dikembalikan oleh rangkap (Fungsional Perencana, Tim SAKIP)",
    ),
    baris(
        "penulis menyetujui usulannya sendiri", TUNGGU, Kasus(tinjauan=setuju("staf")), "ikut menulis usulan"
    ),
    baris(
        "penulis = penyetuju dengan huruf besar yang lain",
        TUNGGU,
        Kasus(penulis="Perencana", pembuat=("staf",), tinjauan=setuju("perencana")),
        "ikut menulis usulan",
    ),
    baris(
        "pembuat salah satu commit (penulis bersama) menyetujui",
        TUNGGU,
        Kasus(pembuat=("staf", "perencana"), tinjauan=setuju("perencana")),
        "ikut menulis usulan",
    ),
    baris(
        "yang ikut menulis tidak disebut sebagai calon",
        TUNGGU,
        Kasus(pembuat=("staf", "PERENCANA"), tinjauan=setuju("perencana")),
        "Fungsional Perencana unit dinas (perencana-2, rangkap)",
    ),
    baris(
        "akun dengan huruf mirip bukan akun yang sama",
        TUNGGU,
        Kasus(
            penulis="perencana",
            pembuat=("perencana",),
            tinjauan=(tinjau("\u212aepala", Stance.SETUJU), *setuju("perencana-2")),
            kepala=realisasi(katalog=ganti(KANTOR, SKALA, {"skala/0/nama": "Lain"})),
        ),
        "bukan pemegang peran",
    ),
    baris("orang luar menyetujui", TUNGGU, Kasus(tinjauan=setuju("tamu")), "bukan pemegang peran"),
    baris(
        "pemegang peran yang masanya sudah habis",
        TUNGGU,
        Kasus(kepala=ganti(KANTOR, INSTANSI, tempat="Lain"), tinjauan=setuju("mantan")),
        "tidak memegang peran pada 15-01-2025",
    ),
    baris(
        "disetujui pada hari terakhir masa perannya, diputuskan sesudahnya",
        YA,
        Kasus(
            kepala=ganti(KANTOR, INSTANSI, tempat="Lain"),
            tinjauan=(
                replace(
                    tinjau("mantan", Stance.SETUJU),
                    time=datetime.datetime(2024, 12, 31, 9, tzinfo=datetime.UTC),
                ),
            ),
        ),
    ),
    baris(
        "pukul 00.00 WIB sesudah masa perannya habis, walau di UTC masih kemarin",
        TUNGGU,
        Kasus(
            kepala=ganti(KANTOR, INSTANSI, tempat="Lain"),
            tinjauan=(
                replace(
                    tinjau("mantan", Stance.SETUJU),
                    time=datetime.datetime(2024, 12, 31, 17, tzinfo=datetime.UTC),
                ),
            ),
        ),
        "tidak memegang peran pada 01-01-2025",
    ),
    baris("pukul 23.30 WIB pada hari terakhir perannya: masih hari itu", YA, malam(KANTOR)),
    *(
        baris(
            f"saat yang sama di kantor ber-{zona} sudah hari berikutnya",
            TUNGGU,
            malam(ganti(KANTOR, INSTANSI, zona_waktu=zona)),
            "tidak memegang peran pada 01-01-2025",
        )
        for zona in ("WITA", "WIT")
    ),
    baris(
        "zona waktu yang diubah usulan itu sendiri belum berlaku",
        TUNGGU,
        malam(ganti(KANTOR, INSTANSI, zona_waktu="WIT"), "WIB"),
        "tidak memegang peran pada 01-01-2025",
    ),
    baris(
        "peran ditambah dalam usulan yang sama belum berlaku",
        TUNGGU,
        Kasus(kepala=PERAN_BARU, tinjauan=setuju("kepala", "tamu")),
        "Sekretaris (sekretaris)",
    ),
    baris(
        "rangkap peran yang dinyatakan: satu persetujuan memenuhi dua peran",
        YA,
        Kasus(
            kepala=tahap("konsep", realisasi(katalog=KANTOR)),
            tinjauan=setuju("rangkap", "sakip-1", "sekretaris"),
        ),
    ),
    baris(
        "rangkap peran yang tidak dinyatakan: tidak dihitung",
        TUNGGU,
        Kasus(kepala=ganti(KANTOR, INSTANSI, tempat="Lain"), tinjauan=setuju("diam")),
        "memegang peran Sekretaris dan Staf tanpa pengecualian",
    ),
    baris(
        "yang rangkap diam-diam dan yang habis masanya tidak disebut sebagai calon",
        TUNGGU,
        Kasus(kepala=ganti(KANTOR, INSTANSI, tempat="Lain")),
        "persetujuan Sekretaris (sekretaris).",
    ),
    baris(
        "peran yang tidak diminta: dikatakan tidak dihitung",
        TUNGGU,
        Kasus(tinjauan=setuju("staf-2")),
        "persetujuan Staf ini tidak diminta",
    ),
    baris(
        "menyetujui lalu mengembalikan: yang terakhir berlaku",
        TOLAK,
        Kasus(tinjauan=(*setuju("perencana", menit=-60), tinjau("Perencana", Stance.KEMBALIKAN, menit=-30))),
        "dikembalikan oleh Perencana (Fungsional Perencana)",
    ),
    baris(
        "mengembalikan lalu menyetujui: yang terakhir berlaku, apa pun urutan daftarnya",
        YA,
        Kasus(tinjauan=(*setuju("perencana", menit=-30), tinjau("perencana", Stance.KEMBALIKAN, menit=-60))),
    ),
    baris(
        "dua tinjauan pada saat yang sama: yang menolak berlaku",
        TOLAK,
        Kasus(tinjauan=(tinjau("perencana", Stance.KEMBALIKAN), *setuju("perencana"))),
        "dikembalikan",
    ),
    baris(
        "dua tinjauan pada detik yang sama: urutan dari situs Git berlaku",
        YA,
        Kasus(
            tinjauan=(
                tinjau("perencana", Stance.SETUJU, urutan=2),
                tinjau("perencana", Stance.KEMBALIKAN, urutan=1),
            )
        ),
    ),
    baris(
        "komentar sesudah menyetujui: persetujuan tetap",
        YA,
        Kasus(tinjauan=(*setuju("perencana"), tinjau("perencana", Stance.KOMENTAR, menit=-1))),
    ),
    baris(
        "persetujuan yang dibatalkan tidak dihitung",
        TUNGGU,
        Kasus(tinjauan=(*setuju("perencana"), tinjau("perencana", Stance.BATAL, menit=-1))),
        "tinjauannya dibatalkan",
    ),
    baris(
        "dikembalikan pemegang peran lain: menahan walau syaratnya terpenuhi",
        TOLAK,
        Kasus(tinjauan=(*setuju("perencana"), tinjau("sakip-1", Stance.KEMBALIKAN))),
        "dikembalikan oleh sakip-1 (Tim SAKIP); perbaiki",
    ),
    baris(
        "dikembalikan pemegang dua peran yang diam-diam: tetap menahan",
        TOLAK,
        Kasus(tinjauan=(*setuju("perencana"), tinjau("diam", Stance.KEMBALIKAN))),
        "dikembalikan oleh diam",
    ),
    baris(
        "dikembalikan orang luar: tidak menahan",
        YA,
        Kasus(tinjauan=(*setuju("perencana"), tinjau("tamu", Stance.KEMBALIKAN))),
    ),
    baris(
        "dikembalikan bekas pemegang peran: tidak menahan",
        YA,
        Kasus(tinjauan=(*setuju("perencana"), tinjau("mantan", Stance.KEMBALIKAN))),
    ),
    baris(
        "250 tinjauan: semuanya dibaca, yang terakhir tiap akun berlaku",
        YA,
        Kasus(
            tinjauan=(
                *(tinjau(f"tamu-{n}", Stance.SETUJU) for n in range(247)),
                *setuju("perencana", menit=-90),
                tinjau("perencana", Stance.KEMBALIKAN, menit=-80),
                *setuju("perencana", menit=-70),
            )
        ),
    ),
]

SESUDAH_DISETUJUI = [
    baris(
        "disetujui, lalu realisasi diubah: gugur, dan sel yang berubah disebut",
        TUNGGU,
        Kasus(dulu=realisasi("84"), tinjauan=setuju("perencana", commit="c1")),
        "isi usulan berubah sesudah disetujui; minta disetujui lagi|realisasi IKU-01 TW IV 2024: 84 -> 83",
    ),
    baris(
        "disetujui, diubah, lalu disetujui lagi oleh yang lain",
        YA,
        Kasus(dulu=realisasi("84"), tinjauan=setuju("perencana", commit="c1") + setuju("perencana-2")),
        "isi usulan berubah",
    ),
    baris(
        "disetujui, lalu commit baru tanpa perubahan arti (rebase, komentar): tetap",
        YA,
        Kasus(dulu=realisasi(), tinjauan=setuju("perencana", commit="c1")),
    ),
    baris(
        "disetujui, lalu rebase membawa perubahan yang tampil pada dokumen: gugur",
        TUNGGU,
        Kasus(
            dasar=ganti(KANTOR, INSTANSI, situs="https://a.example/"),
            kepala=realisasi(katalog=ganti(KANTOR, INSTANSI, situs="https://a.example/")),
            dulu=realisasi(),
            tinjauan=setuju("perencana", commit="c1"),
        ),
        "data instansi, situs",
    ),
    baris(
        "disetujui, lalu rebase membawa target tahun berikutnya: tetap",
        YA,
        Kasus(
            dasar=ganti(KANTOR, KAMUS, {"target/2025/tahun": "85", "target/2025/dasar": "renja"}),
            kepala=realisasi(
                katalog=ganti(KANTOR, KAMUS, {"target/2025/tahun": "85", "target/2025/dasar": "renja"})
            ),
            dulu=realisasi(),
            tinjauan=setuju("perencana", commit="c1"),
        ),
    ),
    baris(
        "disetujui, lalu halaman diubah: gugur",
        TUNGGU,
        Kasus(
            kepala=KANTOR,
            berkas=(ada("content/tentang.md"),),
            dulu=KANTOR,
            isi_dulu="lama",
            tinjauan=setuju("sekretaris", commit="c1"),
        ),
        "isi usulan berubah",
    ),
    baris(
        "disetujui, lalu rebase dengan halaman yang sama: tetap",
        YA,
        Kasus(
            kepala=KANTOR,
            berkas=(ada("content/tentang.md"),),
            dulu=KANTOR,
            tinjauan=setuju("sekretaris", commit="c1"),
        ),
    ),
    baris(
        "situs Git tidak menyebut commit yang disetujui: tidak dihitung",
        TUNGGU,
        Kasus(dulu=realisasi(), tinjauan=setuju("perencana", commit=None)),
        "tidak diketahui commit mana",
    ),
    baris(
        "commit yang disetujui sudah tidak ada: tidak dihitung",
        TUNGGU,
        Kasus(tinjauan=setuju("perencana", commit="c9")),
        "tidak dapat dibaca",
    ),
    baris(
        "dikembalikan pada commit lama: tetap menahan sampai ditinjau lagi",
        TOLAK,
        Kasus(dulu=realisasi("84"), tinjauan=(tinjau("perencana", Stance.KEMBALIKAN, commit="c1"),)),
        "dikembalikan",
    ),
]

DATA_ACUAN = [
    baris(
        "angka pembanding (Renstra, nasional, tahun dasar): Sekretaris",
        YA,
        Kasus(kepala=ganti(KANTOR, KAMUS, {"standar_nasional/nilai": "1"}), tinjauan=setuju("sekretaris")),
    ),
    baris(
        "target tahun baru dan target perjanjian sekaligus: yang kedua tetap diperiksa",
        TOLAK,
        Kasus(
            kepala=ganti(
                ganti(KANTOR, KAMUS, {"target/2023/tahun": "85", "target/2023/dasar": "renja"}), KAMUS, TARGET
            ),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
        "target IKU-01 tahun 2024 berubah tanpa alasan baru",
    ),
    baris(
        "alasan perubahan target yang tercatat dihapus: ditolak",
        TOLAK,
        Kasus(
            kepala=ganti(KANTOR, KAMUS, {"target/2024/alasan_perubahan": None}),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
        "tanpa alasan baru",
    ),
    baris(
        "alasan target lebih mudah menyusul: targetnya sendiri tetap, tanpa alasan perubahan",
        YA,
        Kasus(
            kepala=ganti(KANTOR, KAMUS, {"target/2024/alasan_lebih_mudah": "Pagu dipotong"}),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
    ),
    baris(
        "indikator baru: Kepala dan Sekretaris",
        YA,
        Kasus(dasar=TANPA_IKU, kepala=KANTOR, tinjauan=setuju("kepala", "sekretaris")),
    ),
    baris(
        "indikator baru: tanpa Kepala tidak cukup",
        TUNGGU,
        Kasus(dasar=TANPA_IKU, kepala=KANTOR, tinjauan=setuju("sekretaris")),
        "Kepala Dinas",
    ),
    baris(
        "indikator dihapus dari kamus: targetnya hilang, ditolak",
        TOLAK,
        Kasus(kepala=TANPA_IKU, tinjauan=setuju(*SEMUA)),
        "target IKU-01 tahun 2024 dihapus",
    ),
    baris(
        "berkas kamus diganti nama: indikator lama dianggap dihapus",
        TOLAK,
        Kasus(
            kepala=ganti(TANPA_IKU, "kamus/IKU-09.yml", IKU_LAIN),
            daftar=(
                TouchedFile("indicators/kamus/IKU-09.yml", former="indicators/kamus/IKU-01.yml", added=True),
            ),
            tinjauan=setuju(*SEMUA),
        ),
        "target IKU-01 tahun 2024 dihapus",
    ),
    baris(
        "target diubah sesudah perjanjian kinerja, dengan alasan: Kepala dan Sekretaris",
        YA,
        Kasus(kepala=ganti(KANTOR, KAMUS, TARGET | ALASAN), tinjauan=setuju("kepala", "sekretaris")),
    ),
    baris(
        "target diubah dengan alasan: tanpa Kepala tidak cukup",
        TUNGGU,
        Kasus(kepala=ganti(KANTOR, KAMUS, TARGET | ALASAN), tinjauan=setuju("sekretaris")),
        "Kepala Dinas",
    ),
    baris(
        "target diubah sesudah perjanjian, alasannya masih yang lama: ditolak",
        TOLAK,
        Kasus(kepala=ganti(KANTOR, KAMUS, TARGET), tinjauan=setuju("kepala", "sekretaris")),
        "target IKU-01 tahun 2024 berubah tanpa alasan baru; "
        "isi alasan_perubahan di indicators/kamus/IKU-01.yml",
    ),
    baris(
        "target diubah sesudah perjanjian, alasannya dihapus: ditolak",
        TOLAK,
        Kasus(
            kepala=ganti(KANTOR, KAMUS, {**TARGET, "target/2024/alasan_perubahan": None}),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
        "tanpa alasan baru",
    ),
    baris(
        "target yang ditetapkan dihapus: ditolak",
        TOLAK,
        Kasus(kepala=ganti(KANTOR, KAMUS, {"target/2024": None}), tinjauan=setuju("kepala", "sekretaris")),
        "target IKU-01 tahun 2024 dihapus",
    ),
    baris(
        "target perjanjian dijadikan contoh supaya bebas diubah: ditolak",
        TOLAK,
        Kasus(
            kepala=ganti(KANTOR, KAMUS, {"target/2024/dasar": "contoh"}),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
        "tanpa alasan baru",
    ),
    baris(
        "indikator berakhir sesudah triwulan yang disahkan: Kepala dan Sekretaris",
        YA,
        Kasus(
            kepala=ganti(KANTOR, KAMUS, {"berlaku/sampai": "2024-TW3"}),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
    ),
    baris(
        "indikator diakhiri sebelum triwulan yang disahkan: ditolak",
        TOLAK,
        Kasus(
            kepala=ganti(KANTOR, KAMUS, {"berlaku/sampai": "2024-TW2"}),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
        "masa berlaku IKU-01 mengubah isi dokumen 2024-TW3",
    ),
    baris(
        "unit indikator berganti mulai triwulan yang belum disahkan: Kepala dan Sekretaris",
        YA,
        Kasus(kepala=_pindah("2024-TW4"), tinjauan=setuju("kepala", "sekretaris")),
    ),
    baris(
        "unit indikator berganti surut: ditolak",
        TOLAK,
        Kasus(kepala=_pindah("2024-TW3"), tinjauan=setuju("kepala", "sekretaris")),
        "unit IKU-01 pada 2024-TW3, yang sudah disahkan, berubah dari dinas ke bidang",
    ),
    baris(
        "unit indikator diganti dengan satu unit bertanggal, tanpa yang lama: ditolak",
        TOLAK,
        Kasus(kepala=_pindah("2024-TW4", forgotten=True), tinjauan=setuju("kepala", "sekretaris")),
        "unit IKU-01 pada 2024-TW3, yang sudah disahkan, berubah dari dinas ke bidang",
    ),
    baris(
        "unit ditiadakan surut: ditolak",
        TOLAK,
        Kasus(
            kepala=ganti(KANTOR, INSTANSI, {"unit/bidang/mulai": "2024-TW4"}),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
        "masa unit bidang mengubah susunan 2024-TW3",
    ),
    baris(
        "perintah dokumen yang sudah diarsipkan diganti: siapa pun tidak dapat meloloskannya",
        TOLAK,
        Kasus(
            dasar=ganti(SAH, DOKUMEN, {"perintah/tanggal": "2025-01-02"}),
            kepala=ganti(SAH, DOKUMEN, {"perintah/tanggal": "2025-01-03"}),
            tinjauan=setuju(*SEMUA),
        ),
        "perintah dokumen 2024-TW4 yang sudah diarsipkan diubah",
    ),
    baris(
        "terjemahan nama menunggu Sekretaris",
        TUNGGU,
        Kasus(kepala=TERJEMAHAN_DITULIS, tinjauan=setuju("kepala")),
        "Sekretaris (sekretaris)",
    ),
    baris("LKE evaluator: Sekretaris", YA, Kasus(kepala=LKE_DITULIS, tinjauan=setuju("sekretaris"))),
    baris(
        "LKE evaluator: Kepala saja tidak cukup",
        TUNGGU,
        Kasus(kepala=LKE_DITULIS, tinjauan=setuju("kepala")),
        "Sekretaris (sekretaris)",
    ),
    baris(
        "anggota klasifikasi diakhiri surut: ditolak",
        TOLAK,
        Kasus(
            kepala=ganti(KANTOR, INSTANSI, {"klasifikasi/wilayah/berlaku/01/sampai": "2024-TW2"}),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
        "masa 01 (wilayah) mengubah rincian 2024-TW3, yang sudah disahkan",
    ),
    baris(
        "anggota klasifikasi diakhiri sesudah triwulan yang disahkan: Kepala dan Sekretaris",
        YA,
        Kasus(
            kepala=ganti(KANTOR, INSTANSI, {"klasifikasi/wilayah/berlaku/01/sampai": "2024-TW3"}),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
    ),
    baris(
        "PK perubahan: target baru, yang lama tercatat untuk triwulan yang sudah disahkan",
        YA,
        Kasus(
            kepala=ganti(KANTOR, KAMUS, TARGET | ALASAN | _semula(SEMULA)),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
    ),
    baris(
        "target semula yang tidak pernah dipakai: ditolak",
        TOLAK,
        Kasus(
            kepala=ganti(KANTOR, KAMUS, TARGET | ALASAN | _semula({**SEMULA, "triwulan/TW3": "60"})),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
        "target IKU-01 yang dipakai dokumen 2024-TW3, yang sudah disahkan, berubah; tulis target itu",
    ),
    baris(
        "perjanjian kinerja dicatat: Kepala dan Sekretaris",
        YA,
        Kasus(kepala=_pk(), tinjauan=setuju("kepala", "sekretaris")),
    ),
    baris(
        "perjanjian kinerja dicatat: tanpa Kepala tidak cukup",
        TUNGGU,
        Kasus(kepala=_pk(), tinjauan=setuju("sekretaris")),
        "Kepala Dinas",
    ),
    baris(
        "perjanjian kinerja dicatat: tanpa Sekretaris tidak cukup",
        TUNGGU,
        Kasus(kepala=_pk(), tinjauan=setuju("kepala")),
        "Sekretaris",
    ),
    baris(
        "sumber target dilengkapi: tanpa alasan, tetap oleh Kepala dan Sekretaris",
        YA,
        Kasus(
            kepala=ganti(KANTOR, KAMUS, {"target/2024/sumber": "PK 2024 halaman 2"}),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
    ),
    baris(
        "target contoh diganti: tanpa alasan, tetap oleh Kepala dan Sekretaris",
        YA,
        Kasus(dasar=SAMPEL, kepala=ganti(SAMPEL, KAMUS, TARGET), tinjauan=setuju("kepala", "sekretaris")),
    ),
    baris(
        "target tahun baru dari Renja: Sekretaris",
        YA,
        Kasus(
            kepala=ganti(KANTOR, KAMUS, {"target/2025/tahun": "85", "target/2025/dasar": "renja"}),
            tinjauan=setuju("sekretaris"),
        ),
    ),
    baris(
        "target tahun baru dari perjanjian kinerja: juga Kepala",
        TUNGGU,
        Kasus(
            kepala=ganti(
                KANTOR, KAMUS, {"target/2025/tahun": "85", "target/2025/dasar": "perjanjian-kinerja"}
            ),
            tinjauan=setuju("sekretaris"),
        ),
        "Kepala Dinas",
    ),
    baris(
        "rumus indikator: Kepala dan Sekretaris",
        TUNGGU,
        Kasus(kepala=ganti(KANTOR, KAMUS, rumus="turun-selisih@1"), tinjauan=setuju("sekretaris")),
        "Kepala Dinas",
    ),
    baris(
        "keterangan indikator: Sekretaris",
        YA,
        Kasus(kepala=ganti(KANTOR, KAMUS, nama="Nama lain"), tinjauan=setuju("sekretaris")),
    ),
    baris(
        "peran: juga Kepala", TUNGGU, Kasus(kepala=PERAN_BARU, tinjauan=setuju("sekretaris")), "Kepala Dinas"
    ),
    baris(
        "peran: Kepala dan Sekretaris", YA, Kasus(kepala=PERAN_BARU, tinjauan=setuju("kepala", "sekretaris"))
    ),
    baris(
        "SOP: Kepala dan Sekretaris",
        TUNGGU,
        Kasus(
            kepala=ganti(KANTOR, BERKAS_SOP, {"langkah/3/persetujuan": None}), tinjauan=setuju("sekretaris")
        ),
        "Kepala Dinas",
    ),
    baris(
        "SOP dilonggarkan dalam usulan yang sama: yang berlaku tetap SOP di cabang utama",
        TUNGGU,
        Kasus(
            kepala=realisasi(katalog=ganti(KANTOR, BERKAS_SOP, {"langkah/3/persetujuan": None})),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
        "Fungsional Perencana",
    ),
    baris(
        "skala predikat: Kepala dan Sekretaris",
        TUNGGU,
        Kasus(kepala=ganti(KANTOR, SKALA, {"skala/0/ambang_tercapai": "90"}), tinjauan=setuju("sekretaris")),
        "Kepala Dinas",
    ),
    baris(
        "pejabat penanda tangan: Kepala dan Sekretaris",
        TUNGGU,
        Kasus(
            kepala=ganti(KANTOR, PEJABAT, {"pemegang/1/nama": "PEJABAT LAIN"}), tinjauan=setuju("sekretaris")
        ),
        "Kepala Dinas",
    ),
    baris(
        "aturan hitung: Kepala dan Sekretaris",
        TUNGGU,
        Kasus(
            kepala=ganti(KANTOR, INSTANSI, {"aritmetika/batas_agregat": "100"}), tinjauan=setuju("sekretaris")
        ),
        "Kepala Dinas",
    ),
    baris(
        "pohon kinerja: Sekretaris",
        YA,
        Kasus(kepala=ganti(KANTOR, POHON, {"simpul/0/uraian": "Tujuan lain"}), tinjauan=setuju("sekretaris")),
    ),
    baris(
        "anggaran triwulan yang dokumennya belum disahkan: Sekretaris",
        YA,
        Kasus(
            kepala=ganti(KANTOR, "anggaran/2024.yml", {"simpul/2.13.03/realisasi/TW4": "1"}),
            tinjauan=setuju("sekretaris"),
        ),
    ),
    baris(
        "anggaran triwulan yang dokumennya sudah disahkan: juga Kepala",
        TUNGGU,
        Kasus(
            kepala=ganti(KANTOR, "anggaran/2024.yml", {"simpul/2.13.03/realisasi/TW3": "1"}),
            tinjauan=setuju("sekretaris"),
        ),
        "Kepala Dinas",
    ),
    baris(
        "rencana kas triwulan yang dokumennya belum disahkan: Sekretaris",
        YA,
        Kasus(
            kepala=ganti(KANTOR, "anggaran/2024.yml", {"simpul/2.13.03/rencana/TW4": "1"}),
            tinjauan=setuju("sekretaris"),
        ),
    ),
    baris(
        "rencana kas triwulan yang dokumennya sudah disahkan: juga Kepala",
        TUNGGU,
        Kasus(
            kepala=ganti(KANTOR, "anggaran/2024.yml", {"simpul/2.13.03/rencana/TW3": "1"}),
            tinjauan=setuju("sekretaris"),
        ),
        "Kepala Dinas",
    ),
    baris(
        "pagu tahun yang sudah punya dokumen disahkan: juga Kepala",
        TUNGGU,
        Kasus(
            kepala=ganti(KANTOR, "anggaran/2024.yml", {"simpul/2.13.03/pagu": "1"}),
            tinjauan=setuju("sekretaris"),
        ),
        "Kepala Dinas",
    ),
    baris(
        "anggaran tahun baru: Sekretaris",
        YA,
        Kasus(
            kepala=ganti(
                KANTOR, "anggaran/2025.yml", {"tahun": "2025", "sumber": "DPA", "simpul/2.13.03/pagu": "1"}
            ),
            tinjauan=setuju("sekretaris"),
        ),
    ),
]

SUDAH_DISAHKAN = [
    baris(
        "dokumen yang disahkan dihapus: ditolak",
        TOLAK,
        Kasus(dasar=SAH, kepala=pasang(SAH, DOKUMEN, None), tinjauan=setuju(*SEMUA)),
        "Tidak dapat diterima: dokumen 2024-TW4 dihapus; dokumen yang sudah ada tidak dihapus.",
    ),
    baris(
        "uraian triwulan lalu yang belum disahkan: boleh, dokumen berikutnya tidak memuatnya",
        YA,
        Kasus(
            dasar=ganti(SAH, DOKUMEN_LALU, tahap="draf"),
            kepala=ganti(
                ganti(SAH, DOKUMEN_LALU, tahap="draf"), FORMULIR_LALU, {"indikator/IKU-01/keterangan": "x"}
            ),
            tinjauan=setuju("perencana"),
        ),
    ),
    baris(
        "dua koreksi berturut-turut: yang pertama menurut tanggal berangkat dari angka terbit",
        YA,
        Kasus(
            dasar=SAH,
            kepala=koreksi(
                koreksi(realisasi("84", SAH), lama="83", baru="84", tanggal="2025-01-16"),
                tanggal="2025-01-15",
            ),
            tinjauan=setuju(*SEMUA),
        ),
    ),
    baris(
        "koreksi dibandingkan dengan angka tercetak, bukan angka penuh",
        YA,
        Kasus(
            dasar=SAH,
            kepala=koreksi(realisasi("103", SAH, "IKU-04"), indikator="IKU-04", lama="104.4", baru="103"),
            tinjauan=setuju(*SEMUA),
        ),
    ),
    baris(
        "koreksi atas angka hasil pembilang dan penyebut",
        TOLAK,
        Kasus(
            dasar=nyata(),
            kepala=koreksi(
                ganti(nyata(), FORMULIR, {"indikator/IKU-01/pembilang": "48"}), lama="21.26", baru="21.72"
            ),
            penulis="peragaan-staf",
        ),
        "yang disahkan 21.27",
    ),
    baris(
        "koreksi atas angka yang belum rilis",
        YA,
        Kasus(
            dasar=realisasi("Belum rilis", SAH),
            kepala=koreksi(realisasi("83", SAH), lama="Belum rilis"),
            tinjauan=setuju(*SEMUA),
        ),
    ),
    baris(
        "koreksi atas angka yang semula kosong",
        YA,
        Kasus(
            dasar=ganti(SAH, FORMULIR, {"indikator/IKU-01": None}),
            kepala=koreksi(SAH, lama="n/a", baru="82.5"),
            tinjauan=setuju(*SEMUA),
        ),
    ),
    baris(
        "koreksi untuk indikator yang tidak dikenal: dinilai, bukan macet",
        YA,
        Kasus(dasar=SAH, kepala=koreksi(SAH, indikator="IKU-99"), tinjauan=setuju("kepala")),
    ),
    baris(
        "catatan SOP yang belum selesai diganti pelaksananya sesudah disahkan: ditolak",
        TOLAK,
        Kasus(
            dasar=catat(SAH, {**CATAT, "selesai": None}),
            kepala=catat(SAH, {**CATAT, "oleh": "Orang lain"}),
            tinjauan=setuju(*SEMUA),
        ),
        "catatan SOP dokumen 2024-TW4 yang sudah disahkan diubah",
    ),
    baris(
        "angka yang disahkan diubah tanpa koreksi: ditolak",
        TOLAK,
        Kasus(dasar=SAH, kepala=realisasi(katalog=SAH), tinjauan=setuju(*SEMUA)),
        "realisasi IKU-01 2024-TW4 berubah tanpa koreksi",
    ),
    baris(
        "angka yang disahkan diubah dengan koreksi: semua langkahnya disetujui lagi",
        YA,
        Kasus(dasar=SAH, kepala=koreksi(realisasi(katalog=SAH)), tinjauan=setuju(*SEMUA)),
    ),
    baris(
        "koreksi: persetujuan Kepala saja tidak cukup",
        TUNGGU,
        Kasus(dasar=SAH, kepala=koreksi(realisasi(katalog=SAH)), tinjauan=setuju("kepala")),
        "Fungsional Perencana unit dinas",
    ),
    baris(
        "koreksi menyebut angka lama yang bukan angka terbit: ditolak",
        TOLAK,
        Kasus(dasar=SAH, kepala=koreksi(realisasi(katalog=SAH), lama="80"), tinjauan=setuju(*SEMUA)),
        "koreksi IKU-01 2024-TW4 menyebut angka lama yang keliru; yang disahkan 82.50",
    ),
    baris(
        "koreksi untuk indikator lain tidak menutupi perubahan",
        TOLAK,
        Kasus(
            dasar=SAH,
            kepala=koreksi(realisasi(katalog=SAH, kode="IKU-02"), lama="82.5"),
            tinjauan=setuju(*SEMUA),
        ),
        "realisasi IKU-02 2024-TW4 berubah tanpa koreksi",
    ),
    baris(
        "koreksi lama tidak berlaku untuk perubahan berikutnya",
        TOLAK,
        Kasus(
            dasar=koreksi(realisasi(katalog=SAH)),
            kepala=realisasi("84", katalog=koreksi(realisasi(katalog=SAH))),
            tinjauan=setuju(*SEMUA),
        ),
        "berubah tanpa koreksi",
    ),
    baris(
        "koreksi yang tercatat diubah: ditolak",
        TOLAK,
        Kasus(
            dasar=koreksi(realisasi(katalog=SAH)),
            kepala=ganti(koreksi(realisasi(katalog=SAH)), KOREKSI, {"koreksi/0/alasan": "Lain"}),
            tinjauan=setuju(*SEMUA),
        ),
        "koreksi yang sudah tercatat diubah",
    ),
    baris(
        "koreksi yang tercatat dihapus: ditolak",
        TOLAK,
        Kasus(dasar=koreksi(realisasi(katalog=SAH)), kepala=realisasi(katalog=SAH), tinjauan=setuju(*SEMUA)),
        "koreksi yang sudah tercatat diubah atau dihapus",
    ),
    baris(
        "bukti dokumen yang disahkan dihapus: ditolak",
        TOLAK,
        Kasus(
            dasar=SAH,
            kepala=ganti(SAH, FORMULIR, {"indikator/IKU-01/bukti": None}),
            tinjauan=setuju(*SEMUA),
        ),
        "bukti IKU-01 2024-TW4 berubah tanpa koreksi",
    ),
    baris(
        "uraian dokumen yang disahkan diubah: ditolak",
        TOLAK,
        Kasus(dasar=SAH, kepala=ganti(SAH, DOKUMEN, pendahuluan="Lain"), tinjauan=setuju(*SEMUA)),
        "uraian dan analisis dokumen 2024-TW4 yang sudah disahkan berubah",
    ),
    baris(
        "nomor dokumen yang disahkan diubah: ditolak",
        TOLAK,
        Kasus(dasar=SAH, kepala=ganti(SAH, DOKUMEN, nomor="lain"), tinjauan=setuju(*SEMUA)),
        "nomor dan tanggal pengesahan dokumen 2024-TW4",
    ),
    baris(
        "angka triwulan lalu yang disahkan diubah: ditolak",
        TOLAK,
        Kasus(
            dasar=SAH,
            kepala=ganti(SAH, FORMULIR_LALU, {"indikator/IKU-01/realisasi": "80"}),
            tinjauan=setuju(*SEMUA),
        ),
        "dokumen 2024-TW3 sudah disahkan",
    ),
    baris(
        "angka triwulan lalu yang ikut membentuk dokumen yang disahkan: ditolak",
        TOLAK,
        Kasus(
            dasar=ganti(SAH, DOKUMEN_LALU, tahap="draf"),
            kepala=ganti(
                ganti(SAH, DOKUMEN_LALU, tahap="draf"), FORMULIR_LALU, {"indikator/IKU-01/realisasi": "80"}
            ),
            tinjauan=setuju(*SEMUA),
        ),
        "realisasi IKU-01 2024-TW3 berubah tanpa koreksi di koreksi.yml, padahal dokumen 2024-TW4",
    ),
    baris(
        "angka tahun berikutnya tidak menyentuh dokumen yang disahkan",
        YA,
        Kasus(
            dasar=SAH,
            kepala=ganti(
                ganti(SAH, "pengukuran/2025-TW1/dinas.yml", {"unit": "dinas"}),
                "pengukuran/2025-TW1/dinas.yml",
                {"indikator/IKU-01/realisasi": "80"},
            ),
            tinjauan=setuju("perencana", "sekretaris"),
        ),
    ),
    baris(
        "catatan SOP ditambah sesudah disahkan: boleh",
        YA,
        Kasus(dasar=SAH, kepala=catat(SAH, CATAT), tinjauan=setuju("kepala")),
    ),
    baris(
        "catatan SOP yang belum selesai dilengkapi: boleh",
        YA,
        Kasus(
            dasar=catat(SAH, {**CATAT, "selesai": None}),
            kepala=catat(SAH, CATAT),
            tinjauan=setuju("kepala"),
        ),
    ),
    baris(
        "catatan SOP yang selesai diubah sesudah disahkan: ditolak",
        TOLAK,
        Kasus(
            dasar=catat(SAH, CATAT),
            kepala=catat(SAH, {**CATAT, "selesai": "2025-01-15"}),
            tinjauan=setuju(*SEMUA),
        ),
        "catatan SOP dokumen 2024-TW4 yang sudah disahkan diubah",
    ),
    baris(
        "catatan SOP sebelum disahkan: boleh diperbaiki",
        YA,
        Kasus(kepala=catat(KANTOR, {"mulai": "2025-01-01"}, 0), tinjauan=setuju("perencana")),
    ),
    baris(
        "tempat arsip dicatat sesudah disahkan: boleh",
        YA,
        Kasus(dasar=SAH, kepala=ganti(SAH, DOKUMEN, lokasi_arsip="Lemari 2"), tinjauan=setuju("kepala")),
    ),
]

ARSIP_DAN_BERKAS = [
    baris(
        "arsip versi 2 sesudah koreksi, tanpa pindah tahap: Staf",
        YA,
        Kasus(dasar=tahap("arsip"), kepala=tahap("arsip"), berkas=(VERSI_2,), tinjauan=setuju("staf-2")),
    ),
    baris(
        "arsip versi 2: tidak lolos tanpa Staf",
        TUNGGU,
        Kasus(dasar=tahap("arsip"), kepala=tahap("arsip"), berkas=(VERSI_2,), tinjauan=setuju("kepala")),
        "persetujuan Staf (staf-2)",
    ),
    baris(
        "salinan bertanda tangan diunggah: Staf",
        TUNGGU,
        Kasus(dasar=SAH, kepala=SAH, berkas=(ada("salinan/2024-TW4/naskah.pdf", baru=True),)),
        "Menunggu persetujuan Staf (staf-2)",
    ),
    baris("arsip ditambah untuk dokumen yang disahkan: Staf", YA, replace(ARSIP, berkas=(MANIFES,))),
    baris(
        "arsip ditambah untuk dokumen yang belum disahkan: ditolak",
        TOLAK,
        Kasus(kepala=KANTOR, berkas=(MANIFES,), tinjauan=setuju(*SEMUA)),
        "arsip 2024-TW4 ditambah, padahal dokumennya belum disahkan",
    ),
    baris(
        "berkas arsip diubah: ditolak",
        TOLAK,
        Kasus(dasar=SAH, kepala=SAH, berkas=(replace(MANIFES, added=False),), tinjauan=setuju(*SEMUA)),
        "manifest.json diubah; arsip hanya bertambah",
    ),
    baris(
        "berkas arsip dihapus: ditolak",
        TOLAK,
        Kasus(
            dasar=SAH,
            kepala=SAH,
            berkas=(replace(MANIFES, added=False, deleted=True),),
            tinjauan=setuju(*SEMUA),
        ),
        "manifest.json dihapus; arsip hanya bertambah",
    ),
    baris(
        "berkas arsip dipindahkan ke luar: ditolak",
        TOLAK,
        Kasus(
            dasar=SAH,
            kepala=SAH,
            berkas=(TouchedFile("content/sampah.md", former="content/arsip/2024-TW4/v1/a.pdf", added=True),),
            tinjauan=setuju(*SEMUA),
        ),
        "content/arsip/2024-TW4/v1/a.pdf dipindahkan",
    ),
    baris(
        "berkas arsip dengan baris baru pada namanya tetap arsip",
        TOLAK,
        Kasus(
            dasar=SAH,
            kepala=SAH,
            berkas=(ada("content/arsip/2024-TW4/v1/a\nb", hapus=True),),
            tinjauan=setuju(*SEMUA),
        ),
        "dihapus; arsip hanya bertambah",
    ),
    baris(
        "register arsip ditambah barisnya",
        YA,
        replace(ARSIP, berkas=(MANIFES, ada(REGISTER)), register=("a\n", "a\nb\n")),
    ),
    baris(
        "register arsip diubah baris lamanya: ditolak",
        TOLAK,
        replace(ARSIP, berkas=(MANIFES, ada(REGISTER)), register=("a\nb\n", "a\nc\nd\n")),
        "baris lama di content/arsip/register.jsonl berubah",
    ),
    baris(
        "register arsip: baris terakhir disambung: ditolak",
        TOLAK,
        replace(ARSIP, berkas=(MANIFES, ada(REGISTER)), register=("a", "ab\n")),
        "baris lama di",
    ),
    baris(
        "register arsip semula kosong",
        YA,
        replace(ARSIP, berkas=(MANIFES, ada(REGISTER)), register=("", "a\n")),
    ),
    baris(
        "register arsip tidak terbaca: ditolak",
        TOLAK,
        replace(ARSIP, berkas=(MANIFES, ada(REGISTER))),
        "register.jsonl tidak dapat dibaca",
    ),
    baris(
        "register arsip dibuat pertama kali", YA, replace(ARSIP, berkas=(MANIFES, ada(REGISTER, baru=True)))
    ),
    baris(
        "register arsip dihapus",
        TOLAK,
        replace(ARSIP, berkas=(ada(REGISTER, hapus=True),)),
        "register.jsonl dihapus",
    ),
    baris(
        "program: Kepala dan Sekretaris",
        TUNGGU,
        berkas("generator/ukur/cli.py", "sekretaris"),
        "Kepala Dinas",
    ),
    baris(
        "alur kerja CI: Kepala dan Sekretaris",
        TUNGGU,
        berkas(".github/workflows/gate.yml", "sekretaris"),
        "Kepala Dinas",
    ),
    baris(
        "skrip di halaman adalah program",
        TUNGGU,
        berkas("content/aset/hitung.js", "sekretaris"),
        "Kepala Dinas",
    ),
    baris(
        "lambang dokumen: tidak cukup Sekretaris",
        TUNGGU,
        berkas("content/lambang/daerah.png", "sekretaris"),
        "Kepala Dinas",
    ),
    baris(
        "huruf dokumen: tidak cukup Kepala",
        TUNGGU,
        berkas("content/huruf/a.ttf", "kepala"),
        "Sekretaris",
    ),
    baris(
        "lambang dokumen: Kepala dan Sekretaris",
        YA,
        berkas("content/lambang/daerah.png", "kepala", "sekretaris"),
    ),
    baris(
        "berkas yang tidak dikenal: paling ketat",
        TUNGGU,
        berkas("lain/entah.bin", "sekretaris"),
        "Kepala Dinas",
    ),
    baris(
        "berkas asing di folder data: paling ketat",
        TUNGGU,
        berkas("indicators/kamus/catatan.txt", "sekretaris"),
        "Kepala Dinas",
    ),
    baris("halaman tulisan: Sekretaris", YA, berkas("content/panduan/index.md", "sekretaris")),
    baris("komentar YAML saja: Sekretaris", YA, berkas("indicators/kamus/IKU-01.yml", "sekretaris")),
    baris(
        "komentar YAML saja: tidak lolos sendiri", TUNGGU, berkas("indicators/kamus/IKU-01.yml"), "Sekretaris"
    ),
    baris(
        "berkas diganti nama: nama lamanya ikut dinilai",
        TUNGGU,
        Kasus(
            kepala=KANTOR,
            berkas=(TouchedFile("content/baru.md", former="generator/ukur/lama.py"),),
            tinjauan=setuju("sekretaris"),
        ),
        "Kepala Dinas",
    ),
    baris(
        "1.200 berkas: semuanya dinilai",
        YA,
        Kasus(
            kepala=KANTOR,
            berkas=tuple(ada(f"generator/ukur/berkas_{n}.py") for n in range(1200)),
            tinjauan=setuju("kepala", "sekretaris"),
        ),
    ),
    baris(
        "1.200 berkas: satu berkas program di antaranya tetap terlihat",
        TUNGGU,
        Kasus(
            kepala=KANTOR,
            berkas=(*(ada(f"content/halaman-{n}.md") for n in range(1199)), ada("pyproject.toml")),
            tinjauan=setuju("sekretaris"),
        ),
        "Kepala Dinas",
    ),
]

MEREKA = setuju(*SEMUA)


def baru(path: str) -> Kasus:
    """Return a proposal that adds a file, approved by everybody."""
    return Kasus(dasar=SAH, kepala=SAH, berkas=(ada(path, baru=True),), tinjauan=MEREKA)


HALAMAN = "content/tentang.md"
BERKAS_JANGGAL = [
    baris(
        "suntingan terbawa ke berkas yang namanya berubah di cabang utama: ditolak",
        TOLAK,
        Kasus(
            kepala=KANTOR,
            berkas=(ada(HALAMAN),),
            tinjauan=MEREKA,
            gabungan=MergeDifference(changed=frozenset({"generator/baru.py"})),
        ),
        "isi generator/baru.py berbeda dari cabang utama, padahal tidak diubah usulan ini; mutakhirkan",
    ),
    baris(
        "penggabungan mengubah berkas usulan itu saja: seperti biasa",
        YA,
        Kasus(
            kepala=KANTOR,
            berkas=(ada(HALAMAN),),
            tinjauan=MEREKA,
            gabungan=MergeDifference(changed=frozenset({HALAMAN})),
        ),
    ),
    baris(
        "tautan simbolik atau submodul: ditolak walau semua setuju",
        TOLAK,
        Kasus(
            kepala=KANTOR,
            berkas=(ada(HALAMAN),),
            tinjauan=MEREKA,
            gabungan=MergeDifference(frozenset({HALAMAN}), frozenset({HALAMAN})),
        ),
        "content/tentang.md tautan simbolik atau submodul; ganti dengan berkas biasa",
    ),
    baris(
        "nama berkas dengan baris baru: ditolak", TOLAK, baru("content/a\n::error::b.md"), "a ::error::b.md"
    ),
    baris("nama berkas yang membalik arah tulisan: ditolak", TOLAK, baru("content/\u202edm.py.md"), "tampak"),
    baris(
        "nama berkas yang bukan UTF-8: ditolak", TOLAK, baru("content/\udcff.md"), "huruf yang tidak tampak"
    ),
    baris(
        "nama berkas yang janggal dihapus: boleh",
        YA,
        Kasus(kepala=KANTOR, berkas=(ada("content/a\nb.md", hapus=True),), tinjauan=MEREKA),
    ),
    baris(
        "halaman di dalam arsip: ditolak",
        TOLAK,
        baru("content/arsip/2024-TW4/v1/index.md"),
        "content/arsip/2024-TW4/v1/index.md bukan berkas arsip yang dikenal; keluarkan dari content/arsip",
    ),
    baris(
        "skrip di dalam arsip: ditolak", TOLAK, baru("content/arsip/2024-TW4/v1/a.js"), "bukan berkas arsip"
    ),
    baris(
        "PDF di luar versi arsip: ditolak", TOLAK, baru("content/arsip/2024-TW4.pdf"), "bukan berkas arsip"
    ),
    baris(
        "pengaturan Git di arsip: ditolak", TOLAK, baru("content/arsip/.gitattributes"), "bukan berkas arsip"
    ),
    *(
        baris(f"arsip memuat {nama}", YA, baru(f"content/arsip/2024-TW4/{nama}"))
        for nama in (
            "v1/masukan/indicators/kamus/IKU-01.yml",
            "v1/masukan/content/lambang/daerah.svg",
            "v12-tanda-tangan-3/dokumen.pdf",
            "v1-pindaian-1/halaman-1.jpg",
        )
    ),
    baris(
        "content/Arsip bukan halaman: sama dengan arsip di sebagian komputer",
        TUNGGU,
        Kasus(kepala=KANTOR, berkas=(ada("content/Arsip/a.md"),), tinjauan=setuju("sekretaris")),
        "Kepala Dinas",
    ),
]

DUA_PENYETUJU: tuple[tuple[str, Kasus], ...] = (
    ("peran", Kasus(kepala=PERAN_BARU)),
    ("SOP", Kasus(kepala=ganti(KANTOR, BERKAS_SOP, {"langkah/0/waktu": "2 Hari"}))),
    ("skala predikat", Kasus(kepala=ganti(KANTOR, SKALA, {"skala/0/nama": "Lain"}))),
    ("pejabat penanda tangan", Kasus(kepala=ganti(KANTOR, PEJABAT, {"pemegang/1/nama": "PEJABAT LAIN"}))),
    ("susunan kantor", Kasus(kepala=ganti(KANTOR, INSTANSI, {"unit/dinas/nama": "Lain"}))),
    ("zona waktu", Kasus(kepala=ganti(KANTOR, INSTANSI, zona_waktu="WIT"))),
    ("arti indikator", Kasus(kepala=ganti(KANTOR, KAMUS, satuan="rasio"))),
    ("program", Kasus(kepala=KANTOR, berkas=(ada("mkdocs.yml"),))),
    ("berkas yang tidak dikenal", Kasus(kepala=KANTOR, berkas=(ada("entah.txt"),))),
)
KEPALA_SAJA = [
    baris(
        f"{apa}: Kepala saja tidak cukup",
        TUNGGU,
        replace(kasus, tinjauan=setuju("kepala")),
        "persetujuan Sekretaris (sekretaris).",
    )
    for apa, kasus in DUA_PENYETUJU
]

RAGU = [
    baris("daftar dari situs Git terpotong", GALAT, replace(BASE, lengkap=False), "terpotong"),
    baris("usulan kosong", GALAT, Kasus(kepala=KANTOR), "tidak mengubah berkas apa pun"),
    baris("commit terakhir tidak terbaca", GALAT, replace(BASE, terbaca=False), "tidak dapat dibaca"),
    baris(
        "commit tanpa akun pembuat",
        GALAT,
        replace(BASE, pembuat=("staf", None)),
        "tidak terhubung dengan akun",
    ),
    baris(
        "commit dengan akun kosong", GALAT, replace(BASE, pembuat=("staf", "")), "tidak terhubung dengan akun"
    ),
    baris(
        "pembuat commit tidak diketahui sama sekali",
        GALAT,
        replace(BASE, pembuat=()),
        "tidak terhubung dengan akun",
    ),
    baris("akun penulis sudah dihapus", GALAT, replace(BASE, penulis=""), "penulis usulan tidak diketahui"),
    baris(
        "status tinjauan yang tidak dikenal: tidak ditebak",
        GALAT,
        replace(BASE, tinjauan=(*BASE.tinjauan, tinjau("tamu", Stance.TAK_DIKENAL))),
        "tinjauan tamu berstatus yang tidak dikenal",
    ),
    baris(
        "jam situs Git terlalu maju",
        GALAT,
        replace(BASE, tinjauan=setuju("perencana", menit=6)),
        "masa depan",
    ),
    baris("jam situs Git maju lima menit", YA, replace(BASE, tinjauan=setuju("perencana", menit=5))),
    baris(
        "waktu tinjauan tanpa zona",
        GALAT,
        replace(
            BASE,
            tinjauan=(replace(BASE.tinjauan[0], time=datetime.datetime(2025, 1, 15, 1)),),  # noqa: DTZ001
        ),
        "tanpa zona",
    ),
    baris("data usulan masih bergalat", TOLAK, replace(BASE, galat=3), "; dan 2 galat lagi"),
    baris(
        "berkas yang rusak tidak dianggap dihapus",
        TOLAK,
        replace(BASE, kepala=replace(realisasi(), tak_terbaca=frozenset({FORMULIR})), galat=1),
        "berkas indicators/pengukuran/2024-TW4/dinas.yml tidak dapat dibaca",
    ),
    baris(
        "berkas yang terbaca sebagian pun ditolak",
        TOLAK,
        replace(
            BASE,
            kepala=replace(
                realisasi(), left_out=Unread(cells={FORMULIR: frozenset({("indikator", "IKU-01")})})
            ),
            galat=0,
        ),
        "berkas indicators/pengukuran/2024-TW4/dinas.yml tidak dapat dibaca",
    ),
    baris(
        "isi berbeda tetapi berkasnya tidak terdaftar: cabang usang",
        TOLAK,
        replace(
            BASE, daftar=(), berkas=(ada("content/tentang.md"),), tinjauan=setuju("perencana", "sekretaris")
        ),
        "isi indicators/pengukuran/2024-TW4/dinas.yml berbeda dari cabang utama, padahal tidak diubah",
    ),
    baris(
        "yang tidak dapat diputuskan didahulukan", GALAT, replace(BASE, lengkap=False, galat=1), "terpotong"
    ),
]

TABEL = [
    *REALISASI,
    *TAHAPAN,
    *PERSETUJUAN,
    *SESUDAH_DISETUJUI,
    *DATA_ACUAN,
    *SUDAH_DISAHKAN,
    *ARSIP_DAN_BERKAS,
    *BERKAS_JANGGAL,
    *KEPALA_SAJA,
    *RAGU,
]


def teks(putusan: Verdict) -> str:
    lapsed = ("|".join((item.account, item.reason, *item.cells)) for item in putusan.lapsed)
    return "\n".join((putusan.sentence, *lapsed))


@pytest.mark.parametrize(("kasus", "status", "bunyi"), TABEL)
def test_gerbang(kasus: Kasus, status: VerdictStatus, bunyi: str) -> None:
    putusan = kasus.putusan()
    assert putusan.status is status
    assert bunyi in teks(putusan)


def test_tabel_cukup() -> None:
    """The issue asks for sixty cases; each sentence names one."""
    assert len(TABEL) >= 60
    assert len({row.id for row in TABEL}) == len(TABEL)
