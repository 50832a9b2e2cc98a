"""In every row on every surface, capaian is the formula over that row's own realisasi and target."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.kantor_contoh.lembar import lembar
from tests.permukaan.office import QUARTERS, Line, office
from tests.permukaan.random_offices import lines
from tests.permukaan.registry import SURFACES
from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import (
    CHECKED,
    HEADLINE,
    NOTHING,
    PLAN,
    QUARTER,
    SCOPES,
    YEAR,
    ShownRow,
    Verdict,
    judge,
)
from tests.permukaan.wrong_target import INSTEAD, WrongPlan, WrongTarget

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode

PENUH = {"dasar_capaian": "penuh"}
CAPPED = {"batas_capaian": "110", "desimal_capaian": "1"}
OFFICES = ("instansi nyata", "kantor contoh", "setahun", "setahun, penuh", "setahun, berbatas")
INSTANCE, EXAMPLE, PRINTED, FULL, CUT_OFF = OFFICES
CONTOH_PRINTED = (Periode(2025, 3),)
NOTHING_MISSED = {
    INSTANCE: ("perhatian", "perhatian PDF", "perhatian DOCX", "perhatian XLSX", "unit"),  # it has one unit
    EXAMPLE: ("perhatian",),  # its plans answer all of them
}
Key = tuple[str, str, str]  # indicator, period, scope


class Office:
    """An office, and what the rows of its surfaces say; every surface is read once."""

    def __init__(self, rendered: Rendered) -> None:
        self.rendered = rendered
        self._rows: dict[str, list[ShownRow]] = {}
        self._verdicts: dict[str, list[Verdict]] = {}

    def rows(self, surface: str) -> list[ShownRow]:
        if surface not in self._rows:
            self._rows[surface] = list(SURFACES[surface].read(self.rendered))
        return self._rows[surface]

    def _judged(self, surface: str) -> Iterator[tuple[Verdict, ShownRow]]:
        rows, facts = self.rows(surface), self.rendered.facts
        if surface not in self._verdicts:
            self._verdicts[surface] = [judge(row, facts[row.kode]) for row in rows]
        return zip(self._verdicts[surface], rows, strict=True)

    def wrong(self, surface: str) -> list[tuple[str, ShownRow]]:
        return [(why, row) for why, row in self._judged(surface) if why not in (CHECKED, NOTHING)]

    def computed(self, surface: str) -> set[Key]:
        """Return where a capaian was computed again and came out as shown."""
        return {key(row) for why, row in self._judged(surface) if why == CHECKED}

    @property
    def printed(self) -> set[str]:
        return set(map(str, self.rendered.looked_at))

    @cached_property
    def figures(self) -> Mapping[Key, ShownRow]:
        """The figures as the main tables of the documents have them."""
        return {key(row): row for row in self.rows("CSV")}

    @cached_property
    def headlines(self) -> set[Key]:
        """Of each indicator in each period the scope that its status is taken from."""
        return {key(row) for row in self.rows("CSV")[:: 1 + len(SCOPES)]}

    def of_scope(self, scope: str) -> set[Key]:
        return self.headlines if scope == HEADLINE else {found for found in self.figures if found[2] == scope}


def key(row: ShownRow) -> Key:
    return row.kode, row.periode, row.scope


@pytest.fixture(scope="session")
def offices(katalog: Catalogue, contoh: Catalogue) -> Mapping[str, Office]:
    """Each office with all its renderings, made once."""
    years = (office(katalog, aritmetika=rules) for rules in ({}, PENUH, CAPPED))
    catalogues = (katalog, contoh, *years)
    printed = ((Periode(2024, 4),), CONTOH_PRINTED, QUARTERS[1::2], QUARTERS[2:3], QUARTERS[:1])
    return {
        name: Office(Rendered(Measurements(catalogue), periods))
        for name, catalogue, periods in zip(OFFICES, catalogues, printed, strict=True)
    }


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("name", OFFICES)
def test_capaian_follows_from_its_own_row(offices: Mapping[str, Office], name: str, surface: str) -> None:
    assert [f"{why}: {row}" for why, row in offices[name].wrong(surface)] == []


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("name", OFFICES)
def test_no_row_is_passed_over(offices: Mapping[str, Office], name: str, surface: str) -> None:
    """Every capaian of a scope that a surface shows was computed again: a reader that finds nothing fails."""
    chosen, (_, scopes, partly, printed, _) = offices[name], SURFACES[surface]
    done, known = chosen.computed(surface), chosen.computed("CSV")
    if printed:
        known = {found for found in known if found[1] in chosen.printed}
    for scope in (scope for scope in scopes if scope != PLAN):
        due = known & chosen.of_scope(scope)
        assert due
        assert done >= due or partly, scope
        assert done & due or surface in NOTHING_MISSED.get(name, ()), scope


def test_how_many_rows_there_are(offices: Mapping[str, Office]) -> None:
    """By hand: 8 indicators in 2 years, 18 in 4 quarters, in three scopes; its worksheet has the example's.

    Without capaian: IKU-13, due once a year, in three quarters (9); IKU-16, due twice, in two (6); IKU-15 in
    its blank quarter (3). Without a target of the quarter and to date: IKU-14 always (8), IKU-15 in TW3 (2).
    Not judged against the year before its end, for they may still rise: IKU-04 and IKU-06 in three quarters
    (6), IKU-17 in two (2). One where none is allowed: IKU-17 in TW3 (3), to date and in the year in TW4 (2).
    """
    sheet = lembar("lembar_hitung")
    counts = {name: (len(chosen.figures), len(chosen.computed("CSV"))) for name, chosen in offices.items()}
    assert counts == {
        INSTANCE: (8 * 2 * 3, 8 * 2 * 3),
        EXAMPLE: (len(sheet), sum(row["capaian"] != "" for row in sheet)),
        **dict.fromkeys((PRINTED, FULL, CUT_OFF), (18 * 4 * 3, 18 * 4 * 3 - 41)),
    }


def test_where_no_figure_is_told(offices: Mapping[str, Office]) -> None:
    """The feed tells counts and texts; once it tells a figure, its surface must name its scopes."""
    assert all(chosen.rows("umpan") == [] for chosen in offices.values())


# --- a surface that takes another scope's target is found out ---


@pytest.fixture(scope="session", params=SCOPES)
def careless(request: pytest.FixtureRequest, katalog: Catalogue) -> tuple[str, Office]:
    """The office of a year with one scope's target in another's place, looked at where that is judged."""
    wrong = WrongTarget(office(katalog), request.param)
    return request.param, Office(Rendered(wrong, QUARTERS[3:] if request.param == YEAR else QUARTERS[1:2]))


@pytest.mark.parametrize("surface", SURFACES)
def test_another_scopes_target_is_found(
    offices: Mapping[str, Office], careless: tuple[str, Office], surface: str
) -> None:
    """Whatever the exchanged target would make another capaian of is told, row by row."""
    scope, mutant = careless
    right = offices[PRINTED]
    shown = {key(row) for row in mutant.rows(surface)}
    due = {found for found in _exchanged(right, scope) if found in shown}
    told = {key(row) for _, row in mutant.wrong(surface)}
    assert told >= due
    wanted = {part for part in SURFACES[surface].scopes if part in (scope, HEADLINE)}
    assert due or not wanted or (wanted == {HEADLINE} and scope == QUARTER)


def _exchanged(right: Office, scope: str) -> set[Key]:
    """Return the figures of a scope whose capaian the other scope's target would not give."""
    found = set()
    for kode, periode, own in right.computed("CSV"):
        if own != scope:
            continue
        row, other = (right.figures[kode, periode, part] for part in (scope, INSTEAD[scope]))
        changed = replace(row, target=other.target)
        if judge(changed, right.rendered.facts[kode]).startswith("should be"):
            found.add(key(row))
    return found


# --- the end of the Renstra, which has targets and capaian of its own ---

PLANNED = [name for name, surface in SURFACES.items() if PLAN in surface.scopes]


def test_how_many_plans_there_are(offices: Mapping[str, Office]) -> None:
    """Every surface tells the same ones; of the year 4 indicators in 4 quarters, 2 by the standard too."""
    for name in (EXAMPLE, PRINTED, FULL, CUT_OFF):
        chosen = offices[name]
        for surface in PLANNED:
            whole = "E.81" if surface.startswith("E.81") else "pembanding CSV"
            due = chosen.computed(whole)
            if SURFACES[surface].printed:
                due = {found for found in due if found[1] in chosen.printed}
            assert chosen.computed(surface) == due, surface
            assert due or (surface.startswith("E.81") and name != EXAMPLE), (name, surface)
        assert len(chosen.computed("pembanding CSV")) == 4 * 4 + 2 * 4 or name == EXAMPLE


@pytest.fixture(scope="session")
def careless_plan(contoh: Catalogue) -> Office:
    return Office(WrongPlan(Measurements(contoh), CONTOH_PRINTED))


@pytest.mark.parametrize("surface", PLANNED)
def test_the_years_target_is_found(
    offices: Mapping[str, Office], careless_plan: Office, surface: str
) -> None:
    """The year's target in the place of the plan's is told wherever it would make another capaian."""
    right = offices[EXAMPLE]
    rows, facts = {key(row): row for row in right.rows(surface)}, right.rendered.facts
    exchanged = {
        key(row)
        for row in careless_plan.rows(surface)
        if key(row) in right.computed(surface) and row.scope == PLAN
        if judge(replace(rows[key(row)], target=row.target), facts[row.kode]).startswith("should be")
    }
    assert exchanged
    assert {key(row) for _, row in careless_plan.wrong(surface)} >= exchanged


# --- offices at random ---


@pytest.mark.nightly("test_capaian_follows_from_its_own_row reads five offices on every surface every day")
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(lines(), min_size=2, max_size=6),
    dasar=st.sampled_from(("tercetak", "penuh")),
    printed=st.sampled_from(QUARTERS),
)
def test_any_office(katalog: Catalogue, rows: list[Line], dasar: str, printed: Periode) -> None:
    made = Office(Rendered(Measurements(office(katalog, rows, {"dasar_capaian": dasar})), (printed,)))
    wrong = [f"{why}: {row}" for surface in SURFACES for why, row in made.wrong(surface)]
    assert wrong == []
