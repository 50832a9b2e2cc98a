"""What no approval can allow in the archive: it only ever grows, by documents that were approved."""

import re
from collections.abc import Callable, Iterator

from ukur.model.meaning import ChangeKind
from ukur.model.paths import ARSIP, EMBLEM_FOLDER, REGISTER, entry_file, filed_periode, uploaded_periode
from ukur.workflow.change_kinds import file_kind
from ukur.workflow.change_wording import shorten_text
from ukur.workflow.comparison import Comparison
from ukur.workflow.proposal import TouchedFile

REGISTER_PATH = f"{ARSIP}/{REGISTER}"
_STRUCTURE = re.compile(
    rf"masukan/{EMBLEM_FOLDER}/[^/]+\.svg|.+\.(?:json|txt|py|yml|pdf|xlsx|docx|csv|zip|pem|png|jpe?g)"
)
"""The files that an entry of the archive keeps; no kind that a browser runs or the site shows as a page."""


def _is_filed_copy(file: TouchedFile) -> bool:
    """Return whether a file came from the folder of uploads: Git takes filing it there for a renaming."""
    return file.former is not None and uploaded_periode(file.former) is not None


_ARSIP: tuple[tuple[Callable[[TouchedFile], bool], str], ...] = (
    (lambda file: file.deleted, "dihapus"),
    (lambda file: file.former is not None and not _is_filed_copy(file), "dipindahkan"),
    (lambda file: not (file.added or _is_filed_copy(file) or file.path == REGISTER_PATH), "diubah"),
)


def archive_only_grows(comparison: Comparison) -> Iterator[str]:
    """The archive only ever grows, and only by documents that were approved."""
    if comparison.repair:
        yield from _repairs_nothing_else(comparison)
        return
    for file in comparison.files:
        if ChangeKind.ARSIP not in {file_kind(path) for path in (file.path, file.former) if path}:
            continue
        word = next((word for broken, word in _ARSIP if broken(file)), None)
        if word:
            yield f"berkas arsip {shorten_text(file.former or file.path)} {word}; arsip hanya bertambah"
        periode = filed_periode(file.path)
        if periode and not word and periode not in comparison.head.disahkan():
            yield f"arsip {periode} ditambah, padahal dokumennya belum disahkan"


def _repairs_nothing_else(comparison: Comparison) -> Iterator[str]:
    for file in comparison.files:
        if file_kind(file.path) is not ChangeKind.ARSIP:
            where = shorten_text(file.path)
            yield f"{where} ikut diubah; pencabutan dari arsip diajukan sebagai usulan tersendiri"


def archive_is_structured(comparison: Comparison) -> Iterator[str]:
    """One approval of the archivist is enough for an entry, so nothing else passes for one."""
    if comparison.repair:
        return
    for file in comparison.files:
        if file_kind(file.path) is ChangeKind.ARSIP and not file.deleted and not _ordered(file.path):
            yield f"{shorten_text(file.path)} bukan berkas arsip yang dikenal; keluarkan dari {ARSIP}"


def _ordered(path: str) -> bool:
    inside = entry_file(path)
    return path == REGISTER_PATH or (inside is not None and _STRUCTURE.fullmatch(inside) is not None)


def register_only_grows(comparison: Comparison) -> Iterator[str]:
    """Every line of the archive's register stays as it was; unread, it counts as changed."""
    if comparison.repair:
        return
    for file in comparison.files:
        if file.path == REGISTER_PATH and not file.added and not file.deleted and file.former is None:
            if comparison.register is None:
                yield f"isi {REGISTER_PATH} tidak dapat dibaca; jalankan lagi"
            elif not _grown(*comparison.register):
                yield f"baris lama di {REGISTER_PATH} berubah; register hanya ditambah di akhirnya"


def _grown(before: str, after: str) -> bool:
    return after.startswith(before) and (not before or before.endswith("\n"))
