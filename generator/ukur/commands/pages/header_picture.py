"""The picture in the header of every page: the letterhead's, where it is light enough."""

from pathlib import Path

from ukur.document.picture import check_picture
from ukur.model.instansi import Instansi
from ukur.model.paths import EMBLEM_FOLDER

MAX_BYTES = 60_000
"""Our choice: it is fetched with the first page of a visit, which is lighter than that."""


def header_picture(repo: Path, instansi: Instansi) -> str:
    """Return where the site has the picture for its header; empty where there is none that is small enough.

    One that carries anything active stops the build, as it stops the printing of a document.
    """
    path = repo / EMBLEM_FOLDER / (instansi.kop.lambang or "")
    if not path.is_file() or path.is_symlink() or path.stat().st_size > MAX_BYTES:
        return ""
    check_picture(f"{EMBLEM_FOLDER}/{path.name}", path.read_bytes())
    return f"{Path(EMBLEM_FOLDER).name}/{path.name}"
