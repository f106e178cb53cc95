"""Where the lines of a text or a drawn page end when they are full.

In: a document with folded lines. Out: the margin of a text, the column of each of its lines, the right edge of every
block of a page. Whether a line goes on is decided in ``wrapping``.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from planextract.document import Document, Line
from planextract.structure.lines import read_texts, width

# So many lines of one width show a column.
_ALIKE = 2

Block = tuple[int, int | None, int]
"""Page, block of the page, type size in half points."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of a text that no blank line parts.

    Attributes:
        width: Width of the widest one.
        shows: Whether another one ends at the same place, so that it is the margin.
    """

    width: int
    shows: bool


NO_COLUMN = Column(0, shows=False)


@dataclass(slots=True)
class Margins:
    """How wide the lines of a document are set; measured only when a line asks, which few do.

    Attributes:
        lines: With folded views.
        drawn: Whether they are of drawn pages, whose columns the page tells.
        columns: Those measured so far, by the start of every line in them.
        widest: Width of the widest lines, None before somebody asked.
    """

    lines: Sequence[Line]
    drawn: bool
    columns: dict[int, Column] = field(default_factory=dict)
    widest: int | None = None

    def of_text(self) -> int:
        """Return the width of the widest lines of a text whose lines mostly follow each other; 0 for other texts."""
        if self.widest is None:
            self.widest = _find_widest(self.lines)
        return self.widest

    def column_of(self, line: Line) -> Column:
        """Return the column of a text that a line stands in."""
        start = line.span.start
        if self.drawn:
            return NO_COLUMN
        if start not in self.columns:
            self._measure_column(bisect_left(self.lines, start, key=lambda other: other.span.start))
        return self.columns[start]

    def _measure_column(self, at: int) -> None:
        """Measure the lines around a place that no blank line parts."""
        first, stop = at, at + 1
        while first and _read(self.lines[first - 1]):
            first -= 1
        while stop < len(self.lines) and _read(self.lines[stop]):
            stop += 1
        widths = [width(_read(line)) for line in self.lines[first:stop]]
        widest = max(widths)
        column = Column(widest, shows=sum(widest - one <= 1 for one in widths) >= _ALIKE)
        self.columns |= dict.fromkeys((line.span.start for line in self.lines[first:stop]), column)


def _read(line: Line) -> str:
    """Return the text of a line, empty for a blank line and for the row of a table."""
    return line.view.text.strip() if line.view is not None and line.table is None else ""


def _find_widest(lines: Sequence[Line]) -> int:
    texts = read_texts(line for line in lines if line.table is None)
    filled = [text for text in texts if text]
    followed = sum(1 for text, below in itertools.pairwise(texts) if text and below)
    if not filled or 2 * followed < len(filled):
        return 0
    widths = sorted(map(width, filled))
    return widths[int(0.95 * (len(widths) - 1))]


def find_edges(document: Document) -> dict[Block, float]:
    """Return where the full lines of every block of a drawn page end: the upper quartile of its longer lines."""
    ends: dict[Block, list[tuple[float, float]]] = {}
    for line in document.lines:
        if line.box is not None and line.table is None and not line.furniture:
            ends.setdefault(block_of(line), []).append((line.box[2], line.box[2] - line.box[0]))
    edges: dict[Block, float] = {}
    for block, lines in ends.items():
        longest = max(length for _, length in lines)
        long = sorted(end for end, length in lines if 2 * length >= longest)
        edges[block] = long[(3 * (len(long) - 1)) // 4]
    return edges


def block_of(line: Line) -> Block:
    """Return the block and type size of a drawn line."""
    return line.page, line.column, round(2 * (line.size or 0))
