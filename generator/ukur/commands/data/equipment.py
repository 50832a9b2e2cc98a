"""What printed documents take from the instance beside its data: the region's arms and the office's fonts."""

from pathlib import Path

from ukur.document.font_file import FontFile
from ukur.document.pdf.font_book import refuse_faulty
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.picture import MAX_BYTES, check_picture
from ukur.model.findings import UkurError
from ukur.model.instansi import Instansi
from ukur.model.paths import EMBLEM_FOLDER, FONT_ENDINGS, FONT_FOLDER

MAX_FONT_BYTES, MAX_FONTS = 10_000_000, 40
"""Our choice: a family of many styles has some twenty files of half a megabyte."""


def read_equipment(repo: Path, instansi: Instansi) -> Equipment:
    """Read the picture that ``instansi.yml`` names, and the office's fonts where it names a family."""
    name, fonts = instansi.kop.lambang, repo / FONT_FOLDER
    picture = _picture(repo / EMBLEM_FOLDER / name) if name else None
    if instansi.kertas.huruf and not fonts.is_dir():
        raise UkurError(
            f"kertas.huruf menyebut '{instansi.kertas.huruf}', tetapi folder {FONT_FOLDER} tidak ada"
        )
    held = read_fonts(repo)
    refuse_faulty(held)
    return Equipment(picture, held if instansi.kertas.huruf else ())


def read_fonts(repo: Path) -> tuple[FontFile, ...]:
    """Read the font files that the office added, sorted; a link could bring any file of the machine."""
    folder = repo / FONT_FOLDER
    if not folder.is_dir():
        return ()
    paths = sorted(path for path in folder.iterdir() if path.name.lower().endswith(FONT_ENDINGS))
    if len(paths) > MAX_FONTS:
        raise UkurError(f"{FONT_FOLDER} memuat lebih dari {MAX_FONTS} berkas huruf; hapus yang tidak dipakai")
    for path in paths:
        if path.is_symlink() or not path.is_file():
            raise UkurError(f"{FONT_FOLDER}/{path.name} bukan berkas biasa; ganti dengan berkasnya")
        if path.stat().st_size > MAX_FONT_BYTES:
            raise UkurError(f"{FONT_FOLDER}/{path.name} lebih dari 10 MB; pakai huruf yang lebih kecil")
    return tuple(FontFile(path.name, path.read_bytes()) for path in paths)


def _picture(path: Path) -> bytes:
    """Return a picture that is what its name says, not too large, and carries nothing active."""
    where = f"{EMBLEM_FOLDER}/{path.name}"
    if path.is_symlink() or not path.is_file():
        raise UkurError(f"kop.lambang menyebut {where}, tetapi berkas itu tidak ada; taruh gambarnya di sana")
    if path.stat().st_size > MAX_BYTES:
        raise UkurError(f"{where} lebih dari 2 MB; kecilkan gambarnya")
    return check_picture(where, path.read_bytes())
