"""Tables of indicators whose cells a conversion left column after column.

In: loose lines that begin with the header of the names. Out: a ``FlowTable``. Either every column follows its own
header (指標 A B 単位 件 社 現状値 1 2 目標値 3 4), or all values follow the names and the units printed with them
allow one order only. Every column must have exactly as many cells as there are names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planextract.document import Cell, Line, Table
from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_figures import read_figures
from planextract.extract.kpi_flow_tables import (
    FlowTable,
    Head,
    cover,
    is_prose,
    is_value,
    read_header,
    read_roles,
    words_of,
)
from planextract.extract.kpi_headers import find_role
from planextract.extract.kpi_periods import is_only_date
from planextract.rules.loader import RuleSet
from planextract.spans import View, join
from planextract.values.labels import find_label

_FEWEST_NAMES = 2  # whose values can follow all headers; below its own header even a single one is clear
_MOST_NAMES = 40
_LONGEST_UNIT = 8
_IN_BRACKETS = re.compile(r"\([^()]{1,12}\)")
_NOTE = re.compile(r"\s*(?:※|\*|注[0-9:)])")
# A unit that no list knows, between units that one does: 反／年, ロット.
_UNIT_LIKE = re.compile(r"[^\s0-9ぁ-ん、。]{1,5}")


@dataclass(slots=True)
class _Columns:
    """Names, and the columns read so far: header and cells."""

    names: list[View] = field(default_factory=list)
    heads: list[View] = field(default_factory=list)
    cells: list[list[View]] = field(default_factory=list)


def read_column_table(lines: Sequence[Line], top: int, head: Head, rules: RuleSet) -> FlowTable | None:
    """Read a table whose first column begins at a line.

    Args:
        lines: Lines with folded views, none of them in a table.
        top: The line.
        head: What ``read_header`` reads there.
        rules: The ``kpis`` rules.

    Returns:
        None where the lines are no such table, or could be read in more than one way.
    """
    header, start = head
    roles = read_roles(header, rules)
    if not roles or roles[0] != "name" or set(roles[1:]) - FIGURES - {"unit"}:
        return None
    names, at = _read_names(lines, start, rules)
    if not names or (len(names) < _FEWEST_NAMES and header[1:]):
        return None
    found = _Columns(names, header[1:])
    stop = _read_block(lines, at, found, rules) if found.heads else _read_columns(lines, at, found, rules)
    figures = [find_role(head.text, rules) for head in found.heads]
    if stop is None or sum(role in FIGURES for role in figures) < 2:
        return None
    names = found.names
    cells = [Cell(0, column, (word.span(),), view=word) for column, word in enumerate([header[0], *found.heads])]
    for row, name in enumerate(names):
        line = [name, *(column[row] for column in found.cells)]
        cells.extend(Cell(row + 1, column, (view.span(),), view=view) for column, view in enumerate(line))
    return FlowTable(Table(lines[top].page, tuple(cells), "spaced"), cover(lines[top:stop]), stop)


def _read_names(lines: Sequence[Line], start: int, rules: RuleSet) -> tuple[list[View], int]:
    """Return the lines before the next header or value, and the line behind them."""
    names: list[View] = []
    at = start
    while at < len(lines) and len(names) < _MOST_NAMES:
        words = words_of(lines[at])
        if names and words and _is_stray_heading(lines, at, lines[start], rules):
            at += 1  # a heading below the table, printed among its columns; the columns must be as long as the names
            break
        if words and (find_role(words[0].text, rules) or is_value(words[0], rules)):
            break
        name = join(words) if words else None
        if name is not None and is_prose(name):
            break
        if name is not None and names and _IN_BRACKETS.fullmatch(name.text):
            names[-1] = join([names[-1], name])  # its unit on a line of its own: 輸出額 / （億円）
        elif name is not None:
            names.append(name)
        at += 1
    return names, at


def _read_columns(lines: Sequence[Line], start: int, found: _Columns, rules: RuleSet) -> int | None:
    """Read columns that each follow their own header; return the line behind the last one."""
    at, stop = start, None
    while at < len(lines):
        header, behind = read_header(lines, at, rules, most=1)
        if len(header) != 1:
            break
        is_unit = find_role(header[0].text, rules) == "unit"
        cells, at = _read_cells(lines, behind, rules, units=is_unit)
        if len(cells) != len(found.names):
            return None
        found.heads.append(header[0])
        found.cells.append(cells)
        stop, at = at, _skip_notes(lines, at)
    return stop


def _read_cells(lines: Sequence[Line], start: int, rules: RuleSet, *, units: bool) -> tuple[list[View], int]:
    cells: list[View] = []
    at = start
    while at < len(lines):
        words = words_of(lines[at])
        if cells and not units and len(words) == 1 and _is_year(words[0]):
            cells[-1] = join([cells[-1], words[0]])  # the year of one value below it: 354 / （令和５年）
            at += 1
            continue
        if not all(_is_unit(word, rules) if units else is_value(word, rules) for word in words):
            break
        cells.extend(words)
        at += 1
    return cells, at


def _is_stray_heading(lines: Sequence[Line], at: int, first: Line, rules: RuleSet) -> bool:
    """Tell whether a line is a numbered heading right over the next header, the first name having no number."""
    behind = _skip_notes(lines, at + 1)
    if not _is_numbered(lines[at]) or _is_numbered(first) or behind == len(lines):
        return False
    following = words_of(lines[behind])
    return bool(following) and bool(find_role(following[0].text, rules))


def _is_numbered(line: Line) -> bool:
    found = find_label(line.view.text.strip()) if line.view is not None else None
    return found is not None and found.label.number is not None


def _skip_notes(lines: Sequence[Line], at: int) -> int:
    """Return the first line from one on that is neither blank nor the beginning of a note (※目標値は…)."""
    while at < len(lines) and ((view := lines[at].view) is None or not view.strip() or _NOTE.match(view.text)):
        at += 1
    return at


def _is_year(word: View) -> bool:
    return _IN_BRACKETS.fullmatch(word.text) is not None and is_only_date(word.text)


def _is_unit(word: View, rules: RuleSet) -> bool:
    if len(word) > _LONGEST_UNIT or find_role(word.text, rules):
        return False
    return bool(rules["kpi.unit.known"].pattern.match(word.text) or rules.first(word.text, "kpi.blank"))


def _read_block(lines: Sequence[Line], start: int, found: _Columns, rules: RuleSet) -> int | None:
    """Read all values behind the names, row by row or column by column, whichever their units allow.

    Where all units follow all names, column follows column: so do the values.
    """
    units = [find_role(head.text, rules) == "unit" for head in found.heads]
    if any(units):
        return _read_units(lines, start, found, rules) if units[0] and not any(units[1:]) else None
    values, stop = _read_cells(lines, start, rules, units=False)
    rows, columns = len(found.names), len(found.heads)
    if len(values) != rows * columns:
        return None
    by_row = [values[row * columns : (row + 1) * columns] for row in range(rows)]
    by_column = [values[row::rows] for row in range(rows)]
    fits = [order for order in (by_row, by_column) if all(_has_one_unit(row, rules) for row in order)]
    if len(fits) != 1:
        return None
    found.cells = [[row[column] for row in fits[0]] for column in range(columns)]
    return stop


def _read_units(lines: Sequence[Line], start: int, found: _Columns, rules: RuleSet) -> int | None:
    """Part the units from the names that they follow, and read the values column by column."""
    rows, odd = divmod(len(found.names), 2)
    names, units = found.names[:rows], found.names[rows:]
    known = [_is_unit(unit, rules) for unit in units]
    if odd or rows < _FEWEST_NAMES or not any(known) or any(_is_unit(name, rules) for name in names):
        return None
    if not all(sure or _UNIT_LIKE.fullmatch(unit.text) for sure, unit in zip(known, units, strict=True)):
        return None
    values, stop = _read_cells(lines, start, rules, units=False)
    if len(values) != rows * (len(found.heads) - 1):
        return None
    found.names = names
    found.cells = [units, *(values[at : at + rows] for at in range(0, len(values), rows))]
    return stop


def _has_one_unit(row: Sequence[View], rules: RuleSet) -> bool:
    units = {
        amount.unit.text if amount.unit else "" for value in row for amount in read_figures(value, rules).amounts[:1]
    }
    return len(units) <= 1
