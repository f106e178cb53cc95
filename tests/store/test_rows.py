from __future__ import annotations

import pytest

from planextract.store import Row, Rows, count_outcomes
from planextract.store.pile import BLOCK, Pile


def make(number: int) -> Row:
    return Row(id=f"市/計画{number:04d}", source=f"raw/市/計画{number:04d}.txt", outcome="ok", counts={"kpis": number})


@pytest.mark.parametrize("count", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK])
def test_lines_come_back_as_they_were_piled(count: int) -> None:
    pile, lines = Pile(), [f"行{number}".encode() for number in range(count)]
    for line in lines:
        pile.add(line)
    assert list(pile) == lines
    assert len(pile) == count
    assert [pile.get(number) for number in reversed(range(count))] == lines[::-1]


def test_rows_are_a_sequence_of_what_was_added() -> None:
    rows = tuple(make(number) for number in range(2 * BLOCK + 3))
    packed = Rows(rows)
    assert packed == rows
    assert rows == packed
    assert packed != rows[:-1]
    assert (packed[0], packed[-1], packed[BLOCK]) == (rows[0], rows[-1], rows[BLOCK])
    assert packed[3:70:5] == rows[3:70:5]
    assert count_outcomes(packed)["ok"] == len(rows)
    with pytest.raises(IndexError):
        packed[len(rows)]


def test_rows_are_brought_into_the_order_of_their_ids() -> None:
    rows = [make(number * 7 % 100) for number in range(100)]
    packed = Rows(rows)
    packed.sort()
    assert list(packed) == sorted(rows, key=lambda row: row.id)
    assert packed[5] == make(5)
    packed.add(make(0))
    assert packed[-1] == make(0)
