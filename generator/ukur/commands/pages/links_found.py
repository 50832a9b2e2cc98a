"""What the last ``ukur evidence links`` found, as pages and the evidence pack show it."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ukur.commands.pages.site_archive import office_time
from ukur.document.evidence_health import EvidenceHealth, TroubledLink
from ukur.model.findings import UkurError
from ukur.model.instansi import ZonaWaktu

LINKS_FILE = ".cache/tautan-bukti.json"


def read_health(repo: Path, zona: ZonaWaktu) -> EvidenceHealth | None:
    """Return the result of the last run; None before the first."""
    try:
        data: Mapping[str, Any] = json.loads((repo / LINKS_FILE).read_text("utf-8"))
        rows = tuple(
            TroubledLink(*(str(row[key]) for key in ("unit", "letak", "tautan", "keadaan")))
            for row in data["masalah"]
        )
        when = office_time(datetime.fromisoformat(data["waktu"]), zona)
        return EvidenceHealth(when, int(data["diperiksa"]), int(data["seluruhnya"]), rows)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UkurError(
            f"{LINKS_FILE} tidak dapat dibaca; hapus, lalu jalankan 'ukur evidence links'"
        ) from error
