"""An indicator in one line, for lists that are ordered by something else: status, direction, whole figure."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ukur.document import wording
from ukur.document.direction_text import change_of
from ukur.document.tabel.declaration import Mark
from ukur.model.indikator import Indikator
from ukur.site.fragments import DRAFT_HTML, direction_html, status
from ukur.site.indikator_term import has_ended
from ukur.site.links import Links
from ukur.site.material import SeriesPoint
from ukur.site.table_html import verdict

_COUNTED = ((True, Mark.REACHED, "tercapai"), (False, Mark.MISSED, "tidak tercapai"))
_OPEN = "belum dinilai"
NO_FIGURE, ENDED = "belum ada angka yang terbit", "tidak diukur lagi"


@dataclass(frozen=True)
class IndikatorLine:
    """What stands in the line; ``reached`` is None where nothing can be judged, or no figure is published.

    ``period`` names the document of the figure where that is not the newest one.
    """

    kode: str
    nama: str
    address: str
    reached: bool | None
    status: Markup
    direction: Markup
    figure: str
    period: str
    ended: bool
    sample: bool = False


def indikator_line(item: Indikator, link: Links, points: Iterable[SeriesPoint]) -> IndikatorLine:
    """Return the line of an indicator, of its newest published figure."""
    last = max(points, key=lambda point: point.periode, default=None)
    newest, ended = link.bahan.newest, has_ended(link.bahan, item)
    address = link.indikator(item.kode)
    if last is None:
        said = ENDED if ended else NO_FIGURE
        mark = Markup(verdict(Mark.OPEN, said))
        return IndikatorLine(item.kode, item.nama, address, None, mark, Markup(), "", "", ended)
    change = change_of(last.baris, last.periode)
    older = newest is not None and last.periode != newest.periode
    return IndikatorLine(
        item.kode,
        item.nama,
        address,
        None if ended else last.baris.tercapai,
        Markup(status(last.baris) + (DRAFT_HTML if last.konsep and older else "")),
        Markup(direction_html(change) if change and change.arah else ""),
        wording.figure(last.baris.headline),
        str(last.periode) if older else "",
        ended,
        last.baris.target_contoh,
    )


def count_lines(lines: Iterable[IndikatorLine]) -> Markup:
    """Return how many were reached, missed and neither, each with sign and word; ended ones do not count."""
    states = [line.reached for line in lines if not line.ended]
    parts = [
        verdict(mark, f"{states.count(state)} {word}")
        for state, mark, word in (*_COUNTED, (None, Mark.OPEN, _OPEN))
        if states.count(state)
    ]
    return Markup(", ".join(parts))
