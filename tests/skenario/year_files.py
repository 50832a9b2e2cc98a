"""What people of the example office write in 2025, as its shipped data tell it, reorganised in August.

The data that ship are those of the end of the year. From 2025-TW3 on, here, the unit ekonomi is split: usaha
takes IKU-11 and a new indicator (IKU-25) that follows IKU-10; a PK Perubahan lowers the target of IKU-02.
"""

import re
from collections.abc import Iterator, Mapping

from tests.kantor_contoh.buat_arsip import (
    anggaran_sampai,
    bertahap,
    kamus_awal,
    pejabat_sampai,
    sebelum_koreksi,
    sebelum_terbit_ulang,
)
from tests.kantor_contoh.tengah_tahun import KAMUS_BARU, ganti
from tests.skenario.isian import REPO

from ukur.model.periode import Periode

CONTOH = REPO / "generator/ukur/commands/data/example/indicators"
AKHIR: Mapping[str, str] = {
    name: sebelum_terbit_ulang(name, path.read_text("utf-8"))
    for path in sorted(CONTOH.rglob("*.yml"))
    for name in [path.relative_to(CONTOH).as_posix()]
}
Files = dict[str, str]
KUARTAL = tuple(Periode(2025, number) for number in (1, 2, 3, 4))
UNITS = ("pemerintahan", "ekonomi", "kelembagaan", "sekretariat")
AKTIF = """  IKU-25:
    realisasi: 2
    bukti:
      - nama: Daftar BUM Desa bersama
        lokasi_arsip: Lemari U, map {periode}
"""
KAMUS_25 = (
    KAMUS_BARU.replace("2026-TW2", "2025-TW3")
    .replace("2026", "2025")
    .replace("tahun: 6", "tahun: 4")
    .replace("      TW2: 2\n", "")
)
"""The new indicator of the reorganisation, from TW3 of this year: 2 + 2 of 4."""
PK = """pk:
  - tahun: 2025
    nomor: PK/01/2025
    tanggal: 2025-01-20
    tanggal_anggaran: 2025-01-06
"""
PK_PERUBAHAN = """  - tahun: 2025
    nomor: PK/02/2025
    tanggal: 2025-08-11
    perubahan_ke: 1
    alasan: strategi
"""
USAHA = """  usaha:
    nama: Bidang Usaha Ekonomi Desa
    induk: dinas
    mulai: 2025-TW3
    pendahulu: [ekonomi]
"""
SEMULA = """    semula:
      - sampai: 2025-TW2
        tahun: 480
        triwulan: {TW1: 60, TW2: 120, TW3: 160, TW4: 140}
        pk: PK/01/2025
"""
BILA_KOSONG = """bila_kosong:
  - peran: kepala
    pengganti: [sekretaris, staf]
    sk: SK 800/12/2025
    mulai: 2025-01-02
"""


def first_day() -> Files:
    """Return the office on the second of January: no quarter, no figure of the year, one head."""
    kept = {name: text for name, text in AKHIR.items() if not name.startswith(("pengukuran/", "koreksi"))}
    del kept["anggaran/2026.yml"]
    kept |= dict(kamus_awal(AKHIR))
    kept["anggaran/2025.yml"] = anggaran_sampai(AKHIR["anggaran/2025.yml"], 0)
    kept["pejabat.yml"] = pejabat_sampai(AKHIR["pejabat.yml"], 1)
    kept["instansi.yml"] = ganti(("kertas:\n", f"{PK}\nkertas:\n"))(kept["instansi.yml"])
    kept["peran.yml"] += f"\n{BILA_KOSONG}"
    return kept


def forms(periode: Periode, *, plans: bool) -> Files:
    """Return the filled forms of a quarter; the plans of the missed indicators come with the evaluation."""
    folder = f"pengukuran/{periode}/"
    found = {
        name: sebelum_koreksi(text) if periode.triwulan == 1 else text
        for name, text in AKHIR.items()
        if name.startswith(folder) and not name.endswith("/dokumen.yml")
    }
    if periode.triwulan > 2:
        found |= _split(folder, found[f"{folder}ekonomi.yml"], periode)
    return found if plans else {name: _without_plans(text) for name, text in found.items()}


def _split(folder: str, ekonomi: str, periode: Periode) -> Iterator[tuple[str, str]]:
    """Move IKU-11 to the new unit, and give it IKU-25 in place of IKU-10."""
    rows = {found[1]: found[0] for found in re.finditer(r"  (IKU-\d\d):\n(?:    .*\n|\n)+", ekonomi)}
    left = ekonomi.replace(rows["IKU-10"], "").replace(rows["IKU-11"], "")
    yield f"{folder}ekonomi.yml", left
    moved = f"unit: usaha\n\nindikator:\n{rows['IKU-11']}{AKTIF.format(periode=periode)}"
    yield f"{folder}usaha.yml", moved


def _without_plans(text: str) -> str:
    return re.sub(r"^    rencana_aksi:\n(?:      .*\n)+", "", text, flags=re.M)


def document(periode: Periode, stage: str) -> str:
    """Return a document at a stage; the steps of the SOP are left to what happens."""
    text = bertahap(AKHIR[f"pengukuran/{periode}/dokumen.yml"], stage)
    return re.sub(r"^pelaksanaan:\n(?:  .*\n)+", "", text, flags=re.M).rstrip() + "\n"


def budget(periode: Periode) -> Files:
    """Return the budget with what was spent up to a quarter."""
    name = f"anggaran/{periode.tahun}.yml"
    return {name: anggaran_sampai(AKHIR[name], periode.triwulan)}


def officials(number: int) -> Files:
    """Return the holders when there were so many: the second is the Plt., the third the new head."""
    return {"pejabat.yml": pejabat_sampai(AKHIR["pejabat.yml"], number)}


def correction() -> Files:
    """Return the correction of IKU-02 in TW1, decided after TW2 was filed: 61 people were 66."""
    form = "pengukuran/2025-TW1/pemerintahan.yml"
    reason = ganti(("tanggal: 2025-05-12", "tanggal: 2025-07-28"))(AKHIR["koreksi.yml"])
    return {form: AKHIR[form], "koreksi.yml": reason}


def reorganisation() -> Files:
    """Return the PK Perubahan, the split unit, the new and the retired indicator, from 2025-TW3 on."""
    now = first_day()
    known = AKHIR["kamus/IKU-02.yml"]
    revised = re.sub(r"^  202[56]:\n    nilai: .*\n    sumber: .*\n", "", known, flags=re.M)
    revised = re.sub(r"^  2026:\n(?:    .*\n)+", SEMULA, revised, flags=re.M)
    units = "unit:\n  - unit: ekonomi\n    sampai: 2025-TW2\n  - unit: usaha\n    mulai: 2025-TW3\n"
    ended = "unit: ekonomi\nberlaku:\n  sampai: 2025-TW2\npengganti: IKU-25\n"
    return {
        "kamus/IKU-02.yml": revised,
        "kamus/IKU-10.yml": ganti(("unit: ekonomi\n", ended))(now["kamus/IKU-10.yml"]),
        "kamus/IKU-11.yml": ganti(("unit: ekonomi\n", units))(now["kamus/IKU-11.yml"]),
        "kamus/IKU-25.yml": KAMUS_25,
        "instansi.yml": ganti(
            ("\npenomoran:\n", f"{USAHA}\npenomoran:\n"), ("\nkertas:\n", f"{PK_PERUBAHAN}\nkertas:\n")
        )(now["instansi.yml"]),
    }


def departed(roles: str) -> str:
    """End the head's account in November, before anybody is named in her place."""
    row = re.compile(r"^      - akun: peragaan-kepala\n(?:        .*\n)*?        mulai: 2024-01-02\n", re.M)
    return row.sub(lambda found: f"{found[0]}        sampai: 2025-11-28\n", roles, count=1)
