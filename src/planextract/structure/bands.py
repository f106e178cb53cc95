"""Tables of measures whose rows are grouped by bands: 基本施策１ … over the whole width, then its rows.

A band is a heading that the grid swallowed. The table is cut there: each band becomes a line of its own, and the
rows below it a table with the same header, so that the outline sees headings over tables.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from planextract.document import Cell, Document, Line, Table
from planextract.rules.loader import RuleSet, load_rules
from planextract.values.labels import find_label, is_named


def split_banded_tables(document: Document) -> Document:
    """Cut the tables of measures at their bands.

    Args:
        document: With folded lines and tables.
    """
    if not document.tables:
        return document
    tables, lines = list(document.tables), list(document.lines)
    rules = load_rules("action_tables")
    for index, table in enumerate(document.tables):
        caption = _find_caption(table, rules)
        if caption is not None:
            _move_lines(lines, index, table, {}, {0: caption})
            tables[index] = _cut(table, 0, 1, table.height)
    for index, table in enumerate(tuple(tables)):
        bands = _find_bands(table)
        if not bands or not _lists_measures(table, bands[0].row, rules) or _crosses(table, bands):
            continue
        header = bands[0].row
        edges = [*(band.row for band in bands), table.height]
        owners: dict[int, int] = {}
        for start, end in itertools.pairwise(edges):
            owners |= dict.fromkeys(range(start + 1, end), len(tables))
            tables.append(_cut(table, header, start + 1, end))
        tables[index] = _cut(table, header, header, header)
        _move_lines(lines, index, table, owners, {band.row: band for band in bands})
    return replace(document, tables=tuple(tables), lines=tuple(lines))


def _find_caption(table: Table, rules: RuleSet) -> Cell | None:
    """Return the numbered cell over the whole width of a list or form of measures, None if there is none."""
    first = [cell for cell in table.cells if cell.row == 0]
    if table.width < 2 or len(first) != 1 or first[0].rows != 1 or first[0].columns < table.width:
        return None
    found = find_label(first[0].text.strip())
    if found is None or found.label.number is None or found.end >= len(first[0].text.strip()):
        return None
    left = ("".join(cell.text.split()) for cell in table.cells if cell.column == 0 and cell.row)
    is_form = any(rules["field.content"].pattern.search(text) for text in left)
    return first[0] if is_form or _lists_measures(_cut(table, 0, 1, table.height), 1, rules) else None


def _find_bands(table: Table) -> list[Cell]:
    """Return the cells that stand alone in their row and are labelled with word and number."""
    width = table.width
    filled: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.view is not None:
            filled.setdefault(cell.row, []).append(cell)
    return [
        cells[0]
        for row, cells in sorted(filled.items())
        if row and width > 1 and len(cells) == 1 and cells[0].column == 0 and cells[0].rows == 1 and _is_band(cells[0])
    ]


def _is_band(cell: Cell) -> bool:
    found = find_label(cell.text.strip())
    return found is not None and is_named(found.label) and found.label.number is not None and not found.label.path


def _lists_measures(table: Table, rows: int, rules: RuleSet) -> bool:
    """Tell whether the rows above the first band are the header of a table of measures."""
    heads = ["".join(cell.text.split()) for cell in table.cells if cell.row < rows]
    if any(rules["column.blocking"].pattern.search(head) for head in heads):
        return False
    roles = {rule.gives for head in heads for rule in rules.group("column") if rule.pattern.search(head)}
    return "name" in roles and bool(roles & {"content", "owner", "section"})


def _crosses(table: Table, bands: Sequence[Cell]) -> bool:
    """Tell whether a cell goes over a band; then the grid is not what it seems."""
    return any(
        cell.row < band.row < cell.row + cell.rows or (cell.row == band.row and cell.rows > 1)
        for cell in table.cells
        for band in bands
    )


def _cut(table: Table, header: int, start: int, end: int) -> Table:
    """Return a table of the header rows and some of the others."""
    heads = [cell for cell in table.cells if cell.row < header]
    rows = [replace(cell, row=cell.row - start + header) for cell in table.cells if start <= cell.row < end]
    return replace(table, cells=(*heads, *rows))


def _move_lines(
    lines: list[Line], index: int, table: Table, owners: Mapping[int, int], bands: Mapping[int, Cell]
) -> None:
    """Give the lines of a table's rows to the tables that it was cut into; a band's line is the band's text."""
    row_at = {span.start: cell.row for cell in table.cells for span in cell.spans}
    starts = sorted(row_at)
    for at, line in enumerate(lines):
        if line.table != index:
            continue
        first = bisect_left(starts, line.span.start)
        row = row_at[starts[first]] if first < len(starts) and starts[first] < line.span.end else -1
        if row in bands:
            lines[at] = replace(line, table=None, view=bands[row].view)
        else:
            lines[at] = replace(line, table=owners.get(row, index))
