"""Tables that a text sets with tabs or blanks, recognised only where rows clearly agree."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from planextract.document import Cell, Document, Line, Table
from planextract.layout.wrapped_tables import find_wrapped
from planextract.spans import Span

# A table has at least so many rows and columns; below that an indent or an address looks the same.
ROWS, COLUMNS = 2, 3
# Columns set with blanks begin within this many half-width places of each other.
SAME_PLACE = 2
# Two blanks of one kind or three of both; the engine goes from blank to blank only if nothing else can come first.
_FIELD_BLANK = re.compile(r"[ \u3000](?:(?<= )[ ]+|(?<=\u3000)\u3000+|[ \u3000]{2,})")
_TAB = re.compile("\t")
_WIDE = "WFA"


def mark_set_tables(document: Document) -> Document:
    """Add the tables of a text that are set with tabs or blanks.

    Args:
        document: With text and lines; lines that belong to a table already are left alone.
    """
    starts = [line.span.start for line in document.lines]
    spaced, tabbed = (_find_parted(starts, blank, document.text) for blank in (_FIELD_BLANK, _TAB))
    if not (spaced or tabbed):
        return document
    lines = list(document.lines)
    tables = list(document.tables)
    _mark_wrapped(document.text, lines, tables, spaced)
    for start, stop, how in _find(document.text, lines, spaced, tabbed):
        cells = tuple(
            Cell(row, column, (span,))
            for row, line in enumerate(lines[start:stop])
            for column, span in _place(document.text, line.span, how, lines[start].span)
        )
        for index in range(start, stop):
            lines[index] = replace(lines[index], table=len(tables))
        tables.append(Table(lines[start].page, cells, how))
    return replace(document, lines=tuple(lines), tables=tuple(tables))


def _find_parted(starts: Sequence[int], blank: re.Pattern[str], text: str) -> list[int]:
    """Return the lines that blanks part into as many columns as a table has at least; few lines have any blanks."""
    counts = Counter(bisect_right(starts, match.start()) - 1 for match in blank.finditer(text))
    return sorted(index for index, count in counts.items() if count >= COLUMNS - 1)


def _mark_wrapped(text: str, lines: list[Line], tables: list[Table], spaced: Sequence[int]) -> None:
    """Mark the lines of tables whose cells are wrapped, and add the tables."""
    cut = lru_cache(maxsize=1024)(partial(_fields, text))
    done = 0
    for index in spaced:
        if index < done or lines[index].table is not None:
            continue
        found = find_wrapped(lines, index, cut)
        if isinstance(found, int):
            done = found
            continue
        for place in found.lines:
            lines[place] = replace(lines[place], table=len(tables))
        tables.append(Table(lines[index].page, found.cells, "spaced"))
        done = found.stop


def _find(
    text: str, lines: Sequence[Line], spaced: Sequence[int], tabbed: Sequence[int]
) -> Iterator[tuple[int, int, str]]:
    parted = frozenset(spaced)
    kinds = (("tabbed", frozenset(tabbed), _agree_by_tab), ("spaced", parted, _agree_by_place))
    done = 0
    for index in sorted(parted.union(tabbed)):
        if index < done or lines[index].table is not None:
            continue
        for how, heads, agrees in kinds:
            if index not in heads:
                continue
            stop = index
            while stop < len(lines) and lines[stop].table is None and agrees(text, lines[index].span, lines[stop].span):
                stop += 1
            if stop - index >= ROWS:
                yield index, stop, how
                done = stop
                break


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
