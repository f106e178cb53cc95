"""Tables of indicators set with single blanks: every row has one word for every column.

In: loose lines. Out: a ``FlowTable``, if a line of header words is followed by rows of exactly as many words, each
of the kind that its column asks for. One word more or less and nobody can tell which cell is which.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.document import Cell, Line, Table
from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_flow_tables import FlowTable, close_up, is_value, read_roles, words_of
from planextract.rules.loader import RuleSet
from planextract.spans import Span, View, join

_FEWEST_COLUMNS = 3
_FEWEST_FIGURES = 2
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
    header = _join_brackets(close_up(words_of(lines[top]), rules))
    if len(header) < _FEWEST_COLUMNS or any(len(word) > _LONGEST_WORD for word in header):
        return None
    roles = read_roles(header, rules)
    if not _may_head(roles):
        return None
    rows, stop = _read_rows(lines, top + 1, roles, rules)
    if len(rows) < _FEWEST_ROWS:
        return None
    cells = [
        Cell(row, column, (word.span(),), view=word)
        for row, words in enumerate([header, *rows])
        for column, word in enumerate(words)
    ]
    span = Span(lines[top].span.start, lines[stop - 1].span.end)
    return FlowTable(Table(lines[top].page, tuple(cells), "spaced"), span, stop)


def _join_brackets(words: Sequence[View]) -> list[View]:
    """Return header words with what stands in brackets joined to the word before (現状値 （令和6年度）)."""
    out: list[View] = []
    for word in words:
        if out and word.text[0] == "(" and len(out[-1]) + len(word) <= _LONGEST_WORD:
            out[-1] = join([out[-1], word])
        else:
            out.append(word)
    return out


def _may_head(roles: Sequence[str]) -> bool:
    """Tell whether columns are those of indicators: names, then figures in one run, then what says where from."""
    figures = [place for place, role in enumerate(roles) if role in FIGURES]
    if roles.count("name") != 1 or len(figures) < _FEWEST_FIGURES or roles.index("name") > figures[0]:
        return False
    return figures[-1] - figures[0] == len(figures) - 1 and set(roles[figures[-1] + 1 :]) <= {"other"}


def _read_rows(lines: Sequence[Line], start: int, roles: Sequence[str], rules: RuleSet) -> tuple[list[list[View]], int]:
    rows: list[list[View]] = []
    at, stop = start, start
    while at < len(lines):
        words = words_of(lines[at])
        at += 1
        if not words:
            continue
        if len(words) != len(roles):
            break
        if not all(_fits(word, role, rules) for word, role in zip(words, roles, strict=True)):
            break
        rows.append(words)
        stop = at
    return rows, stop


def _fits(word: View, role: str, rules: RuleSet) -> bool:
    """Tell whether a word is of the kind that its column asks for; a group may be told by its number alone."""
    return role in ("group", "other") or is_value(word, rules) == (role in FIGURES)
