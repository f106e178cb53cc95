"""Tables of starts and goals whose cells stand in blocks, in any order: names, units, headers, figures.

In: loose lines from a header of names on. Out: a ``FlowTable`` where one order of the figures is proved: each column
stands below or above its own header, each line is a row, the units stand between the rows, or the units printed with
the figures allow one order only. A figure more or less, or two orders that fit, and nobody can tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planextract.document import Cell, Table
from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_figures import read_figures
from planextract.extract.kpi_flow_tables import FlowTable, cover
from planextract.extract.kpi_goal_lines import GoalLines
from planextract.extract.kpi_goal_pieces import GoalPieces, read_goal_pieces
from planextract.extract.kpi_headers import find_role
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

_GOALS = frozenset({"target", "year", "total"})


def read_goal_table(goals: GoalLines, top: int, rules: RuleSet) -> FlowTable | None:
    """Read a torn table that begins at a line.

    Args:
        goals: Lines with folded views, none of them in a table.
        top: The line: a header, or a heading that says 指標.
        rules: The ``kpis`` rules.

    Returns:
        None where the lines are no such table, or could be read in more than one way.
    """
    pieces = read_goal_pieces(goals, top, rules)
    if pieces is None or pieces.title is None:
        return None
    heads = _date_heads(pieces)
    roles = [find_role(head.text, rules) for head in heads or []]
    if heads is None or not FIGURES.issuperset(roles) or _GOALS.isdisjoint(roles):
        return None
    rows = _find_rows(pieces, len(heads), rules)
    if rows is None:
        return None
    header = [pieces.title, *([pieces.unit_head or pieces.title] if pieces.units else []), *heads]
    cells = [Cell(0, column, (word.span(),), view=word) for column, word in enumerate(header)]
    for number, (name, row) in enumerate(zip(pieces.names, rows, strict=True), 1):
        views = [name, *pieces.units[number - 1 : number], *row]
        cells.extend(Cell(number, column, (view.span(),), view=view) for column, view in enumerate(views))
    lines = goals.loose.lines
    return FlowTable(Table(lines[top].page, tuple(cells), "spaced"), cover(lines[top : pieces.stop]), pieces.stop)


def _date_heads(pieces: GoalPieces) -> list[View] | None:
    """Return the headers of figures with their years, None where nobody can tell whose a year is."""
    if not pieces.heads:
        return [date for date, _ in pieces.dates]
    if len(pieces.dates) == len(pieces.heads):
        return [join([head, date]) for head, (date, _) in zip(pieces.heads, pieces.dates, strict=True)]
    return None if pieces.dates else pieces.heads


def _find_rows(pieces: GoalPieces, width: int, rules: RuleSet) -> list[list[View]] | None:
    """Return the figures of each name in the order of the headers, None where no order or several are proved."""
    figures, count = pieces.figures, len(pieces.names)
    views = [figure.view for figure in figures]
    by_row = [views[at : at + width] for at in range(0, len(views), width)]
    by_column = [views[at::count] for at in range(count)]
    if count == 1:
        return by_row
    under = Counter(figure.under for figure in figures)
    if all(under[place] == count for place in range(1, width + 1)):
        return by_column
    if under[0] == count and all(under[place] == count for place in range(width)):
        return by_column  # each header stands below its column
    units = [figure.units for figure in figures[::width]]
    if units in ([*range(count)], [*range(1, count + 1)]) and all(
        figure.units == units[at // width] for at, figure in enumerate(figures)
    ):
        return by_row  # each row stands below or above its unit
    if len(under) > 1:
        return None
    fits = [order for order in (by_row, by_column) if all(_has_one_unit(row, rules) for row in order)]
    if len(fits) == 1:
        return fits[0]
    lines = {*Counter(figure.line for figure in figures).values()}
    told = by_row if lines == {width} else by_column if lines == {count} else None
    return told if fits else None


def _has_one_unit(row: Sequence[View], rules: RuleSet) -> bool:
    units = {
        amount.unit.text if amount.unit else "" for value in row for amount in read_figures(value, rules).amounts[:1]
    }
    return len(units) <= 1
