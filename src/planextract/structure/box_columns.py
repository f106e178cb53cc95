"""Boxes in further columns of a table of boxes head nothing: like cells of a table, they stand beside the first column.

The text of such a page runs column by column, so the outline alone would put the second column's heading and boxes
under the last box of the first column. The table of boxes, which ``layout`` found, says what stands beside what.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from planextract.document import Document, Node, Table
from planextract.structure.depths import renumber

Place = tuple[int, int]
"""Row and column of a cell."""


def part_box_columns(document: Document, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Put what stands in the further columns of tables of boxes beside the heading of the first column.

    Args:
        document: With its tables.
        nodes: Its outline; what stands in the first column is left as it is.
    """
    tables = [table for table in document.tables if table.how == "boxes"]
    if not tables:
        return tuple(nodes)
    out = list(nodes)
    for table in tables:
        _part(out, table)
    return renumber(out)


def _part(nodes: list[Node], table: Table) -> None:
    places = _find_places(table, nodes)
    first = next((index for index, place in places.items() if place == (0, 0)), None)
    if first is None:
        return
    above = nodes[first].parent
    for index, place in places.items():
        node = nodes[index]
        if place[1] == 0:
            continue
        if node.parent is not None and places.get(node.parent) == place and nodes[node.parent].kind != "paragraph":
            continue
        kind = node.kind if node.label is not None else "paragraph"
        zone = nodes[above].zone if above is not None else "other"
        nodes[index] = replace(node, parent=above, kind=kind, zone=node.announces or zone)


def _find_places(table: Table, nodes: Sequence[Node]) -> dict[int, Place]:
    """Return in which cell of a table the nodes stand that stand in it, in their order."""
    spans = sorted((span.start, span.end, cell.row, cell.column) for cell in table.cells for span in cell.spans)
    starts = [start for start, *_ in spans]
    places: dict[int, Place] = {}
    for node in nodes:
        at = bisect_right(starts, node.whole.start) - 1 if node.table is None and node.whole else -1
        if at >= 0 and node.whole.start < spans[at][1]:
            places[node.index] = spans[at][2:]
    return places
