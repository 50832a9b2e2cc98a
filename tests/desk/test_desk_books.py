"""Forms as workbooks and an office's own table: sentences and bytes are those of the command line."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.desk.desk_calls import Desk, data_files
from tests.forms.edited_book import EditedBook, filled
from tests.forms.table.published_sheets import FOLDER

from ukur.commands.cli.main import cli
from ukur.commands.data import table_import
from ukur.commands.data.new_office import EXAMPLE, start_office
from ukur.desk.bridge import call

PERIODE = "2026-TW1"
CODES = (Path(table_import.__file__).parent / "nomenclature.yml").read_bytes()
TABLE = "perjanjian-kinerja"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE / "indicators", tmp_path / "kantor/indicators")
    return tmp_path / "kantor"


def book(desk: Desk) -> bytes:
    answer = call(desk.session, "form_book", json.dumps({"periode": PERIODE, "unit": "ekonomi"}))
    assert json.loads(answer.text)["value"] == {"name": f"formulir-{PERIODE}-ekonomi.xlsx"}
    return answer.files[0]


def run(*words: str) -> Any:
    return CliRunner().invoke(cli, list(words), standalone_mode=False)


def test_a_form_goes_out_and_comes_back(desk: Desk, repo: Path) -> None:
    content = book(desk)
    run("forms", "export", PERIODE, "--repo", str(repo), "--unit", "ekonomi", "--output", str(repo))
    exported = repo / f"formulir-{PERIODE}-ekonomi.xlsx"
    assert exported.read_bytes() == content
    edited = filled(content, {"Isian!H7": "4"})
    exported.write_bytes(edited)
    told = run("forms", "import", str(exported), "--repo", str(repo))
    done = desk.ask("take_books", [edited], names=[exported.name])
    assert done["faults"] == []
    assert told.stdout.startswith(done["report"])
    assert data_files(repo) == {
        path: raw for path, raw in taken(desk, data_files(EXAMPLE)).items() if path.endswith(".yml")
    }
    assert desk.ask("take_books", [edited], names=[exported.name])["files"] == []


def taken(desk: Desk, files: dict[str, bytes]) -> dict[str, bytes]:
    return files | {file["path"]: file["text"].encode() for file in desk.ask("changes")["files"]}


def test_what_is_wrong_in_a_form_is_told_by_its_cell(desk: Desk, repo: Path) -> None:
    content = filled(book(desk), {"Isian!H7": "1.000"})
    (repo / "a.xlsx").write_bytes(content)
    told = run("forms", "import", str(repo / "a.xlsx"), "--repo", str(repo)).stdout
    done = desk.ask("take_books", [content, b"bukan buku"], names=["a.xlsx", "b.xlsx"])
    assert [fault["berkas"] for fault in done["faults"]] == ["a.xlsx", "b.xlsx"]
    assert done["faults"][0]["place"] == "Isian!H7"
    assert told == done["faults"][0]["text"] + "\n"
    assert desk.ask("changes")["files"] == []
    assert "jumlah berkas" in desk.refused("take_books", [content], names=[])
    assert EditedBook(content).to_bytes()


def test_a_table_is_read_asked_about_and_taken(tmp_path: Path) -> None:
    """By the map that the command line makes, with the same lines, questions and files."""
    start_office(tmp_path / "baru", "Dinas Contoh", "Kabupaten Contoh")
    table = sorted(FOLDER.glob("*.csv"))[0]
    peta = FOLDER.parent / "maps" / f"{table.stem}.peta.yml"
    desk = Desk(data_files(tmp_path / "baru"))
    blank = desk.ask("read_table", [table.read_bytes(), CODES], name=table.name)
    assert blank["questions"] or blank["ready"]
    assert blank["map"].startswith("#")
    known = {"name": table.name, "map": peta.read_text("utf-8")}
    done = desk.ask("read_table", [table.read_bytes(), CODES], **known)
    assert (done["questions"], done["faults"], done["findings"], done["ready"]) == ([], [], [], True)
    told = run("import", "table", str(table), "--repo", str(tmp_path / "baru"), "--map", str(peta), "--write")
    assert told.exit_code == 0
    assert [line for line in done["lines"] if line not in told.stdout.splitlines()] == []
    got = desk.ask("take_table", [table.read_bytes(), CODES], **known)
    assert sorted(got["files"]) == sorted(file["path"] for file in desk.ask("changes")["files"])
    assert taken(desk, {}) == {
        path: raw for path, raw in data_files(tmp_path / "baru").items() if path in got["files"]
    }
    assert desk.ask("read_table", [table.read_bytes(), CODES], **known)["files"] == []


def test_a_table_that_is_none_is_refused(desk: Desk) -> None:
    assert "a.xlsx" in desk.refused("read_table", [b"PK\x03\x04", CODES], name="a.xlsx")
    assert "harus dikirim bersama" in desk.refused("read_table", [b""], name="a.csv")
    wrong = desk.ask("read_table", [b"a,b\n1,2\n", CODES], name="a.csv", map="bukan: [peta")
    assert wrong["ready"] is False
    assert wrong["findings"][0]["berkas"] == "peta"
    assert desk.refused("take_table", [b"a,b\n1,2\n", CODES], name="a.csv", map="bukan: [peta")
