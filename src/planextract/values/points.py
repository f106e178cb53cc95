"""Points in time as they are printed: partial, relative, and completed from what stands before them.

A point keeps only what the text says. ``complete`` adds what a point before it or the document's context
says; ``interval`` puts a complete point on the calendar. Nothing is invented: what stays open gives None.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from planextract.values import periods
from planextract.values.periods import Interval

Unit = Literal["", "day", "month", "year", "fiscal_year"]
Anchor = Literal["", "previous", "document"]
Precision = Literal["day", "month", "fiscal_year", "year", "range"]


class Point(NamedTuple):
    """One side of a temporal expression.

    Attributes:
        year: Western year, None if the text does not say it; a fiscal year if ``fiscal``.
        fiscal: Whether the year is a 年度.
        month: 1–12, None if not said.
        day: 1–31, None if not said.
        part: Part of the month or, where no month is said, of the year; see ``periods``.
        base: What an abbreviated year counts from: 2018 for 令和, 2000 for 20xx.
        short: Abbreviated year that waits for the ``base`` of the point before it (6 in 令和2年度~6年度).
        anchor: What a relative point (同年, 昨年度) counts from.
        unit: What it counts.
        offset: How many units.
    """

    year: int | None = None
    fiscal: bool = False
    month: int | None = None
    day: int | None = None
    part: str = ""
    base: int | None = None
    short: int | None = None
    anchor: Anchor = ""
    unit: Unit = ""
    offset: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether the calendar place is known."""
        return self.year is not None and not self.anchor and self.short is None

    @property
    def needs(self) -> Literal["year", "fiscal_year", "previous"] | None:
        """What the context has to say, None if nothing."""
        if self.is_complete:
            return None
        if self.anchor == "previous" or self.short is not None or (self.month is None and self.day is not None):
            return "previous"
        return "fiscal_year" if self.fiscal or self.unit == "fiscal_year" else "year"

    @property
    def precision(self) -> Precision:
        """The finest unit that the text gives; thirds, halves, quarters and seasons are ranges."""
        if self.part in ("start", "end") or self.day is not None or self.unit == "day":
            return "day"
        if self.part:
            return "range"
        if self.month is not None or self.unit == "month":
            return "month"
        return "fiscal_year" if self.fiscal else "year"


class Context(NamedTuple):
    """What the document says about the time that it speaks of.

    Attributes:
        year: Calendar year of dates printed without one, None if unknown.
        fiscal_year: Fiscal year of dates printed without one, None if unknown; goes before ``year``.
        previous: The complete point printed before, None if there is none.
    """

    year: int | None = None
    fiscal_year: int | None = None
    previous: Point | None = None


NO_CONTEXT = Context()


def complete(point: Point, context: Context) -> Point:
    """Fill a point from the context; what the context does not say stays open."""
    if point.is_complete:
        return point
    if point.anchor == "previous":
        return _count_from(point, context.previous) if context.previous is not None else point
    if point.anchor == "document":
        return _count_from_document(point, context)
    if point.short is not None or (point.month is None and point.day is not None):
        return inherit(point, context.previous) if context.previous is not None else point
    if context.fiscal_year is not None:
        return point._replace(year=context.fiscal_year, fiscal=True)
    if context.year is not None and not point.fiscal:
        return point._replace(year=context.year)
    return point


def inherit(point: Point, left: Point) -> Point:
    """Complete the right side of a range from its left side.

    A month that is earlier than the left one belongs to the next year (10月~3月).
    """
    if point.is_complete or left.year is None:
        return point
    if point.anchor:
        return complete(point, Context(previous=left)) if point.anchor == "previous" else point
    if point.short is not None:
        if left.base is None:
            return point
        return point._replace(year=left.base + point.short, short=None, base=left.base)
    if point.month is None:
        return point._replace(year=left.year, fiscal=left.fiscal, month=left.month)
    if left.month is None or left.fiscal:
        return point._replace(year=left.year, fiscal=left.fiscal)
    return point._replace(year=left.year + (point.month < left.month))


def interval(point: Point) -> Interval | None:
    """Put a complete point on the calendar.

    Returns:
        Its days, or None where the calendar has no such day or the year is out of range.
    """
    if point.year is None or not periods.FIRST_YEAR <= point.year < periods.LAST_YEAR:
        return None
    if point.month is None:
        if point.day is not None:
            return None
        return periods.part_of_year(point.year, point.part, fiscal=point.fiscal)
    year = periods.calendar_year_of(point.year, point.month) if point.fiscal else point.year
    if point.day is not None:
        return periods.find_day(year, point.month, point.day)
    return periods.part_of_month(year, point.month, point.part)


def is_possible(point: Point) -> bool:
    """Tell whether some calendar has the point: false for 2月30日, also without a year."""
    if point.year is None:
        if point.month is None or point.day is None:
            return point.day is None or 1 <= point.day <= 31
        return periods.find_day(2000, point.month, point.day) is not None  # a leap year: 2月29日 is possible
    return interval(point) is not None


def _count_from(point: Point, base: Point) -> Point:
    place = interval(base)
    if place is None:
        return point
    day = place.first
    plain = point._replace(anchor="", unit="", offset=0)
    if point.unit == "fiscal_year":
        return plain._replace(year=periods.fiscal_year_of(day.year, day.month) + point.offset, fiscal=True)
    if point.unit == "year":
        if base.fiscal and base.month is None and base.year is not None:
            return plain._replace(year=base.year + point.offset, fiscal=True)
        return plain._replace(year=day.year + point.offset)
    if point.unit == "month" and base.month is not None:
        months = day.year * 12 + day.month - 1 + point.offset
        return plain._replace(year=months // 12, month=months % 12 + 1)
    if point.unit == "day" and (base.day is not None or base.part == "end"):
        return _at_day(plain, (place.last + timedelta(days=point.offset)))
    return point


def _count_from_document(point: Point, context: Context) -> Point:
    plain = point._replace(anchor="", unit="", offset=0)
    if point.unit == "fiscal_year" and context.fiscal_year is not None:
        return plain._replace(year=context.fiscal_year + point.offset, fiscal=True)
    if point.unit == "year" and context.year is not None:
        return plain._replace(year=context.year + point.offset)
    return point


def _at_day(point: Point, day: date) -> Point:
    return point._replace(year=day.year, month=day.month, day=day.day, fiscal=False, part="")
