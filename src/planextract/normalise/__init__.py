"""One spelling for the rules: NFKC per cluster, with the map back to the canonical text.

In: a laid-out document. Out: the same with a folded ``view`` on every line and table cell. Nothing is
dropped from the canonical text; control and format characters are left out of the views only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planextract.document import Cell, Document, Table
from planextract.normalise.ranges import choose_fold
from planextract.spans import OffsetMap, Span, View, join


def normalise(document: Document) -> Document:
    """Return the document with folded views of its lines and table cells."""
    fold_part = choose_fold(document.text)
    lines = tuple(line.with_view(fold_part(line.span)) for line in document.lines)
    tables = tuple(_fold_table(table, fold_part) for table in document.tables)
    return replace(document, lines=lines, tables=tables)


def _fold_table(table: Table, fold_part: Callable[[Span], View]) -> Table:
    return replace(table, cells=tuple(_fold_cell(cell, fold_part) for cell in table.cells))


def _fold_cell(cell: Cell, fold_part: Callable[[Span], View]) -> Cell:
    views = [view for span in cell.spans if (view := fold_part(span).strip())]
    if not views:
        return replace(cell, view=None)
    parts = [views[0]]
    for view in views[1:]:
        left, right = parts[-1].text[-1], view.text[0]
        if (left + right).isascii() and left.isalnum() and right.isalnum():
            at = parts[-1].map.ends[-1]
            parts.append(View(" ", OffsetMap([at], [at])))
        parts.append(view)
    return replace(cell, view=join(parts))
