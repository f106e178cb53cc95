"""What the document says about itself: title, status, period, issuers, vision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planextract.diff.severity import weigh
from planextract.diff.style import name_difference
from planextract.diff.wording import fold_text
from planextract.records.change import Change, FieldChange, ItemSide
from planextract.records.evidence import Evidence
from planextract.records.plan import Plan


def compare_documents(old: Plan, new: Plan) -> Iterator[Change]:
    """Yield one change with all fields that differ, or nothing."""
    fields = [
        FieldChange(name=name, old=before, new=after)
        for name, before, after in _fields(old, new)
        if _spell(before) != _spell(after)
    ]
    if fields:
        yield Change(
            op="changed",
            kind="document",
            old=_side(old),
            new=_side(new),
            fields=tuple(fields),
            severity=weigh(_fact(field) for field in fields),
        )


def _fields(old: Plan, new: Plan) -> Iterator[tuple[str, Any, Any]]:
    before, after = old.document, new.document
    yield "title", before.title, after.title
    yield "status", before.status, after.status
    yield "period", _period(old), _period(new)
    yield "issuers", _issuers(old), _issuers(new)
    yield "vision", before.vision and before.vision.text, after.vision and after.vision.text


def _fact(field: FieldChange) -> str:
    if field.name in {"title", "vision"}:
        return f"changed document {field.name} {name_difference(field.old or '', field.new or '')}"
    return f"changed document {field.name}"


def _period(plan: Plan) -> dict[str, str | None] | None:
    period = plan.document.period
    return {"start": period.start, "end": period.end} if period else None


def _issuers(plan: Plan) -> list[str]:
    names = {actor.id: actor.name for actor in plan.actors}
    return sorted(names[issuer] for issuer in plan.document.issuers if issuer in names)


def _spell(value: Any) -> Any:  # noqa: ANN401 - a value of any field
    if isinstance(value, list):
        return sorted(fold_text(item) for item in value)
    return fold_text(value) if isinstance(value, str) else value


def _side(plan: Plan) -> ItemSide:
    document = plan.document
    evidence: list[Evidence] = []
    for part in (document.period, document.vision):
        evidence.extend(part.evidence if part else ())
    return ItemSide(id=None, text=document.title, evidence=tuple(evidence))
