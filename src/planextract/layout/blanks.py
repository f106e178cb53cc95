"""Tables that a text sets with tabs or blanks, recognised only where rows clearly agree."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from planextract.document import Cell, Document, Line, Table
from planextract.layout.wrapped_tables import find_wrapped
from planextract.spans import Span

# A table has at least so many rows and columns; below that an indent or an address looks the same.
ROWS, COLUMNS = 2, 3
# Columns set with blanks begin within this many half-width places of each other.
SAME_PLACE = 2
_FIELD_BLANK = re.compile(r"[ ]{2,}|\u3000{2,}|[ \u3000]{3,}")
_WIDE = "WFA"


def mark_set_tables(document: Document) -> Document:
    """Add the tables of a text that are set with tabs or blanks.

    Args:
        document: With text and lines; lines that belong to a table already are left alone.
    """
    lines = list(document.lines)
    tables = list(document.tables)
    _mark_wrapped(document.text, lines, tables)
    for start, stop, how in _find(document.text, lines):
        cells = tuple(
            Cell(row, column, (span,))
            for row, line in enumerate(lines[start:stop])
            for column, span in _place(document.text, line.span, how, lines[start].span)
        )
        for index in range(start, stop):
            lines[index] = replace(lines[index], table=len(tables))
        tables.append(Table(lines[start].page, cells, how))
    return replace(document, lines=tuple(lines), tables=tuple(tables))


def _mark_wrapped(text: str, lines: list[Line], tables: list[Table]) -> None:
    """Mark the lines of tables whose cells are wrapped, and add the tables."""
    gaps = [gap.start() for gap in _FIELD_BLANK.finditer(text)]
    cut = lru_cache(maxsize=1024)(partial(_fields, text))
    index = 0
    while index < len(lines):
        span = lines[index].span
        if lines[index].table is not None or bisect_left(gaps, span.end) - bisect_left(gaps, span.start) < COLUMNS - 1:
            index += 1
            continue
        found = find_wrapped(lines, index, cut)
        if isinstance(found, int):
            index = found
            continue
        for place in found.lines:
            lines[place] = replace(lines[place], table=len(tables))
        tables.append(Table(lines[index].page, found.cells, "spaced"))
        index = found.stop


def _find(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int, str]]:
    gaps = [gap.start() for gap in _FIELD_BLANK.finditer(text)]  # no gap goes over a line break
    index = 0
    while index < len(lines):
        if lines[index].table is not None:
            index += 1
            continue
        for how, agrees in _choose_kinds(text, lines[index].span, gaps):
            stop = index
            while stop < len(lines) and lines[stop].table is None and agrees(text, lines[index].span, lines[stop].span):
                stop += 1
            if stop - index >= ROWS:
                yield index, stop, how
                index = stop
                break
        else:
            index += 1


def _choose_kinds(
    text: str, first: Span, gaps: Sequence[int]
) -> Iterator[tuple[str, Callable[[str, Span, Span], bool]]]:
    """Yield the kinds of table that a line can begin; most lines have too few gaps for any."""
    if text.count("\t", first.start, first.end) >= COLUMNS - 1:
        yield "tabbed", _agree_by_tab
    if bisect_left(gaps, first.end) - bisect_left(gaps, first.start) >= COLUMNS - 1:
        yield "spaced", _agree_by_place


def _agree_by_tab(text: str, first: Span, span: Span) -> bool:
    head, row = first.of(text), span.of(text)
    return row.count("\t") == head.count("\t") >= COLUMNS - 1 and bool(row.strip())


def _agree_by_place(text: str, first: Span, span: Span) -> bool:
    head, row = _fields(text, first), _fields(text, span)
    if len(head) < COLUMNS or len(row) != len(head):
        return False
    return all(
        min(abs(one[0] - two[0]), abs(one[1] - two[1])) <= SAME_PLACE for one, two in zip(head, row, strict=True)
    )


def _fields(text: str, span: Span) -> list[tuple[int, int, Span]]:
    """Return printed start and end of each field, in half-width places, and its span."""
    row = span.of(text)
    out = []
    at = len(row) - len(row.lstrip())
    for gap in [*_FIELD_BLANK.finditer(row, at, len(row.rstrip())), None]:
        end = gap.start() if gap else len(row.rstrip())
        if end > at:
            out.append((_width(row[:at]), _width(row[:end]), Span(span.start + at, span.start + end)))
        at = gap.end() if gap else end
    return out


def _place(text: str, span: Span, how: str, first: Span) -> Iterator[tuple[int, Span]]:
    del first
    if how == "spaced":
        yield from ((column, field[2]) for column, field in enumerate(_fields(text, span)))
        return
    start = span.start
    for column, part in enumerate(span.of(text).split("\t")):
        left = len(part) - len(part.lstrip())
        if part.strip():
            yield column, Span(start + left, start + len(part.rstrip()))
        start += len(part) + 1


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in text)
