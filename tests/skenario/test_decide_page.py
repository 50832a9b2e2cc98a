from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.test_komentar_tampil import SCREEN
from tests.skenario.decide_site import Decider, DecideSite
from tests.skenario.desk_places import PLACES, Place, run_gate
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import PERENCANA, STAF, USULAN, Kantor, Ukur

from ukur.hosts.protocol import COMMENT_MARKER
from ukur.model.catalogue import Catalogue

Begin = Callable[[str], tuple[Decider, Place]]
HOSTS = [*PLACES]
SUCCESS = {"github": "success", "gitlab": "success", "gitea": "success"}


@pytest.fixture(scope="module")
def built(katalog: Catalogue, kantor_asli: Path, tmp_path_factory: pytest.TempPathFactory) -> DecideSite:
    return DecideSite(kantor_asli, katalog, tmp_path_factory.mktemp("putuskan") / "situs")


@pytest.fixture
def decide(
    built: DecideSite, kantor_draf: Kantor, halaman: Callable[..., Page], problems: list[str]
) -> Iterator[Begin]:
    """A reviewer's phone, and an office on one of the hosts.

    Chromium notes on its console every answer of 400 and more: those notes are no fault of the page.
    """
    places: list[Place] = []
    with built.served() as site:

        def begin(host: str) -> tuple[Decider, Place]:
            place = PLACES[host](kantor_draf, site)
            places.append(place)
            page = halaman(lebar=360, tinggi=SCREEN)
            built.lay(place)
            return Decider(page, site), place

        yield begin
        problems[:] = [item for item in problems if "Failed to load resource" not in item]
        for place in places:
            place.close()


def proposed(place: Place, ukur: Ukur, title: str = "Realisasi TW IV") -> int:
    """One more village, proposed by Staf and looked at by the gate; one of the planners has to approve."""
    place.kantor.cabang()
    place.kantor.tulis(STAF, {FORMULIR: mandiri(48)})
    number = place.propose(STAF, USULAN, title)
    run_gate(place, ukur, number)
    return number


@pytest.mark.parametrize("host", HOSTS)
def test_a_reviewer_approves_what_he_read(
    decide: Begin, ukur: Ukur, host: str, axe: Callable[[Page], list[str]], overflows: Callable[[Page], bool]
) -> None:
    """Three taps after the gate's link, the token from the password manager; the gate counts the approval."""
    phone, place = decide(host)
    number, head = proposed(place, ukur), place.kantor.kepala()
    asked: set[str] = set()
    phone.page.on("request", lambda request: asked.add("/".join(request.url.split("/")[:3])))
    phone.open(number)
    assert phone.page.locator("h2").first.inner_text() == f"Usulan {number}: Realisasi TW IV"
    assert "Menunggu persetujuan Fungsional Perencana" in phone.verdict
    assert "21,27 -> 21,72 persen" in phone.brief
    assert head[:10] in phone.page.locator("#ukur-putuskan-oleh").inner_text()
    assert not overflows(phone.page)
    assert axe(phone.page) == []
    phone.tap("Setujui")
    phone.token(f"tok-{PERENCANA}")
    assert axe(phone.page) == []
    phone.tap("Kirim persetujuan")
    assert phone.said.startswith(f"Persetujuan terkirim atas nama {PERENCANA}, untuk commit {head[:10]}.")
    assert phone.fault == ""
    assert phone.taps == 3
    assert [row for row in place.reviews(number) if row[2] in {head, None}] == place.reviews(number)
    assert [row[:2] for row in place.reviews(number)] == [(PERENCANA, "APPROVED")]
    run_gate(place, ukur, number)
    assert place.status(head) == "success"
    assert asked == {phone.site, place.peladen.alamat}
    stored = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    assert "tok-" not in phone.page.evaluate(stored)


@pytest.mark.parametrize("host", HOSTS)
def test_nothing_is_sent_for_a_head_that_moved(decide: Begin, ukur: Ukur, host: str) -> None:
    phone, place = decide(host)
    number = proposed(place, ukur)
    phone.open(number)
    place.kantor.tulis(STAF, {FORMULIR: mandiri(49)})
    phone.tap("Setujui")
    phone.token(f"tok-{PERENCANA}")
    phone.tap("Kirim persetujuan")
    assert "berubah sesudah Anda membacanya" in phone.fault
    assert place.reviews(number) == []
    phone.tap("Muat ulang")
    assert "Gerbang belum selesai memeriksa" in phone.verdict
    assert not phone.page.get_by_role("button", name="Setujui").is_visible()
    run_gate(place, ukur, number)
    phone.tap("Muat ulang")
    phone.tap("Setujui")
    phone.tap("Kirim persetujuan")
    assert "Persetujuan terkirim" in phone.said, "the token is still in memory"
    assert place.kantor.kepala()[:10] in phone.said


@pytest.mark.parametrize("host", HOSTS)
def test_a_return_needs_a_reason_which_the_gate_reads(decide: Begin, ukur: Ukur, host: str) -> None:
    phone, place = decide(host)
    number, head = proposed(place, ukur), place.kantor.kepala()
    phone.open(number)
    phone.tap("Kembalikan")
    phone.token(f"tok-{PERENCANA}")
    phone.tap("Kirim pengembalian")
    assert phone.fault == "Tulis dahulu alasan pengembaliannya: apa yang salah, dan di mana."
    phone.page.get_by_label("Alasan pengembalian").fill("IKU-01: bukti belum memuat Kasui.")
    phone.tap("Kirim pengembalian")
    assert phone.said.startswith(f"Pengembalian terkirim atas nama {PERENCANA}")
    assert phone.taps == 4
    assert {row[0] for row in place.reviews(number)} == {PERENCANA}
    run_gate(place, ukur, number)
    assert place.status(head) in {"failure", "failed"}
    comment = next(text for _, text in place.comments(number) if COMMENT_MARKER in text)
    assert "dikembalikan" in comment
