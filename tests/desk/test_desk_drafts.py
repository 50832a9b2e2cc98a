import io
import zipfile
from typing import Any

import pytest
from tests.desk.desk_calls import TODAY, Desk

PERIODE = "2026-TW1"
FORM = "indicators/pengukuran/2026-TW1/ekonomi.yml"
CALL = {"periode": PERIODE, "unit": "ekonomi", "kode": "IKU-10"}


def fill(desk: Desk, *values: tuple[list[object], str | None], kode: str = "IKU-10") -> Any:
    sent = [{"loc": loc, "text": text} for loc, text in values]
    return desk.ask("edit", **(CALL | {"kode": kode}), values=sent)


def moved(files: dict[str, bytes], old: str, new: str) -> dict[str, bytes]:
    """The office as somebody else changed it meanwhile: ``old`` stands once in the form."""
    assert files[FORM].count(old.encode()) == 1
    return files | {FORM: files[FORM].replace(old.encode(), new.encode())}


def reopen(files: dict[str, bytes]) -> Desk:
    return Desk(files, commit="b" * 40, branch="main")


def form_row(files: dict[str, bytes], kode: str) -> str:
    """The lines of one indicator in the form."""
    return files[FORM].decode().split(f"  {kode}:\n")[1].split("\n  IKU-")[0]


def test_a_draft_comes_back_as_it_was(desk: Desk, example_files: dict[str, bytes]) -> None:
    fill(desk, (["realisasi"], "4"), (["keterangan"], "Baru: aktif"))
    fill(desk, (["realisasi"], "5,"), kode="IKU-12")  # half typed
    kept, changes = desk.ask("draft"), desk.ask("changes")
    again = Desk(example_files, commit="a" * 40, branch="main")
    back = again.ask("restore", draft=kept)
    assert (back["conflicts"], back["moved"]) == ([], [])
    assert again.ask("changes") == changes


def test_other_places_that_moved_are_not_asked_about(desk: Desk, example_files: dict[str, bytes]) -> None:
    fill(desk, (["realisasi"], "4"))
    fill(desk, (["keterangan"], "Catatan saya"))
    theirs = moved(example_files, "realisasi: 270000000", "realisasi: 271000000")
    other = reopen(theirs)
    back = other.ask("restore", draft=desk.ask("draft"))
    assert (back["conflicts"], back["moved"]) == ([], [FORM])
    text = other.ask("changes")["files"][0]["text"]
    assert "realisasi: 271000000" in text
    assert "realisasi: 4\n" in text
    assert "keterangan: Catatan saya\n" in text


@pytest.mark.parametrize("take", ["mine", "theirs"])
def test_only_the_same_place_is_asked_about(desk: Desk, example_files: dict[str, bytes], take: str) -> None:
    fill(desk, (["realisasi"], "4"), (["keterangan"], "Catatan saya"))
    old = form_row(example_files, "IKU-10")
    assert "    realisasi: 1\n" in old
    theirs = moved(example_files, old, old.replace("realisasi: 1\n", "realisasi: 3\n"))
    other = reopen(theirs)
    back = other.ask("restore", draft=desk.ask("draft"))
    [asked] = back["conflicts"]
    assert (asked["path"], asked["loc"]) == (FORM, ["indikator", "IKU-10", "realisasi"])
    assert (asked["base"], asked["mine"], asked["theirs"]) == ("1", "4", "3")
    assert asked["where"] == "IKU-10 Jumlah BUM Desa baru yang aktif: Realisasi"
    assert "realisasi: 4\n" not in other.ask("changes")["files"][0]["text"]  # theirs until it is answered
    done = other.ask("resolve", path=FORM, loc=asked["loc"], take=take)
    assert done["conflicts"] == []
    text = other.ask("changes")["files"][0]["text"]
    assert ("realisasi: 4\n" in text, "realisasi: 3\n" in text) == (take == "mine", take == "theirs")
    assert "Catatan saya" in text
    assert "tidak sedang ditanyakan" in other.refused("resolve", path=FORM, loc=asked["loc"], take=take)


def test_the_same_answer_on_both_sides_is_no_change(desk: Desk, example_files: dict[str, bytes]) -> None:
    fill(desk, (["realisasi"], "4"))
    old = form_row(example_files, "IKU-10")
    theirs = moved(example_files, old, old.replace("realisasi: 1\n", "realisasi: 4\n"))
    other = reopen(theirs)
    back = other.ask("restore", draft=desk.ask("draft"))
    assert (back["conflicts"], back["outline"]["changed"]) == ([], [])


def test_a_file_that_went_away_is_asked_about_as_a_whole(desk: Desk, example_files: dict[str, bytes]) -> None:
    fill(desk, (["realisasi"], "4"))
    other = reopen({path: raw for path, raw in example_files.items() if path != FORM})
    [asked] = other.ask("restore", draft=desk.ask("draft"))["conflicts"]
    assert (asked["path"], asked["loc"], asked["theirs"]) == (FORM, [], None)
    assert asked["where"] == "Seluruh berkas"
    done = other.ask("resolve", path=FORM, loc=[], take="mine")
    assert done["outline"]["changed"] == [FORM]


def test_a_moved_base_tells_what_came_in_between(desk: Desk, example_files: dict[str, bytes]) -> None:
    """As a whole, or only the files that differ: the same."""
    fill(desk, (["realisasi"], "4"))
    kept = desk.ask("draft")
    theirs = moved(example_files, "realisasi: 270000000", "realisasi: 271000000")
    whole = desk.ask(
        "rebase", list(theirs.values()), source="files", paths=list(theirs), commit="b" * 40, branch="main"
    )
    part = Desk(example_files, commit="a" * 40, branch="main")
    part.ask("restore", draft=kept)
    less = part.ask("rebase", [theirs[FORM]], partial=True, paths=[FORM], removed=[], commit="b" * 40)
    assert whole == less
    assert whole["outline"]["commit"] == "b" * 40
    assert "IKU-12" in whole["since"]
    assert "IKU-10" not in whole["since"].split("Realisasi")[-1]
    assert desk.ask("changes")["commit"] == "b" * 40
    report = desk.ask("report")["text"].split("Realisasi")[-1]
    assert "IKU-10" in report
    assert "270" not in report.split("IKU-10")[0]


def test_a_draft_taken_up_on_a_newer_base_tells_what_came_in_between(
    desk: Desk, example_files: dict[str, bytes]
) -> None:
    """Of its own files, the only ones whose past it has; what is its own by now is nothing that came."""
    fill(desk, (["realisasi"], "4"))
    kept = desk.ask("draft")
    theirs = moved(example_files, "realisasi: 270000000", "realisasi: 271000000")
    told = reopen(theirs).ask("restore", draft=kept)["since"]
    assert "IKU-12" in told
    assert "IKU-10" not in told.split("Realisasi")[-1]
    merged = {FORM: desk.ask("changes")["files"][0]["text"].encode()}
    again = reopen({**example_files, **merged}).ask("restore", draft=kept)
    assert (again["since"], again["outline"]["changed"]) == ("", [])


def test_a_zip_is_a_newer_base_too(desk: Desk, example_files: dict[str, bytes]) -> None:
    fill(desk, (["realisasi"], "4"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, raw in example_files.items():
            archive.writestr(f"kantor-main/{path}", raw)
    back = desk.ask("rebase", [out.getvalue()], source="zip", today=TODAY)
    assert (back["conflicts"], back["outline"]["changed"], back["since"]) == ([], [FORM], "")


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(None, id="kosong"),
        pytest.param([], id="daftar"),
        pytest.param({"version": 2, "files": {}, "base": {}}, id="versi lain"),
        pytest.param({"version": 1, "files": {"a": "b"}, "base": {}}, id="berkas asing"),
        pytest.param(
            {"version": 1, "files": {"../sop.yml": "b"}, "base": {"../sop.yml": "b"}}, id="di luar data"
        ),
        pytest.param({"version": 1, "files": {"sop.yml": 7}, "base": {"sop.yml": None}}, id="bukan teks"),
        pytest.param({"version": 1, "files": {"sop.yml": ""}, "base": {}}, id="tanpa asal"),
    ],
)
def test_what_is_no_draft_is_refused(desk: Desk, draft: object) -> None:
    assert "konsep yang tersimpan" in desk.refused("restore", draft=draft)
    assert desk.ask("changes")["files"] == []


def test_a_draft_that_is_no_yaml_stays_a_draft(desk: Desk, example_files: dict[str, bytes]) -> None:
    """Broken text of an older page is kept and told, so that nothing typed is lost."""
    name = FORM.removeprefix("indicators/")
    base = example_files[FORM].decode()
    kept = {"version": 1, "commit": None, "files": {name: "unit: [\n"}, "base": {name: base}}
    assert desk.ask("restore", draft=kept)["outline"]["changed"] == [FORM]
    assert "B002" in desk.ask("check")["text"]
    form = desk.ask("form", periode=PERIODE, unit="ekonomi")
    assert [row["stale"] for row in form["rows"]] == [True] * len(form["rows"])
    assert "perbaiki berkas itu" in desk.refused("edit", **CALL, values=[{"loc": ["realisasi"], "text": "1"}])
    desk.ask("discard", path=FORM)
    assert desk.ask("check")["errors"] == 0
