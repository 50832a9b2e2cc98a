import datetime
import io
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.portal.archives import END, FIRST, rewritten, shipped, shorter, with_newer_form, with_other_figure
from tests.portal.office_site import Handler, OfficeServer

from ukur.archive.manifest import read_register
from ukur.commands.portal.archive_job import ArchiveJob, run_job
from ukur.commands.portal.content_store import ContentStore
from ukur.commands.portal.fetch_run import fetch_all
from ukur.commands.portal.office_fetch import FetchedOffice, FetchSettings, fetch_office
from ukur.commands.portal.portal_repository import read_states, rows_content, write_office
from ukur.hosts.site_client import SiteLimits
from ukur.model.portal_sources import PortalOffice, PortalSources
from ukur.portal.portal_data import Standing
from ukur.portal.portal_rows import PlaceRow
from ukur.portal.register_pin import RegisterPin, pin_fault
from ukur.portal.row_text import read_rows

NOW = datetime.datetime(2026, 12, 1, 3, tzinfo=datetime.UTC)
LIMITS = SiteLimits(sambung=2, baca=0.5, total=20, percobaan=2, jeda=0.01)
REGISTER = "/dpmk/arsip/register.jsonl"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> FetchSettings:
    repo = tmp_path_factory.mktemp("portal")
    return FetchSettings(repo, NOW, ContentStore(repo / "cache"), LIMITS)


@pytest.fixture(scope="module")
def office(server: OfficeServer) -> PortalOffice:
    address = server.publish("dpmk", shipped())
    return PortalOffice(nama="DPMK", alamat=address, awal=FIRST, ujung=FIRST)


@pytest.fixture(scope="module")
def good(office: PortalOffice, settings: FetchSettings, server: OfficeServer) -> FetchedOffice:
    """The one run of the checker in a process of its own that these tests need."""
    found = fetch_office("18.08.2.13", office, None, settings)
    server.asked.clear()  # whichever test is the first to need it
    return found


@pytest.fixture(autouse=True)
def at_peace(server: OfficeServer, office: PortalOffice) -> Iterator[None]:
    yield
    server.odd.clear()
    server.publish("dpmk", shipped())
    server.asked.clear()


def test_what_verifies_is_kept_with_its_rows(good: FetchedOffice) -> None:
    assert (good.state.keadaan, good.state.sebab) == (Standing.VERIFIED, "")
    assert [row.folder for row in good.state.entri] == ["2023-TW4/v1", "2024-TW4/v1"]
    assert (good.state.awal, good.state.ujung) == (FIRST, END)
    assert b'"capaian":"106.35"' in good.rows["2024-TW4/v1"]  # 21.27 / 20 x 100, half up
    places = [row for row in read_rows(good.rows["2024-TW4/v1"]) if isinstance(row, PlaceRow)]
    assert len(places) == 8 * 15  # indicators by kecamatan
    first = next(row for row in places if (row.indikator, row.wilayah) == ("IKU-01", "18.08.01"))
    assert (first.nama, first.nilai_teks) == ("Blambangan Umpu", "25,00")  # 3 / 12 x 100


def test_an_office_without_news_answers_once(
    good: FetchedOffice, office: PortalOffice, settings: FetchSettings, server: OfficeServer
) -> None:
    again = fetch_office("18.08.2.13", office, good.state, settings)
    assert server.asked == [REGISTER]
    assert again.state.to_bytes() == good.state.to_bytes()
    assert again.rows == {}


def test_an_office_that_changed_its_code_keeps_what_verified(
    good: FetchedOffice, office: PortalOffice, settings: FetchSettings, server: OfficeServer, tmp_path: Path
) -> None:
    """Its register says that it is the same; one request, and nothing is verified again."""
    write_office(tmp_path, "18.08.2.13", good.state, good.rows)
    sources = PortalSources(nama="Portal", kantor={"18.08.9.99": office})
    (outcome,) = fetch_all(sources, replace(settings, repo=tmp_path))
    assert (outcome.state.keadaan, server.asked) == (Standing.VERIFIED, [REGISTER])
    state = read_states(tmp_path, sources)["18.08.9.99"]
    assert [rows_content(tmp_path, "18.08.9.99", row) for row in state.entri] == list(good.rows.values())


def test_a_code_is_held_against_the_documents_where_nothing_changed(
    good: FetchedOffice, office: PortalOffice, settings: FetchSettings
) -> None:
    """The code in ``sumber.yml`` was changed, the office's own was not."""
    before = good.state.model_copy(update={"kode_dokumen": "18.08.2.13"})
    found = fetch_office("18.08.2.99", office, before, settings)
    assert found.state.keadaan is Standing.HELD
    assert "menyebut kode '18.08.2.13'" in found.state.sebab


def test_nobody_confirmed_it_so_nothing_is_asked(settings: FetchSettings, server: OfficeServer) -> None:
    office = PortalOffice(nama="DPMK", alamat=f"{server.address}/dpmk/")
    found = fetch_office("18.08.2.13", office, None, settings)
    assert (found.state.keadaan, server.asked) == (Standing.UNPINNED, [])


def _html(handler: Handler) -> None:
    handler.answer(200, b"<!doctype html><title>Masuk</title><script>alert(1)</script>")


def _elsewhere(handler: Handler) -> None:
    handler.answer(302, b"", Location="https://lain.example/register.jsonl")


def _round(handler: Handler) -> None:
    handler.answer(302, b"", Location=handler.path)


def _packed(handler: Handler) -> None:
    handler.answer(200, b"\x1f\x8b", Content_Encoding="gzip")


def _huge(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(10_000_000_000))
    handler.end_headers()


def _endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    try:
        for _ in range(200):
            handler.wfile.write(b"x" * 100_000)
    except OSError:
        return


def _dripping(handler: Handler) -> None:
    """A byte at a time, headers first: no read of ours ever waits long."""
    try:
        for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n" + b"X-Kosong: 1\r\n" * 1000:
            handler.wfile.write(bytes([byte]))
            time.sleep(0.02)
    except OSError:
        return


def _silent(handler: Handler) -> None:
    time.sleep(1.5)
    handler.close_connection = True


def _cut(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "500")
    handler.end_headers()
    handler.wfile.write(b'{"folder"')
    handler.close_connection = True


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(lambda h: h.send_error(404), "menjawab 404", id="situsnya hilang"),
        pytest.param(lambda h: h.send_error(503), "menjawab 503", id="sedang rusak"),
        pytest.param(_html, "halaman HTML", id="halaman HTML"),
        pytest.param(_elsewhere, "mengalihkan ke 'lain.example'", id="dialihkan ke tempat lain"),
        pytest.param(_round, "terus-menerus", id="dialihkan berputar"),
        pytest.param(_packed, "termampatkan", id="termampatkan"),
        pytest.param(_huge, "lebih besar dari", id="mengaku 10 GB"),
        pytest.param(_endless, "lebih besar dari", id="tidak berhenti"),
        pytest.param(_silent, "tidak menjawab pada waktunya", id="diam"),
        pytest.param(_cut, "memutus jawaban", id="terputus"),
        pytest.param(_dripping, "terlalu lambat", id="menetes"),
    ],
)
def test_a_bad_source_is_told_and_what_verified_stays(
    answer: Callable[[Handler], None],
    said: str,
    good: FetchedOffice,
    office: PortalOffice,
    settings: FetchSettings,
    server: OfficeServer,
) -> None:
    server.odd[REGISTER] = answer
    bounded = replace(settings, limits=replace(LIMITS, total=1.5 if answer is _dripping else 20))
    begun = time.monotonic()
    found = fetch_office("18.08.2.13", office, good.state, bounded)
    assert time.monotonic() - begun < 6
    assert found.state.keadaan is Standing.HELD
    assert said in found.state.sebab
    assert found.state.entri == good.state.entri
    server.odd.clear()
    restored = fetch_office("18.08.2.13", office, found.state, settings)
    assert restored.state.to_bytes() == good.state.to_bytes()


@pytest.mark.parametrize(
    ("archive", "said"),
    [
        pytest.param(rewritten, "register lain", id="register ditulis ulang dari awal"),
        pytest.param(shorter, "register bercabang", id="entri terakhir dicabut"),
        pytest.param(with_other_figure, "register bercabang", id="entri terakhir ditukar"),
        pytest.param(
            lambda: shipped() | {"register.jsonl": b"{}\n"}, "register.jsonl baris 1", id="bukan register"
        ),
    ],
)
def test_a_register_that_does_not_continue_stops_its_office(
    archive: Callable[[], dict[str, bytes]],
    said: str,
    good: FetchedOffice,
    office: PortalOffice,
    settings: FetchSettings,
    server: OfficeServer,
) -> None:
    server.publish("dpmk", archive())
    found = fetch_office("18.08.2.13", office, good.state, settings)
    assert found.state.keadaan is Standing.HELD
    assert said in found.state.sebab
    assert found.state.entri == good.state.entri


def test_a_changed_file_is_not_taken_for_the_chained_one(
    office: PortalOffice, settings: FetchSettings, server: OfficeServer, tmp_path: Path
) -> None:
    server.files["/dpmk/arsip/2024-TW4/v1/dokumen.json"] += b" "
    found = fetch_office("18.08.2.13", office, None, replace(settings, store=ContentStore(tmp_path)))
    assert found.state.keadaan is Standing.REFUSED
    assert "lebih besar dari" in found.state.sebab  # than its manifest says: one byte is enough


def test_a_file_changed_under_the_same_register_is_seen_by_all_and_until_it_is_mended(
    good: FetchedOffice, office: PortalOffice, settings: FetchSettings, server: OfficeServer
) -> None:
    """The register answers "not modified" and the store has the true content: a nightly run asks no more."""
    path = "/dpmk/arsip/2023-TW4/v1/dokumen.json"
    true = server.files[path]
    server.files[path] = true.replace(b"1", b"2", 1)
    assert fetch_office("18.08.2.13", office, good.state, settings).state.keadaan is Standing.VERIFIED
    seen = fetch_office("18.08.2.13", office, good.state, replace(settings, everything=True))
    assert (seen.state.keadaan, seen.state.entri) == (Standing.HELD, good.state.entri)
    assert "2023-TW4/v1/dokumen.json': isinya bukan yang tercatat" in seen.state.sebab
    nightly = fetch_office("18.08.2.13", office, seen.state, settings)
    assert nightly.state.to_bytes() == seen.state.to_bytes()
    server.files[path] = true
    assert (
        fetch_office("18.08.2.13", office, nightly.state, settings).state.to_bytes() == good.state.to_bytes()
    )


def test_an_archive_larger_than_the_bound_is_not_fetched(
    office: PortalOffice, settings: FetchSettings, server: OfficeServer, tmp_path: Path
) -> None:
    small = replace(settings, limits=replace(LIMITS, bita=500_000), store=ContentStore(tmp_path))
    found = fetch_office("18.08.2.13", office, None, small)
    assert "batasnya 500,000 untuk satu kantor" in found.state.sebab
    assert len(server.asked) == 3  # the register and two manifests


def _job(place: Path, archive: dict[str, bytes]) -> ArchiveJob:
    with zipfile.ZipFile(place, "w") as packed:
        for path, content in archive.items():
            packed.writestr(path, content)
    return ArchiveJob(tempat=str(place), waktu=NOW, program="uji")


@pytest.mark.parametrize(
    ("archive", "said"),
    [
        pytest.param(
            with_other_figure, "tidak lulus verifikasi: 2024-TW4/v1: hitungan", id="satu angka diubah"
        ),
        pytest.param(with_newer_form, "perbarui Ukur", id="bentuk yang lebih baru"),
        pytest.param(lambda: {"a.txt": b"a"}, "tidak ada register.jsonl", id="bukan arsip"),
    ],
)
def test_an_archive_that_does_not_verify_says_why(
    archive: Callable[[], dict[str, bytes]], said: str, tmp_path: Path
) -> None:
    result = run_job(_job(tmp_path / "a.zip", archive()))
    assert said in result.sebab
    assert result.entri == ()


def test_keys_that_nobody_confirmed_stop_an_office(tmp_path: Path) -> None:
    key = "peragaan-kepala ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKSwdqrbEJkd4g3OFkKFL5GzqweVVixDOGNOteYlBoBM"
    job = _job(tmp_path / "a.zip", shipped()).model_copy(update={"kunci": (key,)})
    assert "persetujuan: " in run_job(job).sebab


def test_a_broken_or_bursting_zip_is_refused(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("register.jsonl", b"\0" * 90_000_000)
    place = tmp_path / "a.zip"
    place.write_bytes(bomb.getvalue())
    assert "mengembang" in run_job(ArchiveJob(tempat=str(place), waktu=NOW, program="uji")).sebab
    job = _job(place, shipped())
    place.write_bytes(place.read_bytes()[:-5000])
    assert run_job(job).sebab


@pytest.mark.parametrize(
    ("pin", "said"),
    [
        pytest.param(RegisterPin(FIRST, END, END), None, id="tetap"),
        pytest.param(RegisterPin(None, None), None, id="belum ditegaskan"),
        pytest.param(RegisterPin(END, END), "register lain", id="awal lain"),
        pytest.param(RegisterPin(FIRST, "0" * 64), "ditulis ulang", id="ujung yang ditegaskan hilang"),
        pytest.param(RegisterPin(FIRST, FIRST, "0" * 64), "bercabang", id="ujung terverifikasi hilang"),
    ],
)
def test_what_is_trusted_of_a_register(pin: RegisterPin, said: str | None) -> None:
    fault = pin_fault(read_register(shipped()["register.jsonl"]), pin)
    assert fault is None if said is None else said in (fault or "")
