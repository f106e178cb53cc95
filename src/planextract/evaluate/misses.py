"""What is missing and what is extra in a record, in the words of the documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planextract.evaluate.figures import Pairs, check_document, scored_actors, well_placed
from planextract.evaluate.gold import GoldPlan
from planextract.evaluate.matching import fold
from planextract.records.plan import Plan


@dataclass(frozen=True)
class Misses:
    """What went wrong for one kind of item.

    Attributes:
        kind: ``pillars``, ``actions``, ``kpis``, ``actors``, ``dates``, ``tree`` or ``document``.
        missing: In gold only; for ``tree`` actions in the wrong place, for ``document`` wrong fields.
        extra: In the record only.
    """

    kind: str
    missing: tuple[str, ...]
    extra: tuple[str, ...] = ()


def list_misses(plan: Plan, gold: GoldPlan, pairs: Pairs) -> tuple[Misses, ...]:
    """List everything that keeps the figures of a document below 1."""
    gold_dates = {(d.start, d.end, fold(d.text)): d.text for d in gold.dates}
    dates = {(d.start, d.end, fold(d.text)): d.text for d in plan.dates}
    placed = well_placed(plan, gold, pairs)
    matched = {id(pairs.predicted[j]) for j in pairs.actors.values()}
    return (
        _compare("pillars", [p.title for p in plan.pillars], [g.title for g in gold.pillars], pairs.pillars),
        _compare("actions", [p.text for p in plan.actions], [g.text for g in gold.actions], pairs.actions),
        _compare("kpis", [p.name for p in plan.kpis], [g.name for g in gold.kpis], pairs.kpis),
        Misses(
            "actors",
            tuple(actor.name for i, actor in enumerate(pairs.named) if i not in pairs.actors),
            tuple(actor.name for actor in scored_actors(gold, pairs) if id(actor) not in matched),
        ),
        Misses("dates", _spell_dates(gold_dates, dates), _spell_dates(dates, gold_dates)),
        Misses("tree", tuple(gold.actions[i].text for i in sorted(pairs.actions) if i not in placed)),
        Misses("document", tuple(name for name, right in check_document(plan, gold).items() if not right)),
    )


def _compare(kind: str, predicted: Sequence[str], gold: Sequence[str], pairs: dict[int, int]) -> Misses:
    used = set(pairs.values())
    return Misses(
        kind,
        tuple(text for i, text in enumerate(gold) if i not in pairs),
        tuple(text for j, text in enumerate(predicted) if j not in used),
    )


DateKey = tuple[str | None, str | None, str]


def _spell_dates(these: dict[DateKey, str], those: Iterable[DateKey]) -> tuple[str, ...]:
    return tuple(
        f"{text} → {start or '…'}/{end or '…'}"
        for (start, end, _), text in these.items()
        if (start, end, _) not in those
    )
