"""What a report is made from: the diff, both records with their texts, and pictures of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planextract.records.change import Change, PlanDiff
from planextract.records.plan import Plan


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks.

    Attributes:
        png: The picture.
        width: Width of the page in points, the unit of evidence boxes.
        height: Height in points.
    """

    png: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ReportSide:
    """One side of a report.

    Attributes:
        plan: The record.
        text: The canonical text that its offsets refer to.
        pages: Pictures of the pages that hold evidence of a change; empty for texts.
    """

    plan: Plan
    text: str
    pages: Mapping[int, PagePicture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about.

    Attributes:
        diff: The changes.
        old: The earlier side.
        new: The later side.
        again: The old document as the new extractor reads it; where it is given, the new side of changes that come
            from the extractor has its evidence there.
    """

    diff: PlanDiff
    old: ReportSide
    new: ReportSide
    again: ReportSide | None = None

    def new_side_of(self, change: Change) -> ReportSide:
        """Return the side in whose text the new evidence of a change stands."""
        return self.again if change.cause == "extractor" and self.again else self.new
