"""Tables without any rule: rows of words and figures set one below the other in columns.

Only what can hardly be anything else is taken: at least three rows that follow each other, each cut by wide
blanks into at least three pieces, most of the pieces behind the first being figures, and blanks that run
through all rows. Fewer rows need a row of headings above them, one over each of their pieces. The rows and columns
are handed on as rules, like those of drawn tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planextract.layout.open_tables import find_gaps, find_head
from planextract.layout.repair import Char
from planextract.layout.rules import Rule

MIN_ROWS, MIN_PIECES = 3, 3
# A blank between pieces is at least this wide; rows are at most this far apart (ems).
BLANK, APART = 0.9, 2.6
# Share of the pieces behind the first of a row that must be figures.
FIGURES = 0.6
_FIGURE = re.compile(r"^[△▲±+\-−―－]?[0-9０-９][0-9０-９,，.．]*|^[-−―－ー]$")
Row = list[Char]


@dataclass(slots=True)
class _Piece:
    x0: float
    x1: float
    text: str = ""

    def is_over(self, other: _Piece) -> bool:
        """Tell whether two pieces of different rows stand in one column."""
        return self.x0 < other.x1 and other.x0 < self.x1


def close_aligned(chars: Sequence[Char]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the horizontal and vertical rules that tables without rules would have.

    Args:
        chars: Characters of a page that stand in no drawn table.
    """
    across: list[Rule] = []
    down: list[Rule] = []
    for above, rows in _runs(_rows(chars)):
        if len(rows) < MIN_ROWS and not _is_headed(rows, above):
            continue
        start, end = min(char.x0 for row in rows for char in row), max(char.x1 for row in rows for char in row)
        gaps = find_gaps(rows, start - 2, end + 2)
        if len(gaps) + 1 < MIN_PIECES:
            continue
        tops = [min(char.top for char in row) for row in rows]
        bottoms = [max(char.bottom for char in row) for row in rows]
        head, gaps = find_head(Rule(tops[0] - 1, start - 2, end + 2), gaps, chars)
        edges = [tops[0] - 1, *((b + t) / 2 for b, t in zip(bottoms, tops[1:], strict=False)), bottoms[-1] + 1]
        if head is not None:
            edges.insert(0, head.at)
            end = max([end, *(char.x1 for char in chars if head.at <= char.cy < tops[0] and char.x0 <= end)])
            end = _reach(end, [char for char in chars if head.at <= char.cy < tops[0]])
        sides = [start - 2, *((left + right) / 2 for left, right in gaps), end + 2]
        across.extend(Rule(edge, sides[0], sides[-1]) for edge in edges)
        down.extend(Rule(side, edges[0], edges[-1]) for side in sides)
    return tuple(across), tuple(down)


def _reach(end: float, chars: Sequence[Char]) -> float:
    """Return where the word ends that reaches over an edge."""
    for char in sorted(chars, key=lambda char: char.x0):
        if char.x0 - end <= 0.3 * char.size < char.x1 - end + char.size:
            end = max(end, char.x1)
    return end


def _rows(chars: Sequence[Char]) -> list[Row]:
    rows: list[Row] = []
    for char in sorted(chars, key=lambda char: (char.cy, char.x0)):
        if rows and abs(rows[-1][0].cy - char.cy) <= 0.4 * char.size:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [sorted(row, key=lambda char: char.x0) for row in rows]


def _runs(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Yield rows of figures that follow each other, with the row above them, which is empty at the top of a page."""
    above: Row = []
    run: list[Row] = []
    heads: list[_Piece] = []
    for row in rows:
        pieces = _pieces(row)
        last = run[-1] if run else above
        near = bool(last) and row[0].cy - last[0].cy <= APART * row[0].size
        is_row = _is_row(pieces) or (near and _fills(pieces, heads))
        if run and not (is_row and near):
            yield above, run
            above, run = run[-1], []
        if is_row:
            run.append(row)
        else:
            above, heads = row, pieces if _may_head(pieces) else []
    if run:
        yield above, run


def _is_row(pieces: Sequence[_Piece]) -> bool:
    if len(pieces) < MIN_PIECES or _FIGURE.match(pieces[0].text):
        return False
    figures = sum(1 for piece in pieces[1:] if _FIGURE.match(piece.text))
    return figures >= FIGURES * (len(pieces) - 1)


def _may_head(pieces: Sequence[_Piece]) -> bool:
    """Tell whether a row can hold the headings of columns; words of a sentence are not set so far apart."""
    return len(pieces) >= MIN_PIECES and not any(_FIGURE.match(piece.text) for piece in pieces)


def _fills(pieces: Sequence[_Piece], heads: Sequence[_Piece]) -> bool:
    """Tell whether a row has one piece below each heading, among them a figure: 1 通いの場の数 か所 41 増加."""
    return _stand_below(pieces, heads) and any(_FIGURE.match(piece.text) for piece in pieces[1:])


def _is_headed(rows: Sequence[Row], above: Row) -> bool:
    """Tell whether a row of headings stands close above rows, one heading over each of their pieces."""
    heads = _pieces(above)
    if not heads or rows[0][0].cy - above[0].cy > APART * above[0].size or _is_row(heads):
        return False
    return all(_stand_below(_pieces(row), heads) for row in rows)


def _stand_below(pieces: Sequence[_Piece], heads: Sequence[_Piece]) -> bool:
    return len(pieces) == len(heads) and all(map(_Piece.is_over, heads, pieces))


def _pieces(row: Row) -> list[_Piece]:
    """Return what stands between the wide blanks of a row."""
    out: list[_Piece] = []
    for char in row:
        if not char.text.strip():
            continue
        if not out or char.x0 - out[-1].x1 > BLANK * char.size:
            out.append(_Piece(char.x0, char.x1))
        out[-1].text += char.text
        out[-1].x1 = char.x1
    return out
