"""One record against its gold: the figures, what was missed, and how far each grade of confidence held.

All figures are fractions of 1: F1 unless named otherwise, None where there is nothing to measure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from planextract.evaluate.gold import GoldActor, GoldBaseline, GoldKpi, GoldPeriod, GoldPlan
from planextract.evaluate.matching import SIMILAR, fold, fold_body, fold_names, pair_bodies, pair_texts, similarity
from planextract.records.actor import Actor
from planextract.records.evidence import Item
from planextract.records.kpi import Baseline, Kpi
from planextract.records.plan import Period, Plan

METRICS = (
    "pillars", "actions", "tree", "priority", "kpis", "kpi_cells",
    "actors", "codes", "roles", "dates", "document", "evidence",
)  # fmt: skip
# A body that is only mentioned has no role that could be right or wrong.
NO_ROLE = "mentioned"


@dataclass(frozen=True)
class Pairs:
    """Which predicted item answers which gold item, by index, {gold: predicted}.

    Attributes:
        pillars: By title.
        actions: By text.
        kpis: By name.
        actors: By name and alias, among named bodies.
        named: The gold bodies that must be found.
        predicted: The predicted bodies that are no classes.
    """

    pillars: dict[int, int]
    actions: dict[int, int]
    kpis: dict[int, int]
    actors: dict[int, int]
    named: tuple[GoldActor, ...]
    predicted: tuple[Actor, ...]


def pair_plan(plan: Plan, gold: GoldPlan) -> Pairs:
    """Pair off everything that is compared by its words."""
    named = tuple(actor for actor in gold.actors if not actor.generic)
    predicted = tuple(actor for actor in plan.actors if not actor.generic)
    return Pairs(
        pillars=pair_texts((p.title for p in plan.pillars), (g.title for g in gold.pillars)),
        actions=pair_texts((p.text for p in plan.actions), (g.text for g in gold.actions)),
        kpis=pair_texts((p.name for p in plan.kpis), (g.name for g in gold.kpis)),
        actors=pair_bodies([(p.name, p.aliases) for p in predicted], [(g.name, g.aliases) for g in named]),
        named=named,
        predicted=predicted,
    )


def score_plan(plan: Plan, text: str, gold: GoldPlan, pairs: Pairs) -> dict[str, float | None]:
    """Return all figures of one document."""
    cells = sum((Counter(_cells(gold.kpis[i])) & Counter(_cells(plan.kpis[j]))).total() for i, j in pairs.kpis.items())
    gold_dates = {(d.start, d.end, fold(d.text)) for d in gold.dates}
    dates = {(d.start, d.end, fold(d.text)) for d in plan.dates}
    return {
        "pillars": _f1(len(pairs.pillars), len(plan.pillars), len(gold.pillars)),
        "actions": _f1(len(pairs.actions), len(plan.actions), len(gold.actions)),
        "tree": _share(len(well_placed(plan, gold, pairs)), len(gold.actions)),
        "priority": _score_priority(plan, gold, pairs),
        "kpis": _f1(len(pairs.kpis), len(plan.kpis), len(gold.kpis)),
        "kpi_cells": _f1(cells, sum(len(_cells(k)) for k in plan.kpis), sum(len(_cells(k)) for k in gold.kpis)),
        **_score_actors(gold, pairs),
        "dates": _f1(len(gold_dates & dates), len(dates), len(gold_dates)),
        "document": sum(check_document(plan, gold).values()) / 4,
        "evidence": _score_evidence(plan, text),
    }


def score_nothing(gold: GoldPlan) -> dict[str, float | None]:
    """Return the figures of a document that has no record: zero wherever the gold asks for something."""
    named = [actor for actor in gold.actors if not actor.generic]
    asked = {
        "pillars": gold.pillars,
        "actions": gold.actions,
        "tree": gold.actions,
        "priority": [action for action in gold.actions if action.priority],
        "kpis": gold.kpis,
        "kpi_cells": [cell for kpi in gold.kpis for cell in _cells(kpi)],
        "actors": named,
        "codes": [actor for actor in named if actor.code],
        "roles": [role for actor in named for role in _roles(actor.roles)],
        "dates": gold.dates,
        "document": [gold.title],
        "evidence": [],
    }
    return {metric: 0.0 if asked[metric] else None for metric in METRICS}


def well_placed(plan: Plan, gold: GoldPlan, pairs: Pairs) -> set[int]:
    """Return the matched gold actions whose parent, or at the top whose pillar, is the gold one."""
    pillar_of = {gold.pillars[i].id: plan.pillars[j].id for i, j in pairs.pillars.items()}
    action_of = {gold.actions[i].id: plan.actions[j].id for i, j in pairs.actions.items()}
    right = set()
    for i, j in pairs.actions.items():
        wanted, found = gold.actions[i], plan.actions[j]
        if wanted.parent:
            fits = action_of.get(wanted.parent) == found.parent
        else:
            fits = not found.parent and pillar_of.get(wanted.pillar or "") == found.pillar
        if fits:
            right.add(i)
    return right


def check_document(plan: Plan, gold: GoldPlan) -> dict[str, bool]:
    """Return which of the four statements about the document itself are right."""
    names = {actor.id: fold_body(actor.name) for actor in plan.actors}
    issuers = {names.get(issuer, fold_body(issuer)) for issuer in plan.document.issuers}
    return {
        "title": similarity(fold(plan.document.title), fold(gold.title)) >= SIMILAR,
        "period": _bounds(plan.document.period) == _bounds(gold.period),
        "issuers": issuers == {fold_body(issuer) for issuer in gold.issuers},
        "status": plan.document.status == gold.status,
    }


def scored_actors(gold: GoldPlan, pairs: Pairs) -> tuple[Actor, ...]:
    """Return the predicted bodies that count: a class that the gold lists neither helps nor hurts."""
    classes = {name for actor in gold.actors if actor.generic for name in fold_names(actor.name, actor.aliases)}
    matched = set(pairs.actors.values())
    return tuple(
        actor
        for j, actor in enumerate(pairs.predicted)
        if j in matched or not fold_names(actor.name, actor.aliases) & classes
    )


def grade_items(plan: Plan, gold: GoldPlan, pairs: Pairs) -> dict[str, tuple[int, int]]:
    """Return, per grade of confidence, how many items were right and how many there were."""
    dates = {(d.start, d.end, fold(d.text)) for d in gold.dates}
    matched = {id(pairs.predicted[j]) for j in pairs.actors.values()}
    verdicts: list[tuple[Item, bool]] = [
        *((item, j in set(pairs.pillars.values())) for j, item in enumerate(plan.pillars)),
        *((item, j in set(pairs.actions.values())) for j, item in enumerate(plan.actions)),
        *((item, j in set(pairs.kpis.values())) for j, item in enumerate(plan.kpis)),
        *((item, id(item) in matched) for item in scored_actors(gold, pairs)),
        *((item, (item.start, item.end, fold(item.text)) in dates) for item in plan.dates),
    ]
    total = Counter(item.confidence.grade for item, _ in verdicts)
    right = Counter(item.confidence.grade for item, is_right in verdicts if is_right)
    return {grade: (right[grade], total[grade]) for grade in ("high", "medium", "low")}


def _score_priority(plan: Plan, gold: GoldPlan, pairs: Pairs) -> float | None:
    hit = sum(gold.actions[i].priority and plan.actions[j].priority for i, j in pairs.actions.items())
    return _f1(hit, sum(a.priority for a in plan.actions), sum(a.priority for a in gold.actions))


def _score_actors(gold: GoldPlan, pairs: Pairs) -> dict[str, float | None]:
    scored = scored_actors(gold, pairs)
    both = [(pairs.named[i], pairs.predicted[j]) for i, j in pairs.actors.items()]
    codes = sum(bool(wanted.code) and wanted.code == found.code for wanted, found in both)
    roles = sum(len(_roles(wanted.roles) & _roles(found.roles)) for wanted, found in both)
    wanted_roles = sum(len(_roles(actor.roles)) for actor in pairs.named)
    return {
        "actors": _f1(len(both), len(scored), len(pairs.named)),
        "codes": _share(codes, sum(bool(actor.code) for actor in pairs.named)),
        "roles": _f1(roles, sum(len(_roles(actor.roles)) for actor in scored), wanted_roles),
    }


def _score_evidence(plan: Plan, text: str) -> float | None:
    items: tuple[Item, ...] = (*plan.pillars, *plan.actions, *plan.kpis, *plan.actors, *plan.dates)
    proven = sum(
        bool(item.evidence) and all(e.quote and text[e.start : e.end] == e.quote for e in item.evidence)
        for item in items
    )
    return _share(proven, len(items))


def _cells(kpi: Kpi | GoldKpi) -> list[tuple[str, str, float]]:
    """Return (baseline or basis, period, value) of every value that an indicator gives."""
    baseline: Baseline | GoldBaseline | None = kpi.baseline
    cells = [] if baseline is None or baseline.value is None else [("baseline", "", float(baseline.value))]
    return cells + [(target.basis or "level", target.at or "", float(target.value)) for target in kpi.targets]


def _roles(roles: Iterable[str]) -> set[str]:
    return set(roles) - {NO_ROLE}


def _bounds(period: Period | GoldPeriod | None) -> tuple[str | None, str | None] | None:
    return (period.start, period.end) if period else None


def _f1(hit: int, predicted: int, gold: int) -> float | None:
    return 2 * hit / (predicted + gold) if predicted or gold else None


def _share(hit: int, total: int) -> float | None:
    return hit / total if total else None
