"""Loose numbers back into rows, by arithmetic alone.

In: numbers whose table is lost. Out: the only way to make rows in which so many addends add up to a sum,
or nothing. Knows no names and no years; those need other evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

# A search this long means the numbers do not say enough (six rows of five years need some thousands).
MAX_STEPS = 200_000
# More numbers than any table has that lost its frame; a step costs as many looks as there are numbers.
MAX_NUMBERS = 500
# A number that another repeats is no sum.
MIN_PRINTED = 2


@dataclass(frozen=True, slots=True, order=True)
class SumRow:
    """One row of a table.

    Attributes:
        total: The sum.
        addends: What it is the sum of, in ascending order.
    """

    total: int
    addends: tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Partition:
    """Numbers of a table, sorted out.

    Attributes:
        starts: Baselines, in the order in which they stand in the text.
        rows: Rows, in ascending order.
        first: Place of the first baseline among all numbers.
    """

    starts: tuple[int, ...]
    rows: tuple[SumRow, ...]
    first: int = field(compare=False)


def find_partition(numbers: Sequence[int], *, rows: int, addends: int, with_baselines: bool) -> Partition | None:
    """Find the rows of a flattened table.

    The baselines, if there are any, stand together in the text: a column of ``rows`` numbers.

    Args:
        numbers: All numbers in the order of the text, scaled to integers, none negative.
        rows: Number of rows.
        addends: Number of addends in each row.
        with_baselines: Whether each row also has a baseline, which is no part of its sum.

    Returns:
        The partition; None where there is none, more than one, or the search takes too long.
    """
    width = rows if with_baselines else 0
    if rows < 1 or addends < 1 or len(numbers) != rows * (addends + 1) + width or min(numbers) < 0:
        return None
    if len(numbers) > MAX_NUMBERS:
        return None
    found: dict[tuple[tuple[int, ...], tuple[SumRow, ...]], Partition] = {}
    steps = _Steps()
    for first in range(len(numbers) - width + 1 if width else 1):
        starts = tuple(numbers[first : first + width])
        rest = sorted([*numbers[:first], *numbers[first + width :]])
        for solution in _solve(rest, addends, steps):
            key = (tuple(sorted(starts)), tuple(sorted(solution)))
            found.setdefault(key, Partition(starts, key[1], first))
            if len(found) > 1:
                return None
    return next(iter(found.values()), None) if not steps.are_spent else None


def find_printed_rows(numbers: Sequence[int], *, rows: int, addends: int, with_baselines: bool) -> int | None:
    """Find where numbers stand row after row, each row with its addends and their sum.

    Args:
        numbers: All numbers in the order of the text.
        rows: Number of rows.
        addends: Number of addends in each row.
        with_baselines: Whether each row begins with a baseline, which is no part of its sum.

    Returns:
        Place of the first number of the first row; None where there are no such rows, or where they could begin
        at several places.
    """
    width = addends + 1 + with_baselines
    if rows < 1 or addends < MIN_PRINTED:
        return None
    found = [
        first
        for first in range(len(numbers) - rows * width + 1)
        if all(
            0 < numbers[end - 1] == sum(numbers[end - 1 - addends : end - 1])
            for end in range(first + width, first + rows * width + 1, width)
        )
    ]
    return found[0] if len(found) == 1 else None


@dataclass(slots=True)
class _Steps:
    taken: int = 0

    @property
    def are_spent(self) -> bool:
        return self.taken > MAX_STEPS


def _solve(numbers: list[int], addends: int, steps: _Steps) -> Iterator[list[SumRow]]:
    """Yield every way to make rows of sorted numbers; the largest number left is always a sum."""
    if not numbers:
        yield []
        return
    total, rest = numbers[-1], numbers[:-1]
    for chosen in _choose(rest, addends, total, steps):
        left = list(rest)
        for number in chosen:
            left.remove(number)
        for others in _solve(left, addends, steps):
            yield [SumRow(total, chosen), *others]


def _choose(numbers: list[int], count: int, total: int, steps: _Steps) -> Iterator[tuple[int, ...]]:
    """Yield every choice of so many sorted numbers with a given sum, each multiset once, in ascending order."""
    steps.taken += 1
    if steps.are_spent:
        return
    if count == 0:
        if total == 0:
            yield ()
        return
    for index in range(len(numbers) - 1, count - 2, -1):
        number = numbers[index]
        if index + 1 < len(numbers) and numbers[index + 1] == number:
            continue  # the same number again
        if number > total:
            continue
        if number * count < total:
            return  # even the largest left are too small
        for chosen in _choose(numbers[:index], count - 1, total - number, steps):
            yield (*chosen, number)
