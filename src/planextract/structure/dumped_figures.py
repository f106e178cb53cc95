"""Tables of yearly figures that a conversion to text left as a pile of cells: 区分 / 令和７年度 / … / 人数 / 12 / ….

In: the lines of a text. Out: the same with tables. Every row must be a name with exactly as many figures as there are
years; one more or less and nobody can tell whose they are. Years between which other columns stand are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from planextract.document import Cell, Document, Line, Table
from planextract.rules.loader import RuleSet, load_rules
from planextract.rules.screening import first_letters
from planextract.spans import View
from planextract.structure.dumped_tables import HOW
from planextract.structure.lines import join_views

_FEWEST_YEARS = 2
_LONGEST_YEAR, _LONGEST_VALUE, _LONGEST_CORNER = 16, 16, 8
_LONGEST_NAME, _MOST_NAME_LINES = 40, 3
Filled = tuple[int, View]
"""Place and text of a line that is not blank."""


def restore_figure_tables(document: Document, texts: Sequence[str]) -> Document:
    """Give the piled cells of yearly figures their tables back.

    Args:
        document: With folded lines.
        texts: Of its lines, without blanks at their ends.
    """
    if document.boxes or document.source.media_type != "text/plain":
        return document
    rules = load_rules("action_tables")
    places = [
        place for place, line in enumerate(document.lines) if texts[place] and line.table is None and not line.furniture
    ]
    if not _may_have_header([texts[place] for place in places], rules):
        return document
    lines, tables = list(document.lines), list(document.tables)
    filled = [(place, view.strip()) for place in places if (view := lines[place].view) is not None]
    at = 0
    while at < len(filled):
        years = _count_years(filled, at, rules)
        rows, stop = _read_rows(filled, at + years, years, lines, rules) if years >= _FEWEST_YEARS else ([], at)
        start = at - 1 if at and _is_corner(filled[at - 1][1], rules) else at
        if not rows or start == at:
            at += max(years, 1)
            continue
        header = [view for _, view in filled[start : at + years]]
        for place in range(filled[start][0], filled[stop - 1][0] + 1):
            lines[place] = replace(lines[place], table=len(tables))
        tables.append(_build([header, *rows], lines[filled[start][0]].page, document.text))
        at = stop
    return (
        replace(document, lines=tuple(lines), tables=tuple(tables)) if len(tables) > len(document.tables) else document
    )


def _may_have_header(texts: Sequence[str], rules: RuleSet) -> bool:
    """Tell whether years stand below each other anywhere; few lines begin as a year does."""
    begins = _begins_year(rules)
    years = [at for at, text in enumerate(texts) if (begins is None or text[0] in begins) and _is_year(text, rules)]
    return any(below - above == 1 for above, below in pairwise(years))


@lru_cache(maxsize=4)
def _begins_year(rules: RuleSet) -> frozenset[str] | None:
    return first_letters(rules["dumped.year"].pattern)


def _is_year(text: str, rules: RuleSet) -> bool:
    return len(text) <= _LONGEST_YEAR and rules["dumped.year"].pattern.search("".join(text.split())) is not None


def _count_years(filled: Sequence[Filled], at: int, rules: RuleSet) -> int:
    count = 0
    while at + count < len(filled) and _is_year(filled[at + count][1].text, rules):
        count += 1
    return count


def _is_corner(view: View, rules: RuleSet) -> bool:
    return (
        len(view) <= _LONGEST_CORNER and rules["dumped.corner"].pattern.search("".join(view.text.split())) is not None
    )


def _read_rows(
    filled: Sequence[Filled], start: int, width: int, lines: Sequence[Line], rules: RuleSet
) -> tuple[list[list[View]], int]:
    """Return the rows below a header of years and where they end; none if the last one is not whole."""
    rows: list[list[View]] = []
    at = start
    while at < len(filled):
        names = list(_take_name(filled, at, lines, rules))
        values = _take_values(filled, at + len(names), rules)
        if not names or not values:
            break
        if len(values) != width:
            return [], start
        rows.append([join_views(names), *values])
        at += len(names) + width
    return rows, at


def _take_name(filled: Sequence[Filled], at: int, lines: Sequence[Line], rules: RuleSet) -> Iterator[View]:
    """Yield the lines of a name, which follow each other without a blank line."""
    for number, (place, view) in enumerate(filled[at : at + _MOST_NAME_LINES]):
        apart = number and place != filled[at + number - 1][0] + 1
        if apart or _is_value(view, rules) or "。" in view.text or len(view) > _LONGEST_NAME:
            return
        if lines[place].page != lines[filled[at][0]].page:
            return
        yield view


def _take_values(filled: Sequence[Filled], at: int, rules: RuleSet) -> list[View]:
    values: list[View] = []
    while at < len(filled) and _is_value(filled[at][1], rules):
        values.append(filled[at][1])
        at += 1
    return values


def _is_value(view: View, rules: RuleSet) -> bool:
    return len(view) <= _LONGEST_VALUE and rules["dumped.figure"].pattern.search(view.text) is not None


def _build(rows: Sequence[Sequence[View]], page: int, text: str) -> Table:
    return Table(
        page,
        tuple(
            Cell(row, column, view.spans(text), view=view)
            for row, views in enumerate(rows)
            for column, view in enumerate(views)
        ),
        HOW,
    )
