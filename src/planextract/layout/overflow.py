"""Text that runs out of its box goes back into it: to the right a few characters, below whole lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from planextract.layout.lines import ROW
from planextract.layout.repair import Char

# Text that goes on this close beyond the right edge has run out, up to this share of the text in the box.
CLOSE, SHARE = 0.4, 0.3
# A line below goes on if it stands where the next line would be, give or take this share of the leading.
LEADING = 0.25
SAME_SIZE = 0.05

Edges = tuple[float, float, float, float]


def run_out_right(own: Sequence[Char], others: Sequence[Char], box: Edges) -> set[int]:
    """Return the ranks of characters that continue a line of a box beyond its right edge.

    Args:
        own: Characters in the box.
        others: Characters beside it.
        box: The box.
    """
    beside = [char for char in others if box[1] < char.cy < box[3] and char.x0 > box[2] - char.size]
    ends = [char for char in own if not char.text.isspace()]
    if not ends or not beside:
        return set()
    count = len(ends)
    taken: set[int] = set()
    for char in sorted(beside, key=lambda char: char.x0):
        for place, last in enumerate(ends):
            if abs(char.cy - last.cy) < ROW * char.size and -char.size < char.x0 - last.x1 < CLOSE * char.size:
                taken.add(char.rank)
                ends[place] = char
                break
    return taken if len(taken) < SHARE * count else set()


def run_out_below(own: Sequence[Char], stream: Mapping[int, Char], box: Edges) -> set[int]:
    """Return the ranks of characters that continue the text of a box below its lower edge.

    Args:
        own: Characters in the box.
        stream: All characters by rank; what runs out follows in the content stream.
        box: The box.
    """
    rows = _rows(own)
    if len(rows) < 2 or rows[-1][-1].bottom < box[3] - 2 * rows[-1][0].size:
        return set()
    steps = [two[0].cy - one[0].cy for one, two in pairwise(rows)]
    leading, left = median(steps), min(row[0].x0 for row in rows)
    if leading <= 0:
        return set()
    taken: set[int] = set()
    cy, size = rows[-1][0].cy, rows[-1][0].size
    rank = max(char.rank for char in own) + 1
    while rank in stream:
        char = stream[rank]
        starts = abs(char.cy - cy - leading) < LEADING * leading and abs(char.x0 - left) < 3 * size
        goes_on = bool(taken) and abs(char.cy - cy) < ROW * size
        if abs(char.size - size) > SAME_SIZE * size or char.x1 > box[2] + size or not (starts or goes_on):
            break
        if starts and not goes_on:
            cy = char.cy
        taken.add(rank)
        rank += 1
    return taken


def _rows(chars: Sequence[Char]) -> list[list[Char]]:
    """Return rows of text in stream order."""
    rows: list[list[Char]] = []
    for char in chars:
        if rows and abs(char.cy - rows[-1][-1].cy) < ROW * char.size:
            rows[-1].append(char)
        else:
            rows.append([char])
    return rows
