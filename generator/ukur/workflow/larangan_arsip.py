"""What no approval can allow in the archive: it only ever grows, by documents that were approved."""

import re
from collections.abc import Callable, Iterator

from ukur.model.periode import parse_periode
from ukur.workflow.banding import Banding
from ukur.workflow.jenis import Jenis, jenis_berkas
from ukur.workflow.sebutan import singkat
from ukur.workflow.usulan import BerkasUbah

REGISTER = "content/arsip/register.jsonl"
_VERSI_ARSIP = re.compile(r"content/arsip/(20\d\d-TW[1-4])/.+", re.DOTALL)
_SUSUNAN = re.compile(
    r"content/arsip/(?:register\.jsonl"
    r"|20\d\d-TW[1-4]/v[1-9]\d{0,3}(?:-(?:tanda-tangan|pindaian)-[1-9]\d{0,3})?"
    r"/(?:masukan/content/lambang/[^/]+\.svg|.+\.(?:json|txt|py|yml|pdf|xlsx|docx|csv|zip|pem|png|jpe?g)))",
    re.ASCII,
)
"""Where an entry of the archive keeps its files; no kind that a browser runs or the site shows as a page."""
_ARSIP: tuple[tuple[Callable[[BerkasUbah], bool], str], ...] = (
    (lambda file: file.hapus, "dihapus"),
    (lambda file: file.dari is not None, "dipindahkan"),
    (lambda file: not file.baru and file.path != REGISTER, "diubah"),
)


def arsip_bertambah(banding: Banding) -> Iterator[str]:
    """The archive only ever grows, and only by documents that were approved."""
    for file in banding.berkas:
        if Jenis.ARSIP not in {jenis_berkas(path) for path in (file.path, file.dari) if path}:
            continue
        word = next((word for broken, word in _ARSIP if broken(file)), None)
        if word:
            yield f"berkas arsip {singkat(file.dari or file.path)} {word}; arsip hanya bertambah"
        match = _VERSI_ARSIP.fullmatch(file.path)
        if match and not word and parse_periode(match[1]) not in banding.kepala.disahkan():
            yield f"arsip {match[1]} ditambah, padahal dokumennya belum disahkan"


def arsip_bersusun(banding: Banding) -> Iterator[str]:
    """One approval of the archivist is enough for an entry, so nothing else passes for one."""
    for file in banding.berkas:
        if jenis_berkas(file.path) is Jenis.ARSIP and not file.hapus and not _SUSUNAN.fullmatch(file.path):
            yield f"{singkat(file.path)} bukan berkas arsip yang dikenal; keluarkan dari content/arsip"


def register_bertambah(banding: Banding) -> Iterator[str]:
    """Every line of the archive's register stays as it was; unread, it counts as changed."""
    for file in banding.berkas:
        if file.path == REGISTER and not file.baru and not file.hapus and file.dari is None:
            if banding.register is None:
                yield f"isi {REGISTER} tidak dapat dibaca; jalankan lagi"
            elif not _grown(*banding.register):
                yield f"baris lama di {REGISTER} berubah; register hanya ditambah di akhirnya"


def _grown(before: str, after: str) -> bool:
    return after.startswith(before) and (not before or before.endswith("\n"))
