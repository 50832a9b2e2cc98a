"""What a portal is told: the offices that it follows, with what a person confirmed, and its calendar."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field, model_validator

from ukur.model.faults import F012, refuse
from ukur.model.numbers import YesNo
from ukur.model.periode import PeriodeValue
from ukur.model.values import Date, Kode, Link, Record, Sha256, ShortText, Text

SOURCES, CALENDAR = "sumber.yml", "kalender.yml"
"""The two files of a portal that people write."""

SCHEMA_FOLDER = ".ukur/skema"
"""Where a portal's repository has the JSON Schemas of these files."""

MAX_OFFICES = 30_000
"""Offices of one portal: the country has some 20,000."""


class PortalParent(Record):
    """A government or an office above others; it need not publish anything itself."""

    nama: ShortText
    induk: Kode | None = None


class PortalOffice(Record):
    """An office that the portal follows.

    ``alamat`` is the address of its published site (https), or a folder or a zip beside ``sumber.yml``.
    ``awal`` and ``ujung`` are the hashes of the first and of a later line of its register, ``kunci`` the keys
    of those who sign (lines of allowed_signers), all as a person confirmed them: until then nothing of the
    office is counted. ``mulai`` and ``sampai`` are the first and the last quarter that it has to publish.
    ``wilayah`` is the area that stands for it on the portal's maps; else the one that its code begins with.
    """

    nama: ShortText
    alamat: ShortText
    awal: Sha256 | None = None
    ujung: Sha256 | None = None
    kunci: Annotated[tuple[Text, ...], Field(max_length=200)] = ()
    urusan: Annotated[tuple[Kode, ...], Field(max_length=40)] = ()
    induk: Kode | None = None
    mulai: PeriodeValue | None = None
    sampai: PeriodeValue | None = None
    wilayah: Kode | None = None

    @model_validator(mode="after")
    def _pinned_whole(self) -> "PortalOffice":
        if (self.awal is None) != (self.ujung is None):
            refuse(F012, "awal dan ujung ditulis bersama", "jalankan ukur portal adopt, atau hapus keduanya")
        if self.kunci and self.awal is None:
            refuse(F012, "kunci tanpa awal dan ujung", "jalankan ukur portal adopt, atau hapus kunci")
        return self

    @property
    def pinned(self) -> bool:
        """Whether a person confirmed its register."""
        return self.awal is not None


class PortalSources(Record):
    """``sumber.yml``: the portal's own name and address, parents and offices by their code.

    ``percontohan``: whether this is a demonstration, where demonstrations count and every page says so.
    """

    nama: ShortText
    situs: Link | None = None
    percontohan: YesNo = False
    induk: Mapping[Kode, PortalParent] = Field(default_factory=dict)
    kantor: Annotated[Mapping[Kode, PortalOffice], Field(max_length=MAX_OFFICES)] = Field(
        default_factory=dict
    )

    def parent_of(self, kode: str) -> str | None:
        """Return the code above a code; None at the top."""
        known = self.kantor.get(kode) or self.induk.get(kode)
        return known.induk if known else None

    def above(self, kode: str) -> Iterator[str]:
        """Yield every code above a code, nearest first; stops where they would go round."""
        seen = {kode}
        parent = self.parent_of(kode)
        while parent is not None and parent not in seen:
            yield parent
            seen.add(parent)
            parent = self.parent_of(parent)


class Deadline(Record):
    """The last day of submitting a quarter's document, and what it rests on in law."""

    tanggal: Date
    dasar: Text


class PortalCalendar(Record):
    """``kalender.yml``: the deadlines by quarter; a quarter without one is never late."""

    tenggat: Mapping[PeriodeValue, Deadline] = Field(default_factory=dict)
