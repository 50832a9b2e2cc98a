"""Request for a document's page as it will read: the site's own page of it, made when somebody asks."""

from dataclasses import replace

from ukur.desk.plain import Payload, optional_text, periode_of
from ukur.desk.session import Files, Made, Methods, Session
from ukur.desk.work import Work, checked_work
from ukur.document.composition import compose_document
from ukur.document.draft import as_draft
from ukur.document.picture import check_picture
from ukur.measure.measurements import Measurements
from ukur.model.findings import UkurError
from ukur.model.paths import EMBLEM_FOLDER
from ukur.model.periode import Periode
from ukur.workflow.finding_text import errors_of

_CHANGED = "isinya berubah sejak ditandatangani, dan perubahan itu belum disetujui"


def _preview(session: Session, payload: Payload, files: Files) -> Made:
    # A browser fetches the site's pages, and what renders them, when they are asked for.
    from ukur.site.collected_material import document_material
    from ukur.site.page_preview import OF_WORK, preview_page

    if not files:
        raise UkurError("gaya halaman harus dikirim bersama permintaannya")
    periode = periode_of(payload)
    session.work, findings = checked_work(session.opened)
    if errors := len(errors_of(findings)):
        raise UkurError(f"masih ada {errors} galat; pratinjau dapat disusun sesudah diperbaiki")
    measurements = session.work.measured
    if periode not in measurements.catalogue.dokumen:
        raise UkurError(f"periode {periode} belum dibuka")
    material = document_material(measurements, periode)
    if _differs_from_signed(session.work, measurements, periode):
        shown = as_draft(material.dokumen[periode], measurements.catalogue, _CHANGED)
        material = replace(material, dokumen={periode: shown})
    picture = _letterhead(measurements, payload, files)
    page = preview_page(material, [periode], files[0].decode("utf-8"), picture, OF_WORK)
    bare = picture is None and bool(measurements.catalogue.instansi.kop.lambang)
    return Made({"periode": str(periode), "title": periode.title, "page": page, "bare": bare})


def _letterhead(measurements: Measurements, payload: Payload, files: Files) -> bytes | None:
    """Return the letterhead's picture, where the page sent the one that the data names: the site's.

    One that cannot be printed is left out here: what stops a document, a check of the folder says.
    """
    name = measurements.catalogue.instansi.kop.lambang
    if len(files) < 2 or not name or optional_text(payload, "lambang") != name:
        return None
    try:
        return check_picture(f"{EMBLEM_FOLDER}/{name}", files[1])
    except UkurError:
        return None


def _differs_from_signed(work: Work, measurements: Measurements, periode: Periode) -> bool:
    """Return whether a document was signed and would say something else by this work."""
    before = work.base
    if before is None or periode not in before.catalogue.disahkan():
        return False
    return compose_document(before, periode) != compose_document(measurements, periode)


METHODS: Methods = {"preview": _preview}
