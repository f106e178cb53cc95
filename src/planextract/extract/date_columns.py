"""The years that columns give to the months below them: 「プロジェクト｜主査｜令和６年度の予定」.

In: the outline. Out: the year of each such column of a table, and of the rows below such a line where a text has lost
the table. The column is nearer to a month than anything else on the page. Rules: ``schedule_column`` of
``rules/base/date_kinds.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from planextract.document import Document, Node, Table
from planextract.extract.date_headings import Year, to_year
from planextract.rules.loader import RuleSet
from planextract.values.dates import find_dates

_YEAR = "年"
_ERA = re.compile("[RHS令平昭]")
_GAPS = ("  ", "\t")
_CELLS = re.compile(r"\t+|\s{2,}")
# A row whose second cell is empty, or that wraps, still has one wide blank.
_FEWEST = 2
_LONGEST_HEAD, _LONGEST_LINE = 24, 80
_HEADERS = 2  # rows of a header
Columns = Mapping[tuple[int, int], tuple[int, Year]]
"""By identity of the table and column: the row that heads it, and its year."""


def find_column_years(document: Document, rules: RuleSet) -> Columns:
    """Return the columns of tables that one year heads.

    Args:
        document: With tables.
        rules: The ``date_kinds`` rules.
    """
    found: dict[tuple[int, int], tuple[int, Year]] = {}
    for node in document.nodes:
        if node.table is not None:
            found |= _read_head(document.tables[node.table], rules)
    return found


def find_line_years(document: Document, rules: RuleSet) -> Mapping[int, Year]:
    """Return the year of the rows below the header of a lost table, by the node's index.

    The table ends at a heading, at a sentence, and at a line that is no row: one without a wide blank.

    Args:
        document: With its outline.
        rules: The ``date_kinds`` rules.
    """
    found: dict[int, Year] = {}
    year: Year | None = None
    for node in document.nodes:
        head = _read_line(node, rules)
        if head is not None:
            year = head
        elif year is not None:
            if _is_row(node):
                found[node.index] = year
            else:
                year = None
    return found


def _read_head(table: Table, rules: RuleSet) -> dict[tuple[int, int], tuple[int, Year]]:
    found: dict[tuple[int, int], tuple[int, Year]] = {}
    for cell in table.cells:
        if cell.row >= _HEADERS:
            break
        year = _find_year(cell.text, rules)
        if year is not None:
            columns = range(cell.column, cell.column + cell.columns)
            found |= {(id(table), column): (cell.row, year) for column in columns}
    return found


def _read_line(node: Node, rules: RuleSet) -> Year | None:
    text = node.whole.text
    if node.table is not None or node.kind != "paragraph" or not any(gap in text for gap in _GAPS):
        return None
    if len(text) > _LONGEST_LINE or "。" in text:
        return None
    cells = _CELLS.split(text.strip())
    years = [year for cell in cells if (year := _find_year(cell, rules)) is not None] if len(cells) >= _FEWEST else []
    # Two years beside each other head two columns, and a torn row does not tell in which of them a month stood.
    return years[0] if len(years) == 1 else None


def _is_row(node: Node) -> bool:
    text = node.whole.text.strip()
    return node.table is None and "。" not in text and _CELLS.search(text) is not None


def _find_year(text: str, rules: RuleSet) -> Year | None:
    """Return the only year of a header cell, None if it has none, several, or is about something else."""
    if len(text) > _LONGEST_HEAD or not (_YEAR in text or _ERA.search(text)):
        return None
    matches = find_dates(text, table_header=True)
    if len(matches) != 1 or matches[0].needs is not None or matches[0].precision not in ("fiscal_year", "year"):
        return None
    match = matches[0]
    if match.bounds != "within" or len(match.points) != 1 or match.points[0].year is None:
        return None
    rest = f"{text[: match.start]}〈D〉{text[match.end :]}"
    return to_year(match) if rules.first("".join(rest.split()), "schedule_column") is not None else None
