"""The card that messengers show: its size, its bytes, and texts that nobody expected."""

import struct
from pathlib import Path

import pytest

from ukur.commands.pages.card_cache import CACHE_FOLDER, with_cards
from ukur.document.composition import compose_document
from ukur.document.pdf.card_printer import print_card
from ukur.document.share_card import ShareCard
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.site.material import SiteMaterial
from ukur.site.share_cards import share_cards

PLAIN = ShareCard(
    "Triwulan IV", "8 dari 8 target tercapai", "21,27 persen", "Tercapai", "Dinas", "PERCONTOHAN"
)
LONG = "Persentase kampung yang tertib " * 170  # over 5,000 letters


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG stand in its first chunk (W3C PNG, 11.2.2)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize(
    "card",
    [
        pytest.param(PLAIN, id="plain"),
        pytest.param(ShareCard("", "", "", "", "", ""), id="nothing said"),
        pytest.param(ShareCard(LONG, LONG, LONG, LONG, LONG, ""), id="5,000 letters"),
        pytest.param(ShareCard("a", "x" * 5000, "", "", "b", ""), id="one word of 5,000 letters"),
        pytest.param(ShareCard("a", '#panic("x") $1/0$ <script>', "*b*", "_c_", "\\", "@d"), id="markup"),
        pytest.param(ShareCard("漢字", "😀 عربي", "", "", "", ""), id="letters the font lacks"),
    ],
)
def test_a_card(card: ShareCard) -> None:
    png = print_card(card)
    assert size_of(png) == (1200, 630)
    assert print_card(card) == png


def test_markup_is_text() -> None:
    """Were it read as markup, both would look alike."""
    assert print_card(PLAIN._replace(title="*a*")) != print_card(PLAIN._replace(title="a"))


def material(katalog: Catalogue, situs: str | None) -> SiteMaterial:
    ukuran, periode = Measurements(katalog), Periode(2024, 4)
    return SiteMaterial(ukuran, (), dokumen={periode: compose_document(ukuran, periode)}, situs=situs)


def test_what_the_cards_say(katalog: Catalogue) -> None:
    """21,27 persen is 47 of 221 kampung; its target is a sample, so the card names no target."""
    cards = dict(share_cards(material(katalog, None)))
    assert list(cards) == [
        "index.md",
        "dokumen/2024-TW4.md",
        *(f"indikator/IKU-0{n}.md" for n in range(1, 9)),
    ]
    assert cards["index.md"] == cards["dokumen/2024-TW4.md"]
    assert cards["indikator/IKU-01.md"] == ShareCard(
        "IKU-01 · Pengukuran Kinerja Triwulan IV Tahun 2024",
        "Persentase kampung berstatus Mandiri",
        "21,27 persen",
        "",
        "Dinas PMK, Kabupaten Way Kanan",
        "PERCONTOHAN",
    )


def test_cards_are_kept(katalog: Catalogue, tmp_path: Path) -> None:
    """Without the site's address there are none; a damaged one is made anew, an old one goes."""
    assert with_cards(tmp_path, material(katalog, None)).kartu == {}
    made = with_cards(tmp_path, material(katalog, "https://a.example/")).kartu
    home = made["index.md"]
    sound = home.read_bytes()
    home.write_bytes(sound[:-1])
    (tmp_path / CACHE_FOLDER / "old.png").write_bytes(b"old")
    again = with_cards(tmp_path, material(katalog, "https://a.example/")).kartu
    assert (again, home.read_bytes()) == (made, sound)
    assert len(list((tmp_path / CACHE_FOLDER).glob("*.png"))) == len(set(made.values())) == 9
