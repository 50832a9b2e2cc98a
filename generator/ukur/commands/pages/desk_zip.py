"""Use case ``import changes``: the desk's ZIP of changed files taken into a folder, deletions too."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.zip_content import BROKEN_ZIP, member_content
from ukur.commands.pages.desk_folder import MAX_SAVED, allowed_place
from ukur.commands.pages.desk_requests import MAX_REQUEST
from ukur.model.findings import UkurError
from ukur.model.paths import DATA
from ukur.source.journal import write_together

REMOVED = "HAPUS-BERKAS.txt"
"""The list within the ZIP, as the desk's page calls it: one path a line, below words for people."""


@dataclass(frozen=True)
class DeskChanges:
    """Files by their path below the repository; None where one is deleted."""

    files: Mapping[str, bytes | None]


def read_desk_zip(content: bytes) -> DeskChanges:
    """Return what the desk's ZIP changes; UkurError for a ZIP that it did not make."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {member.filename: member for member in archive.infolist() if not member.is_dir()}
        if len(members) > MAX_SAVED or sum(one.file_size for one in members.values()) > MAX_REQUEST:
            raise UkurError("ZIP itu lebih besar daripada yang dibuat Meja kerja")
        held = {name: member_content(content, member) for name, member in members.items()}
        gone = held.pop(REMOVED, b"").decode().splitlines()
    except BROKEN_ZIP as error:
        raise UkurError("berkas itu bukan ZIP perubahan yang utuh; unduh lagi dari Meja kerja") from error
    removed = [line for line in gone if line.startswith(f"{DATA}/")]
    if not held and not removed:
        raise UkurError("ZIP itu tidak memuat perubahan")
    if both := sorted(held.keys() & {*removed}):
        raise UkurError(f"ZIP itu mengubah dan menghapus {both[0]}; unduh lagi dari Meja kerja")
    return DeskChanges({**held, **dict.fromkeys(removed)})


def placed(repo: Path, changes: DeskChanges) -> dict[Path, bytes | None]:
    """Return what differs from the folder, by place; UkurError where one is no text of the office's."""
    places = {allowed_place(repo, path): content for path, content in changes.files.items()}
    now = {place: place.read_bytes() if place.is_file() else None for place in places}
    return {place: content for place, content in places.items() if content != now[place]}


def take_changes(repo: Path, places: Mapping[Path, bytes | None]) -> None:
    """Write and delete all of it, or nothing."""
    write_together(repo, places)
