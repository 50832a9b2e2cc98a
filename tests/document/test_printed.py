"""Printed dates and percentages read back, as the frozen document holds them."""

import datetime
from decimal import Decimal

import pytest

from ukur.document.date_text import date_text
from ukur.document.figure import Dated
from ukur.document.open_data.columns import iso
from ukur.document.printed import read_date, read_percent


@pytest.mark.parametrize("month", range(1, 13))
def test_every_printed_date_has_its_day(month: int) -> None:
    for day in (datetime.date(2024, month, 1), datetime.date(2024, month, 28)):
        assert read_date(date_text(day)) == Dated(date_text(day), day)


@pytest.mark.parametrize("text", ["", "–", "31 March 2025", "2025-03-31", "=1+1", "Maret 2025"])
def test_other_texts_have_no_day(text: str) -> None:
    assert read_date(text) == Dated(text)


def test_data_takes_no_other_text_for_a_date() -> None:
    with pytest.raises(ValueError, match="bukan tanggal tercetak"):
        iso(Dated("31 March 2025"))


@pytest.mark.parametrize(("text", "number"), [("", None), ("100 %", "100"), ("110 %", "110")])
def test_percentages(text: str, number: str | None) -> None:
    assert read_percent(text) == (None if number is None else Decimal(number))
