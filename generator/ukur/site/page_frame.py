"""What stands around every page, whatever shell it is in: tags for messengers, and the foot."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from ukur.document import wording
from ukur.document.date_text import date_text
from ukur.site.feed import last_change
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.page_accessibility import SRC as STATEMENT

FOOT_PLACE = "[[ukur:kaki]]"
WAY = "[[ukur:jalan]]"
"""Stands in a foot for the way to the top of the site."""
_CARD_SIZE = (("og:image:width", "1200"), ("og:image:height", "630"))


class SharedPage(NamedTuple):
    """What a messenger shows of a page; ``address`` is a whole one, or empty."""

    title: str
    description: str
    site: str
    address: str = ""


def share_tags(page: SharedPage, marks: Sequence[str] = (), card: str = "") -> str:
    """Return the tags of https://ogp.me for the head of a page; every text is escaped.

    ``marks`` are those of the site: who sees nothing else of it must see them. ``card`` is the whole address
    of the picture, or empty.
    """
    told = " ".join(filter(None, (*(f"{mark}." for mark in marks), page.description)))
    properties = [
        ("og:type", "website"),
        ("og:locale", "id_ID"),
        ("og:site_name", page.site),
        ("og:title", page.title),
        ("og:description", told),
        ("og:url", page.address),
        ("og:image", card),
        *(_CARD_SIZE if card else ()),
        ("og:image:alt", told if card else ""),
    ]
    tags = "".join(f'<meta property="{name}" content="{escape(text)}">' for name, text in properties if text)
    return tags + ('<meta name="twitter:card" content="summary_large_image">' if card else "")


def foot_html(material: SiteMaterial, address: PageAddresses) -> str:
    """Return the foot of every page: who publishes, where to turn, what was published last, which licence."""
    parts = (_office(material), _services(material, address), _standing(material, address))
    return "".join(f"<p>{part}</p>" for part in parts if part)


def with_foot(html: str, foot: str, way: str) -> str:
    """Put the foot in its place, the last one that looks like it: what is written on a page stays.

    ``way`` leads to the top of the site: ``.``, ``../..``, or for the error page the address of the site.
    """
    before, place, after = html.rpartition(FOOT_PLACE)
    return before + foot.replace(WAY, f"{way.rstrip('/')}/") + after if place else html


def _office(material: SiteMaterial) -> str:
    instansi, kop = material.catalogue.instansi, material.catalogue.instansi.kop
    told = instansi.layanan.kontak if instansi.layanan else None
    reached = [told] if told else [kop.alamat, kop.telepon, kop.pos_el]
    return escape(" · ".join([f"{instansi.nama}, {instansi.pemerintah}", *filter(None, reached)]))


def _services(material: SiteMaterial, address: PageAddresses) -> str:
    services = material.catalogue.instansi.layanan
    links = [
        ("Pengaduan", services.lapor if services else None),
        ("Permohonan informasi (PPID)", services.ppid if services else None),
        ("Nilai situs ini", services.survei if services else None),
        ("Laman kantor", material.catalogue.instansi.kop.laman),
    ]
    return " · ".join(
        [
            *(f'<a href="{escape(link)}">{label}</a>' for label, link in links if link),
            f'<a href="{WAY}{address.url(STATEMENT)}">Aksesibilitas</a>',
        ]
    )


def _standing(material: SiteMaterial, address: PageAddresses) -> str:
    return escape(" ".join(_standing_sentences(material, address)))


def _standing_sentences(material: SiteMaterial, address: PageAddresses) -> Iterator[str]:
    day = last_change(material, address)
    if day is not None:
        yield f"Terbitan terakhir: {date_text(day)}."
    yield wording.licence(material.licence)
