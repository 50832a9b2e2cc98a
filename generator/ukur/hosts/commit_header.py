"""The header of a signed commit, as Git keeps it."""

import datetime
from collections.abc import Iterable


def parse_commit_header(header: bytes) -> tuple[bytes, str, datetime.datetime | None]:
    """Return a commit's header without its signature, the signature, and when it was committed."""
    kept: list[bytes] = []
    signature: list[bytes] = []
    inside = False
    for line in header.split(b"\n"):
        inside = line.startswith(b"gpgsig ") or (inside and line.startswith(b" "))
        (signature if inside else kept).append(line)
    text = b"\n".join(line.removeprefix(b"gpgsig").removeprefix(b" ") for line in signature)
    return b"\n".join(kept), text.decode("utf-8", "replace"), _time(kept)


def _time(lines: Iterable[bytes]) -> datetime.datetime | None:
    stamps = [line.split()[-2] for line in lines if line.startswith(b"committer ") and len(line.split()) > 2]
    if len(stamps) != 1 or not stamps[0].isdigit() or len(stamps[0]) > 11:
        return None
    return datetime.datetime.fromtimestamp(int(stamps[0]), datetime.UTC)
