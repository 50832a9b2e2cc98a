"""An office that signed and filed a quarter with an older program, whose rules let its slips through.

2025-TW4 holds one slip of each kind that today's rules name; it is filed as ``ukur/dokumen/1``. The older
program read a bare ``#N/A`` as a comment, so as a blank: what was approved was that.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.skenario.arsip_kantor import TW4, ajukan_arsip, arsip, gabungkan, menjadi_bentuk_satu
from tests.skenario.isian import BUKTI, DOKUMEN, FORMULIR, Ubah, beranalisis, disahkan, tahap, terisi
from tests.skenario.kantor import KEPALA, PERENCANA, SAKIP_1, SAKIP_2, SEKRETARIS, STAF, Kantor, ganti

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.desk import prepared_period
from ukur.model.periode import Periode
from ukur.source import catalogue_reader

BARU = Periode(2026, 1)
DOKUMEN_BARU, FORMULIR_BARU = (f"indicators/pengukuran/{BARU}/{name}.yml" for name in ("dokumen", "dinas"))
KELIRU: Mapping[str, str] = {
    "IKU-09": "M102",
    "IKU-10": "M101",
    "IKU-11": "Y101",
    "IKU-12": "Y102",
    "IKU-13": "W104",
    "IKU-14": "T110",
}
"""The rule that names the slip of each indicator: half a village; an index with four decimals where two are
printed; a sentence cut at ``#``; a spreadsheet's error; 845 percent; a target below last year's result."""

_SATUAN = {
    "IKU-09": ("kampung", "cacah", 0),
    "IKU-10": ("indeks", "indeks", 2),
    "IKU-11": ("dokumen", "cacah", 0),
    "IKU-12": ("orang", "cacah", 0),
    "IKU-13": ("persen", "persen", 2),
    "IKU-14": ("persen", "persen", 2),
}
_TARGET = {  # of 2025, of 2026
    "IKU-09": ("90", "101"),
    "IKU-10": ("3.20", "3.50"),
    "IKU-11": ("10", "13"),
    "IKU-12": ("40", "40"),
    "IKU-13": ("85", "86"),
    "IKU-14": ("80", "86"),
}
_ISI = {
    "IKU-09": "realisasi: 99.6",
    "IKU-10": "realisasi: 3.4567",
    "IKU-11": "realisasi: 12\n    keterangan: Menurut surat bupati #12 yang diterima Desember",
    "IKU-12": "realisasi: #N/A\n    keterangan: Belum direkap.",
    "IKU-13": "realisasi: 845",
    "IKU-14": "realisasi: 85",
}
_BENAR = {
    **{"IKU-09": "101", "IKU-10": "3.52", "IKU-11": "14"},
    **{"IKU-12": "41", "IKU-13": "86.50", "IKU-14": "87"},
}
"""Figures of 2026-TW1, each of which reaches its target."""


def _kamus(kode: str) -> str:
    satuan, jenis, desimal = _SATUAN[kode]
    text = f"""kode: {kode}
nama: Capaian uji {kode.removeprefix("IKU-")}
sasaran: SS-1
tingkat: hasil
definisi_operasional: Angka {kode} menurut rekapitulasi dinas.
cara_pengukuran: Dihitung dari rekapitulasi dinas.
interpretasi: Makin tinggi makin baik.
satuan: {satuan}
jenis_satuan: {jenis}
desimal: {desimal}
rumus: naik@1
agregasi: posisi-akhir
frekuensi: triwulanan
unit: dinas
sumber_data:
  nama: Rekapitulasi (contoh uji)
"""
    if kode == "IKU-14":
        text += "baseline:\n  2024:\n    nilai: 90\n    sumber: Laporan 2024 (contoh uji)\n"
    return f"{text}target:\n{_pada(2025, _TARGET[kode][0])}"


def _tahun_baru(kode: str) -> Ubah:
    """Add the target of 2026; that of IKU-13 is below the 845 percent, and says why."""
    why = "    alasan_lebih_mudah: Hasil 2025 salah ketik.\n" if kode == "IKU-13" else ""
    return lambda text: f"{text}{_pada(2026, _TARGET[kode][1])}{why}"


def _pada(tahun: int, nilai: str) -> str:
    return f"  {tahun}:\n    tahun: {nilai}\n    dasar: perjanjian-kinerja\n    sumber: PK {tahun} (uji)\n"


def _baris(isi: Mapping[str, str]) -> str:
    evidence = f"\n    bukti:\n      - nama: Rekapitulasi\n        tautan: {BUKTI}\n"
    return "".join(f"  {kode}:\n    {text}{evidence}" for kode, text in isi.items())


def _tulis(text: str) -> Ubah:
    return lambda _: text


def pembaca_lama(patch: pytest.MonkeyPatch) -> None:
    """Let a spreadsheet's error be a blank, as the older program read it."""
    patch.setattr(catalogue_reader, "with_sheet_errors", lambda form, _: form)


def kantor_lama(kantor: Kantor, kunci: Mapping[str, Path]) -> None:
    """Let an office at the end of 2024 go through 2025-TW4 by the older program, up to the archive."""
    kantor.cabang("main")
    ukuran, _ = measured_data(data_tree(kantor.kerja))
    blank = {f"indicators/{path}": text for path, text in prepared_period.prepare_period(ukuran, TW4).items()}
    kantor.tulis(
        "pengelola", {f"indicators/kamus/{kode}.yml": _tulis(_kamus(kode)) for kode in KELIRU}, "main"
    )
    kantor.mutakhirkan()
    new: dict[str, Ubah] = {path: _tulis(text) for path, text in blank.items()}
    new[DOKUMEN] = _tulis(tahap("format")(blank[DOKUMEN]))
    with pytest.MonkeyPatch.context() as patch:
        pembaca_lama(patch)
        gabungkan(kantor, kunci, PERENCANA, new, (SEKRETARIS,))
        filled: dict[str, Ubah] = {
            DOKUMEN: tahap("draf"),
            FORMULIR: lambda text: f"{terisi(text).rstrip()}\n{_baris(_ISI)}",
        }
        gabungkan(kantor, kunci, STAF, filled, (PERENCANA,))
        gabungkan(kantor, kunci, PERENCANA, {DOKUMEN: beranalisis}, (SAKIP_1, SAKIP_2, SEKRETARIS))
        gabungkan(kantor, kunci, PERENCANA, {DOKUMEN: disahkan}, (KEPALA,))
        arsip(kantor)
        menjadi_bentuk_satu(kantor)
        ajukan_arsip(kantor, kunci)
    kantor.main_maju({f"indicators/kamus/{kode}.yml": _tahun_baru(kode) for kode in KELIRU})


def _berkas_baru(kantor: Kantor) -> dict[str, Ubah]:
    """Return the files that today's program begins 2026-TW1 with."""
    ukuran, _ = measured_data(data_tree(kantor.utama))
    blank = prepared_period.prepare_period(ukuran, BARU)
    made = {f"indicators/{path}": _tulis(text) for path, text in blank.items()}
    made[DOKUMEN_BARU] = _tulis(tahap("format")(blank[f"pengukuran/{BARU}/dokumen.yml"]))
    return made


def diisi(isi: Mapping[str, str]) -> Ubah:
    """Return a change that fills the blank form of 2026-TW1 in."""

    def change(text: str) -> str:
        head, found, _ = text.partition("indikator:\n")
        assert found
        return f"{head}{found}{_baris(isi)}"

    return change


TEPAT = diisi({kode: f"realisasi: {value}" for kode, value in _BENAR.items()})
KELIRU_LAGI = diisi(_ISI)
LEBIH_MUDAH = {"indicators/kamus/IKU-14.yml": ganti("tahun: 86", "tahun: 70")}
"""For 2026 less than the 85 that 2025 reached."""


def _disahkan(text: str) -> str:
    """Close the document of a quarter that ends in March."""
    return disahkan(text).replace("2026-01-0", "2026-04-0")


def langkah_baru(kantor: Kantor) -> tuple[tuple[str, Mapping[str, Ubah], tuple[str, ...]], ...]:
    """Return who writes, what, and who approves, for each stage of 2026-TW1."""
    return (
        (PERENCANA, _berkas_baru(kantor), (SEKRETARIS,)),
        (STAF, {DOKUMEN_BARU: tahap("draf"), FORMULIR_BARU: TEPAT}, (PERENCANA,)),
        (PERENCANA, {DOKUMEN_BARU: beranalisis}, (SAKIP_1, SAKIP_2, SEKRETARIS)),
        (PERENCANA, {DOKUMEN_BARU: _disahkan}, (KEPALA,)),
    )
