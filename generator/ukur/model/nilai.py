"""The frozen base of every record and the types of text they hold."""

import datetime
import re
import unicodedata
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    WithJsonSchema,
)

from ukur.model.aksara import tolak_tak_tercetak
from ukur.model.galat import F003, F005, F007, F008, F009, F010, K003, quote, refuse
from ukur.model.meaning import Content

# Codes, keys and accounts name files and accounts everywhere: letters, digits and marks that every system
# takes. Their length is our choice: what tables and addresses bear; a login of GitHub has 39 letters at most.
_KODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,39}[A-Za-z0-9])?", re.ASCII)
_KUNCI = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,39})", re.ASCII)
_RUMUS = re.compile(r"[a-z]+(?:-[a-z]+)*@[1-9][0-9]*", re.ASCII)
_AKUN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,79})", re.ASCII)
_TANGGAL = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TAUTAN = re.compile(r"https?://[^\s/?#<>\"'\\]+[^\s<>\"'\\]*")
_TERLARANG = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Device names, which Windows opens instead of a file of that name, whatever follows the dot.
_WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Nilai(BaseModel):
    """Base of all records: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _clean(limit: int) -> Any:
    def check(text: str) -> str:
        if not text:
            refuse(F007, "teks kosong", "isi teksnya, atau hapus baris ini")
        if len(text) > limit:
            refuse(
                F007, f"teks {len(text)} huruf, paling banyak {limit}", "ringkas, atau pindahkan ke lampiran"
            )
        if not text.replace("\n", "").isprintable():  # the fast way says yes to nearly every text
            _refuse_hidden(text)
        if text.isascii():
            return text
        composed = unicodedata.normalize("NFC", text)
        tolak_tak_tercetak(composed)
        return composed

    return check


def _refuse_hidden(text: str) -> None:
    for char in text:
        if char != "\n" and unicodedata.category(char) in _TERLARANG:
            refuse(F008, f"teks memuat huruf kendali U+{ord(char):04X}", "hapus huruf yang tidak tampak itu")


def _single(value: Any) -> Any:
    if isinstance(value, (dict, list)):
        refuse(K003, "isian ini harus teks, bukan daftar atau pasangan kunci", "tulis teks dalam satu nilai")
    return value


def _matching(pattern: re.Pattern[str], name: str, hint: str) -> Any:
    def check(text: str) -> str:
        if not pattern.fullmatch(text) or ".." in text or _WINDOWS.fullmatch(text):
            refuse(F005, f"{quote(text)} bukan {name} yang sah", hint)
        return text

    return check


def _tanggal(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value
    text = str(value).strip()
    try:
        if not _TANGGAL.fullmatch(text):
            raise ValueError(text)
        return datetime.date.fromisoformat(text)
    except ValueError:
        refuse(F003, f"{quote(value)} bukan tanggal", "tulis tahun-bulan-hari, misalnya 2024-12-31")


def _tautan(text: str) -> str:
    if not _TAUTAN.fullmatch(text):
        refuse(F009, f"{quote(text)} bukan tautan", "tulis alamat lengkap yang diawali https://")
    tolak_tak_tercetak(text)
    return text


def _sha256(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text, re.ASCII):
        refuse(
            F010, f"{quote(text)} bukan SHA-256", "salin 64 huruf heksadesimal kecil dari perintah sha256sum"
        )
    return text


_TEXT_SCHEMA = WithJsonSchema({"type": ["string", "number"]})
"""Editors take 2.13 and 007 for numbers; here they are text, so both kinds are right."""

# Our choice: 5,000 letters are two pages, 400 five lines; a longer text belongs into an annex.
Teks = Annotated[str, BeforeValidator(_single), AfterValidator(_clean(5000)), _TEXT_SCHEMA, Content.TEXT]
TeksPendek = Annotated[str, BeforeValidator(_single), AfterValidator(_clean(400)), _TEXT_SCHEMA, Content.TEXT]
Kode = Annotated[
    str,
    BeforeValidator(_single),
    AfterValidator(_matching(_KODE, "kode", "pakai huruf, angka, titik, dan tanda hubung, misalnya IKU-01")),
    _TEXT_SCHEMA,
]
Kunci = Annotated[
    str,
    BeforeValidator(_single),
    AfterValidator(
        _matching(_KUNCI, "kunci", "pakai huruf kecil, angka, dan tanda hubung, misalnya tim-sakip")
    ),
    _TEXT_SCHEMA,
]
Akun = Annotated[
    str,
    BeforeValidator(_single),
    AfterValidator(_matching(_AKUN, "nama akun", "tulis nama akun di situs Git tanpa @")),
    _TEXT_SCHEMA,
]
KodeRumus = Annotated[
    str,
    BeforeValidator(_single),
    AfterValidator(_matching(_RUMUS, "rumus", "tulis nama rumus dan versinya, misalnya naik@1")),
    _TEXT_SCHEMA,
]
Tanggal = Annotated[
    datetime.date,
    BeforeValidator(_tanggal),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
Tautan = Annotated[str, BeforeValidator(_single), AfterValidator(_tautan)]
Sha256 = Annotated[str, BeforeValidator(_single), AfterValidator(_sha256), _TEXT_SCHEMA]
Sha = Annotated[str, StringConstraints(pattern=r"^(?:[0-9a-f]{40}|[0-9a-f]{64})$")]
"""The full name of a commit, in either of Git's kinds of repositories."""
