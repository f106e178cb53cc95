"""Columns that a text dump printed one after the other: headings first, then all their items.

``１．… ２．… ３．…`` followed by ``①②③ ①② ①②③④`` is three headings with three lists: as many lists as
headings, each list starting again from its first number. Nothing is moved where the counts differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planextract.document import Node
from planextract.structure.outline import renumber
from planextract.values.labels import label_key

REASON = "layout.columns_distributed"


def distribute_columns(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Give every heading of a run its own list, where the lists were printed behind the last heading."""
    out = list(nodes)
    below: dict[int | None, list[Node]] = {}
    for node in nodes:
        below.setdefault(node.parent, []).append(node)
    for node in nodes:
        lists = _split_lists(below.get(node.index, ()))
        if len(lists) < 2:
            continue
        run = _childless_run(nodes, node)
        if len(run) + 1 != len(lists):
            continue
        for heading, members in zip([*run, node], lists, strict=True):
            for member in members:
                if member.parent != heading.index:
                    out[member.index] = replace(
                        out[member.index], parent=heading.index, zone=heading.zone, reasons=(*member.reasons, REASON)
                    )
    return renumber(out)


def _split_lists(children: Sequence[Node]) -> list[list[Node]]:
    """Split a node's labelled children where their numbering starts again; empty if they are not one kind."""
    lists: list[list[Node]] = []
    keys: set[str] = set()
    for child in children:
        if child.label is None or child.label.number is None:
            continue
        keys.add(label_key(child.label))
        if child.label.number == 1:
            lists.append([])
        elif not lists or child.label.number != len(lists[-1]) + 1:
            return []
        lists[-1].append(child)
    return lists if len(keys) == 1 else []


def _childless_run(nodes: Sequence[Node], node: Node) -> list[Node]:
    """Return the siblings right before a node that have the same kind of label and nothing under them."""
    parents = {other.parent for other in nodes}
    run: list[Node] = []
    if node.label is None:
        return run
    key, number = label_key(node.label), node.label.number
    for other in reversed(nodes[: node.index]):
        if other.parent != node.parent or other.label is None or label_key(other.label) != key:
            continue
        if number is None or other.label.number != number - 1 or other.index in parents:
            break
        run.insert(0, other)
        number -= 1
    return run
