"""Writing a whole folder at once: built beside the target, then put in its place; never half a folder."""

import ctypes
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ukur.model.galat import quote
from ukur.model.temuan import UkurError
from ukur.source.tulis import sebab

TERBANYAK, TERBESAR = 10_000, 500_000_000
"""Our choice: files and bytes that a folder of ours never has, so that a wrong name reads no whole disk."""

_DI_SINI, _TUKAR = -100, 2  # AT_FDCWD and RENAME_EXCHANGE, see renameat2(2)
Asing = Callable[[Mapping[str, bytes]], str | None]


def tolak_folder_asing(target: Path, asing: Asing) -> None:
    """Raise UkurError unless the folder is absent, empty, or just as we wrote it.

    ``asing`` says why files are not ours. Whatever somebody added to or changed in a folder would be lost.
    """
    if not os.path.lexists(target):
        return
    try:
        if target.is_symlink() or not target.is_dir():
            raise UkurError(f"{quote(target.name)} sudah ada dan bukan folder; pilih nama lain")
        files = dict(_isi(target))
    except OSError as error:
        raise UkurError(f"folder {quote(target.name)} tidak dapat dibaca: {sebab(error)}") from error
    reason = asing(files) if files else None
    if reason:
        raise UkurError(
            f"folder {quote(target.name)} tidak diganti: {reason}; pindahkan isinya, atau pilih nama lain"
        )


def tulis_folder(target: Path, berkas: Mapping[str, bytes], asing: Asing) -> None:
    """Put a folder with just these files in the place of an earlier one of ours.

    Killed at any point, or out of space, the old folder stands as it was. What a killed run left behind
    is a hidden folder beside the target, which the next run clears.
    """
    target = Path(os.path.abspath(target))
    tolak_folder_asing(target, asing)
    prefix = f".{target.name}.tulis-"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for left in target.parent.glob(f"{_harfiah(prefix)}*"):
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(
            dir=target.parent, prefix=prefix, ignore_cleanup_errors=True
        ) as temp:
            ready = Path(temp) / "baru"
            ready.mkdir()
            for path, isi in berkas.items():
                (ready / path).parent.mkdir(parents=True, exist_ok=True)
                (ready / path).write_bytes(isi)
            _pasang(ready, target, Path(temp) / "lama")
    except OSError as error:
        message = (
            f"folder {quote(target.name)} tidak dapat ditulis: {sebab(error)}; isi lamanya tidak berubah"
        )
        raise UkurError(message) from error


def _harfiah(teks: str) -> str:
    """Return a name as a pattern that matches nothing else."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in teks)


def _pasang(ready: Path, target: Path, old: Path) -> None:
    if not target.exists() or not any(target.iterdir()):
        os.replace(ready, target)  # an empty folder may be replaced in one step
    elif not _tukar(ready, target):
        os.rename(target, old)
        try:
            os.rename(ready, target)
        except BaseException:
            os.rename(old, target)
            raise


def _tukar(a: Path, b: Path) -> bool:
    """Exchange two folders in one step; False where the system has no such step."""
    try:
        exchange = ctypes.CDLL(None).renameat2  # Linux alone has it
    except (AttributeError, OSError, TypeError):
        return False
    return bool(exchange(_DI_SINI, os.fsencode(a), _DI_SINI, os.fsencode(b), _TUKAR) == 0)


def _isi(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder; a link, a device or too much of anything is not ours."""
    count = size = 0
    for place, below, names in os.walk(folder):
        for name in sorted(below + names):
            path = Path(place, name)
            info = path.lstat()
            count, size = count + 1, size + info.st_size
            regular = stat.S_ISREG(info.st_mode)
            if (not regular and not stat.S_ISDIR(info.st_mode)) or count > TERBANYAK or size > TERBESAR:
                raise UkurError(f"folder {quote(folder.name)} berisi hal lain; pilih nama lain")
            if regular:
                yield path.relative_to(folder).as_posix(), path.read_bytes()
