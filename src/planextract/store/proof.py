"""Proof that every value of a stored record stands in its text.

A quote is proven where the text at its offsets is the quote, it is not empty, and its page is the one it
stands on. Every item must have at least one. Nothing is searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planextract.records.evidence import Evidence
from planextract.records.plan import Plan

PAGE_END = "\f"


@dataclass(frozen=True)
class Breach:
    """A value that is not proven.

    Attributes:
        item: Id of the item, or the name of the document's field.
        reason: ``quote.differs``, ``quote.empty``, ``page.differs``, ``page.crossed``, ``evidence.missing``
            or ``evidence.outside``.
        start: First offset of the quote; 0 where there is none.
        quote: What the record claims.
        found: What the text holds there.
    """

    item: str
    reason: str
    start: int = 0
    quote: str = ""
    found: str = ""


def prove(plan: Plan, text: str) -> tuple[Breach, ...]:
    """Return every value of the record that the text does not prove; empty where all is well."""
    bounds = _page_bounds(text)
    found: list[Breach] = []
    for item, evidence, needed in claims(plan):
        if needed and not evidence:
            found.append(Breach(item, "evidence.missing"))
        for claim in evidence:
            reason = _reason(claim, text, bounds)
            if reason:
                found.append(Breach(item, reason, claim.start, claim.quote, text[claim.start : claim.end]))
    return tuple(found)


def claims(plan: Plan) -> Iterator[tuple[str, tuple[Evidence, ...], bool]]:
    """Yield (item, its evidence, whether it must have some) for everything a record claims."""
    if plan.document.period:
        yield "document.period", plan.document.period.evidence, True
    if plan.document.vision:
        yield "document.vision", plan.document.vision.evidence, True
    for item in (*plan.pillars, *plan.actions, *plan.actors, *plan.dates):
        yield item.id, item.evidence, True
    for kpi in plan.kpis:
        yield kpi.id, kpi.evidence, True
        for cell in (*((kpi.baseline,) if kpi.baseline else ()), *kpi.targets):
            yield kpi.id, cell.evidence, True
    for issue in plan.issues:
        # An issue about the document as a whole stands nowhere in it.
        yield issue.code, issue.evidence, False


def _reason(claim: Evidence, text: str, bounds: list[int]) -> str:
    if not claim.quote:
        return "quote.empty"
    if claim.end > len(text):
        return "evidence.outside"
    if text[claim.start : claim.end] != claim.quote:
        return "quote.differs"
    if PAGE_END in claim.quote:
        return "page.crossed"
    if claim.page >= len(bounds) or not bounds[claim.page - 1] <= claim.start < bounds[claim.page]:
        return "page.differs"
    return ""


def _page_bounds(text: str) -> list[int]:
    """Return where each page starts, and last where the text ends; a text without page ends is one page."""
    bounds = [0, *(match.end() for match in re.finditer(PAGE_END, text))]
    # A text that ends in a page end has no further page behind it.
    return bounds if bounds[-1] == len(text) else [*bounds, len(text)]
