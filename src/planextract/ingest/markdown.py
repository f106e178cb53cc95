"""Markdown: the text as it stands, and its pipe tables as tables.

Headings and lists are left to the outline, which reads their marks like any other label. A text whose lines bear
such marks is Markdown too, whatever its file is called: converters write it under both names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path

from planextract.document import Cell, Document, Line, Table
from planextract.ingest.text import read_text, to_document
from planextract.settings import Settings
from planextract.spans import Span

MEDIA_TYPE = "text/markdown"
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
# An HTML break in a cell that parts sentences or items; between names it parts them better than an end of line would.
_LINE_END = re.compile(r"(?<=[。．])\s?<br ?/?>|<br ?/?>(?=\s?[・･○●◯■□◆◇▪▸▶①-⑳])", re.IGNORECASE)
_COMMENT = re.compile(r"\s*<!--(?:(?!-->).)*-->\s*")
# A line that is a heading by its mark, or all in bold. A single one may be anything.
_MARKED = re.compile(r"^(?:#{1,6}[ \u3000]+[^#\s].*|(\*\*|__)(?=[^\s*_]).*[^\s*_]\1)$", re.MULTILINE)
_MIN_MARKED = 3
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


def read_markdown(path: Path, document_id: str, settings: Settings) -> Document:
    """Read a Markdown file.

    Args:
        path: The file.
        document_id: Id of the document.
        settings: Not used; readers share one signature.
    """
    del settings
    return _mark(to_document(path, document_id, MEDIA_TYPE))


def read_plain(path: Path, document_id: str, settings: Settings) -> Document:
    """Read a text file, as Markdown where its lines show that it is.

    Args:
        path: The file.
        document_id: Id of the document.
        settings: Not used; readers share one signature.
    """
    document = read_text(path, document_id, settings)
    if not is_markdown(document.text):
        return document
    return _mark(replace(document, source=replace(document.source, media_type=MEDIA_TYPE)))


def is_markdown(text: str) -> bool:
    """Tell whether several lines of a text are headings by the marks of Markdown.

    Args:
        text: Canonical text.
    """
    if "# " not in text and "**" not in text and "__" not in text and "#\u3000" not in text:
        return False
    return len(list(islice(_MARKED.finditer(text), _MIN_MARKED))) == _MIN_MARKED


def _mark(document: Document) -> Document:
    return mark_breaks(mark_pipe_tables(document))


def mark_breaks(document: Document) -> Document:
    """Mark the lines that only part others (``---`` behind a blank line), and comments, as furniture.

    Args:
        document: Document with text and lines.
    """
    lines = list(document.lines)
    for index, (above, line) in enumerate(pairwise(lines), 1):
        if (
            line.table is None
            and not above.span.of(document.text).strip()
            and _BREAK.fullmatch(line.span.of(document.text))
        ):
            lines[index] = replace(line, furniture=True)
    for index, line in enumerate(lines):
        if _COMMENT.fullmatch(line.span.of(document.text)):
            lines[index] = replace(line, furniture=True)
    return replace(document, lines=tuple(lines))


def mark_pipe_tables(document: Document) -> Document:
    """Add a table for every header row that is followed by a row of dashes.

    Args:
        document: Document with text and lines.
    """
    tables: list[Table] = []
    lines = list(document.lines)
    for start, stop in _find_tables(document.text, lines):
        rows = [line for index, line in enumerate(lines[start:stop]) if index != 1]
        cells = tuple(
            Cell(row, column, tuple(_split_lines(document.text, span)))
            for row, line in enumerate(rows)
            for column, span in enumerate(_split_row(document.text, line.span))
        )
        for index in range(start, stop):
            lines[index] = replace(lines[index], table=len(tables))
        tables.append(Table(lines[start].page, cells, "markdown"))
    return replace(document, lines=tuple(lines), tables=tuple(tables))


def _find_tables(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    index, fenced = 0, False
    while index < len(lines):
        row = lines[index].span.of(text)
        if _FENCE.match(row):
            fenced = not fenced
        below = lines[index + 1].span.of(text) if index + 1 < len(lines) else ""
        if fenced or not _BAR.search(row) or "|" not in below or not _DELIMITER.fullmatch(below):
            index += 1
            continue
        stop = index + 2
        while stop < len(lines) and _BAR.search(lines[stop].span.of(text)):
            stop += 1
        yield index, stop
        index = stop


def _split_row(text: str, span: Span) -> list[Span]:
    row = span.of(text)
    start, end = len(row) - len(row.lstrip()), len(row.rstrip())
    start += row[start:end].startswith("|")
    if end > start and row[end - 1] == "|" and row[end - 2 : end - 1] != "\\":
        end -= 1
    cuts = [start - 1, *(match.start() for match in _BAR.finditer(row, start, end)), end]
    return [_trim(text, span.start + left + 1, span.start + right) for left, right in pairwise(cuts)]


def _split_lines(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences and items of a cell that HTML breaks part."""
    start = span.start
    for match in (*_LINE_END.finditer(text, span.start, span.end), None):
        line = _trim(text, start, match.start() if match else span.end)
        if len(line):
            yield line
        start = match.end() if match else span.end


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
