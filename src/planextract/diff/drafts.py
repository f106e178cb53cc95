"""A change before it is weighed and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planextract.diff.severity import weigh
from planextract.records.action import Action
from planextract.records.actor import Actor
from planextract.records.change import Change, FieldChange, ItemKind, ItemSide, Match, Op
from planextract.records.date import PlanDate
from planextract.records.evidence import Evidence
from planextract.records.kpi import Kpi
from planextract.records.pillar import Pillar

Item = Pillar | Action | Kpi | Actor | PlanDate
# Below this score, or this far from the next best partner, a person should look (要確認).
SURE_SCORE = 0.62
SURE_MARGIN = 0.04


@dataclass(slots=True)
class Draft:
    """One finding.

    Attributes:
        op: What happened.
        kind: To what.
        old: The old record, None if there is none.
        new: The new record, None if there is none.
        fields: What differs.
        facts: What is known about it, for the severity.
        match: How the sides were paired.
        place: Where it stands among its kind on the new side, or on the old one if it is gone.
        needs_review: Whether something beside the match is uncertain.
    """

    op: Op
    kind: ItemKind
    old: Item | None
    new: Item | None
    fields: Sequence[FieldChange] = ()
    facts: Sequence[str] = ()
    match: Match | None = None
    place: float = 0
    needs_review: bool = False

    def to_change(self) -> Change:
        """Return the record of this finding."""
        match = self.match
        # The same sentence about another place may be a correction or another measure: only a person can tell.
        unsure = match is not None and (
            match.score < SURE_SCORE or match.margin < SURE_MARGIN or match.by == "place_masked"
        )
        return Change(
            op=self.op,
            kind=self.kind,
            old=_side(self.old),
            new=_side(self.new),
            fields=tuple(self.fields),
            severity=weigh(self.facts or [f"{self.op} {self.kind}"]),
            match=self.match,
            review=self.needs_review or unsure,
        )


def _side(item: Item | None) -> ItemSide | None:
    if item is None:
        return None
    return ItemSide(id=item.id, text=_text(item), evidence=tuple(dict.fromkeys(_evidence(item))))


def _text(item: Item) -> str:
    if isinstance(item, Pillar):
        return item.title
    return item.text if isinstance(item, Action | PlanDate) else item.name


def _evidence(item: Item) -> Iterable[Evidence]:
    yield from item.evidence
    if isinstance(item, Kpi):
        for cell in (*((item.baseline,) if item.baseline else ()), *item.targets):
            yield from cell.evidence
