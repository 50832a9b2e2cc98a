"""What an office's address, its site or its kept state may hold, without effect on the others."""

import datetime
from pathlib import Path

import pytest
from tests.portal.archives import END, FIRST
from tests.portal.office_site import served

from ukur.commands.portal.content_store import ContentStore
from ukur.commands.portal.office_fetch import FetchSettings, fetch_office
from ukur.hosts.site_client import SiteClient, SiteLimits
from ukur.model.findings import UkurError
from ukur.model.portal_sources import PortalOffice
from ukur.portal.portal_data import Standing

NOW = datetime.datetime(2026, 12, 1, 3, tzinfo=datetime.UTC)
LIMITS = SiteLimits(sambung=1, baca=0.5, total=5, percobaan=1, jeda=0.01)
KODE = "18.08.2.13"


@pytest.fixture
def settings(tmp_path: Path) -> FetchSettings:
    (tmp_path / "putar").symlink_to("putar")
    return FetchSettings(tmp_path, NOW, ContentStore(tmp_path / "cache"), LIMITS)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(f"https://{'a' * 70}.example/", id="bagian nama 70 huruf"),
        pytest.param("https://a..example/", id="bagian nama kosong"),
        pytest.param("https://xn--.example/", id="punycode kosong"),
        pytest.param("x" * 300, id="nama berkas 300 huruf"),
        pytest.param("putar", id="tautan berputar"),
    ],
)
def test_an_address_that_means_nothing_stops_its_office_alone(address: str, settings: FetchSettings) -> None:
    office = PortalOffice(nama="DPMK", alamat=address, awal=FIRST, ujung=END)
    found = fetch_office(KODE, office, None, settings)
    assert found.state.keadaan is Standing.REFUSED
    assert found.state.sebab


def test_a_mark_that_cannot_be_sent_back_is_not_kept() -> None:
    with served() as server:
        server.odd["/arsip/register.jsonl"] = lambda h: h.answer(200, b"{}", ETag='"\xe9"')
        client = SiteClient(server.address, LIMITS)
        assert client.get("arsip/register.jsonl").etag == ""
        client.close()


def test_a_redirect_to_what_is_no_name_is_refused() -> None:
    with served() as server:
        server.odd["/arsip/a"] = lambda h: h.answer(302, b"", Location="https://xn--.example/")
        client = SiteClient(server.address, LIMITS)
        with pytest.raises(UkurError, match="alihannya bukan nama situs"):
            client.get("arsip/a")
        client.close()
