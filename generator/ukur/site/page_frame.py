"""What stands around every page, whatever shell it is in: tags for messengers, and the foot."""

import re
from collections.abc import Container, Sequence
from html import escape
from typing import NamedTuple

from ukur.document import wording
from ukur.document.date_text import date_text
from ukur.document.sections import ShownLicence
from ukur.site.feed import last_change
from ukur.site.material import SiteMaterial
from ukur.site.page import ENGLISH, ENGLISH_CODE, INDONESIAN, PageAddresses
from ukur.site.page_accessibility import SRC as STATEMENT

FOOT_PLACE = "[[ukur:kaki]]"
WAY = "[[ukur:jalan]]"
"""Stands in a foot for the way to the top of the site."""
_LOCALES = {INDONESIAN: "id_ID", ENGLISH_CODE: "en_GB"}
_CARD_SIZE = (("og:image:width", "1200"), ("og:image:height", "630"))


class SharedPage(NamedTuple):
    """What a messenger shows of a page; ``address`` is a whole one, or empty; ``lang`` is its language."""

    title: str
    description: str
    site: str
    address: str = ""
    lang: str = INDONESIAN


def share_tags(page: SharedPage, marks: Sequence[str] = (), card: str = "") -> str:
    """Return the tags of https://ogp.me for the head of a page; every text is escaped.

    ``marks`` are those of the site: who sees nothing else of it must see them. ``card`` is the whole address
    of the picture, or empty.
    """
    told = " ".join(filter(None, (*(f"{mark}." for mark in marks), page.description)))
    properties = [
        ("og:type", "website"),
        ("og:locale", _LOCALES[page.lang]),
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


def alternate_links(src: str, there: Container[str], start: str, address: PageAddresses) -> str:
    """Return links to a page in each of its languages, for its head; empty where there is one alone.

    ``there`` are the sources of the site; ``start`` is the address of the site, or the way to its top.
    """
    native = src.removeprefix(ENGLISH)
    both = ((INDONESIAN, native), (ENGLISH_CODE, ENGLISH + native))
    if not all(one in there for _, one in both):
        return ""
    # The space keeps the theme's script from asking for a sitemap beside each of them.
    return "".join(
        f'<link rel="alternate " hreflang="{lang}" href="{escape(start + address.url(one))}">'
        for lang, one in both
    )


def in_indonesian(html: str, parts: re.Pattern[str]) -> str:
    """Return HTML of a shell with the language named on its ``parts``, for a page in another language.

    ``parts`` finds the beginning of each, up to the name of its tag.
    """
    return parts.sub(rf'\g<0> lang="{INDONESIAN}"', html)


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
            *([_in_english(address)] if material.catalogue.terjemahan.inggris else []),
        ]
    )


def _in_english(address: PageAddresses) -> str:
    there = f"{WAY}{address.url(f'{ENGLISH}index.md')}"
    return f'<a href="{there}" hreflang="{ENGLISH_CODE}" lang="{ENGLISH_CODE}">Summary in English</a>'


def _standing(material: SiteMaterial, address: PageAddresses) -> str:
    day = last_change(material, address)
    published = "" if day is None else f"Terbitan terakhir: {date_text(day)}. "
    return escape(published) + _licence(material.licence)


def _licence(licence: ShownLicence | None) -> str:
    """Return what the document says of its licence, whose address is a link here."""
    if licence is None or not licence.tautan:
        return escape(wording.licence(licence))
    name = escape(licence.whole_name)
    return f'Lisensi: <a href="{escape(licence.tautan)}" rel="license noopener">{name}</a>.'
