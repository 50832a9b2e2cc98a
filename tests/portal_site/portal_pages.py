"""Reading the pages of a portal."""

from pathlib import Path

from tests.urai import Unsur, urai


def page(site: Path, src: str = "") -> Unsur:
    return urai((site / src / "index.html").read_text("utf-8")).cari("main")[0]


def rows_of(part: Unsur, label: str) -> list[list[str]]:
    [region] = [one for one in part.cari("div", "ukur-gulir") if one.atribut["aria-label"] == label]
    return [
        [cell.teks for cell in row.jelajah() if cell.tag in {"td", "th"}] for row in region.cari("tr")[1:]
    ]
