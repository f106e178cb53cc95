"""Tables without rules below a row of headings, whose cells may go over several lines.

指標 | 基準値（令和5年 | 目標値（令和11年, with 度） below, and rows painted or parted by blanks alone. Only what
can hardly be anything else is taken: at least three columns that no line from the headings down has text between, a
heading over each of them, figures in every row, and rows that the blanks between their lines part in one way. The
rows and columns are handed on as rules, like those of drawn tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planextract.document import Box
from planextract.layout.enumerators import find_number
from planextract.layout.repair import Char
from planextract.layout.row_lines import ITEMS, LEADING, Piece, RowLine, find_edges, find_pieces, part_rows, read_lines
from planextract.layout.rules import Rule

MIN_COLUMNS = 3
# Lines of a table are no farther apart than this, those of its headings no farther than lines of a cell (ems).
APART = 1.7
# Between two columns a blank of this width parts what stands in them (ems).
NARROW = 0.25
# Headings go over so many lines.
HEAD_LINES = 6
# No page has a table of more lines; a page of nothing but columns is not tried from each of its lines to the end.
MOST_LINES = 200
# Edges stand this far outside of what they hold (points).
MARGIN = 1.0
# The heading of a new part begins with one of these.
_OPENING = "【〔＜〈《≪" + ITEMS
Column = tuple[float, float]


def close_headed(
    chars: Sequence[Char], boxes: Sequence[Box], carried: Sequence[float] = ()
) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the horizontal and vertical rules that tables with headings and without rules would have.

    Args:
        chars: Characters of a page that stand in no drawn table.
        boxes: Outlined and painted boxes of the page; one over two rows of a column is a card, and its row no table.
        carried: Column lines of the table that ends the page before; rows that keep to them go on with it.
    """
    lines = read_lines(chars)
    across: list[Rule] = []
    down: list[Rule] = []
    at, edges = _find_rest(lines, carried) if len(carried) > MIN_COLUMNS else (0, [])
    across.extend(Rule(edge, carried[0], carried[-1]) for edge in edges)
    down.extend(Rule(side, edges[0], edges[-1]) for side in carried if edges)
    while at < len(lines):
        found = _find_at(lines, at)
        if found is None:
            at += 1
            continue
        first, at, columns, edges = found
        if any(_is_card(box, columns, edges) for box in boxes):
            continue
        inside = [char for line in lines[first:at] for char in line.row]
        start, end = min(char.x0 for char in inside) - MARGIN, max(char.x1 for char in inside) + MARGIN
        sides = [start, *((left[1] + right[0]) / 2 for left, right in pairwise(columns)), end]
        across.extend(Rule(edge, start, end) for edge in edges)
        down.extend(Rule(side, edges[0], edges[-1]) for side in sides)
    return tuple(across), tuple(down)


def _find_at(lines: Sequence[RowLine], at: int) -> tuple[int, int, list[Column], list[float]] | None:
    """Return first line, end, columns and edges of the table whose fullest line of headings is a line."""
    if len(lines[at].pieces) < MIN_COLUMNS - 1 or not lines[at].may_head:
        return None
    body = next((i for i in range(at + 1, min(at + HEAD_LINES, len(lines))) if lines[i].has_figure), None)
    if body is None or any(_is_apart(lines[i], lines[i + 1]) or not lines[i].may_head for i in range(at, body)):
        return None
    columns = _find_columns(lines[at:body], lines[body])
    if len(columns) < MIN_COLUMNS:
        return None
    first, end = at, body + 1
    while first > 0 and at - first < HEAD_LINES and _heads_too(lines[first - 1], lines[first], columns):
        first -= 1
    taken = list(lines[first:end])
    last = min(len(lines), body + MOST_LINES)
    while end < last and (line := _go_on(lines[end - 1], lines[end], columns)) is not None:
        taken.append(line)
        end += 1
    rows = part_rows(taken, headed=True)
    if len(rows) < 2 or not _is_whole(rows, columns):
        return None
    top, bottom = min(line.top for line in rows[0]), max(line.bottom for line in rows[-1])
    return first, first + sum(map(len, rows)), columns, [top - MARGIN, *find_edges(rows), bottom + MARGIN]


def _find_rest(lines: Sequence[RowLine], carried: Sequence[float]) -> tuple[int, list[float]]:
    """Return how many lines at the head of a page go on with the rows of a table, and the edges of these rows."""
    columns = [(left + MARGIN, right - MARGIN) for left, right in pairwise(carried)]
    taken: list[RowLine] = []
    for at, line in enumerate(lines):
        read = _go_on(lines[max(at - 1, 0)], line, list(columns))
        if read is None or (at == 0 and len(read.pieces) == 1):  # a page head, or the rest of a cell
            break
        taken.append(read)
    rows = part_rows(taken, headed=False)
    if not rows or not _have_names(rows, columns):
        return 0, []
    top, bottom = min(line.top for line in rows[0]), max(line.bottom for line in rows[-1])
    return sum(map(len, rows)), [top - MARGIN, *find_edges(rows), bottom + MARGIN]


def _is_card(box: Box, columns: Sequence[Column], edges: Sequence[float]) -> bool:
    """Tell whether a box holds cells of two rows, but only some of the columns."""
    x0, top, x1, bottom = box
    rows = sum(top < (above + below) / 2 < bottom for above, below in pairwise(edges))
    held = sum(x0 < (left + right) / 2 < x1 for left, right in columns)
    return rows > 1 and 0 < held < len(columns)


def _is_apart(above: RowLine, below: RowLine) -> bool:
    return below.top - above.bottom > APART * below.em


def _find_columns(heads: Sequence[RowLine], row: RowLine) -> list[Column]:
    """Return the stretches that headings and the pieces of the first row cover together, none if they do not agree.

    A heading in the middle of a wide column may stand beside its short cell; then all columns must have both.
    """
    pieces = [(piece, True) for line in heads for piece in line.pieces] + [(piece, False) for piece in row.pieces]
    out: list[Column] = []
    sides: list[set[bool]] = []
    for piece, heading in sorted(pieces, key=lambda item: item[0].x0):
        if out and piece.x0 < out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], piece.x1)
            sides[-1].add(heading)
        else:
            out.append((piece.x0, piece.x1))
            sides.append({heading})
    merged: list[Column] = []
    both: list[bool] = []
    last: set[bool] = set()
    for column, side in zip(out, sides, strict=True):
        if merged and not both[-1] and len(side) == 1 and side != last:
            merged[-1], both[-1] = (merged[-1][0], column[1]), True
        else:
            merged.append(column)
            both.append(len(side) == 2)
        last = side
    return merged if len(merged) == len(out) or all(both) else []


def _keep_to(line: RowLine, columns: list[Column]) -> bool:
    """Tell whether every piece of a line stands in a column of its own, and widen the columns to hold them."""
    wider = list(columns)
    held: set[int] = set()
    for piece in line.pieces:
        over = [at for at, column in enumerate(columns) if piece.stands_in(column)]
        if len(over) != 1 or over[0] in held:
            return False
        held.add(over[0])
        wider[over[0]] = min(wider[over[0]][0], piece.x0), max(wider[over[0]][1], piece.x1)
    if any(right[0] <= left[1] for left, right in pairwise(wider)):
        return False
    columns[:] = wider
    return True


def _heads_too(line: RowLine, below: RowLine, columns: list[Column]) -> bool:
    """Tell whether a line above headings is part of them: it has several, or stands between their lines."""
    beside = line.bottom > below.top
    near = below.top - line.bottom <= LEADING * line.em and len(line.pieces) > 1
    return line.may_head and (beside or near) and _keep_to(line, columns)


def _go_on(above: RowLine, line: RowLine, columns: list[Column]) -> RowLine | None:
    """Return a line if it is of the table whose last line so far stands above it, None if not.

    A long name may come close to the figure beside it; then a narrow blank between two columns parts them.
    """
    if _is_apart(above, line):
        return None
    for read in (line, replace(line, pieces=_cut_at(columns, line))):
        if (read.has_figure or _may_go_on(read)) and _keep_to(read, columns):
            return read
    return None


def _cut_at(columns: Sequence[Column], line: RowLine) -> tuple[Piece, ...]:
    """Return the pieces of a line, cut at narrow blanks too if these stand between columns."""
    out: list[Piece] = []
    last: set[int] = set()
    for piece in find_pieces(line.row, NARROW):
        over = {at for at, column in enumerate(columns) if piece.stands_in(column)}
        if out and not (over and last and over.isdisjoint(last)):
            out[-1] = Piece(out[-1].x0, piece.x1, out[-1].text + piece.text)
            last |= over
        else:
            out.append(piece)
            last = over
    return tuple(out)


def _may_go_on(line: RowLine) -> bool:
    """Tell whether a line without figures can be the rest of a row rather than the heading of what follows."""
    text = line.pieces[0].text
    return text[0] not in _OPENING and find_number(text) is None


def _is_whole(rows: Sequence[Sequence[RowLine]], columns: Sequence[Column]) -> bool:
    """Tell whether each column has a heading, and each row a name."""
    return all(_fill(rows[0], column) for column in columns) and _have_names(rows[1:], columns)


def _have_names(rows: Sequence[Sequence[RowLine]], columns: Sequence[Column]) -> bool:
    """Tell whether each row has a name and figures, and no line without figures fills all columns."""
    return all(
        _fill(row, columns[0])
        and any(line.has_figure for line in row)
        and not any(not line.has_figure and len(line.pieces) == len(columns) for line in row)
        for row in rows
    )


def _fill(lines: Sequence[RowLine], column: Column) -> bool:
    return any(piece.stands_in(column) for line in lines for piece in line.pieces)
