"""Rows of a form that share their frame with a table below them.

A form sets a painted label beside its value and rules only between the rows. Where its last value is a
table (a schedule, say), the rules of both meet, and every row above would become one cell of that table,
label and value in one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planextract.document import Box
from planextract.layout.grids import Grid

# A painted label keeps to its row within this many points, and takes at most this share of its width.
REACH, LABEL = 4.0, 0.5
# What is lower than this is the space between the form's rule and the table's.
SLIVER = 6.0
# Fewer rows may be a title and a remark of the table itself.
MIN_ROWS = 2


def part_form(grid: Grid, painted: Sequence[Box]) -> tuple[list[Box], Grid]:
    """Return the form's rows that stand above a table, and the grid without them.

    Args:
        grid: Cells bounded by rules that meet.
        painted: Boxes of the page.
    """
    rows: list[Box] = []
    across, height = len(grid.xs) - 1, len(grid.ys) - 1
    done = 0
    for field in grid.fields:
        if not (field.row == done and field.rows == 1 and field.columns == across > 1):
            break
        if any(_labels(box, field.box) for box in painted):
            rows.append(field.box)
        elif not rows or field.box[3] - field.box[1] > SLIVER:
            break
        done += 1
    return (rows, _without(grid, done)) if len(rows) >= MIN_ROWS and done < height else ([], grid)


def _labels(label: Box, row: Box) -> bool:
    near = abs(label[0] - row[0]) <= REACH and abs(label[1] - row[1]) <= REACH and abs(label[3] - row[3]) <= REACH
    return near and REACH < label[2] - label[0] <= LABEL * (row[2] - row[0])


def _without(grid: Grid, rows: int) -> Grid:
    """Leave out the first rows, and what lies around the cells of the others: there stands the last label."""
    closed = [field for field in grid.fields if field.closed and field.row >= rows]
    if not closed:
        return Grid(grid.xs, grid.ys[rows:], ())
    top, bottom = min(field.row for field in closed), max(field.row + field.rows for field in closed)
    left, right = min(field.column for field in closed), max(field.column + field.columns for field in closed)
    kept = [replace(field, row=field.row - top, column=field.column - left) for field in closed]
    return Grid(grid.xs[left : right + 1], grid.ys[top : bottom + 1], tuple(kept))
