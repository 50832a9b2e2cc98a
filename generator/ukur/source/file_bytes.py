"""What an editor left in a file that no figure needs and nobody sees: told, since others stumble over it."""

from collections.abc import Iterator

from ukur.model.findings import Finding, Location
from ukur.source import rules

_MARK = "\N{BYTE ORDER MARK}".encode()
_HINT = "jalankan 'ukur fmt', atau simpan ulang sebagai UTF-8 tanpa BOM dengan akhir baris LF"


def unusual_bytes(path: str, raw: bytes) -> Iterator[Finding]:
    """Yield that a file begins with a byte order mark, or that its lines end as on old Macs (CR alone).

    Lines that end as on Windows (CR LF) are common, and every host shows them right.
    """
    if raw.startswith(_MARK):
        yield rules.B017.at(Location(path), "berkas diawali tanda BOM yang tidak tampak", _HINT)
    alone = raw.count(b"\r") - raw.count(b"\r\n")
    if alone:
        line = raw[: _first_alone(raw)].count(b"\n") + 1
        message = f"{alone} baris berakhir dengan CR saja, seperti berkas Mac lama"
        yield rules.B017.at(Location(path, line), message, _HINT)


def _first_alone(raw: bytes) -> int:
    place = raw.find(b"\r")
    while raw[place : place + 2] == b"\r\n":
        place = raw.find(b"\r", place + 1)
    return place
