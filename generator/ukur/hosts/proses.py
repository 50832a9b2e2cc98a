"""git and ssh-keygen as programs: fixed arguments, no shell, nothing of the user's surroundings."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.model.temuan import UkurError

BATAS_PIPA = 32_768
"""What fits into a pipe whole, so that writing it never waits."""

_WAKTU = 60


@dataclass(frozen=True)
class Selesai:
    """What a program did."""

    kode: int
    keluaran: bytes


def jalankan(argumen: Sequence[str], masukan: bytes = b"", pipa: Sequence[int] = ()) -> Selesai:
    """Run a program to its end; times are UTC and words English whatever the machine says."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    surroundings = kept | {"LC_ALL": "C", "TZ": "UTC", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    surroundings["GIT_NO_REPLACE_OBJECTS"] = "1"
    try:
        done = subprocess.run(
            argumen,
            input=masukan,
            capture_output=True,
            check=False,
            env=surroundings,
            pass_fds=tuple(pipa),
            timeout=_WAKTU,
        )
    except FileNotFoundError as error:
        raise UkurError(f"perintah {argumen[0]} tidak ditemukan; pasang dulu, lalu ulangi") from error
    except subprocess.TimeoutExpired as error:
        raise UkurError(f"perintah {argumen[0]} tidak selesai dalam {_WAKTU} detik") from error
    return Selesai(done.returncode, done.stdout)


def git(repo: Path, *argumen: str, masukan: bytes = b"") -> Selesai:
    """Run git in a repository."""
    return jalankan(("git", "-C", str(repo), *argumen), masukan)


class Pipa:
    """A text that a program reads as a file, without one being written."""

    def __init__(self, isi: bytes) -> None:
        if len(isi) > BATAS_PIPA:
            raise UkurError("daftar kunci atau tanda tangan terlalu panjang; pendekkan")
        self.nomor, tulis = os.pipe()
        os.write(tulis, isi)
        os.close(tulis)

    @property
    def jalur(self) -> str:
        """The name under which the program finds it."""
        return f"/dev/fd/{self.nomor}"

    def __enter__(self) -> "Pipa":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.nomor)
