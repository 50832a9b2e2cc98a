"""The file in which a host's CI tells what happened."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ukur.model.findings import UkurError

MAX_BYTES = 5_000_000
"""Bytes of an event file: GitHub sends none over 25 MB, and a pull request's has some 30 kB (our choice)."""


def read_event(path: Path) -> Mapping[str, Any]:
    """Return the event; UkurError where the file is none."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UkurError("berkas peristiwa terlalu besar")
        event = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UkurError("berkas peristiwa tidak dapat dibaca; beri berkas JSON dari situs Git") from error
    if not isinstance(event, dict):
        raise UkurError("berkas peristiwa bukan peristiwa situs Git")
    return event
