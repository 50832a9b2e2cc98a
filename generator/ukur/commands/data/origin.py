"""``.ukur/asal.json``: what ``init`` wrote into an office's repository, so that it is known later."""

from collections.abc import Mapping
from enum import StrEnum
from importlib.metadata import version
from typing import Literal

from pydantic import ValidationError

from ukur.archive.canonical import canonical_file, sha256_of
from ukur.model.values import Record, Sha256

ORIGIN = ".ukur/asal.json"


class Kind(StrEnum):
    """Whose a file is from then on: the program's, or the office's (a filled-in skeleton to write on)."""

    PROGRAM = "program"
    KERANGKA = "kerangka"


class OriginFile(Record):
    """One file as it was written."""

    path: str
    jenis: Kind
    sha256: Sha256


class Origin(Record):
    """The record: version of the program that wrote, and every file but this one, sorted by path."""

    bentuk: Literal["ukur/asal/1"] = "ukur/asal/1"
    versi: str
    berkas: tuple[OriginFile, ...]


def origin(written: Mapping[str, bytes], skeleton: frozenset[str]) -> str:
    """Return the record's text, canonical JSON; ``skeleton`` are the paths that the office makes its own."""
    files = tuple(
        OriginFile(
            path=path,
            jenis=Kind.KERANGKA if path in skeleton else Kind.PROGRAM,
            sha256=sha256_of(content),
        )
        for path, content in sorted(written.items())
    )
    return _text(files)


def renewed(former: bytes | None, written: Mapping[str, bytes]) -> str:
    """Return the record after an upgrade: what the program has ``written``, the skeletons as they began."""
    try:
        began = Origin.model_validate_json(former).berkas if former else ()
    except ValidationError:
        began = ()
    rows = {item.path: item for item in began if item.jenis is Kind.KERANGKA}
    rows |= {
        path: OriginFile(path=path, jenis=Kind.PROGRAM, sha256=sha256_of(raw))
        for path, raw in written.items()
    }
    return _text(tuple(rows[path] for path in sorted(rows)))


def _text(files: tuple[OriginFile, ...]) -> str:
    return canonical_file(Origin(versi=version("ukur"), berkas=files).model_dump(mode="json")).decode()
