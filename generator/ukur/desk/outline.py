"""The office at a glance: its periods with their state, the units of each, and how far their forms are."""

from dataclasses import dataclass

from ukur.desk.form_shape import Counts
from ukur.desk.form_view import closed_reason, counted
from ukur.desk.work import Work
from ukur.measure.collection import units_collecting
from ukur.model.findings import Finding, Severity
from ukur.model.paths import DATA, dokumen_path, formulir_path
from ukur.model.periode import Periode

DRAFT, APPROVED, FILED = "draft", "approved", "filed"


@dataclass(frozen=True)
class OutlineUnit:
    """One unit's form in a period; ``changed`` whether this work changed it."""

    unit: str
    nama: str
    path: str
    changed: bool
    counts: Counts


@dataclass(frozen=True)
class OutlinePeriod:
    """One period; ``errors`` and ``warnings`` are those about the document itself."""

    periode: str
    title: str
    tahap: str
    state: str
    editable: bool
    units: tuple[OutlineUnit, ...]
    errors: int
    warnings: int
    changed: bool


@dataclass(frozen=True)
class Outline:
    """What was opened; ``findings`` is what stands in the way where it cannot be read (``readable``).

    ``changed`` are the files that this work changed, below the repository; newest period first. ``lambang``
    is the name of the letterhead's picture, empty where there is none.
    """

    nama: str
    daerah: str
    commit: str | None
    branch: str | None
    today: str
    readable: bool
    periods: tuple[OutlinePeriod, ...]
    changed: tuple[str, ...]
    errors: int
    warnings: int
    findings: tuple[Finding, ...]
    lambang: str


def outline(work: Work) -> Outline:
    """Return the office at a glance."""
    repository = work.repository
    catalogue = work.catalogue if work.is_readable else None
    office = catalogue.instansi if catalogue else None
    readable = work.state.reading.catalogue is not None
    every = [item.finding for rows in work.found.values() for item in rows]
    return Outline(
        nama=office.nama if office else "",
        daerah=office.daerah if office else "",
        commit=repository.commit,
        branch=repository.branch,
        today=work.today,
        readable=readable,
        periods=tuple(_period(work, p) for p in sorted(catalogue.dokumen if catalogue else (), reverse=True)),
        changed=tuple(f"{DATA}/{path}" for path in sorted(work.changed)),
        errors=sum(item.severity is Severity.ERROR for item in every),
        warnings=sum(item.severity is Severity.WARNING for item in every),
        findings=() if readable else work.state.reading.findings,
        lambang=(office.kop.lambang or "") if office else "",
    )


def _period(work: Work, periode: Periode) -> OutlinePeriod:
    catalogue, path = work.catalogue, dokumen_path(periode)
    dokumen = catalogue.dokumen[periode]
    signed = APPROVED if dokumen.tahap.disahkan else DRAFT
    own = counted(None, work.found.get(path, ()))
    units = tuple(
        OutlineUnit(
            item.unit,
            item.nama,
            f"{DATA}/{form}",
            form in work.changed,
            counted(item, work.found.get(form, ())),
        )
        for item in units_collecting(catalogue, periode)
        for form in (formulir_path(periode, item.unit),)
    )
    return OutlinePeriod(
        str(periode),
        periode.title,
        str(dokumen.tahap),
        FILED if periode in work.repository.filed else signed,
        not closed_reason(work, periode),
        units,
        own.errors,
        own.warnings,
        path in work.changed,
    )
