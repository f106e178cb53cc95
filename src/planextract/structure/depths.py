"""How deep nodes stand, after their parents were changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planextract.document import Node


def renumber(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Return nodes whose depth follows their parents again, after parents were changed."""
    out: list[Node] = []
    for node in nodes:
        depth = 0 if node.parent is None else out[node.parent].depth + 1
        out.append(node if node.depth == depth else replace(node, depth=depth))
    return tuple(out)
