"""What a host refuses, in one sentence that says what to do."""

import datetime
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from ukur.model.faults import quote
from ukur.model.findings import UkurError


class HostError(UkurError):
    """The host refused; ``kode`` is its HTTP status."""

    def __init__(self, kode: int, message: str) -> None:
        super().__init__(message)
        self.kode = kode


CAUSES: Mapping[int, str] = {
    400: "menolak isi permintaan",
    401: "menolak token; buat token baru dan simpan lagi sebagai rahasia",
    403: "tidak mengizinkan; beri token izin yang disebut di panduan operator",
    404: "tidak menemukannya, atau token tidak boleh membacanya; periksa nama repositori dan izin token",
    409: "menolak karena keadaannya berubah; ulangi",
    422: "menolak isi permintaan",
}
_REMAINING_HEADERS = ("x-ratelimit-remaining", "ratelimit-remaining")
_RESET_HEADERS = ("x-ratelimit-reset", "ratelimit-reset")


def refusal(kode: int, host: str, word: str) -> HostError:
    """Return the refusal as an error, with the host's own words where it gave any."""
    said = f" ({quote(word, 160)})" if word else ""
    return HostError(kode, f"situs Git {host} {CAUSES.get(kode, f'menjawab {kode}')}{said}")


def unknown_repository(name: str, host: str) -> UkurError:
    """Return that the host shows no repository of that name."""
    return UkurError(
        f"repositori {quote(name)} tidak ditemukan di {host}, atau token tidak boleh membacanya; periksa "
        "ejaan pemilik/nama, lalu izin token"
    )


def refuse_when_spent(kode: int, headers: Mapping[str, str]) -> None:
    """Raise when the host says that no requests are left, naming when to come back."""
    if kode not in {403, 429} or all(headers.get(name, "").strip() != "0" for name in _REMAINING_HEADERS):
        return
    stamps = [headers[name] for name in _RESET_HEADERS if headers.get(name, "").isdecimal()]
    when = "beberapa saat lagi"
    if stamps and len(stamps[0]) < 12:
        reset = datetime.datetime.fromtimestamp(int(stamps[0]), datetime.UTC)
        when = f"sesudah {reset:%Y-%m-%d %H:%M} UTC"
    raise HostError(kode, f"jatah permintaan ke situs Git habis; ulangi {when}")


def retry_after(headers: Mapping[str, str], now: datetime.datetime) -> float:
    """Return how many seconds ``Retry-After`` asks for, given as a number or as a date; 0 without it."""
    text = headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, (until.replace(tzinfo=until.tzinfo or datetime.UTC) - now).total_seconds())
