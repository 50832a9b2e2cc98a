"""What the portal keeps of an office between runs: small, in one spelling, the same bytes when run twice."""

import datetime
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from ukur.archive.canonical import canonical_file, parse_model
from ukur.model.paths import EntryKind
from ukur.model.values import Date, Kode, Record, Sha256
from ukur.portal.portal_data import Standing

STATE_FOLDER, STATE_FILE = "keadaan", "kantor.json"
"""Where the state of the offices lies in a portal's repository, one folder each."""


class VerifiedEntry(Record):
    """An entry of an office's archive that verified.

    ``kunci`` is the hash of the keys by which its signatures were judged and ``program`` the version that
    judged: by others it is verified again. ``baris`` is the hash of its rows, kept in a file beside.
    """

    folder: str
    jenis: EntryKind
    manifest: Sha256
    baris: Sha256
    hari: Date
    program: str
    kunci: Sha256


class KeptCheck(Record):
    """A check of the archive as a whole."""

    nama: str
    hasil: str
    kalimat: str


class OfficeState(Record):
    """How an office stood after the last run, and what of it verified.

    ``sejak`` is the day since when ``keadaan`` and ``sebab`` are what they are; a run that changes nothing
    writes nothing.
    """

    bentuk: Literal["ukur/portal/1"] = "ukur/portal/1"
    kantor: Kode
    keadaan: Standing
    sebab: str = ""
    sejak: Date
    lulus: Date | None = None
    awal: Sha256 | None = None
    ujung: Sha256 | None = None
    etag: str = ""
    kode_dokumen: str = ""
    entri: Annotated[tuple[VerifiedEntry, ...], Field(max_length=10_000)] = ()
    periksa: tuple[KeptCheck, ...] = ()

    def to_bytes(self) -> bytes:
        """Return the file."""
        return canonical_file(self.model_dump(mode="json"))

    def moved(self, standing: Standing, reason: str, today: datetime.date) -> "OfficeState":
        """Return it standing otherwise; the day stays where nothing changed."""
        same = (self.keadaan, self.sebab) == (standing, reason)
        since = self.sejak if same else today
        return self.model_copy(update={"keadaan": standing, "sebab": reason, "sejak": since})

    def failed(self, reason: str, today: datetime.date) -> "OfficeState":
        """Return it after a run that brought nothing good: what verified last is kept."""
        return self.moved(Standing.HELD if self.entri else Standing.REFUSED, reason, today)

    def unreadable(self, reason: str) -> "OfficeState":
        """Return it where its rows cannot be read: none of its versions may look as if it were the last."""
        damaged = {"keadaan": Standing.DAMAGED, "sebab": reason, "entri": (), "periksa": ()}
        return self.model_copy(update=damaged)

    def current(self, program: str, keys: str) -> tuple[VerifiedEntry, ...]:
        """Return the entries that this program verified by these keys: they are not verified again."""
        return tuple(row for row in self.entri if (row.program, row.kunci) == (program, keys))


def read_state(content: bytes, name: str) -> OfficeState:
    """Return a kept state; UkurError where it is not one."""
    return parse_model(OfficeState, content, name)


def rows_name(folder: str) -> str:
    """Return the name of the file with the rows of an entry."""
    return f"{folder.replace('/', '_')}.jsonl"


def keys_text(lines: Iterable[str]) -> bytes:
    """Return confirmed keys as the file that ssh-keygen reads."""
    return "".join(f"{line}\n" for line in lines).encode()
