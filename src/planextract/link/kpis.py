"""Indicators become records: what they measure, and figures with their periods.

In: mentions, the linked tree and the plan's period. Out: ``Kpi`` records. An indicator belongs to the nearest
action or pillar above the node it was found in; where neither is certain it belongs to the whole plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from planextract.document import Document
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
    for mention in mentions:
        action, pillar = find_place(prover.document, mention, tree)
        pillar = pillar_of_action.get(action, pillar) if action else pillar
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
                confidence=to_confidence(mention.grade, mention.reasons),
            )
        )
    return tuple(out)


def find_place(document: Document, mention: KpiMention, tree: Tree) -> tuple[str | None, str | None]:
    """Return the action and pillar that an indicator measures, each None if not certain.

    Args:
        document: With its outline.
        mention: The indicator.
        tree: Linked pillars and actions.
    """
    if not document.nodes:
        return None, None
    node = document.nodes[mention.node]
    action = _find_in_table(document, mention, tree)
    above: list[int] = []
    for other in (node, *document.ancestors(node)):
        above.append(other.index)
        action = action or tree.action_of_node.get(other.index)
        if other.index in tree.pillar_of_node:
            return action, tree.pillar_of_node[other.index]
    if action is not None:
        return action, None
    return None, _find_beside(document, above, tree)


def _find_in_table(document: Document, mention: KpiMention, tree: Tree) -> str | None:
    """Return the measure that the same table names before the indicator (事業名 in a form, 施策 in a row)."""
    table = document.nodes[mention.node].table
    spans = [span for cell in document.tables[table].cells for span in cell.spans] if table is not None else []
    if not spans:
        return None
    first, last = min(mention.view.map.starts), max(span.end for span in spans)
    begins = {action.id: action.evidence[0].start for action in tree.actions}
    inside = {key for key, start in begins.items() if min(span.start for span in spans) <= start < last}
    heads = [action.id for action in tree.actions if action.id in inside and action.parent not in inside]
    return max((key for key in heads if begins[key] < first), key=lambda key: begins[key], default=None)


def _find_beside(document: Document, above: Sequence[int], tree: Tree) -> str | None:
    """Return the one pillar of the innermost part that has any: a form names its project in a field of its own."""
    for index in above:
        inside = {
            pillar
            for node, pillar in tree.pillar_of_node.items()
            if any(other.index == index for other in document.ancestors(document.nodes[node]))
        }
        if inside:
            return inside.pop() if len(inside) == 1 else None
    return None


def _complete(figure: Figure, reasons: Sequence[str], period: Period | None) -> Figure:
    """Fill a sum over the plan's period with the period's days."""
    if figure.basis != "cumulative" or period is None:
        return figure
    if _PLAN_PERIOD in reasons and figure.start is None and period.start is not None:
        end = figure.end or period.end
        return replace(figure, start=period.start, end=end) if end is None or period.start < end else figure
    years = next((int(code.removeprefix(_PLAN_YEARS)) for code in reasons if code.startswith(_PLAN_YEARS)), None)
    if years is not None and figure.start is None and figure.end is None and _lasts(period, years):
        return replace(figure, start=period.start, end=period.end)
    return figure


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
