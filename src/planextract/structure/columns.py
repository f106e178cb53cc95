"""Columns that a text dump printed one after the other: headings first, then all their items.

``１．… ２．… ３．…`` followed by ``①②③ ①② ①②③④`` is three headings with three lists: as many lists as
headings, each list starting again from its first number. Nothing is moved where the counts differ.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from planextract.document import Node
from planextract.structure.depths import renumber
from planextract.values.labels import label_key

REASON = "layout.columns_distributed"


def distribute_columns(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Give every heading of a run its own list, where the lists were printed behind the last heading."""
    below: dict[int, list[Node]] = {}
    for node in nodes:
        if node.parent is not None:
            below.setdefault(node.parent, []).append(node)
    several = {parent: lists for parent, children in below.items() if len(lists := _split_lists(children)) > 1}
    alike = _gather_alike(nodes) if several else {}
    moved: dict[int, Node] = {}
    for parent, lists in several.items():
        run = _childless_run(nodes[parent], alike, below)
        if len(run) != len(lists):
            continue
        for heading, members in zip(run, lists, strict=True):
            for member in members:
                if member.parent != heading.index:
                    moved[member.index] = replace(
                        member, parent=heading.index, zone=heading.zone, reasons=(*member.reasons, REASON)
                    )
    return renumber([moved.get(node.index, node) for node in nodes]) if moved else tuple(nodes)


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


def _gather_alike(nodes: Sequence[Node]) -> dict[tuple[int | None, str], list[Node]]:
    """Gather siblings with the same kind of label."""
    alike: dict[tuple[int | None, str], list[Node]] = {}
    for node in nodes:
        if node.label is not None:
            alike.setdefault((node.parent, label_key(node.label)), []).append(node)
    return alike


def _childless_run(
    node: Node, alike: Mapping[tuple[int | None, str], Sequence[Node]], parents: Container[int]
) -> list[Node]:
    """Return a node behind the siblings right before it that have the same kind of label and nothing under them."""
    run = [node]
    if node.label is None:
        return run
    siblings = alike[node.parent, label_key(node.label)]
    number = node.label.number
    for place in range(bisect_left(siblings, node.index, key=attrgetter("index")) - 1, -1, -1):
        other = siblings[place]
        if number is None or other.index in parents or other.label is None or other.label.number != number - 1:
            break
        run.append(other)
        number -= 1
    return run[::-1]
