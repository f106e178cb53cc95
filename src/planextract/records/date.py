"""A temporal expression that can be put on the calendar."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planextract.records.evidence import IsoDate, Item

DateKind = Literal["plan_period", "project_period", "target", "event", "schedule", "fiscal_year", "reference"]
Precision = Literal["day", "month", "fiscal_year", "year", "range"]


class PlanDate(Item):
    """A date or interval.

    Attributes:
        text: As printed, line breaks removed.
        start: First day, None if open or not on the calendar.
        end: Last day (inclusive), None if open or not on the calendar.
        kind: What it is for.
        recurs: ``--MM`` or ``--MM-DD`` for what happens every year, else None.
        precision: How exact it is; never finer than printed.
    """

    text: str = Field(min_length=1)
    start: IsoDate | None = None
    end: IsoDate | None = None
    kind: DateKind
    recurs: str | None = Field(default=None, pattern=r"^--\d{2}(-\d{2})?$")
    precision: Precision
