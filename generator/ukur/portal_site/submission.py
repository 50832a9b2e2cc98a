"""Whether an office published a quarter, and whether in time; never late where the calendar has no day."""

import datetime
from enum import StrEnum
from typing import NamedTuple

from ukur.portal.portal_data import Standing
from ukur.portal.portal_rows import DocumentRow, OfficeRow
from ukur.portal_site.portal_material import PortalMaterial


class Submission(StrEnum):
    """How a quarter of an office stands."""

    ON_TIME = "tepat waktu"
    LATE = "terlambat"
    PUBLISHED = "terbit"
    OVERDUE = "lewat tenggat"
    NOTHING = "tidak ada"
    NOT_ASKED = "tidak wajib"
    UNKNOWN = "tidak diketahui"
    DEMONSTRATION = "percontohan"


class SubmittedQuarter(NamedTuple):
    """A quarter of an office: how it stands, in words, and the version in force where there is one."""

    state: Submission
    words: str
    document: DocumentRow | None = None


PUBLISHED_STATES = (Submission.ON_TIME, Submission.LATE, Submission.PUBLISHED)


def submitted(material: PortalMaterial, office: OfficeRow, ke: int) -> SubmittedQuarter:
    """Return how a quarter of an office stands: by the approval of its first version, on the portal's day.

    Of an archive that does not verify today nobody can say that a document is missing.
    """
    versions = material.documents.get(office.kantor, {}).get(ke, ())
    deadline = material.deadlines.get(ke, (None, ""))[0]
    if not versions:
        return _without_document(office, ke, deadline, material.data.hari)
    last = versions[-1]
    if last.percontohan and not material.data.percontohan:
        return SubmittedQuarter(Submission.DEMONSTRATION, Submission.DEMONSTRATION, last)
    if deadline is None:
        return SubmittedQuarter(Submission.PUBLISHED, Submission.PUBLISHED, last)
    late = (versions[0].disahkan - deadline).days
    if late <= 0:
        return SubmittedQuarter(Submission.ON_TIME, Submission.ON_TIME, last)
    return SubmittedQuarter(Submission.LATE, f"terlambat {late} hari", last)


def _without_document(
    office: OfficeRow, ke: int, deadline: datetime.date | None, today: datetime.date | None
) -> SubmittedQuarter:
    before = office.mulai_ke is not None and ke < office.mulai_ke
    after = office.sampai_ke is not None and ke > office.sampai_ke
    if before or after:
        return SubmittedQuarter(Submission.NOT_ASKED, Submission.NOT_ASKED)
    if office.keadaan != Standing.VERIFIED:
        return SubmittedQuarter(Submission.UNKNOWN, Submission.UNKNOWN)
    if deadline is not None and today is not None and today > deadline:
        return SubmittedQuarter(Submission.OVERDUE, Submission.OVERDUE)
    return SubmittedQuarter(Submission.NOTHING, "–")
