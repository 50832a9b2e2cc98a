import pytest

from ukur.forms.table.proposed_map import map_text
from ukur.forms.table.table_kinds import ColumnRole
from ukur.forms.table.table_map import TableMap
from ukur.source.record_file import read_record

WHOLE = """\
sumber: Rencana aksi Dinas Contoh 2026
lembar: Tabel
judul_kolom: 5..6
tahun: 2026
kolom:
  B: {peran: simpul, judul: Sasaran, tingkat: sasaran}
  C: {peran: indikator, judul: Indikator}
  D: {peran: target, judul: Target 2026, angka: koma}
  E: {peran: target, judul: TW I, bagian: TW1, angka: koma}
baris:
  - {awal: Catatan, jenis: narasi}
satuan:
  Angka: {satuan: angka, jenis: indeks}
jawaban:
  strip: nol
bawaan:
  unit: dinas
  rumus: naik@1
kecuali:
  C21: {rumus: turun-selisih@1}
nilai:
  E21: 4,47
diterima:
  - {sel: [P22, P23], sebab: tercetak demikian di sumber}
"""


def read(text: str) -> tuple[TableMap | None, list[str]]:
    value, found = read_record("peta.yml", text.encode(), TableMap)
    return value, [f"{item.location.line} {item.code} {item.message} | {item.hint}" for item in found]


def test_a_map_says_what_its_file_says() -> None:
    peta, found = read(WHOLE)
    assert found == []
    assert peta is not None
    assert peta.judul_kolom == (5, 6)
    assert peta.kolom["D"].peran is ColumnRole.TARGET
    assert peta.accepts("P23")
    assert not peta.accepts("P24")


def test_a_map_that_is_written_is_read_as_the_same() -> None:
    peta, _ = read(WHOLE)
    assert peta is not None
    assert read(map_text(peta)) == (peta, [])


def test_writing_a_map_twice_gives_the_same_text() -> None:
    peta, _ = read(WHOLE)
    assert peta is not None
    again, _ = read(map_text(peta))
    assert again is not None
    assert map_text(again) == map_text(peta)


FAULTY = [
    pytest.param("  C: {peran", "  c: {peran", "bukan huruf kolom", id="huruf kecil"),
    pytest.param("  C: {peran", "  XFE: {peran", "bukan huruf kolom", id="di luar lembar"),
    pytest.param("peran: target, judul: TW I", "peran: sasaran, judul: TW I", "pilih: ", id="peran"),
    pytest.param("bagian: TW1", "bagian: TW5", "bukan bagian tahun", id="triwulan kelima"),
    pytest.param("5..6", "6..5", "terbalik", id="judul terbalik"),
    pytest.param("5..6", "lima", "bukan baris judul kolom", id="judul berupa kata"),
    pytest.param("tahun: 2026\n", "tahun: 26\n", "tahun", id="tahun"),
    pytest.param("  C21:", "  C0:", "bukan alamat sel", id="baris nol"),
    pytest.param("E21: 4,47", "E21: 1.000", "bermakna ganda", id="angka bermakna ganda"),
    pytest.param("naik@1", "naik@9", "pilih: ", id="rumus"),
    pytest.param("lembar:", "lembat:", "kunci tidak dikenal", id="salah ketik kunci"),
    pytest.param("  unit: dinas", "  unit: &a dinas", "dipakai sebagai rujukan", id="jangkar"),
    pytest.param("sel: [P22, P23]", "sel: []", "belum ada isinya", id="tanpa sel"),
]


@pytest.mark.parametrize(("old", "new", "said"), FAULTY)
def test_a_fault_of_a_map_is_told_at_its_line(old: str, new: str, said: str) -> None:
    assert WHOLE.count(old) == 1
    line = WHOLE[: WHOLE.index(old)].count("\n") + 1
    peta, found = read(WHOLE.replace(old, new))
    assert peta is None
    assert len(found) == 1
    assert found[0].startswith(f"{line} ")
    assert said in found[0]


def test_a_file_that_is_no_yaml_of_ours_is_one_fault() -> None:
    assert read("sumber: [")[0] is None
    assert read("")[1][0].split()[1] == "B003"
    assert len(read("sumber: \ufffe")[1]) == 1
