"""Did the document change, or the extractor? Both are compared apart, so that no change is blamed on the wrong one.

Where the two records were made by different extractors, the old document is extracted again as the new one was:
what differs between its two records comes from the extractor, what differs between its new record and the new
document comes from the document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from planextract.compare.sides import Side
from planextract.diff import build_diff, compare, in_contract_order
from planextract.pipeline import describe_extractor, extract_document
from planextract.records.change import Cause, Change, PlanDiff
from planextract.records.plan import Extractor
from planextract.settings import Settings


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides and what differs.

    Attributes:
        diff: The changes.
        old: The earlier side.
        new: The later side.
        again: The old document as the new extractor reads it, None where that was not needed or not possible.
            The new side of a change with ``cause: extractor`` has its evidence in this text.
    """

    diff: PlanDiff
    old: Side
    new: Side
    again: Side | None = None


def compare_sides(old: Side, new: Side) -> Comparison:
    """Compare two sides and say of every change where it comes from."""
    if old.plan.extractor == new.plan.extractor:
        return Comparison(compare(old.plan, new.plan), old, new)
    if old.plan.document.source.sha256 == new.plan.document.source.sha256:
        diff = compare(old.plan, new.plan)
        return Comparison(_blame(diff, "extractor"), old, new, again=new)
    again = _extract_again(old, new.plan.extractor)
    if again is None:
        # Nobody can tell them apart without the document: every change may come from either.
        return Comparison(_blame(compare(old.plan, new.plan), "both"), old, new)
    meant = compare(again.plan, new.plan).changes
    made = _with_cause(compare(old.plan, again.plan).changes, "extractor")
    diff = build_diff(old.plan, new.plan, in_contract_order((*meant, *made)), cause="both")
    return Comparison(diff, old, new, again)


def _extract_again(old: Side, extractor: Extractor) -> Side | None:
    """Extract the old document as the new one was extracted; None where its source or that extractor is not at hand."""
    settings = Settings.model_validate(extractor.settings)
    if old.source is None or describe_extractor(settings) != extractor:
        return None
    extraction = extract_document(Path(old.source), plan_id=old.plan.document.id, settings=settings)
    return Side(extraction.plan, extraction.text, old.source)


def _blame(diff: PlanDiff, cause: Cause) -> PlanDiff:
    return diff.model_copy(update={"cause": cause, "changes": tuple(_with_cause(diff.changes, cause))})


def _with_cause(changes: Iterable[Change], cause: Cause) -> Iterable[Change]:
    return (change.model_copy(update={"cause": cause}) for change in changes)
