"""Use case ``preview``: the documents of a proposal as one HTML file, which a browser opens."""

import os
from collections.abc import Iterable
from pathlib import Path

from ukur.commands.pages.site_build import gather_material
from ukur.document.picture import check_picture
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import EMBLEM_FOLDER
from ukur.model.periode import Periode
from ukur.site.one_file import MARK
from ukur.site.page_preview import preview_page
from ukur.site.whole_site import preview_styles
from ukur.source.writer import write_text

_HEAD = 2_000
"""Bytes of a file in which our mark must stand (our choice): it comes before the styles."""


def write_preview(
    repo: Path, measurements: Measurements, periods: Iterable[Periode] | None, target: Path
) -> tuple[Periode, ...]:
    """Write the documents of ``periods`` that there are, of None the newest; return what was written.

    Nothing is written where there is none. A file that is not one of ours is left alone.
    """
    refuse_other_file(target)
    material = gather_material(measurements, draft=True, repo=repo)
    newest = [max(material.dokumen)] if material.dokumen else []
    wanted = newest if periods is None else sorted({*periods} & material.dokumen.keys())
    if wanted:
        picture = _letterhead(repo, measurements.catalogue)
        write_text(target, preview_page(material, wanted, preview_styles(), picture))
    return tuple(wanted)


def refuse_other_file(target: Path) -> None:
    """Leave alone what is not a preview of ours, as a new one takes its place."""
    if target.suffix != ".html":
        raise UkurError(f"nama {quote(target.name)} tidak berakhir .html; tulis misalnya pratinjau.html")
    if not os.path.lexists(target):
        return
    if target.is_symlink() or not target.is_file() or MARK.encode() not in _beginning(target):
        raise UkurError(f"'{target.name}' sudah ada dan bukan pratinjau buatan Ukur; pilih nama lain")


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _letterhead(repo: Path, catalogue: Catalogue) -> bytes | None:
    """Return the picture of the letterhead as it lies in the folder; None where there is none."""
    name = catalogue.instansi.kop.lambang
    path = repo / EMBLEM_FOLDER / name if name else None
    if path is None or path.is_symlink() or not path.is_file():
        return None
    return check_picture(f"{EMBLEM_FOLDER}/{name}", path.read_bytes())
