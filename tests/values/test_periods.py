"""Calendar arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.values import periods

YEARS = st.integers(min_value=1868, max_value=2150)
MONTHS = st.integers(min_value=1, max_value=12)


@given(YEARS)
def test_fiscal_years_follow_each_other(year: int) -> None:
    this, following = periods.fiscal_year(year), periods.fiscal_year(year + 1)
    assert this.last + timedelta(days=1) == following.first
    assert (this.first.month, this.last.month) == (4, 3)


@given(YEARS, MONTHS)
def test_a_month_of_a_fiscal_year_lies_in_it(year: int, number: int) -> None:
    whole = periods.fiscal_year(year)
    calendar = periods.calendar_year_of(year, number)
    part = periods.month(calendar, number)
    assert whole.first <= part.first
    assert part.last <= whole.last
    assert periods.fiscal_year_of(calendar, number) == year


@given(YEARS)
def test_quarters_make_halves_and_halves_make_the_year(year: int) -> None:
    for fiscal in (True, False):
        parts = [periods.part_of_year(year, f"quarter_{number}", fiscal=fiscal) for number in (1, 2, 3, 4)]
        first, second = (periods.part_of_year(year, half, fiscal=fiscal) for half in ("first_half", "second_half"))
        whole = periods.part_of_year(year, "", fiscal=fiscal)
        assert (first.first, first.last) == (parts[0].first, parts[1].last)
        assert (second.first, second.last) == (parts[2].first, parts[3].last)
        assert (whole.first, whole.last) == (first.first, second.last)


@given(YEARS, MONTHS)
def test_thirds_make_a_month(year: int, number: int) -> None:
    early, mid, late = (periods.part_of_month(year, number, part) for part in ("early", "mid", "late"))
    assert early.last + timedelta(days=1) == mid.first
    assert mid.last + timedelta(days=1) == late.first
    assert (early.first, late.last) == (periods.month(year, number).first, periods.month(year, number).last)


@pytest.mark.parametrize(
    ("part", "fiscal", "first", "last"),
    [
        ("autumn", True, date(2023, 9, 1), date(2023, 11, 30)),
        ("spring", False, date(2023, 3, 1), date(2023, 5, 31)),
        ("spring", True, date(2024, 3, 1), date(2024, 5, 31)),
        ("winter", False, date(2023, 12, 1), date(2024, 2, 29)),
        ("end", True, date(2024, 3, 31), date(2024, 3, 31)),
        ("start", True, date(2023, 4, 1), date(2023, 4, 1)),
        ("decade", False, date(2023, 1, 1), date(2032, 12, 31)),
    ],
)
def test_parts_of_2023(part: str, fiscal: bool, first: date, last: date) -> None:
    assert periods.part_of_year(2023, part, fiscal=fiscal) == periods.Interval(first, last)


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert periods.find_day(2023, 2, 29) is None
    assert periods.find_day(2024, 2, 29) is not None
    assert periods.find_day(2024, 13, 1) is None


@given(YEARS, st.integers(min_value=1, max_value=40))
def test_years_on_from_april_end_in_march(year: int, count: int) -> None:
    last = periods.years_on(date(year, 4, 1), count)
    assert last == date(year + count, 3, 31)


def test_years_on_from_leap_day() -> None:
    assert periods.years_on(date(2024, 2, 29), 1) == date(2025, 2, 27)
    assert periods.years_on(date(2024, 4, 1), 500) is None
