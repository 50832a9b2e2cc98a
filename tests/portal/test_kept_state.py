"""What is kept between runs, damaged or belonging to another office: no other office is touched by it."""

import datetime
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.portal.archives import END, FIRST, LAST, rewritten, shipped, shorter

from ukur.archive.canonical import sha256_of
from ukur.archive.manifest import read_register
from ukur.commands.portal.adoption import adopt, inspect
from ukur.commands.portal.archive_job import ArchiveJob, run_job
from ukur.commands.portal.content_store import ContentStore
from ukur.commands.portal.fetch_run import fetch_all
from ukur.commands.portal.office_fetch import FetchSettings
from ukur.commands.portal.portal_repository import PortalFiles, read_portal, stored_portal
from ukur.model.paths import REGISTER
from ukur.model.portal_sources import SOURCES, PortalCalendar, PortalOffice, PortalSources
from ukur.portal.portal_data import Standing

LAST_ROWS = f"{LAST.replace('/', '_')}.jsonl"
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
    shutil.copytree(repo / "keadaan", repo / "untouched")
    return made


def sources(offices: Mapping[str, PortalOffice]) -> PortalSources:
    return PortalSources(nama="Portal", percontohan="ya", kantor=offices)


def entries(found: PortalSources, settings: FetchSettings, *, fetch: bool = False) -> dict[str, int]:
    """How many entries count of each office."""
    if fetch:
        outcomes = fetch_all(found, settings)
        assert {item.state.keadaan for item in outcomes} == {Standing.VERIFIED}
    data = stored_portal(settings.repo, PortalFiles(found, PortalCalendar(), ()), NOW.date())
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


@pytest.fixture
def copy(settings: FetchSettings, tmp_path: Path) -> FetchSettings:
    """What was kept of both, and no source of either any more."""
    shutil.copytree(settings.repo / "untouched", tmp_path / "keadaan")
    return replace(settings, repo=tmp_path)


def test_damage_that_cannot_be_mended_stops_no_build(copy: FetchSettings) -> None:
    """A's last document is damaged while its source is gone: its first one must not come back in force."""
    found = sources({"1": A, "2": B})
    assert entries(found, copy) == {"1": 2, "2": 1}
    (copy.repo / f"keadaan/1/{LAST_ROWS}").write_bytes(b"x")
    [held] = fetch_all(found, copy, ("1",))
    assert (held.state.keadaan, len(held.state.entri)) == (Standing.HELD, 2)
    data = stored_portal(copy.repo, PortalFiles(found, PortalCalendar(), ()), NOW.date())
    rows = [(row.kantor, row.keadaan) for row in data.tables.kantor]
    assert rows == [("1", "simpanan-rusak"), ("2", "terverifikasi")]
    assert LAST_ROWS in data.tables.kantor[0].sebab
    assert {row.kantor for row in data.tables.dokumen} == {"2"}


def test_rows_of_an_older_program_stop_no_build(copy: FetchSettings) -> None:
    """They are whole, but have a column that is no more."""
    state, rows = copy.repo / "keadaan/1/kantor.json", copy.repo / f"keadaan/1/{LAST_ROWS}"
    before = rows.read_bytes()
    rows.write_bytes(before.replace(b'"versi"', b'"edisi"', 1))
    digest = sha256_of(rows.read_bytes()).encode()
    state.write_bytes(state.read_bytes().replace(sha256_of(before).encode(), digest))
    found = sources({"1": A, "2": B})
    assert entries(found, copy) == {"1": 0, "2": 1}
    data = stored_portal(copy.repo, PortalFiles(found, PortalCalendar(), ()), NOW.date())
    assert "bukan dari versi ini" in data.tables.kantor[0].sebab


def test_a_folder_in_place_of_a_kept_file_stops_its_office_alone(copy: FetchSettings) -> None:
    (copy.repo / "keadaan/3/kantor.json").mkdir(parents=True)
    new = {kode: PortalOffice(nama=kode, alamat=kode) for kode in ("3", "4")}
    odd, good = fetch_all(sources(new), copy)
    assert "kantor.json tidak dapat ditulis: berupa folder" in odd.state.sebab
    assert (odd.changed, good.changed, good.state.keadaan) == (False, True, Standing.UNPINNED)
    assert entries(sources(new), copy) == {"3": 0, "4": 0}


def test_a_changed_file_of_an_old_entry_in_a_folder_is_seen(settings: FetchSettings, tmp_path: Path) -> None:
    """The register is the same, so nothing is verified again; the entry's files are hashed all the same."""
    _placed(tmp_path, shipped())
    known = {row.folder: row.manifest for row in read_register(shipped()[REGISTER])}
    job = ArchiveJob(tempat=str(tmp_path), known=known, awal=FIRST, waktu=NOW, program="uji")
    assert (run_job(job).sebab, run_job(job).entri) == ("", ())
    place = tmp_path / LAST / "dokumen.json"
    place.write_bytes(place.read_bytes() + b"\n")
    assert f"{LAST}: berkas: 'dokumen.json' berubah" in run_job(job).sebab


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
