"""What changed between two plan records."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from planextract.records.evidence import Evidence, Record
from planextract.records.plan import SCHEMA_VERSION, Extractor

Op = Literal["added", "removed", "changed", "moved", "renumbered", "split", "merged"]
ItemKind = Literal["document", "pillar", "action", "kpi", "actor", "date"]
Severity = Literal["major", "minor", "editorial"]
Cause = Literal["document", "extractor", "both"]


class DiffSide(Record):
    """One of the two records compared.

    Attributes:
        id: Document id.
        sha256: Digest of its source.
        extractor: What made it.
    """

    id: str
    sha256: str
    extractor: Extractor


class ItemSide(Record):
    """An item as it is on one side.

    Attributes:
        id: Its id there; None for the document itself.
        text: Title, text, name or date text.
        evidence: Where it stands.
    """

    id: str | None
    text: str
    evidence: tuple[Evidence, ...] = ()


class FieldChange(Record):
    """One field that differs.

    Attributes:
        name: Name of the field.
        old: Value on the old side.
        new: Value on the new side.
    """

    name: str
    old: Any = None
    new: Any = None


class Match(Record):
    """How the two sides were paired.

    Attributes:
        score: Similarity, 0 to 1.
        margin: Distance to the runner-up.
        by: What decided: ``id``, ``label``, ``text``, ``number_masked`` …
    """

    score: float = Field(ge=0, le=1)
    margin: float = Field(ge=0, le=1)
    by: str


class Change(Record):
    """One change.

    Attributes:
        op: What happened.
        kind: To what.
        old: None where it did not exist.
        new: None where it does not exist any more.
        fields: What differs, for ``changed``.
        severity: How much it matters.
        match: How the sides were paired; None for added and removed items.
        review: True where the pairing is not certain (要確認).
        cause: Whether the document or the extractor changed.
    """

    op: Op
    kind: ItemKind
    old: ItemSide | None = None
    new: ItemSide | None = None
    fields: tuple[FieldChange, ...] = ()
    severity: Severity
    match: Match | None = None
    review: bool = False
    cause: Cause = "document"


class PlanDiff(Record):
    """All changes between two records.

    Attributes:
        schema_version: Version of the contract.
        old: The old side.
        new: The new side.
        cause: What differs between the sides.
        changes: In document order.
        summary: Number of changes by kind and op.
    """

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    old: DiffSide
    new: DiffSide
    cause: Cause
    changes: tuple[Change, ...] = ()
    summary: dict[ItemKind, dict[Op, int]] = Field(default_factory=dict)
