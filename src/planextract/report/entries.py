"""A record → the entries that a reader is shown: pillars with their actions, indicators, bodies, dates, issues.

Every entry and every figure has a key; what proves it is marked with the same key on the pages (``sheets``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planextract.records.action import Action
from planextract.records.actor import Actor
from planextract.records.date import PlanDate
from planextract.records.evidence import Confidence, Evidence
from planextract.records.kpi import Baseline, Kpi, Target
from planextract.records.plan import Plan
from planextract.report.words import (
    ACTOR_KINDS,
    BASES,
    DATE_KINDS,
    DIRECTIONS,
    QUALIFIERS,
    VALUES,
    show_number,
    show_period,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said about an entry beside its text.

    Attributes:
        label: What it is.
        text: What it says.
        key: Under which its own evidence is marked, or the key of the entry it names; empty for neither.
        evidence: Its own evidence.
        leads: Whether the key is that of another entry.
    """

    label: str
    text: str
    key: str = ""
    evidence: tuple[Evidence, ...] = ()
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the record.

    Attributes:
        key: Its id.
        kind: ``document``, ``pillar``, ``action``, ``kpi``, ``actor``, ``date`` or ``issue``.
        text: Its words.
        marker: Number or bullet as printed.
        depth: How deep it stands in the tree of measures.
        priority: Whether it is marked as a priority.
        facts: What else is known of it.
        evidence: Where it stands.
        confidence: How far to trust it, None for what has no grade.
        rule: Which rule found it.
    """

    key: str
    kind: str
    text: str
    evidence: tuple[Evidence, ...]
    marker: str = ""
    depth: int = 0
    priority: bool = False
    facts: tuple[Fact, ...] = ()
    confidence: Confidence | None = None
    rule: str = ""

    @property
    def page(self) -> int | None:
        """First page that proves it, None for what stands nowhere."""
        return min((evidence.page for evidence in self.evidence), default=None)

    def proofs(self) -> Iterator[tuple[str, Evidence]]:
        """Yield its evidence and that of its facts, each with the key that it proves."""
        yield from ((self.key, evidence) for evidence in self.evidence)
        yield from ((fact.key, evidence) for fact in self.facts if not fact.leads for evidence in fact.evidence)


def list_entries(plan: Plan) -> tuple[Entry, ...]:
    """Return the entries of a record in the order in which they are shown."""
    names = {actor.id: actor.name for actor in plan.actors} | {date.id: date.text for date in plan.dates}
    return (
        *_front(plan),
        *_measures(plan, names),
        *(_kpi(kpi, plan) for kpi in plan.kpis),
        *(_actor(actor) for actor in plan.actors),
        *(_date(date) for date in plan.dates),
        *_issues(plan),
    )


def _front(plan: Plan) -> Iterator[Entry]:
    period, vision = plan.document.period, plan.document.vision
    if period is not None:
        span = _span(period.start, period.end)
        yield Entry("period", "document", period.text, period.evidence, facts=(Fact("計画期間", span),))
    if vision is not None:
        yield Entry("vision", "document", vision.text, vision.evidence, facts=(Fact("将来像", ""),))


def _measures(plan: Plan, names: Mapping[str, str]) -> Iterator[Entry]:
    below: dict[str | None, list[Action]] = defaultdict(list)
    for action in plan.actions:
        below[action.parent or action.pillar].append(action)

    def walk(actions: Iterable[Action], depth: int) -> Iterator[Entry]:
        for action in actions:
            yield _action(action, depth, names)
            yield from walk(below[action.id], depth + 1)

    for pillar in plan.pillars:
        yield Entry(
            pillar.id,
            "pillar",
            pillar.title,
            pillar.evidence,
            marker=pillar.number or "",
            confidence=pillar.confidence,
            rule=pillar.rule,
        )
        yield from walk(below[pillar.id], 1)
    yield from walk(below[None], 0)


def _action(action: Action, depth: int, names: Mapping[str, str]) -> Entry:
    facts = [Fact("主体", names[key], key, leads=True) for key in action.actors if key in names]
    facts += [Fact("期日", names[key], key, leads=True) for key in action.dates if key in names]
    facts += [Fact("区分", QUALIFIERS.get(word, word)) for word in action.qualifiers]
    return Entry(
        action.id,
        "action",
        action.text,
        action.evidence,
        marker=action.marker or "",
        depth=depth,
        priority=action.priority,
        facts=tuple(facts),
        confidence=action.confidence,
        rule=action.rule,
    )


def _kpi(kpi: Kpi, plan: Plan) -> Entry:
    facts = [Fact("単位", kpi.unit)] if kpi.unit else []
    if kpi.direction:
        facts.append(Fact("方向", DIRECTIONS[kpi.direction]))
    if kpi.baseline is not None:
        facts.append(_figure("基準値", kpi.baseline, f"{kpi.id}.baseline"))
    facts += [_figure("目標", target, f"{kpi.id}.{number}") for number, target in enumerate(kpi.targets)]
    measured = next((action for action in plan.actions if action.id == kpi.action), None)
    pillar = next((pillar for pillar in plan.pillars if pillar.id == kpi.pillar), None)
    if measured is not None:
        facts.append(Fact("施策", measured.text, measured.id, leads=True))
    elif pillar is not None:
        facts.append(Fact("柱", pillar.title, pillar.id, leads=True))
    return Entry(kpi.id, "kpi", kpi.name, kpi.evidence, facts=tuple(facts), confidence=kpi.confidence, rule=kpi.rule)


def _figure(label: str, cell: Baseline | Target, key: str) -> Fact:
    basis = BASES[cell.basis] if isinstance(cell, Target) else ""
    notes = "・".join(note for note in (show_period(cell.at), basis) if note)
    return Fact(label, show_number(cell.value) + (f"（{notes}）" if notes else ""), key, cell.evidence)


def _actor(actor: Actor) -> Entry:
    facts = [Fact("役割", "、".join(VALUES[role] for role in actor.roles)), Fact("種類", ACTOR_KINDS[actor.kind])]
    facts += [Fact("コード", actor.code)] if actor.code else []
    facts += [Fact("部署", "、".join(actor.units))] if actor.units else []
    facts += [Fact("別名", "、".join(actor.aliases))] if actor.aliases else []
    return Entry(
        actor.id, "actor", actor.name, actor.evidence, facts=tuple(facts), confidence=actor.confidence, rule=actor.rule
    )


def _date(date: PlanDate) -> Entry:
    span = _span(date.start, date.end)
    facts = [Fact("暦日", span)] if span else []
    facts.append(Fact("種類", DATE_KINDS[date.kind]))
    facts += [Fact("毎年", date.recurs.removeprefix("--"))] if date.recurs else []
    return Entry(
        date.id, "date", date.text, date.evidence, facts=tuple(facts), confidence=date.confidence, rule=date.rule
    )


def _issues(plan: Plan) -> Iterator[Entry]:
    for number, issue in enumerate(plan.issues, 1):
        facts = tuple(Fact("対象", key, key, leads=True) for key in issue.items)
        yield Entry(f"I-{number}", "issue", issue.message, issue.evidence, facts=facts, rule=issue.code)


def _span(start: str | None, end: str | None) -> str:
    """Return an interval as a person reads it; empty where neither side is on the calendar."""
    if start == end:
        return start or ""
    return show_period(f"{start or ''}/{end or ''}")
