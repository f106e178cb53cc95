"""Which rows of a table are headers of indicators, and what each column holds.

In: a normalised table. Out: ``Header`` blocks: the rows of a header (one or several levels), the rows it
governs, and a role for each column. A form may hold such a block between rows about something else.
What is not recognised by its wording is no table of indicators.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planextract.document import Cell, Table
from planextract.extract.kpi_columns import (
    FIGURES,
    Column,
    Header,
    find_goal_names,
    find_start,
    find_sums,
    goal_columns,
)
from planextract.extract.kpi_figures import describe_basis, read_figures
from planextract.extract.kpi_periods import find_when, is_only_date, rest_beside
from planextract.extract.kpi_views import cell_view, compact
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

DEEPEST_HEADER = 5
_LONGEST_HEADER = 60  # a longer cell is a text
Row = tuple[Cell | None, ...]
_NUMBER = "kpi.foreign.number"


def find_headers(table: Table, rules: RuleSet) -> tuple[Header, ...]:
    """Find all headers of indicators in a table, from top to bottom.

    Args:
        table: A table with folded cells.
        rules: The ``kpis`` rules.
    """
    found: list[Header] = []
    behind = 0
    for header in _read_headers(table, rules):
        if header.top >= behind and _has_goals(header):
            found.append(header)
            behind = max(header.end, header.bottom)
    return tuple(found)


def find_announced_headers(table: Table, rules: RuleSet) -> tuple[Header, ...]:
    """Find headers of yearly columns over rows of figures, which are goals where a caption says so.

    Args:
        table: A table in which ``find_headers`` found none.
        rules: The ``kpis`` rules.
    """
    return tuple(h for h in _read_headers(table, rules) if _dated(h) and set(_dated(h)) & set(goal_columns(h)))


def find_year_headers(table: Table, rules: RuleSet) -> tuple[Header, ...]:
    """Find headers that name indicators and years but not which year is the start and which the goal.

    Args:
        table: A table in which ``find_headers`` found none.
        rules: The ``kpis`` rules.
    """
    return tuple(h for h in _read_headers(table, rules) if h.named and len(_dated(h)) > 1)


def _dated(header: Header) -> list[Column]:
    """Return the columns that say nothing but a year, or a sum over years."""
    sums = [column for column in header.of("total") if column.when is not None and column.when.is_range]
    return [*header.of("year"), *sums]


def _read_headers(table: Table, rules: RuleSet) -> Iterator[Header]:
    """Yield what could be a header, from every row that begins like one."""
    grid = list(table.rows())
    tops = [row for row in range(len(grid)) if _starts_header(grid, row, rules)]
    ends = [row for row in range(len(grid)) if _ends_block(grid, row, rules)] if tops else []
    for top in tops:
        header = _read_header(grid, top, ends, rules)
        if header is not None:
            yield header


def _read_header(grid: Sequence[Row], top: int, ends: Sequence[int], rules: RuleSet) -> Header | None:
    bottom = top + 1
    while bottom < min(len(grid), top + DEEPEST_HEADER) and _continues_header(grid, bottom, rules):
        bottom += 1
    columns = tuple(_read_column(grid, top, bottom, index, rules) for index in range(len(grid[0])))
    columns = find_sums(columns, [cell_view(cell).text for cell in grid[bottom - 1]], rules)
    columns = find_start(columns)
    end = _find_end(grid, top, bottom, ends)
    place = find_goal_names([column.text for column in columns], [column.role for column in columns])
    if place is not None and not any(_holds_figure(row[place], rules) for row in grid[bottom:end]):
        columns = tuple(replace(column, role="name") if column.index == place else column for column in columns)
    header = Header(top, bottom, end, _merge_twins(grid, range(top, end), columns), ())
    if header.bottom >= len(grid) or header.of("past"):
        return None
    header = _choose_names(grid, header, rules)
    return header if header.names else None


def _has_goals(header: Header) -> bool:
    """Tell whether a header speaks of indicators and not of budgets, forecasts or past results."""
    start = header.of("baseline", "current", "actual")
    if header.of("target"):
        return header.named or bool(start)
    if not header.of("year"):
        return False
    return bool(header.of("total") or start) if header.named else bool(start and header.of("total"))


def _starts_header(grid: Sequence[Row], row: int, rules: RuleSet) -> bool:
    cells = _new_cells(grid, row)
    roles = {find_role(cell_view(cell).text, rules) for cell in cells}
    if not roles & (FIGURES | {"name"}):
        return False
    return not any(_is_figure(cell, rules) for cell in cells)


def _continues_header(grid: Sequence[Row], row: int, rules: RuleSet) -> bool:
    cells = [cell for cell in _new_cells(grid, row) if cell.text]
    if not cells or len(cells) == 1 == len({id(cell) for cell in grid[row]}):
        return False  # a cell across the whole table is a group of rows
    beside = any(cell is not None and cell.row < row for cell in grid[row])
    return all(
        not _is_figure(cell, rules)
        and (_is_header_word(cell_view(cell).text, rules) or (beside and _parts_header(grid, cell, rules)))
        for cell in cells
    )


def _parts_header(grid: Sequence[Row], cell: Cell, rules: RuleSet) -> bool:
    """Tell whether a cell is a part of the wide header cell of figures above it."""
    above = grid[cell.row - 1][cell.column]
    return above is not None and above.columns > 1 and find_role(cell_view(above).text, rules) in FIGURES


def _is_header_word(text: str, rules: RuleSet) -> bool:
    return (
        bool(find_role(text, rules))
        or is_only_date(text)
        or rules.first(text, "kpi.flat") is not None
        or _stands_below(text, rules)
        or (text.startswith("(") and text.endswith(")") and not rules["kpi.amount.whole"].pattern.match(text[1:-1]))
    )


def _stands_below(text: str, rules: RuleSet) -> bool:
    """Tell whether a text says only which of several values a column below 現状 or 目標 holds (中期, ５年後)."""
    rest = rest_beside(text, find_when(text, header=True)).replace("()", "")
    return rules["kpi.header.below"].pattern.match(rest) is not None


def _is_figure(cell: Cell, rules: RuleSet) -> bool:
    view = cell_view(cell)
    if is_only_date(view.text) or find_role(view.text, rules) in FIGURES or _stands_below(view.text, rules):
        return False
    return bool(read_figures(view, rules).amounts)


def _holds_figure(cell: Cell | None, rules: RuleSet) -> bool:
    return cell is not None and bool(read_figures(cell_view(cell), rules).amounts)


def _new_cells(grid: Sequence[Row], row: int) -> list[Cell]:
    """Return the cells that begin in a row, each once."""
    cells = {id(cell): cell for cell in grid[row] if cell is not None and cell.row == row}
    return list(cells.values())


def find_role(text: str, rules: RuleSet) -> str:
    """Return the role that a header's wording gives, empty if none.

    Args:
        text: Header text without white space.
        rules: The ``kpis`` rules.
    """
    if not text or len(text) > _LONGEST_HEADER:
        return ""
    dates = find_when(text, header=True)
    rest = rest_beside(text, dates).replace("()", "")
    if rest and _holds_value(rest, rules):
        return ""
    rule = rules.first(rest, "kpi.column") if rest else None
    if rule is not None:
        return rule.gives
    if dates and rules["kpi.yearly.rest"].pattern.match(rest):
        return "year"
    return ""


def _names_both(text: str, rules: RuleSet) -> bool:
    """Tell whether a header over several columns speaks of start and goal alike, and so of neither for certain."""
    starts = (rules[f"kpi.column.{role}"].pattern.search(text) for role in ("baseline", "current", "actual"))
    goals = (rules[f"kpi.column.{role}"].pattern.search(text) for role in ("interim", "target"))
    return any(starts) and any(goals)


def _holds_value(rest: str, rules: RuleSet) -> bool:
    """Tell whether words like 現状 and 目標 stand beside figures: 現状12人→目標30人, 目標80%以上."""
    if not any(map(str.isdigit, rest)):
        return False
    if rules["kpi.arrow.any"].pattern.search(rest):
        return True
    role = rules["kpi.value.role"].pattern.match(rest)
    behind = rest[role.end() :].removeprefix("()") if role else ""
    if rules["kpi.header.below"].pattern.match(behind):
        return False  # 目標値 over ５年後
    amount = rules["kpi.amount.whole"].pattern.match(behind) if role else None
    return amount is not None and (amount["unit"] is not None or len(amount["number"]) > 1)


def _read_column(grid: Sequence[Row], top: int, bottom: int, index: int, rules: RuleSet) -> Column:
    cells: list[Cell] = []
    for row in range(top, bottom):
        cell = grid[row][index]
        # A cell that goes on beside the rows below heads those rows, not the column.
        if (
            cell is not None
            and cell.row >= top
            and cell.row + cell.rows <= bottom
            and all(cell is not c for c in cells)
        ):
            cells.append(cell)
    view = join([cell_view(cell) for cell in cells])
    text = view.text
    dates = tuple(when for when in find_when(text, header=True) if when.is_known)
    if text.count("(") != text.count(")"):
        dates = ()  # part of the header is missing: the year may be, too
    stated = rules["kpi.unit.stated"].pattern.search(text)
    unit = view.slice(stated.start("unit"), stated.end("unit")) if stated else _bracket_unit(view, rules)
    rest = rest_beside(text, dates).replace("()", "")
    arrow = len(dates) == 2 and rules["kpi.arrow.any"].pattern.search(text) is not None
    basis = describe_basis(rest, rules) if rest else None
    wide = any(cell.columns > 1 for cell in cells)
    return Column(
        index,
        "" if wide and not arrow and _names_both(text, rules) else find_role(text, rules),
        text,
        when=dates[-1] if len(dates) == 1 or arrow else None,
        since=dates[0] if arrow else None,
        basis=basis,
        unit=unit,
    )


def _merge_twins(grid: Sequence[Row], rows: range, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Take away the role of a column that shows the very cells of the column before it."""
    return tuple(
        replace(column, role="", text="", unit=None)
        if column.index and all(grid[row][column.index] is grid[row][column.index - 1] for row in rows)
        else column
        for column in columns
    )


def _bracket_unit(view: View, rules: RuleSet) -> View | None:
    match = rules["kpi.unit.bracket"].pattern.search(view.text)
    return compact(view.slice(match.start("unit"), match.end("unit"))) if match and match.start() else None


def _find_end(grid: Sequence[Row], top: int, bottom: int, ends: Sequence[int]) -> int:
    """Return the first row that a header does not govern: where its own cell ends, or the next block begins."""
    end = len(grid)
    beside = grid[top][0]
    if beside is not None and beside.row == top and beside.row + beside.rows > bottom:
        end = beside.row + beside.rows
    following = bisect_left(ends, bottom)
    return min(end, ends[following]) if following < len(ends) else end


def _ends_block(grid: Sequence[Row], row: int, rules: RuleSet) -> bool:
    """Tell whether a row ends the block above it: the header of another one, or budgets and forecasts."""
    cells = [cell for cell in _new_cells(grid, row) if cell.text]
    words = [find_role(cell_view(cell).text, rules) for cell in cells]
    headed = sum(word in FIGURES or word == "name" for word in words)
    if headed > 1 and not any(_is_figure(cell, rules) for cell in cells):
        return True
    told = rules.first(cell_view(cells[0]).text, "kpi.foreign") if cells else None
    # A number alone heads what follows; beside figures it is the number of a row's measure.
    numbered = told is not None and told.id == _NUMBER and any(_is_figure(cell, rules) for cell in cells[1:])
    return told is not None and not numbered


def _choose_names(grid: Sequence[Row], header: Header, rules: RuleSet) -> Header:
    """Find the columns of the name: by their header, else the last column of words before the figures."""
    body = range(header.bottom, header.end)
    first_figure = min((column.index for column in header.columns if column.role in FIGURES), default=0)
    named = [c.index for c in header.of("name") if _has_words(grid, body, c.index, rules)]
    if named:
        run = [named[0]]
        for index in named[1:]:
            if index == run[-1] + 1:
                run.append(index)
        if _tells_apart(grid, body, run[-1], header, rules):
            run.append(run[-1] + 1)
        columns = _mend_division(header.columns, run[-1])
        return replace(header, names=tuple(run), columns=columns)
    before = [
        column.index
        for column in header.columns[:first_figure]
        if column.role in ("", "division", "group") and _has_words(grid, body, column.index, rules)
    ]
    if not before:
        return _choose_labels(grid, header, first_figure, rules)
    return replace(header, names=(before[-1],), named=False, columns=_mend_division(header.columns, before[-1]))


def _tells_apart(grid: Sequence[Row], body: range, name: int, header: Header, rules: RuleSet) -> bool:
    """Tell whether the column behind the name tells rows of one name apart (健康寿命 over 男性 and 女性)."""
    if name + 1 >= len(header.columns) or header.columns[name + 1].role not in ("", "division"):
        return False
    words = [cell_view(grid[row][name + 1]).text for row in body]
    if any(describe_basis(word, rules) or rules["kpi.unit.known"].pattern.match(word) for word in words):
        return False
    shared = [row for row in body[1:] if grid[row][name] is not None and grid[row][name] is grid[row - 1][name]]
    return bool(shared) and all(words[row - body.start] != words[row - 1 - body.start] for row in shared)


def _choose_labels(grid: Sequence[Row], header: Header, first_figure: int, rules: RuleSet) -> Header:
    """Take a column of nothing but labels (ＫＰＩ①) as names that are printed elsewhere."""
    pattern = rules["kpi.label.circled"].pattern
    for index in range(first_figure - 1, -1, -1):
        texts = (cell_view(grid[row][index]).text for row in range(header.bottom, header.end))
        if header.end > header.bottom and all(pattern.fullmatch(text) for text in texts):
            return replace(header, names=(index,), named=False, labelled=True)
    return header


def _mend_division(columns: tuple[Column, ...], name: int) -> tuple[Column, ...]:
    """A 区分 left of the name is a group of rows, right of it a kind of value."""
    return tuple(
        replace(column, role="group" if column.index < name else column.role)
        if column.role in ("division", "") and column.index != name
        else column
        for column in columns
    )


def _has_words(grid: Sequence[Row], rows: range, index: int, rules: RuleSet) -> bool:
    texts = (cell_view(grid[row][index]).text for row in rows if grid[row][index] is not None)
    words = (text for text in texts if text and not rules["kpi.label.only"].pattern.match(text))
    return any(not is_only_date(text) for text in words)
