"""Where the lines of a text or a drawn page end when they are full.

In: a document with folded lines. Out: the margin of a text, the column of each of its lines, the right edge of every
block of a page. Whether a line goes on is decided in ``wrapping``.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from planextract.document import Document, Line
from planextract.structure.lines import width

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


def find_margin(document: Document) -> int:
    """Return the width of the widest lines of a text whose lines mostly follow each other; 0 for other texts."""
    texts = [line.view.text.strip() if line.view is not None else "" for line in document.lines if line.table is None]
    filled = [text for text in texts if text]
    followed = sum(1 for text, below in itertools.pairwise(texts) if text and below)
    if not filled or 2 * followed < len(filled):
        return 0
    widths = sorted(map(width, filled))
    return widths[int(0.95 * (len(widths) - 1))]


def find_columns(document: Document) -> dict[int, Column]:
    """Return the column in which each line of a text stands, by the start of the line."""
    found: dict[int, Column] = {}
    block: list[tuple[int, int]] = []
    for line in (*document.lines, None):
        text = line.view.text.strip() if line is not None and line.view is not None and line.table is None else ""
        if line is not None and text:
            block.append((line.span.start, width(text)))
            continue
        widest = max((one for _, one in block), default=0)
        shows = sum(widest - one <= 1 for _, one in block) >= _ALIKE
        found |= dict.fromkeys((start for start, _ in block), Column(widest, shows=shows))
        block = []
    return found


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
