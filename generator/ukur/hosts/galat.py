"""What a host refuses, in one sentence that says what to do."""

import datetime
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from ukur.model.galat import quote
from ukur.model.temuan import UkurError


class GalatHost(UkurError):
    """The host refused; ``kode`` is its HTTP status."""

    def __init__(self, kode: int, pesan: str) -> None:
        super().__init__(pesan)
        self.kode = kode


SEBAB: Mapping[int, str] = {
    400: "menolak isi permintaan",
    401: "menolak token; buat token baru dan simpan lagi sebagai rahasia",
    403: "tidak mengizinkan; beri token izin yang disebut di panduan operator",
    404: "tidak menemukannya, atau token tidak boleh membacanya; periksa nama repositori dan izin token",
    409: "menolak karena keadaannya berubah; ulangi",
    422: "menolak isi permintaan",
}
_SISA = ("x-ratelimit-remaining", "ratelimit-remaining")
_PULIH = ("x-ratelimit-reset", "ratelimit-reset")


def tolak(kode: int, host: str, kata: str) -> GalatHost:
    """Return the refusal as an error, with the host's own words where it gave any."""
    said = f" ({quote(kata, 160)})" if kata else ""
    return GalatHost(kode, f"situs Git {host} {SEBAB.get(kode, f'menjawab {kode}')}{said}")


def habis_jatah(kode: int, kepala: Mapping[str, str]) -> None:
    """Raise when the host says that no requests are left, naming when to come back."""
    if kode not in {403, 429} or all(kepala.get(name, "").strip() != "0" for name in _SISA):
        return
    stamps = [kepala[name] for name in _PULIH if kepala.get(name, "").isdecimal()]
    when = "beberapa saat lagi"
    if stamps and len(stamps[0]) < 12:
        reset = datetime.datetime.fromtimestamp(int(stamps[0]), datetime.UTC)
        when = f"sesudah {reset:%Y-%m-%d %H:%M} UTC"
    raise GalatHost(kode, f"jatah permintaan ke situs Git habis; ulangi {when}")


def ramalan(kepala: Mapping[str, str], kini: datetime.datetime) -> float:
    """Return how many seconds ``Retry-After`` asks for, given as a number or as a date; 0 without it."""
    text = kepala.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, (until.replace(tzinfo=until.tzinfo or datetime.UTC) - kini).total_seconds())
