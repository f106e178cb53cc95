"""Pillars of a speech: the headings whose running text says what will be done.

In: an outline of a family that has the rule ``pillar.told``. Out: the highest headings of one kind, most of which
stand over sentences of that form (〜してまいります); nothing in any other document, where such sentences prove little.
"""

from __future__ import annotations

from planextract.document import Document, Node
from planextract.extract.groups import SILENT, Group, below, find_groups
from planextract.extract.pillar_titles import may_be_pillars, mention_title
from planextract.mentions import PillarMention
from planextract.rules.loader import RuleSet

_TOLD = "pillar.told"
_FEWEST, _FEWEST_SENTENCES = 2, 4


def find_spoken(document: Document, rules: RuleSet) -> tuple[PillarMention, ...]:
    """Find the headings that a speech goes through.

    Args:
        document: With its outline.
        rules: The ``pillars`` rules.
    """
    if _TOLD not in rules.rules:
        return ()
    pattern = rules[_TOLD].pattern
    told = {
        node.index: len(pattern.findall(node.text))
        for node in document.nodes
        if node.kind == "paragraph" and node.zone not in SILENT
    }
    groups = [(sum(found), group) for group in find_groups(document) if (found := _count(document, group, told))]
    best = max(groups, key=lambda pair: pair[0], default=(0, None))
    if best[1] is None or best[0] < _FEWEST_SENTENCES:
        return ()
    return tuple(mention_title(node, _TOLD, ("outline.spoken",), "medium") for node in best[1].nodes)


def _count(document: Document, group: Group, told: dict[int, int]) -> list[int]:
    """Return how many such sentences stand below each heading, nothing where most stand over none."""
    if len(group.nodes) < _FEWEST or group.nodes[0].kind != "heading" or not may_be_pillars(document, group):
        return []
    found = [_told_below(document, node, told) for node in group.nodes]
    return found if 2 * sum(1 for count in found if count) > len(found) else []


def _told_below(document: Document, node: Node, told: dict[int, int]) -> int:
    return sum(told.get(other.index, 0) for other in below(document, node))
