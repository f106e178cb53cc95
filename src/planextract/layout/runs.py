"""Text that runs over the lines of a table: appointments in a schedule, call-outs laid over it.

A run is a row of characters set one after the other. One that crosses lines of the grid stays whole
and gets a place of its own, from the first row and column that it touches to the last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from planextract.document import Box
from planextract.layout.grids import Grid
from planextract.layout.lines import ROW, find_ink
from planextract.layout.repair import Char

# A character straddles a line by this share of its size on both sides.
STRADDLE = 0.2
# Closer characters are set solid.
SOLID = 0.12
# Where the others are set solid, a gap wider by this share of their size is none of theirs.
HAIR = 0.05
# Characters of a run are at most this many sizes apart.
NEAR = 0.6
# Steps of vertical text, in sizes: down, and at most across.
STEP, DRIFT = (0.5, 1.8), 0.35
SHORTEST_VERTICAL = 3
# Lines of one appointment are at most this many sizes apart.
LEADING = 1.7
# A bar up to this many rows high stands for the row of its middle, wherever its lines of text fall.
FLAT_BAR = 1.5

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@dataclass(slots=True)
class Spread:
    """Text over several cells.

    Attributes:
        area: The cells that it covers.
        chars: Its characters.
        bar: The bar or call-out that holds it, None for plain text.
    """

    area: Area
    chars: list[Char]
    bar: Box | None = None


def split_runs(chars: Iterable[Char], overlays: Sequence[Box] = ()) -> Iterator[list[Char]]:
    """Yield runs in stream order, horizontal and vertical ones.

    Args:
        chars: Characters in stream order.
        overlays: Bars and call-outs; text of two of them is two runs, however close they are.
    """
    run: list[Char] = []
    down = False
    for char in chars:
        if run:
            last = run[-1]
            goes_down, goes_on = _steps_down(last, char), _steps_on(last, char)
            apart = bool(overlays) and _are_apart(find_holder((last,), overlays), find_holder((char,), overlays))
            if apart or not ((goes_down if down else goes_on) or (len(run) == 1 and goes_down)):
                yield from _close(run, down=down)
                run = []
            down = bool(run) and (down or (len(run) == 1 and goes_down and not goes_on))
        run.append(char)
    if run:
        yield from _close(run, down=down)


def find_spreads(
    runs: Iterable[list[Char]], grid: Grid, overlays: Sequence[Box]
) -> tuple[list[Spread], list[list[Char]]]:
    """Set apart the runs that cross lines of the grid; returns them and the others.

    Args:
        runs: Runs of characters in the grid.
        grid: The grid.
        overlays: Bars and call-outs drawn over it.
    """
    crossing: list[Spread] = []
    plain: list[list[Char]] = []
    held = [(run, find_holder(run, overlays)) for run in runs]
    bars = _find_bars(held, grid)
    for run, holder in held:
        area = _area(run, grid, holder)
        if _crosses(run, grid) or (holder in bars and area[1] < area[3] and not _is_within_field(run, grid)):
            crossing.append(Spread(area, run, holder))
        else:
            plain.append(run)
    kept: list[Spread] = []
    for spread in crossing:
        if spread.bar is None and _is_disturbed(spread, plain, grid):
            plain.append(spread.chars)
        else:
            _add(kept, spread)
    return kept, [run for run in plain if not _absorb(run, kept, grid)]


def _find_bars(held: Sequence[tuple[list[Char], Box | None]], grid: Grid) -> set[Box]:
    """Return the flat holders that hold one text each: a background holds several, side by side."""
    lines: dict[Box, list[float]] = {}
    backgrounds: set[Box] = set()
    for run, holder in held:
        if holder is None or not _is_flat(holder, grid):
            continue
        places = lines.setdefault(holder, [])
        if any(abs(place - run[0].cy) < ROW * run[0].size for place in places):
            backgrounds.add(holder)
        places.append(run[0].cy)
    return lines.keys() - backgrounds


def _is_flat(bar: Box, grid: Grid) -> bool:
    row = _index(grid.ys, (bar[1] + bar[3]) / 2)
    return bar[3] - bar[1] <= FLAT_BAR * (grid.ys[row + 1] - grid.ys[row])


def locate(grid: Grid, x: float, y: float) -> tuple[int, int]:
    """Return row and column of a point."""
    return _index(grid.ys, y), _index(grid.xs, x)


def _index(lines: Sequence[float], place: float) -> int:
    return min(max(bisect_right(lines, place) - 1, 0), len(lines) - 2)


def _close(run: list[Char], *, down: bool) -> Iterator[list[Char]]:
    if down and len(run) < SHORTEST_VERTICAL:
        yield from ([char] for char in run)
    else:
        yield run


def _steps_on(last: Char, char: Char) -> bool:
    size = max(last.size, char.size)
    return abs(char.cy - last.cy) <= ROW * size and abs(char.x0 - last.x1) <= NEAR * size


def _steps_down(last: Char, char: Char) -> bool:
    size = max(last.size, char.size)
    return abs(char.cx - last.cx) < DRIFT * size and STEP[0] * size < char.cy - last.cy < STEP[1] * size


def _is_vertical(run: Sequence[Char]) -> bool:
    return len(run) >= SHORTEST_VERTICAL and run[-1].cy - run[0].cy > run[0].size


def _crosses(run: Sequence[Char], grid: Grid) -> bool:
    if _is_vertical(run):
        return _index(grid.ys, run[0].cy) != _index(grid.ys, run[-1].cy) and any(
            char.top < y < char.bottom for char in run for y in grid.ys[1:-1]
        )
    return (straddles(run, grid) or _sets_across(run, grid)) and not _is_within_field(run, grid)


def straddles(run: Sequence[Char], grid: Grid) -> bool:
    """Tell whether a character of the run lies on a column line.

    Args:
        run: Characters on one base line.
        grid: The grid.
    """
    x0, x1 = run[0].x0, run[-1].x1
    lines = [x for x in grid.xs[1:-1] if x0 < x < x1]
    inked = [(*find_ink(char), STRADDLE * char.size) for char in run] if lines else []
    return any(left + least < x < right - least for x in lines for left, right, least in inked)


def _sets_across(run: Sequence[Char], grid: Grid) -> bool:
    """Tell whether a column line falls between two characters that are set solid: cells have more air."""
    x0, x1 = run[0].x0, run[-1].x1
    lines = [x for x in grid.xs[1:-1] if x0 < x < x1]
    if not lines or len(run) < 2:
        return False
    gaps = [find_ink(after)[0] - find_ink(before)[1] for before, after in pairwise(run)]
    solid = max(median(gaps), 0.0) + HAIR * run[0].size  # text that fills its cell leaves less air than others
    return any(
        before.cx < x < after.cx and gap < min(SOLID * after.size, solid)
        for x in lines
        for (before, after), gap in zip(pairwise(run), gaps, strict=True)
    )


def _is_within_field(run: Sequence[Char], grid: Grid) -> bool:
    """Tell whether a merged cell holds the whole run, so that no drawn line is crossed."""
    x0, x1, cy = run[0].cx, run[-1].cx, run[0].cy
    return any(
        field.box[0] <= x0 and x1 <= field.box[2] and field.box[1] <= cy <= field.box[3]
        for field in grid.fields
        if field.columns > 1 or field.rows > 1
    )


def _are_apart(one: Box | None, other: Box | None) -> bool:
    """Tell whether two bars lie side by side; one that lies over the other interrupts no text."""
    if one is None or other is None:
        return False
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def find_holder(run: Sequence[Char], overlays: Sequence[Box]) -> Box | None:
    """Return the smallest bar or call-out that holds both ends of a run, None if there is none.

    Args:
        run: Characters one after the other.
        overlays: Bars and call-outs.
    """
    first, last = run[0], run[-1]
    holders = [
        box
        for box in overlays
        if box[0] <= first.cx <= box[2] and box[1] <= first.cy <= box[3]
        if box[0] <= last.cx <= box[2] and box[1] <= last.cy <= box[3]
    ]
    return min(holders, key=lambda box: (box[2] - box[0]) * (box[3] - box[1])) if holders else None


def _area(run: Sequence[Char], grid: Grid, bar: Box | None) -> Area:
    first, last = run[0], run[-1]
    x0, top, x1, bottom = first.cx, first.cy, last.cx, last.cy
    if bar is not None:
        x0, top, x1, bottom = bar[0] + 1, bar[1] + 1, bar[2] - 1, bar[3] - 1
        if not _is_vertical(run):
            top = bottom = (top + bottom) / 2 if _is_flat(bar, grid) else first.cy
    return (*locate(grid, x0, top), *locate(grid, x1, bottom))


def _is_disturbed(spread: Spread, plain: Sequence[Sequence[Char]], grid: Grid) -> bool:
    """Tell whether other text stands on the same base line further on: then the run is only too wide for its cell."""
    row, first, _, last = spread.area
    if _is_vertical(spread.chars):
        return False
    cy, size = spread.chars[0].cy, spread.chars[0].size
    return any(
        abs(run[0].cy - cy) < ROW * size and first < _index(grid.xs, run[0].cx) <= last and _index(grid.ys, cy) == row
        for run in plain
    )


def _add(kept: list[Spread], spread: Spread) -> None:
    row, first, end, last = spread.area
    for other in kept:
        o_row, o_first, o_end, o_last = other.area
        near = abs(spread.chars[0].cy - other.chars[-1].cy) < LEADING * spread.chars[0].size
        together = spread.bar == other.bar and (row, end) == (o_row, o_end)
        if together and first <= o_last and o_first <= last and near:
            other.area = (row, min(first, o_first), end, max(last, o_last))
            other.chars.extend(spread.chars)
            return
    kept.append(Spread(spread.area, list(spread.chars), spread.bar))


def _absorb(run: Sequence[Char], kept: Sequence[Spread], grid: Grid) -> bool:
    """Add the line above or below an appointment that happens to fit into its first cell."""
    row, column = locate(grid, run[0].cx, run[0].cy)
    for spread in kept:
        first_row, first, last_row, last = spread.area
        if first_row != last_row or row != first_row or not first <= column <= last:
            continue
        size = max(run[0].size, 1.0)
        if any(ROW * size < abs(char.cy - run[0].cy) < LEADING * size for char in spread.chars):
            spread.chars.extend(run)
            return True
    return False
