"""Statements signed with SSH keys: made with ssh-keygen, and refused with the reason that applies."""

import base64
import binascii
import datetime
import functools
import json
import struct
from pathlib import Path

from ukur.model.temuan import UkurError
from ukur.programs.process import Pipe, run
from ukur.workflow.gerbang import LONGGAR
from ukur.workflow.statement import Bertanda, Pernyataan

RUANG_NAMA = "ukur-persetujuan"
_POLA = frozenset("*?!")

# History is judged for each period that it bears on: the same signature, by the same keys, at one time.
_once = functools.lru_cache(maxsize=2_000)


def tanda_tangani(pernyataan: Pernyataan, kunci: Path) -> str:
    """Return the line for the note; ``kunci`` is a private key, or a public one whose key an agent holds."""
    data = pernyataan.model_dump(mode="json")
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    done = run(("ssh-keygen", "-Y", "sign", "-n", RUANG_NAMA, "-f", str(kunci)), text.encode())
    if done.code:
        raise UkurError("kunci SSH tidak dapat dipakai menandatangani; periksa jalur dan kata sandinya")
    line = {"pernyataan": text, "tanda_tangan": done.output.decode()}
    return json.dumps(line, sort_keys=True, ensure_ascii=False)


def alasan_tolak(
    baris: Bertanda, pernyataan: Pernyataan, pengizin: bytes, kini: datetime.datetime
) -> str | None:
    """Return why a signature does not hold, None where it does. ``pengizin`` is allowed_signers."""
    parts = _bagian(baris.tanda_tangan)
    if parts is None:
        return "tanda tangannya tidak dapat dibaca"
    key, space = parts
    if space != RUANG_NAMA:
        return "tanda tangan itu dibuat untuk keperluan lain, bukan untuk persetujuan"
    if pernyataan.waktu > kini + LONGGAR:
        return "waktu pernyataan ada di masa depan; periksa jam komputer penanda tangan"
    text = baris.pernyataan.encode()
    if not _utuh(text, baris.tanda_tangan):
        return "pernyataan berubah sesudah ditandatangani"
    owners = _pemilik(pengizin, key)
    if not owners:
        return "kunci penanda tangan tidak terdaftar di allowed_signers"
    if len({*owners}) > 1 or _POLA & {*owners[0]}:
        return "kunci penanda tangan terdaftar untuk beberapa akun; satu kunci untuk satu akun"
    if pernyataan.akun != owners[0]:
        return f"kunci penanda tangan bukan milik {pernyataan.akun}"
    for when in (pernyataan.waktu, kini):
        if not sah(text, baris.tanda_tangan, pengizin, pernyataan.akun, RUANG_NAMA, when):
            return f"kunci penanda tangan tidak berlaku pada {when.astimezone(datetime.UTC):%Y-%m-%d}"
    return None


@_once
def sah(teks: bytes, tanda: str, pengizin: bytes, akun: str, ruang: str, waktu: datetime.datetime) -> bool:
    """Whether an account's key made the signature, as ssh-keygen judges it at a time."""
    moment = f"verify-time={waktu.astimezone(datetime.UTC):%Y%m%d%H%M%S}"
    with Pipe(pengizin) as keys, Pipe(tanda.encode()) as signature:
        arguments = ("-f", keys.path, "-I", akun, "-n", ruang, "-s", signature.path, "-O", moment)
        done = run(("ssh-keygen", "-Y", "verify", *arguments), teks, (keys.number, signature.number))
    return done.code == 0


def pemilik_kunci(tanda: str, pengizin: bytes) -> tuple[str, ...]:
    """Return the principals that allowed_signers names for the key of a signature."""
    parts = _bagian(tanda)
    return _pemilik(pengizin, parts[0]) if parts else ()


@_once
def _utuh(teks: bytes, tanda: str) -> bool:
    with Pipe(tanda.encode()) as signature:
        arguments = ("-Y", "check-novalidate", "-n", RUANG_NAMA, "-s", signature.path)
        return run(("ssh-keygen", *arguments), teks, (signature.number,)).code == 0


def _bagian(tanda: str) -> tuple[str, str] | None:
    """Return public key (base64) and namespace of an armoured signature (PROTOCOL.sshsig)."""
    lines = tanda.strip().splitlines()
    # OpenSSH's own are some 300 to 1,700 letters, by the kind of key; 10,000 is our choice.
    if len(tanda) > 10_000 or len(lines) < 3 or lines[0] != "-----BEGIN SSH SIGNATURE-----":
        return None
    try:
        blob = base64.b64decode("".join(lines[1:-1]), validate=True)
        key, rest = _untai(blob[10:])
        space, _ = _untai(rest)
        return base64.b64encode(key).decode(), space.decode()
    except (ValueError, struct.error, binascii.Error):
        return None


def _untai(blob: bytes) -> tuple[bytes, bytes]:
    (length,) = struct.unpack(">I", blob[:4])
    if length > len(blob) - 4:
        raise ValueError("terpotong")
    return blob[4 : 4 + length], blob[4 + length :]


def _pemilik(pengizin: bytes, kunci: str) -> tuple[str, ...]:
    """Return the principals of every line with a key; for wording only, ssh-keygen decides."""
    owners: list[str] = []
    for line in pengizin.decode("utf-8", "replace").splitlines():
        words = line.split()
        if words and not words[0].startswith("#") and kunci in words:
            owners += words[0].split(",")
    return tuple(owners)
