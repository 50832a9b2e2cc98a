import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.portal.made_portal import DAY, DUE, Q, correction, document, figure, plan

from ukur.commands.portal.office_fetch import _refuse_other_code, trust_hash
from ukur.model.findings import UkurError
from ukur.model.portal_sources import PortalCalendar, PortalOffice, PortalSources
from ukur.portal.gathered_tables import gather
from ukur.portal.office_state import OfficeState
from ukur.portal.portal_data import Standing
from ukur.portal.portal_rows import Row

HASH = "a" * 64


def stored(kode: str) -> tuple[Row, ...]:
    """Rows as they are kept: without the office's code, and nothing said that only the whole can say."""
    rows: list[Row] = [
        document("", Q - 1, DUE, 1),
        document("", Q - 1, DUE, 2),
        document("", Q, DUE, 1, demo=True),
        figure("", Q - 1, "1.00", "100.00", versi=1),
        figure("", Q - 1, "2.00", "110.00", versi=2),
        plan("", 1, DAY, "belum-ditangani"),
        correction("", DAY),
        replace(correction("", DAY), versi=3),
    ]
    return tuple(_unplaced(row) for row in rows)


def _unplaced(row: Any) -> Any:
    off: dict[str, Any] = {name: False for name in ("berlaku", "terakhir") if hasattr(row, name)}
    off |= {name: None for name in ("tenggat", "tenggat_menurut") if type(row).__name__ == "DocumentRow"}
    return replace(row, **off)


def test_what_only_the_whole_can_say() -> None:
    sources = PortalSources.model_validate(
        {
            "nama": "Portal",
            "induk": {"99.01": {"nama": "Kabupaten"}},
            "kantor": {
                "A": {"nama": "Kantor A", "alamat": "a", "awal": HASH, "ujung": HASH, "induk": "99.01"},
                "B": {"nama": "Kantor B", "alamat": "b"},
                "C": {"nama": "Kantor C", "alamat": "c", "awal": HASH, "ujung": HASH},
            },
        }
    )
    calendar = PortalCalendar.model_validate(
        {"tenggat": {"2025-TW4": {"tanggal": "2026-01-31", "dasar": "SE Bupati"}}}
    )
    state = OfficeState(kantor="A", keadaan=Standing.VERIFIED, sejak=DAY, lulus=DUE)
    left = OfficeState(kantor="Z", keadaan=Standing.VERIFIED, sejak=DAY)  # followed no more
    data = gather(sources, calendar, {"A": state, "Z": left}, {"A": stored("A"), "Z": stored("Z")}, DAY)
    documents = [(row.kantor, row.ke, row.versi, row.berlaku, row.terakhir) for row in data.tables.dokumen]
    assert documents == [
        ("A", Q - 1, 1, False, False),
        ("A", Q - 1, 2, True, False),
        ("A", Q, 1, True, True),
    ]
    assert [row.tenggat for row in data.tables.dokumen] == [None, None, DUE]
    assert [(row.versi, row.berlaku) for row in data.tables.figur] == [(1, False), (2, True)]
    assert [row.versi for row in data.tables.koreksi] == [2]  # told again by version 3
    assert [row.terakhir for row in data.tables.rencana] == [True]
    assert [(row.kantor, row.keadaan) for row in data.tables.kantor] == [
        ("A", "terverifikasi"),
        ("B", "belum-ditegaskan"),
        ("C", "ditolak"),  # confirmed, and never fetched
    ]
    assert data.hari == DAY
    assert [row.ke for row in data.counted_documents] == [Q - 1]  # the last one is a demonstration
    assert [row.realisasi_teks for row in data.counted_figures] == ["2.00"]


@pytest.mark.parametrize(
    ("today", "told"),
    [
        pytest.param((2026, 1, 31), (2026, 1, 10), id="the last day of submitting is not over"),
        pytest.param((2026, 2, 1), (2026, 2, 1), id="it is over"),
        pytest.param((2026, 3, 1), (2026, 2, 1), id="nothing else passed since"),
        pytest.param((2026, 3, 9), (2026, 3, 2), id="a plan was to be finished by 1 March"),
    ],
)
def test_a_deadline_that_passes_changes_the_portals_day(
    today: tuple[int, int, int], told: tuple[int, int, int]
) -> None:
    """No office's state changed since 10 January."""
    sources = PortalSources.model_validate({"nama": "P", "kantor": {"A": {"nama": "A", "alamat": "a"}}})
    calendar = PortalCalendar.model_validate(
        {"tenggat": {"2025-TW4": {"tanggal": "2026-01-31", "dasar": "SE Bupati"}}}
    )
    state = OfficeState(kantor="A", keadaan=Standing.VERIFIED, sejak=datetime.date(2026, 1, 10))
    rows = [_unplaced(document("", Q, DUE)), _unplaced(plan("", 1, DAY, "belum-ditangani"))]
    data = gather(sources, calendar, {"A": state}, {"A": rows}, datetime.date(*today))
    assert data.hari == datetime.date(*told)
    assert gather(sources, calendar, {}, {}, datetime.date(*today)).hari is None  # never fetched


@pytest.mark.parametrize(
    ("own", "told"),
    [
        pytest.param("99.01", False, id="sama"),
        pytest.param("", False, id="bentuk 1 tidak menyebutnya"),
        pytest.param("99.02", True, id="kode lain"),
    ],
)
def test_an_office_that_states_another_code_is_told(own: str, told: bool) -> None:
    if not told:
        _refuse_other_code("99.01", own)
        return
    with pytest.raises(UkurError, match=r"'99\.02', sumber\.yml menyebut 99\.01"):
        _refuse_other_code("99.01", own)


def test_what_was_confirmed_is_part_of_the_mark() -> None:
    office = PortalOffice(nama="A", alamat="a", awal=HASH, ujung=HASH)
    others: list[dict[str, Any]] = [
        {"ujung": "b" * 64},
        {"awal": "b" * 64},
        {"kunci": ("akun ssh-ed25519 AAAA",)},
    ]
    marks = {trust_hash(office), *(trust_hash(office.model_copy(update=other)) for other in others)}
    assert len(marks) == 4


def test_a_state_is_the_same_bytes_until_something_changes(tmp_path: Path) -> None:
    state = OfficeState(kantor="A", keadaan=Standing.VERIFIED, sejak=DUE)
    assert state.moved(Standing.VERIFIED, "", DAY).to_bytes() == state.to_bytes()
    fallen = state.failed("hilang", DAY)
    assert (fallen.keadaan, fallen.sejak) == (Standing.REFUSED, DAY)
    assert fallen.failed("hilang", DUE).to_bytes() == fallen.to_bytes()
