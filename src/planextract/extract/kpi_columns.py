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
# Where several columns tell the start, the first of these counts (付与の手引き KPI: 基準値 before 現況値).
STARTS = ("baseline", "current", "actual")
_FEWEST_YEARS = 2  # that a sum can have
_FEWEST_WITH_NAME = 2  # columns that speak of goals: the names and their figures


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


def find_goal_names(words: Sequence[str], roles: Sequence[str]) -> int | None:
    """Return the column whose header calls the indicators goals: 目標 | 現状値 | 目標値, 成果目標 | 基準値 | 目標値.

    The first column is one of names where another one behind it holds the goals' figures; None if there is none.

    Args:
        words: Header text of each column, without white space.
        roles: Role of each by its wording.
    """
    figures = [index for index, role in enumerate(roles) if role in FIGURES]
    if len(figures) < _FEWEST_WITH_NAME or "name" in roles:
        return None
    first, *others = figures
    goals = any(roles[index] in ("target", "year") for index in others)
    return first if roles[first] == "target" and words[first].endswith("目標") and goals else None


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


def find_start(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Tell the start from its year alone: 指標 | 令和５年 | 目標（令和11年）.

    One plain year before dated goals is the start where no header word says which is; of two years before them the
    table may as well be a series of results.
    """
    years = [column for column in columns if column.role == "year"]
    goals = [column for column in columns if column.role == "target"]
    if len(years) != 1 or not goals or any(column.role in (*STARTS, "total") for column in columns):
        return columns
    when = years[0].when
    if when is None or when.is_range or not when.last or years[0].index > goals[0].index:
        return columns
    if not all(goal.when is not None and goal.when.first and goal.when.first > when.last for goal in goals):
        return columns
    return tuple(replace(column, role="current") if column is years[0] else column for column in columns)


def goal_columns(header: Header) -> tuple[Column, ...]:
    """Return the columns of targets; columns of years before the baseline's are results, not targets."""
    start = next((column.when for role in STARTS for column in header.of(role)[:1]), None)
    out: list[Column] = []
    for column in header.of("target", "year", "total"):
        if column.role == "year":
            past = start is not None and start.last and column.when and (column.when.last or "") <= start.last
            # Without a baseline column, plain years before a target column may just as well be results.
            unclear = not header.of(*STARTS) and header.of("target") and not header.of("total")
            if past or unclear:
                continue
        out.append(column)
    return tuple(out)


def is_yearly(column: Column) -> bool:
    """Tell whether a column holds the figures of one year, under a heading of targets or under none."""
    return column.role in ("year", "target") and column.when is not None and not column.when.is_range
