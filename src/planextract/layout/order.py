"""Reading order of the things in one container: cut at the widest gap, again and again.

Works on anything with edges: lines, boxes, tables. Nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from planextract.layout.enumerators import count_successions
from planextract.layout.rules import Rule
from planextract.layout.sides import Item, goes_on_rows, is_label_column, share_row

# A gap between columns is at least this many sizes wide.
GUTTER = 0.8
# A column gap wins when it is this much wider than the row gap.
WINS = 1.05
# Rows of text closer than this many sizes are set solid: their leading is no gap.
LEADING = 1.6
# Up to so many boxes are ordered both ways to see which way their numbers run, this often one inside the other.
MAX_GRID = 40
MAX_TRIALS = 2
# Rows of boxes are rows if the gaps between them are not much smaller than those between columns; a heading
# box sits closer to its text.
ROW_GAP = 0.5
# Boxes of one row agree within this many points.
ALIGNED = 6.0
MAX_DEPTH = 60
# A column under a heading of its own has at least so many lines.
HEADED = 3
_TOUCH = 0.01


Thing = TypeVar("Thing", bound=Item)
Gap = tuple[float, float]


class Below(Protocol[Thing]):
    """Arranges a part of the items."""

    def __call__(self, part: Sequence[Thing], more: int = 0) -> list[list[Thing]]:
        """Return its blocks; ``more`` counts how often both ways were tried."""
        ...


def arrange(
    items: Sequence[Thing], em: float, barriers: Sequence[Rule] = (), depth: int = 0, trials: int = 0
) -> list[list[Thing]]:
    """Return the items in reading order, in blocks that are read together.

    Args:
        items: Lines and boxes of one container.
        em: Its usual character size.
        barriers: Horizontal rules that part what stands above from what stands below.
        depth: How many cuts were made before.
        trials: How often both ways were tried before.
    """
    if len(items) < 2 or depth > MAX_DEPTH:
        return [_by_row(items)] if items else []
    if _is_one_row(items):
        return [_by_row(items)]
    solid = all(item.solid for item in items)
    columns = find_gaps([(item.x0, item.x1) for item in items], _TOUCH if solid else GUTTER * em)
    rows = find_gaps([(item.top, item.bottom) for item in items], _TOUCH)
    if not columns and not rows:
        columns = _beside_labels(items)

    def below(part: Sequence[Thing], more: int = 0) -> list[list[Thing]]:
        return arrange(part, em, barriers, depth + 1, trials + more)

    if not columns:
        return _bands(items, rows, em, barriers, below) if rows else [_by_row(items)]
    parted = _part_at_barrier(items, columns, barriers)
    if parted:
        return _stack(below(parted[0]), below(parted[1]))
    across, down = _widest(columns), _widest(rows) if rows else None
    wins = _cuts_columns(items, across, down, em)
    if solid and down and trials < MAX_TRIALS and len(items) <= MAX_GRID:
        by_column, by_row = (_order_both(_cut(items, gap, vertical=gap is across), below) for gap in (across, down))
        wins = wins and not (_width(down) > ROW_GAP * _width(across) and _is_aligned(items, rows))
        return by_column if _prefers_columns(by_column, by_row, wins=wins) else by_row
    left, right = _cut(items, across, vertical=True)
    if down and not (_are_level(left, right) and (wins or _heads_columns(items, across, down))):
        return _stack(*(below(part) for part in _cut(items, down, vertical=False)))
    if is_label_column(left, right) or goes_on_rows(left, right):
        return [_by_row(items)]
    return [*below(left), *below(right)]


def find_gaps(intervals: Sequence[Gap], least: float) -> list[Gap]:
    """Return the gaps that no interval covers, from left to right.

    Args:
        intervals: Start and end of each thing.
        least: Narrowest gap.
    """
    out: list[Gap] = []
    reach: float | None = None
    for start, end in sorted(intervals):
        if reach is not None and start - reach >= least:
            out.append((reach, start))
        reach = end if reach is None else max(reach, end)
    return out


def _beside_labels(items: Sequence[Item]) -> list[Gap]:
    """Return the gap behind boxes at the left that reach along all the lines beside them, however narrow it is."""
    gaps = find_gaps([(item.x0, item.x1) for item in items], _TOUCH)
    return [gap for gap in gaps if all(item.solid for item in items if item.x0 < gap[1])][:1]


def _widest(gaps: Sequence[Gap]) -> Gap:
    """Return the widest gap; of equal ones the last, so that rows and columns fall off one by one."""
    return max(gaps, key=lambda gap: (round(_width(gap), 2), gap[0]))


def _cuts_columns(items: Sequence[Item], across: Gap, down: Gap | None, em: float) -> bool:
    if down is None:
        return True
    width, height = _width(across), _width(down)
    return width > WINS * height or (height < LEADING * em and not any(item.solid for item in items))


def _heads_columns(items: Sequence[Item], across: Gap, down: Gap) -> bool:
    """Tell whether the row above a gap holds the headings of the columns below it: one short one over each text."""
    heads, text = _cut(items, down, vertical=False)
    if any(item.solid for item in items) or not _is_one_row(heads):
        return False
    halves = [*_cut(heads, across, vertical=True), *_cut(text, across, vertical=True)]
    left, right, below_left, below_right = halves
    if len(left) != 1 or len(right) != 1 or min(len(below_left), len(below_right)) < HEADED:
        return False
    pairs = ((left[0], below_left), (right[0], below_right))
    return all(
        abs(head.x0 - min(item.x0 for item in column)) <= 2 * head.size
        and 2 * (head.x1 - head.x0) <= max(item.x1 for item in column) - min(item.x0 for item in column)
        for head, column in pairs
    )


def _cut(items: Sequence[Thing], gap: Gap, *, vertical: bool) -> tuple[list[Thing], list[Thing]]:
    middle = (gap[0] + gap[1]) / 2
    first = [item for item in items if (item.x0 if vertical else item.top) < middle]
    second = [item for item in items if (item.x0 if vertical else item.top) >= middle]
    return first, second


def _stack(above: list[list[Thing]], below: list[list[Thing]]) -> list[list[Thing]]:
    if len(above) == 1 and len(below) == 1:
        return [above[0] + below[0]]
    return above + below


def _by_row(items: Sequence[Thing]) -> list[Thing]:
    """Sort by rows; things of one row overlap by more than half the height of the lower one."""
    out: list[Thing] = []
    row: list[Thing] = []
    for item in sorted(items, key=lambda item: (item.top + item.bottom, item.x0)):
        if row and not share_row(row[0], item):
            out.extend(sorted(row, key=lambda item: item.x0))
            row = []
        row.append(item)
    return [*out, *sorted(row, key=lambda item: item.x0)]


def _are_level(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Tell whether two parts stand side by side at any height; a centred line over a short heading does not."""
    return min(item.top for item in left) < max(item.bottom for item in right) and min(
        item.top for item in right
    ) < max(item.bottom for item in left)


def _is_one_row(items: Sequence[Item]) -> bool:
    return not any(item.solid for item in items) and all(share_row(items[0], item) for item in items[1:])


def _part_at_barrier(
    items: Sequence[Thing], columns: Sequence[Gap], barriers: Sequence[Rule]
) -> tuple[list[Thing], list[Thing]] | None:
    """Split at a rule that crosses a gap between columns, e.g. the one above footnotes."""
    for rule in barriers:
        if not any(rule.start < start and rule.end > end for start, end in columns):
            continue
        above = [item for item in items if (item.top + item.bottom) / 2 < rule.at]
        if not above or len(above) == len(items):
            continue
        below = [item for item in items if (item.top + item.bottom) / 2 >= rule.at]
        if max(item.bottom for item in above) <= rule.at + 2 and min(item.top for item in below) >= rule.at - 2:
            return above, below
    return None


def _bands(
    items: Sequence[Thing], rows: Sequence[Gap], em: float, barriers: Sequence[Rule], below: Below[Thing]
) -> list[list[Thing]]:
    """No gap runs through: part rows that have columns from those that span them."""
    groups: list[tuple[list[Thing], bool]] = []
    for band in _slices(items, rows):
        gutter = _has_gutter(band, em)
        if groups and groups[-1][1]:
            union = [*groups[-1][0], *band]
            if _has_gutter(union, em) and not _barred(groups[-1][0], band, barriers):
                groups[-1] = (union, True)
                continue
        elif groups and not gutter:
            groups[-1] = ([*groups[-1][0], *band], False)
            continue
        groups.append((band, gutter))
    if len(groups) == 1:
        return [_by_row(items)]
    out: list[list[Thing]] = []
    for group, gutter in groups:
        part = below(group) if gutter else [_by_row(group)]
        out = _stack(out, part) if out else part
    return out


def _slices(items: Sequence[Thing], rows: Sequence[Gap]) -> list[list[Thing]]:
    cuts = [(start + end) / 2 for start, end in rows]
    slices: list[list[Thing]] = [[] for _ in range(len(cuts) + 1)]
    at = 0
    for item in sorted(items, key=lambda item: item.top):
        while at < len(cuts) and item.top >= cuts[at]:
            at += 1
        slices[at].append(item)
    return [part for part in slices if part]


def _has_gutter(items: Sequence[Item], em: float) -> bool:
    least = _TOUCH if all(item.solid for item in items) else GUTTER * em
    return len(items) > 1 and bool(find_gaps([(item.x0, item.x1) for item in items], least))


def _width(gap: Gap) -> float:
    return gap[1] - gap[0]


def _barred(above: Sequence[Item], below: Sequence[Item], barriers: Sequence[Rule]) -> bool:
    low, high = max(item.bottom for item in above) - 2, min(item.top for item in below) + 2
    left, right = min(item.x0 for item in above), max(item.x1 for item in above)
    gaps = find_gaps([(item.x0, item.x1) for item in (*above, *below)], _TOUCH)
    return any(
        low <= rule.at <= high
        and rule.end - rule.start > 0.6 * (right - left)
        and rule.start < right
        and rule.end > left
        # A line under the heading of one column parts nothing in the other.
        and any(rule.start < start and end < rule.end for start, end in gaps)
        for rule in barriers
    )


def _order_both(halves: tuple[list[Thing], list[Thing]], below: Below[Thing]) -> list[list[Thing]]:
    return [*below(halves[0], 1), *below(halves[1], 1)]


def _is_aligned(items: Sequence[Thing], rows: Sequence[Gap]) -> bool:
    """Tell whether boxes stand in rows: in each row every column begins and ends at the same height."""
    for band in _slices(items, rows):
        columns = _columns(band)
        if len(columns) < 2:
            return False
        tops = [min(item.top for item in column) for column in columns]
        bottoms = [max(item.bottom for item in column) for column in columns]
        if max(tops) - min(tops) > ALIGNED or max(bottoms) - min(bottoms) > ALIGNED:
            return False
    return True


def _columns(items: Sequence[Thing]) -> list[list[Thing]]:
    columns: list[list[Thing]] = []
    for item in sorted(items, key=lambda item: item.x0):
        if columns and item.x0 < max(other.x1 for other in columns[-1]):
            columns[-1].append(item)
        else:
            columns.append([item])
    return columns


def _prefers_columns(by_column: list[list[Thing]], by_row: list[list[Thing]], *, wins: bool) -> bool:
    """Keep the order in which more numbers follow each other; without numbers the wider gap decides."""
    columns, rows = (
        count_successions([item.text for block in blocks for item in block]) for blocks in (by_column, by_row)
    )
    return columns > rows if columns != rows else wins
