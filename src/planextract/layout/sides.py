"""Two parts of a container side by side: columns that are read one after the other, or rows that go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

# A column of labels has at most this width (sizes), and at most this share of its lines reaches its right edge.
LABEL_WIDTH = 14.0
LABEL_LENGTH, NARROW, FILLED = 4, 8.0, 0.5
# What goes on with a row stands behind a blank of at most so many sizes.
BLANK = 3.0


class Item(Protocol):
    """Anything that has a place."""

    @property
    def x0(self) -> float:
        """Left edge."""

    @property
    def top(self) -> float:
        """Upper edge."""

    @property
    def x1(self) -> float:
        """Right edge."""

    @property
    def bottom(self) -> float:
        """Lower edge."""

    @property
    def size(self) -> float:
        """Size of its characters."""

    @property
    def solid(self) -> bool:
        """Whether it has a border."""

    @property
    def text(self) -> str:
        """Its text, at least the beginning."""


def share_row(one: Item, other: Item) -> bool:
    """Tell whether two things stand on one row: they overlap by more than half the height of the lower one."""
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def is_label_column(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Tell whether the left column holds labels of the right one, row by row, rather than running text."""
    if len(left) < 2 or any(item.solid for item in (*left, *right)):
        return False
    if all(item.text.strip().isdigit() for item in right) and len(right) <= len(left):
        return all(any(share_row(item, other) for other in left) for item in right)  # numbers of pages
    if not all(any(share_row(item, other) for other in right) for item in left):
        return False
    start, end = min(item.x0 for item in left), max(item.x1 for item in left)
    size = max(item.size for item in left)
    if end - start > LABEL_WIDTH * size:
        return False
    if max(len(item.text) for item in left) <= LABEL_LENGTH:
        return True
    if end - start <= NARROW * size and max(item.x1 for item in right) - min(item.x0 for item in right) > NARROW * size:
        return True  # no running text is set as narrow as a date
    return sum(item.x1 > end - 1.5 * size for item in left) <= FILLED * len(left) or len(right) > 1.5 * len(left)


def goes_on_rows(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Tell whether the right part goes on with rows of the left one: blanks alike, and no margin of its own."""
    if any(item.solid for item in (*left, *right)):
        return False
    blanks = []
    for item in right:
        before = [other.x1 for other in left if share_row(other, item)]
        if not before:
            return False
        blanks.append(item.x0 - max(before))
    starts = [item.x0 for item in right]
    size = right[0].size
    apart = max(starts) - min(starts)
    return max(blanks) <= BLANK * size and (len(right) == 1 or max(blanks) - min(blanks) + size < apart)
