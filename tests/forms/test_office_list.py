"""A sheet that lists offices: whatever is wrong is named by cell, and stops its own office alone."""

from collections.abc import Sequence
from typing import Any

import pytest

from ukur.forms.office_list import OfficeList, Roles, all_faults, read_offices
from ukur.forms.office_rows import slug
from ukur.spreadsheet.grid import Cell, CellKind, Sheet, Workbook

ROLES = Roles({"kepala": "Kepala Dinas", "perencana": "Perencana", "staf": "Staf"}, frozenset({"perencana"}))
HEADINGS = ("Kantor", "Unit", "Nama", "Peran", "Akun")
GOOD = (("Dinas A", "", "Ani", "kepala", "ani"), ("Dinas B", "", "Budi", "Staf", "budi"))
NOBODY = "jadi tidak ada yang dapat menyetujui dokumen kantor"
Rows = Sequence[Sequence[Any]]


def listed(*rows: Sequence[Any]) -> OfficeList:
    """Read rows as a workbook's reader would give them: blank cells are not kept."""
    cells = {
        (row, column): Cell(
            row, column, str(value), CellKind.TEXT if isinstance(value, str) else CellKind.NUMBER
        )
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value != ""
    }
    return read_offices("k.xlsx", Workbook((Sheet("Daftar", cells=cells),)), ROLES)


def told(found: OfficeList) -> list[str]:
    return [f"{fault.place.rpartition('!')[2]} {fault.message}" for fault in all_faults(found)]


def stopped(found: OfficeList) -> list[str]:
    return [office.key for office in found.offices if office.faults]


def test_a_whole_sheet() -> None:
    """Titles above, columns in another order, an office's rows apart, two units of an account, two roles."""
    found = listed(
        ("DAFTAR KANTOR",),
        ("Akun", "Nama", "Peran", "Kantor", "Unit", "Alasan", "Catatan"),
        ("ani", "Ani", "KEPALA DINAS", "Dinas  A", "", "", "x"),
        ("budi", "Budi", "staf", "Badan B", "", "", ""),
        ("cici", "Cici", "perencana", "Dinas A", "Bidang Gizi", "", ""),
        ("cici", "Cici", "perencana", "Dinas A", "Bidang Anak", "", ""),
        ("dodi", "Dodi", "perencana", "Dinas A", "", "hanya tiga pegawai", ""),
        ("dodi", "Dodi", "staf", "Dinas A", "Sekretariat", "", ""),
    )
    assert told(found) == []
    first, second = found.offices
    assert (first.key, first.name, second.key) == ("dinas-a", "Dinas A", "badan-b")
    assert [(h.account, h.role, h.units) for h in first.holders] == [
        ("ani", "kepala", []),
        ("cici", "perencana", ["bidang-gizi", "bidang-anak"]),
        ("dodi", "perencana", []),
        ("dodi", "staf", []),  # a unit limits nobody but who approves a draft
    ]
    assert [*first.units] == ["bidang-gizi", "bidang-anak", "sekretariat"]
    assert first.reasons == {"dodi": "hanya tiga pegawai"}


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        pytest.param(("Dinas A", "", "Cici", "camat", "cici"), ["D4 peran 'camat' tidak dikenal"], id="role"),
        pytest.param(("Dinas A", "", "Cici", "", "cici"), ["D4 Peran kosong"], id="no role"),
        pytest.param(("", "", "Cici", "staf", "cici"), ["A4 Kantor kosong"], id="no office: that above"),
        pytest.param(("Dinas A", "", "Cici", "staf", 7), ["E4 Akun '7' bukan teks"], id="a number"),
        pytest.param(
            ("Dinas A", "", "Cici", "staf", "../ani"), ["E4 '../ani' bukan nama akun yang sah"], id="a path"
        ),
        pytest.param(
            ("Dinas A", "", "Cici", "staf", "gitea-actions"),
            ["E4 akun 'gitea-actions' milik program di situs Git"],
            id="a program's account",
        ),
        pytest.param(
            ("Dinas A", "", "Ani", "kepala", "ANI"),
            ["E4 akun 'ANI' sudah tercatat sebagai Kepala Dinas di Daftar!E2"],
            id="an account twice",
        ),
        pytest.param(
            ("Dinas A", "", "Cici", "staf", "ani"),
            ["E4 akun 'ani' sudah milik 'Ani' di Daftar!E2"],
            id="another person's",
        ),
        pytest.param(
            ("Dinas A", "", "Ani", "staf", "ani2"),
            ["E4 'Ani' memakai akun 'ani2', sedangkan di Daftar!E2 'ani'"],
            id="one person, two accounts",
        ),
        pytest.param(
            ("Dinas A", "", "Ani", "staf", "ani"),
            ["E4 akun 'ani' memegang 2 peran: kepala, staf"],
            id="two roles without a reason",
        ),
        pytest.param(
            ("dinas-a", "", "Cici", "staf", "cici"),
            ["A4 'dinas-a' dan 'Dinas A' di Daftar!A2 sama-sama menjadi repositori dinas-a"],
            id="an office twice",
        ),
        pytest.param(
            ("Dinas A", "Bidang", "Cici", "perencana", "cici"),
            [f"E4 setiap Perencana terbatas pada unitnya, {NOBODY}"],
            id="a role of units alone",
        ),
        pytest.param(
            ("Dinas A", "Dinas", "Cici", "staf", "cici"),
            ["B4 unit 'Dinas' tidak dapat dibedakan"],
            id="a unit with the office's own key",
        ),
        pytest.param(
            ("Dinas A", "", "Ci\u202eci", "staf", "cici"), ["C4 teks memuat huruf kendali U+202E"], id="bidi"
        ),
    ],
)
def test_a_wrong_row_stops_its_office_alone(row: Sequence[Any], faults: list[str]) -> None:
    found = listed(HEADINGS, *GOOD[::-1], row) if row[0] == "" else listed(HEADINGS, *GOOD, row)
    assert told(found) == faults
    assert stopped(found) == ["dinas-a"]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        pytest.param((), " tidak ada lembar yang berisi", id="empty"),
        pytest.param((HEADINGS,), "Daftar tidak ada baris di bawah judul kolom", id="headings alone"),
        pytest.param(
            (HEADINGS[:4], GOOD[0]), "1:1 kolom Akun tidak ada", id="a column is missing, and is named"
        ),
        pytest.param(
            ((*HEADINGS, "akun"), GOOD[0]), "F1 kolom Akun ada dua kali", id="a column stands there twice"
        ),
        pytest.param(
            (("No", "Sasaran", "Target"), (1, "x", 2)),
            "Daftar lembar ini bukan daftar kantor: judul kolomnya tidak ada",
            id="another table",
        ),
        pytest.param(
            (HEADINGS, ("", "", "x", "staf", "x")), "A2 baris ini tidak menyebut kantor", id="no office"
        ),
        pytest.param(
            (HEADINGS, *((f"Dinas {n}", "", f"N{n}", "staf", f"a{n}") for n in range(10_000))),
            "A302 lebih dari 300 kantor dalam satu daftar",
            id="10,000 rows",
        ),
    ],
)
def test_what_is_no_such_sheet_is_told_once(rows: Rows, fault: str) -> None:
    found = listed(*rows)
    assert (told(found), found.offices) == ([fault], ())


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("Dinas Kesehatan", "dinas-kesehatan", id="words"),
        pytest.param("../../etc/passwd", "etc-passwd", id="a path"),
        pytest.param("<script>alert(1)</script>", "script-alert-1-script", id="a script"),
        pytest.param("Kecamatan Kaliméra", "kecamatan-kalimera", id="accents"),
        pytest.param("...", "", id="no letter"),
        pytest.param("a" * 39 + " bc", "a" * 39, id="cut where a key ends, without its hyphen"),
    ],
)
def test_key_of_a_name(name: str, key: str) -> None:
    assert slug(name) == key


OWN = (*HEADINGS, "Akun gerbang", "Token gerbang")
VARIABLE = "UKUR_TOKEN_GERBANG_A"


def test_an_office_s_own_gate() -> None:
    """Named in one of its rows; the office without one has that of the command."""
    found = listed(
        OWN, (*GOOD[0], "", ""), ("Dinas A", "", "Cici", "staf", "cici", "gerbang-a", VARIABLE), GOOD[1]
    )
    assert told(found) == []
    assert [(office.gate, office.gate_token) for office in found.offices] == [
        ("gerbang-a", VARIABLE),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("gate", "token", "sentence"),
    [
        ("gerbang-a", "", "A2 hanya salah satu dari Akun gerbang dan Token gerbang diisi"),
        ("", VARIABLE, "A2 hanya salah satu dari Akun gerbang dan Token gerbang diisi"),
        ("gerbang-a", "rahasia-123", "G2 Token gerbang bukan nama variabel"),
        ("gerbang-a", "UKUR_TOKEN", "G2 Token gerbang bukan nama variabel"),
        ("gerbang-a", "PATH", "G2 Token gerbang bukan nama variabel"),
    ],
)
def test_a_gate_that_is_none_stops_its_office_alone(gate: str, token: str, sentence: str) -> None:
    found = listed(OWN, (*GOOD[0], gate, token), GOOD[1])
    assert sentence in told(found)
    assert stopped(found) == ["dinas-a"]


def test_two_gates_of_an_office() -> None:
    rows = [(*GOOD[0], "gerbang-a", VARIABLE), ("Dinas A", "", "Cici", "staf", "cici", "gerbang-b", VARIABLE)]
    assert told(listed(OWN, *rows)) == ["F3 Akun gerbang 'gerbang-b', di atas 'gerbang-a'"]
