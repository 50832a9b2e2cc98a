"""Use case ``build --offline``: the site as one zip that opens from disk; same data, same bytes."""

import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ukur.commands.situs import ALAMAT_SITUS, dibangun
from ukur.document.zip_tetap import alirkan
from ukur.model.galat import quote
from ukur.model.temuan import UkurError
from ukur.site.bahan import Bahan
from ukur.source.tulis import sebab

BACA_DULU = "BACA-DULU.txt"
INDEKS = "search/search_index.json"
INDEKS_LURING = "search/search_index.js"
TIDAK_IKUT = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
"""Only of use at an address of its own. Beside these the theme's source maps (``.map``) stay out."""

_BACA_DULU = """\
{judul}
{tanda}
Salinan situs ini dapat dibuka tanpa jaringan dan tanpa server.

1. Ekstrak seluruh isi ZIP ini ke sebuah folder. Jangan membuka halaman langsung dari dalam ZIP.
2. Buka berkas index.html di folder ini dengan peramban (klik dua kali).

Semua halaman, dokumen, data, dan pencarian ada di dalam folder ini. Tautan ke luar, misalnya ke bukti
dukung, tetap memerlukan jaringan.
"""


def lingkungan(variabel: Mapping[str, str]) -> dict[str, str]:
    """Return the only variable that counts here: whoever builds the copy again is not in the host's CI."""
    return {name: text for name, text in variabel.items() if name == ALAMAT_SITUS}


def nama_folder(bahan: Bahan) -> str:
    """Return the zip's one top folder: office, newest period, and whether that is a draft."""
    newest = bahan.terbaru
    parts = [bahan.katalog.instansi.singkatan, "situs"]
    if newest:
        parts += [str(newest.periode), *(["konsep"] if newest.konsep else [])]
    return "-".join(parts)


def tolak_berkas_lain(tujuan: Path) -> None:
    """Leave alone what is not a copy of ours, as a new copy takes its place; tell before the long work."""
    folder = next(parent for parent in tujuan.absolute().parents if parent.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise UkurError(f"folder '{folder.name}' tidak dapat ditulisi; pilih tempat lain bagi {tujuan.name}")
    if tujuan.suffix != ".zip":
        raise UkurError(f"nama {quote(tujuan.name)} tidak berakhir .zip; tulis misalnya situs.zip")
    if (tujuan.exists() or tujuan.is_symlink()) and not _milik_kami(tujuan):
        raise UkurError(f"'{tujuan.name}' sudah ada dan bukan situs luring buatan Ukur; pilih nama lain")


def _milik_kami(path: Path) -> bool:
    if path.is_symlink() or not path.is_file() or not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(name.endswith(f"/{BACA_DULU}") for name in archive.namelist())


def kemas(repo: Path, bahan: Bahan, tujuan: Path, maju: Callable[[], None]) -> None:
    """Build the site for disk and pack it into ``tujuan``; the old zip stays until the new one is whole."""
    tolak_berkas_lain(tujuan)
    try:
        with dibangun(repo, bahan, tujuan.parent, maju, luring=True) as site:
            packed = site.with_name("luring.zip")
            with packed.open("wb") as file:
                alirkan(file, _isi(site, bahan))
                file.flush()
                os.fsync(file.fileno())
            os.chmod(packed, 0o644)
            os.replace(packed, tujuan)
    except OSError as error:
        message = f"{tujuan.name} tidak dapat dibuat: {sebab(error)}; berkas lamanya tidak berubah"
        raise UkurError(message) from error


def _isi(site: Path, bahan: Bahan) -> Iterator[tuple[str, bytes]]:
    """Yield the zip's files in the order of their names."""
    folder = nama_folder(bahan)
    sources = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
    names = {name for name in sources if name not in TIDAK_IKUT and not name.endswith(".map")}
    made: dict[str, Callable[[], bytes]] = {BACA_DULU: lambda: _petunjuk(bahan)}
    if INDEKS in sources:  # a page on disk may not fetch the index, but run it as a script
        made[INDEKS_LURING] = lambda: b"var __index = " + sources[INDEKS].read_bytes()
    for name in sorted(names | made.keys()):
        yield f"{folder}/{name}", made[name]() if name in made else sources[name].read_bytes()


def _petunjuk(bahan: Bahan) -> bytes:
    instansi = bahan.katalog.instansi
    marks = "".join(f"{mark}\n" for mark in bahan.tanda)
    text = _BACA_DULU.format(judul=f"Kinerja {instansi.nama}, {instansi.daerah}", tanda=marks)
    return text.replace("\n", "\r\n").encode("utf-8-sig")  # for old editors, which is where it is read
