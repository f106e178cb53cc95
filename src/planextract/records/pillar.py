"""A top-level division of what the plan will do (施策の柱, 基本目標 …)."""

from __future__ import annotations

from pydantic import Field

from planextract.records.evidence import Item


class Pillar(Item):
    """A pillar.

    Attributes:
        number: As printed, without brackets; None if unnumbered.
        title: Without number, brackets and marks.
    """

    number: str | None = None
    title: str = Field(min_length=1)
