"""Does everything hang together?

In: a plan. Out: issues for ids that name nothing, for trees that are none, and for actions and pillars that
stand alone although the plan has the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from planextract.records.evidence import Item
from planextract.records.issue import Issue
from planextract.records.plan import Plan


def check_references(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield ids that name no item of the plan."""
    del text
    known = {item.id for items in (plan.pillars, plan.actions, plan.actors, plan.dates) for item in items}
    for owner, references in _references(plan):
        missing = sorted({reference for reference in references if reference is not None} - known)
        if missing:
            message = f"存在しない項目を参照しています（{'、'.join(missing)}）。"
            items, evidence = ((owner.id,), owner.evidence) if owner is not None else ((), ())
            yield Issue(
                code="plan.dangling_reference", severity="error", message=message, items=items, evidence=evidence
            )


def check_tree(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield actions that stand under themselves, or under an action of another pillar."""
    del text
    actions = {action.id: action for action in plan.actions}
    for action in plan.actions:
        seen = {action.id}
        above = action.parent
        while above in actions and above not in seen:
            seen.add(above)
            above = actions[above].parent
        if above in seen:
            message = "施策の上下関係が循環しています。"
            yield _issue("plan.parent_cycle", "error", message, action)
        parent = actions.get(action.parent or "")
        if parent is not None and parent.pillar != action.pillar:
            message = f"「{action.text[:30]}」とその上の施策とで、柱が異なります。"
            yield Issue(
                code="plan.parent_elsewhere",
                severity="warning",
                message=message,
                items=(action.id, parent.id),
                evidence=action.evidence,
            )


def check_orphans(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield actions without a pillar in a plan that has pillars, and pillars without actions."""
    del text
    if not plan.pillars:
        return
    for action in plan.actions:
        if action.pillar is None and action.parent is None:
            message = f"「{action.text[:30]}」はどの柱にも属していません。"
            yield _issue("plan.orphan_action", "info", message, action)
    filled = {action.pillar for action in plan.actions}
    for pillar in plan.pillars:
        if plan.actions and pillar.id not in filled:
            message = f"柱「{pillar.title}」に施策がありません。"
            yield _issue("plan.empty_pillar", "info", message, pillar)


def _references(plan: Plan) -> Iterator[tuple[Item | None, tuple[str | None, ...]]]:
    yield None, plan.document.issuers
    for action in plan.actions:
        yield action, (action.pillar, action.parent, *action.actors, *action.dates)
    for kpi in plan.kpis:
        yield kpi, (kpi.pillar, kpi.action)


def _issue(code: str, severity: Literal["info", "error"], message: str, item: Item) -> Issue:
    return Issue(code=code, severity=severity, message=message, items=(item.id,), evidence=item.evidence)
