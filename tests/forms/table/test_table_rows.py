"""Kinds of rows: what is data, what sums up, what explains, and what is never stored."""

import pytest
from tests.forms.table.made_sheets import Typed, sheet_of

from ukur.forms.table.table_kinds import CellState, RowKind
from ukur.forms.table.table_reader import read_table
from ukur.forms.table.table_reading import TableReading

HEADER: list[Typed] = ["No", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Pagu"]
ROW: list[Typed] = [1, "Meningkatnya A", "Persentase A", "Persen", 80, 60, 75, 1000000]


def read(*rows: list[Typed]) -> TableReading:
    return read_table(sheet_of([HEADER, ROW, *rows]))


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        pytest.param(["", "JUMLAH", "", "", "", "", "", 5], RowKind.TOTAL, id="jumlah"),
        pytest.param(["", "TOTAL ANGARAN", "", "", "", "", "", 5], RowKind.TOTAL, id="total salah eja"),
        pytest.param(["", "Rata-rata Capaian", "", "", "", "", 75], RowKind.MEAN, id="rata-rata"),
        pytest.param(["", "", "Rata-rata lama sekolah", "Tahun", 9], RowKind.INDIKATOR, id="rata-rata apa"),
        pytest.param(["", "", "Jumlah desa mandiri", "Desa", 9], RowKind.INDIKATOR, id="jumlah apa"),
        pytest.param(["", "", "Total nilai investasi", "Rupiah", 9], RowKind.INDIKATOR, id="total apa"),
        pytest.param(["", "Program Pertama"], RowKind.NARRATIVE, id="judul tanpa isi di bawahnya"),
        pytest.param(["Faktor penghambat: sinyal"], RowKind.NARRATIVE, id="narasi"),
        pytest.param(["", "", "", "", "", "Mesuji, 2 Januari 2026"], RowKind.SIGNATURE, id="tempat tanggal"),
        pytest.param(["", "", "", "", "", "Mesuji,     Januari 2026"], RowKind.SIGNATURE, id="tanpa hari"),
        pytest.param(["", "Mengetahui,"], RowKind.SIGNATURE, id="mengetahui"),
        pytest.param(["", "", "", "", "", "NIP. 19700101 199001 2 001"], RowKind.SIGNATURE, id="NIP"),
        pytest.param(["", "", "", "", "", 197001011990012001], RowKind.SIGNATURE, id="NIP sebagai angka"),
        pytest.param([1, 2, 3, 4, 5, 6, "7 = 6 / 5"], RowKind.NUMBERING, id="penomoran lagi"),
        pytest.param(["", "", "B", "", 5.1923076923, 19.23076923], RowKind.INDIKATOR, id="desimal bukan NIP"),
    ],
)
def test_kind(row: list[Typed], kind: RowKind) -> None:
    assert [found.kind for found in read(row).rows] == [RowKind.INDIKATOR, kind]


def test_group_row_with_rows_below() -> None:
    reading = read(["", "Program Pertama"], [2, "", "Persentase B", "Persen", 70, 70, 100, 5])
    assert [row.kind for row in reading.rows] == [RowKind.INDIKATOR, RowKind.SIMPUL, RowKind.INDIKATOR]


def test_nothing_of_a_signature_is_kept() -> None:
    reading = read(
        ["", "", "", "", "", "Mesuji, 2 Januari 2026"],
        ["", "", "", "", "", "Kepala Dinas"],
        ["", "", "", "", "", "SITI AMINAH, S.Sos."],
        ["", "", "", "", "", "NIP. 19700101 199001 2 001"],
    )
    assert [row.kind for row in reading.rows[1:]] == [RowKind.SIGNATURE] * 4
    assert not any(row.cells for row in reading.rows[1:])
    assert not any(word in repr(reading) for word in ("SITI", "19700101", "Mesuji"))


def test_nip_within_the_table_is_left_out() -> None:
    header: list[Typed] = ["Indikator", "Target", "Penanggung Jawab"]
    rows: list[list[Typed]] = [
        header,
        ["Persentase A", 80, "SITI NIP 197001011990012001"],
        ["Persentase B", 7],
    ]
    reading = read_table(sheet_of(rows))
    assert [(remark.address, "NIP" in remark.message) for remark in reading.remarks] == [("C2", True)]
    assert "19700101" not in repr(reading)


def test_rows_below_a_signature_on_a_second_page_are_data() -> None:
    second: list[Typed] = [2, "Meningkatnya B", "Persentase B", "Persen", 70, 70, 100, 5]
    reading = read(
        ["", "", "", "", "", "Mesuji, 2 Januari 2026"], ["", "", "", "", "", "Kepala Dinas"], second
    )
    assert [item.name for item in reading.indikator] == ["Persentase A", "Persentase B"]


def test_blank_is_not_zero() -> None:
    reading = read(
        [2, "", "Persentase B", "Persen", 0, None, "", 5], [3, "", "Persentase C", "Persen", 5, "-"]
    )
    b, c = reading.rows[1].cells, reading.rows[2].cells
    assert b[5].number == 0
    assert 6 not in b
    assert (c[6].state, c[6].number) == (CellState.DASH, None)
