"""Rules that meet become grids, and grids become cells with their row and column spans.

A grid is cut at every rule into small fields; fields without a rule between them are one cell. So a
merged cell knows how many rows and columns it covers, and open sides need no border.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planextract.document import Box
from planextract.layout.rules import Rule

# Rules meet when they are this close; lines of a grid this close are one.
MEET = 3.0
# A rule bounds a field if it runs along this share of its side.
COVER = 0.6
# An outer side with less than this share of border is open on purpose.
OPEN = 0.25
# Beyond these a drawing is a pattern, not a table (cost grows with the number of crossings).
MAX_RULES = 3000
MAX_FIELDS = 40_000


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a grid.

    Attributes:
        row: First row.
        column: First column.
        rows: Number of rows it covers.
        columns: Number of columns it covers.
        box: Its box.
        closed: Whether it is bounded on all sides (open sides of the whole grid do not count).
    """

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    closed: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells bounded by rules that meet.

    Attributes:
        xs: Places of the vertical lines.
        ys: Places of the horizontal lines.
        fields: Cells in row-major order.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fields: tuple[Field, ...]

    @property
    def box(self) -> Box:
        """The box of the whole grid."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def find_grids(across: Sequence[Rule], down: Sequence[Rule]) -> tuple[Grid, ...]:
    """Find the grids of a page, largest first.

    Args:
        across: Horizontal rules.
        down: Vertical rules.
    """
    if len(across) + len(down) > MAX_RULES:
        return ()
    grids = (_build(*group) for group in _groups(across, down))
    found = [grid for grid in grids if grid is not None]
    return tuple(sorted(found, key=lambda grid: -(grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])))


def is_too_dense(across: Sequence[Rule], down: Sequence[Rule]) -> bool:
    """Tell whether a page has so many rules that no tables were looked for."""
    return len(across) + len(down) > MAX_RULES or len(across) * len(down) > MAX_FIELDS


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield sets of rules that meet, directly or over others."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    order = sorted(range(len(down)), key=lambda index: down[index].at)
    places = [down[index].at for index in order]
    for i, rule in enumerate(across):
        first = bisect_right(places, rule.start - MEET)
        last = bisect_right(places, rule.end + MEET)
        for index in order[first:last]:
            other = down[index]
            if other.start - MEET <= rule.at <= other.end + MEET:
                parent[root(len(across) + index)] = root(i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(rule)
    for i, rule in enumerate(down):
        groups.setdefault(root(len(across) + i), ([], []))[1].append(rule)
    yield from (group for group in groups.values() if group[0] and group[1])


def _build(across: list[Rule], down: list[Rule]) -> Grid | None:
    xs = _lines(rule.at for rule in down)
    ys = _lines(rule.at for rule in across)
    # An open side has no line of its own: the rules that run out of it say where it is.
    xs = _with_ends(xs, min(rule.start for rule in across), max(rule.end for rule in across))
    ys = _with_ends(ys, min(rule.start for rule in down), max(rule.end for rule in down))
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > MAX_FIELDS:
        return None
    walls = _Walls(xs, ys, across, down)
    return Grid(tuple(xs), tuple(ys), tuple(_fields(xs, ys, walls)))


def _lines(places: Iterable[float]) -> list[float]:
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][0] <= MEET:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [sum(group) / len(group) for group in groups]


def _with_ends(lines: list[float], start: float, end: float) -> list[float]:
    head = [start] if lines and start < lines[0] - MEET else []
    tail = [end] if lines and end > lines[-1] + MEET else []
    return [*head, *lines, *tail]


class _Walls:
    """Which sides of the small fields have a rule.

    ``above[i][j]`` is the upper side of field (i, j), ``left[i][j]`` its left side; one more row and
    column close the grid.
    """

    def __init__(self, xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]) -> None:
        self.above = [[False] * (len(xs) - 1) for _ in ys]
        self.left = [[False] * len(xs) for _ in range(len(ys) - 1)]
        for rule in across:
            i = _nearest(ys, rule.at)
            for j in _covered(xs, rule):
                self.above[i][j] = True
        for rule in down:
            j = _nearest(xs, rule.at)
            for i in _covered(ys, rule):
                self.left[i][j] = True
        self._open_sides()

    def _open_sides(self) -> None:
        columns, rows = len(self.above[0]), len(self.left)
        for i in (0, rows):
            if sum(self.above[i]) < OPEN * columns:
                self.above[i] = [True] * columns
        for j in (0, columns):
            if sum(row[j] for row in self.left) < OPEN * rows:
                for row in self.left:
                    row[j] = True


def _nearest(lines: Sequence[float], place: float) -> int:
    index = bisect_right(lines, place)
    if index == 0:
        return 0
    if index == len(lines) or place - lines[index - 1] <= lines[index] - place:
        return index - 1
    return index


def _covered(lines: Sequence[float], rule: Rule) -> Iterator[int]:
    for index in range(max(bisect_right(lines, rule.start) - 1, 0), len(lines) - 1):
        start, end = lines[index], lines[index + 1]
        if start >= rule.end:
            return
        if min(end, rule.end) - max(start, rule.start) >= COVER * (end - start):
            yield index


def _fields(xs: Sequence[float], ys: Sequence[float], walls: _Walls) -> Iterator[Field]:
    rows, columns = len(ys) - 1, len(xs) - 1
    taken = [[False] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            if taken[i][j]:
                continue
            height, width = _extent(i, j, taken, walls)
            for row in range(i, i + height):
                taken[row][j : j + width] = [True] * width
            box = (xs[j], ys[i], xs[j + width], ys[i + height])
            yield Field(i, j, height, width, box, _is_closed(i, j, height, width, walls))


def _extent(i: int, j: int, taken: Sequence[Sequence[bool]], walls: _Walls) -> tuple[int, int]:
    """Return height and width of the largest block of fields from (i, j) without a rule inside."""
    rows, columns = len(walls.left), len(walls.above[0])
    width = 1
    while j + width < columns and not walls.left[i][j + width] and not taken[i][j + width]:
        width += 1
    height = 1
    while i + height < rows and all(
        not walls.above[i + height][column] and not taken[i + height][column] for column in range(j, j + width)
    ):
        if any(walls.left[i + height][column] for column in range(j + 1, j + width)):
            break
        height += 1
    return height, width


def _is_closed(i: int, j: int, height: int, width: int, walls: _Walls) -> bool:
    sides = (
        [walls.above[i][column] for column in range(j, j + width)],
        [walls.above[i + height][column] for column in range(j, j + width)],
        [walls.left[row][j] for row in range(i, i + height)],
        [walls.left[row][j + width] for row in range(i, i + height)],
    )
    return all(sum(side) >= COVER * len(side) for side in sides)
