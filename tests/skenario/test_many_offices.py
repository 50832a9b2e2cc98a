"""Sixty offices of one sheet on a Gitea, twice, one row wrong; three of them every day."""

import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from tests.hosts.gitea_site import GiteaSite
from tests.hosts.peladen import Balasan
from tests.skenario.kantor import Keluaran, Ukur, jalankan_git

HEADINGS = ("Kantor", "Unit", "Nama", "Peran", "Akun")
PEOPLE = (
    ("", "Kepala Dinas", "kepala"),
    ("Sekretariat", "sekretaris", "sekretaris"),
    ("", "Fungsional Perencana", "perencana"),
    ("Bidang Layanan", "fungsional-perencana", "perencana-2"),
    ("", "Tim SAKIP", "sakip-1"),
    ("", "tim-sakip", "sakip-2"),
    ("", "Staf", "staf-1"),
    ("", "staf", "staf-2"),
)
"""The unit, the role by its key or its name, and the account of everybody of an office."""
GATE, ADMIN = "ukur-gerbang", "operator"
Rows = list[list[str]]


def rows_of(count: int) -> Rows:
    """The rows of so many offices: that of office 2's sekretaris is the 11th of the sheet, 1 + 8 + 2."""
    return [
        [f"Dinas {n}", unit, f"{account} {n}", role, f"d{n}-{account}"]
        for n in range(1, count + 1)
        for unit, role, account in PEOPLE
    ]


def sheet(path: Path, rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS) -> Path:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page = book.add_worksheet("Daftar")
    for number, row in enumerate((headings, *rows)):
        page.write_row(number, 0, row)
    book.close()
    path.write_bytes(made.getvalue())
    return path


class Regency:
    """A Gitea on which everybody has an account already, and the operator who runs the command."""

    def __init__(self, folder: Path, ukur: Ukur, count: int) -> None:
        self.folder, self.ukur, self.rows = folder, ukur, rows_of(count)
        (folder / "gitea").mkdir()
        self.site = GiteaSite(folder / "gitea")
        self.site.add(ADMIN, "admin")
        for login in (GATE, *(row[4] for row in self.rows)):
            self.site.add(login)

    def init(self, headings: Sequence[str] = HEADINGS, **other: str) -> Keluaran:
        path = sheet(self.folder / "kantor.xlsx", self.rows, headings)
        variables = {"UKUR_TOKEN": f"tok-{ADMIN}", "UKUR_TOKEN_GERBANG": "rahasia-gerbang"}
        variables |= {"UKUR_TOKEN_ARSIP": "rahasia-arsip", "UKUR_AKUN_ARSIP": "d1-staf-1", **other}
        where = ("--host", self.site.peladen.alamat, "--organisasi", "kabupaten", "--gate-account", GATE)
        return self.ukur(
            "init",
            "semua",
            "--daftar",
            path.name,
            "--daerah",
            "Kabupaten Uji",
            *where,
            di=self.folder,
            lingkungan=variables,
        )

    def state(self) -> Mapping[str, Any]:
        """All that the host holds, and how often it was asked to change anything."""
        held = {
            name: (
                store.settings,
                store.members,
                store.protections,
                store.secrets,
                store.variables,
                jalankan_git(store.folder, "for-each-ref"),
            )
            for name, store in self.site.stores.items()
        }
        return {"held": held, "changes": self.site.peladen.hitung("^(POST|PUT|PATCH|DELETE) ")}


Begin = Callable[[int], Regency]


@pytest.fixture
def begin(tmp_path: Path, ukur: Ukur) -> Iterator[Begin]:
    made: list[Regency] = []

    def start(count: int) -> Regency:
        made.append(Regency(tmp_path, ukur, count))
        return made[-1]

    yield start
    for regency in made:
        regency.site.close()


def made_twice_with_one_row_wrong(regency: Regency, count: int) -> None:
    """Row 11 is wrong, so office 2 waits; all others are made, and made once."""
    regency.rows[9][3] = "Bendahara"
    first = regency.init()
    assert first.kode == 1, first.err
    assert "kantor.xlsx: Daftar!D11: peran 'Bendahara' tidak dikenal" in first.out
    whole = {f"kabupaten/dinas-{n}" for n in range(1, count + 1)}
    assert set(regency.site.stores) == whole - {"kabupaten/dinas-2"}
    assert first.out.count("  lengkap  ") == count - 1, first.out
    assert f"{count} kantor: {count - 1} ada, 1 terhenti, 0 dengan celah; rata-rata 0," in first.err
    before = regency.state()
    again = regency.init()
    assert again.kode == 1
    assert again.err.count("tidak ada yang diubah") == count - 1, again.err
    assert regency.state() == before
    regency.rows[9][3] = "Sekretaris"
    mended = regency.init()
    assert mended.kode == 0, mended.out
    assert set(regency.site.stores) == whole
    now = regency.state()["held"]
    assert {name: now[name] for name in before["held"]} == before["held"]


def test_three_offices_twice_one_row_wrong(begin: Begin) -> None:
    regency = begin(3)
    made_twice_with_one_row_wrong(regency, 3)
    what_an_office_has(regency)
    local = regency.folder / "semua/dinas-1"
    assert regency.ukur("check", di=local).kode == 0
    files = [path.read_bytes() for path in (local / ".git").glob("*") if path.is_file()]
    assert b"tok-operator" not in b"".join(files)


def what_an_office_has(regency: Regency) -> None:
    """Members, rules, secret and variables by hand: eight people and the gate, who alone approves there."""
    store = regency.site.stores["kabupaten/dinas-1"]
    assert store.private
    assert store.members == dict.fromkeys([GATE, *(row[4] for row in regency.rows[:8])], "write")
    (rule,) = store.protections
    assert rule["approvals_whitelist_username"] == [GATE]
    assert rule["merge_whitelist_usernames"] == ["d1-kepala", "d1-sekretaris"]
    assert store.secrets == {"UKUR_TOKEN": "rahasia-gerbang", "UKUR_TOKEN_ARSIP": "rahasia-arsip"}
    tip = jalankan_git(store.folder, "rev-parse", "refs/heads/main")
    assert store.variables == {"UKUR_AKUN": GATE, "UKUR_AWAL": tip, "UKUR_AKUN_ARSIP": "d1-staf-1"}
    assert jalankan_git(store.folder, "rev-list", "--count", "main") == "1"
    peran = jalankan_git(store.folder, "show", "main:indicators/peran.yml")
    number = regency.site.user("d1-kepala")
    assert number is not None
    assert f"akun: d1-kepala\n        nomor_akun: {{gitea: {number.number}}}" in peran
    assert "unit:\n          - bidang-layanan" in peran
    assert "@d1-sekretaris" in jalankan_git(store.folder, "show", "main:CODEOWNERS")


def test_an_office_with_a_gate_of_its_own(begin: Begin) -> None:
    """Its account and its token; where the token is not given it waits, and gets no other office's."""
    regency = begin(2)
    regency.site.add("gerbang-2")
    regency.rows[8] += ["gerbang-2", "UKUR_TOKEN_GERBANG_D2"]
    headings = (*HEADINGS, "Akun gerbang", "Token gerbang")
    without = regency.init(headings)
    assert without.kode == 1
    assert "dinas-2: rahasia UKUR_TOKEN belum ada; isi UKUR_TOKEN_GERBANG_D2" in without.out
    first, second = (regency.site.stores[f"kabupaten/dinas-{n}"] for n in (1, 2))
    assert "UKUR_TOKEN" not in second.secrets
    done = regency.init(headings, UKUR_TOKEN_GERBANG_D2="rahasia-dua")
    assert done.kode == 0, done.out
    assert (first.secrets["UKUR_TOKEN"], second.secrets["UKUR_TOKEN"]) == ("rahasia-gerbang", "rahasia-dua")
    assert (first.variables["UKUR_AKUN"], second.variables["UKUR_AKUN"]) == (GATE, "gerbang-2")
    rules = [store.protections[0]["approvals_whitelist_username"] for store in (first, second)]
    assert rules == [[GATE], ["gerbang-2"]]
    assert GATE not in second.members


@pytest.mark.nightly("60 offices, a minute: three of them every day in the test above")
def test_sixty_offices_twice_one_row_wrong(begin: Begin) -> None:
    made_twice_with_one_row_wrong(begin(60), 60)


def test_what_stops_one_office_stops_no_other(begin: Begin) -> None:
    """An account that the host lacks, a folder that is a link, a repository that others filled, no head."""
    regency = begin(4)
    del regency.rows[24]  # office 4 begins in row 26 of the sheet, without its kepala
    regency.rows[0][4] = "tidak-ada"  # E2, office 1
    outside = regency.folder / "luar"
    outside.mkdir()
    (regency.folder / "semua").mkdir()
    os.symlink(outside, regency.folder / "semua/dinas-2")
    assert regency.init().kode == 1
    store = regency.site.stores["kabupaten/dinas-3"]
    del store.variables["UKUR_AWAL"]
    done = regency.init()
    assert done.kode == 1
    assert "dinas-1: kantor.xlsx: Daftar!E2: akun tidak-ada tidak ada di situs Git" in done.out
    assert "dinas-2: kantor.xlsx: Daftar!A10: folder dinas-2 sebuah tautan simbolik" in done.out
    assert "dinas-3: kantor.xlsx: Daftar!A18: repositori dinas-3 di situs Git sudah berisi" in done.out
    assert "dinas-4: kantor.xlsx: Daftar!A26: S108 langkah 7 meminta 1 persetujuan Kepala Dinas" in done.out
    assert not any(outside.iterdir())
    assert set(regency.site.stores) == {"kabupaten/dinas-3"}


def test_interrupted_and_changed_by_hand(begin: Begin) -> None:
    """What was broken off goes on; rules opened by hand are closed; a new person waits for a proposal."""
    regency = begin(1)
    regency.site.peladen.ganggu("^POST .*/branch_protections$", Balasan({"message": "no"}, 403))
    assert regency.init().kode == 1
    (store,) = regency.site.stores.values()
    assert (store.protections, regency.site.pushes) == ([], 1)
    assert regency.init().kode == 0
    store.protections[0]["block_on_rejected_reviews"] = False
    store.secrets.clear()
    regency.site.add("d1-baru")
    regency.rows.append(["Dinas 1", "", "Baru", "Staf", "d1-baru"])
    done = regency.init(UKUR_TOKEN_GERBANG="")
    assert done.kode == 1
    assert store.protections[0]["block_on_rejected_reviews"] is True
    assert "dinas-1: Daftar!E10: akun d1-baru belum memegang staf di peran.yml kantor ini" in done.out
    assert "dinas-1: rahasia UKUR_TOKEN belum ada; isi UKUR_TOKEN_GERBANG" in done.out
    assert "d1-baru" not in store.members
    assert regency.site.pushes == 1


def test_what_stops_every_office_is_not_tried_sixty_times(begin: Begin) -> None:
    """The host refuses each office in the same words: the fourth and fifth are not asked for."""
    regency = begin(5)
    regency.site.peladen.ganggu("^GET .*/repos/kabupaten/", *[Balasan({"message": "no"}, 403)] * 5)
    done = regency.init()
    assert done.kode == 1
    assert "2 kantor tidak dicoba: 3 berturut-turut terhenti" in done.err
    assert regency.site.peladen.hitung("/repos/kabupaten/") == 3


def test_another_program_than_gitea_and_gitlab(begin: Begin) -> None:
    """GitHub Enterprise Server has neither address."""
    regency = begin(1)
    regency.site.peladen.pages = lambda ask: (
        Balasan({"message": "Not Found"}, 404) if ask.jalur.endswith("/version") else None
    )
    done = regency.init()
    assert (done.kode, "bukan Gitea, Forgejo, atau GitLab" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        pytest.param({"UKUR_TOKEN": ""}, "isi variabel UKUR_TOKEN", id="no token"),
        pytest.param({"UKUR_TOKEN": "tok-tidak-ada"}, "menolak token", id="a token of nobody"),
        pytest.param({"UKUR_TOKEN": "tok-d1-kepala"}, "tidak mengizinkan", id="who may make no organisation"),
        pytest.param({"UKUR_AKUN_ARSIP": "hantu"}, "akun hantu tidak ada", id="an account that is not there"),
    ],
)
def test_nothing_is_made_where_nothing_can_be(
    begin: Begin, missing: Mapping[str, str], sentence: str
) -> None:
    regency = begin(1)
    done = regency.init(**missing)
    assert (done.kode, sentence in done.err) == (2, True), done.err
    assert not list((regency.folder / "semua").glob("*"))
