"""Use case ``build --offline``: the site as one zip that opens from disk; same data, same bytes."""

import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ukur.commands.pages.site_build import SITE_URL_VARIABLE, built_site
from ukur.document.stable_zip import stream_zip
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.site.material import SiteMaterial
from ukur.source.writer import system_cause

READ_FIRST = "BACA-DULU.txt"
LEFT_OUT = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
"""Only of use at an address of its own. Beside these the theme's source maps (``.map``) stay out."""

_READ_FIRST = """\
{judul}
{tanda}
Salinan situs ini dapat dibuka tanpa jaringan dan tanpa server.

1. Ekstrak seluruh isi ZIP ini ke sebuah folder. Jangan membuka halaman langsung dari dalam ZIP.
2. Buka berkas index.html di folder ini dengan peramban (klik dua kali).

Semua halaman, dokumen, data, dan pencarian ada di dalam folder ini. Tautan ke luar, misalnya ke bukti
dukung, tetap memerlukan jaringan.
"""


def offline_environment(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the only variable that counts here: whoever builds the copy again is not in the host's CI."""
    return {name: text for name, text in variables.items() if name == SITE_URL_VARIABLE}


def folder_name(material: SiteMaterial) -> str:
    """Return the zip's one top folder: office, newest period, and whether that is a draft."""
    newest = material.newest
    parts = [material.catalogue.instansi.singkatan, "situs"]
    if newest:
        parts += [str(newest.periode), *(["konsep"] if newest.konsep else [])]
    return "-".join(parts)


def refuse_other_file(tujuan: Path) -> None:
    """Leave alone what is not a copy of ours, as a new copy takes its place; tell before the long work."""
    folder = next(parent for parent in tujuan.absolute().parents if parent.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise UkurError(f"folder '{folder.name}' tidak dapat ditulisi; pilih tempat lain bagi {tujuan.name}")
    if tujuan.suffix != ".zip":
        raise UkurError(f"nama {quote(tujuan.name)} tidak berakhir .zip; tulis misalnya situs.zip")
    if (tujuan.exists() or tujuan.is_symlink()) and not _is_ours(tujuan):
        raise UkurError(f"'{tujuan.name}' sudah ada dan bukan situs luring buatan Ukur; pilih nama lain")


def _is_ours(path: Path) -> bool:
    if path.is_symlink() or not path.is_file() or not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(name.endswith(f"/{READ_FIRST}") for name in archive.namelist())


def pack_site(
    repo: Path, material: SiteMaterial, tujuan: Path, advance: Callable[[], None], plain: bool = False
) -> None:
    """Build the site for disk and pack it into ``tujuan``; the old zip stays until the new one is whole."""
    refuse_other_file(tujuan)
    try:
        with built_site(repo, material, tujuan.parent, advance, offline=True, plain=plain) as site:
            packed = site.with_name("luring.zip")
            with packed.open("wb") as file:
                stream_zip(file, _zip_members(site, material))
                file.flush()
                os.fsync(file.fileno())
            os.chmod(packed, 0o644)
            os.replace(packed, tujuan)
    except OSError as error:
        message = f"{tujuan.name} tidak dapat dibuat: {system_cause(error)}; berkas lamanya tidak berubah"
        raise UkurError(message) from error


def _zip_members(site: Path, material: SiteMaterial) -> Iterator[tuple[str, bytes]]:
    """Yield the zip's files in the order of their names."""
    folder = folder_name(material)
    sources = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
    names = {name for name in sources if name not in LEFT_OUT and not name.endswith(".map")}
    made: dict[str, Callable[[], bytes]] = {READ_FIRST: lambda: _hint(material)}
    for name in sorted(names | made.keys()):
        yield f"{folder}/{name}", made[name]() if name in made else sources[name].read_bytes()


def _hint(material: SiteMaterial) -> bytes:
    instansi = material.catalogue.instansi
    marks = "".join(f"{mark}\n" for mark in material.marks)
    text = _READ_FIRST.format(judul=f"Kinerja {instansi.nama}, {instansi.daerah}", tanda=marks)
    return text.replace("\n", "\r\n").encode("utf-8-sig")  # for old editors, which is where it is read
