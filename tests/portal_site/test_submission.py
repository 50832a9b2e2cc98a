"""Who is late: by hand, for every case that a quarter of an office can be in."""

import datetime
from dataclasses import replace

import pytest
from tests.portal_site.portal_buatan import DEADLINE, TODAY, TW4_2025, document, office, portal

from ukur.portal.portal_data import PortalTables, Standing
from ukur.portal.portal_rows import DeadlineRow
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.submission import Submission, submitted

OFFICE = office(1)
CALENDAR = (DeadlineRow(TW4_2025, "2025-TW4", DEADLINE, "SE bupati"),)
ON_TIME = document(OFFICE, disahkan=DEADLINE)
LATE = document(OFFICE, disahkan=datetime.date(2026, 2, 5))


@pytest.mark.parametrize(
    ("row", "documents", "calendar", "expected"),
    [
        pytest.param(OFFICE, (ON_TIME,), CALENDAR, (Submission.ON_TIME, "tepat waktu"), id="on the last day"),
        pytest.param(
            OFFICE, (LATE,), CALENDAR, (Submission.LATE, "terlambat 5 hari"), id="31 January to 5 February"
        ),
        pytest.param(OFFICE, (LATE,), (), (Submission.PUBLISHED, "terbit"), id="no calendar: never late"),
        pytest.param(
            OFFICE, (replace(ON_TIME, berlaku=False), replace(LATE, versi=2)), CALENDAR,
            (Submission.ON_TIME, "tepat waktu"), id="a correction does not make it late",
        ),
        pytest.param(OFFICE, (), CALENDAR, (Submission.OVERDUE, "lewat tenggat"), id="nothing, and due"),
        pytest.param(OFFICE, (), (), (Submission.NOTHING, "–"), id="nothing, and no calendar"),
        pytest.param(
            replace(OFFICE, mulai_ke=TW4_2025 + 1), (), CALENDAR, (Submission.NOT_ASKED, "tidak wajib"),
            id="not asked yet",
        ),
        pytest.param(
            replace(OFFICE, sampai_ke=TW4_2025 - 1), (), CALENDAR, (Submission.NOT_ASKED, "tidak wajib"),
            id="not asked any more",
        ),
        pytest.param(
            replace(OFFICE, keadaan=Standing.HELD), (), CALENDAR, (Submission.UNKNOWN, "tidak diketahui"),
            id="its archive cannot be read today",
        ),
        pytest.param(
            OFFICE, (replace(LATE, percontohan=True),), CALENDAR, (Submission.DEMONSTRATION, "percontohan"),
            id="a demonstration is no submission",
        ),
    ],
)  # fmt: skip
def test_submission(
    row: object,
    documents: tuple[object, ...],
    calendar: tuple[DeadlineRow, ...],
    expected: tuple[object, str],
) -> None:
    tables = PortalTables(kantor=(row,), dokumen=documents, tenggat=calendar)  # type: ignore[arg-type] # of the table above
    found = submitted(PortalMaterial(portal(tables)), row, TW4_2025)  # type: ignore[arg-type] # an office
    assert (found.state, found.words) == expected


def test_a_deadline_that_has_not_passed_makes_nobody_late() -> None:
    """The day is the portal's, not the clock's: on the last day nobody is late yet."""
    tables = PortalTables(kantor=(OFFICE,), tenggat=CALENDAR)
    for day, state in (
        (DEADLINE, Submission.NOTHING),
        (TODAY, Submission.OVERDUE),
        (None, Submission.NOTHING),
    ):
        assert submitted(PortalMaterial(portal(tables, day=day)), OFFICE, TW4_2025).state is state
