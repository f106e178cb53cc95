"""Where dates are read: nodes and table cells, each with what stands around it.

In: a document with its outline. Out: ``Place`` after ``Place`` in document order. Decides only how a text is
to be read (as prose or as the header of a table), not what its dates mean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field

from planextract.document import Cell, Document, Node, Table
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import RuleSet, load_rules
from planextract.spans import View, join
from planextract.values.dates import DateMatch, find_dates, find_scheduled, lead_of_dates
from planextract.values.numbers import read_cell

FRONT = 16  # outline nodes in which the date of issue can stand
LONGEST_HEADER = 24  # characters of a header cell such as 目標値（令和12（2030）年度）
# A title has at most the number of the paper above it, or, where it is no heading, who issues it and when.
_LIST, _TITLE, _LOW_TITLE = "annual.list", 1, 3
YEAR_LONG = ("fiscal_year", "year")
_BARE = ("header.letter", "header.era")
_MONTHS, _MONTHS_BY = 6, 2  # months that head a schedule, and the last row in which they can stand
_MONTH = re.compile("(?:1[0-2]|[1-9])月?")
_HEADERS = 2  # rows of a header: 現状値 over 数値 and 時点
_DIGIT = re.compile("[0-9]")
_ERA_SIGN = re.compile("[RHS令平昭]")


@frozen_dataclass(frozen=True, slots=True)
class Place:
    """A text with its dates.

    Attributes:
        node: The outline node it belongs to.
        view: What was read.
        matches: Its dates, in order, not resolved.
        cell: The table cell, None outside tables.
        table: Its table, None outside tables.
        header: Whether it was read as a header.
        years: How many of its dates are as long as a year.
        months: How many of its dates are months.
    """

    node: Node
    view: View
    matches: tuple[DateMatch, ...]
    cell: Cell | None = None
    table: Table | None = None
    header: bool = False
    years: int = field(init=False)
    months: int = field(init=False)

    def __post_init__(self) -> None:
        # Counted once: every date of a place asks for them, and a line may hold thousands.
        precisions = [match.precision for match in self.matches]
        object.__setattr__(self, "years", sum(precision in YEAR_LONG for precision in precisions))
        object.__setattr__(self, "months", precisions.count("month"))


def find_places(document: Document, rules: RuleSet, family: str | None) -> Iterator[Place]:
    """Yield every node and cell that holds a date.

    Args:
        document: With its outline.
        rules: The ``date_kinds`` rules.
        family: Id of the document's family, None if unknown.
    """
    lead = lead_of_dates(family)
    for node in document.nodes:
        if node.table is not None:
            yield from _find_in_table(document.tables[node.table], node, rules, family)
        elif lead.search(text := node.whole.text):
            header = _is_header_line(text, rules)
            # Where a heading announces a schedule, a slash stands between month and day.
            scheduled = node.zone == "schedule" and not header and "/" in text
            matches = find_scheduled(text, family=family) if scheduled else ()
            matches = matches or find_dates(text, table_header=header, family=family)
            if matches:
                yield Place(node, node.whole, matches, header=header)


def _find_in_table(table: Table, node: Node, rules: RuleSet, family: str | None) -> Iterator[Place]:
    figures = {cell.row for cell in table.cells if _is_figure(cell)}
    starts = {(cell.row, cell.column): cell for cell in table.cells}
    dated = {cell.column for cell in table.cells if not cell.row and rules.first(cell.text, "period_column")}
    dated |= {cell.column for cell in table.cells if cell.row < _HEADERS and rules.first(cell.text, "year_column")}
    joined: set[int] = set()
    last_month = _find_month_row(table)
    for cell in table.cells:
        if cell.view is None or id(cell) in joined:
            continue
        pieces = _find_pieces(starts, cell, family)
        if len(pieces) > 1:
            view = join(piece.view for piece in pieces if piece.view is not None)
            yield Place(node, view, find_dates(view.text, family=family), cell, table)
            joined.update(id(piece) for piece in pieces)
            continue
        short = len(cell.text) <= LONGEST_HEADER
        header = _is_header_line(cell.text, rules) if not short else cell.row not in figures
        # Where a column says when each project is done, a bare R9 in its cells is a year too.
        if last_month is not None and cell.row > last_month:
            matches = find_scheduled(cell.text, family=family)
        else:
            matches = find_dates(cell.text, table_header=header or cell.column in dated, family=family)
        if matches:
            yield Place(node, cell.view, matches, cell, table, header)


def _find_month_row(table: Table) -> int | None:
    """Return the row of a schedule that heads its columns with months, None if no row at the top does."""
    months: Counter[int] = Counter()
    for cell in table.cells:
        if cell.row > _MONTHS_BY:
            break
        months[cell.row] += _MONTH.fullmatch(cell.text.strip()) is not None
    found = [row for row, count in months.items() if count >= _MONTHS]
    return min(found) if found else None


def _find_pieces(starts: Mapping[tuple[int, int], Cell], first: Cell, family: str | None) -> list[Cell]:
    """Return the cells of a form that make one date, from ``first`` to the right (2024, 年, 4, 月).

    Args:
        starts: All cells of the table by the row and column in which they begin.
        first: The leftmost.
        family: Id of the document's family, None if unknown.

    Returns:
        Nothing unless all of them together read as a single date.
    """
    piece = load_rules("dates", family)["piece.entry"].pattern
    cells: list[Cell] = []
    cell: Cell | None = first
    while cell is not None and piece.match(cell.text):
        cells.append(cell)
        cell = starts.get((cell.row, cell.column + cell.columns))
    text = "".join(cell.text for cell in cells)
    matches = find_dates(text, family=family) if len(cells) > 1 else ()
    return cells if len(matches) == 1 and matches[0].end - matches[0].start == len(text) else []


def _is_figure(cell: Cell) -> bool:
    """Tell whether a cell holds a value: a row with one is no header."""
    # 「事業費（千円）」 is no thousand yen: a figure has a digit.
    if len(cell.text) > LONGEST_HEADER or not _DIGIT.search(cell.text) or read_cell(cell.text).kind != "number":
        return False
    return not find_dates(cell.text, table_header=True)


def _is_header_line(text: str, rules: RuleSet) -> bool:
    """Tell whether a line of a flattened table lists years: several of them, or one beside the words of a header."""
    if not _ERA_SIGN.search(text) or "。" in text:
        return False
    bare = sum(match.form in _BARE for match in find_dates(text, table_header=True))
    return bare > 1 or (bare == 1 and rules.first(text, "line") is not None)


def is_annual(place: Place, match: DateMatch, rules: RuleSet) -> bool:
    """Tell whether a date is the fiscal year for which a document of one year is made: 令和８年度 施政方針.

    Args:
        place: Where it stands.
        match: The date.
        rules: The ``date_kinds`` rules.
    """
    if place.node.index >= FRONT or place.table is not None or match.precision != "fiscal_year" or match.needs:
        return False
    text = f"{place.view.text[: match.start]}〈D〉{place.view.text[match.end :]}"
    told = rules.first(text, "annual") if match.bounds == "within" else None
    # A list or schedule inside a document has its own year; only the title's is the document's.
    low = place.node.kind == "paragraph" and place.node.parent is None and place.node.index <= _LOW_TITLE
    return told is not None and (told.id != _LIST or low or place.node.index <= _TITLE)
