from __future__ import annotations

from dataclasses import replace

import pytest

from planextract.document import Cell, Line
from planextract.layout.stores import CellStore, LineStore
from planextract.spans import Span, fold

LINES = [
    Line(Span(0, 4), 1, (60.1, 72.0, 200.5, 82.3), 10.5, column=0),
    Line(Span(5, 9), 2, (-3.2, 90.0, 7000.0, 99.9), 9.0, column=3, table=1, furniture=True),
    Line(Span(10, 10), 2, (0.0, 0.0, 0.0, 0.0), 9.0, column=3, table=0),
]
CELLS = [
    Cell(0, 0, (Span(0, 2), Span(3, 5)), 2, 1, (0.0, 1.5, 20.0, 30.0)),
    Cell(0, 1, (), box=(20.0, 1.5, 40.1, 15.0)),
    Cell(1, 1, (Span(6, 8),), box=(20.0, 15.0, 40.1, 30.0)),
]


def test_lines_come_back_as_they_were() -> None:
    store = LineStore(LINES)
    assert list(store) == LINES
    assert (len(store), store[-1], store[1:]) == (3, LINES[2], LINES[1:])
    assert store == LineStore(LINES)
    assert hash(store) == hash(LineStore(LINES))
    with pytest.raises(IndexError):
        store[3]


def test_a_line_may_turn_out_to_be_furniture_or_of_another_table() -> None:
    store = LineStore(LINES)
    store.change(0, furniture=True, table=None)
    store.change(1, furniture=False, table=0)
    assert list(store) == [
        replace(LINES[0], furniture=True),
        replace(LINES[1], furniture=False, table=0),
        LINES[2],
    ]


def test_cells_come_back_as_they_were() -> None:
    store = CellStore(CELLS)
    assert list(store) == CELLS
    assert (len(store), store[2], store[:-1]) == (3, CELLS[2], CELLS[:2])
    assert store == CellStore(CELLS)
    assert store != CellStore(CELLS[:2])
    assert hash(store) == hash(CellStore(CELLS))


def test_only_what_layout_writes_is_kept() -> None:
    with pytest.raises(ValueError, match="lines as layout writes them"):
        LineStore([Line(Span(0, 1), 1)])
    with pytest.raises(ValueError, match="cells as layout writes them"):
        CellStore([replace(CELLS[0], view=fold("計画"))])
