"""Boxes in columns under heading boxes are a table without rules: what stands beside what belongs together.

Project boxes in the first column, team boxes beside them: one text cannot say both orders, so the
text runs by column and the table says which team belongs to which project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planextract.document import Box
from planextract.layout.containers import Container
from planextract.layout.lines import TextLine

# Heading boxes agree within this many points above and below.
LEVEL = 4.0
# A box belongs to the column that covers this share of its width, and to the row that covers this share of its height.
SHARE = 0.6
COLUMNS, ROWS = 2, 2
# What is related to a row is named in a few lines; longer boxes are columns of text.
LINES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a box table.

    Attributes:
        row: Its row; the headings are row 0.
        column: Its column.
        lines: Its lines in reading order.
        box: Its box.
    """

    row: int
    column: int
    lines: tuple[TextLine, ...]
    box: Box


def find_relations(root: Container) -> Iterator[tuple[Place, ...]]:
    """Yield the box tables of a page.

    Args:
        root: The page with its nested boxes, read.
    """
    yield from _in(root)
    for child in root.children:
        yield from find_relations(child)


def _in(container: Container) -> Iterator[tuple[Place, ...]]:
    boxes = sorted(container.children, key=lambda box: (box.top, box.x0))
    taken: set[int] = set()
    for index, first in enumerate(boxes):
        if id(first) in taken:
            continue
        heads = [box for box in boxes[index:] if _level(first, box)]
        if len(heads) < COLUMNS:
            continue
        table = _build(sorted(heads, key=lambda box: box.x0), boxes)
        if table is not None:
            taken.update(id(box) for box in boxes)
            yield table


def _level(one: Container, other: Container) -> bool:
    return abs(one.top - other.top) <= LEVEL and abs(one.bottom - other.bottom) <= LEVEL


def _build(heads: Sequence[Container], boxes: Iterable[Container]) -> tuple[Place, ...] | None:
    columns: list[list[Container]] = [[] for _ in heads]
    for box in boxes:
        if box.top < heads[0].bottom - LEVEL:
            continue
        home = [place for place, head in enumerate(heads) if _overlap(box.x0, box.x1, head.x0, head.x1) >= SHARE]
        if len(home) != 1:
            return None
        columns[home[0]].append(box)
    rows = columns[0]
    if len(rows) < ROWS or not all(columns):
        return None
    cells: dict[tuple[int, int], list[Container]] = {(0, place): [head] for place, head in enumerate(heads)}
    cells.update({(row + 1, 0): [box] for row, box in enumerate(rows)})
    for place, column in enumerate(columns[1:], 1):
        for box in column:
            if len(box.printed) > LINES or box.children or box.blocks:
                return None
            shares = [_overlap(box.top, box.bottom, row.top, row.bottom) for row in rows]
            best = max(shares)
            if best < SHARE:
                return None
            cells.setdefault((shares.index(best) + 1, place), []).append(box)
    if not any(len(column) < len(rows) for column in columns[1:]):
        return None  # cards side by side: every one has its own rows, nothing to relate
    return tuple(
        Place(row, column, tuple(line for box in held for line in box.printed), _union(held))
        for (row, column), held in sorted(cells.items())
    )


def _overlap(start: float, end: float, other_start: float, other_end: float) -> float:
    return (min(end, other_end) - max(start, other_start)) / max(end - start, 1.0)


def _union(boxes: Sequence[Container]) -> Box:
    return (
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
