"""A measurable indicator that the plan commits to (数値目標, 重要業績評価指標)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planextract.records.evidence import At, Evidence, Item, Record

Basis = Literal["level", "increment", "cumulative"]
Direction = Literal["increase", "decrease", "keep"]


class Baseline(Record):
    """The value from which the plan starts.

    Attributes:
        value: The number.
        at: ISO date or interval it holds for, None if not stated.
        evidence: Where it stands.
    """

    value: float
    at: At | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Target(Record):
    """A value that the plan sets out to reach.

    Attributes:
        value: The number.
        at: ISO date or interval it holds for, None if not stated.
        basis: ``level`` (value to be reached), ``increment`` (yearly addition) or ``cumulative`` (sum).
        evidence: Where it stands.
    """

    value: float
    at: At | None = None
    basis: Basis
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Kpi(Item):
    """An indicator with baseline and targets.

    Attributes:
        name: As printed.
        unit: As printed, None if none.
        pillar: Id of the pillar it measures, None for the whole plan.
        action: Id of the action it measures, None if none.
        direction: Whether the value is to rise, fall or stay; None if the figures do not say.
        baseline: None if no baseline is given.
        targets: May be empty: an indicator announced without figures.
    """

    name: str = Field(min_length=1)
    unit: str | None = None
    pillar: str | None = None
    action: str | None = None
    direction: Direction | None = None
    baseline: Baseline | None = None
    targets: tuple[Target, ...] = ()
