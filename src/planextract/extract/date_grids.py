"""The cells around a date in a table, looked up once for all dates of the table.

In: a table. Out: the cell at a place, the words over a column, and whether figures stand below. A long table holds a
date in every row, and looking through all its cells for each of them takes hours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from planextract.document import Cell, Document, Table
from planextract.rules.loader import RuleSet
from planextract.values.numbers import read_cell


@dataclass(frozen=True)
class Grid:
    """One table by the places of its cells.

    Attributes:
        table: The table.
        rules: The ``date_kinds`` rules.
    """

    table: Table
    rules: RuleSet

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a place, None where there is none."""
        return self._cells.get((row, column))

    def words_over(self, row: int, column: int) -> str:
        """Return the words above, and those below, which may go on with the header (目標値 over （令和11年度）)."""
        cells = (self._cells.get((above, column)) for above in range(row + 2))
        return "".join(cell.text for cell in cells if cell is not None)

    def is_of_indicators(self, row: int) -> bool:
        """Tell whether a cell down to a row says that the table is one of indicators."""
        return self._first_named is not None and self._first_named <= row

    def has_figures(self, top: int, column: int) -> bool:
        """Tell whether a figure stands in a column, from a row on."""
        return self._last_figures.get(column, -1) >= top

    @cached_property
    def _cells(self) -> dict[tuple[int, int], Cell]:
        cells: dict[tuple[int, int], Cell] = {}
        for cell in self.table.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    cells.setdefault((row, column), cell)
        return cells

    @cached_property
    def _first_named(self) -> int | None:
        named = (cell.row for cell in self.table.cells if self.rules.first(cell.text, "table"))
        return min(named, default=None)

    @cached_property
    def _last_figures(self) -> dict[int, int]:
        last: dict[int, int] = {}
        known: dict[int, bool] = {}
        for (row, column), cell in self._cells.items():
            if id(cell) not in known:
                known[id(cell)] = read_cell(cell.text).kind == "number"
            if known[id(cell)]:
                last[column] = max(row, last.get(column, -1))
        return last


@dataclass(frozen=True, slots=True)
class Grids:
    """The tables of a document, each looked through when its first date asks.

    Attributes:
        document: With its tables.
        rules: The ``date_kinds`` rules.
    """

    document: Document
    rules: RuleSet
    _known: dict[int, Grid] = field(default_factory=dict)

    def of(self, index: int | None) -> Grid | None:
        """Return a table of the document, None for none."""
        if index is None:
            return None
        if index not in self._known:
            self._known[index] = Grid(self.document.tables[index], self.rules)
        return self._known[index]
