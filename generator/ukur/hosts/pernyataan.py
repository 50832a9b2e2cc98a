"""An approval without a host: a statement signed with an SSH key, refused with the reason that applies."""

import base64
import binascii
import datetime
import json
import struct
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints, ValidationError

from ukur.hosts.jawaban import Sha
from ukur.hosts.proses import Pipa, jalankan
from ukur.model.nilai import Akun, Kunci
from ukur.model.temuan import UkurError
from ukur.workflow.gerbang import LONGGAR

RUANG_NAMA = "ukur-persetujuan"
_POLA = frozenset("*?!")
Teks = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Sidik = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Pernyataan(BaseModel):
    """What is signed: who decides what on which content of which proposal, in which role, when.

    ``waktu`` is the signer's own word; a key must be valid then and also when the statement is read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    jenis: Literal["ukur/persetujuan/1"] = "ukur/persetujuan/1"
    usulan: Teks
    commit: Sha
    sidik: Sidik
    peran: Kunci
    akun: Akun
    keputusan: Teks
    waktu: AwareDatetime


class Bertanda(BaseModel):
    """One line of a note: the statement as it was signed, byte for byte, and the signature."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pernyataan: str
    tanda_tangan: str


def tanda_tangani(pernyataan: Pernyataan, kunci: Path) -> str:
    """Return the line for the note; ``kunci`` is a private key, or a public one whose key an agent holds."""
    data = pernyataan.model_dump(mode="json")
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    done = jalankan(("ssh-keygen", "-Y", "sign", "-n", RUANG_NAMA, "-f", str(kunci)), text.encode())
    if done.kode:
        raise UkurError("kunci SSH tidak dapat dipakai menandatangani; periksa jalur dan kata sandinya")
    line = {"pernyataan": text, "tanda_tangan": done.keluaran.decode()}
    return json.dumps(line, sort_keys=True, ensure_ascii=False)


def baca_baris(baris: str) -> tuple[Bertanda, Pernyataan] | None:
    """Return a line and the statement in it, not yet verified; None for what is not ours."""
    try:
        line = Bertanda.model_validate_json(baris)
        return line, Pernyataan.model_validate(json.loads(line.pernyataan, object_pairs_hook=_sekali))
    except (ValidationError, ValueError, RecursionError):
        return None


def _sekali(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("kunci kembar")
    return dict(pairs)


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


def sah(teks: bytes, tanda: str, pengizin: bytes, akun: str, ruang: str, waktu: datetime.datetime) -> bool:
    """Whether an account's key made the signature, as ssh-keygen judges it at a time."""
    moment = f"verify-time={waktu.astimezone(datetime.UTC):%Y%m%d%H%M%S}"
    with Pipa(pengizin) as keys, Pipa(tanda.encode()) as signature:
        arguments = ("-f", keys.jalur, "-I", akun, "-n", ruang, "-s", signature.jalur, "-O", moment)
        done = jalankan(("ssh-keygen", "-Y", "verify", *arguments), teks, (keys.nomor, signature.nomor))
    return done.kode == 0


def pemilik_kunci(tanda: str, pengizin: bytes) -> tuple[str, ...]:
    """Return the principals that allowed_signers names for the key of a signature."""
    parts = _bagian(tanda)
    return _pemilik(pengizin, parts[0]) if parts else ()


def _utuh(teks: bytes, tanda: str) -> bool:
    with Pipa(tanda.encode()) as signature:
        arguments = ("-Y", "check-novalidate", "-n", RUANG_NAMA, "-s", signature.jalur)
        return jalankan(("ssh-keygen", *arguments), teks, (signature.nomor,)).kode == 0


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
