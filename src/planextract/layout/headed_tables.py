"""Tables without rules below a row of headings, whose cells may go over several lines.

指標 | 基準値（令和5年 | 目標値（令和11年, with 度） below, and rows painted or parted by blanks alone. Only what
can hardly be anything else is taken: at least three columns that no line from the headings down has text between, a
heading over each of them, figures in every row, and rows that the blanks between their lines part in one way. The
rows and columns are handed on as rules, like those of drawn tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planextract.document import Box
from planextract.layout.aligned_tables import FIGURE, Piece, Row, find_pieces, find_rows
from planextract.layout.enumerators import find_number
from planextract.layout.repair import Char
from planextract.layout.rules import Rule

MIN_COLUMNS = 3
# Pieces of headings and of cells with figures are no longer than this.
LONGEST_HEAD, LONGEST_FIGURE = 24, 14
# Lines of a table are no farther apart than this, lines of one cell no farther than this (ems).
APART, LEADING = 1.7, 0.8
# Headings go over so many lines.
HEAD_LINES = 6
# Blanks between lines differ by at least this where they part rows (ems).
WIDER = 0.08
# Edges stand this far outside of what they hold (points).
MARGIN = 1.0
# The heading of a new part begins with one of these.
_ITEMS = "■□●○◎◆◇▼▶★・➢✓※"
_OPENING = "【〔＜〈《≪" + _ITEMS
# Years that head columns are no figures.
_YEAR = re.compile(r"[0-9０-９]{4}\s*(?:年|[(（])|[0-9０-９]{1,2}年度")
_ARROW = re.compile("[→➡⇒➔➜⟶⇨►▶▷]")
Column = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Line:
    row: Row
    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    em: float

    @property
    def has_figure(self) -> bool:
        """Tell whether a figure stands beside something else, as in a row of a table."""
        return len(self.pieces) > 1 and any(len(one.text) <= LONGEST_FIGURE and _is_figure(one) for one in self.pieces)

    @property
    def may_head(self) -> bool:
        """Tell whether the line can be of headings."""
        return all(map(_is_heading, self.pieces))


def close_headed(chars: Sequence[Char], boxes: Sequence[Box]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the horizontal and vertical rules that tables with headings and without rules would have.

    Args:
        chars: Characters of a page that stand in no drawn table.
        boxes: Outlined and painted boxes of the page; one over two rows of a column is a card, and its row no table.
    """
    lines = [_read(row) for row in find_rows([char for char in chars if char.text.strip()])]
    across: list[Rule] = []
    down: list[Rule] = []
    at = 0
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


def _read(row: Row) -> _Line:
    top, bottom = min(char.top for char in row), max(char.bottom for char in row)
    return _Line(row, tuple(find_pieces(row)), top, bottom, max(char.size for char in row))


def _find_at(lines: Sequence[_Line], at: int) -> tuple[int, int, list[Column], list[float]] | None:
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
    while end < len(lines) and _goes_on(lines[end - 1], lines[end], columns):
        end += 1
    rows = _part(lines[first:end])
    while rows and not any(line.has_figure for line in rows[-1]):  # a heading right below the table
        rows.pop()
    if rows is None or len(rows) < 2 or not _is_whole(rows, columns):
        return None
    tops = [min(line.top for line in row) for row in rows]
    bottoms = [max(line.bottom for line in row) for row in rows]
    between = ((bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False))
    return first, first + sum(map(len, rows)), columns, [tops[0] - MARGIN, *between, bottoms[-1] + MARGIN]


def _is_figure(piece: Piece) -> bool:
    """Tell whether a piece begins with a figure, of one column; an arrow leads from a start to a goal in one cell."""
    return FIGURE.match(piece.text) is not None and not (_YEAR.match(piece.text) or _ARROW.search(piece.text))


def _is_heading(piece: Piece) -> bool:
    text = piece.text
    return len(text) <= LONGEST_HEAD and text[0] not in _ITEMS and text[-1] not in "。、" and not _is_figure(piece)


def _is_card(box: Box, columns: Sequence[Column], edges: Sequence[float]) -> bool:
    """Tell whether a box holds cells of two rows, but only some of the columns."""
    x0, top, x1, bottom = box
    rows = sum(top < (above + below) / 2 < bottom for above, below in pairwise(edges))
    held = sum(x0 < (left + right) / 2 < x1 for left, right in columns)
    return rows > 1 and 0 < held < len(columns)


def _is_apart(above: _Line, below: _Line) -> bool:
    return below.top - above.bottom > APART * below.em


def _find_columns(heads: Sequence[_Line], row: _Line) -> list[Column]:
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


def _keep_to(line: _Line, columns: list[Column]) -> bool:
    """Tell whether every piece of a line stands in a column of its own, and widen the columns to hold them."""
    wider = list(columns)
    held: set[int] = set()
    for piece in line.pieces:
        over = [at for at, (x0, x1) in enumerate(columns) if piece.x0 < x1 and x0 < piece.x1]
        if len(over) != 1 or over[0] in held:
            return False
        held.add(over[0])
        wider[over[0]] = min(wider[over[0]][0], piece.x0), max(wider[over[0]][1], piece.x1)
    if any(right[0] <= left[1] for left, right in pairwise(wider)):
        return False
    columns[:] = wider
    return True


def _heads_too(line: _Line, below: _Line, columns: list[Column]) -> bool:
    """Tell whether a line above headings is part of them: it has several, or stands between their lines."""
    beside = line.bottom > below.top
    near = below.top - line.bottom <= LEADING * line.em and len(line.pieces) > 1
    return line.may_head and (beside or near) and _keep_to(line, columns)


def _goes_on(above: _Line, line: _Line, columns: list[Column]) -> bool:
    """Tell whether a line is of the table whose last line so far stands above it."""
    if _is_apart(above, line) or not (line.has_figure or _may_go_on(line)):
        return False
    return _keep_to(line, columns)


def _may_go_on(line: _Line) -> bool:
    """Tell whether a line without figures can be the rest of a row rather than the heading of what follows."""
    text = line.pieces[0].text
    return text[0] not in _OPENING and find_number(text) is None


def _part(lines: Sequence[_Line]) -> list[list[_Line]] | None:
    """Return the lines by rows, None where the blanks between them do not tell which is of which row."""
    bands: list[list[_Line]] = []
    for line in lines:
        if bands and line.top < max(other.bottom for other in bands[-1]):  # set beside two lines
            bands[-1].append(line)
        else:
            bands.append([line])
    rows: list[list[_Line]] = []
    waiting: list[list[_Line]] = []
    for band in bands:
        waiting.append(band)
        if not any(line.has_figure for line in band):
            continue
        cut = _find_cut(waiting, first=not rows)
        if cut is None:
            return None
        rows_before = [line for other in waiting[:cut] for line in other]
        if rows:
            rows[-1] += rows_before
        else:
            rows.append(rows_before)
        rows.append([line for other in waiting[cut:] for line in other])
        waiting = []
    for band in waiting:  # behind the last figures
        last = max(line.bottom for line in rows[-1])
        if band[0].top - last > LEADING * band[0].em:
            break
        rows[-1] += band
    return rows


def _find_cut(bands: Sequence[Sequence[_Line]], *, first: bool) -> int | None:
    """Return how many of the bands up to one with figures are of the row above it, None where that cannot be told.

    Args:
        bands: The last of them has figures; the ones before it have none.
        first: Whether the row above is that of the headings, which has one band at least.
    """
    if not first:
        return _widest(bands) if len(bands) > 1 else 0
    heads = max((at for at, band in enumerate(bands[:-1], 1) if any(len(line.pieces) > 1 for line in band)), default=0)
    if heads == 0:
        return None
    cut = _widest(bands[heads - 1 :])
    return None if cut is None else heads - 1 + cut


def _widest(bands: Sequence[Sequence[_Line]]) -> int | None:
    """Return where the widest blank between bands is, None if it is hardly wider than another."""
    bottoms = [max(line.bottom for line in band) for band in bands]
    blanks = [
        (min(line.top for line in below) - bottom, at)
        for at, (bottom, below) in enumerate(zip(bottoms, bands[1:], strict=False), 1)
    ]
    blanks.sort(reverse=True)
    em = bands[0][0].em
    if len(blanks) > 1 and blanks[0][0] - blanks[1][0] < WIDER * em:
        return None
    return blanks[0][1]


def _is_whole(rows: Sequence[Sequence[_Line]], columns: Sequence[Column]) -> bool:
    """Tell whether each column has a heading, each row a name, and lines without figures do not fill all columns."""
    if any(not _fill(rows[0], column) for column in columns):
        return False
    for row in rows[1:]:
        if not _fill(row, columns[0]) or not any(line.has_figure for line in row):
            return False
        if any(not line.has_figure and len(line.pieces) == len(columns) for line in row):
            return False
    return True


def _fill(lines: Sequence[_Line], column: Column) -> bool:
    return any(piece.x0 < column[1] and column[0] < piece.x1 for line in lines for piece in line.pieces)
