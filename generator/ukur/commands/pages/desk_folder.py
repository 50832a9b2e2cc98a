"""Use case: the desk reads the office's folder whole, and writes what was changed into it, all or nothing."""

import gzip
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.commands.data.checked_data import data_tree
from ukur.commands.data.files_beside import CONTENT
from ukur.desk.known_findings import find_known
from ukur.desk.repository import blob_id
from ukur.document.stable_zip import stable_zip, stored_zip
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, DATA
from ukur.source.git import git
from ukur.source.journal import undo_interrupted, write_together
from ukur.source.parsed_files import pack_parsed

MAX_SAVED = 2_000
"""Our choice: files of one save; a year's forms of an office of many units are some hundred."""

PARSED, KNOWN, DATA_ZIP = "parsed.json", "known.json", "data.zip"
"""Members of what travels with the site; of what `ukur serve` gives the first alone."""

_ROOTS = (f"{DATA}/", f"{CONTENT}/")
_PART = re.compile(r"[\w()-][\w. ()-]*", re.ASCII)
_ENDINGS = (".yml", ".md")


@dataclass(frozen=True)
class SavedFile:
    """A file that the desk changed; ``base`` is the blob it was when it was opened, None for a new one."""

    path: str
    text: str
    base: str | None


def folder_zip(repo: Path) -> bytes:
    """Return the data as one ZIP, and of the archive the names alone: they say what was filed."""
    return stable_zip(_filed_names(repo) | _data(repo))


def site_pack(repo: Path) -> bytes:
    """Return what travels with the site: the data, as it was parsed, and what the check finds in it.

    Compressed as a whole, for forms and dictionaries have most of their lines in common: of 500 indicators a
    fifth of what a ZIP takes whose members are compressed one by one.
    """
    data = stored_zip(_filed_names(repo) | _data(repo))
    members = {DATA_ZIP: data, PARSED: pack_parsed(_data(repo)), KNOWN: find_known(data)}
    return gzip.compress(stored_zip(members), 9, mtime=0)


def _filed_names(repo: Path) -> dict[str, bytes]:
    filed = repo / ARSIP
    names = (path for path in filed.rglob("*") if path.is_file()) if filed.is_dir() else ()
    return {path.relative_to(repo).as_posix(): b"" for path in names}


def parsed_zip(repo: Path) -> bytes:
    """Return what the YAML parser gave for each data file: a browser's own parser takes ten times as long."""
    return stable_zip({PARSED: pack_parsed(_data(repo))})


def _data(repo: Path) -> dict[str, bytes]:
    return {f"{DATA}/{file.path}": file.raw for file in data_tree(repo).files() if file.finding is None}


def folder_commit(repo: Path) -> str | None:
    """Return the commit that the folder rests on; None where it is none of Git."""
    found = (git(repo, "rev-parse", "--verify", "--quiet", "HEAD") or b"").decode().strip()
    return found or None


def save_files(repo: Path, files: Sequence[SavedFile]) -> tuple[str, ...]:
    """Write the files, all of them or none; return the paths. UkurError where one may not be written.

    Nothing is overwritten that was changed since it was opened here.
    """
    if not files or len(files) > MAX_SAVED:
        raise UkurError(f"jumlah berkas {len(files)}; paling sedikit 1, paling banyak {MAX_SAVED}")
    undo_interrupted(repo)
    wanted: dict[Path, bytes] = {}
    for file in files:
        place = allowed_place(repo, file.path)
        if place in wanted:
            raise UkurError(f"berkas {quote(file.path)} disebut dua kali")
        _refuse_moved(place, file)
        wanted[place] = file.text.encode("utf-8")
    write_together(repo, wanted)
    return tuple(file.path for file in files)


def read_saved(request: object) -> tuple[SavedFile, ...]:
    """Return the files of a request of the page; UkurError where it is of another form."""
    items = request.get("berkas") if isinstance(request, Mapping) else None
    if not isinstance(items, list):
        raise UkurError("permintaan tanpa daftar berkas")
    return tuple(map(_saved, items))


def _saved(item: object) -> SavedFile:
    given: Mapping[object, object] = item if isinstance(item, Mapping) else {}
    path, text, base = given.get("path"), given.get("isi"), given.get("dasar")
    if not isinstance(path, str) or not _is_whole(path) or not isinstance(base, str | None):
        raise UkurError("permintaan menyebut berkas tanpa nama")
    if not isinstance(text, str):
        raise UkurError(f"Meja kerja tidak menghapus berkas; hapus {quote(path)} sendiri")
    if not _is_whole(text):
        raise UkurError(f"berkas {quote(path)} memuat huruf yang tidak utuh; ketik lagi huruf itu")
    return SavedFile(path, text, base)


def _is_whole(text: str) -> bool:
    """Whether a text can be written: JSON may hold half of a letter that takes two of JavaScript's."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def allowed_place(repo: Path, path: str) -> Path:
    """Return where a path of the page lies; UkurError unless it is a text of the office's own."""
    parts = path.split("/")
    plain = all(_PART.fullmatch(part) and not part.endswith((".", " ")) for part in parts)
    filed = path.casefold().startswith(f"{ARSIP}/")  # the same folder on Windows and macOS
    own = path.startswith(_ROOTS) and not filed and path.endswith(_ENDINGS)
    place = repo / path
    if not (plain and own) or any(parent.is_symlink() for parent in (place, *place.parents[: len(parts)])):
        raise UkurError(f"{quote(path)} tidak boleh ditulis dari Meja kerja; hanya data dan halaman kantor")
    return place


def _refuse_moved(place: Path, file: SavedFile) -> None:
    now = blob_id(place.read_bytes()) if place.is_file() else None
    if os.path.lexists(place) and not place.is_file():
        raise UkurError(f"{quote(file.path)} bukan berkas biasa")
    if now != file.base and (now is None or now != blob_id(file.text.encode("utf-8"))):
        raise UkurError(
            f"{quote(file.path)} berubah sejak dibuka di Meja kerja; buka folder lagi, lalu lanjutkan naskah"
        )
