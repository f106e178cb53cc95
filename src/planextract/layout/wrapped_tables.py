"""Tables that a text sets with blanks and whose cells go over several lines, a blank line between the rows.

In: the lines of a text. Out: the rows below a header of at least three short names, each cell with the pieces of its
lines. Only what can hardly be anything else is taken: every piece begins where a name of the header does and ends
before the next, and in every row of several lines the pieces of some column fill it, as wrapped words do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planextract.document import Cell, Line
from planextract.frozen import frozen_dataclass
from planextract.spans import Span

# Names in a header are short (half-width places); wider is text.
_MAX_NAME = 24
_MIN_COLUMNS, _MIN_ROWS = 3, 2
# A full line of a column falls short of the widest by at most so many places: what may not begin a line comes down.
_SHORT = 3
# Names of few characters are as wide as each other without being wrapped (half-width places).
_MIN_FULL = 12
# A comma hanging over the end of a line pushes what stands behind it along.
_HANGING = 2
# So many blank lines between rows; more part the table from what follows.
_MAX_BLANK = 2
Piece = tuple[int, int, Span]
"""Printed start and end of a piece of a line, in half-width places, and where it stands."""
Row = list[list[list[Span]]]


@frozen_dataclass(frozen=True, slots=True)
class Wrapped:
    """A table found.

    Attributes:
        stop: Index of the first line behind it.
        lines: Indices of its lines.
        cells: In row-major order, the header first.
    """

    stop: int
    lines: tuple[int, ...]
    cells: tuple[Cell, ...]


def find_wrapped(lines: Sequence[Line], start: int, cut: Callable[[Span], Sequence[Piece]]) -> Wrapped | int:
    """Read the table whose header a line may be, or return the index of the line to go on with if it is none.

    Args:
        lines: Of the document.
        start: Index of the line that may be a header.
        cut: Cuts a line into its pieces.
    """
    head = cut(lines[start].span)
    if len(head) < _MIN_COLUMNS or any(end - begin > _MAX_NAME for begin, end, _ in head):
        return start + 1
    starts = [piece[0] for piece in head]
    rows: list[list[tuple[int, Sequence[Piece]]]] = []
    blank, at = 1, start + 1
    while at < len(lines) and lines[at].table is None and lines[at].page == lines[start].page:
        pieces = cut(lines[at].span)
        if not pieces:
            blank += 1
            if blank > _MAX_BLANK + 1:
                break
        elif not _fits(pieces, starts):
            break
        else:
            if blank:
                rows.append([])
            rows[-1].append((at, pieces))
            blank = 0
        at += 1
    while rows and len({piece[0] for _, pieces in rows[-1] for piece in pieces}) < 2:  # a heading of what follows
        rows.pop()
    if len(rows) < _MIN_ROWS or not _are_wrapped([[pieces for _, pieces in row] for row in rows], starts):
        return max(at, start + 1)
    cells = [Cell(0, column, (span,)) for column, (_, _, span) in enumerate(head)]
    for number, row in enumerate(rows, 1):
        for column, begin in enumerate(starts):
            spans = tuple(span for _, pieces in row for left, _, span in pieces if _begins(left, begin))
            cells.append(Cell(number, column, spans))
    kept = (start, *(index for row in rows for index, _ in row))
    return Wrapped(kept[-1] + 1, kept, tuple(cells))


def _begins(left: int, start: int) -> bool:
    return -1 <= left - start <= _HANGING


def _fits(pieces: Sequence[Piece], starts: Sequence[int]) -> bool:
    """Tell whether each piece of a line begins in a column and ends before the next."""
    for begin, end, _ in pieces:
        column = next((place for place, start in enumerate(starts) if _begins(begin, start)), None)
        if column is None or (column + 1 < len(starts) and end > starts[column + 1]):
            return False
    return True


def _are_wrapped(rows: Sequence[Sequence[Sequence[Piece]]], starts: Sequence[int]) -> bool:
    """Tell whether some rows have several lines, and each of these a column that its lines fill up to the last."""
    widest = [
        max((end - left for row in rows for line in row for left, end, _ in line if _begins(left, start)), default=0)
        for start in starts
    ]
    several = [row for row in rows if len(row) > 1]
    return bool(several) and all(_fills(row, starts, widest) for row in several)


def _fills(row: Sequence[Sequence[Piece]], starts: Sequence[int], widest: Sequence[int]) -> bool:
    """Tell whether the lines of a row fill a column up to the last; two, where no line is shorter than the others."""
    filled = 0
    for start, width in zip(starts, widest, strict=True):
        lengths = [end - left for line in row for left, end, _ in line if _begins(left, start)]
        filled += width >= _MIN_FULL and len(lengths) > 1 and all(length >= width - _SHORT for length in lengths[:-1])
    return filled > all(len(line) == len(starts) for line in row)
