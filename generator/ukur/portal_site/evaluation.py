"""What verified documents show for the criteria of *Pengukuran Kinerja* (LKE), office by office."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ukur.model.lke import CRITERIA, PARTS, CriteriaPart, Criterion
from ukur.portal.portal_rows import DocumentRow, OfficeRow
from ukur.portal_site.portal_material import PortalMaterial


class Evidence(NamedTuple):
    """What an office published for a criterion: a sentence, and where it lies below the office's address."""

    words: str
    place: str


Look = Callable[[PortalMaterial, OfficeRow, DocumentRow], Evidence | None]


def _document(row: DocumentRow, part: str) -> str:
    return f"dokumen/{row.periode}/#{part}"


def _guideline(material: PortalMaterial, office: OfficeRow, row: DocumentRow) -> Evidence:
    return Evidence("SOP pengukuran kinerja yang diarsipkan bersama dokumen", "sop/")


def _definitions(material: PortalMaterial, office: OfficeRow, row: DocumentRow) -> Evidence | None:
    if not row.indikator:
        return None
    return Evidence(f"kamus {row.indikator} indikator dalam dokumen", _document(row, "kamus"))


def _collection(material: PortalMaterial, office: OfficeRow, row: DocumentRow) -> Evidence:
    return Evidence("isian tiap unit yang diarsipkan apa adanya", f"arsip/{row.periode}/")


def _leadership(material: PortalMaterial, office: OfficeRow, row: DocumentRow) -> Evidence | None:
    count = sum(
        (one.kantor, one.ke, one.versi) == (row.kantor, row.ke, row.versi)
        for one in material.approvals.get(office.kantor, ())
    )
    return Evidence(f"{count} persetujuan tercatat", f"arsip/{row.periode}/") if count else None


def _figures(material: PortalMaterial, office: OfficeRow, row: DocumentRow) -> Evidence | None:
    known = sum(one.realisasi_teks not in ("", "–") for one in material.figures.get(office.kantor, ()))
    if not known:
        return None
    return Evidence(f"realisasi {known} dari {row.indikator} indikator", _document(row, "formulir"))


def _regular(material: PortalMaterial, office: OfficeRow, row: DocumentRow) -> Evidence | None:
    year = row.ke // 4
    count = sum(ke // 4 == year for ke in material.documents[office.kantor])
    return Evidence(f"{count} triwulan tahun {year} diarsipkan", "dokumen/")


def _levels(material: PortalMaterial, office: OfficeRow, row: DocumentRow) -> Evidence | None:
    units = {one.unit for one in material.figures.get(office.kantor, ()) if one.unit}
    return Evidence(f"{len(units)} unit melaporkan indikatornya", "unit/") if len(units) > 1 else None


def _application(material: PortalMaterial, office: OfficeRow, row: DocumentRow) -> Evidence:
    return Evidence(
        "data, hitungan, dan dokumennya dibuat aplikasi dan terverifikasi", f"arsip/{row.periode}/"
    )


def _plans(material: PortalMaterial, office: OfficeRow, row: DocumentRow) -> Evidence | None:
    count = len(material.plans.get(office.kantor, ()))
    return Evidence(f"{count} rencana aksi dan tindak lanjut", "rencana-aksi/") if count else None


LOOKS: Mapping[str, Look] = {
    "2.a.1": _guideline,
    "2.a.2": _definitions,
    "2.a.3": _collection,
    "2.b.1": _leadership,
    "2.b.2": _figures,
    "2.b.3": _figures,
    "2.b.4": _regular,
    "2.b.5": _levels,
    "2.b.6": _application,
    "2.b.7": _application,
    "2.c.4": _plans,
    "2.c.6": _plans,
}
"""How each criterion that documents speak of is looked for; of the others no document holds evidence."""


class CriterionFindings(NamedTuple):
    """A criterion with what each office published for it; None is not published."""

    criterion: Criterion
    rows: tuple[tuple[OfficeRow, Evidence | None], ...]

    @property
    def published(self) -> int:
        """How many offices published something."""
        return sum(evidence is not None for _, evidence in self.rows)


def findings(material: PortalMaterial) -> tuple[tuple[CriteriaPart, tuple[CriterionFindings, ...]], ...]:
    """Return the criteria that documents speak of, by part, each with every office that counts."""
    return tuple(
        (part, tuple(_of(material, one) for one in CRITERIA if one.bagian == part.kode and one.kode in LOOKS))
        for part in PARTS
    )


def elsewhere() -> Sequence[Criterion]:
    """Return the criteria whose evidence no measurement document holds."""
    return tuple(one for one in CRITERIA if one.kode not in LOOKS)


def _of(material: PortalMaterial, criterion: Criterion) -> CriterionFindings:
    look = LOOKS[criterion.kode]

    def of(office: OfficeRow) -> Evidence | None:
        last = material.newest(office.kantor)
        return look(material, office, last) if last else None

    return CriterionFindings(criterion, tuple((office, of(office)) for office in material.offices))
