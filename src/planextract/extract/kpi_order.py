"""The order that a lost table had: which addend belongs to which column, and which row came first.

In: rows found by arithmetic (``kpi_partition``) and the places of their numbers in the text. Out: an order
that the text supports, or None. Text taken out of a page keeps the cells of a column mostly together; that
is evidence, not proof, and whoever uses it says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations

# Orders of more rows than this are not tried one by one (7! = 5 040).
MAX_ROWS = 7

Places = tuple[int, ...]
"""Places of a row's addends among the numbers, in the order of the years; the place of its sum comes last."""


def place_rows(
    numbers: Sequence[int], rows: Sequence[tuple[tuple[int, ...], int]], *, taken: range
) -> tuple[Places, ...] | None:
    """Find the numbers of each row in the text, each year's numbers as close together as they can be.

    Years are taken to run from the smallest addend to the largest: plans build up. Where the text
    contradicts this, because another order of a row would hold the years better together, there is no order.

    Args:
        numbers: All numbers in the order of the text.
        rows: Addends in ascending order, and sum, of each row.
        taken: Places of the baselines.
    """
    free: dict[int, list[int]] = {}
    for place, number in enumerate(numbers):
        if place not in taken:
            free.setdefault(number, []).append(place)
    placed: list[list[int]] = []
    for addends, total in rows:
        row: list[int] = []
        for number in (*addends, total):
            if not free.get(number):
                return None
            row.append(free[number].pop(0))
        placed.append(row)
    _swap_equals(numbers, placed)
    if _could_be_closer(placed):
        return None
    return tuple(tuple(row) for row in placed)


def rank_rows(placed: Sequence[Places]) -> tuple[int, ...] | None:
    """Return the order of the rows that most columns show; the first number decides between equals.

    Args:
        placed: Places of each row.

    Returns:
        Indexes of the rows from top to bottom, None where there are too many rows to compare.
    """
    if not placed or len(placed) > MAX_ROWS:
        return None
    columns = [[row[index] for row in placed] for index in range(len(placed[0]))]
    first = {row: min(places) for row, places in enumerate(placed)}

    def agreement(order: tuple[int, ...]) -> int:
        return sum(
            column[above] < column[below]
            for column in columns
            for at, above in enumerate(order)
            for below in order[at + 1 :]
        )

    return min(permutations(range(len(placed))), key=lambda order: (-agreement(order), [first[row] for row in order]))


def _runs(placed: Sequence[Sequence[int]]) -> int:
    """Count how often the column changes from one number of the text to the next."""
    column = {place: index for row in placed for index, place in enumerate(row)}
    places = sorted(column)
    return sum(column[left] != column[right] for left, right in pairwise(places))


def _swap_equals(numbers: Sequence[int], placed: list[list[int]]) -> None:
    """Exchange places of equal numbers as long as that holds the columns better together."""
    cells = [(row, index) for row, places in enumerate(placed) for index in range(len(places))]
    best = _runs(placed)
    changed = True
    while changed:
        changed = False
        for at, one in enumerate(cells):
            for other in cells[at + 1 :]:
                if numbers[placed[one[0]][one[1]]] != numbers[placed[other[0]][other[1]]]:
                    continue
                _exchange(placed, one, other)
                runs = _runs(placed)
                if runs < best:
                    best, changed = runs, True
                else:
                    _exchange(placed, one, other)


def _could_be_closer(placed: list[list[int]]) -> bool:
    """Tell whether exchanging two years of one row would hold the columns better together."""
    best = _runs(placed)
    years = len(placed[0]) - 1 if placed else 0
    for row in range(len(placed)):
        for left in range(years):
            for right in range(left + 1, years):
                _exchange(placed, (row, left), (row, right))
                closer = _runs(placed) < best
                _exchange(placed, (row, left), (row, right))
                if closer:
                    return True
    return False


def _exchange(placed: list[list[int]], one: tuple[int, int], other: tuple[int, int]) -> None:
    first, second = placed[one[0]], placed[other[0]]
    first[one[1]], second[other[1]] = second[other[1]], first[one[1]]
