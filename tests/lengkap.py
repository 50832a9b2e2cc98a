"""An office in full use: every kind of formula and value, budget, plans, follow-up, SOP record, corrections.

Texts and figures are made up for tests; the office is not a real one. Used wherever the repository's own
instance is too small.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.model.instansi import Instansi
from ukur.model.pengukuran import Anggaran, DaftarKoreksi, Dokumen, Formulir
from ukur.model.peran import DaftarPejabat
from ukur.model.periode import Periode
from ukur.model.pohon import PohonKinerja
from ukur.model.skala import DaftarSkala

TW3, TW4 = Periode(2024, 3), Periode(2024, 4)
SITUS = "https://kinerja.contoh.example/uji/"
BUKTI = {
    "nama": "Laporan triwulan",
    "tautan": "https://contoh.example/bukti?a=1&b=2",
    "sha256": "0123456789abcdef" * 4,
    "tanggal": "2024-12-31",
}

# (rumus, kind of unit, target of the year, realisasi TW4, decimals): one row of each kind, repeated.
JENIS: tuple[tuple[str, str, str, str | None, int], ...] = (
    ("naik@1", "persen", "80", "82.5", 2),
    ("turun-selisih@1", "rasio", "0.35", "0.43", 2),  # 77,14: missed
    ("turun-rasio@1", "waktu", "32", "4.88", 2),
    ("stabil@1", "rasio", "100", "104", 0),
    ("rentang@1", "waktu", "7..8", "7.5", 1),
    ("rentang-turun@1", "waktu", "7..8", "9", 0),  # 87,50: missed
    ("skala@1", "predikat", "BB", "B", 0),  # 3/4 = 75,00: missed
    ("ya-tidak@1", "predikat", "ya", "ya", 0),
    ("naik@1", "uang", "1500000000", "1234567890.5", 2),  # 82,30: missed
    ("naik@1", "indeks", "0.8", None, 4),  # not reported
    ("naik@1", "persen", "75", "Belum rilis", 2),
    ("naik@1", "cacah", "0", "5", 0),  # target zero
)

RENCANA = {
    "kendala": "Data dari kampung terlambat",
    "penyebab": "Jaringan internet belum merata",
    "solusi": "Pengumpulan luring dicoba di dua kecamatan",
    "tindak_lanjut": "Pengumpulan luring di semua kecamatan",
    "target_perbaikan": "Seluruh kampung melapor paling lambat tanggal 5",
    "penanggung_jawab": "Sekretaris",
    "batas_waktu": "2025-03-31",
    "anggaran": "12500000",
    "tingkat": "sedang",
    "rekomendasi": {"oleh": "Kepala Dinas", "tanggal": "2025-01-10", "uraian": "Laporkan tiap bulan"},
}
REKOMENDASI_TW3 = {"oleh": "Kepala Dinas", "tanggal": "2024-10-10", "uraian": "Laporkan tiap bulan"}


def lengkap(
    asli: Catalogue,
    jumlah: int = 12,
    tahap: str = "ditandatangani",
    instansi: Mapping[str, Any] | None = None,
    dokumen: Mapping[str, Any] | None = None,
    isian: Mapping[str, Any] | None = None,
    kamus: Mapping[str, Any] | None = None,
) -> Catalogue:
    """Return a catalogue of ``jumlah`` indicators with documents 2024-TW3 and 2024-TW4.

    ``instansi``, ``dokumen`` (of TW4), ``isian`` (of every report of TW4) and ``kamus`` (every indicator)
    replace keys of those records. ``asli`` gives the SOP, roles and scale.
    """
    codes = [f"IKU-{number:02}" for number in range(1, jumlah + 1)]
    items = [_indicator(kode, number) | dict(kamus or {}) for number, kode in enumerate(codes)]
    forms = {
        TW3: {kode: _report(number, TW3) for number, kode in enumerate(codes)},
        TW4: {kode: _report(number, TW4) | dict(isian or {}) for number, kode in enumerate(codes)},
    }
    return replace(
        asli,
        instansi=Instansi.model_validate(_office() | dict(instansi or {})),
        pejabat=DaftarPejabat.model_validate(_officials()),
        skala=_scale(asli),
        pohon=PohonKinerja.model_validate(_tree()),
        indikator={item["kode"]: Indikator.model_validate(item) for item in items},
        anggaran={2024: Anggaran.model_validate(_budget())},
        formulir={
            periode: {"dinas": Formulir.model_validate({"unit": "dinas", "indikator": reports})}
            for periode, reports in forms.items()
        },
        dokumen={
            TW3: Dokumen.model_validate(_document(TW3, "ditandatangani")),
            TW4: Dokumen.model_validate(_document(TW4, tahap) | dict(dokumen or {})),
        },
        koreksi=DaftarKoreksi.model_validate(_corrections() if jumlah else {}),
        posisi={},
    )


def _office() -> dict[str, Any]:
    return {
        "nama": "Dinas Uji Coba dan Kampung",
        "singkatan": "duk",
        "nama_singkat": "Dinas UK",
        "pemerintah": "Pemerintah Kabupaten Contoh",
        "daerah": "Kabupaten Contoh",
        "tempat": "Kota Contoh",
        "kop": {
            "alamat": "Jalan Contoh Nomor 1, Kota Contoh 00000",
            "telepon": "(0700) 000000",
            "pos_el": "dinas@contoh.example",
            "laman": "https://dinas.contoh.example",
        },
        "unit": {"dinas": {"nama": "Dinas Uji Coba dan Kampung"}},
        "penomoran": {"kode_unit": "UK"},
        "klasifikasi": {
            "wilayah": {"nama": "Wilayah", "sumber": "Uji", "anggota": {"01": "Utara", "02": "Selatan"}}
        },
        "aritmetika": {"batas_agregat": "120"},
        "situs": SITUS,
    }


def _officials() -> dict[str, Any]:
    return {
        "jabatan": {"kepala": "Kepala Dinas Uji Coba dan Kampung"},
        "pemegang": [
            {
                "jabatan": "kepala",
                "nama": "PEJABAT UJI SATU, S.H., M.M.",
                "nip": "197001011995031001",
                "pangkat": "Pembina Utama Muda (IV/c)",
                "mulai": "2022-01-01",
                "sampai": "2024-12-31",
                "sumber": "Uji",
            },
            {
                "jabatan": "kepala",
                "nama": "PEJABAT UJI DUA, S.Sos.",
                "nip": "19750202 200003 2 002",
                "pangkat": "Pembina (IV/a)",
                "mulai": "2025-01-01",
                "status": "Plt.",
                "sumber": "Uji",
            },
        ],
    }


def _scale(asli: Catalogue) -> DaftarSkala:
    scores = {"A": "5", "BB": "4", "B": "3", "CC": "2"}
    table = {"akip": {"nama": "Predikat AKIP", "sumber": "Uji", "nilai": scores}}
    return DaftarSkala.model_validate(
        asli.skala.model_dump(mode="json", exclude_none=True) | {"tabel_label": table}
    )


def _tree() -> dict[str, Any]:
    def programme(kode: str, activities: int) -> dict[str, Any]:
        below = [
            {"kode": f"{kode}.2.{n:02}", "jenis": "kegiatan", "uraian": f"Kegiatan uji {kode}.2.{n:02}"}
            for n in range(1, activities + 1)
        ]
        return {"kode": kode, "jenis": "program", "uraian": f"Program uji {kode}", "anak": below}

    goals = [
        {
            "kode": f"SS-{n}",
            "jenis": "sasaran",
            "uraian": f"Meningkatnya mutu uji ke-{n}",
            "anak": [programme(kode, 2)],
        }
        for n, kode in ((1, "2.13.02"), (2, "2.13.03"))
    ]
    return {"simpul": [{"kode": "T-1", "jenis": "tujuan", "uraian": "Tujuan uji", "anak": goals}]}


def _budget() -> dict[str, Any]:
    def node(pagu: int, *spent: int) -> dict[str, Any]:
        return {"pagu": str(pagu), "realisasi": {f"TW{q}": str(value) for q, value in enumerate(spent, 1)}}

    first = node(600_000_000, 60_000_000, 200_000_000, 380_000_000, 540_000_000)
    second = node(264_130_300, 17_244_445, 60_000_000, 120_000_000, 250_000_000)
    return {
        "tahun": "2024",
        "sumber": "DPA uji",
        "simpul": {
            "2.13.02": first,
            "2.13.02.2.01": node(400_000_000, 40_000_000, 130_000_000, 250_000_000, 360_000_000),
            "2.13.02.2.02": node(200_000_000, 20_000_000, 70_000_000, 130_000_000, 180_000_000),
            "2.13.03": second,
        },
    }


def _indicator(kode: str, number: int) -> dict[str, Any]:
    rumus, kind, target, _, places = JENIS[number % len(JENIS)]
    labels = {"tabel_label": "akip"} if rumus == "skala@1" else {}
    numeric = rumus not in {"skala@1", "ya-tidak@1"} and ".." not in target
    compared = {
        "target_renstra": {"tahun": "2026", "nilai": target, "sumber": "Renstra uji"},
        "standar_nasional": {"nilai": target, "sumber": "Standar uji"},
        "baseline": {"2022": {"nilai": target, "sumber": "LKjIP uji 2022"}},
    }
    return {
        "kode": kode,
        "nama": f"Indikator uji {rumus.split('@')[0]} nomor {number + 1}",
        "sasaran": f"SS-{number % 2 + 1}",
        "tingkat": "hasil",
        "definisi_operasional": "Perbandingan yang diuji dengan seluruhnya pada tahun yang sama.",
        "cara_pengukuran": "Jumlah yang diuji dibagi jumlah seluruhnya",
        "satuan": {"uang": "rupiah", "predikat": "predikat"}.get(kind, "satuan uji"),
        "jenis_satuan": kind,
        "desimal": str(places),
        "rumus": rumus,
        "agregasi": "posisi-akhir",
        "frekuensi": "triwulanan",
        "unit": "dinas",
        "klasifikasi": "wilayah",
        "sumber_data": {"nama": "Laporan uji", "penyedia": "Bidang uji"},
        "target": {
            "2024": {
                "tahun": target,
                "triwulan": {"TW3": target, "TW4": target},
                "dasar": "perjanjian-kinerja",
                "sumber": "PK uji 2024",
                "alasan_perubahan": "Disesuaikan dengan APBD Perubahan",
            }
        },
        **labels,
        **(compared if numeric else {}),
    }


def _report(number: int, periode: Periode) -> dict[str, Any]:
    rumus, kind, _, value, _ = JENIS[number % len(JENIS)]
    if value is None:
        return {"keterangan": "Menunggu rilis survei"}
    report: dict[str, Any] = {
        "realisasi": value,
        "bukti": [BUKTI, {"nama": "Berita acara", "lokasi_arsip": "Rak 2, boks 14"}],
        "faktor_pendukung": "Dukungan pemerintah kampung",
        "faktor_penghambat": "Jarak antarkampung",
    }
    if rumus == "naik@1" and kind == "persen" and value != "Belum rilis":
        report["rincian"] = {"01": {"realisasi": "85.25"}, "02": {"realisasi": "79.75"}}
    if rumus in {"turun-selisih@1", "rentang-turun@1", "skala@1"} or kind == "uang":
        report["rencana_aksi"] = [RENCANA | ({"rekomendasi": REKOMENDASI_TW3} if periode == TW3 else {})]
        if periode == TW4:
            report["tindak_lanjut"] = [
                {
                    "periode": "2024-TW3",
                    "status": "sebagian selesai" if rumus != "skala@1" else "selesai",
                    "uraian": "Dua kecamatan sudah berjalan",
                    "bukti": "https://contoh.example/tindak-lanjut",
                }
            ]
    return report


def _document(periode: Periode, tahap: str) -> dict[str, Any]:
    steps = [
        {"langkah": str(n), "oleh": title, "mulai": f"2025-01-{day:02}", "selesai": f"2025-01-{day + 1:02}"}
        for n, title, day in (
            (1, "Kepala Dinas", 2),
            (2, "Sekretaris", 2),
            (3, "Fungsional Perencana", 3),
            (4, "Staf", 6),
            (5, "Tim SAKIP", 8),
            (6, "Fungsional Perencana", 9),
            (7, "Kepala Dinas", 13),
        )
    ]
    return {
        "periode": str(periode),
        "tahap": tahap,
        "nomor": f"000.8.6.3/00{periode.triwulan}/UK/2024",
        "tanggal_pengesahan": "2025-01-15" if periode == TW4 else "2024-10-15",
        "pendahuluan": "Dokumen uji ini memuat hasil pengukuran kinerja.\n\nAlinea kedua pendahuluan.",
        "analisis": {
            "SS-1": {
                "uraian": "Sebagian target tercapai.",
                "penyebab": "Pendampingan berjalan tepat waktu.",
                "faktor_pendukung": "Tenaga pendamping lengkap.",
                "faktor_penghambat": "Cuaca.",
                "solusi": "Jadwal digeser.",
                "efisiensi": "Perjalanan dinas digabung.",
                "program_penunjang": "Program uji 2.13.02.",
            }
        },
        "evaluasi_renja": {
            "faktor_pendorong": "Pendampingan berjalan tepat waktu.",
            "faktor_penghambat": "Cuaca.",
            "tindak_lanjut_triwulan": "Jadwal digeser.",
            "tindak_lanjut_renja": "Perjalanan dinas digabung.",
        },
        "pelaksanaan": steps if periode == TW4 else [],
        "lokasi_arsip": "Lemari arsip 1, boks 7",
        "perintah": {
            "nomor": "000.8.6.3/2",
            "tanggal": "2025-01-02",
            "batas_waktu": "2025-01-10",
            "tautan": "https://contoh.example/perintah",
        },
        "rapat": [
            {
                "tanggal": "2025-01-09",
                "tempat": "Ruang rapat",
                "hadir": ["Sekretaris", "Kepala Bidang Ekonomi"],
                "berita_acara": {"nama": "Berita acara evaluasi", "lokasi_arsip": "Lemari 2"},
            }
        ],
        "berkas": {"ruang": "Arsip", "rak": "2", "boks": "7", "folder": "1", "nomor_berkas": "12"},
        "bukti_lke": [{"kriteria": "2.c.9", "nama": "Notula rapat", "lokasi_arsip": "Lemari 2"}],
        "tindak_lanjut_lhe": [
            {
                "rekomendasi": "Bahas capaian tiap triwulan",
                "tindakan": "Rapat triwulanan dijadwalkan",
                "bukti": "https://contoh.example/jadwal",
                "status": "selesai",
            },
            {"rekomendasi": "Tetapkan tata cara koreksi data"},
        ]
        if periode == TW4
        else [],
        "catatan": "Catatan penutup uji.",
    }


def _corrections() -> dict[str, Any]:
    return {
        "koreksi": [
            {
                "periode": "2024-TW4",
                "indikator": "IKU-01",
                "lama": "81.5",
                "baru": "82.5",
                "alasan": "Salah ketik pada formulir",
                "sumber": "Berita acara koreksi uji",
                "diputuskan_oleh": "Kepala Dinas",
                "tanggal": "2025-01-20",
            }
        ]
    }
