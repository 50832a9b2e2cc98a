"""The archives that the tests of a portal fetch: the demonstration's first two entries, and changed copies.

Both were filed by version 0.1.0, whose bytes stay whatever is filed after them.
"""

import json
from functools import cache

from tests.salinan import REPO

from ukur.archive.canonical import canonical_file, sha256_of
from ukur.archive.manifest import MANIFEST, list_files, read_manifest, read_register
from ukur.model.paths import REGISTER

FIRST = "3e6ee320959b9e5150c5feda20ea3e2f8fcdbf397269a80566e3fbc390e6c97f"
END = "2da2fa9521b12d86570341eef66bf8baa98f1560eaea4db69fe96d4c72abe068"
"""The demonstration's register: hashes of its first two lines, by ``sha256sum`` of each without its end."""

LAST = "2024-TW4/v1"


@cache
def _shipped() -> dict[str, bytes]:
    top = REPO / "content/arsip"
    lines = (top / REGISTER).read_bytes().splitlines(keepends=True)[:2]
    places = [top / row.folder for row in read_register(b"".join(lines))]
    files = (path for place in places for path in sorted(place.rglob("*")) if path.is_file())
    return {REGISTER: b"".join(lines), **{p.relative_to(top).as_posix(): p.read_bytes() for p in files}}


def shipped() -> dict[str, bytes]:
    return dict(_shipped())


def shorter() -> dict[str, bytes]:
    """The archive before its last entry was filed."""
    kept = {path: content for path, content in shipped().items() if not path.startswith(f"{LAST}/")}
    return kept | {REGISTER: kept[REGISTER].splitlines(keepends=True)[0]}


def rechained(archive: dict[str, bytes], folder: str) -> dict[str, bytes]:
    """Chain the last entry anew after its files were changed, as a careful forger would."""
    files = {
        path.removeprefix(f"{folder}/"): content
        for path, content in archive.items()
        if path.startswith(f"{folder}/") and path != f"{folder}/{MANIFEST}"
    }
    manifest = read_manifest(archive[f"{folder}/{MANIFEST}"], folder)
    again = manifest.model_copy(update={"berkas": list_files(files)}).to_bytes()
    *before, last = read_register(archive[REGISTER])
    assert last.folder == folder
    line = last.model_copy(update={"manifest": sha256_of(again)})
    register = b"".join(row.to_bytes() + b"\n" for row in (*before, line))
    return archive | {f"{folder}/{MANIFEST}": again, REGISTER: register}


def with_other_figure() -> dict[str, bytes]:
    """One figure of the last document changed, and everything that hashes it made to agree."""
    archive = shipped()
    data = json.loads(archive[f"{LAST}/dokumen.json"])
    row = data["dokumen"]["kelompok"][0]["baris"][0]
    assert row["kode"] == "IKU-01"
    for key in ("realisasi_sampai", "realisasi_triwulan"):
        row[key] = {"nilai": "31.27", "teks": "31,27"}
    archive[f"{LAST}/dokumen.json"] = canonical_file(data)
    return rechained(archive, LAST)


def with_newer_form() -> dict[str, bytes]:
    """The last document in a form that this program does not know."""
    archive = shipped()
    data = json.loads(archive[f"{LAST}/dokumen.json"]) | {"bentuk": "ukur/dokumen/99"}
    archive[f"{LAST}/dokumen.json"] = canonical_file(data)
    return rechained(archive, LAST)


def rewritten() -> dict[str, bytes]:
    """Another register altogether: the second document alone, as if it were the first."""
    archive = {p: c for p, c in shipped().items() if p.startswith(f"{LAST}/")}
    manifest = read_manifest(archive[f"{LAST}/{MANIFEST}"], LAST).model_copy(update={"sebelum": "0" * 64})
    last = read_register(shipped()[REGISTER])[-1]
    line = last.model_copy(
        update={"nomor": 1, "sebelum": "0" * 64, "manifest": sha256_of(manifest.to_bytes())}
    )
    return archive | {f"{LAST}/{MANIFEST}": manifest.to_bytes(), REGISTER: line.to_bytes() + b"\n"}
