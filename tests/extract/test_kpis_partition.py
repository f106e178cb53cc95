"""Loose numbers back into rows: only where arithmetic leaves one way."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planextract.extract.kpi_order import place_rows, rank_rows
from planextract.extract.kpi_partition import SumRow, find_partition


@pytest.mark.parametrize("seed", range(5))
def test_rows_are_found_whatever_the_order_of_the_numbers(seed: int) -> None:
    numbers = [7, 9, 11, 27, 90, 120, 130, 340, 1500, 2200, 2800, 6500]
    numbers = [*numbers[seed::2], *reversed(numbers[:seed]), *numbers[seed + 1 :: 2]]
    found = find_partition(numbers, rows=3, addends=3, with_baselines=False)
    assert found is not None
    assert found.rows == (SumRow(27, (7, 9, 11)), SumRow(340, (90, 120, 130)), SumRow(6500, (1500, 2200, 2800)))


def test_the_only_partition_is_found() -> None:
    found = find_partition([5, 700, 12, 8, 650, 25, 2050, 700], rows=2, addends=3, with_baselines=False)
    assert found is not None
    assert found.rows == (SumRow(25, (5, 8, 12)), SumRow(2050, (650, 700, 700)))


def test_baselines_stand_together_and_are_no_part_of_a_sum() -> None:
    found = find_partition([5, 700, 12, 18, 400, 8, 650, 25, 2050, 700], rows=2, addends=3, with_baselines=True)
    assert found is not None
    assert (found.starts, found.first) == ((18, 400), 3)


def test_two_partitions_are_none() -> None:
    # 0+1=1, 1+2=3, 1+2=3 or 1+1=2, 1+1=2, 0+3=3: nothing says which.
    assert find_partition([0, 1, 1, 1, 1, 2, 2, 3, 3], rows=3, addends=2, with_baselines=False) is None


def test_no_partition_is_none() -> None:
    assert find_partition([1, 2, 4, 5, 6, 12], rows=2, addends=2, with_baselines=False) is None


@pytest.mark.parametrize("numbers", [[], [1, 2], [1, 2, 3, 4]])
def test_a_wrong_count_of_numbers_is_none(numbers: list[int]) -> None:
    assert find_partition(numbers, rows=1, addends=2, with_baselines=False) is None


def test_negative_numbers_are_none() -> None:
    assert find_partition([-1, 3, 2], rows=1, addends=2, with_baselines=False) is None


def test_a_search_that_takes_too_long_is_none() -> None:
    numbers = list(range(1, 61))
    assert find_partition(numbers, rows=10, addends=5, with_baselines=False) is None


@given(st.lists(st.lists(st.integers(0, 500), min_size=2, max_size=3), min_size=1, max_size=3), st.randoms())
@settings(max_examples=60, deadline=None)
def test_what_is_found_always_adds_up(rows: list[list[int]], chance: random.Random) -> None:
    width = len(rows[0])
    rows = [row for row in rows if len(row) == width]
    numbers = [number for row in rows for number in (*row, sum(row))]
    chance.shuffle(numbers)
    found = find_partition(numbers, rows=len(rows), addends=width, with_baselines=False)
    if found is not None:
        assert all(sum(row.addends) == row.total for row in found.rows)
        assert sorted(n for row in found.rows for n in (*row.addends, row.total)) == sorted(numbers)


def test_rows_come_in_the_order_that_most_columns_show() -> None:
    # Columns: 10 200 / 12 220 / sums 22 420, the first one upside down.
    numbers = [200, 10, 12, 220, 22, 420]
    placed = place_rows(numbers, [((10, 12), 22), ((200, 220), 420)], taken=range(0))
    assert placed is not None
    assert rank_rows(placed) == (0, 1)


def test_there_is_no_order_where_the_text_speaks_for_another_one() -> None:
    # The years stand together as 9 200 / 5 220: in one row they fall, so ascending order is no evidence.
    numbers = [9, 200, 300, 5, 220, 320, 14, 420, 620]
    rows = [((5, 9), 14), ((200, 220), 420), ((300, 320), 620)]
    assert place_rows(numbers, rows, taken=range(0)) is None
