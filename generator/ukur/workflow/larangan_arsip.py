"""What no approval can allow in the archive: it only ever grows, by documents that were approved."""

import re
from collections.abc import Callable, Iterator

from ukur.model.meaning import Jenis
from ukur.model.paths import ARSIP, LAMBANG, REGISTER, entry_file, filed_periode
from ukur.workflow.banding import Banding
from ukur.workflow.jenis import jenis_berkas
from ukur.workflow.sebutan import singkat
from ukur.workflow.usulan import BerkasUbah

REGISTER_PATH = f"{ARSIP}/{REGISTER}"
_SUSUNAN = re.compile(
    rf"masukan/{LAMBANG}/[^/]+\.svg|.+\.(?:json|txt|py|yml|pdf|xlsx|docx|csv|zip|pem|png|jpe?g)"
)
"""The files that an entry of the archive keeps; no kind that a browser runs or the site shows as a page."""
_ARSIP: tuple[tuple[Callable[[BerkasUbah], bool], str], ...] = (
    (lambda file: file.hapus, "dihapus"),
    (lambda file: file.dari is not None, "dipindahkan"),
    (lambda file: not file.baru and file.path != REGISTER_PATH, "diubah"),
)


def arsip_bertambah(banding: Banding) -> Iterator[str]:
    """The archive only ever grows, and only by documents that were approved."""
    for file in banding.berkas:
        if Jenis.ARSIP not in {jenis_berkas(path) for path in (file.path, file.dari) if path}:
            continue
        word = next((word for broken, word in _ARSIP if broken(file)), None)
        if word:
            yield f"berkas arsip {singkat(file.dari or file.path)} {word}; arsip hanya bertambah"
        periode = filed_periode(file.path)
        if periode and not word and periode not in banding.kepala.disahkan():
            yield f"arsip {periode} ditambah, padahal dokumennya belum disahkan"


def arsip_bersusun(banding: Banding) -> Iterator[str]:
    """One approval of the archivist is enough for an entry, so nothing else passes for one."""
    for file in banding.berkas:
        if jenis_berkas(file.path) is Jenis.ARSIP and not file.hapus and not _ordered(file.path):
            yield f"{singkat(file.path)} bukan berkas arsip yang dikenal; keluarkan dari {ARSIP}"


def _ordered(path: str) -> bool:
    inside = entry_file(path)
    return path == REGISTER_PATH or (inside is not None and _SUSUNAN.fullmatch(inside) is not None)


def register_bertambah(banding: Banding) -> Iterator[str]:
    """Every line of the archive's register stays as it was; unread, it counts as changed."""
    for file in banding.berkas:
        if file.path == REGISTER_PATH and not file.baru and not file.hapus and file.dari is None:
            if banding.register is None:
                yield f"isi {REGISTER_PATH} tidak dapat dibaca; jalankan lagi"
            elif not _grown(*banding.register):
                yield f"baris lama di {REGISTER_PATH} berubah; register hanya ditambah di akhirnya"


def _grown(before: str, after: str) -> bool:
    return after.startswith(before) and (not before or before.endswith("\n"))
