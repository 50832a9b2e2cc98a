import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.test_komentar_tampil import OFFICES, PARSER, SCREEN, comment_of
from tests.hosts.peladen import Balasan, Permintaan
from tests.jahat import JAHAT
from tests.nightly import A_WAY, OTHER_HOSTS, first_daily
from tests.skenario.decide_site import Decider, DecideSite
from tests.skenario.desk_places import GATE, PLACES, READER, Place, run_gate
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import PERENCANA, PERENCANA_2, STAF, USULAN, Kantor, Ukur
from tests.workflow.kasus import DOKUMEN, ganti

from ukur.hosts.protocol import COMMENT_MARKER
from ukur.model.catalogue import Catalogue

pytestmark = pytest.mark.first_test_daily(A_WAY)

Begin = Callable[[str], tuple[Decider, Place]]
HOSTS = [*PLACES]
STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
INSTANSI = "indicators/instansi.yml"


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


@pytest.mark.one_daily(OTHER_HOSTS)
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
    assert phone.verdict == "", "the brief says it"
    assert "Menunggu persetujuan Fungsional Perencana" in phone.brief
    assert "21,27 -> 21,72 persen" in phone.brief
    assert head[:10] in phone.page.locator("#ukur-putuskan-oleh").inner_text()
    assert not overflows(phone.page)
    assert axe(phone.page) == []
    phone.tap("Setujui")
    phone.token(f"tok-{PERENCANA}")
    assert axe(phone.page) == []
    assert not overflows(phone.page)
    phone.page.emulate_media(forced_colors="active")
    colour = "e => getComputedStyle(e, '::after').backgroundColor"
    arrow = phone.page.locator("#ukur-putuskan-panel summary").evaluate(colour)
    assert arrow == phone.page.evaluate("getComputedStyle(document.body).color")
    phone.page.emulate_media(forced_colors="none")
    phone.tap("Kirim persetujuan")
    assert phone.said.startswith(f"Persetujuan terkirim atas nama {PERENCANA}, untuk commit {head[:10]}.")
    assert phone.fault == ""
    assert phone.taps == 3
    assert [row for row in place.reviews(number) if row[2] in {head, None}] == place.reviews(number)
    assert [row[:2] for row in place.reviews(number)] == [(PERENCANA, "APPROVED")]
    run_gate(place, ukur, number)
    assert place.status(head) == "success"
    assert asked == {phone.site, place.peladen.alamat}
    assert "tok-" not in phone.page.evaluate(STORED)


@pytest.mark.parametrize("host", first_daily(HOSTS))
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


def test_what_the_gate_said_of_another_commit_is_not_decided_on(
    decide: Begin, built: DecideSite, ukur: Ukur
) -> None:
    """Who may write may post the gate's words as a status: with an old brief they lead to no decision."""
    phone, place = decide("GitHub")
    number = proposed(place, ukur)
    server = place.server  # type: ignore[attr-defined]
    said = server.status[-1]
    phone.open(number)
    assert phone.verdict == ""
    place.kantor.tulis(STAF, {FORMULIR: mandiri(49)})
    head = place.kantor.kepala()
    server.status.append(said | {"sha": head})
    phone.open(number)
    assert "Ringkasan di bawah dari commit lain, jadi belum dapat diputuskan di sini" in phone.verdict
    assert not phone.page.get_by_role("button", name="Setujui").is_visible()
    server.status[-1] = said | {"sha": head, "creator": server.orang(STAF)}
    built.lay(place, gate=f"{GATE}[bot]")
    phone.open(number)
    assert "Gerbang belum selesai memeriksa commit ini" in phone.verdict
    assert not phone.page.get_by_role("button", name="Setujui").is_visible()
    run_gate(place, ukur, number)
    server.status.append(said | {"sha": head, "creator": server.orang(STAF), "description": "Disetujui"})
    phone.open(number)
    assert phone.verdict == "", "the brief says what the gate itself says"
    assert phone.page.get_by_role("button", name="Setujui").is_visible()


@pytest.mark.one_daily(OTHER_HOSTS)
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


HOSTILE = f"""{COMMENT_MARKER}
## ✅ Disetujui <img src=x onerror="document.title='rusak'">

[buka](javascript:document.title='rusak') <script>document.title='rusak'</script> {JAHAT}
[buka](https://akun:sandi@contoh.invalid/) <b>tebal</b>

| <i>a</i> | b |
| --- | --- |
| <svg onload=alert(1)> | {"x" * 5_000} |
"""


def test_what_a_host_stores_is_only_text(
    decide: Begin, ukur: Ukur, overflows: Callable[[Page], bool]
) -> None:
    """Markup in the gate's comment and in a title; and a comment like the gate's that somebody else wrote."""
    phone, place = decide("GitHub")
    number = proposed(place, ukur, f"<img src=x onerror=alert(1)> {'y' * 150}")
    server = place.server  # type: ignore[attr-defined]
    own = server.tarik[number].komentar[0]
    genuine, own["body"] = own["body"], HOSTILE
    phone.open(number)
    inside = phone.page.locator("#ukur-putuskan-semua")
    assert inside.locator("img, script, svg, iframe, b, i").count() == 0
    links = phone.page.locator("#ukur-putuskan-ringkasan a").evaluate_all("all => all.map(one => one.href)")
    assert links == []
    assert "<script>document.title='rusak'</script>" in phone.brief
    assert "rusak" not in phone.page.title()
    assert not overflows(phone.page)
    own["user"] = server.orang(STAF)
    phone.open(number)
    assert phone.brief == (
        f"Ada komentar yang mengaku dari gerbang, tetapi ditulis akun {STAF}; karena itu tidak ditampilkan "
        "di sini."
    )
    server.tulis_komentar(server.tarik[number], "ukur-gerbang[bot]", genuine)
    phone.open(number)
    assert "21,27 -> 21,72 persen" in phone.brief
    assert "rusak" not in phone.brief


def test_who_may_not_decide_is_told_why(decide: Begin, ukur: Ukur) -> None:
    """A closed repository, no number or a wrong one, no token, a wrong one, one's own proposal, no right."""
    phone, place = decide("GitHub")
    number = proposed(place, ukur)
    place.server.is_public = False  # type: ignore[attr-defined]
    phone.open("")
    phone.page.get_by_label("Nomor usulan").fill("12 atau 13")
    phone.tap("Baca usulan")
    assert phone.fault == "Nomor usulan harus angka, misalnya 12."
    again = phone.page.get_by_label("Nomor usulan")
    assert again.input_value() == "12 atau 13"
    again.fill("999")
    phone.tap("Baca usulan")
    phone.tap("Ganti nomor")  # one that was mistyped is no dead end
    assert (again.input_value(), phone.fault) == ("999", "")
    again.fill(str(number))
    phone.tap("Baca usulan")
    assert "tidak ada, atau repositori ini tertutup" in phone.fault
    phone.tap("Baca usulan")
    assert phone.fault == "Tempel token GitHub Anda dahulu."
    assert phone.page.get_by_label("Token").evaluate("e => e === document.activeElement")
    phone.token("tok-salah")
    phone.tap("Baca usulan")
    assert "menolak token ini" in phone.fault
    phone.open(number)
    phone.token(f"tok-{STAF}")
    phone.tap("Baca usulan")
    assert "21,72" in phone.brief
    phone.tap("Setujui")
    phone.tap("Kirim persetujuan")
    assert f"dibuat akun Anda sendiri ({STAF})" in phone.fault
    phone.tap("Batal")
    phone.tap("Kembalikan")
    phone.page.get_by_label("Alasan pengembalian").fill("x" * 2_000)
    phone.token(f"tok-{PERENCANA_2}")
    phone.tap("Kirim pengembalian")
    assert phone.said.startswith(f"Pengembalian terkirim atas nama {PERENCANA_2}")
    closed = {"kepala": place.kantor.kepala(), "tampak": {"state": "closed"}}
    place.server.tarik[number].gabungan = closed  # type: ignore[attr-defined]
    phone.open(number)
    phone.token(f"tok-{READER}")
    phone.tap("Baca usulan")
    assert phone.verdict == "Usulan ini sudah ditutup atau digabungkan."
    assert not phone.page.get_by_role("button", name="Setujui").is_visible()


def test_what_is_printed_is_the_brief(decide: Begin, ukur: Ukur) -> None:
    """Buttons stood over its sentences; a field is of no use on paper."""
    phone, place = decide("GitHub")
    phone.open(proposed(place, ukur))
    phone.page.emulate_media(media="print")
    shown = "all => all.filter(e => e.checkVisibility()).map(e => e.id)"
    controls = phone.page.locator("#ukur-putuskan-semua :is(button, input, textarea, form)")
    assert controls.count() > 8
    assert controls.evaluate_all(shown) == []
    assert phone.page.locator("#ukur-putuskan-tombol").is_hidden()
    folded = """brief => {
      const fold = document.createElement("details");
      fold.append("20 lainnya", document.createElement("p"));
      brief.append(fold);
      return fold.lastChild.checkVisibility();
    }"""
    assert phone.page.locator("#ukur-putuskan-ringkasan").evaluate(folded), "paper opens no fold"
    width = "e => [e.clientWidth, e.parentElement.clientWidth]"
    phone.page.set_viewport_size({"width": 1366, "height": SCREEN})
    own, whole = phone.page.locator("#ukur-putuskan-semua").evaluate(width)
    assert own >= whole * 0.9, "no half of the paper stays empty"
    phone.page.set_viewport_size({"width": 360, "height": SCREEN})
    phone.page.emulate_media(media="screen")
    phone.tap("Kembalikan")
    phone.page.emulate_media(media="print")
    assert controls.evaluate_all(shown) == []
    assert "21,27 -> 21,72 persen" in phone.brief


def test_gitlab_takes_a_decision_again(decide: Begin, ukur: Ukur) -> None:
    """An approval outlives a push there, so it is given anew; a reason is noted once."""
    phone, place = decide("GitLab")
    number = proposed(place, ukur)
    for count in (49, 50):
        phone.open(number)
        phone.tap("Setujui")
        phone.token(f"tok-{PERENCANA}")
        phone.tap("Kirim persetujuan")
        assert "Persetujuan terkirim" in phone.said, phone.fault
        run_gate(place, ukur, number)
        assert place.status(place.kantor.kepala()) == "success"
        place.kantor.tulis(STAF, {FORMULIR: mandiri(count)})
        run_gate(place, ukur, number)
    phone.open(number)
    phone.tap("Kembalikan")
    phone.token(f"tok-{PERENCANA}")
    phone.page.get_by_label("Alasan pengembalian").fill("Bukti IKU-01 belum lengkap.")
    plain = place.peladen.jawab

    def lose_the_command(ask: Permintaan) -> Balasan:
        if ask.metode == "POST" and ask.isi.get("body", "").startswith("/submit_review"):
            place.peladen.jawab = plain
            return Balasan({}, 202, panjang=100_000)
        return plain(ask)

    place.peladen.jawab = lose_the_command
    phone.tap("Kirim pengembalian")
    assert "tidak digandakan" in phone.fault
    phone.tap("Kirim pengembalian")
    assert "Pengembalian terkirim" in phone.said
    reasons = [text for who, text in place.comments(number) if who == PERENCANA]
    assert reasons == [f"Bukti IKU-01 belum lengkap.\n\n(pada commit {place.kantor.kepala()})"]
    assert (PERENCANA, "requested changes", None) in place.reviews(number)


def test_signing_in_without_a_token(decide: Begin, ukur: Ukur) -> None:
    """GitLab leads back to the page, which goes on where it was; the code does not stay in the address."""
    phone, place = decide("GitLab")
    number = proposed(place, ukur)
    place.server.signs_in = PERENCANA  # type: ignore[attr-defined]
    phone.open(number)
    phone.tap("Kembalikan")
    phone.page.get_by_label("Alasan pengembalian").fill("Bukti IKU-01 belum lengkap.")
    with phone.page.expect_navigation(url=re.compile(r"usulan=|code=")):
        phone.page.get_by_role("button", name="Masuk dengan GitLab").click()
    phone.page.get_by_role("button", name="Kirim pengembalian").wait_for()
    assert phone.page.url == f"{phone.site}/putuskan/?usulan={number}"
    assert phone.page.get_by_label("Alasan pengembalian").input_value() == "Bukti IKU-01 belum lengkap."
    phone.tap("Kirim pengembalian")
    assert phone.said.startswith(f"Pengembalian terkirim atas nama {PERENCANA}")
    stored = phone.page.evaluate(STORED)
    assert "oauth" not in stored
    assert "putuskan" not in stored
    phone.page.goto(f"{phone.site}/putuskan/?code=curian&state=lain")
    phone.settled()
    assert "bukan untuk halaman ini" in phone.fault
    assert place.peladen.hitung("POST /oauth/token") == 1


@pytest.mark.parametrize("kasus", OFFICES)
def test_a_brief_reads_as_on_the_host(decide: Begin, kasus: str) -> None:
    """Text, headings, lists, tables and links are those of CommonMark, for every comment of ours."""
    phone, _ = decide("GitHub")
    head = OFFICES[kasus]()
    text = comment_of(ganti(head, DOKUMEN, tahap="konsep"), head)
    phone.open("")
    shown = phone.page.evaluate(
        """async ([text, html]) => {
          const { commentNodes } = await import("/aset/situs-git/markdown.js");
          const KINDS = ["h2", "h3", "li", "li li", "td", "th", "details", "strong"];
          const seen = (root) => [
            root.textContent.replace(/[\\s\\u2060]+/g, ""),
            ...KINDS.map((kind) => root.querySelectorAll(kind).length),
            ...[...root.querySelectorAll("a")].map((link) => link.href),
          ];
          const theirs = new DOMParser().parseFromString(html, "text/html").body;
          return [seen(commentNodes(text)), seen(theirs)];
        }""",
        [text, PARSER.render(text)],
    )
    assert shown[0] == shown[1]
    assert len(shown[0]) > 8


def test_the_gates_comment_leads_to_the_page(decide: Begin, ukur: Ukur) -> None:
    """Where the target branch names site and repository; one that a proposal names changes nothing."""
    _, place = decide("GitHub")
    kantor = place.kantor

    def office(site: str) -> Callable[[str], str]:
        own = f"\nsitus: {site}\nrepositori:\n  alamat: https://github.com/dinas/kinerja\n"
        return lambda text: re.sub(r"\nsitus:.*(\n.*){2}\n\Z|\Z", own, text, count=1)

    number = proposed(place, ukur)
    link = "[Setujui atau kembalikan dari ponsel]"
    assert link not in "".join(text for _, text in place.comments(number))
    kantor.main_maju({INSTANSI: office("https://kinerja.contoh.example")})
    kantor.cabang()
    kantor.tulis(STAF, {INSTANSI: office("https://palsu.example"), FORMULIR: mandiri(48)})
    run_gate(place, ukur, number)
    (comment,) = [text for _, text in place.comments(number) if COMMENT_MARKER in text]
    assert f"{link}(https://kinerja.contoh.example/putuskan/?usulan={number})" in comment
    assert "palsu.example/putuskan" not in comment
