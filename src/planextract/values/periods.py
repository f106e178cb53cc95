"""Calendar arithmetic: parts of years and months as inclusive intervals of days.

A Japanese fiscal year N runs from 1 April N to 31 March N+1 (地方自治法第208条). Seasons follow the
Meteorological Agency's usage (春 is March to May), the thirds of a month are days 1–10, 11–20 and the rest.
"""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

FIRST_FISCAL_MONTH = 4
FIRST_YEAR, LAST_YEAR = 1800, 2199  # plans look neither further back nor further ahead


class Interval(NamedTuple):
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date


def calendar_year(year: int) -> Interval:
    """Return 1 January to 31 December."""
    return Interval(date(year, 1, 1), date(year, 12, 31))


def fiscal_year(year: int) -> Interval:
    """Return 1 April to 31 March of the next year."""
    return Interval(date(year, FIRST_FISCAL_MONTH, 1), date(year + 1, FIRST_FISCAL_MONTH - 1, 31))


def month(year: int, number: int) -> Interval:
    """Return the first to the last day of a month (1–12)."""
    return Interval(date(year, number, 1), date(year, number, days_in(year, number)))


def days_in(year: int, number: int) -> int:
    """Return the number of days of a month."""
    return calendar.monthrange(year, number)[1]


def find_day(year: int, number: int, day: int) -> Interval | None:
    """Return one day, None if the calendar has no such day (2月30日)."""
    if not (1 <= number <= 12 and 1 <= day <= days_in(year, number)):
        return None
    return Interval(date(year, number, day), date(year, number, day))


def months(year: int, number: int, count: int) -> Interval:
    """Return ``count`` whole months from a month on, across the year's end where needed."""
    last = number - 1 + count - 1
    return Interval(date(year, number, 1), month(year + last // 12, last % 12 + 1).last)


def calendar_year_of(fiscal: int, number: int) -> int:
    """Return the calendar year in which a month of a fiscal year falls (FY2009, March → 2010)."""
    return fiscal if number >= FIRST_FISCAL_MONTH else fiscal + 1


def fiscal_year_of(year: int, number: int) -> int:
    """Return the fiscal year in which a month of a calendar year falls (2010, March → FY2009)."""
    return year if number >= FIRST_FISCAL_MONTH else year - 1


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_YEAR_PARTS = {
    "first_half": (0, 6),
    "second_half": (6, 6),
    "quarter_1": (0, 3),
    "quarter_2": (3, 3),
    "quarter_3": (6, 3),
    "quarter_4": (9, 3),
}


def part_of_year(year: int, part: str, *, fiscal: bool) -> Interval:
    """Return a named part of a year.

    Args:
        year: The year; the fiscal year if ``fiscal``.
        part: ``start`` or ``end`` (one day each), ``first_half``, ``second_half``, ``quarter_1`` … ``quarter_4``,
            ``spring``, ``summer``, ``autumn``, ``winter``, ``decade``; anything else is the whole year.
        fiscal: Whether the year begins in April.
    """
    whole = fiscal_year(year) if fiscal else calendar_year(year)
    if part == "decade":
        return Interval(whole.first, calendar_year(year + 9).last)
    if part == "start":
        return Interval(whole.first, whole.first)
    if part == "end":
        return Interval(whole.last, whole.last)
    if part in _SEASONS:
        number = _SEASONS[part]
        return months(calendar_year_of(year, number) if fiscal else year, number, 3)
    if part in _YEAR_PARTS:
        skip, count = _YEAR_PARTS[part]
        number = whole.first.month + skip
        return months(year + (number - 1) // 12, (number - 1) % 12 + 1, count)
    return whole


def part_of_month(year: int, number: int, part: str) -> Interval:
    """Return a named part of a month.

    Args:
        year: Calendar year.
        number: 1–12.
        part: ``start`` or ``end`` (one day each), ``early``, ``mid`` or ``late`` (thirds), ``first_half``,
            ``second_half``; anything else is the whole month.
    """
    last = days_in(year, number)
    first_day, last_day = {
        "start": (1, 1),
        "end": (last, last),
        "early": (1, 10),
        "mid": (11, 20),
        "late": (21, last),
        "first_half": (1, 15),
        "second_half": (16, last),
    }.get(part, (1, last))
    return Interval(date(year, number, first_day), date(year, number, last_day))


def years_on(first: date, count: int) -> date | None:
    """Return the last day of ``count`` years that begin on a day, None beyond the calendar used here."""
    year = first.year + count
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    day = min(first.day, days_in(year, first.month))
    return date.fromordinal(date(year, first.month, day).toordinal() - 1)


def from_iso(printed: str) -> date:
    """Return the day of an ISO date."""
    return date.fromisoformat(printed)
