"""What an office's address, its site or its kept state may hold, without effect on the others."""

import datetime
from pathlib import Path

import pytest
from tests.portal.archives import END, FIRST, shipped
from tests.portal.office_site import served

from ukur.archive.manifest import read_register
from ukur.commands.portal.adoption import Adoption, adopt
from ukur.commands.portal.archive_job import _document
from ukur.commands.portal.content_store import ContentStore
from ukur.commands.portal.office_fetch import FetchSettings, fetch_office
from ukur.hosts.site_client import SiteClient, SiteLimits
from ukur.model.findings import UkurError
from ukur.model.portal_sources import PortalOffice
from ukur.portal.portal_data import Standing
from ukur.source.portal_source_reader import read_sources

NOW = datetime.datetime(2026, 12, 1, 3, tzinfo=datetime.UTC)
LIMITS = SiteLimits(sambung=1, baca=0.5, total=5, percobaan=1, jeda=0.01)
KODE = "18.08.2.13"


FILE = f"""\
nama: Uji
kantor:
  {KODE}: {{nama: A, alamat: a}}
  18.08.2.14: {{nama: B, alamat: b, awal: {END}, ujung: {END}}}
"""


@pytest.mark.parametrize(
    ("first", "keys", "said"),
    [
        pytest.param(END, (), "register yang sama", id="register kantor lain"),
        pytest.param(FIRST, ("a@b ssh-ed25519 AA\u202e",), "huruf kendali", id="huruf tersembunyi"),
        pytest.param(FIRST, ("a@b ssh-ed25519 AA",) * 201, "", id="201 kunci"),
        pytest.param(FIRST, (f"a@b ssh-rsa {'A' * 716}",), None, id="kunci RSA 4096 bit"),
    ],
)
def test_adopting_never_leaves_a_file_that_cannot_be_read(
    first: str, keys: tuple[str, ...], said: str | None, tmp_path: Path
) -> None:
    """A public RSA key of 4096 bits takes 716 letters: (4 + 7 + 4 + 3 + 4 + 513) bytes, 4 letters for 3."""
    place = tmp_path / "sumber.yml"
    place.write_text(FILE, "utf-8")
    sources = read_sources(FILE.encode())[0]
    assert sources is not None
    unique = tuple(f"{key}{n or ''}" for n, key in enumerate(keys))
    confirmed = Adoption(KODE, "A", "", first, END, (("2024-TW4/v1", END),), unique)
    if said is None:
        adopt(tmp_path, sources, confirmed)
        assert read_sources(place.read_bytes())[1] == ()
    else:
        with pytest.raises(UkurError, match=f"tidak dapat ditegaskan.*{said}"):
            adopt(tmp_path, sources, confirmed)
        assert place.read_text("utf-8") == FILE


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


def test_a_quarter_that_has_not_begun_is_no_document() -> None:
    """The last document is of 2024-TW4, which began on 1 October 2024."""
    files = shipped()
    last = read_register(files["register.jsonl"])[-1]
    assert _document(files, last, datetime.date(2024, 10, 1)).dokumen.periode.triwulan == 4
    with pytest.raises(UkurError, match="2024-TW4/v1: triwulannya belum mulai"):
        _document(files, last, datetime.date(2024, 9, 30))
