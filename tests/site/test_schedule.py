"""The calendar of deadlines, read back by the grammar of RFC 5545, and the page of who has reported."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.jahat import JAHAT
from tests.urai import urai

from ukur.commands.data.checked_data import measured_data
from ukur.commands.pages.site_build import gather_material
from ukur.measure.measurements import Measurements
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.site.icalendar import DayEvent, calendar_bytes
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.page_collection import SRC
from ukur.site.page_rencana_aksi import SCHEDULE
from ukur.site.whole_site import WholeSite, compose_site
from ukur.source.file_tree import Folder

REPO = Path(__file__).resolve().parents[2]
EXAMPLE = REPO / "generator/ukur/commands/data/example/indicators"
DAY = datetime.date(2026, 4, 6)
TW1 = Periode(2026, 1)
ADDRESS = "https://kinerja.example/a"
# RFC 5545, 3.1: name, parameters, colon, value; 3.3.11: what may follow a backslash.
LINE = re.compile(r"([A-Z0-9-]+)((?:;[A-Z-]+=[^:;,\"]+)*):(.*)", re.DOTALL)
TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
Event = dict[str, str]


def lines(raw: bytes) -> list[str]:
    """Unfold: each line ends in CR LF, none is over 75 octets, and each is UTF-8 by itself."""
    assert raw.endswith(b"\r\n")
    physical = raw.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in physical)
    assert all(line.decode() for line in physical)
    return raw.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def read(raw: bytes) -> tuple[Event, list[Event]]:
    """Return the calendar's own properties and its events, each name once."""
    head: Event = {}
    events: list[Event] = []
    here = head
    for line in lines(raw):
        match = LINE.fullmatch(line)
        assert match, line
        name, value = match[1] + match[2], match[3]
        if line == "BEGIN:VEVENT":
            here = {}
            events.append(here)
        elif line == "END:VEVENT":
            here = head
        else:
            assert name not in here or name in {"BEGIN", "END"}, line
            here[name] = value
    return head, events


def text(value: str) -> str:
    assert TEXT.fullmatch(value), value
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def event(title: str = "Batas", description: str = "x", url: str | None = None) -> DayEvent:
    return DayEvent("u", datetime.date(2026, 4, 1), DAY, title, description, url)


def test_one_event_is_these_bytes() -> None:
    """Written by hand from RFC 5545, 3.6.1 and 3.8; REFRESH-INTERVAL and NAME from RFC 7986."""
    made = calendar_bytes(
        "Jadwal", "Batas", [event("Rapat, lalu; pulang", "Satu\nDua\\", "https://a.example/")]
    )
    assert made == (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ukur//Jadwal pengukuran kinerja//ID\r\n"
        b"CALSCALE:GREGORIAN\r\nNAME:Jadwal\r\nX-WR-CALNAME:Jadwal\r\nDESCRIPTION:Batas\r\n"
        b"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n"
        b"BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260401T000000Z\r\nDTSTART;VALUE=DATE:20260406\r\n"
        b"SUMMARY:Rapat\\, lalu\\; pulang\r\nDESCRIPTION:Satu\\nDua\\\\\r\nURL:https://a.example/\r\n"
        b"TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@pytest.mark.parametrize("octets", range(70, 82))
def test_folded_between_characters(octets: int) -> None:
    """``é`` is two octets, the ideograph three, the face four: whatever stands at the edge stays whole."""
    for char in ("é", "字", "😀", "a"):
        title = ("b" * (octets - len("SUMMARY:")) + char) * 3
        (found,) = read(calendar_bytes("x", "x", [event(title)]))[1]
        assert text(found["SUMMARY"]) == title


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("a\r\nBEGIN:VALARM\r\nb", "a \nBEGIN:VALARM \nb", id="another component"),
        pytest.param("a\x00\x1b\u2028\u202eb", "a    b", id="controls, and letters that turn the line round"),
        pytest.param("\\n", "\\n", id="a backslash that was there"),
        pytest.param(JAHAT, JAHAT, id="everything hostile"),
    ],
)
def test_text_stays_text(written: str, shown: str) -> None:
    head, (found,) = read(calendar_bytes(written, "x", [event(written, written)]))
    assert [text(found["SUMMARY"]), text(found["DESCRIPTION"]), text(head["NAME"])] == [shown] * 3


def test_address_stays_on_its_line() -> None:
    (found,) = read(calendar_bytes("x", "x", [event(url="https://a.example/\r\nEND:VEVENT")]))[1]
    assert found["URL"] == "https://a.example/END:VEVENT"


# --- the example office ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def measured() -> Measurements:
    return measured_data(Folder(EXAMPLE))[0]


def at_stage(measured: Measurements, stage: Tahap) -> Measurements:
    """Return the office with 2026-TW1 at a stage."""
    catalogue = measured.catalogue
    document = catalogue.dokumen[TW1].model_copy(update={"tahap": stage})
    return Measurements(replace(catalogue, dokumen={**catalogue.dokumen, TW1: document}))


def material(measured: Measurements, konsep: bool = False, site: str = ADDRESS) -> SiteMaterial:
    return gather_material(measured, konsep, {"UKUR_SITE_URL": site} if site else {})


def site_of(made: SiteMaterial) -> WholeSite:
    return compose_site(made, PageAddresses())


def schedule(site: WholeSite) -> list[Event]:
    [file] = [file for file in site.berkas if file.path == SCHEDULE]
    assert isinstance(file.isi, bytes)
    return read(file.isi)[1]


def test_deadlines_of_the_example_office(measured: Measurements) -> None:
    """2026-TW1 stands at konsep, begun on 1 April: steps 7, 8, 9 follow (3 April is Good Friday)."""
    events = schedule(site_of(material(measured)))
    days = {text(item["SUMMARY"]): item["DTSTART;VALUE=DATE"] for item in events}
    steps = {title: day for title, day in days.items() if title.startswith("2026-TW1: ")}
    assert steps == {
        "2026-TW1: batas langkah 7 SOP": "20260409",
        "2026-TW1: batas langkah 8 SOP": "20260410",
        "2026-TW1: batas langkah 9 SOP": "20260413",
    }
    assert days["IKU-06: batas rencana aksi 2025-TW4"] == "20261130"  # ekonomi.yml of 2025-TW4
    assert not any(
        "2026-TW1" in title for title in days if "rencana" in title
    )  # a draft's plan is not public
    assert all(item["URL"].startswith(f"{ADDRESS}/") for item in events)


def test_names_of_events_stay(measured: Measurements) -> None:
    """Unlike each other, and the same when the document moves on, whatever the site's address."""
    before = {item["UID"]: item["SUMMARY"] for item in schedule(site_of(material(measured)))}
    moved = material(at_stage(measured, Tahap.DOKUMEN), site="")
    after = {item["UID"]: item["SUMMARY"] for item in schedule(site_of(moved))}
    assert len({*before.values()}) == len(before)
    assert after.items() < before.items()


def test_same_data_same_bytes(measured: Measurements) -> None:
    first, second = (site_of(material(measured)).berkas for _ in range(2))
    files = [[file.isi for file in files if file.path == SCHEDULE] for files in (first, second)]
    assert files[0] == files[1] != []


def test_page_of_who_has_reported(measured: Measurements) -> None:
    """In the preview only, and only while units collect; the front page leads there."""
    collecting = at_stage(measured, Tahap.DRAF)
    site = site_of(material(collecting, konsep=True))
    pages = {page.src: page for page in site.halaman}
    words = urai(pages[SRC].isi()).teks
    assert "Bidang Pembangunan dan Ekonomi Desa sudah melapor 4 baris" in " ".join(words.split())
    assert "Batas waktu menghimpun: 6 April 2026" in words
    assert 'href="./himpunan/"' in pages["index.md"].isi()
    for other in (material(collecting), material(measured, konsep=True)):
        pages = {page.src: page for page in site_of(other).halaman}
        assert SRC not in pages
        assert "himpunan/" not in pages["index.md"].isi()


def test_pages_lead_to_the_calendar(measured: Measurements) -> None:
    pages = {page.src: page for page in site_of(material(measured)).halaman}
    assert all(f'href="../{SCHEDULE}"' in pages[src].isi() for src in ("sop.md", "rencana-aksi.md"))


def test_nothing_to_remind_of(measured: Measurements) -> None:
    """A calendar without an event is none by the grammar: there is no file, and no page leads to it."""
    catalogue = measured.catalogue
    empty = replace(catalogue, dokumen={}, formulir={}, koreksi=type(catalogue.koreksi)())
    site = site_of(material(Measurements(empty)))
    assert SCHEDULE not in {file.path for file in site.berkas}
    assert not any(SCHEDULE in page.isi() for page in site.halaman)
