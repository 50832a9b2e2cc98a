"""What the page shows of a form, as values: their fields are the keys of the JSON that the page gets."""

from dataclasses import dataclass

from ukur.model.findings import Finding
from ukur.model.paths import formulir_path
from ukur.model.periode import Periode


@dataclass(frozen=True)
class FormPlace:
    """One row of a form."""

    periode: Periode
    unit: str
    kode: str

    @property
    def path(self) -> str:
        """The form's file, below the data folder."""
        return formulir_path(self.periode, self.unit)


@dataclass(frozen=True)
class Field:
    """One value that people type. ``loc`` is its place in the row, ``text`` what the file says.

    ``kind`` is that of the workbook's column: figure, text, date, link, choice. ``choices`` are all that it
    may be; empty where anything may.
    """

    loc: tuple[str | int, ...]
    label: str
    text: str
    kind: str
    help: str = ""
    choices: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Member:
    """One member of a list of a row: of its evidence, plans, reports on plans, or of its breakdown.

    ``about`` is what is known of it beside what is typed, by column; ``there`` whether the file has it.
    """

    number: int
    there: bool
    about: dict[str, str]
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class ShownFigure:
    """A figure as the document prints it; ``headline`` is the one that predikat and status are taken from."""

    scope: str
    headline: bool
    target: str
    realisasi: str
    capaian: str
    predikat: str
    tercapai: bool | None
    status: str


@dataclass(frozen=True)
class FormRow:
    """One indicator of a form. ``figures`` are empty where the document has no row of it.

    ``target`` says all of its target in words. ``stale``: its figures are the last that could be read.
    ``needed`` says what the quarters left must bring to reach the year's target. ``plan_lacks`` are the
    headings that its rencana aksi still lacks; ``missed`` whether one is asked for.
    """

    kode: str
    nama: str
    satuan: str
    due: bool
    target: str
    target_quarter: str
    target_year: str
    last: str
    asked: str
    fields: tuple[Field, ...]
    rincian: tuple[Member, ...]
    bukti: tuple[Member, ...]
    rencana_aksi: tuple[Member, ...]
    tindak_lanjut: tuple[Member, ...]
    figures: tuple[ShownFigure, ...]
    direction: str
    needed: str
    missed: bool
    plan_lacks: tuple[str, ...]
    stale: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Counts:
    """How many rows a form has, how many say something, and what was found in it."""

    rows: int
    filled: int
    missing: int
    errors: int
    warnings: int


@dataclass(frozen=True)
class FormView:
    """A form whole; ``path`` is below the repository. ``findings`` are about no row.

    ``why_not`` says why it may not be filled in.
    """

    periode: str
    title: str
    unit: str
    nama: str
    path: str
    editable: bool
    why_not: str
    batas_waktu: str
    rows: tuple[FormRow, ...]
    counts: Counts
    findings: tuple[Finding, ...]
