"""Statements signed with SSH keys: made with ssh-keygen, and refused with the reason that applies."""

import base64
import binascii
import datetime
import functools
import json
import struct
from pathlib import Path

from ukur.model.findings import UkurError
from ukur.programs.process import Pipe, run
from ukur.workflow.decision import CLOCK_TOLERANCE
from ukur.workflow.statement import SignedStatement, Statement

SIGNATURE_NAMESPACE = "ukur-persetujuan"
_WILDCARDS = frozenset("*?!")

# History is judged for each period that it bears on: the same signature, by the same keys, at one time.
_once = functools.lru_cache(maxsize=2_000)


def sign_statement(statement: Statement, key: Path) -> str:
    """Return the line for the note; ``key`` is a private key, or a public one whose key an agent holds."""
    text = json.dumps(statement.signed_data(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sign_text(text, key, SIGNATURE_NAMESPACE)


def sign_text(text: str, key: Path, room: str) -> str:
    """Return the line that carries a text with its signature; ``room`` says for what it was signed."""
    done = run(("ssh-keygen", "-Y", "sign", "-n", room, "-f", str(key)), text.encode())
    if done.code:
        raise UkurError("kunci SSH tidak dapat dipakai menandatangani; periksa jalur dan kata sandinya")
    line = {"pernyataan": text, "tanda_tangan": done.output.decode()}
    return json.dumps(line, sort_keys=True, ensure_ascii=False)


def refusal_reason(
    line: SignedStatement, statement: Statement, signers: bytes, now: datetime.datetime
) -> str | None:
    """Return why a signature does not hold, None where it does. ``signers`` is allowed_signers."""
    parts = _signature_parts(line.tanda_tangan)
    if parts is None:
        return "tanda tangannya tidak dapat dibaca"
    key, space = parts
    if space != SIGNATURE_NAMESPACE:
        return "tanda tangan itu dibuat untuk keperluan lain, bukan untuk persetujuan"
    if statement.waktu > now + CLOCK_TOLERANCE:
        return "waktu pernyataan ada di masa depan; periksa jam komputer penanda tangan"
    text = line.pernyataan.encode()
    if not _is_intact(text, line.tanda_tangan):
        return "pernyataan berubah sesudah ditandatangani"
    owners = _owners(signers, key)
    if not owners:
        return "kunci penanda tangan tidak terdaftar di allowed_signers"
    if len({*owners}) > 1 or _WILDCARDS & {*owners[0]}:
        return "kunci penanda tangan terdaftar untuk beberapa akun; satu kunci untuk satu akun"
    if statement.akun != owners[0]:
        return f"kunci penanda tangan bukan milik {statement.akun}"
    for when in (statement.waktu, now):
        if not is_valid(text, line.tanda_tangan, signers, statement.akun, SIGNATURE_NAMESPACE, when):
            return f"kunci penanda tangan tidak berlaku pada {when.astimezone(datetime.UTC):%Y-%m-%d}"
    return None


@_once
def is_valid(text: bytes, mark: str, signers: bytes, akun: str, room: str, waktu: datetime.datetime) -> bool:
    """Whether an account's key made the signature, as ssh-keygen judges it at a time."""
    moment = f"verify-time={waktu.astimezone(datetime.UTC):%Y%m%d%H%M%S}"
    with Pipe(signers) as keys, Pipe(mark.encode()) as signature:
        arguments = ("-f", keys.path, "-I", akun, "-n", room, "-s", signature.path, "-O", moment)
        done = run(("ssh-keygen", "-Y", "verify", *arguments), text, (keys.number, signature.number))
    return done.code == 0


def key_owners(mark: str, signers: bytes) -> tuple[str, ...]:
    """Return the principals that allowed_signers names for the key of a signature."""
    parts = _signature_parts(mark)
    return _owners(signers, parts[0]) if parts else ()


@_once
def _is_intact(text: bytes, mark: str) -> bool:
    with Pipe(mark.encode()) as signature:
        arguments = ("-Y", "check-novalidate", "-n", SIGNATURE_NAMESPACE, "-s", signature.path)
        return run(("ssh-keygen", *arguments), text, (signature.number,)).code == 0


def _signature_parts(mark: str) -> tuple[str, str] | None:
    """Return public key (base64) and namespace of an armoured signature (PROTOCOL.sshsig)."""
    lines = mark.strip().splitlines()
    # OpenSSH's own are some 300 to 1,700 letters, by the kind of key; 10,000 is our choice.
    if len(mark) > 10_000 or len(lines) < 3 or lines[0] != "-----BEGIN SSH SIGNATURE-----":
        return None
    try:
        blob = base64.b64decode("".join(lines[1:-1]), validate=True)
        key, rest = _wire_string(blob[10:])
        space, _ = _wire_string(rest)
        return base64.b64encode(key).decode(), space.decode()
    except (ValueError, struct.error, binascii.Error):
        return None


def _wire_string(blob: bytes) -> tuple[bytes, bytes]:
    (length,) = struct.unpack(">I", blob[:4])
    if length > len(blob) - 4:
        raise ValueError("terpotong")
    return blob[4 : 4 + length], blob[4 + length :]


def _owners(signers: bytes, key: str) -> tuple[str, ...]:
    """Return the principals of every line with a key; for wording only, ssh-keygen decides."""
    owners: list[str] = []
    for line in signers.decode("utf-8", "replace").splitlines():
        words = line.split()
        if words and not words[0].startswith("#") and key in words:
            owners += words[0].split(",")
    return tuple(owners)
