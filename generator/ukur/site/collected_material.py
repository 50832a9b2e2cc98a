"""Collecting the material: every published document composed, those filed and signed as they were."""

from collections.abc import Mapping
from typing import Protocol

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.draft import as_draft
from ukur.document.e81 import FormE81
from ukur.document.e81_composition import compose_e81
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Rule
from ukur.model.periode import Periode
from ukur.site.archive_view import ShownArchive
from ukur.site.material import SignedSource, SiteMaterial

PROPOSED = "isinya berubah sejak ditandatangani, dan perubahan itu belum disahkan"


class AtHand(Protocol):
    """Composes what comes from the data at hand; asked in the order of time."""

    def document(self, measurements: Measurements, periode: Periode, site: str | None) -> DokumenPengukuran:
        """Return what ``compose_document`` does."""

    def e81(self, measurements: Measurements, dokumen: DokumenPengukuran) -> FormE81 | None:
        """Return what ``compose_e81`` does."""


def collect_material(
    measurements: Measurements,
    rules: tuple[tuple[str, tuple[Rule, ...]], ...],
    edit: str | None = None,
    draft: bool = False,
    former: SiteMaterial | None = None,
    site: str | None = None,
    arsip: ShownArchive | None = None,
    signed: Mapping[Periode, SignedSource] = {},
    at_hand: AtHand | None = None,
) -> SiteMaterial:
    """Compose every published document; with ``draft`` also those that are not approved yet.

    ``at_hand`` composes what comes from ``measurements``, where that is not done here.
    ``site`` is the address of the published site, where it is known.
    ``former`` is the material before an edit: rows that the edit did not touch are used again. What has been
    filed in ``arsip`` is shown as filed, whatever the data says today, unless a preview is to correct it;
    what has only been signed is shown as ``signed`` has it.
    """
    catalogue = measurements.catalogue
    filed = arsip or ShownArchive()
    frozen = {periode: versions[-1].dokumen for periode, versions in filed.versi.items()}
    periods = sorted({*(catalogue.dokumen if draft else catalogue.disahkan()), *frozen})
    known = former.dokumen if former and measurements.berubah is not None else {}
    changed = measurements.berubah or frozenset()

    def source_of(periode: Periode) -> Measurements:
        source = signed.get(periode)
        then = source.measurements if source and not (draft and source.changed) else None
        return then or measurements

    def composed(used: Measurements, periode: Periode) -> DokumenPengukuran:
        if at_hand and used is measurements:
            return at_hand.document(used, periode, site)
        again = periode not in frozen and used is measurements and _from_data(former, periode)
        rows = known[periode].baris if again and periode in known else ()
        return compose_document(
            used, periode, {row.kode: row for row in rows if row.kode not in changed}, site
        )

    def compose(periode: Periode) -> DokumenPengukuran:
        used = source_of(periode)
        made = composed(used, periode)
        reason = _draft_reason(signed.get(periode), draft)
        return as_draft(made, used.catalogue, reason) if reason else made

    dokumen = {
        periode: compose(periode)
        if periode not in frozen or (draft and _is_corrected(catalogue, frozen[periode]))
        else frozen[periode]
        for periode in periods
    }

    def form(document: DokumenPengukuran) -> FormE81 | None:
        used = source_of(document.periode)
        return (
            at_hand.e81(used, document) if at_hand and used is measurements else compose_e81(used, document)
        )

    forms = ((periode, form(document)) for periode, document in dokumen.items())
    e81 = {periode: form for periode, form in forms if form is not None}
    return SiteMaterial(measurements, rules, edit, draft, dokumen, site, arsip=filed, e81=e81, signed=signed)


def document_material(measurements: Measurements, periode: Periode) -> SiteMaterial:
    """Return the material of one document alone, composed from the data: links to others find nothing."""
    document = compose_document(measurements, periode)
    form = compose_e81(measurements, document)
    e81 = {periode: form} if form else {}
    return SiteMaterial(measurements, (), konsep=True, dokumen={periode: document}, e81=e81)


def _from_data(former: SiteMaterial | None, periode: Periode) -> bool:
    """Return whether a document was made from what was measured at the time, not from an earlier commit."""
    source = former.signed.get(periode) if former else None
    return source is None or former is None or source.measurements in (None, former.ukuran)


def _draft_reason(source: SignedSource | None, draft: bool) -> str:
    """Return why a signed document is shown as a draft; empty where it is shown as signed."""
    if source is None:
        return ""
    return source.unproven or (PROPOSED if draft and source.changed else "")


def _is_corrected(catalogue: Catalogue, frozen: DokumenPengukuran) -> bool:
    """Return whether the data proposes another version of what was filed: a preview shows that one."""
    document = catalogue.dokumen.get(frozen.periode)
    known = catalogue.koreksi
    rows = sum(row.periode == frozen.periode for row in known.koreksi)
    rows += sum(row.periode == frozen.periode for row in known.naskah)
    return document is not None and (not document.tahap.disahkan or rows != len(frozen.koreksi))
