"""Header cells that a drawing gave to several columns at once, back to one column each.

In: a table with folded cells, and the box of every character. Out: the table, with a header cell over several
columns (「現況値 中間値」) cut where the columns below it part, if every part is a header of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planextract.document import Box, Cell, Table
from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_headers import DEEPEST_HEADER, find_role
from planextract.extract.kpi_views import cell_view, pick
from planextract.rules.loader import RuleSet
from planextract.spans import View

# Characters further apart than this share of their height belong to different headers.
_SOLID = 0.4


def split_wide_headers(table: Table, boxes: Sequence[Box | None], rules: RuleSet) -> Table:
    """Cut header cells over several columns.

    Args:
        table: A table with folded cells.
        boxes: Box of every character of the canonical text; empty for text input.
        rules: The ``kpis`` rules.
    """
    wide = [cell for cell in table.cells if cell.columns > 1 and cell.row < DEEPEST_HEADER and cell.text]
    if not boxes or not wide:
        return table
    edges = _find_edges(table)
    parts = {id(cell): found for cell in wide if (found := list(_cut(cell, edges, boxes, rules)))}
    if not parts:
        return table
    cells = [part for cell in table.cells for part in parts.get(id(cell), [cell])]
    return replace(table, cells=tuple(cells))


def _find_edges(table: Table) -> dict[int, float]:
    """Return the right edge of each column that has a cell of its own."""
    return {cell.column: cell.box[2] for cell in table.cells if cell.columns == 1 and cell.box is not None}


def _cut(cell: Cell, edges: dict[int, float], boxes: Sequence[Box | None], rules: RuleSet) -> Iterator[Cell]:
    columns = range(cell.column, cell.column + cell.columns)
    view = cell_view(cell)
    if any(column not in edges for column in columns[:-1]):
        return
    homes: dict[int, list[int]] = {column: [] for column in columns}
    for run in _runs(view, boxes):
        if not run:
            return
        left, right = (boxes[view.map.starts[run[0]]], boxes[view.map.starts[run[-1]]])
        if left is None or right is None:
            return
        middle = (left[0] + right[2]) / 2
        home = next((column for column in columns[:-1] if middle < edges[column]), columns[-1])
        homes[home].extend(run)
    found = {column: pick(view, kept) for column, kept in homes.items() if kept}
    roles = [find_role(part.text, rules) for part in found.values()]
    if len(found) < 2 or not all(role in FIGURES | {"unit"} for role in roles) or not FIGURES & set(roles):
        return
    for column, part in found.items():
        yield replace(cell, column=column, columns=1, spans=(part.span(),), view=part)


def _runs(view: View, boxes: Sequence[Box | None]) -> Iterator[list[int]]:
    """Yield the characters of a view that are set solid, by their places in it; an empty run for one without box."""
    run: list[int] = []
    last: Box | None = None
    for index, start in enumerate(view.map.starts):
        box = boxes[start]
        if box is None:
            yield []
            return
        if last is not None and (
            abs(box[1] - last[1]) > box[3] - box[1] or box[0] - last[2] > _SOLID * (box[3] - box[1])
        ):
            yield run
            run = []
        run.append(index)
        last = box
    if run:
        yield run
