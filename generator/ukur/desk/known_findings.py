"""What the whole check said of the very data that travels with a site: found once, while the site was built.

It saves a browser its slowest work before the first key and decides nothing: it counts for exactly the bytes
that it was made of, of every file, and of a program it is not asked whether it is the same, since both travel
in one site. As soon as a value differs, everything is checked where it is shown.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ukur.desk.repository import repository_of, unzipped
from ukur.desk.work import begin_work, checked_work
from ukur.model.findings import Finding, Location, Severity
from ukur.workflow.finding_lines import finding_record

FORM = "ukur/temuan/1"


@dataclass(frozen=True)
class KnownFindings:
    """The findings of data files with this digest, sorted as the check sorts them."""

    data: str
    findings: tuple[Finding, ...]

    def of(self, data: Mapping[str, bytes]) -> tuple[Finding, ...] | None:
        """Return the findings of these very files; None for any others."""
        return self.findings if data_digest(data) == self.data else None


def data_digest(data: Mapping[str, bytes]) -> str:
    """Return the name of data files by their path, every byte of them."""
    whole = hashlib.sha256()
    for path, raw in sorted(data.items()):
        whole.update(f"{path}\0{hashlib.sha256(raw).hexdigest()}\n".encode())
    return whole.hexdigest()


def find_known(content: bytes) -> bytes:
    """Return what the whole check finds in a ZIP of a repository, packed; nothing where it is unreadable."""
    repository = repository_of(unzipped(content))
    work = begin_work(repository, "")
    if not work.is_readable:
        return b""
    records = [finding_record(item) for item in checked_work(work)[1]]
    told = {"bentuk": FORM, "data": data_digest(repository.data), "temuan": records}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def read_known(packed: bytes) -> KnownFindings | None:
    """Return what was packed; None for another form, or what is none."""
    try:
        told = json.loads(packed)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("bentuk") != FORM:
        return None
    return KnownFindings(told["data"], tuple(map(_finding, told["temuan"])))


def _finding(record: Mapping[str, Any]) -> Finding:
    at = Location(record["berkas"], record["baris"], record["kolom"])
    return Finding(at, record["kode"], record["pesan"], record["perbaikan"], Severity(record["tingkat"]))
