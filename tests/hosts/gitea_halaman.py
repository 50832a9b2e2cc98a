"""How a real Gitea pages its lists, by version.

Seen on a Gitea 1.16.9 (recorded on 29 November 2026): the first page of a proposal's commits bears
``X-HasMore: false``, ``X-PageCount``, ``X-Total-Count`` and, where there are more pages, ``Link``; a page
after the last is answered 500 "Internal Server Error" (a slice of negative size). The same code stands in
1.15.11 and 1.17.4 to 1.21.11; 1.22.0 gives an empty list. Read in the source: reviews bear
``X-Total-Count`` since 1.16 and nothing before, a draft of somebody else is counted and not shown; lists of
pull requests and releases bear ``Link`` and ``X-Total-Count``.
"""

from enum import Enum
from typing import Any

from tests.hosts.peladen import Balasan, Permintaan

Versi = tuple[int, int]
RUSAK = Balasan({"message": "Internal Server Error"}, 500)


class Daftar(Enum):
    """A list by how it is paged."""

    COMMITS = "commits"
    REVIEWS = "reviews"
    OTHERS = "pulls, releases"
    TIMELINE = "timeline"


def halaman(
    ask: Permintaan,
    items: list[Any],
    daftar: Daftar,
    versi: Versi,
    *,
    terbanyak: int = 50,
    tersembunyi: int = 0,
) -> Balasan:
    """Return one page; ``terbanyak`` is MAX_RESPONSE_ITEMS, ``tersembunyi`` more rows are only counted."""
    size, page = min(int(ask.saring["limit"]), terbanyak), int(ask.saring["page"])
    total = len(items) + tersembunyi
    last = max(1, -(-total // size))
    if daftar is Daftar.COMMITS and page > last and versi < (1, 22):
        return RUSAK
    headers: dict[str, str] = {}
    if daftar is not Daftar.REVIEWS and last > 1:
        headers["link"] = _links(page, last)
    if daftar is not Daftar.REVIEWS or versi >= (1, 16):
        headers["x-total-count"] = str(total)
    if daftar is Daftar.COMMITS:
        headers |= {"x-page": str(page), "x-perpage": str(size), "x-pagecount": str(last)}
        headers["x-hasmore"] = str(page < last).lower()
    return Balasan(items[(page - 1) * size : page * size], kepala=headers)


def _links(page: int, last: int) -> str:
    """Return the links as the host writes them: below its own public address, whatever was asked."""
    names = {"next": page + 1, "last": last} if page < last else {"first": 1, "prev": page - 1}
    base = "https://git.contoh.invalid/api/v1/daftar"
    return ",".join(f'<{base}?page={number}>; rel="{name}"' for name, number in names.items())
