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

from ukur.model.charset import refuse_unprintable
from ukur.model.faults import F003, F005, F007, F008, F009, F010, K003, quote, refuse
from ukur.model.meaning import Content

# Codes, keys and accounts name files and accounts everywhere: letters, digits and marks that every system
# takes. Their length is our choice: what tables and addresses bear; a login of GitHub has 39 letters at most.
SHA256_PATTERN = "[0-9a-f]{64}"
COMMIT_PATTERN = "(?:[0-9a-f]{40}|[0-9a-f]{64})"
"""A commit of Git, by SHA-1 or SHA-256."""

_KODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,39}[A-Za-z0-9])?", re.ASCII)
_KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,39})", re.ASCII)
_RUMUS = re.compile(r"[a-z]+(?:-[a-z]+)*@[1-9][0-9]*", re.ASCII)
_ACCOUNT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,79})", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LINK = re.compile(r"https?://[^\s/?#<>\"'\\]+[^\s<>\"'\\]*")
_FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Device names, which Windows opens instead of a file of that name, whatever follows the dot.
_WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Record(BaseModel):
    """Base of all records: frozen, unknown keys refused.

    Validators are built at first use: most records stand inside others and are never read on their own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


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
        refuse_unprintable(composed)
        return composed

    return check


def _refuse_hidden(text: str) -> None:
    for char in text:
        if char != "\n" and unicodedata.category(char) in _FORBIDDEN:
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


def _date(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value
    text = str(value).strip()
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)
        return datetime.date.fromisoformat(text)
    except ValueError:
        refuse(F003, f"{quote(value)} bukan tanggal", "tulis tahun-bulan-hari, misalnya 2024-12-31")


def _link(text: str) -> str:
    if not _LINK.fullmatch(text):
        refuse(F009, f"{quote(text)} bukan tautan", "tulis alamat lengkap yang diawali https://")
    refuse_unprintable(text)
    return text


def _sha256(text: str) -> str:
    if not re.fullmatch(SHA256_PATTERN, text):
        refuse(
            F010, f"{quote(text)} bukan SHA-256", "salin 64 huruf heksadesimal kecil dari perintah sha256sum"
        )
    return text


_TEXT_SCHEMA = WithJsonSchema({"type": ["string", "number"]})
"""Editors take 2.13 and 007 for numbers; here they are text, so both kinds are right."""

# Our choice: 5,000 letters are two pages, 400 five lines; a longer text belongs into an annex.
Text = Annotated[str, BeforeValidator(_single), AfterValidator(_clean(5000)), _TEXT_SCHEMA, Content.TEXT]
ShortText = Annotated[str, BeforeValidator(_single), AfterValidator(_clean(400)), _TEXT_SCHEMA, Content.TEXT]
Kode = Annotated[
    str,
    BeforeValidator(_single),
    AfterValidator(_matching(_KODE, "kode", "pakai huruf, angka, titik, dan tanda hubung, misalnya IKU-01")),
    _TEXT_SCHEMA,
]
_key = _matching(_KEY, "kunci", "pakai huruf kecil, angka, dan tanda hubung, misalnya tim-sakip")
Key = Annotated[str, BeforeValidator(_single), AfterValidator(_key), _TEXT_SCHEMA]
Account = Annotated[
    str,
    BeforeValidator(_single),
    AfterValidator(_matching(_ACCOUNT, "nama akun", "tulis nama akun di situs Git tanpa @")),
    _TEXT_SCHEMA,
]
KodeRumus = Annotated[
    str,
    BeforeValidator(_single),
    AfterValidator(_matching(_RUMUS, "rumus", "tulis nama rumus dan versinya, misalnya naik@1")),
    _TEXT_SCHEMA,
]
Date = Annotated[
    datetime.date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
Link = Annotated[str, BeforeValidator(_single), AfterValidator(_link)]
Sha256 = Annotated[str, BeforeValidator(_single), AfterValidator(_sha256), _TEXT_SCHEMA]
Sha = Annotated[str, StringConstraints(pattern=f"^{COMMIT_PATTERN}$")]
"""The full name of a commit, in either of Git's kinds of repositories."""


def as_key(value: Any) -> str:
    """Read a key that stands where something else may stand too; refuse what is none."""
    text = _single(value)
    if not isinstance(text, str):
        refuse(K003, "harus berupa teks", "tulis satu teks sesudah titik dua")
    return str(_key(text.strip()))
