"""Bullets of the column 課題 in an overview whose frame was lost: they stand above the measures of their field.

``分野 課題 連携して進める取組`` heads a part, and below each numbered field small bullets come before larger ones that
have small bullets of their own. What stands before the first larger one fills the column between field and measures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from planextract.document import Node
from planextract.rules.loader import RuleSet
from planextract.structure.zones import find_zone
from planextract.values.labels import label_rank

_FEWEST = 2  # fields
_LONGEST_HEADER = 60
_MEASURES = re.compile(r"(?:取組み?|取り組み|施策|事業|対応(?:策|方針|方向)?|対策)(?:の?(?:内容|方向性?|例))?$")


def tell_challenges(nodes: Sequence[Node], zones: RuleSet) -> tuple[Node, ...]:
    """Return the nodes with the bullets of a lost column of challenges told.

    Args:
        nodes: The outline; that of drawn pages, where tables keep their frames, stays as it is.
        zones: The ``zones`` rules.
    """
    heads = {node.parent for node in nodes if node.parent is not None and _is_header(node, zones)}
    if not heads or any(node.size is not None for node in nodes):
        return tuple(nodes)
    below: dict[int, list[Node]] = {}
    for node in nodes:
        if node.parent is not None:
            below.setdefault(node.parent, []).append(node)
    told: set[int] = set()
    for head in heads:
        fields = [node for node in below[head] if node.kind == "heading" and node.label and node.label.number]
        if len(fields) >= _FEWEST:
            for field in fields:
                told.update(_find_column(below.get(field.index, ()), below))
    return tuple(replace(node, zone="challenge") if node.index in told else node for node in nodes)


def _is_header(node: Node, zones: RuleSet) -> bool:
    """Tell whether a line is the header of an overview with a column of challenges before one of measures."""
    if node.label is not None or node.table is not None or not 0 < len(node.text) <= _LONGEST_HEADER:
        return False
    words = node.text.split()
    if not any(_MEASURES.search(word) for word in words[2:]):  # the challenges are no first column
        return False
    challenge = next((at for at, word in enumerate(words) if find_zone(word, zones) == "challenge"), None)
    return bool(challenge) and any(_MEASURES.search(word) for word in words[(challenge or 0) + 1 :])


def _find_column(children: Sequence[Node], below: Mapping[int, Sequence[Node]]) -> list[int]:
    """Return the bullets above the first larger one with bullets of its own."""
    first = next((at for at, node in enumerate(children) if _is_bullet(node) and node.index in below), None)
    if not first:
        return []
    before, measure = children[:first], children[first].label
    if measure is None or any(
        not _is_bullet(node) or node.label is None or label_rank(node.label) <= label_rank(measure) for node in before
    ):
        return []
    return [node.index for node in before]


def _is_bullet(node: Node) -> bool:
    return node.label is not None and node.label.kind == "bullet"
