"""What printed documents take from the instance beside its data: the region's arms and the office's fonts."""

from pathlib import Path

from ukur.document.pdf.cetak import Perlengkapan
from ukur.document.picture import periksa_gambar
from ukur.model.instansi import Instansi
from ukur.model.paths import HURUF, LAMBANG
from ukur.model.temuan import UkurError

TERBESAR = 2_000_000
"""Our choice: a coat of arms is printed 2,3 cm wide, and the picture goes into every document as it is."""


def baca(repo: Path, instansi: Instansi) -> Perlengkapan:
    """Read the picture that ``instansi.yml`` names, and name the folder of fonts if the office has one."""
    name, fonts = instansi.kop.lambang, repo / HURUF
    picture = _picture(repo / LAMBANG / name) if name else None
    if instansi.kertas.huruf and not fonts.is_dir():
        raise UkurError(f"kertas.huruf menyebut '{instansi.kertas.huruf}', tetapi folder {HURUF} tidak ada")
    return Perlengkapan(picture, (str(fonts),) if fonts.is_dir() else ())


def _picture(path: Path) -> bytes:
    """Return a picture that is what its name says, not too large, and carries nothing active."""
    where = f"{LAMBANG}/{path.name}"
    if path.is_symlink() or not path.is_file():
        raise UkurError(f"kop.lambang menyebut {where}, tetapi berkas itu tidak ada; taruh gambarnya di sana")
    if path.stat().st_size > TERBESAR:
        raise UkurError(f"{where} lebih dari 2 MB; kecilkan gambarnya")
    return periksa_gambar(where, path.read_bytes())
