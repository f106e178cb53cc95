"""Tables of indicators set with single blanks: every row has one word for every column.

In: loose lines. Out: a ``FlowTable``, if a line of header words is followed by rows of exactly as many words, the
last ones all values. One word more or less and nobody can tell which cell is which.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.document import Cell, Line, Table
from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_flow_tables import FlowTable, close_up, is_value, read_roles, words_of
from planextract.rules.loader import RuleSet
from planextract.spans import Span, View

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_LONGEST_WORD = 24


def read_even_table(lines: Sequence[Line], top: int, rules: RuleSet) -> FlowTable | None:
    """Read a table whose header is one line.

    Args:
        lines: Lines with folded views, none of them in a table.
        top: The line.
        rules: The ``kpis`` rules.

    Returns:
        None where the lines are no such table.
    """
    header = close_up(words_of(lines[top]), rules)
    if len(header) < _FEWEST_COLUMNS or any(len(word) > _LONGEST_WORD for word in header):
        return None
    roles = read_roles(header, rules)
    figures = next((index for index, role in enumerate(roles) if role in FIGURES), len(roles))
    if roles.count("name") != 1 or not figures or set(roles[figures:]) - FIGURES or len(roles) - figures < 2:
        return None
    rows, stop = _read_rows(lines, top + 1, len(header), figures, rules)
    if len(rows) < _FEWEST_ROWS:
        return None
    cells = [
        Cell(row, column, (word.span(),), view=word)
        for row, words in enumerate([header, *rows])
        for column, word in enumerate(words)
    ]
    span = Span(lines[top].span.start, lines[stop - 1].span.end)
    return FlowTable(Table(lines[top].page, tuple(cells), "spaced"), span, stop)


def _read_rows(
    lines: Sequence[Line], start: int, width: int, figures: int, rules: RuleSet
) -> tuple[list[list[View]], int]:
    rows: list[list[View]] = []
    at, stop = start, start
    while at < len(lines):
        words = words_of(lines[at])
        at += 1
        if not words:
            continue
        if len(words) != width or not all(is_value(word, rules) for word in words[figures:]):
            break
        if any(is_value(word, rules) for word in words[:figures]):
            break
        rows.append(words)
        stop = at
    return rows, stop
