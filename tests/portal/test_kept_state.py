"""What is kept between runs, damaged or belonging to another office: no other office is touched by it."""

import datetime
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.portal.archives import END, FIRST, LAST, rewritten, shipped, shorter

from ukur.archive.manifest import read_register
from ukur.commands.portal.adoption import adopt, inspect
from ukur.commands.portal.content_store import ContentStore
from ukur.commands.portal.fetch_run import fetch_all
from ukur.commands.portal.office_fetch import FetchSettings
from ukur.commands.portal.portal_repository import PortalFiles, read_portal, stored_portal
from ukur.model.paths import REGISTER
from ukur.model.portal_sources import SOURCES, PortalCalendar, PortalOffice, PortalSources
from ukur.portal.portal_data import Standing

NOW = datetime.datetime(2026, 12, 1, 3, tzinfo=datetime.UTC)
OTHER = read_register(rewritten()[REGISTER])[0].line_hash
A = PortalOffice(nama="A", alamat="a", awal=FIRST, ujung=END)
B = PortalOffice(nama="B", alamat="b", awal=OTHER, ujung=OTHER)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> FetchSettings:
    """A portal of two offices in folders, both fetched: of A two entries, of B one."""
    repo = tmp_path_factory.mktemp("portal")
    for name, archive in (("a", shipped()), ("b", rewritten())):
        _placed(repo / name, archive)
    made = FetchSettings(repo, NOW, ContentStore(repo / "cache"))
    assert entries(sources({"1": A, "2": B}), made, fetch=True) == {"1": 2, "2": 1}
    return made


def sources(offices: Mapping[str, PortalOffice]) -> PortalSources:
    return PortalSources(nama="Portal", percontohan="ya", kantor=offices)


def entries(found: PortalSources, settings: FetchSettings, *, fetch: bool = False) -> dict[str, int]:
    """How many entries count of each office."""
    if fetch:
        outcomes = fetch_all(found, settings)
        assert {item.state.keadaan for item in outcomes} == {Standing.VERIFIED}
    data = stored_portal(settings.repo, PortalFiles(found, PortalCalendar(), ()))
    return {row.kantor: row.entri for row in data.tables.kantor}


def test_exchanged_codes_exchange_no_figures(settings: FetchSettings) -> None:
    assert entries(sources({"1": B, "2": A}), settings) == {"1": 0, "2": 0}


def test_what_is_damaged_is_verified_anew(settings: FetchSettings) -> None:
    """A merge left its marks in the state of A; B got another code, and its kept rows are broken."""
    place: Path = settings.repo / "keadaan/1/kantor.json"
    whole = place.read_bytes()
    place.write_bytes(b"<<<<<<< HEAD\n" + whole)
    (settings.repo / f"keadaan/2/{LAST.replace('/', '_')}.jsonl").write_bytes(b"x")
    assert entries(sources({"1": A}), settings) == {"1": 0}
    assert entries(sources({"1": A, "3": B}), settings, fetch=True) == {"1": 2, "3": 1}
    assert place.read_bytes() == whole


def test_a_register_rewritten_for_a_reason_is_confirmed_again(tmp_path: Path) -> None:
    """The office took its last entry back: refused, until a person confirms the register as it is now."""
    _placed(tmp_path / "a", shipped())
    office = f"{{nama: A, alamat: a, awal: {FIRST}, ujung: {FIRST}}}"
    text = f"nama: Portal\npercontohan: ya\nkantor:\n  '1': {office}\n"
    (tmp_path / SOURCES).write_text(text, "utf-8")
    made = FetchSettings(tmp_path, NOW, ContentStore(tmp_path / "cache"))
    found = _read(tmp_path)
    assert entries(found, made, fetch=True) == {"1": 2}
    shutil.rmtree(tmp_path / "a")
    _placed(tmp_path / "a", shorter())
    [held] = fetch_all(found, made)
    assert "bercabang" in held.state.sebab
    adopt(tmp_path, found, inspect(found, "1", made))
    assert entries(_read(tmp_path), made) == {"1": 0}
    assert entries(_read(tmp_path), made, fetch=True) == {"1": 1}


def _placed(folder: Path, archive: Mapping[str, bytes]) -> None:
    for path, content in archive.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _read(repo: Path) -> PortalSources:
    found = read_portal(repo).sources
    assert found is not None
    return found
