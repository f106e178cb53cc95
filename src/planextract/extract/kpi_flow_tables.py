"""Tables of indicators whose cells a conversion left one after the other, in lines of any length.

In: the lines of a document that stand in no table. Out: ``Table`` values for runs that begin with the words of a
header and go on with rows: a name, then exactly as many values as the header has columns of figures. A row with
more or fewer values is left out, because nobody can tell which of its cells is blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planextract.document import Cell, Line, Table
from planextract.extract.kpi_figures import read_figures
from planextract.extract.kpi_headers import FIGURES, find_role
from planextract.extract.kpi_periods import is_only_date
from planextract.extract.kpi_views import compact_text
from planextract.rules.loader import RuleSet
from planextract.spans import Span, View, join

# Words that the first line of a header has; a cheap test before the rules.
_NAMES = ("指標", "項目", "目標", "KPI", "指 標", "内容", "名称")
_LONGEST_HEADER = 80  # of one line
_LONGEST_WORD = 24  # of one header cell
_BEFORE_FIGURES = 2  # name and unit
_LONGEST_NAME = 60
_LONGEST_VALUE = 24
_MOST_NAME_LINES = 3
_MOST_HEADER_LINES = 16  # eight columns, each over two lines
_WORD = re.compile(r"\S+")
_VALUE_SIGN = re.compile(r"[0-9〇一二三四五六七八九十百千]|^[-‐‑–—―ー−─.‥・…*※]+$|[増減維向拡縮ゼ未新設検調集]")


@dataclass(slots=True)
class _Row:
    """A row that is being read: lines of its name, its unit and its values."""

    names: list[View] = field(default_factory=list)
    values: list[View] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FlowTable:
    """A table read from loose lines.

    Attributes:
        table: The table, its cells with folded views.
        span: From its first to its last line.
        stop: Index of the line behind it.
    """

    table: Table
    span: Span
    stop: int


def may_begin(line: str) -> bool:
    """Tell whether a line can be the first of a header; most cannot."""
    return len(line) <= _LONGEST_HEADER and any(word in line for word in _NAMES)


def read_flow_table(lines: Sequence[Line], top: int, rules: RuleSet) -> FlowTable | None:
    """Read a table whose header begins at a line.

    Args:
        lines: Lines with folded views, none of them in a table.
        top: The line.
        rules: The ``kpis`` rules.

    Returns:
        None where the lines are no such table.
    """
    header, start = _read_header(lines, top, rules)
    roles = [find_role(word.text, rules) for word in header]
    figures = [role for role in roles if role in FIGURES]
    if len(figures) < 2 or roles[0] != "name" or set(roles) - FIGURES - {"name", "unit"}:
        return None
    if roles.count("name") > 1 or roles[1:].count("unit") > 1 or ("unit" in roles and roles[1] != "unit"):
        return None
    rows, stop = _read_rows(lines, start, len(header) - 1, rules, has_unit="unit" in roles)
    if not any(len(row) > 1 for row in rows):
        return None
    cells = [Cell(0, column, (word.span(),), view=word) for column, word in enumerate(header)]
    for index, row in enumerate(rows, start=1):
        wide = len(header) if len(row) == 1 else 1
        cells.extend(
            Cell(index, column, (view.span(),), columns=wide, view=view) for column, view in enumerate(row) if view
        )
    return FlowTable(
        Table(lines[top].page, tuple(cells), "spaced"), Span(lines[top].span.start, lines[stop - 1].span.end), stop
    )


def _read_header(lines: Sequence[Line], top: int, rules: RuleSet) -> tuple[list[View], int]:
    """Return the words of a header, each whole, and the line behind it."""
    words: list[View] = []
    at = top
    while at < min(len(lines), top + _MOST_HEADER_LINES):
        line = _words(lines[at])
        taken = _add_words(words, line, rules) if line else words
        if taken is None:
            break
        words, at = taken, at + 1
    return words, at


def _add_words(words: Sequence[View], line: Sequence[View], rules: RuleSet) -> list[View] | None:
    """Add the words of one line to a header, None if it is no header's line."""
    out = list(words)
    for word in line:
        if len(word) > _LONGEST_WORD:
            return None
        last = join([out[-1], word]) if out and len(out[-1]) + len(word) <= _LONGEST_WORD else None
        role = find_role(word.text, rules)
        # 「目標」＋「値（令和17年度）」 and 「現況値」＋「（R5年度）」 are one cell each.
        goes_on = (
            last is not None
            and find_role(last.text, rules) in FIGURES | {"name"}
            and (not role or word.text.startswith("("))
            and (not any(c.isdigit() for c in word.text) or not any(c.isdigit() for c in out[-1].text))
        )
        if goes_on and last is not None:
            out[-1] = last
        elif role in FIGURES or (role in ("name", "unit") and len(out) < _BEFORE_FIGURES):
            out.append(word)
        else:
            return None
    return out


def _words(line: Line) -> list[View]:
    view = line.view
    return [view.slice(*match.span()) for match in _WORD.finditer(view.text)] if view is not None else []


def _read_rows(
    lines: Sequence[Line], start: int, width: int, rules: RuleSet, *, has_unit: bool
) -> tuple[list[list[View]], int]:
    """Return the rows (name, unit, values; a heading alone) and the line behind the last one."""
    rows: list[list[View]] = []
    row, at, stop = _Row(), start, start
    while at < len(lines):
        words = _words(lines[at])
        at += 1
        if not words:
            continue
        name, values = _split(words, rules, has_unit=has_unit and not row.values)
        if name is not None:
            if row.values:
                row = _Row()  # a row with too few values is nobody's
            row.names.append(name)
        row.values.extend(values)
        too_many = len(row.values) > width or (row.values and not row.names)
        if too_many or len(row.names) > _MOST_NAME_LINES or (name is not None and _is_prose(name)):
            break
        if len(row.values) == width:
            rows.extend(_close(row, rules))
            row, stop = _Row(), at
    return rows, stop


def _split(words: Sequence[View], rules: RuleSet, *, has_unit: bool) -> tuple[View | None, list[View]]:
    """Split a line in name and values; the values stand last."""
    first = len(words)
    while first and _is_value(words[first - 1], rules):
        first -= 1
    if has_unit and first and rules["kpi.unit.known"].pattern.match(words[first - 1].text.strip("()")):
        first -= 1
    return (join(list(words[:first])) if first else None), list(words[first:])


def _is_value(word: View, rules: RuleSet) -> bool:
    if len(word) > _LONGEST_VALUE or not _VALUE_SIGN.search(word.text) or is_only_date(word.text):
        return False
    reading = read_figures(word, rules)
    return bool(reading.blank or reading.word or (reading.amounts and all(a.exact for a in reading.amounts)))


def _is_prose(name: View) -> bool:
    return name.text.endswith(("。", "、")) or len(name) > _LONGEST_NAME


def _close(row: _Row, rules: RuleSet) -> Iterator[list[View]]:
    """Yield headings and the row itself; what is neither a heading nor the beginning of the name is left out."""
    names = list(row.names)
    parts = [names.pop()]
    while names:
        above = names.pop()
        text = compact_text(above)
        if rules["kpi.flow.group"].pattern.match(text):
            names.append(above)
            break
        if rules["kpi.name.noun"].pattern.search(text) and text.count("(") == text.count(")"):
            break  # an indicator without values
        parts.insert(0, above)
    yield from ([name] for name in names if rules["kpi.flow.group"].pattern.match(compact_text(name)))
    yield [join(parts), *row.values]
