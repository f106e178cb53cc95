"""Lists that hold for all pillars: bullets below 基本方針 or below a heading that calls itself common to all.

In: the outline and where the pillars stand. Out: the bullets of such lists, and the actions below a pillar that a lost
layout has carried there from one. Rule: ``common.*`` in ``rules/base/actions.toml``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from planextract.document import Document, Node
from planextract.mentions import ActionMention
from planextract.rules.loader import RuleSet
from planextract.values.labels import label_key

REASON = "layout.list_apart"
_FEWEST_NUMBERED = 2

Placed = tuple[int | None, ActionMention]
"""The place of an action's pillar, None for none, and the action."""


def find_common_items(document: Document, pillar_nodes: Collection[int], rules: RuleSet) -> frozenset[int]:
    """Return the bullets of lists that hold for all pillars.

    Args:
        document: With its outline.
        pillar_nodes: Nodes of the pillars; a heading over one of them lists the pillars and nothing else.
        rules: The ``actions`` rules.
    """
    heads = [node for node in document.nodes if node.kind == "heading"]
    if not rules.possible(
        "\n".join([node.text for node in heads]), "common"
    ):  # of few documents any heading may be one
        return frozenset()
    above = {other.index for index in pillar_nodes for other in document.ancestors(document.nodes[index])}
    named = (
        node
        for node in heads
        if node.index not in above and node.index not in pillar_nodes and rules.first(node.text, "common") is not None
    )
    return frozenset(
        child.index
        for head in named
        for child in document.children(head.index)
        if child.kind == "item" and child.label is not None and child.label.kind == "bullet"
    )


def lift_common_actions(placed: Sequence[Placed], document: Document, common: Collection[int]) -> Iterator[Placed]:
    """Yield the actions; one that stands below a pillar but belongs to a common list loses its pillar.

    A bullet of that list's kind, behind numbered measures that each have a list of their own, is none of them.
    """
    keys = {label_key(label) for index in common if (label := document.nodes[index].label) is not None}
    for place, mention in placed:
        node = document.nodes[mention.node]
        if place is not None and mention.above is None and keys and _is_stray(document, node, keys):
            yield None, replace(mention, reasons=(*mention.reasons, REASON), grade="medium")
        else:
            yield place, mention


def _is_stray(document: Document, node: Node, keys: Collection[str]) -> bool:
    if node.label is None or label_key(node.label) not in keys or any(document.children(node.index)):
        return False
    siblings = [other for other in document.children(node.parent) if other.label is not None]
    others = [other for other in siblings if other.index != node.index]
    numbered = [other for other in others if other.label is not None and other.label.number is not None]
    return (
        len(others) == len(numbered) >= _FEWEST_NUMBERED
        and siblings[-1].index == node.index
        and all(any(document.children(other.index)) for other in others)
    )
