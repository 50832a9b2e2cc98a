"""What printed documents take from the instance beside its data: the region's arms and the office's fonts."""

from pathlib import Path

from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.picture import MAX_BYTES, check_picture
from ukur.model.findings import UkurError
from ukur.model.instansi import Instansi
from ukur.model.paths import EMBLEM_FOLDER, FONT_FOLDER


def read_equipment(repo: Path, instansi: Instansi) -> Equipment:
    """Read the picture that ``instansi.yml`` names, and name the folder of fonts if the office has one."""
    name, fonts = instansi.kop.lambang, repo / FONT_FOLDER
    picture = _picture(repo / EMBLEM_FOLDER / name) if name else None
    if instansi.kertas.huruf and not fonts.is_dir():
        raise UkurError(
            f"kertas.huruf menyebut '{instansi.kertas.huruf}', tetapi folder {FONT_FOLDER} tidak ada"
        )
    return Equipment(picture, (str(fonts),) if fonts.is_dir() else ())


def _picture(path: Path) -> bytes:
    """Return a picture that is what its name says, not too large, and carries nothing active."""
    where = f"{EMBLEM_FOLDER}/{path.name}"
    if path.is_symlink() or not path.is_file():
        raise UkurError(f"kop.lambang menyebut {where}, tetapi berkas itu tidak ada; taruh gambarnya di sana")
    if path.stat().st_size > MAX_BYTES:
        raise UkurError(f"{where} lebih dari 2 MB; kecilkan gambarnya")
    return check_picture(where, path.read_bytes())
