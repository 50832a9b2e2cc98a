"""Lists in pages: where each host says that one ends. A host that contradicts itself is refused.

A page after the last is never asked for: Gitea before 1.22 answers 500 there.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ukur.model.faults import quote
from ukur.model.findings import UkurError


@dataclass(frozen=True)
class Place:
    """What the headers of an answer say of its place in a list; None where they do not say.

    ``linked`` is whether there are links to other pages at all: then one without "next" is the last.
    """

    more: bool | None = None  # Gitea's X-HasMore
    pages: int | None = None  # Gitea's X-PageCount
    total: int | None = None  # Gitea's X-Total-Count, GitLab's X-Total: rows that are hidden count too
    following: int | None = None  # GitLab's X-Next-Page
    linked: bool = False


@dataclass(frozen=True)
class Answer:
    """One answer: its JSON, when the host gave it, and where the next page is."""

    content: Any
    time: datetime.datetime
    next: str | None = None
    place: Place = Place()


def place_of(headers: Mapping[str, str]) -> Place:
    """Return what the headers say."""
    more = {"true": True, "false": False}.get(headers.get("x-hasmore", "").strip().lower())
    total = _whole(headers, "x-total-count")
    return Place(
        more=more,
        pages=_whole(headers, "x-pagecount"),
        total=_whole(headers, "x-total") if total is None else total,
        following=_whole(headers, "x-next-page"),
        linked=bool(headers.get("link", "").strip()),
    )


def linked(
    first: Answer, follow: Callable[[str], Answer], ask: Callable[[int], Answer], path: str, limit: int
) -> Iterator[Answer]:
    """Yield the pages of a list as the host links them; too many is an error, never a short list.

    ``ask`` is for a host that names the next page without linking to it.
    """
    answer, page, seen, visited = first, 1, 0, set[str]()
    for _ in range(limit):
        yield _as_list(answer, path)
        seen += len(answer.content)
        link, named = answer.next, answer.place.following
        if link is None and named is None:
            _check_total(answer.place, seen, path)
            return
        number = named if link is None else _page_of(link)
        _check_forward(number, page, named, path)
        if link is not None and link in visited:
            raise _backwards(path)
        visited |= {link} if link is not None else set()
        page = number or page + 1
        answer = follow(link) if link is not None else ask(page)
    raise _too_many(path, limit)


def numbered(
    ask: Callable[[int], Answer], path: str, size: int, most: Callable[[], int | None], limit: int
) -> Iterator[Answer]:
    """Yield numbered pages up to the last, which is not asked for by trying.

    ``size`` is how many rows were asked for, ``most`` asks how many the host gives at once: a shorter page
    is the last one only where the host does not give fewer anyway.
    """
    seen, before, told = 0, None, False
    for page in range(1, limit + 1):
        answer = _as_list(ask(page), path)
        rows = len(answer.content)
        if told and not rows:
            raise UkurError(f"halaman {page} yang dijanjikan situs Git untuk {quote(path)} kosong; ulangi")
        if rows and answer.content == before:
            raise UkurError(f"situs Git mengulang halaman yang sama untuk {quote(path)}; laporkan")
        if answer.next is not None:
            _check_forward(_page_of(answer.next), page, None, path)
        seen, before, told = seen + rows, answer.content, answer.place != Place()
        yield answer
        if not _goes_on(answer, page, seen, size, most):
            _check_total(answer.place, seen, path)
            return
    raise _too_many(path, limit)


def _goes_on(answer: Answer, page: int, seen: int, size: int, most: Callable[[], int | None]) -> bool:
    place, rows = answer.place, len(answer.content)
    if place.more is not None:
        return place.more
    if place.linked:
        return answer.next is not None
    if place.pages is not None:
        return page < place.pages
    if place.total is not None and seen >= place.total:
        return False
    if rows >= size:
        return True
    given = most()
    if place.total is None:
        return given is not None and 0 < given <= rows
    # Rows that are hidden from this account are counted, and make a page shorter.
    return page * min(size, given) < place.total if given else rows > 0


def _check_total(place: Place, seen: int, path: str) -> None:
    """Raise where the host counts other than it gives; a list that says where it ends hides no rows."""
    exact = place.more is not None or place.pages is not None
    if place.total is not None and (seen > place.total or (exact and seen != place.total)):
        raise UkurError(
            f"situs Git menghitung {place.total} baris untuk {quote(path)}, tetapi memberi {seen}; ulangi"
        )


def _check_forward(number: int | None, page: int, named: int | None, path: str) -> None:
    if number is not None and number <= page:
        raise _backwards(path)
    if None not in {number, named} and number != named:
        raise UkurError(f"situs Git menyebut dua halaman berikut yang berbeda untuk {quote(path)}; laporkan")


def _backwards(path: str) -> UkurError:
    return UkurError(f"situs Git menunjuk kembali ke halaman yang sudah dibaca untuk {quote(path)}; laporkan")


def _too_many(path: str, limit: int) -> UkurError:
    return UkurError(f"daftar {quote(path)} lebih dari {limit} halaman; pecah usulan ini")


def _as_list(answer: Answer, path: str) -> Answer:
    if not isinstance(answer.content, list):
        raise UkurError(f"situs Git tidak memberi daftar untuk {quote(path)}; periksa versinya")
    return answer


def _page_of(address: str) -> int | None:
    """Return the page that an address names; a list that goes on from a key names none."""
    try:
        values = parse_qs(urlsplit(address).query).get("page", [])
    except ValueError:
        return None
    return _number(values[0]) if values else None


def _whole(headers: Mapping[str, str], name: str) -> int | None:
    return _number(headers.get(name, "").strip())


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
