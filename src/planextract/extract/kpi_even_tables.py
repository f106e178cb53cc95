"""Tables of indicators set with single blanks: a row is read from its right end by the header's columns.

In: loose lines. Out: a ``FlowTable``, if a line of header words is followed by rows with a word for every column; only
a name may have several. What does not end in as many values as the header asks for ends the table: one word more or
less and nobody can tell which cell is which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planextract.document import Cell, Line, Table
from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_flow_tables import FlowTable, is_prose, is_value, read_roles, words_of
from planextract.extract.kpi_wide_words import close_up
from planextract.rules.loader import RuleSet
from planextract.spans import Span, View, join

FEWEST_EVEN = 3  # columns
_FEWEST_FIGURES = 2
_FEWEST_ROWS = 2
_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class _Shape:
    """Columns of a header: before the name, the name, its unit, figures, and behind them.

    Attributes:
        name: Column of the name.
        first: First column of figures.
        stop: Column behind the last one of figures.
        width: All columns.
        unit: Whether one between name and figures holds the unit.
    """

    name: int
    first: int
    stop: int
    width: int
    unit: bool


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
    if len(header) < FEWEST_EVEN or any(len(word) > _LONGEST_WORD for word in header):
        return None
    shape = _read_shape(read_roles(header, rules))
    if shape is None:
        return None
    rows, stop = _read_rows(lines, top + 1, shape, rules)
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


def _read_shape(roles: Sequence[str]) -> _Shape | None:
    """Return what a header's roles say of its rows, None unless all figures stand together behind one name."""
    figures = [index for index, role in enumerate(roles) if role in FIGURES]
    if roles.count("name") != 1 or len(figures) < 2 or figures[-1] - figures[0] + 1 != len(figures):
        return None
    name, first = roles.index("name"), figures[0]
    between = roles[name + 1 : first]
    if name > first or "unit" in roles[:name]:
        return None
    return _Shape(name, first, figures[-1] + 1, len(roles), unit="unit" in between)


def _read_rows(lines: Sequence[Line], start: int, shape: _Shape, rules: RuleSet) -> tuple[list[list[View]], int]:
    rows: list[list[View]] = []
    at, stop = start, start
    while at < len(lines):
        words = words_of(lines[at])
        at += 1
        if not words:
            continue
        row = _read_row(words, shape, rules)
        if row is None:
            break
        rows.append(row)
        stop = at
    return rows, stop


def _read_row(words: Sequence[View], shape: _Shape, rules: RuleSet) -> list[View] | None:
    """Return a row's cells, those behind the name counted from the right end; None if it has another shape."""
    extra = len(words) - shape.width
    if extra < 0:
        return None
    before, parts = list(words[: shape.name]), list(words[shape.name : shape.name + extra + 1])
    behind = list(words[shape.name + extra + 1 :])
    figures = behind[shape.first - shape.name - 1 : shape.stop - shape.name - 1]
    if not all(is_value(word, rules) for word in figures):
        return None
    if any(is_value(word, rules) for word in parts):  # before it, a group may be told by its number alone
        return None
    # With a word for every column the unit is certain by its place, else only a known one tells where the name ends.
    known = not shape.unit or rules["kpi.unit.known"].pattern.match(behind[0].text.strip("()")) is not None
    if not known and (extra or is_value(behind[0], rules)):
        return None
    name = join(parts, separator=" ") if len(parts) > 1 else parts[0]
    return None if is_prose(name) else [*before, name, *behind]
