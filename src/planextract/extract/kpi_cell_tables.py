"""Tables of indicators whose cells a conversion left one a line, row after row.

In: loose lines that begin with the words of a header, one a line. Out: a ``FlowTable``. Other than the reader of
flowing cells this one knows columns that hold neither names nor figures (資料, 担当課, 柱): a row is as many lines as
the header has, every one of the kind that its column asks for. A row that does not fit lacks a cell, nobody can
tell which, and is left out; the next one that fits is a row again.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.document import Cell, Line, Table
from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_flow_tables import FlowTable, is_prose, is_value, read_roles
from planextract.extract.kpi_headers import find_role
from planextract.extract.kpi_line_texts import LineTexts
from planextract.extract.kpi_periods import is_only_date
from planextract.extract.kpi_views import compact_text
from planextract.rules.loader import RuleSet
from planextract.spans import Span, View, join
from planextract.values.labels import find_label

_FEWEST_COLUMNS = 3
_MOST_COLUMNS = 12
_LONGEST_UNIT = 8
_LONGEST_ASIDE = 40
# A table of indicators is not longer than some pages.
_MOST_LINES = 1000
# With fewer figures a row has too little that could contradict its reading.
_FEWEST_FIGURES = 2
_ASIDE = frozenset({"other", "group", "division"})
# A blank line may stand between two cells.
_NEAR = 2
_KNOWN = FIGURES | _ASIDE | {"name", "unit"}

_Row = list[View | None]


def read_cell_table(loose: LineTexts, top: int, rules: RuleSet) -> FlowTable | None:
    """Read a table whose header begins at a line, or with the name of a group in the line above it.

    Args:
        loose: Lines, none of them in a table.
        top: The line that has a word of a header.
        rules: The ``kpis`` rules.

    Returns:
        None where the lines are no such table.
    """
    if loose.role(top, rules) not in _KNOWN:  # each line of the header is one of its words
        return None
    above = next((at for at in range(top - 1, max(top - _NEAR, 0) - 1, -1) if loose.word(at)), None)
    found = None
    if above is not None and loose.role(above, rules) in _ASIDE:
        found = _read_at(loose, above, rules)
    return found or _read_at(loose, top, rules)


def _text_of(line: Line) -> str:
    return compact_text(line.view.strip()) if line.view is not None else ""


def _read_at(loose: LineTexts, top: int, rules: RuleSet) -> FlowTable | None:
    lines = loose.lines
    header, places = _read_header(loose, top, rules)
    for width in range(len(header), _FEWEST_COLUMNS - 1, -1):
        words = _join_levels(header[:width], rules)
        roles = read_roles(words, rules)
        if not _may_head(roles):
            continue
        rows, stop = _read_rows(lines, places[width - 1] + 1, roles, rules)
        if rows:
            return _to_table(lines, top, stop, words, rows)
    return None


def _join_levels(words: list[View], rules: RuleSet) -> list[View]:
    """Join the two lines of a header, the years above and as many words below them (R7 R8 R9 基準 目標 目標)."""
    dates = [at for at, word in enumerate(words) if is_only_date(word.text)]
    if len(dates) < _FEWEST_FIGURES or dates[-1] - dates[0] != len(dates) - 1:
        return words
    start, stop = dates[0], dates[-1] + 1
    below = words[stop : stop + len(dates)]
    if len(below) < len(dates) or len(words) - stop - len(below) > 1:
        return words
    if any(find_role(compact_text(word), rules) not in FIGURES for word in below):
        return words
    joined = [join([word, year]) for word, year in zip(below, words[start:stop], strict=True)]
    return [*words[:start], *joined, *words[stop + len(below) :]]


def _read_header(loose: LineTexts, top: int, rules: RuleSet) -> tuple[list[View], list[int]]:
    """Return the words of a header, one a line, and their lines."""
    words: list[View] = []
    places: list[int] = []
    for at in range(top, min(len(loose.lines), top + 2 * _MOST_COLUMNS)):
        view = loose.lines[at].view
        if view is None or not view.text.strip():
            continue
        if len(words) == _MOST_COLUMNS or loose.role(at, rules) not in _KNOWN:
            break
        words.append(view.strip())
        places.append(at)
    return words, places


def _may_head(roles: Sequence[str]) -> bool:
    """Tell whether columns are those of indicators: one of names, then the figures; a unit stands beside them."""
    if roles.count("name") != 1 or roles.count("unit") > 1 or not _KNOWN.issuperset(roles):
        return False
    figures = [place for place, role in enumerate(roles) if role in FIGURES]
    return len(figures) >= _FEWEST_FIGURES and roles.index("name") < figures[0]


def _read_rows(lines: Sequence[Line], start: int, roles: Sequence[str], rules: RuleSet) -> tuple[list[_Row], int]:
    """Return the rows that fit, and the line behind the last of them."""
    rows: list[_Row] = []
    filled = [at for at in range(start, min(len(lines), start + _MOST_LINES)) if _text_of(lines[at])]
    at, stop, missed, begun = 0, start, 0, False
    while at < len(filled) and missed <= len(roles):
        row = _read_row(lines, filled[at : at + len(roles)], roles, rules)
        if row is None:
            if not begun or _ends_table(lines[filled[at]]):
                break
            at, missed = at + 1, missed + 1
            continue
        at += sum(cell is not None for cell in row)
        stop, missed, begun = filled[at - 1] + 1, 0, True
        if not (roles[0] == "name" and roles[-1] in FIGURES and _goes_past(lines, filled[at - 1], rules)):
            rows.append(row)
    return rows, stop


def _goes_past(lines: Sequence[Line], last: int, rules: RuleSet) -> bool:
    """Tell whether one more bare figure stands right behind a row, so that nobody can tell which are its cells."""
    one, other = lines[last], lines[last + 1] if last + 1 < len(lines) else None
    if other is None or other.view is None or other.page != one.page or other.span.start != one.span.end + 1:
        return False
    bare = _text_of(one)[-1:].isdecimal() and _text_of(other)[-1:].isdecimal()
    return bare and is_value(other.view.strip(), rules)


def _ends_table(line: Line) -> bool:
    """Tell whether a line is a heading, an item or running text: what follows is no row."""
    return line.view is None or is_prose(line.view) or find_label(line.view.text) is not None


def _read_row(lines: Sequence[Line], places: Sequence[int], roles: Sequence[str], rules: RuleSet) -> _Row | None:
    """Return the cells of a row, None if the lines do not fit; that of a group may be printed once for several rows."""
    cells = [view.strip() for place in places[: len(roles)] if (view := lines[place].view) is not None]
    if len(cells) == len(roles) and all(_fits(cell, role, rules) for cell, role in zip(cells, roles, strict=True)):
        return list(cells)
    if roles[0] in ("group", "division") and len(cells) >= len(roles) - 1:
        rest = cells[: len(roles) - 1]
        if all(_fits(cell, role, rules) for cell, role in zip(rest, roles[1:], strict=True)):
            return [None, *rest]
    return None


def _fits(cell: View, role: str, rules: RuleSet) -> bool:
    """Tell whether a line can be a cell of a column."""
    if role in FIGURES:
        return is_value(cell, rules)
    if role == "unit":
        known = rules["kpi.unit.known"].pattern.match(cell.text.strip("()")) is not None
        return known or (len(cell) <= _LONGEST_UNIT and not is_value(cell, rules) and not cell.text.endswith("。"))
    if role == "name":
        return not is_value(cell, rules) and not is_prose(cell) and not cell.text[-1].isdigit()
    return len(cell) <= _LONGEST_ASIDE and not is_prose(cell)


def _to_table(lines: Sequence[Line], top: int, stop: int, header: Sequence[View], rows: Sequence[_Row]) -> FlowTable:
    cells: list[Cell] = []
    grid: list[_Row] = [list(header), *rows]
    for row, views in enumerate(grid):
        cells.extend(
            Cell(row, column, (view.span(),), view=view) for column, view in enumerate(views) if view is not None
        )
    span = Span(lines[top].span.start, lines[stop - 1].span.end)
    return FlowTable(Table(lines[top].page, tuple(cells), "spaced"), span, stop)
