"""What each indicator measures: an action, a pillar, or the whole plan.

In: mentions and the linked tree. Out: a ``Place`` for each. An indicator belongs to the nearest action or pillar above
the node it was found in. Where a plan prints indicators only behind the last of several measures, time after time,
they close the part above those measures and belong to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planextract.document import Document
from planextract.link.tree import Tree
from planextract.mentions import KpiMention
from planextract.records.action import Action
from planextract.spans import fold

_PROVISION = "kpi.provision.row"
_AFTER_LAST = "place.after_last"
_FEWEST_PARTS = 2  # that show a habit of the plan; once may be chance


@dataclass(frozen=True, slots=True)
class Place:
    """What an indicator measures.

    Attributes:
        action: Id of the action, None if it measures no single one.
        pillar: Id of the pillar, None if it measures the whole plan; of an action, its own pillar counts.
        named: Whether its table or row names the action.
        reasons: Reason codes.
    """

    action: str | None = None
    pillar: str | None = None
    named: bool = False
    reasons: tuple[str, ...] = ()


def place_kpis(document: Document, mentions: Sequence[KpiMention], tree: Tree) -> tuple[Place, ...]:
    """Find what indicators measure.

    Args:
        document: With its outline.
        mentions: The indicators, in document order.
        tree: Linked pillars and actions.
    """
    places = tuple(_find_place(document, mention, tree) for mention in mentions)
    return _lift(places, {action.id: action for action in tree.actions}, _find_brothers(document, tree))


def _find_brothers(document: Document, tree: Tree) -> dict[str, list[str]]:
    """Return for each action all that stand under the same entry of the outline, in order."""
    parts: dict[int | None, list[str]] = {}
    for node, key in sorted(tree.action_of_node.items()):
        part = parts.setdefault(document.nodes[node].parent, [])
        if key not in part[-1:]:
            part.append(key)
    return {key: part for part in parts.values() for key in part}


def _lift(places: tuple[Place, ...], actions: dict[str, Action], brothers: dict[str, list[str]]) -> tuple[Place, ...]:
    """Give indicators that always stand behind the last of several measures to the part above, level by level."""
    depths: dict[str, int] = {}
    for action in actions.values():
        depths[action.id] = depths[action.parent] + 1 if action.parent in depths else 0
    for depth in range(max(depths.values(), default=0), -1, -1):
        here = {place.action for place in places if place.action and not place.named and depths[place.action] == depth}
        several = [key for key in here if len(brothers.get(key, ())) > 1]
        if len(several) < _FEWEST_PARTS or any(brothers[key][-1] != key for key in several):
            continue
        places = tuple(
            _raise(place, actions[place.action]) if place.action in here and not place.named else place
            for place in places
        )
    return places


def _raise(place: Place, action: Action) -> Place:
    return replace(place, action=action.parent, pillar=action.pillar or place.pillar, reasons=(_AFTER_LAST,))


def _find_place(document: Document, mention: KpiMention, tree: Tree) -> Place:
    """Return the nearest action and pillar above an indicator, or the action that its table names."""
    if not document.nodes:
        return Place()
    node = document.nodes[mention.node]
    action = _find_in_table(document, mention, tree) or _find_service(mention, tree)
    named = action is not None or mention.node in tree.action_of_node
    above: list[int] = []
    for other in (node, *document.ancestors(node)):
        above.append(other.index)
        action = action or tree.action_of_node.get(other.index)
        if other.index in tree.pillar_of_node:
            return Place(action, tree.pillar_of_node[other.index], named=named)
    if action is not None:
        return Place(action, named=named)
    return Place(pillar=_find_beside(document, above, tree))


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


def _find_service(mention: KpiMention, tree: Tree) -> str | None:
    """Return the one measure that bears the name of a service whose provision is planned."""
    if mention.rule != _PROVISION:
        return None
    name = "".join(mention.view.text.split())
    alike = [action.id for action in tree.actions if "".join(fold(action.text).text.split()) == name]
    return alike[0] if len(alike) == 1 else None


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
