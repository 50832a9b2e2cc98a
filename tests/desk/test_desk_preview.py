"""A document's page before it is proposed: what `ukur preview` writes of it, with the typed figures."""

import html
import re
import shutil
from pathlib import Path

from tests.desk.desk_calls import Desk, data_files
from tests.desk.test_desk_books import run
from tests.desk.test_desk_form import PERIODE, typed
from tests.jahat import JAHAT

from ukur.commands.data.new_office import EXAMPLE
from ukur.site.one_file import picture_address
from ukur.site.whole_site import preview_styles

STYLES = preview_styles().encode()


def page_of(desk: Desk, periode: str = PERIODE) -> str:
    return str(desk.ask("preview", [STYLES], periode=periode)["page"])


def document_in(page: str) -> str:
    """The document alone, without the letterhead's picture and the way to edit its files."""
    found = re.search(r'<section class="ukur-dokumen".*</section>', page, re.DOTALL)
    assert found is not None
    return re.sub(r'<img [^>]*>| \(<a href="[^"]*"[^>]*>sunting<.*?</a>\)', "", found[0])


def test_it_is_the_page_that_ukur_preview_writes(desk: Desk, tmp_path: Path) -> None:
    """IKU-10 of the example: target 2 by TW I of 2026, so 4 are 200,00 %."""
    typed(desk, "ekonomi", "IKU-10", (["realisasi"], "4"))
    page = page_of(desk)
    assert "PRATINJAU: belum disetujui" in page
    assert "realisasi 4, target 2, capaian 200,00 %" in page
    shutil.copytree(EXAMPLE / "indicators", tmp_path / "indicators")
    for file in desk.ask("changes")["files"]:
        (tmp_path / file["path"]).write_text(file["text"], "utf-8")
    done = run("preview", "--repo", str(tmp_path), "--html", str(tmp_path / "a.html"))
    assert done.exit_code == 0, done.output
    assert document_in(page) == document_in((tmp_path / "a.html").read_text("utf-8"))


def test_typed_text_stays_text(desk: Desk) -> None:
    typed(desk, "ekonomi", "IKU-10", (["keterangan"], JAHAT))
    page = page_of(desk)
    assert html.escape("<script>alert(1)</script>") in page
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page


def test_it_waits_for_what_stops_a_document(desk: Desk) -> None:
    assert "belum dibuka" in desk.refused("preview", [STYLES], periode="2026-TW3")
    typed(desk, "ekonomi", "IKU-10", (["realisasi"], "12,"))
    assert desk.refused("preview", [STYLES], periode=PERIODE) == (
        "masih ada 1 galat; pratinjau dapat disusun sesudah diperbaiki"
    )
    assert "gaya halaman" in desk.refused("preview", periode=PERIODE)


def test_the_letterhead_has_the_picture_that_the_data_names(example_files: dict[str, bytes]) -> None:
    """Neither another one, nor one that is no picture; and the page is told where it is missing."""
    office = "indicators/instansi.yml"
    named = example_files[office].replace(b"kop:\n", b"kop:\n  lambang: lambang.png\n", 1)
    desk = Desk({**example_files, office: named})
    assert desk.opened["lambang"] == "lambang.png"
    png = b"\x89PNG\r\n\x1a\n"
    for files, name, comes in (
        ([png], "lambang.png", True),
        ([png], "lain.png", False),
        ([b"<!doctype html>"], "lambang.png", False),
        ([], "lambang.png", False),
    ):
        made = desk.ask("preview", [STYLES, *files], periode=PERIODE, lambang=name)
        assert (f'src="{picture_address(png)}"' in made["page"], made["bare"]) == (comes, not comes), name


def test_what_was_signed_is_a_draft_again_where_it_would_change() -> None:
    desk = Desk(data_files(EXAMPLE))
    signed = "2025-TW4"
    assert "KONSEP" not in document_in(page_of(desk, signed)).upper().partition("PENDAHULUAN")[0]
    said = {"alasan": "x", "sumber": "y", "diputuskan_oleh": "Kepala", "tanggal": "2026-04-09"}
    form = desk.ask("form", periode=signed, unit="ekonomi")
    row = next(row for row in form["rows"] if row["kode"] == "IKU-10")
    values = [{"loc": ["realisasi"], "text": str(int(row["fields"][0]["text"]) + 1)}]
    desk.ask("correct", periode=signed, unit="ekonomi", kode="IKU-10", values=values, **said)
    assert "isinya berubah sejak ditandatangani" in page_of(desk, signed)
