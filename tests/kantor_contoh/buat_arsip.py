"""Makes the archive that the made-up office ships with: ``python -m tests.kantor_contoh.buat_arsip``.

The office's year happens again in a repository of its own: every document goes through the SOP by signed
proposals. What version 0.7.0 filed of it is taken as it was; then each document is filed anew by the program
as it is, with that reason. What is filed carries the marks of the program that printed it, so the archive is
renewed when printed documents or the form of the archive change.
"""

import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.kantor_contoh.gudang import (
    ARSIP,
    KEPALA,
    PERENCANA,
    SAKIP_1,
    SAKIP_2,
    SEKRETARIS,
    SEMUA,
    SIGNERS,
    STAF,
    STAF_2,
    Kantor,
    Usulan,
    jam,
)
from tests.salinan import REPO

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.new_office import EXAMPLE, EXAMPLE_ARCHIVE
from ukur.desk.prepared_period import prepare_period
from ukur.document.stable_zip import stable_zip
from ukur.model.periode import Periode


def _tanpa(pola: str, text: str) -> str:
    """Return a text without what a pattern finds; it must find something."""
    changed, count = re.subn(pola, "", text, flags=re.M)
    assert count, pola
    return changed


def _sebelum_2026(text: str) -> str:
    """Return an indicator as it was in 2025: its targets of 2026 were not agreed yet."""
    return _tanpa(r"^  2026:\n(?:    .*\n)+", text)


def kamus_awal(akhir: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the dictionary as it was at the beginning of 2025: nothing reached yet, nothing revised."""
    for name, text in akhir.items():
        if name.startswith("kamus/"):
            text = _belum_tercapai(text)
            yield name, _sebelum_2026(_belum_direvisi(text) if name == "kamus/IKU-02.yml" else text)


def _belum_tercapai(text: str) -> str:
    """Return an indicator without what 2025 came to."""
    return re.sub(r"^  2025:\n    nilai: .*\n    sumber: .*\n", "", text, flags=re.M)


def _belum_direvisi(text: str) -> str:
    text = _tanpa(r"^    alasan_perubahan: (?:.*\n)(?:      .*\n)*", text)
    for now, before in (
        ("    tahun: 400\n", "    tahun: 480\n"),
        ("      TW3: 120\n      TW4: 100\n", "      TW3: 160\n      TW4: 140\n"),
        ("Perjanjian Kinerja Perubahan 2025", "Perjanjian Kinerja 2025"),
    ):
        assert text.count(now) >= 1, now
        text = text.replace(now, before, 1)
    return text


def anggaran_sampai(text: str, triwulan: int) -> str:
    """Return a budget as it was after a quarter: its cash plan whole, no realisasi of later quarters."""

    def kept(found: re.Match[str]) -> str:
        rows = found[1].splitlines(keepends=True)[:triwulan]
        return f"    realisasi:\n{''.join(rows)}" if rows else ""

    changed, count = re.subn(r"^    realisasi:\n((?:      TW\d: .*\n)+)", kept, text, flags=re.M)
    assert count
    return changed


def pejabat_sampai(text: str, jumlah: int) -> str:
    """Return the holders as they were known when there were so many; the last has no end yet."""
    head, *rows = re.split(r"^(?=  - jabatan:)", text, flags=re.M)
    kept = rows[:jumlah]
    kept[-1] = re.sub(r"^    sampai: .*\n", "", kept[-1], flags=re.M)
    return head + "".join(kept)


def bertahap(dokumen: str, tahap: str) -> str:
    """Return a document's final text as it was at an earlier stage."""
    order = ("format", "draf", "konsep", "ditandatangani", "arsip")
    text = re.sub(r"^tahap: .*$", f"tahap: {tahap}", dokumen, count=1, flags=re.M)
    if order.index(tahap) < order.index("arsip"):
        text = _tanpa(r"^lokasi_arsip: .*\n", text)
        text = _tanpa(r"^  - langkah: 9\n(?:    .*\n)+", text)
    if order.index(tahap) < order.index("ditandatangani"):
        text = _tanpa(r"^tanggal_pengesahan: .*\n", text)
        text = _tanpa(r"^pelaksanaan:\n(?:  .*\n)+", text)
    if order.index(tahap) < order.index("konsep"):
        text = _tanpa(r"^analisis:\n(?:  .*\n)+", text)
        text = _tanpa(r"^evaluasi_renja:\n(?:  .*\n)+", text)
    return text.rstrip("\n") + "\n"


@dataclass(frozen=True)
class Triwulan:
    """One quarter's document: the days on which it was begun, filled in, discussed, signed and filed."""

    periode: Periode
    hari: tuple[str, str, str, str, str]


def jalani(kantor: Kantor, triwulan: Triwulan, isian: Callable[[str], str] = str) -> None:
    """Take a document from its format to the archive; ``isian`` is what a form said at that time."""
    periode, akhir = triwulan.periode, kantor.akhir
    path = f"pengukuran/{periode}/dokumen.yml"
    dokumen = akhir[path]
    ukuran, _ = measured_data(data_tree(kantor.folder))
    blank = prepare_period(ukuran, periode)
    filled = {
        name: isian(text)
        for name, text in akhir.items()
        if name.startswith(f"pengukuran/{periode}/") and name != path
    }
    kosong = {**blank, path: bertahap(dokumen, "format")}
    budget = f"anggaran/{periode.tahun}.yml"
    spent = {budget: anggaran_sampai(akhir[budget], periode.triwulan)}
    first, second, third, fourth, fifth = (jam(day) for day in triwulan.hari)
    steps = (
        Usulan(f"format-{periode}", first, PERENCANA, (SEKRETARIS,), kosong),
        Usulan(f"himpun-{periode}", second, STAF, (PERENCANA,), {**filled, path: bertahap(dokumen, "draf")}),
        Usulan(
            f"evaluasi-{periode}",
            third,
            PERENCANA,
            (SAKIP_1, SAKIP_2, SEKRETARIS),
            {**spent, path: bertahap(dokumen, "konsep")},
        ),
        Usulan(
            f"pengesahan-{periode}", fourth, PERENCANA, (KEPALA,), {path: bertahap(dokumen, "ditandatangani")}
        ),
    )
    for step in steps:
        kantor.usulkan(step)
    kantor.arsipkan(periode, Usulan(f"arsip-{periode}", fifth, STAF, (STAF_2,), {path: dokumen}))


TW1 = Triwulan(Periode(2025, 1), ("2025-04-02", "2025-04-03", "2025-04-08", "2025-04-10", "2025-04-11"))
TW2 = Triwulan(Periode(2025, 2), ("2025-07-02", "2025-07-03", "2025-07-08", "2025-07-10", "2025-07-11"))
TW3 = Triwulan(Periode(2025, 3), ("2025-10-02", "2025-10-03", "2025-10-07", "2025-10-09", "2025-10-10"))
TW4 = Triwulan(Periode(2025, 4), ("2026-01-05", "2026-01-06", "2026-01-09", "2026-01-12", "2026-01-13"))
TERBIT_ULANG = (
    "; dokumen ini diterbitkan ulang dengan\n  Ukur 0.11.0 dan setiap angkanya sama dengan versi sebelumnya."
)
PERNAH = REPO / "tests/verify/archives/0.7.0.zip"
"""What version 0.7.0 filed of the same days."""
PEMERINTAHAN_TW1 = "pengukuran/2025-TW1/pemerintahan.yml"


def sebelum_koreksi(text: str) -> str:
    """Return a form of TW1 as it was signed: 61 people, before five more were found."""
    if "\n  IKU-02:\n" not in text:
        return text
    text = _tanpa(r"(?<=^    realisasi: 66\n)    keterangan: (?:.*\n)(?:      .*\n)*", text)
    assert text.count("    realisasi: 66\n") == 1
    return text.replace("    realisasi: 66\n", "    realisasi: 61\n")


def sebelum_terbit_ulang(name: str, text: str) -> str:
    """Return a data file as it was before every document was filed anew."""
    if name == "koreksi.yml":
        return text.partition("\nnaskah:\n")[0]
    if name == "kamus/IKU-02.yml":  # the former target is recorded, so that it is the first half-year's again
        return _tanpa(r"^    semula:\n(?:      .*\n)+", text)
    return text.replace(TERBIT_ULANG, ".") if name.endswith("/dokumen.yml") else text


def terbit_ulang(kantor: Kantor, kini: Mapping[str, str]) -> None:
    """File every document anew: one proposal says so in all of them, and gives the reason.

    Before it the target that the first half-year was measured with is recorded in the dictionary, which the
    year's own revision had not done; so no figure of these documents changes.
    """
    changed = {name: text for name, text in kini.items() if text != kantor.akhir[name]}
    former = {name: changed.pop(name) for name in [*changed] if name.startswith("kamus/")}
    kantor.usulkan(Usulan("target-semula-IKU-02", jam("2026-11-27"), PERENCANA, SEMUA, former))
    kantor.usulkan(Usulan("terbit-ulang-2025", jam("2026-11-30"), PERENCANA, SEMUA, changed))
    for hour, triwulan in enumerate((TW1, TW2, TW3, TW4), 2):
        name = f"arsip-ulang-{triwulan.periode}"
        kantor.arsipkan(triwulan.periode, Usulan(name, jam("2026-11-30", 2 * hour), STAF, (STAF_2,), {}))


def setahun(kantor: Kantor) -> None:
    """Let the office's year happen: four documents, one correction, one revised target, three heads.

    At its end every document is filed anew.
    """
    kini = kantor.akhir
    kantor.akhir = akhir = {name: sebelum_terbit_ulang(name, text) for name, text in kini.items()}
    later = ("pengukuran/", "koreksi", "terjemahan")  # names in English came after the year, and are no input
    first = {name: text for name, text in akhir.items() if not name.startswith(later)}
    del first["anggaran/2026.yml"]
    first |= dict(kamus_awal(akhir))
    first["anggaran/2025.yml"] = anggaran_sampai(akhir["anggaran/2025.yml"], 0)
    first["pejabat.yml"] = pejabat_sampai(akhir["pejabat.yml"], 1)
    kantor.mulai(first, jam("2025-01-02"))
    jalani(kantor, TW1, sebelum_koreksi)
    corrected = {name: akhir[name] for name in (PEMERINTAHAN_TW1, "koreksi.yml")}
    kantor.usulkan(Usulan("koreksi-IKU-02", jam("2025-05-12"), PERENCANA, SEMUA, corrected))
    filing = Usulan("arsip-koreksi-2025-TW1", jam("2025-05-13"), STAF, (STAF_2,), {})
    kantor.arsipkan(TW1.periode, filing)
    kantor.usulkan(_pejabat(akhir, 2, "2025-07-01"))
    jalani(kantor, TW2)
    revised = {"kamus/IKU-02.yml": _sebelum_2026(_belum_tercapai(akhir["kamus/IKU-02.yml"]))}
    kantor.usulkan(Usulan("pk-perubahan-2025", jam("2025-09-29"), PERENCANA, SEMUA, revised))
    jalani(kantor, TW3)
    kantor.usulkan(_pejabat(akhir, 3, "2025-11-03"))
    jalani(kantor, TW4)
    terbit_ulang(kantor, kini)


def _pejabat(akhir: Mapping[str, str], jumlah: int, hari: str) -> Usulan:
    files = {"pejabat.yml": pejabat_sampai(akhir["pejabat.yml"], jumlah)}
    return Usulan(f"pejabat-{jumlah}", jam(hari), PERENCANA, SEMUA, files)


def buat(tujuan: Path, contoh: Path = EXAMPLE) -> None:
    """Write the archive and the keys of those who approved it into a zip, by their paths in the office."""
    with tempfile.TemporaryDirectory() as temp:
        with zipfile.ZipFile(PERNAH) as packed:
            pernah = {name: packed.read(name) for name in packed.namelist()}
        kantor = Kantor(Path(temp) / "kantor", contoh, pernah)
        setahun(kantor)
        places = [kantor.folder / SIGNERS, *sorted((kantor.folder / ARSIP).rglob("*"))]
        files = {
            path.relative_to(kantor.folder).as_posix(): path.read_bytes() for path in places if path.is_file()
        }
        tujuan.write_bytes(stable_zip(files))


if __name__ == "__main__":
    buat(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE_ARCHIVE)
