"""Synthetic instances: any number of indicators over twenty quarters, all approved, from a fixed recipe."""

import re
import shutil
from pathlib import Path

TAHUN = range(2020, 2025)
REPO = Path(__file__).parents[2]


def _kamus(n: int) -> str:
    kode = f"IKU-{n:04d}"
    rows = [
        f"kode: {kode}",
        f"nama: Persentase layanan kampung nomor {n} yang memenuhi standar",
        f"sasaran: SS-{n % 20}",
        "tingkat: hasil",
        "definisi_operasional: >-",
        f"  Perbandingan jumlah layanan kampung nomor {n} yang memenuhi standar pelayanan dengan seluruh",
        "  layanan yang diberikan pada triwulan yang sama, menurut catatan unit pelaksana.",
        "alasan_pemilihan: Menunjukkan mutu layanan yang langsung dirasakan masyarakat kampung.",
        "interpretasi: Makin tinggi makin baik.",
        "cara_pengukuran: Jumlah layanan memenuhi standar dibagi jumlah layanan, dikali 100",
        "perhitungan:",
        "  cara: rasio",
        "  pembilang: Jumlah layanan yang memenuhi standar",
        "  penyebut: Jumlah layanan",
        "  pengali: 100",
        "satuan: persen",
        "jenis_satuan: persen",
        "rumus: naik@1",
        "agregasi: rata-rata",
        "frekuensi: triwulanan",
        f"unit: unit-{n % 10}",
        "sumber_data:",
        "  nama: Catatan unit pelaksana",
        "target:",
    ]
    for tahun in TAHUN:
        year = 60 + tahun - 2020
        quarters = ", ".join(f"TW{q}: {year}" for q in (1, 2, 3, 4))
        rows += [
            f"  {tahun}:",
            f"    tahun: {year}",
            f"    triwulan: {{{quarters}}}",
            "    dasar: renstra",
        ]
    return "\n".join(rows) + "\n"


def _formulir(unit: int, jumlah: int, langkah: int) -> str:
    rows = [f"unit: unit-{unit}", "indikator:"]
    for n in range(unit, jumlah, 10):
        rows += [
            f"  IKU-{n:04d}:",
            f"    pembilang: {660 + (n * 7 + langkah * 3) % 120}",
            "    penyebut: 1000",
            f"    bukti: [{{nama: Laporan triwulan {langkah}, lokasi_arsip: Map {n}}}]",
        ]
    return "\n".join(rows) + "\n"


def _instansi() -> str:
    units = "\n".join(f"  unit-{u}:\n    nama: Bidang {u}" for u in range(10))
    return f"""nama: Dinas Sintetis
singkatan: sintetis
nama_singkat: Dinas Sintetis
pemerintah: Pemerintah Kabupaten Sintetis
daerah: Kabupaten Sintetis
tempat: Sintetis
unit:
{units}
"""


def _pohon() -> str:
    nodes = "".join(
        f"      - kode: SS-{n}\n        jenis: sasaran\n        uraian: Meningkatnya mutu kelompok {n}\n"
        for n in range(20)
    )
    head = "simpul:\n  - kode: T-1\n    jenis: tujuan\n    uraian: Meningkatnya mutu layanan\n    anak:\n"
    return head + nodes


def _dokumen(tahun: int, triwulan: int) -> str:
    month = ("04", "07", "10")[triwulan - 1] if triwulan < 4 else "01"
    year = tahun + (triwulan == 4)
    return f"""periode: {tahun}-TW{triwulan}
tahap: ditandatangani
nomor: 000.8.6.3/{triwulan}/{tahun}
tanggal_pengesahan: {year}-{month}-15
pendahuluan: Dokumen sintetis untuk mengukur kecepatan.
"""


def tulis(folder: Path, jumlah: int) -> None:
    """Write a whole repository with ``jumlah`` indicators and 20 approved quarters into ``folder``."""
    data = folder / "indicators"
    for name in ("sop.yml", "skala.yml"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPO / "indicators" / name, data / name)
    text = (REPO / "indicators/peran.yml").read_text(encoding="utf-8").replace("peragaan-", "akun-")
    peran = re.sub(r"^program:.*\n", "", text, flags=re.MULTILINE)  # of demonstrations only
    files = {
        "instansi.yml": _instansi(),
        "peran.yml": peran,
        "pohon-kinerja.yml": _pohon(),
        "pejabat.yml": "jabatan:\n  kepala: Kepala Dinas Sintetis\npemegang:\n  - jabatan: kepala\n"
        "    nama: Pemegang Jabatan\n    mulai: 2020-01-01\n    sumber: sintetis\n",
    }
    files |= {f"kamus/IKU-{n:04d}.yml": _kamus(n) for n in range(jumlah)}
    for step, (tahun, triwulan) in enumerate((t, q) for t in TAHUN for q in (1, 2, 3, 4)):
        base = f"pengukuran/{tahun}-TW{triwulan}"
        files[f"{base}/dokumen.yml"] = _dokumen(tahun, triwulan)
        for unit in range(min(10, jumlah)):
            files[f"{base}/unit-{unit}.yml"] = _formulir(unit, jumlah, step)
    for name, text in files.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    shutil.copytree(REPO / "content", folder / "content")
    shutil.copy(REPO / "mkdocs.yml", folder / "mkdocs.yml")
