"""Where a table of yearly additions and sums can stand whose frame was lost: short lines around a header of sums.

In: the lines of a document. Out: runs of lines that are no sentences, headings, items or tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planextract.document import Document, Line, Table
from planextract.extract.kpi_line_texts import LineTexts
from planextract.rules.loader import RuleSet
from planextract.spans import View

_BREAK = re.compile(r"[。、]$|^(?:第?[0-9]{1,2}(?:[-−ー―][0-9]{1,2})*\s+\S|[①-⑳]\s|[○●◆■・])")
# How a header of sums can end.
_SUM_END = re.compile(r"[計分][^\S\n]*$", re.MULTILINE)
# A number between dashes is a page's; loose, it would be a figure more.
_PAGE_NUMBER = re.compile(r"[-‐–—―ー−]\s?[0-9]{1,3}\s?[-‐–—―ー−]")
_LONGEST_LINE = 60
_FEWEST_CELLS = 3  # of a longer line that is a row


@dataclass(frozen=True, slots=True)
class LostRun:
    """Lines that may be a lost table.

    Attributes:
        top: Number of the first line.
        stop: Number of the line behind the last one.
        views: Those that are not blank.
    """

    top: int
    stop: int
    views: Sequence[View]


def find_lost_runs(document: Document, texts: LineTexts, rules: RuleSet) -> list[LostRun]:
    """Find the runs of a document; one without a header of sums is none, and few documents have any.

    Args:
        document: With folded lines.
        texts: Of its lines.
        rules: The ``kpis`` rules.
    """
    sums = list(texts.holding(_SUM_END))
    if not sums:
        return []
    bodies = frozenset(index for index, table in enumerate(document.tables) if _is_only_body(table, rules))
    return list(_find_runs(document.lines, bodies, sums))


def _is_only_body(table: Table, rules: RuleSet) -> bool:
    """Tell whether blanks set a table of labels and figures whose header is printed too close to be part of it."""
    firsts = [cell.text for cell in table.cells if cell.column == 0]
    label = rules["kpi.label.circled"].pattern
    return table.how == "spaced" and bool(firsts) and all(label.fullmatch("".join(text.split())) for text in firsts)


def _find_runs(lines: Sequence[Line], bodies: frozenset[int], sums: Sequence[int]) -> Iterator[LostRun]:
    """Yield runs of short lines that are no sentences, headings or items, with the blanks around them.

    Args:
        lines: Of the document.
        bodies: Tables that are rows without a header.
        sums: Lines that can be a header of sums, in order; a run has one.
    """
    stop = 0
    for number in sums:
        if number < stop or _parts_runs(lines[number], bodies):
            continue
        top, stop = number, number + 1
        while top and not _parts_runs(lines[top - 1], bodies):
            top -= 1
        while stop < len(lines) and not _parts_runs(lines[stop], bodies):
            stop += 1
        yield LostRun(top, stop, [view for line in lines[top:stop] if (view := line.view) and not _is_page_foot(line)])


def _parts_runs(line: Line, bodies: frozenset[int]) -> bool:
    """Tell whether a line that is not blank belongs to no run."""
    text = line.view.text.strip() if line.view is not None else ""
    if _is_page_foot(line):
        return False
    in_table = line.table is not None and line.table not in bodies
    return in_table or _is_running(text) or _BREAK.search(text) is not None


def _is_page_foot(line: Line) -> bool:
    """Tell whether a line is blank or belongs to the page; a table may go on behind it."""
    text = line.view.text.strip() if line.view is not None else ""
    return not text or line.furniture or _PAGE_NUMBER.fullmatch(text) is not None


def _is_running(text: str) -> bool:
    """Tell whether a line is running text and no row of cells."""
    return len(text) > _LONGEST_LINE and text.count(" ") < _FEWEST_CELLS
