"""The example office reorganised in the middle of 2026, after its first quarter: as an office would write it.

All from 2026-TW2 on: a new indicator (IKU-25) in place of one that ends (IKU-10), one unit split (usaha
comes from ekonomi), two merged (pemerintahan and kelembagaan into pemdes), names changed (the secretariat,
IKU-20), and a PK Perubahan (target of IKU-11).
"""

import re
from collections.abc import Callable
from pathlib import Path

Ubah = Callable[[str], str]
SEBELUM, MULAI = "2026-TW1", "2026-TW2"
KAMUS_BARU = """kode: IKU-25
nama: Jumlah BUM Desa bersama yang aktif
sasaran: SS-2
tingkat: keluaran
definisi_operasional: Banyaknya BUM Desa bersama yang pada triwulan itu mulai berusaha.
cara_pengukuran: Penjumlahan BUM Desa bersama yang aktif
satuan: BUM Desa
jenis_satuan: cacah
desimal: 0
rumus: naik@1
agregasi: jumlah
frekuensi: triwulanan
unit: usaha
berlaku:
  mulai: 2026-TW2
sumber_data:
  nama: Daftar BUM Desa
target:
  2026:
    tahun: 6
    triwulan:
      TW2: 2
      TW3: 2
      TW4: 2
    dasar: perjanjian-kinerja
    sumber: Perjanjian Kinerja Perubahan 2026 (karangan)
"""
PK = """pk:
  - tahun: 2026
    nomor: PK/01/2026
    tanggal: 2026-01-20
    tanggal_anggaran: 2026-01-05
  - tahun: 2026
    nomor: PK/02/2026
    tanggal: 2026-05-04
    perubahan_ke: 1
    alasan: strategi

"""
UNIT = """  usaha:
    nama: Bidang Usaha Ekonomi Desa
    induk: dinas
    mulai: 2026-TW2
    pendahulu: [ekonomi]
  pemdes:
    nama: Bidang Pemerintahan dan Kelembagaan Desa
    induk: dinas
    mulai: 2026-TW2
    pendahulu: [pemerintahan, kelembagaan]
"""
LEBUR = "    nama: Bidang Kelembagaan dan Sosial Budaya\n    induk: dinas\n"
TARGET_LAMA = """    tahun: 30
    triwulan:
      TW1: 27
      TW2: 28
      TW3: 29
      TW4: 30
"""
TARGET_BARU = """    tahun: 32
    triwulan:
      TW1: 27
      TW2: 28
      TW3: 30
      TW4: 32
    alasan_perubahan: Perjanjian Kinerja Perubahan 2026, tambahan pendampingan (karangan)
    semula:
      - sampai: 2026-TW1
        tahun: 30
        triwulan: {TW1: 27, TW2: 28, TW3: 29, TW4: 30}
        pk: PK/01/2026
"""


def ganti(*pasangan: tuple[str, str]) -> Ubah:
    """Return a change of places that each are there exactly once."""

    def change(text: str) -> str:
        for lama, baru in pasangan:
            assert text.count(lama) == 1, (text.count(lama), lama)
            text = text.replace(lama, baru)
        return text

    return change


def pindah(dari: str, ke: str) -> tuple[str, str]:
    """From one unit to another, in the words of a dictionary."""
    return (
        f"\nunit: {dari}\n",
        f"\nunit:\n  - unit: {dari}\n    sampai: {SEBELUM}\n  - unit: {ke}\n    mulai: {MULAI}\n",
    )


def perubahan(kamus: Path) -> dict[str, Ubah]:
    """Return every edit by file below ``indicators/``; ``kamus`` is the dictionary as it is."""
    edits: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(kamus.glob("*.yml")):
        unit = re.search(r"^unit: (\S+)$", path.read_text("utf-8"), flags=re.M)
        if unit and unit[1] in {"pemerintahan", "kelembagaan"}:
            edits.setdefault(path.stem, []).append(pindah(unit[1], "pemdes"))
    edits.setdefault("IKU-11", []).extend([pindah("ekonomi", "usaha"), (TARGET_LAMA, TARGET_BARU)])
    edits.setdefault("IKU-12", []).append(("[ekonomi, kelembagaan]", "[ekonomi, kelembagaan, pemdes]"))
    ending = f"unit: ekonomi\nberlaku:\n  sampai: {SEBELUM}\npengganti: IKU-25\n"
    edits.setdefault("IKU-10", []).append(("unit: ekonomi\n", ending))
    edits.setdefault("IKU-20", []).append(
        ("masyarakat atas layanan dinas\n", "masyarakat atas layanan kantor\n")
    )
    result = {f"kamus/{kode}.yml": ganti(*pairs) for kode, pairs in edits.items()}
    result["kamus/IKU-25.yml"] = lambda _: KAMUS_BARU
    result["instansi.yml"] = ganti(
        ("    nama: Sekretariat\n", "    nama: Sekretariat Dinas\n"),
        (
            "    nama: Bidang Pemerintahan Desa\n",
            f"    nama: Bidang Pemerintahan Desa\n    sampai: {SEBELUM}\n",
        ),
        (LEBUR, f"{LEBUR}    sampai: {SEBELUM}\n{UNIT}"),
        ("kertas:\n", f"{PK}kertas:\n"),
    )
    return result


ISIAN: dict[str, tuple[str, ...]] = {
    **{"IKU-02": ("121",), "IKU-03": ("9.0",), "IKU-04": ("6",), "IKU-05": ("62", "120")},
    **{"IKU-11": ("28", "98"), "IKU-12": ("400000000",), "IKU-13": ("200", "240"), "IKU-14": ("1",)},
    **{"IKU-15": ("3",), "IKU-16": ("11",), "IKU-17": ("120", "30"), "IKU-18": ("96",), "IKU-19": ("72.10",)},
    **{"IKU-20": ("84.50",), "IKU-21": ("4500", "10000"), "IKU-22": ("2.5",), "IKU-24": ("ya",)},
    "IKU-25": ("2",),
}
"""What is reported in 2026-TW2: realisasi, or pembilang and penyebut; IKU-12 by each of its two units."""
_BLANK = re.compile(r"    (realisasi|pembilang|penyebut):")
_EVIDENCE = "    # bukti:\n    #   - nama:\n    #     tautan: https://\n"
_FILED = "    bukti:\n      - nama: Rekapitulasi (karangan)\n        lokasi_arsip: Lemari E, map 2026-TW2\n"


def terisi(formulir: str) -> str:
    """Fill a blank form of 2026-TW2 in: figures, evidence, and a word on each plan that is still open."""
    lines: list[str] = []
    kode = ""
    for line in formulir.replace(_EVIDENCE, _FILED).split("\n"):
        kode = line.strip(" :") if re.fullmatch(r"  IKU-\d\d:", line) else kode
        if blank := _BLANK.fullmatch(line):
            line = f"    {blank[1]}: {ISIAN[kode][blank[1] == 'penyebut']}"
        elif re.fullmatch(r"    # (tindak_lanjut:|  (- periode|  rencana|  status|  uraian): ?.*)", line):
            line = line.replace("    # ", "    ", 1).replace("uraian:", "uraian: Masih berjalan (karangan).")
        lines.append(line)
    return "\n".join(lines)


def dokumen(teks: str, tahap: str) -> str:
    """Bring a document of 2026 to a stage, with the analysis that its sasaran ask for."""
    text = re.sub(r"^tahap: .*$", f"tahap: {tahap}", teks, count=1, flags=re.M)
    if "analisis:" not in text:
        text += "\nanalisis:\n" + "".join(
            f"  SS-{n}:\n    uraian: Berjalan (karangan).\n" for n in (1, 2, 3, 4)
        )
    return text


def bertanggal(teks: str, hari: str) -> str:
    """Date a document as signed on a day, every step of the SOP on it."""
    who = ("Kepala Dinas", "Sekretaris", "Fungsional Perencana", "Staf", "Tim SAKIP", "Fungsional Perencana")
    rows = "".join(
        f"  - langkah: {step}\n    oleh: {title}\n    mulai: {hari}\n    selesai: {hari}\n"
        for step, title in enumerate((*who, "Kepala Dinas", "Kepala Dinas"), 1)
    )
    text = re.sub(r"^(tahap: .*)$", rf"\1\ntanggal_pengesahan: {hari}", teks, count=1, flags=re.M)
    return f"{text.partition('pelaksanaan:')[0].rstrip()}\n\npelaksanaan:\n{rows}"
