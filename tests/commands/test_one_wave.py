"""Everything that is wrong is told in one run, and what cannot be read is never called blank."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder
from ukur.workflow.document_hash import proposal_hash

Jalankan = Callable[..., Any]
DASAR = Path(__file__).resolve().parents[1] / "contoh/dasar"
FORMULIR = "indicators/pengukuran/2025-TW2/bidang.yml"
# One bad cell of each kind, by the number of the row; every tenth row is a count with a fraction instead.
KELIRU = {
    3: "26 km",
    11: "satu, dua",
    25: "2,5 juta",
    33: ">95",
    47: "0,84*",
    58: "#N/A",
    66: "1.500",
    78: "80 s/d 90",
    91: "tiga,",
}


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    shutil.copytree(DASAR, tmp_path / "indicators")
    return tmp_path


def ganti(kantor: Path, path: str, lama: str, baru: str) -> None:
    teks = (kantor / path).read_text("utf-8")
    assert teks.count(lama) == 1, lama
    (kantor / path).write_text(teks.replace(lama, baru), "utf-8")


def baris(ukur: Jalankan, kantor: Path) -> dict[str, dict[str, str]]:
    out = ukur("calc", "2025-TW2", "--format", "csv", di=kantor).out
    return {row["kode"]: row for row in csv.DictReader(io.StringIO(out, newline=""))}


def test_seratus_baris_sembilan_sel_keliru(ukur: Jalankan, kantor: Path) -> None:
    """Nine cells, ten fractions of counts: 19 findings about the form, each at its own row, in one run."""
    asli = (kantor / "indicators/kamus/IKU-01.yml").read_text("utf-8")
    with (kantor / FORMULIR).open("a", encoding="utf-8") as form:
        for n in range(1, 101):
            kode = f"X-{n:03}"
            teks = asli.replace("IKU-01", kode).replace("Jumlah pelatihan warga", f"Indikator {n}")
            (kantor / f"indicators/kamus/{kode}.yml").write_text(teks, "utf-8")
            nilai = KELIRU.get(n, "10" if n % 10 else "11.5")
            form.write(f"  {kode}:\n    realisasi: {nilai}\n    bukti: [{{nama: R, lokasi_arsip: L}}]\n")
    found = [line for line in ukur("check", di=kantor).out.splitlines() if line.startswith(FORMULIR)]
    told = {int(line.split(":")[1]): line.split()[2] for line in found}
    first = (kantor / FORMULIR).read_text("utf-8").splitlines().index("  X-001:") + 2
    codes = {25: "F001", 58: "Y102", 66: "F002"}
    wanted = {first + 3 * (n - 1): codes.get(n, "F001") for n in KELIRU}
    wanted |= {first + 3 * (n - 1): "M102" for n in range(10, 101, 10)}
    assert told == wanted
    rows = baris(ukur, kantor)
    unread = {kode for kode, row in rows.items() if row["status"] == "tidak terbaca"}
    assert unread == {f"X-{n:03}" for n in KELIRU}
    # the other rows: 10 (or 11,5) of 10 in TW2, TW1 is blank: measured, not hidden behind the bad cells
    assert rows["X-001"]["realisasi"] == "10"
    assert "belum ada data" not in {row["status"] for row in rows.values()}


def test_formulir_yang_sama_sekali_tidak_terbaca(ukur: Jalankan, kantor: Path) -> None:
    """A whole form is no blank either: its unit's indicators say where reading stopped."""
    ganti(kantor, FORMULIR, "    realisasi: 26", "    realisasi: [26")
    rows = baris(ukur, kantor)
    place = f"tidak terbaca, lihat {FORMULIR}:"
    assert [rows[kode]["realisasi"].startswith(place) for kode in ("IKU-01", "IKU-02", "IKU-05")] == [
        True
    ] * 3
    assert (rows["IKU-03"]["realisasi"], rows["IKU-04"]["realisasi"]) == ("B", "6.80")


@pytest.mark.parametrize(
    ("path", "lama", "baru", "kolom", "tempat"),
    [
        pytest.param(
            FORMULIR, "realisasi: 26", "realisasi:26", "realisasi", f"{FORMULIR}:19", id="realisasi"
        ),
        pytest.param(
            "indicators/kamus/IKU-05.yml",
            "      TW2: 25",
            "      TW2: 25 km",
            "target",
            "indicators/kamus/IKU-05.yml:19",
            id="target satu triwulan",
        ),
        pytest.param(
            "indicators/pengukuran/2025-TW1/bidang.yml",
            "    realisasi: 6\n",
            "    realisasi: enam orang, dua\n",
            "realisasi_sampai",
            "indicators/pengukuran/2025-TW1/bidang.yml:4",
            id="triwulan lalu, dijumlahkan",
        ),
    ],
)
def test_menyebut_berkas_dan_baris(
    ukur: Jalankan, kantor: Path, path: str, lama: str, baru: str, kolom: str, tempat: str
) -> None:
    ganti(kantor, path, lama, baru)
    rows = baris(ukur, kantor)
    named = {kode: row[kolom] for kode, row in rows.items() if "tidak terbaca" in row[kolom]}
    assert list(named.values()) == [f"tidak terbaca, lihat {tempat}"]
    (kode,) = named
    assert rows[kode]["status"] == "tidak terbaca"


def test_dokumen_yang_tidak_terbaca_tidak_disebut_belum_ada(ukur: Jalankan, kantor: Path) -> None:
    path = "indicators/pengukuran/2025-TW2/dokumen.yml"
    ganti(kantor, path, "tahap: konsep", "tahap: konsepp")
    assert ukur("calc", "2025-TW2", di=kantor)[::2] == (
        2,
        f"ukur: dokumen.yml periode 2025-TW2 tidak terbaca, lihat {path}:2\n",
    )


def test_situs_dan_pemeriksaan_tetap_menolak(ukur: Jalankan, kantor: Path) -> None:
    ganti(kantor, FORMULIR, "realisasi: 26", "realisasi: 26 km")
    assert ukur("check", di=kantor).kode == 1
    assert ukur("build", di=kantor).kode == 1


def test_sel_yang_dilewati_tidak_sama_dengan_sel_yang_tidak_ada(kantor: Path) -> None:
    """An approval given while a cell could not be read is not one of the file without that cell."""
    path = FORMULIR.removeprefix("indicators/")
    tanpa = "      - nama: Berita acara\n        lokasi_arsip: Rak 2\n"
    sidik = list[object]()
    for baru in (tanpa + "        tautan: bukan tautan\n", ""):
        data = kantor / f"kantor-{len(sidik)}/indicators"
        shutil.copytree(DASAR, data)
        ganti(data.parent, FORMULIR, tanpa, baru)
        katalog = read_catalogue(Folder(data)).catalogue
        assert katalog is not None
        sidik.append(proposal_hash(katalog, [path], {}))
    assert sidik[0] != sidik[1]


def test_angka_yang_sudah_disahkan_tidak_menahan_triwulan_berikut(ukur: Jalankan, kantor: Path) -> None:
    """An office that upgrades with a count of 6,6 in a signed quarter goes on: a remark, not an error."""
    ganti(kantor, "indicators/koreksi.yml", "    baru: 6\n", "    baru: 6.6\n")
    ganti(kantor, "indicators/pengukuran/2025-TW1/bidang.yml", "    realisasi: 6\n", "    realisasi: 6.6\n")
    hasil = ukur("check", di=kantor)
    assert hasil.kode == 0
    assert [line.split()[1:3] for line in hasil.out.splitlines()[::2]] == [["catatan", "M102"]]
    assert "koreksi.yml" in hasil.out
    ganti(kantor, "indicators/pengukuran/2025-TW2/dokumen.yml", "tahap: konsep", "tahap: dokumen")
    assert ukur("check", di=kantor).kode == 0
