"""Writing a whole folder at once: built beside the target, then put in its place; never half a folder."""

import ctypes
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.source.writer import system_cause

MAX_FILES, MAX_BYTES = 10_000, 500_000_000
"""Our choice: files and bytes that a folder of ours never has, so that a wrong name reads no whole disk."""

_AT_CWD, _EXCHANGE_FLAG = -100, 2  # AT_FDCWD and RENAME_EXCHANGE, see renameat2(2)
ForeignCheck = Callable[[Mapping[str, bytes]], str | None]


def refuse_foreign_folder(target: Path, foreign: ForeignCheck) -> None:
    """Raise UkurError unless the folder is absent, empty, or just as we wrote it.

    ``foreign`` says why files are not ours. Whatever somebody added to or changed in a folder would be lost.
    """
    if not os.path.lexists(target):
        return
    try:
        if target.is_symlink() or not target.is_dir():
            raise UkurError(f"{quote(target.name)} sudah ada dan bukan folder; pilih nama lain")
        files = dict(_folder_files(target))
    except OSError as error:
        raise UkurError(f"folder {quote(target.name)} tidak dapat dibaca: {system_cause(error)}") from error
    reason = foreign(files) if files else None
    if reason:
        raise UkurError(
            f"folder {quote(target.name)} tidak diganti: {reason}; pindahkan isinya, atau pilih nama lain"
        )


def write_folder(target: Path, files: Mapping[str, bytes], foreign: ForeignCheck) -> None:
    """Put a folder with just these files in the place of an earlier one of ours.

    Killed at any point, or out of space, the old folder stands as it was. What a killed run left behind
    is a hidden folder beside the target, which the next run clears.
    """
    target = Path(os.path.abspath(target))
    refuse_foreign_folder(target, foreign)
    prefix = f".{target.name}.tulis-"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for left in target.parent.glob(f"{_literal(prefix)}*"):
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(
            dir=target.parent, prefix=prefix, ignore_cleanup_errors=True
        ) as temp:
            ready = Path(temp) / "baru"
            ready.mkdir()
            for path, content in files.items():
                (ready / path).parent.mkdir(parents=True, exist_ok=True)
                (ready / path).write_bytes(content)
            _put_in_place(ready, target, Path(temp) / "lama")
    except OSError as error:
        message = (
            f"folder {quote(target.name)} tidak dapat ditulis: {system_cause(error)}; isi "
            "lamanya tidak berubah"
        )
        raise UkurError(message) from error


def _literal(text: str) -> str:
    """Return a name as a pattern that matches nothing else."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)


def _put_in_place(ready: Path, target: Path, old: Path) -> None:
    if not target.exists() or not any(target.iterdir()):
        os.replace(ready, target)  # an empty folder may be replaced in one step
    elif not _exchange(ready, target):
        os.rename(target, old)
        try:
            os.rename(ready, target)
        except BaseException:
            os.rename(old, target)
            raise


def _exchange(a: Path, b: Path) -> bool:
    """Exchange two folders in one step; False where the system has no such step."""
    try:
        exchange = ctypes.CDLL(None).renameat2  # Linux alone has it
    except (AttributeError, OSError, TypeError):
        return False
    return bool(exchange(_AT_CWD, os.fsencode(a), _AT_CWD, os.fsencode(b), _EXCHANGE_FLAG) == 0)


def _folder_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder; a link, a device or too much of anything is not ours."""
    count = size = 0
    for place, below, names in os.walk(folder):
        for name in sorted(below + names):
            path = Path(place, name)
            info = path.lstat()
            count, size = count + 1, size + info.st_size
            regular = stat.S_ISREG(info.st_mode)
            if (not regular and not stat.S_ISDIR(info.st_mode)) or count > MAX_FILES or size > MAX_BYTES:
                raise UkurError(f"folder {quote(folder.name)} berisi hal lain; pilih nama lain")
            if regular:
                yield path.relative_to(folder).as_posix(), path.read_bytes()
