# ruff: noqa: T201, E501 # one pattern, one line: a reader of the archive sees all of it
"""Memeriksa arsip Ukur: sidik setiap berkas dan rantai register. Cukup Python 3.8, tanpa pustaka lain.

python3 periksa.py [FOLDER|ZIP] [--ujung SIDIK]      kode keluar 0 bila semuanya utuh, 1 bila tidak"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import sys
import zipfile
import zlib
from typing import Iterable, Iterator  # noqa: UP035 # Python 3.8

BANYAK, BESAR, SEMUA, REGISTER, MANIFEST = 200_000, 100_000_000, 10**9, "register.jsonl", "manifest.json"
ENTRI = re.compile(r"(20\d\d-TW[1-4]/v[1-9]\d{0,3})(?:-(tanda-tangan|pindaian)-[1-9]\d{0,3})?", re.ASCII)
LUAR = r"(20\d\d-TW[1-4]/)?[^./][^/]*\.(html|xml)|daftar-arsip\.csv|register\.jsonl|latihan\.json|\.sedang|\.git\w+"
SISTEM = re.compile(r"(?i)(.*/)?((eh)?thumbs\.db|desktop\.ini|\.ds_store|\._[^/]+|~\$[^/]+|__MACOSX/.*)")
KUNCI = {"folder", "jenis", "manifest", "nomor", "sebelum"}
RUSAK = (ValueError, TypeError, KeyError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)


def isi_folder(top: str) -> Iterator[tuple[str, bytes]]:
    for folder, below, files in os.walk(top):
        below[:] = [name for name in below if folder != top or not name.startswith(".tulis-")]
        for path in (os.path.join(folder, name) for name in below + files):
            mode = os.lstat(path).st_mode
            if stat.S_ISREG(mode):
                with open(path, "rb") as file:
                    yield os.path.relpath(path, top).replace(os.sep, "/"), file.read(BESAR + 1)
            elif not stat.S_ISDIR(mode):
                raise ValueError(f"{path!r} berupa tautan atau bukan berkas biasa")


def isi_zip(path: str) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        if sum(one.file_size for one in archive.infolist()) > max(BESAR // 2, 50 * os.path.getsize(path)):
            raise ValueError("ZIP mengembang berlipat-lipat, tidak wajar")
        slash = "/" if any("/" in one.filename for one in archive.infolist()) else "\\"
        for name, member in ((one.filename.replace(slash, "/"), one) for one in archive.infolist()):
            odd = member.flag_bits & 1 or member.orig_filename != member.filename
            if odd or stat.S_ISLNK(member.external_attr >> 16):
                raise ValueError(f"{name!r} di ZIP bersandi, berupa tautan, atau bernama aneh")
            if not name.endswith("/"):
                yield name, archive.open(member).read(BESAR + 1)


def himpun(files: Iterable[tuple[str, bytes]], total: int = 0) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name, isi in files:
        if {"", ".", ".."} & set(name.split("/")) or "\\" in name or name in found:
            raise ValueError(f"nama berkas {name!r} kembar atau tidak wajar")
        total += len(isi)
        if len(isi) > BESAR or total > SEMUA or len(found) >= BANYAK:
            raise ValueError(f"{name!r} dan yang sebelumnya terlalu besar atau terlalu banyak")
        found[name] = isi
    top, *more = [name[: -len(REGISTER)] for name in found if f"/{name}".endswith(f"/{REGISTER}")] or [""]
    found = {name[len(top) :]: isi for name, isi in found.items() if name.startswith(top)}
    if more or len({name.casefold() for name in found}) < len(found):
        raise ValueError("ada dua register.jsonl, atau dua nama yang hanya berbeda huruf besar-kecilnya")
    return found


def rantai(isi: bytes, before: str = "0" * 64) -> tuple[dict[str, str], str, list[str]]:
    """Return the hash of every manifest by folder, the hash of the register's end, and what is wrong."""
    *lines, rest = isi.split(b"\n")
    salah = [f"{REGISTER} terpotong atau kosong"] * bool(rest or not lines)
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line.decode())
            match = ENTRI.fullmatch(row["folder"])
            same = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() == line
            if not same or not match or set(row) != KUNCI or row["jenis"] != (match[2] or "dokumen"):
                salah.append(f"{REGISTER} baris {number} diubah: bukan tulisan Ukur")
            elif type(row["nomor"]) is not int or row["nomor"] != number or row["folder"] in found:
                salah.append(f"{REGISTER} baris {number}: ada baris yang dihapus, disisipkan, atau ditukar")
            elif row["sebelum"] != before:
                cause = f"baris {number - 1} diubah" if number > 1 else "bukan awal rantai"
                salah.append(f"{REGISTER} baris {number} tidak menyambung: {cause}")
            found[row["folder"]] = str(row["manifest"])
        except RUSAK:
            salah.append(f"{REGISTER} baris {number} diubah: tidak dapat dibaca")
        before = hashlib.sha256(line).hexdigest()
    return found, before, salah


def entri(here: dict[str, bytes], tercatat: str) -> Iterator[str]:
    """Yield what is wrong with an entry; ``tercatat`` is its manifest's hash in the register, if known."""
    manifest = here.pop(MANIFEST, b"")
    try:
        known = tercatat in ("", hashlib.sha256(manifest).hexdigest())
        rows = json.loads(manifest.decode() if known else "")["berkas"]
        listed = {row["path"]: (row["ukuran"], row["sha256"]) for row in rows}
    except RUSAK:
        yield f"{MANIFEST} {'diubah atau ditulis ulang sesudah didaftarkan' if manifest else 'hilang'}"
        return
    for name in sorted({*listed, *here}, key=str):
        if name not in here:
            yield f"{name} hilang"
        elif name not in listed:
            yield f"{name} ditambahkan: tidak tercatat di {MANIFEST}"
        elif (len(here[name]), hashlib.sha256(here[name]).hexdigest()) != listed[name]:
            yield f"{name} berubah: isinya bukan yang tercatat di {MANIFEST}"


def periksa(files: dict[str, bytes], ujung: str | None = None) -> tuple[list[str], list[str]]:
    notes = [f"{name} milik sistem operasi, bukan arsip" for name in files if SISTEM.fullmatch(name)]
    files = {name: isi for name, isi in files.items() if not SISTEM.fullmatch(name)}
    if REGISTER not in files:
        return notes, [f"{REGISTER} tidak ada di sini: rantai tidak diperiksa", *entri(files, "")]
    found, end, salah = rantai(files[REGISTER])
    ended = f"ujung rantai {end} bukan {ujung}: ada entri yang hilang, atau register ditulis ulang"
    salah += [ended] * bool(ujung and ujung.lower() != end)
    left = {name for name in files if not re.fullmatch(LUAR, name)}
    for folder, manifest in found.items():
        here = {name[len(folder) + 1 :]: isi for name, isi in files.items() if name.startswith(f"{folder}/")}
        left -= {f"{folder}/{name}" for name in here}
        salah += [f"{folder}: {sentence}" for sentence in entri(here, manifest)]
    busy = files.get(".sedang", b"").decode("utf-8", "replace").strip()
    halted = {name for name in left if ENTRI.fullmatch(busy) and name.startswith(f"{busy}/")}
    salah += [f"{name} ditambahkan: tidak ada di entri yang terdaftar" for name in sorted(left - halted)]
    notes = [f"{len(found)} entri di register", f"ujung rantai {end}", *notes]
    return notes + [f"{busy} belum terdaftar: pengarsipannya terhenti"] * bool(halted), salah


def baca(path: str) -> dict[str, bytes]:
    if os.path.isfile(path):
        return himpun(isi_zip(path))
    ups = (os.path.normpath(os.path.join(os.path.abspath(path), up)) for up in (".", "..", "../.."))
    return himpun(isi_folder(next((up for up in ups if os.path.isfile(os.path.join(up, REGISTER))), path)))


def main(argv: list[str]) -> int:
    ujung = argv.pop() if argv[-2:-1] == ["--ujung"] else None
    paths = [word for word in argv if word != "--ujung"] or [os.path.dirname(os.path.abspath(__file__))]
    try:
        notes, salah = periksa(baca(paths[0]), ujung)
    except RUSAK as error:
        notes, salah = [], [f"{paths[0]!r} tidak dapat diperiksa: {error}"]
    notes += [*(f"GAGAL {one}" for one in salah), "TIDAK UTUH" if salah else "UTUH: berkas dan rantai cocok"]
    print("\n".join(notes).encode("ascii", "backslashreplace").decode())
    return 1 if salah else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
