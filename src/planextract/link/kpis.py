"""Indicators become records: what they measure, and figures with their periods.

In: mentions, the linked tree and the plan's period. Out: ``Kpi`` records. An indicator belongs to the nearest
action or pillar above the node it was found in; where neither is certain it belongs to the whole plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from planextract.link.kpi_places import place_kpis
from planextract.link.proof import IdMaker, Prover, to_confidence
from planextract.link.tree import Tree
from planextract.mentions import Figure, KpiMention
from planextract.records.kpi import Baseline, Basis, Direction, Kpi, Target
from planextract.records.plan import Period

# Reason codes by which the extractor asks for the plan's own period.
_PLAN_PERIOD = "period.plan"
_PLAN_YEARS = "period.years_"


def link_kpis(
    mentions: Sequence[KpiMention], tree: Tree, prover: Prover, ids: IdMaker, *, period: Period | None
) -> tuple[Kpi, ...]:
    """Make records of indicators.

    Args:
        mentions: In document order.
        tree: Linked pillars and actions.
        prover: Of the document.
        ids: Makes their ids.
        period: The plan's period, for sums over it; None if not stated.
    """
    pillar_of_action = {action.id: action.pillar for action in tree.actions}
    titles = {pillar.id: pillar.title for pillar in tree.pillars}
    texts = {action.id: action.text for action in tree.actions}
    out: list[Kpi] = []
    for mention, place in zip(mentions, place_kpis(prover.document, mentions, tree), strict=True):
        action = place.action
        pillar = pillar_of_action.get(action, place.pillar) if action else place.pillar
        name = prover.printed(mention.view)
        targets = [_complete(target, mention.reasons, period) for target in mention.targets]
        out.append(
            Kpi(
                id=ids.make("K", titles.get(pillar or ""), texts.get(action or ""), name),
                name=name,
                unit=mention.unit,
                pillar=pillar,
                action=action,
                direction=cast("Direction | None", mention.direction),
                baseline=_to_baseline(mention.baseline, prover) if mention.baseline else None,
                targets=tuple(_to_target(target, prover) for target in targets),
                evidence=prover.prove(mention.view),
                rule=mention.rule,
                confidence=to_confidence(mention.grade, (*mention.reasons, *place.reasons)),
            )
        )
    return tuple(out)


def _complete(figure: Figure, reasons: Sequence[str], period: Period | None) -> Figure:
    """Fill a sum over the plan's period with the period's days."""
    if figure.basis != "cumulative" or period is None:
        return figure
    if _PLAN_PERIOD in reasons and figure.start is None and period.start is not None:
        end = period.end if figure.end is None or _ends_with_plan(figure.end, period) else figure.end
        return replace(figure, start=period.start, end=end) if end is None or period.start < end else figure
    years = next((int(code.removeprefix(_PLAN_YEARS)) for code in reasons if code.startswith(_PLAN_YEARS)), None)
    if years is not None and figure.start is None and figure.end is None and _lasts(period, years):
        return replace(figure, start=period.start, end=period.end)
    return figure


def _ends_with_plan(end: str, period: Period) -> bool:
    """Tell whether a sum over the plan stands under its last year, called by the calendar (令和11年 of 令和11年度)."""
    return period.end is not None and end.endswith("-12-31") and period.end == f"{int(end[:4]) + 1}-03-31"


def _lasts(period: Period, years: int) -> bool:
    if period.start is None or period.end is None:
        return False
    first, last = date.fromisoformat(period.start), date.fromisoformat(period.end)
    return round((last - first).days / 365.25) == years


def _to_baseline(figure: Figure, prover: Prover) -> Baseline:
    return Baseline(value=figure.value, at=_at(figure), evidence=prover.prove(figure.view))


def _to_target(figure: Figure, prover: Prover) -> Target:
    return Target(
        value=figure.value, at=_at(figure), basis=cast("Basis", figure.basis), evidence=prover.prove(figure.view)
    )


def _at(figure: Figure) -> str | None:
    """Write a period: a day as a date, anything longer as an interval with open sides left empty."""
    if figure.start is None and figure.end is None:
        return None
    if figure.start == figure.end:
        return figure.start
    return f"{figure.start or ''}/{figure.end or ''}"
