"""Roots of trust that the office guards in its repository: Kepala and Sekretaris approve each change."""

from pathlib import Path

from ukur.archive.trust_roots import ROOTS_FOLDER, refuse_unreadable
from ukur.model.findings import UkurError

_ENDINGS = frozenset({".pem", ".crt", ".cer", ".der"})
_LARGEST, _MOST = 1_000_000, 200  # our choice: a certificate has some 2 kB, an office two or three issuers


def guarded_roots(repo: Path) -> tuple[bytes, ...]:
    """Return the files of ``.ukur/akar``; UkurError naming one that is no certificate."""
    folder = repo / ROOTS_FOLDER
    if not folder.is_dir():
        return ()
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS)
    if len(paths) > _MOST:
        raise UkurError(f"{ROOTS_FOLDER} memuat lebih dari {_MOST} sertifikat; sisakan akar yang dipakai")
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> bytes:
    name = f"{ROOTS_FOLDER}/{path.name}"
    try:
        if path.stat().st_size > _LARGEST:
            raise UkurError(f"{name} lebih dari 1 MB; satu berkas berisi satu sertifikat")
        data = path.read_bytes()
    except OSError as error:
        raise UkurError(f"{name} tidak dapat dibaca; periksa izinnya") from error
    refuse_unreadable(name, data)
    return data
