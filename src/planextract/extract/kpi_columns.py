"""The columns under a header of indicators, and which of them holds the sum of others.

In: columns as their wording gives them. Out: the same values, or columns with the role that the columns beside them
give. Wording is read in ``kpi_headers``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planextract.extract.kpi_periods import When
from planextract.rules.loader import RuleSet
from planextract.spans import View

FIGURES = frozenset({"baseline", "current", "actual", "target", "year", "total"})
_FEWEST_YEARS = 2  # that a sum can have


@dataclass(frozen=True, slots=True)
class Column:
    """One column under a header.

    Attributes:
        index: Its place in the table.
        role: ``name``, ``unit``, ``baseline``, ``current``, ``actual``, ``target``, ``year``, ``total``, ``division``,
            ``group``, ``past``, ``other``, or empty.
        text: Header text of all levels, without white space.
        when: The period in the header, of two the later one; None if there is none.
        since: Of two periods the earlier one (現状値（R5）→目標値（R10）), else None.
        basis: What the header says of its values, None if nothing.
        unit: Unit in the header, None if there is none.
    """

    index: int
    role: str
    text: str
    when: When | None = None
    since: When | None = None
    basis: str | None = None
    unit: View | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """A header and the rows it governs.

    Attributes:
        top: Its first row.
        bottom: First row below it.
        end: First row that it does not govern any more.
        columns: All columns.
        names: Columns whose cells together make the name.
        named: Whether a header names them so; False where they were told by their place.
        labelled: Whether they hold labels (ＫＰＩ①) whose names are printed elsewhere.
    """

    top: int
    bottom: int
    end: int
    columns: tuple[Column, ...]
    names: tuple[int, ...]
    named: bool = True
    labelled: bool = False

    def of(self, *roles: str) -> tuple[Column, ...]:
        """Return the columns with one of some roles, from left to right."""
        return tuple(column for column in self.columns if column.role in roles)


def find_sums(columns: tuple[Column, ...], lowest: Sequence[str], rules: RuleSet) -> tuple[Column, ...]:
    """Tell a sum from the yearly targets beside it: 目標値 over R7, R8 and 計, or R7, R8 and 累計目標.

    Args:
        columns: All columns.
        lowest: What the lowest row of the header says of each.
        rules: The ``kpis`` rules.
    """
    if sum(column.role in ("year", "target") and column.when is not None for column in columns) < _FEWEST_YEARS:
        return columns
    out: list[Column] = []
    for column in columns:
        sums = column.basis == "cumulative" or rules["kpi.column.total"].pattern.match(lowest[column.index]) is not None
        # Of a range of years (R7~R11累計) the sum is stated; of one year (R11累計) it is a target by then.
        whole = column.when is None or column.when.is_range
        out.append(replace(column, role="total") if column.role == "target" and sums and whole else column)
    return tuple(out)
