"""Tables of indicators that a plain text sets with blanks or bars.

In: the lines of a text without drawn pages. Out: ``Table`` values for the runs of lines whose header speaks of
indicators, with the range they cover. Knowing the header's words allows what a general reader of blanks must
not dare: one blank before a number, headers over several lines, empty cells, names left of the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from planextract.document import Cell, Document, Line, Table
from planextract.extract.kpi_broken_rows import join_broken, take_labels
from planextract.extract.kpi_cell_tables import read_cell_table
from planextract.extract.kpi_column_tables import read_column_table
from planextract.extract.kpi_columns import FIGURES, find_goal_names
from planextract.extract.kpi_even_tables import FEWEST_EVEN, read_even_table
from planextract.extract.kpi_fields import Field, has_fields, is_barred, part_brackets, split_fields
from planextract.extract.kpi_flow_tables import (
    FIRST_ROLES,
    HEADER_WORDS,
    FlowTable,
    may_begin,
    read_flow_table,
    read_header,
)
from planextract.extract.kpi_goal_lines import GoalLines
from planextract.extract.kpi_goal_tables import read_goal_table
from planextract.extract.kpi_headers import DEEPEST_HEADER, find_role
from planextract.extract.kpi_late_headers import LATE_WORDS, find_names, read_late_header
from planextract.extract.kpi_line_texts import LineTexts
from planextract.extract.kpi_lone_words import drop_unproved, is_lone_word, is_lone_year
from planextract.extract.kpi_text_lines import (
    begins_list,
    begins_part,
    goes_on,
    is_figure,
    is_like,
    is_name_of_list,
    is_prose,
    next_line,
)
from planextract.extract.kpi_wrapped_names import join_close, join_wrapped
from planextract.rules.loader import RuleSet
from planextract.spans import Span, join

_RULE = re.compile(r"^[\s|:+=_―─━│┃┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋┠┨┯┷┿╂ー－-]{5,}$")
_NOTE = re.compile(r"^\s*(?:※|注|\*)")
# Without one of them in its first line no table of flowing cells begins.
_WORDS = re.compile(f"{HEADER_WORDS.pattern}|{LATE_WORDS.pattern}")
_LONGEST_HEADER_FIELD = 24
_MOST_ROWS = 200
_MOST_COLUMNS = 12  # more ways to place fields than can be tried
# Places of printed text are half-width columns; a field of the wrong kind is worse than any distance.
_WRONG_KIND = 500


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table read from lines.

    Attributes:
        table: The table, its cells with folded views.
        span: From its first to its last line.
    """

    table: Table
    span: Span


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: where its header is printed, and what it holds."""

    left: int
    right: int
    role: str


def find_text_tables(document: Document, texts: LineTexts, rules: RuleSet) -> tuple[TextTable, ...]:
    """Find the tables of indicators of a plain text.

    Args:
        document: With folded lines; in one with drawn pages only what stands outside of its tables is read.
        texts: Of its lines.
        rules: The ``kpis`` rules.
    """
    flowing = list(_find_flow_tables(texts.loose(), rules))
    if document.boxes:
        return tuple(flowing)
    out: list[TextTable] = []
    lines = [line for line in document.lines if not line.furniture]
    stop = 0
    for index, line in enumerate(lines):
        if index >= stop and has_fields(document.text[line.span.start : line.span.end]):
            found = _read_at(document.text, lines, index, rules)
            if found is not None:
                table, stop = found
                out.append(table)
    # Rows of figures alone have their names elsewhere; what reads both reads them better.
    out = [table for table in out if not (_is_bare(table, rules) and any(table.span.overlaps(f.span) for f in flowing))]
    out.extend(flow for flow in flowing if not any(table.span.overlaps(flow.span) for table in out))
    return tuple(out)


def _is_bare(found: TextTable, rules: RuleSet) -> bool:
    """Tell whether the rows of a table begin with figures, so that no indicator has a name."""
    words = (word for cell in found.table.cells if cell.row for word in cell.text.split())
    return all(is_figure(word, rules) or rules.first(word, "kpi.blank") for word in words)


def _find_flow_tables(loose: LineTexts, rules: RuleSet) -> Iterator[TextTable]:
    stop = 0
    names, goals = find_names(loose, rules), GoalLines(loose, rules)
    for top in loose.holding(_WORDS):
        found = _read_flow(goals, top, names, rules) if top >= stop else None
        if found is not None:
            yield TextTable(found.table, found.span)
            stop = found.stop


def _read_flow(goals: GoalLines, top: int, names: Sequence[int], rules: RuleSet) -> FlowTable | None:
    """Read a table of cells one after the other, whose header begins at a line."""
    loose = goals.loose
    lines, view = loose.lines, loose.lines[top].view
    # A header out of order comes first: read as it stands, the next words of it would be taken for names.
    found = read_goal_table(goals, top, rules) or read_late_header(loose, top, names, rules)
    if found is not None or view is None or not may_begin(view.text):
        return found
    if (found := read_cell_table(loose, top, rules)) is not None:
        return found
    words = view.text.split()
    # A line of one word or two, the first not set wide, begins another header only with one of its first columns.
    if len(words) < FEWEST_EVEN and len(words[0]) > 1 and find_role(words[0], rules) not in FIRST_ROLES:
        return None
    head = read_header(lines, top, rules)
    if head[0]:
        found = read_flow_table(lines, top, head, rules) or read_column_table(lines, top, head, rules)
    return found or read_even_table(lines, top, rules)


def _read_at(text: str, lines: Sequence[Line], top: int, rules: RuleSet) -> tuple[TextTable, int] | None:
    """Read a table whose header begins at a line; also return the line behind it."""
    first, stop, header, parted = _read_header_lines(text, lines, top, rules)
    if any(len(fields) > _MOST_COLUMNS for fields in header):
        return None
    words = [find_role(field.text, rules) for fields in header for field in fields]
    figures = sum(word in FIGURES for word in words)
    if figures < 2 and not (figures and "name" in words):  # a start and a goal, two years, or a name and its goal
        return None
    bars = is_barred(lines[top].span.of(text))
    columns = _find_columns(header, rules, bars=bars)
    edges = [column.left for column in columns if column.role in FIGURES]
    if not edges:  # what stands over each column is no word of a header any more
        return None
    edge = min(edges)
    rows, close, parted, stop = _read_rows(text, lines, stop, rules, edge=edge, bars=bars, parted=parted)
    if not any(len(fields) > 1 for fields in rows) or len(columns) > _MOST_COLUMNS:
        return None
    if not bars:
        places = [(column.left, column.right) for column in columns]
        rows = join_close(rows, close, edge, rules) if parted else rows
        rows = take_labels(join_broken(rows, [column.role for column in columns], places, rules))
        rows = join_wrapped(rows, edge, rules)
    cells = tuple(_place(columns, header, rows, rules, bars=bars))
    table = Table(lines[top].page, cells, "markdown" if bars else "spaced")
    return TextTable(table, Span(lines[first].span.start, lines[stop - 1].span.end)), stop


def _read_rows(
    text: str, lines: Sequence[Line], stop: int, rules: RuleSet, *, edge: int, bars: bool, parted: bool
) -> tuple[list[list[Field]], list[bool], bool, int]:
    """Read the rows below a header.

    Returns:
        Their fields, whether each stands right below the one before it, with no blank line between, whether blank
        lines part the rows, and the line behind the last one.
    """
    rows: list[list[Field]] = []
    close: list[bool] = []
    while stop < len(lines) and len(rows) < _MOST_ROWS:
        line = lines[stop].span.of(text)
        fields = split_fields(text, lines[stop].span)
        if _RULE.match(line):
            stop = next_line(text, lines, stop, parted=parted)
            continue
        if not parted and rows and not line.strip() and is_like(text, lines, stop + 1, rows, rules):
            parted, stop = True, stop + 1
            continue
        if not line.strip() or _NOTE.match(line) or is_prose(fields) or is_barred(line) != bars:
            break
        near = bool(rows) and bool(lines[stop - 1].span.of(text).strip())
        beneath = near and len(fields) == 1 and fields[0].right <= edge
        if begins_part(lines[stop], fields, rules):
            break
        if begins_list(fields, rules):
            while near and rows and is_name_of_list(rows[-1]):
                rows.pop()
                near, stop = close.pop(), stop - 1
            break
        if parted and not beneath and not goes_on(text, lines, stop, rules):
            break
        rows.append(fields)
        close.append(near)
        stop = next_line(text, lines, stop, parted=parted)
    return rows, close, parted, stop


def _read_header_lines(
    text: str, lines: Sequence[Line], top: int, rules: RuleSet
) -> tuple[int, int, list[list[Field]], bool]:
    """Return the first line of a header, the line behind it, its fields, and whether blank lines part all lines."""
    header: list[list[Field]] = []
    stop, parted = top, False
    while len(header) < DEEPEST_HEADER and stop < len(lines):
        fields = part_brackets(split_fields(text, lines[stop].span))
        if not (_is_header(fields, rules) or (header and is_lone_word(fields, header[0], rules))):
            break
        header.append(fields)
        # Where a blank line stands behind a line of the header, a converter may have put one behind every line.
        behind = next_line(text, lines, stop, parted=True)
        parted, stop = parted or behind - stop > 1, behind
    first, raised = top, 0
    while header and first and len(header) < DEEPEST_HEADER:
        above = first - 1 - (first > 1 and not lines[first - 1].span.of(text).strip())
        fields = split_fields(text, lines[above].span)
        if not is_lone_word(fields, header[raised], rules) or (above < first - 1 and not is_lone_year(fields)):
            break
        header.insert(0, fields)
        first, raised = above, raised + 1
    return first, stop, drop_unproved(header, rules), parted


def _is_header(fields: Sequence[Field], rules: RuleSet) -> bool:
    """Tell whether a line is of header words only."""
    words = [field.text for field in fields if field.text]
    if len(words) < 2 or any(len(word) > _LONGEST_HEADER_FIELD for word in words):
        return False
    unknown, most = 0, len(words) - max(2, len(words) / 2)
    for word in words:  # what most lines begin with, the words of no header have
        unknown += not (find_role(word, rules) or rules.first(word, "kpi.flat"))
        if unknown > most:
            return False
    return not any(is_figure(word, rules) and rules.first(word, "kpi.flat") is None for word in words)


def _find_columns(header: Sequence[Sequence[Field]], rules: RuleSet, *, bars: bool) -> list[_Column]:
    """Return the columns from the header line with most words, and one for names if no header stands over them."""
    longest = max(header, key=len)
    if bars:
        return [_Column(index, index, find_role(field.text, rules)) for index, field in enumerate(longest)]
    words = ["".join(o.text for fields in header for o in fields if _overlap(o, field) > 0) for field in longest]
    roles = [find_role(word, rules) for word in words]
    named = find_goal_names(words, roles)
    if named == 0:
        roles[0] = "name"
    columns = [_Column(field.left, field.right, role) for field, role in zip(longest, roles, strict=True)]
    if not any(column.role in ("name", "division") for column in columns):
        columns.insert(0, _Column(0, max(columns[0].left - 1, 1), "name"))
    return columns


def _overlap(one: Field, other: Field) -> int:
    return min(one.right, other.right) - max(one.left, other.left)


def _place(
    columns: Sequence[_Column],
    header: Sequence[Sequence[Field]],
    rows: Sequence[Sequence[Field]],
    rules: RuleSet,
    *,
    bars: bool,
) -> Iterator[Cell]:
    """Yield the cells of header and rows."""
    for row, fields in enumerate([*header, *rows]):
        top = row < len(header)
        line = fields if bars or top else _join_label(fields, columns, rules)
        extra = max(0, len(line) - len(columns))
        if not (bars or top) and any(is_figure(field.text, rules) for field in line[1 : extra + 1]):
            continue  # a figure more than there are columns: nobody can tell which is none of theirs
        places = range(len(line)) if bars else _assign(line, columns, rules, header=top)
        taken: dict[int, list[Field]] = {}
        for column, field in zip(places, line, strict=True):
            if field.text:
                taken.setdefault(min(column, len(columns) - 1), []).append(field)
        for column in sorted(taken):
            view = join([field.view for field in taken[column]])
            yield Cell(row, column, tuple(field.view.span() for field in taken[column]), view=view)


def _join_label(fields: Sequence[Field], columns: Sequence[_Column], rules: RuleSet) -> Sequence[Field]:
    """Join a label to the name behind it, where no column of its own holds labels (ＫＰＩ①　移住者数)."""
    if len(fields) < 2 or columns[0].role != "name" or not rules["kpi.label.row"].pattern.match(fields[0].text):
        return fields
    if is_figure(fields[1].text, rules):  # the name stands elsewhere (ＫＰＩ①　120.00)
        return fields
    first = Field(join([fields[0].view, fields[1].view]), fields[0].left, fields[1].right)
    return [first, *fields[2:]]


def _assign(fields: Sequence[Field], columns: Sequence[_Column], rules: RuleSet, *, header: bool) -> Sequence[int]:
    """Return the column of each field, from left to right, as near as their kinds allow.

    More fields than columns: the first ones are one name (ＫＰＩ①　移住者数).
    """
    extra = len(fields) - len(columns)
    if extra >= 0 and not header:
        name = next(index for index, column in enumerate(columns) if column.role in ("name", "division"))
        return [*range(name), *[name] * (extra + 1), *range(name + 1, len(columns))]
    choices = combinations(range(len(columns)), min(len(fields), len(columns)))
    best = min(choices, key=lambda chosen: _cost(fields, [columns[index] for index in chosen], rules, header=header))
    return [*best, *[best[-1]] * max(extra, 0)]


def _cost(fields: Sequence[Field], columns: Sequence[_Column], rules: RuleSet, *, header: bool) -> int:
    return sum(
        _distance(field, column) + (0 if header or _fits(field, column, rules) else _WRONG_KIND)
        for field, column in zip(fields, columns, strict=False)
    )


def _distance(field: Field, column: _Column) -> int:
    """Return how far a field stands from its header: set flush left, flush right or centred."""
    middle = abs(field.left + field.right - column.left - column.right) // 2
    return min(abs(field.left - column.left), abs(field.right - column.right), middle)


def _fits(field: Field, column: _Column, rules: RuleSet) -> bool:
    figure = is_figure(field.text, rules)
    blank = rules.first(field.text, "kpi.blank") is not None
    if column.role in FIGURES:
        return figure or blank or any(character.isdigit() for character in field.text)
    if column.role == "unit":
        return not figure or rules["kpi.unit.known"].pattern.match(field.text.strip("()")) is not None
    return not figure and not (blank and column.role == "name")
