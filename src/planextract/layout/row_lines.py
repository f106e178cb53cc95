"""Lines of tables without rules: cut at wide blanks into pieces, and put together to rows.

A row is told by its figures. What stands beside it belongs to it, and a line without figures to the row that a smaller
blank parts it from; where two blanks are alike nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planextract.layout.repair import Char

# A blank between pieces is at least this wide, and lines of one row are no farther apart than this (ems).
BLANK, ONE_ROW = 0.9, 0.4
# Pieces of headings and of cells with figures are no longer than this.
LONGEST_HEAD, LONGEST_FIGURE = 24, 14
# Lines of one cell are no farther apart than this (ems).
LEADING = 0.8
# Blanks between lines differ by at least this where they part rows (ems).
WIDER = 0.08
ITEMS = "■□●○◎◆◇▼▶★・➢✓※"
"""Signs with which items and headings begin, not words over columns."""
FIGURE = re.compile(r"^[△▲±+\-−―－]?[0-9０-９][0-9０-９,，.．]*|^[-−―－ー]$")
# Years that head columns are no figures.
_YEAR = re.compile(r"[0-9０-９]{4}\s*(?:年|[(（])|[0-9０-９]{1,2}(?:年度|[)）])")
_ARROW = re.compile("[→➡⇒➔➜⟶⇨►▶▷]")
Row = list[Char]


@dataclass(slots=True)
class Piece:
    """What stands between two wide blanks of a row.

    Attributes:
        x0: Its left edge, in points.
        x1: Its right edge.
        text: Its characters.
    """

    x0: float
    x1: float
    text: str = ""

    def is_figure(self) -> bool:
        """Tell whether it begins with a figure of one column; an arrow leads from a start to a goal in one cell."""
        return FIGURE.match(self.text) is not None and not (_YEAR.match(self.text) or _ARROW.search(self.text))

    def stands_in(self, column: tuple[float, float]) -> bool:
        """Tell whether it shares a part of its width with a column."""
        return self.x0 < column[1] and column[0] < self.x1

    def is_heading(self) -> bool:
        """Tell whether it can be the heading of a column."""
        text = self.text
        return len(text) <= LONGEST_HEAD and text[0] not in ITEMS and text[-1] not in "。、" and not self.is_figure()


@dataclass(frozen=True, slots=True)
class RowLine:
    """A line of a table.

    Attributes:
        row: Its characters, from left to right.
        pieces: What wide blanks cut it into.
        top: Its upper edge, in points.
        bottom: Its lower edge.
        em: Size of its largest character.
    """

    row: Row
    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    em: float

    @property
    def has_figure(self) -> bool:
        """Tell whether a figure stands beside something else, as in a row of a table."""
        return len(self.pieces) > 1 and any(len(one.text) <= LONGEST_FIGURE and one.is_figure() for one in self.pieces)

    @property
    def may_head(self) -> bool:
        """Tell whether the line can be of headings."""
        return all(map(Piece.is_heading, self.pieces))


def find_rows(chars: Sequence[Char]) -> list[Row]:
    """Return the rows that characters stand in, from the top of the page, each from left to right."""
    rows: list[Row] = []
    for char in sorted(chars, key=lambda char: (char.cy, char.x0)):
        if rows and abs(rows[-1][0].cy - char.cy) <= ONE_ROW * char.size:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [sorted(row, key=lambda char: char.x0) for row in rows]


def find_pieces(row: Row, blank: float = BLANK) -> list[Piece]:
    """Return what stands between the blanks of a row.

    Args:
        row: Its characters.
        blank: Width of the narrowest blank that parts two pieces (ems).
    """
    out: list[Piece] = []
    for char in row:
        if not char.text.strip():
            continue
        if not out or char.x0 - out[-1].x1 > blank * char.size:
            out.append(Piece(char.x0, char.x1))
        out[-1].text += char.text
        out[-1].x1 = char.x1
    return out


def read_lines(chars: Sequence[Char]) -> list[RowLine]:
    """Return the lines that characters stand in, from the top of the page."""
    lines: list[RowLine] = []
    for row in find_rows([char for char in chars if char.text.strip()]):
        top, bottom = min(char.top for char in row), max(char.bottom for char in row)
        lines.append(RowLine(row, tuple(find_pieces(row)), top, bottom, max(char.size for char in row)))
    return lines


def part_rows(lines: Sequence[RowLine], *, headed: bool) -> list[list[RowLine]]:
    """Return the lines by rows, none where the blanks between them do not tell which is of which row.

    Args:
        lines: From the top of the table; those that are too far below its last figures are left out.
        headed: Whether the first row is one of headings.
    """
    rows: list[list[RowLine]] = []
    waiting: list[list[RowLine]] = []
    for band in _find_bands(lines):
        waiting.append(band)
        if not any(line.has_figure for line in band):
            continue
        cut = _find_cut(waiting, rows[-1] if rows else None, headed=headed)
        if cut is None:
            return []
        above = [line for other in waiting[:cut] for line in other]
        if rows:
            rows[-1] += above
        elif headed:
            rows.append(above)
        rows.append([line for other in waiting[cut:] for line in other])
        waiting = []
    for band in waiting:
        if not rows or band[0].top - max(line.bottom for line in rows[-1]) > LEADING * band[0].em:
            break
        rows[-1] += band
    return rows


def find_edges(rows: Sequence[Sequence[RowLine]]) -> list[float]:
    """Return the middles of the blanks between rows, in points."""
    tops = [min(line.top for line in row) for row in rows]
    bottoms = [max(line.bottom for line in row) for row in rows]
    return [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]


def _find_bands(lines: Sequence[RowLine]) -> list[list[RowLine]]:
    """Return the lines put together that stand beside each other: a figure in the middle of a cell of two lines."""
    bands: list[list[RowLine]] = []
    for line in lines:
        if bands and line.top < max(other.bottom for other in bands[-1]):
            bands[-1].append(line)
        else:
            bands.append([line])
    return bands


def _find_cut(bands: Sequence[Sequence[RowLine]], above: Sequence[RowLine] | None, *, headed: bool) -> int | None:
    """Return how many of the bands up to one with figures are of the row above, None where that cannot be told."""
    if above is None:
        return _find_head(bands) if headed else 0
    cut = _find_widest([above, *bands])
    return None if cut is None else cut - 1


def _find_head(bands: Sequence[Sequence[RowLine]]) -> int | None:
    """Return how many of the bands up to the first with figures are headings, None where that cannot be told."""
    heads = max((at for at, band in enumerate(bands[:-1], 1) if any(len(line.pieces) > 1 for line in band)), default=0)
    cut = _find_widest(bands[heads - 1 :]) if heads else None
    return None if cut is None else heads - 1 + cut


def _find_widest(bands: Sequence[Sequence[RowLine]]) -> int | None:
    """Return how many bands stand above the widest blank between them, None if it is hardly wider than another."""
    bottoms = [max(line.bottom for line in band) for band in bands]
    blanks = sorted(
        ((min(line.top for line in below) - bottom, at) for at, (bottom, below) in
         enumerate(zip(bottoms, bands[1:], strict=False), 1)),
        reverse=True,
    )  # fmt: skip
    if len(blanks) > 1 and blanks[0][0] - blanks[1][0] < WIDER * bands[0][0].em:
        return None
    return blanks[0][1]
