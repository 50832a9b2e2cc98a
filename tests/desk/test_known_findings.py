"""What the build's check found travels with the site's data: the desk says the same with it as without."""

from pathlib import Path
from typing import Any

import pytest
from tests.checks.test_golden import CONTOH, bangun
from tests.desk.desk_calls import TODAY, Desk, data_files
from tests.desk.test_desk_parity import CASES, REPO

from ukur.commands.data.new_office import EXAMPLE
from ukur.desk.bridge import Session
from ukur.desk.known_findings import find_known, read_known
from ukur.document.stable_zip import stored_zip

FORM = "indicators/pengukuran/2026-TW1/ekonomi.yml"


def opened_with(files: dict[str, bytes], known: bytes) -> Desk:
    made = Desk.__new__(Desk)
    made.session = Session()
    sent = [*files.values(), known]
    made.opened = made.ask("open", sent, source="files", paths=list(files), today=TODAY, known=True)
    return made


def said(desk: Desk) -> dict[str, Any]:
    """Everything that a page shows before anybody typed."""
    forms = [
        desk.answer("form", periode=period["periode"], unit=unit["unit"])
        for period in desk.opened["periods"]
        for unit in period["units"]
    ]
    return {"outline": desk.opened, "check": desk.ask("check"), "forms": forms, "again": desk.ask("outline")}


def assert_same(files: dict[str, bytes], as_sent: bool = True) -> None:
    if not (known := find_known(stored_zip(files))):
        assert not Desk(files).opened["readable"]
        return
    with_known = opened_with(files, known)
    work = with_known.session.opened
    assert (work.state.checked is work.base) is as_sent  # then nothing was asked of the rules
    assert said(with_known) == said(Desk(files))


@pytest.mark.one_daily("each opens a folder twice; the same code on one folder and on both offices every day")
@pytest.mark.parametrize(("kind", "name"), CASES, ids=lambda value: value)
def test_the_same_is_said_of_every_golden_folder(kind: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "indicators").mkdir()
    bangun(CONTOH / kind / name, tmp_path / "indicators")
    if (tmp_path / "indicators/instansi.yml").is_file():
        too_large = name.startswith("B004")  # a ZIP gives such a file cut off, so it is another
        assert_same(data_files(tmp_path), as_sent=not too_large)


@pytest.mark.one_daily("each opens an office whole twice, with the parser of a browser")
@pytest.mark.parametrize("repo", [EXAMPLE, REPO], ids=["kantor contoh", "instansi sendiri"])
def test_the_same_is_said_of_an_office(repo: Path) -> None:
    assert_same(data_files(repo))


def test_a_typed_value_is_checked_as_without(example_files: dict[str, bytes]) -> None:
    """The row at once, and everything when the hands rest."""
    typed = {
        "periode": "2026-TW1",
        "unit": "ekonomi",
        "kode": "IKU-11",
        "values": [{"loc": ["pembilang"], "text": "dua"}],
    }
    known = opened_with(example_files, find_known(stored_zip(example_files)))
    plain = Desk(example_files)
    assert known.ask("edit", **typed) == plain.ask("edit", **typed)
    checked = known.ask("check")
    assert checked == plain.ask("check")
    assert checked["errors"] == 1


def test_other_data_is_checked(example_files: dict[str, bytes]) -> None:
    """One byte in one file, a file more, a file less: what was found counts for none of them."""
    known = find_known(stored_zip(example_files))
    others: list[dict[str, bytes]] = [
        example_files | {FORM: example_files[FORM].replace(b"pembilang: 27", b"pembilang: dua")},
        example_files | {"indicators/lain.txt": b""},
        {path: raw for path, raw in example_files.items() if path != FORM},
    ]
    for files in others:
        assert files != example_files
        assert opened_with(files, known).ask("check") == Desk(files).ask("check")


def test_what_is_no_pack_says_nothing(example_files: dict[str, bytes]) -> None:
    for packed in (b"", b"bukan", b"[]", b'{"bentuk": "ukur/temuan/0"}'):
        assert read_known(packed) is None
        assert opened_with(example_files, packed).ask("check") == Desk(example_files).ask("check")
