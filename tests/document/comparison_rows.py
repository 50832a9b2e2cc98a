"""What tables must print of directions and comparisons, from a document's value and not from the tables."""

from collections.abc import Iterator

from ukur.document.direction_text import change_of, comparison_notes, comparison_of
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import Figure
from ukur.document.shown_comparison import ShownAgainst, ShownChange, ShownComparison

NOTHING = Figure("–")


def compared(d: DokumenPengukuran) -> list[tuple[IndikatorRow, ShownComparison]]:
    """Each indicator with its comparisons; none where no indicator has any."""
    rows = [(row, comparison_of(row, d.periode)) for row in d.baris]
    any_at_all = any(c.tahun or c.renstra or c.nasional for _, c in rows)
    return rows if any_at_all else []


def figures(d: DokumenPengukuran) -> Iterator[tuple[IndikatorRow, list[Figure], str, str]]:
    """The figures of each row in order, its direction and its notes; what a row has not is a dash."""
    rows = compared(d)
    years = sorted({year.tahun for _, c in rows for year in c.tahun})
    for row, c in rows:
        own = {year.tahun: year.printed for year in c.tahun}
        change = c.perubahan
        yield (
            row,
            [
                *(own.get(year, NOTHING) for year in years),
                row.sampai.realisasi,
                change.perubahan if change else NOTHING,
                *_against(c.renstra, [other.renstra for _, other in rows]),
                *_against(c.nasional, [other.nasional for _, other in rows]),
            ],
            (change.words if change else "") or "–",
            "\n".join(comparison_notes(c)),
        )


def _against(own: ShownAgainst | None, others: list[ShownAgainst | None]) -> list[Figure]:
    if not any(others):
        return []
    summed = any(other and other.dijumlah for other in others)
    middle = [own.realisasi if own else NOTHING] if summed else []
    return [own.nilai if own else NOTHING, *middle, _cause(own.capaian) if own else NOTHING]


def _cause(capaian: Figure) -> Figure:
    """Why nothing can be computed, in a narrow column without saying that it cannot."""
    return capaian if capaian.nilai else Figure(capaian.teks.split("tidak dapat dihitung: ")[-1])


def place_of_direction(d: DokumenPengukuran) -> int:
    """How many figures stand before the direction: the years, this one, the change."""
    return len({year.tahun for _, c in compared(d) for year in c.tahun}) + 2


def direction_cells(d: DokumenPengukuran) -> dict[str, list[str]]:
    """The cell of each indicator's direction in the form; without any judged there is no such column."""
    changes = {row.kode: change_of(row, d.periode) for row in d.baris}
    judged = [change for change in changes.values() if change and change.arah]
    return {kode: [_direction(change)] if judged else [] for kode, change in changes.items()}


def _direction(change: ShownChange | None) -> str:
    """What the value did as a sign, and how that is judged; else why it is not, or a dash."""
    if change is None or not change.arah:
        return (change.alasan if change else "") or "–"
    sign = {"naik": "▲\u00a0", "turun": "▼\u00a0", "tetap": "=\u00a0", "": ""}[change.gerak]
    return f"{sign}{change.arah}"
