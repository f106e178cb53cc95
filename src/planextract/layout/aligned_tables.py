"""Tables without any rule: rows of words and figures set one below the other in columns.

Only what can hardly be anything else is taken: at least three rows that follow each other, each cut by wide
blanks into at least three pieces, most of the pieces behind the first being figures, and blanks that run
through all rows. What has a row of headings is for ``headed_tables``. The rows and columns are handed on as rules, like
those of drawn tables.
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
FIGURE = re.compile(r"^[△▲±+\-−―－]?[0-9０-９][0-9０-９,，.．]*|^[-−―－ー]$")
Row = list[Char]


@dataclass(slots=True)
class Piece:
    """What stands between two wide blanks of a row.

    Attributes:
        x0: Its left edge, in points.
        x1: Its right edge.
        text: Its characters.
    """

    x0: float
    x1: float
    text: str = ""


def close_aligned(chars: Sequence[Char]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the horizontal and vertical rules that tables without rules would have.

    Args:
        chars: Characters of a page that stand in no drawn table.
    """
    across: list[Rule] = []
    down: list[Rule] = []
    for rows in _runs(find_rows(chars)):
        if len(rows) < MIN_ROWS:
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


def find_rows(chars: Sequence[Char]) -> list[Row]:
    """Return the rows that characters stand in, from the top of the page, each from left to right."""
    rows: list[Row] = []
    for char in sorted(chars, key=lambda char: (char.cy, char.x0)):
        if rows and abs(rows[-1][0].cy - char.cy) <= 0.4 * char.size:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [sorted(row, key=lambda char: char.x0) for row in rows]


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield rows of figures that follow each other."""
    run: list[Row] = []
    for row in rows:
        is_row = _is_row(find_pieces(row))
        if run and (not is_row or row[0].cy - run[-1][0].cy > APART * row[0].size):
            yield run
            run = []
        if is_row:
            run.append(row)
    if run:
        yield run


def _is_row(pieces: Sequence[Piece]) -> bool:
    if len(pieces) < MIN_PIECES or FIGURE.match(pieces[0].text):
        return False
    figures = sum(1 for piece in pieces[1:] if FIGURE.match(piece.text))
    return figures >= FIGURES * (len(pieces) - 1)


def find_pieces(row: Row) -> list[Piece]:
    """Return what stands between the wide blanks of a row."""
    out: list[Piece] = []
    for char in row:
        if not char.text.strip():
            continue
        if not out or char.x0 - out[-1].x1 > BLANK * char.size:
            out.append(Piece(char.x0, char.x1))
        out[-1].text += char.text
        out[-1].x1 = char.x1
    return out
