"""Actions get the bodies that carry them out and the dates that they name.

In: the linked tree, actors and dates. Out: the actions, completed. An action that is one sentence of a paragraph gets
the bodies of that sentence alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from planextract.link.actors import LinkedActors
from planextract.link.tree import Tree
from planextract.records.action import Action


def complete_actions(tree: Tree, actors: LinkedActors, dates: Mapping[int, tuple[str, ...]]) -> tuple[Action, ...]:
    """Give every action the bodies and dates that its own entry or sentence names.

    Args:
        tree: Linked pillars and actions.
        actors: Linked actors, with the places where they have something to do.
        dates: Ids of the dates that each outline node names.
    """
    nodes = {action: node for node, action in tree.action_of_node.items()}
    out: list[Action] = []
    for action in tree.actions:
        node = nodes.get(action.id)
        if node is not None:
            found = {"actors": actors.by_node.get(node, ()), "dates": dates.get(node, ())}
        else:
            found = {"actors": _acting_within(action, actors)}
        out.append(action.model_copy(update=found) if any(found.values()) else action)
    return tuple(out)


def _acting_within(action: Action, actors: LinkedActors) -> tuple[str, ...]:
    """Return the actors that have something to do in the sentence that an action is."""
    found: list[str] = []
    for part in action.evidence:
        first, stop = (bisect_left(actors.places, (offset, "")) for offset in (part.start, part.end))
        found.extend(actor for _, actor in actors.places[first:stop])
    return tuple(dict.fromkeys(found))
