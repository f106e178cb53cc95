"""Indicators of the whole plan that a text prints behind the last of several numbered parts.

``１．… ２．… ３．… 成果指標``: a heading without number ends no numbered part by itself, so the indicators came to
stand below the third. But where one heading announces them for the whole document, they are no more of the third than
of the parts before it. Where parts of a plan each close with their indicators nothing is moved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planextract.document import Document, Node
from planextract.structure.depths import renumber
from planextract.values.labels import label_key

REASON = "layout.closes_plan"
# Of two parts the second may well be the only one that can be measured.
_FEWEST_PARTS = 3
_INDICATORS = "kpi"


def lift_closing_parts(document: Document, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Return the outline with such a heading, and what it heads, beside the numbered parts.

    Args:
        document: Drawn pages and Markdown tell the level of a heading, and are left as they are.
        nodes: Its outline.
    """
    if document.source.media_type != "text/plain":
        return tuple(nodes)
    announcing = [node for node in nodes if node.announces == _INDICATORS]
    if len(announcing) != 1 or not _is_bare(announcing[0]):
        return tuple(nodes)
    below: dict[int | None, list[Node]] = {}
    for node in nodes:
        below.setdefault(node.parent, []).append(node)
    heading = announcing[0]
    parent = _find_part_over(heading, nodes, below)
    if parent == heading.parent:
        return tuple(nodes)
    # What else stands behind the part's own list came there in the same way.
    lifted = {
        node.index
        for node in below[heading.parent]
        if node.index == heading.index or (node.index > heading.index and _is_bare(node))
    }
    return renumber(
        [
            replace(node, parent=parent, reasons=(*node.reasons, REASON)) if node.index in lifted else node
            for node in nodes
        ]
    )


def _find_part_over(heading: Node, nodes: Sequence[Node], below: Mapping[int | None, Sequence[Node]]) -> int | None:
    """Return what the parts stand under whose last one the heading came to stand in, or its own parent."""
    found = at = heading.parent
    # A chapter that announces what stands in it is the place of the parts, and none of them.
    while at is not None and nodes[at].label is not None and nodes[at].announces is None:
        if _closes_run(nodes[at], below):
            found = nodes[at].parent
        at = nodes[at].parent
    return found


def _is_bare(node: Node) -> bool:
    return node.kind == "heading" and node.label is None and node.size is None


def _closes_run(part: Node, below: Mapping[int | None, Sequence[Node]]) -> bool:
    """Tell whether a part is the last of several that count on from 1."""
    label = part.label
    if label is None or label.number is None or label.number < _FEWEST_PARTS or part.kind != "heading":
        return False
    alike = [
        node for node in below[part.parent] if node.label is not None and label_key(node.label) == label_key(label)
    ]
    numbers = {node.label.number for node in alike if node.label is not None}
    return alike[-1].index == part.index and numbers == set(range(1, label.number + 1))
