"""Something in a document that a reader should look at."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planextract.records.evidence import Evidence, Record, RuleId


class Issue(Record):
    """A problem in the document or an uncertainty of the reading.

    Attributes:
        code: Stable code such as ``kpi.sum_mismatch``.
        severity: ``info``, ``warning`` or ``error``.
        message: One sentence in Japanese.
        items: Ids of the items concerned.
        evidence: Where; empty only where the issue concerns the document as a whole.
    """

    code: RuleId
    severity: Literal["info", "warning", "error"]
    message: str = Field(min_length=1)
    items: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
