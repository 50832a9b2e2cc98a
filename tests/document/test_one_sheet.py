"""The one-sheet form: no figure stands without what it covers."""

from dataclasses import replace

import pytest

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.sheet_content import sheet_content
from ukur.document.tabel import one_sheet
from ukur.document.tabel.one_sheet import FIGURES, scope_line
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.model.scope import Scope


@pytest.fixture(scope="module")
def document(katalog: Catalogue) -> DokumenPengukuran:
    return compose_document(Measurements(katalog), Periode(2024, 4))


def units(document: DokumenPengukuran) -> list[str]:
    (column,) = (column for column in FIGURES.columns if column.name == "satuan")
    assert column.value is not None
    return [str(column.value(row)) for row in FIGURES.rows(document)]


def test_one_scope_is_said_once(document: DokumenPengukuran) -> None:
    assert scope_line(document) == "Target dan realisasi: setahun."
    assert sheet_content(document)["lingkup"] == scope_line(document)
    assert set(units(document)) == {row.satuan for row in document.baris}


def test_what_all_cover_is_asked_once(document: DokumenPengukuran, monkeypatch: pytest.MonkeyPatch) -> None:
    """It rests on all rows: asked again at each of 500 it would take the square of the time."""
    asked: list[DokumenPengukuran] = []

    def counted(whole: DokumenPengukuran) -> str:
        asked.append(whole)
        return scope_line(whole)

    monkeypatch.setattr(one_sheet, "scope_line", counted)
    assert len(units(document)) == len(document.baris) > 1
    assert asked == [document]


def test_other_scopes_stand_with_each_figure(document: DokumenPengukuran) -> None:
    """An office whose headline is the year's for one indicator and the quarter's for the others."""
    first, *rest = document.baris
    groups = tuple(
        replace(group, baris=tuple(replace(row, lingkup=Scope.TRIWULAN) if row == first else row
                                   for row in group.baris))
        for group in document.kelompok
    )  # fmt: skip
    mixed = replace(document, kelompok=groups)
    assert scope_line(mixed) == ""
    assert units(mixed)[0] == f"{first.satuan}, {first.triwulan.judul}"
    assert units(mixed)[1] == f"{rest[0].satuan}, {rest[0].headline.judul}"
