"""Lines of a table's cell: written down, in columns of its own, or in rows that wrap at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planextract.layout.lines import TextLine, build_lines, take_ruby
from planextract.layout.order import arrange
from planextract.layout.repair import Char
from planextract.layout.vertical import is_vertical, vertical_lines

# A row of a cell that ends so many sizes before the cell does is full: a number with its unit is not broken.
_FULL = 3.0


def cell_lines(chars: Sequence[Char], right: float | None = None) -> tuple[list[TextLine], list[TextLine]]:
    """Return the lines of a cell in reading order, and readings of kanji set apart.

    Args:
        chars: Its characters in stream order.
        right: Where the cell ends (points), None if that says nothing.
    """
    if len(chars) > 2 and is_vertical(chars):
        return vertical_lines(chars), []
    lines, ruby = take_ruby(build_lines(chars))
    if len(lines) < 2:
        return lines, ruby
    rows = list(_rows_of(lines))
    if right is not None and _are_full(rows, right):
        return [line for row in rows for line in row], ruby
    return [line for block in arrange(lines, lines[0].size) for line in block], ruby


def _rows_of(lines: Iterable[TextLine]) -> Iterator[list[TextLine]]:
    """Yield the pieces of each row of a cell, from left to right."""
    row: list[TextLine] = []
    for line in sorted(lines, key=lambda line: (line.top, line.x0)):
        if row and line.top > (row[0].top + row[0].bottom) / 2:
            yield sorted(row, key=lambda piece: piece.x0)
            row = []
        row.append(line)
    yield sorted(row, key=lambda piece: piece.x0)


def _are_full(rows: Sequence[Sequence[TextLine]], right: float) -> bool:
    """Tell whether rows with gaps go over the whole cell and wrap at its end, so that they are no columns in it."""
    *full, last = rows
    start = min(row[0].x0 for row in rows)
    wraps = all(row[-1].x1 > right - _FULL * row[-1].size for row in full)
    return bool(full) and wraps and len(last) == 1 and all(row[0].x0 < start + row[0].size for row in rows)
