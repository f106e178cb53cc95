"""Proof of where a value stands, and how far to trust it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Grade = Literal["high", "medium", "low"]
Box = tuple[float, float, float, float]
RuleId = Annotated[str, Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
At = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2}|(\d{4}-\d{2}-\d{2})?/(\d{4}-\d{2}-\d{2})?)$")]
"""An ISO date, or an interval ``start/end`` of ISO dates with possibly one open side."""


class Record(BaseModel):
    """Base of everything that leaves the system: frozen, nothing beyond the contract."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Record):
    """One place in the canonical text that proves a value.

    Attributes:
        page: One-based page number.
        start: First code point of the quote in the canonical text.
        end: One past the last.
        quote: The text there, exactly.
        boxes: Boxes in PDF points from the page's top left; None for text input.
    """

    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    quote: str = Field(min_length=1)
    boxes: tuple[Box, ...] | None = None

    def model_post_init(self, _context: object, /) -> None:
        """Refuse a quote that does not fill its range; once, where a validator would ask again in every owner."""
        if self.end - self.start != len(self.quote):
            message = f"quote of {len(self.quote)} code points does not fill {self.start}..{self.end}"
            raise ValueError(message)


class Confidence(Record):
    """How far to trust an item.

    Attributes:
        grade: ``high``, ``medium`` or ``low``.
        reasons: Reason codes such as ``table.ruled``, ``sum.checked``.
    """

    grade: Grade
    reasons: tuple[str, ...] = ()


class Item(Record):
    """Fields that every extracted item carries.

    Attributes:
        id: Kind letter and a hash of content and place.
        evidence: Where it stands; at least one.
        rule: Id of the rule that produced it.
        confidence: How far to trust it.
    """

    id: str = Field(pattern=r"^[PAKGD]-[0-9a-f]{10,16}$")
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    rule: RuleId
    confidence: Confidence
