"""A cell that cannot be read costs that cell: what is left of the file, and where each finding stands."""

from decimal import Decimal as D
from typing import Any

import pytest

from ukur.model.indikator import Indikator
from ukur.model.numbers import TargetRange, Unreadable
from ukur.model.pengukuran import Anggaran, Dokumen, Formulir
from ukur.source import yaml_text
from ukur.source.file_kinds import kind_of
from ukur.source.partial_reading import ReadFile, read_file

FORMULIR = "pengukuran/2025-TW2/bidang.yml"
DOKUMEN = "pengukuran/2025-TW2/dokumen.yml"
KAMUS = "kamus/A-1.yml"

FORM = """\
unit: bidang
indikator:
  A-1:
    realisasi: 11
    bukti:
      - nama: Daftar hadir
        tautan: https://contoh.example/1
      - nama: Foto
        lokasi_arsip: Rak 1
  A-2:
    pembilang: 16
    penyebut: 30
    keterangan: Sampai Juni
  A-3:
    realisasi: 26
"""
ENTRY = """\
kode: A-1
nama: Nilai
sasaran: SS-1
tingkat: hasil
definisi_operasional: Nilai
cara_pengukuran: Nilai
satuan: indeks
jenis_satuan: indeks
desimal: 2
rumus: naik@1
agregasi: posisi-akhir
unit: bidang
sumber_data: {nama: Laporan}
baseline:
  2024: {nilai: 1, sumber: Laporan}
target:
  2025:
    tahun: 4
    triwulan:
      TW1: 1
      TW2: 2
      TW3: 3
      TW4: 4
    dasar: renja
"""


@pytest.fixture(params=[pytest.param(False, id="pengurai C"), pytest.param(True, id="pengurai murni")])
def pengurai(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "PURE", request.param)


def baca(path: str, teks: str, **lain: Any) -> ReadFile:
    jenis = kind_of(path)
    assert jenis is not None
    return read_file(path, teks.encode(), jenis[0], **lain)


def ganti(teks: str, lama: str, baru: str) -> str:
    assert teks.count(lama) == 1, lama
    return teks.replace(lama, baru)


def tempat(bacaan: ReadFile) -> list[tuple[str, str]]:
    return [(f"{t.location.line}:{t.location.column}", t.code) for t in bacaan.findings]


def angka(bacaan: ReadFile) -> dict[str, tuple[Any, Any, Any]]:
    assert isinstance(bacaan.value, Formulir)
    return {k: (i.realisasi, i.pembilang, i.penyebut) for k, i in bacaan.value.indikator.items()}


UTUH = {"A-1": (D(11), None, None), "A-2": (None, D(16), D(30)), "A-3": (D(26), None, None)}


def tertutup(kode: str, baris: int) -> dict[str, tuple[Any, Any, Any]]:
    return {**UTUH, kode: (Unreadable(f"{FORMULIR}:{baris}"), None, None)}


@pytest.mark.usefixtures("pengurai")
@pytest.mark.parametrize(
    ("lama", "baru", "temuan", "nilai"),
    [
        pytest.param(
            "realisasi: 26", "realisasi: 26 km", [("15:5", "F001")], tertutup("A-3", 15), id="angka"
        ),
        pytest.param("penyebut: 30", "penyebut: x?", [("12:5", "F001")], tertutup("A-2", 12), id="penyebut"),
        pytest.param("    penyebut: 30\n", "", [("10:3", "F012")], tertutup("A-2", 10), id="separuh rasio"),
        pytest.param("realisasi: 26", "realisasi:26", [("15:15", "B002")], tertutup("A-3", 15), id="rapat"),
        pytest.param(
            "pembilang: 16", "pembilang:16", [("11:15", "B002")], tertutup("A-2", 11), id="rapat, awal"
        ),
        pytest.param(
            "penyebut: 30", "penyebut:30", [("12:14", "B002")], tertutup("A-2", 12), id="rapat, tengah"
        ),
        pytest.param(
            "pembilang: 16", "pembilang 16", [("11:14", "B002")], tertutup("A-2", 11), id="tanpa titik dua"
        ),
        pytest.param(
            "    penyebut: 30", "   penyebut: 30", [("12:4", "B002")], tertutup("A-2", 12), id="kurang spasi"
        ),
        pytest.param(
            "    pembilang: 16",
            "   pembilang: 16",
            [("11:4", "B002")],
            tertutup("A-2", 11),
            id="isian pertama",
        ),
        pytest.param(
            "    penyebut: 30", "     penyebut: 30", [("12:6", "B002")], tertutup("A-2", 12), id="lebih spasi"
        ),
        pytest.param(
            "realisasi: 26", "realisasi:\u00a026", [("15:15", "B002")], tertutup("A-3", 15), id="U+00A0"
        ),
        pytest.param(
            "    realisasi: 26",
            "\u00a0   realisasi: 26",
            [("15:1", "B002")],
            tertutup("A-3", 15),
            id="indentasi U+00A0",
        ),
        pytest.param("realisasi: 26", "realisasi: >95", [("15:5", "F001")], tertutup("A-3", 15), id=">95"),
        pytest.param(
            "realisasi: 26", "realisasi: >5", [("15:5", "F001")], tertutup("A-3", 15), id=">5: teks lipat"
        ),
        pytest.param("realisasi: 26", "realisasi: *x", [("15:16", "B006")], tertutup("A-3", 15), id="alias"),
        pytest.param("realisasi: 26", "realisasi: @x", [("15:16", "B002")], tertutup("A-3", 15), id="@"),
        pytest.param(
            "realisasi: 26", "realisai: 26", [("15:5", "K002")], tertutup("A-3", 15), id="salah kunci"
        ),
        pytest.param(
            "realisasi: 26",
            "realisasi: 26\n    realisasi: 27",
            [("16:5", "B008")],
            tertutup("A-3", 15),
            id="dua kali",
        ),
        pytest.param("realisasi: 26", "- 26", [("14:3", "K003")], tertutup("A-3", 14), id="daftar"),
        pytest.param(
            "  A-3:\n", "  A-3\n", [("14:6", "B002")], UTUH, id="kode tanpa titik dua: isinya terbaca"
        ),
        pytest.param("tautan: https://", "tautan: ", [("7:9", "F009")], UTUH, id="bukti"),
        pytest.param("Sampai Juni", "Juni: 30", [("13:21", "B002")], UTUH, id="titik dua di dalam teks"),
        pytest.param(
            "unit: bidang\n", "unit: bidang\nasing: 1\n", [("2:1", "K002")], None, id="kunci di luar"
        ),
    ],
)
def test_satu_sel_saja(lama: str, baru: str, temuan: list[tuple[str, str]], nilai: Any) -> None:
    bacaan = baca(FORMULIR, ganti(FORM, lama, baru))
    assert tempat(bacaan) == temuan
    assert angka(bacaan) == (UTUH if nilai is None else nilai)


def test_semua_sel_yang_keliru_dalam_satu_gelombang() -> None:
    """Slips of YAML hide nothing behind them: each is told, and so is every other cell."""
    teks = ganti(ganti(FORM, "realisasi: 11", "realisasi:11"), "pembilang: 16", "pembilang 16")
    bacaan = baca(FORMULIR, ganti(teks, "realisasi: 26", "realisasi: 1.500"))
    assert tempat(bacaan) == [("4:15", "B002"), ("11:14", "B002"), ("15:5", "F002")]
    assert all(isinstance(row[0], Unreadable) for row in angka(bacaan).values())


def test_bukti_yang_lain_tetap_dengan_tempatnya() -> None:
    bacaan = baca(FORMULIR, ganti(FORM, "tautan: https://", "tautan: "))
    assert isinstance(bacaan.value, Formulir)
    assert [bukti.nama for bukti in bacaan.value.indikator["A-1"].bukti] == ["Foto"]
    assert bacaan.positions["indikator", "A-1", "bukti", 0, "nama"] == (8, 9)
    assert bacaan.cells == {("indikator", "A-1", "bukti")}


@pytest.mark.usefixtures("pengurai")
@pytest.mark.parametrize(
    "teks",
    [
        pytest.param(FORM + "  A-4: [1\n", id="kurung tidak ditutup"),
        pytest.param(ganti(FORM, "unit: bidang", "unit: Bidang A!"), id="unit keliru"),
        pytest.param(FORM + "---\na: 1\n", id="dokumen kedua"),
        pytest.param("<<<<<<< HEAD\n" + FORM, id="konflik Git"),
    ],
)
def test_yang_tidak_dapat_dipilah_tidak_dibaca(teks: str) -> None:
    bacaan = baca(FORMULIR, teks)
    assert bacaan.value is None
    assert len(bacaan.findings) == 1


@pytest.mark.parametrize(
    ("lama", "baru", "sel"),
    [
        pytest.param("TW2: 2", "TW2: 2 km", ("target", "2025", "triwulan", "TW2"), id="target triwulan"),
        pytest.param("tahun: 4", "tahun: 2,5 juta", ("target", "2025", "tahun"), id="target tahun"),
        pytest.param("nilai: 1,", "nilai: 1.500,", ("baseline", "2024", "nilai"), id="pembanding"),
    ],
)
def test_sel_kamus(lama: str, baru: str, sel: tuple[str, ...]) -> None:
    bacaan = baca(KAMUS, ganti(ENTRY, lama, baru))
    assert isinstance(bacaan.value, Indikator)
    assert bacaan.cells == {sel}
    target = bacaan.value.target[2025]
    cells = [target.tahun, target.triwulan[2], bacaan.value.baseline[2024].nilai]
    assert [isinstance(value, Unreadable) for value in cells].count(True) == 1
    assert (target.triwulan[1], target.triwulan[3]) == (D(1), D(3))


def test_kamus_tanpa_isian_wajib_tidak_terbaca() -> None:
    bacaan = baca(KAMUS, ganti(ENTRY, "rumus: naik@1", "rumus: naik@9"))
    assert (bacaan.value, [t.code for t in bacaan.findings]) == (None, ["F006"])


def test_dokumen_tetap_dengan_isian_lain() -> None:
    teks = "periode: 2025-TW2\ntahap: konsep\npendahuluan: Uji\ntanggal_pengesahan: 31/12/2025\nnomor: A/1\n"
    bacaan = baca(DOKUMEN, teks)
    assert isinstance(bacaan.value, Dokumen)
    assert (bacaan.value.nomor, bacaan.value.tanggal_pengesahan) == ("A/1", None)
    assert bacaan.cells == {("tanggal_pengesahan",)}


BUDGET = (
    "tahun: 2025\nsumber: DPA\nsimpul:\n  1.01: {pagu: 10, realisasi: {TW1: 1, TW2: 5}}\n  1.02: {pagu: 20}\n"
)


@pytest.mark.parametrize(
    ("lama", "baru", "simpul", "sel"),
    [
        pytest.param(
            "TW2: 5", "TW2: lima", {"1.01": {1: D(1)}, "1.02": {}}, "1.01 realisasi TW2", id="satu triwulan"
        ),
        pytest.param("pagu: 20", "pagu: 20 juta", {"1.01": {1: D(1), 2: D(5)}}, "1.02 pagu", id="pagu"),
        pytest.param("{pagu: 20}", "{}", {"1.01": {1: D(1), 2: D(5)}}, "1.02 pagu", id="tanpa pagu"),
    ],
)
def test_anggaran(lama: str, baru: str, simpul: dict[str, dict[int, D]], sel: str) -> None:
    bacaan = baca("anggaran/2025.yml", ganti(BUDGET, lama, baru))
    assert isinstance(bacaan.value, Anggaran)
    assert {kode: dict(node.realisasi) for kode, node in bacaan.value.simpul.items()} == simpul
    assert bacaan.cells == {("simpul", *sel.split())}


@pytest.mark.parametrize("path", ["peran.yml", "skala.yml", "instansi.yml", "sop.yml", "koreksi.yml"])
def test_aturan_kantor_dibaca_utuh_atau_tidak_sama_sekali(path: str) -> None:
    """Half a policy may be a weaker policy."""
    bacaan = baca(path, "asing: 1\n")
    assert bacaan.value is None
    assert bacaan.findings


@pytest.mark.parametrize(
    ("desimal", "target", "terbaca"),
    [
        pytest.param("3", "1,234", D("1.234"), id="tiga desimal"),
        pytest.param("3", "1.234", D("1.234"), id="tiga desimal, titik"),
        pytest.param("4", "1,234", D("1.234"), id="empat desimal"),
        pytest.param("3", "0,684", D("0.684"), id="nol di depan selalu satu arti"),
        pytest.param("3", "12.345,678", D("12345.678"), id="ribuan bertitik tetap ribuan"),
        pytest.param("3", "1,234..2,345", TargetRange(D("1.234"), D("2.345")), id="rentang"),
        pytest.param("2", "1,234", None, id="dua desimal: dua arti"),
        pytest.param("x", "1,234", None, id="desimal yang tidak terbaca"),
    ],
)
def test_tiga_desimal_menurut_kamus(desimal: str, target: str, terbaca: object) -> None:
    teks = ganti(ganti(ENTRY, "desimal: 2", f"desimal: {desimal}"), "TW2: 2", f"TW2: {target}")
    bacaan = baca(KAMUS, teks)
    if terbaca is None:
        assert "F002" in [t.code for t in bacaan.findings]
    else:
        assert isinstance(bacaan.value, Indikator)
        assert bacaan.value.target[2025].triwulan[2] == terbaca


@pytest.mark.parametrize(
    ("thousandths", "terbaca"),
    [
        pytest.param({"A-3"}, D("1.234"), id="kamus menyebut tiga desimal"),
        pytest.param({"A-1"}, Unreadable(f"{FORMULIR}:15"), id="indikator lain"),
    ],
)
def test_formulir_memakai_desimal_kamus(thousandths: set[str], terbaca: object) -> None:
    teks = ganti(FORM, "realisasi: 26", "realisasi: 1,234")
    assert angka(baca(FORMULIR, teks, thousandths=frozenset(thousandths)))["A-3"][0] == terbaca


def test_pembilang_tetap_bermakna_ganda() -> None:
    """Counts behind a ratio are no figures with three decimals."""
    teks = ganti(FORM, "pembilang: 16", "pembilang: 1.234")
    assert tempat(baca(FORMULIR, teks, thousandths=frozenset({"A-2"}))) == [("11:5", "F002")]


@pytest.mark.parametrize(
    "bukti",
    [
        pytest.param("bukti:", id="kosong"),
        pytest.param("bukti:\n      - nama:\n        tautan:", id="butir tanpa isi"),
        pytest.param("bukti:\n      - nama:\n        tautan: https://", id="seperti di formulir kosong"),
        pytest.param("bukti:\n      -", id="tanda butir saja"),
        pytest.param('bukti:\n      - nama: ""\n      - nama:', id="dua butir tanpa isi"),
    ],
)
def test_bukti_yang_baru_dibuka_sama_dengan_tanpa_bukti(bukti: str) -> None:
    bacaan = baca(FORMULIR, f"{FORM}    {bukti}\n")
    assert isinstance(bacaan.value, Formulir)
    assert (bacaan.findings, bacaan.value.indikator["A-3"].bukti) == ((), ())


def test_butir_bukti_kosong_sesudah_yang_berisi() -> None:
    """An empty one behind is left out; one before keeps its place, so that a finding names the right one."""
    berisi, kosong = "      - nama: Buku\n        lokasi_arsip: Rak 1\n", "      - nama:\n        tautan:\n"
    bacaan = baca(FORMULIR, f"{FORM}    bukti:\n{berisi}{kosong}")
    assert isinstance(bacaan.value, Formulir)
    assert [row.nama for row in bacaan.value.indikator["A-3"].bukti] == ["Buku"]
    assert bacaan.findings == ()
    assert baca(FORMULIR, f"{FORM}    bukti:\n{kosong}{berisi}").findings != ()
