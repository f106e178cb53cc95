"""Pillars and actions: mentions become records, parents and pillars become ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planextract.link.proof import IdMaker, Prover, to_confidence
from planextract.mentions import ActionMention, PillarMention
from planextract.records.action import Action
from planextract.records.pillar import Pillar
from planextract.spans import View

# Rules whose actions are only part of their outline node.
_OF_PARTS = frozenset({"action.future", "action.ongoing", "action.table_row"})


@dataclass(frozen=True, slots=True)
class Tree:
    """Linked pillars and actions.

    Attributes:
        pillars: Records.
        actions: Records, pillar by pillar.
        action_of_node: Id of the action that an outline node makes, for actors, dates and KPIs.
        pillar_of_node: Id of the pillar that an outline node makes or unfolds.
    """

    pillars: tuple[Pillar, ...]
    actions: tuple[Action, ...]
    action_of_node: dict[int, str]
    pillar_of_node: dict[int, str]


def link_tree(
    pillars: Sequence[PillarMention], actions: Sequence[tuple[int | None, ActionMention]], prover: Prover, ids: IdMaker
) -> Tree:
    """Make records of pillars and actions.

    Args:
        pillars: In the order of their numbers.
        actions: Each with the place of its pillar; a parent always comes before its children.
        prover: Of the document.
        ids: Makes their ids.
    """
    nodes = prover.document.nodes
    pillar_records: list[Pillar] = []
    pillar_of_node: dict[int, str] = {}
    for mention in pillars:
        views = [nodes[index].body for index in mention.scope if nodes[index].text == mention.view.text]
        title = prover.printed(mention.view)
        record = Pillar(
            id=ids.make("P", title),
            number=_print_number(mention, prover),
            title=title,
            evidence=prover.prove(mention.view, *views),
            rule=mention.rule,
            confidence=to_confidence(mention.grade, mention.reasons),
        )
        pillar_records.append(record)
        for index in (mention.node, *mention.scope):
            pillar_of_node[index] = record.id
    records: list[Action] = []
    action_of_node: dict[int, str] = {}
    id_of: dict[tuple[int, int], str] = {}
    text_of: dict[str, str] = {}
    for place, action in actions:
        pillar = pillar_records[place] if place is not None else None
        parent = id_of.get(action.above) if action.above is not None else None
        text = prover.printed(action.view)
        action_id = ids.make("A", pillar.title if pillar else None, text_of.get(parent or ""), text)
        text_of[action_id] = text
        id_of.setdefault((action.node, action.sentence), action_id)
        if action.rule not in _OF_PARTS:
            action_of_node.setdefault(action.node, action_id)
        records.append(
            Action(
                id=action_id,
                pillar=pillar.id if pillar else None,
                parent=parent,
                marker=_print_marker(action, prover),
                text=text,
                priority=action.priority,
                qualifiers=action.qualifiers,
                evidence=prover.prove(action.view, *action.again),
                rule=action.rule,
                confidence=to_confidence(action.grade, action.reasons),
            )
        )
    return Tree(tuple(pillar_records), tuple(records), action_of_node, pillar_of_node)


def _print_marker(action: ActionMention, prover: Prover) -> str | None:
    """Return an action's label in the document's own spelling."""
    return action.marker and _print_part(prover.document.nodes[action.node].whole, action.marker, prover)


def _print_number(mention: PillarMention, prover: Prover) -> str | None:
    """Return a pillar's number in the document's own spelling (full-width stays full-width)."""
    return mention.number and _print_part(prover.document.nodes[mention.node].whole, mention.number, prover)


def _print_part(whole: View, part: str, prover: Prover) -> str:
    at = whole.text.find(part)
    return prover.printed(whole.slice(at, at + len(part))) if at >= 0 else part
