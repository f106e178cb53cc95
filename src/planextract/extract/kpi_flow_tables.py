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
from planextract.extract.kpi_columns import FIGURES, find_goal_names
from planextract.extract.kpi_figures import read_figures
from planextract.extract.kpi_headers import find_role
from planextract.extract.kpi_periods import find_when, is_only_date
from planextract.extract.kpi_rows_behind import check_behind
from planextract.extract.kpi_views import compact_text
from planextract.extract.kpi_wide_words import close_up
from planextract.rules.loader import RuleSet
from planextract.spans import Span, View, join
from planextract.values.numbers import split_scale

# Words of which the first line of a header has one.
HEADER_WORDS = re.compile("指 ?標|項 ?目|目 ?標|KPI|内 ?容|名 ?称")
# What a header can begin with.
FIRST_ROLES = FIGURES | {"name", "unit"}
_LONGEST_HEADER = 80  # of one line
_LONGEST_WORD = 24  # of one header cell
_MOST_HEADER_WORDS = 12
_BEFORE_FIGURES = 2  # name and unit
_LONGEST_NAME = 60
_LONGEST_VALUE = 24
_MOST_NAME_LINES = 3
_FEWEST_PAIRS = 2  # of a word and its year: start and goal
_MOST_HEADER_LINES = 16  # eight columns, each over two lines
_ENDING = re.compile(r"[(\[]|値|標|名$|の?名称$|年度?$|年度?[(\[]")
_WORD = re.compile(r"\S+")
_GROUP_NUMBER = re.compile(r"[1-9][0-9]?|[①-⑳Ⅰ-Ⅻ]")
_VALUE_SIGN = re.compile(r"[0-9〇一二三四五六七八九十百千]|^[-‐‑–—―ー−─.‥・…*※]+$|[増減維向拡縮ゼ未新設検調集]")

Head = tuple[list[View], int]
"""Words of a header, each whole, and the line behind it."""


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
    return len(line) <= _LONGEST_HEADER and HEADER_WORDS.search(line) is not None


def read_flow_table(lines: Sequence[Line], top: int, head: Head, rules: RuleSet) -> FlowTable | None:
    """Read a table whose header begins at a line.

    Args:
        lines: Lines with folded views, none of them in a table.
        top: The line.
        head: What ``read_header`` reads there.
        rules: The ``kpis`` rules.

    Returns:
        None where the lines are no such table.
    """
    header, start = head
    roles = read_roles(header, rules)
    figures = [role for role in roles if role in FIGURES]
    if len(figures) < 2 or roles[0] != "name" or set(roles) - FIGURES - {"name", "unit"}:
        return None
    if roles.count("name") > 1 or roles[1:].count("unit") > 1 or ("unit" in roles and roles[1] != "unit"):
        return None
    start = _skip_goals_header(lines, start, rules)
    read = _read_rows(lines, start, len(header) - 1, rules, has_unit="unit" in roles)
    rows, stop = check_behind(*read, lines, len(header) - 1, lambda line: _split(words_of(line), rules), rules)
    if not any(len(row) > 1 for row in rows):
        return None
    cells = [Cell(0, column, (word.span(),), view=word) for column, word in enumerate(header)]
    for index, row in enumerate(rows, start=1):
        wide = len(header) if len(row) == 1 else 1
        cells.extend(
            Cell(index, column, (view.span(),), columns=wide, view=view) for column, view in enumerate(row) if view
        )
    return FlowTable(Table(lines[top].page, tuple(cells), "spaced"), cover(lines[top:stop]), stop)


def cover(lines: Sequence[Line]) -> Span:
    """Return the range of some lines, in whatever order they are read.

    Args:
        lines: At least one.
    """
    return Span(min(line.span.start for line in lines), max(line.span.end for line in lines))


def read_roles(header: Sequence[View], rules: RuleSet) -> list[str]:
    """Return the role of each word of a header; the first one may call the indicators goals (目標 現状値 目標値).

    Args:
        header: Words, each whole.
        rules: The ``kpis`` rules.
    """
    words = [compact_text(word) for word in header]
    roles = [find_role(word, rules) for word in words]
    if find_goal_names(words, roles) == 0:
        roles[0] = "name"
    return roles


def read_header(lines: Sequence[Line], top: int, rules: RuleSet, *, most: int = _MOST_HEADER_WORDS) -> Head:
    """Return the words of a header, each whole, and the line behind it.

    Args:
        lines: Lines with folded views.
        top: Its first line.
        rules: The ``kpis`` rules.
        most: How many words it may have.
    """
    words: list[View] = []
    at = top
    while at < min(len(lines), top + _MOST_HEADER_LINES):
        line = close_up(words_of(lines[at]), rules)
        taken = _add_words(words, line, rules) if line else words
        if taken is None or len(taken) > most:
            break
        words, at = taken, at + 1
    return _join_years(words, rules), at


def _skip_goals_header(lines: Sequence[Line], at: int, rules: RuleSet) -> int:
    """Return the line behind the header of a last column that says which goal an indicator serves, if there is one."""
    said = ""
    for end in range(at, min(len(lines), at + _MOST_NAME_LINES)):
        view = lines[end].view
        said += compact_text(view) if view is not None else ""
        if rules["kpi.flow.goals_header"].pattern.match(said):
            return end + 1
    return at


def _join_years(words: list[View], rules: RuleSet) -> list[View]:
    """Join 現状値 and 目標値 each with the year behind it, where every one of them has one."""
    first = next((index for index, word in enumerate(words) if find_role(word.text, rules) in FIGURES), len(words))
    heads, years = words[first::2], words[first + 1 :: 2]
    dated = all(is_only_date(word.text) for word in years) and not any(find_when(word.text) for word in heads)
    if len(heads) < _FEWEST_PAIRS or len(heads) != len(years) or not dated:
        return words
    return [*words[:first], *(join([head, year]) for head, year in zip(heads, years, strict=True))]


def _add_words(words: Sequence[View], line: Sequence[View], rules: RuleSet) -> list[View] | None:
    """Add the words of one line to a header, None if it is no header's line."""
    out = list(words)
    for word in line:
        if len(word) > _LONGEST_WORD:
            return None
        role = find_role(word.text, rules)
        if out and not _is_dated(out, rules) and _goes_on(out[-1].text, word.text, role, rules):
            out[-1] = join([out[-1], word])
        elif role in FIGURES or (role in ("name", "unit") and len(out) < _BEFORE_FIGURES):
            out.append(word)
        else:
            return None
    return out


def _is_dated(words: Sequence[View], rules: RuleSet) -> bool:
    """Tell whether the last word is the year of the one before it, and not of one to come (現状値 R5 目標値 …)."""
    if len(words) < _FEWEST_PAIRS or not is_only_date(words[-1].text) or find_when(words[-2].text, header=True):
        return False
    return find_role(words[-2].text, rules) in FIGURES


def _goes_on(last: str, word: str, role: str, rules: RuleSet) -> bool:
    """Tell whether a word ends the header before it: 目標＋値（令和17年度）, 現況値＋（R5年度）, 令和５年度＋現状値.

    What stands in a bracket that the line before opened ends it in any case: 現状値（2023＋（令和5）年度）.
    """
    if len(last) + len(word) > _LONGEST_WORD or find_role(last + word, rules) not in FIGURES | {"name"}:
        return False
    if last.count("(") > last.count(")"):
        return True
    if is_only_date(last) and not is_only_date(word):
        return role in FIGURES
    return _ENDING.match(word) is not None and not (is_only_date(word) and find_when(last, header=True))


def words_of(line: Line) -> list[View]:
    """Return what blanks part in a line."""
    view = line.view
    return [view.slice(*match.span()) for match in _WORD.finditer(view.text)] if view is not None else []


def _read_rows(
    lines: Sequence[Line], start: int, width: int, rules: RuleSet, *, has_unit: bool
) -> tuple[list[list[View]], int]:
    """Return the rows (name, unit, values; a heading alone) and the line behind the last one."""
    rows: list[list[View]] = []
    row, at, stop, certain = _Row(), start, start, 0
    while at < len(lines):
        words = words_of(lines[at])
        at += 1
        if not words or _is_beside(words, row, rules) or (rows and _numbers_group(words, row, rows[-1])):
            continue
        name, values = _split(words, rules, has_unit=has_unit and not row.values)
        if name is not None and not values and _begins_another(name, words, rules):
            break
        if name is not None:
            if row.values:
                row = _Row()  # a row with too few values is nobody's
            row.names.append(name)
        row.values.extend(values)
        too_many = len(row.values) > width
        if row.values and not row.names:
            return rows[: certain if rows and _goes_past(rows[-1], lines, at, rules) else len(rows)], stop
        if too_many or len(row.names) > _MOST_NAME_LINES or (name is not None and is_prose(name)):
            break
        if len(row.values) == width:
            if _is_torn(row, rules, has_unit=has_unit):
                return [], start
            certain = len(rows)
            rows.extend(_close(row, rules))
            row, stop = _Row(), at
    return rows, stop


def _goes_past(last: Sequence[View], lines: Sequence[Line], at: int, rules: RuleSet) -> bool:
    """Tell whether bare figures go on behind a row; one alone at the end of a page may be the page's number."""
    behind = next((line for line in lines[at : at + _MOST_NAME_LINES] if words_of(line)), None)
    bare = all(value.text[-1:].isdecimal() for value in last[1:])
    if not bare or behind is None or behind.page != lines[at - 1].page:
        return False
    return _split(words_of(behind), rules)[0] is None or lines[at - 1].span.end + 1 == behind.span.start


def _numbers_group(words: Sequence[View], row: _Row, last: Sequence[View]) -> bool:
    """Tell whether a line between two rows only numbers the group they are in: unlike their figures it is bare."""
    if row.names or row.values or len(words) > 1 or not _GROUP_NUMBER.fullmatch(words[0].text):
        return False
    return len(last) > 1 and not any(value.text[-1:].isdecimal() for value in last[1:])


def _begins_another(name: View, words: Sequence[View], rules: RuleSet) -> bool:
    """Tell whether a line without figures belongs to the next table: its caption states a unit, or its header years."""
    if ":" in name.text and rules["kpi.unit.stated"].pattern.search(compact_text(name)):
        return True
    return len(words) > 1 and is_only_date(words[-1].text) and find_role(words[-1].text, rules) == "year"


def _is_beside(words: Sequence[View], row: _Row, rules: RuleSet) -> bool:
    """Tell whether a line between two rows only says which goal or project an indicator belongs to (基本目標１, ア)."""
    if row.names or row.values or len(words) > 1:
        return False
    return rules["kpi.flow.beside"].pattern.match(words[0].text) is not None


def _is_torn(row: _Row, rules: RuleSet, *, has_unit: bool) -> bool:
    """Tell whether a row cannot be one: several whole names, a unit for a name, or values in different units."""
    if has_unit and read_figures(row.values[0], rules).amounts:
        return True
    names = [compact_text(name) for name in row.names]
    whole = [text for text in names if not rules["kpi.flow.group"].pattern.match(text)]
    if sum(rules["kpi.name.noun"].pattern.search(text) is not None for text in whole) > 1:
        return True
    units = {
        split_scale(amount.unit.text)[1]
        for value in row.values
        for amount in read_figures(value, rules).amounts
        if amount.unit
    }
    return len(units) > 1


def _split(words: Sequence[View], rules: RuleSet, *, has_unit: bool = False) -> tuple[View | None, list[View]]:
    """Split a line in name and values; the values stand last."""
    first = len(words)
    while first and is_value(words[first - 1], rules):
        first -= 1
    if has_unit and first and rules["kpi.unit.known"].pattern.match(words[first - 1].text.strip("()")):
        first -= 1
    return (join(list(words[:first])) if first else None), list(words[first:])


def is_value(word: View, rules: RuleSet) -> bool:
    """Tell whether a word is a figure, a dash or a word in place of a figure."""
    if len(word) > _LONGEST_VALUE or not _VALUE_SIGN.search(word.text) or is_only_date(word.text):
        return False
    reading = read_figures(word, rules)
    return bool(reading.blank or reading.word or (reading.amounts and all(a.exact for a in reading.amounts)))


def is_prose(name: View) -> bool:
    """Tell whether a line is running text and not the name of an indicator."""
    return name.text.endswith(("。", "、")) or len(name) > _LONGEST_NAME


def _close(row: _Row, rules: RuleSet) -> Iterator[list[View]]:
    """Yield headings and the row itself; what is neither a heading nor the beginning of the name is left out."""
    names = list(row.names)
    parts = [names.pop()]
    while names:
        above = names.pop()
        if rules["kpi.flow.group"].pattern.match(compact_text(above)):
            names.append(above)
            break
        parts.insert(0, above)
    yield from ([name] for name in names if rules["kpi.flow.group"].pattern.match(compact_text(name)))
    yield [join(parts), *row.values]
