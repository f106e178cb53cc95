"""Grids become tables, if they are tables: cells with their text, or boxes that only touch.

Text that runs over the lines of a schedule stays whole, in the columns that it covers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as attribute

from planextract.document import Box
from planextract.layout.cells import cell_lines
from planextract.layout.forms import SLIVER, part_form
from planextract.layout.grids import Field, Grid
from planextract.layout.lines import TextLine
from planextract.layout.repair import Char
from planextract.layout.runs import Area, Spread, find_holder, find_spreads, locate, split_runs, straddles

# A grid this wide and high is a table whatever stands in it; its cells fill it.
ROWS, COLUMNS, CELLS, FILLS = 2, 3, 6, 0.8
# Two columns are a form if not more than one cell of a row has more lines than this.
FORM_LINES = 3
# A single row is a table if its cells have so few lines and hold no lists.
ROW_LINES = 2
# A bar of a schedule stands for the columns of which it covers this share; its cell may cut it by so much.
COVERED, EDGE = 0.3, 2.0
# A table goes on if its column lines agree within this; above it stands a running head of so many characters.
SAME_SIDE, HEAD = 3.0, 80
# A column's name has at most so many characters.
HEAD_NAME = 16
BULLETS = "○〇●◯・･■□◆◇▲△▼▽※➢✓•▪－"


@dataclass(slots=True)
class TableCell:
    """A cell with its lines.

    Attributes:
        field: Its place in the grid.
        chars: Its characters.
        lines: Its lines, in reading order.
        ruby: Readings of kanji, set apart.
    """

    field: Field
    chars: list[Char] = attribute(default_factory=list)
    lines: list[TextLine] = attribute(default_factory=list)
    ruby: list[TextLine] = attribute(default_factory=list)


@dataclass(slots=True)
class Block:
    """A table on one page.

    Attributes:
        box: Its box.
        cells: Its cells in row-major order, blank ones too.
        xs: Places of the column lines.
        how: What it was read from.
        size: Median size of its characters.
    """

    box: Box
    cells: list[TableCell]
    xs: tuple[float, ...]
    how: str = "ruled"
    size: float = 10.0

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.box[0]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.box[1]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.box[2]

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.box[3]

    @property
    def solid(self) -> bool:
        """True: it has a border."""
        return True

    @property
    def text(self) -> str:
        """Text of its first cell."""
        return "\n".join(line.text for line in self.cells[0].lines) if self.cells else ""


def read_grids(
    grids: Iterable[Grid],
    chars: Sequence[Char],
    overlays: Sequence[Box],
    bars: Sequence[Box] = (),
    carried: Sequence[float] = (),
) -> tuple[list[Block], list[Box], list[Char]]:
    """Fill the grids; returns tables, boxes of grids that are none, and the characters left over.

    Args:
        grids: Grids of a page, largest first.
        chars: Characters of the page.
        overlays: Bars and call-outs over the grids.
        bars: Other boxes of the page; those inside merged cells are bars of a schedule.
        carried: Column lines of the table that ends the page before; one that goes on is a table whatever it holds.
    """
    blocks: list[Block] = []
    boxes: list[Box] = []
    rest = list(chars)
    for found in grids:
        rows, grid = part_form(found, bars)
        boxes.extend(rows)
        cells = [cell for cell in grid.fields if cell.closed]
        inside, outside = _part(rest, grid.box, overlays)
        if not cells:
            continue
        block = _fill(grid, cells, inside, overlays, bars) if _may_be_table(grid, cells) else None
        if block is None or not (_is_table(block) or _goes_on(block, carried, chars)):
            boxes.extend(cell.box for cell in cells)
            continue
        blocks.append(block)
        placed = {id(char) for cell in block.cells for char in cell.chars}
        rest = outside + [char for char in inside if id(char) not in placed]
    rest.sort(key=lambda char: char.rank)
    return blocks, boxes, rest


def _part(chars: Iterable[Char], box: Box, overlays: Sequence[Box]) -> tuple[list[Char], list[Char]]:
    """Part the characters in a grid, and in bars that end a little beyond it, from the others."""
    x0, top, x1, bottom = box
    beyond = [bar for bar in overlays if _reaches_out(bar, box)]
    inside: list[Char] = []
    outside: list[Char] = []
    for char in chars:
        within = x0 <= char.cx < x1 and top <= char.cy < bottom
        (inside if within or (beyond and find_holder((char,), beyond)) else outside).append(char)
    return inside, outside


def _reaches_out(bar: Box, box: Box) -> bool:
    """Tell whether a bar of a schedule begins in its grid and ends to the right of it, most of it inside."""
    return box[0] <= bar[0] < box[2] < bar[2] < 2 * box[2] - bar[0] and box[1] <= bar[1] and bar[3] <= box[3]


def _may_be_table(grid: Grid, cells: Sequence[Field]) -> bool:
    if len(cells) < 2:
        return False
    x0, top, x1, bottom = grid.box
    covered = sum((cell.box[2] - cell.box[0]) * (cell.box[3] - cell.box[1]) for cell in cells)
    return covered > FILLS * (x1 - x0) * (bottom - top)


def _is_table(block: Block) -> bool:
    rows = len({cell.field.row for cell in block.cells})
    columns = len({cell.field.column for cell in block.cells})
    if rows >= ROWS and columns >= COLUMNS and len(block.cells) >= CELLS:
        return True
    heights = [len(cell.lines) for cell in block.cells]
    if columns == 1 or not any(heights):
        return False
    if rows == 1:
        return max(heights) <= 1 or (max(heights) <= ROW_LINES and not any(_is_list(cell) for cell in block.cells))
    if _has_head(block):
        return True
    by_row: dict[int, list[int]] = {}
    for cell in block.cells:
        by_row.setdefault(cell.field.row, []).append(len(cell.lines))
    return not any(sum(count > FORM_LINES for count in row) > 1 for row in by_row.values())


def _has_head(block: Block) -> bool:
    """Tell whether the first row names what stands below, one short line in each column: 現状｜課題."""
    head = [cell for cell in block.cells if cell.field.row == 0]
    if len(head) < ROWS or any(cell.field.rows > 1 or len(cell.lines) != 1 for cell in head):
        return False
    texts = [cell.lines[0].text.strip() for cell in head]
    return all(1 < len(text) <= HEAD_NAME and text[0] not in BULLETS and text[-1] not in "。、" for text in texts)


def _goes_on(block: Block, carried: Sequence[float], chars: Sequence[Char]) -> bool:
    """Tell whether a grid at the head of a page has the columns of the table that ends the page before."""
    if len(block.xs) != len(carried) or not any(cell.lines for cell in block.cells):
        return False
    if any(abs(one - two) > SAME_SIDE for one, two in zip(block.xs, carried, strict=True)):
        return False
    return sum(char.cy < block.top for char in chars) <= HEAD


def _is_list(cell: TableCell) -> bool:
    return len(cell.lines) > 1 and sum(line.text[0] in BULLETS for line in cell.lines) > 1


def _fill(
    grid: Grid, cells: Sequence[Field], chars: Sequence[Char], overlays: Sequence[Box], bars: Sequence[Box]
) -> Block:
    table = [TableCell(cell) for cell in cells]
    places = {
        (row, column): cell
        for cell in table
        for row in range(cell.field.row, cell.field.row + cell.field.rows)
        for column in range(cell.field.column, cell.field.column + cell.field.columns)
    }
    spreads, plain = find_spreads(split_runs(chars, overlays), grid, overlays)
    for run in plain:
        homes = [places.get(locate(grid, char.cx, char.cy)) for char in run]
        usual = _usual(homes) if straddles(run, grid) else None
        for char, home in zip(run, homes, strict=True):
            cell = usual or home
            if cell is not None:
                cell.chars.append(char)
    table = _with_spreads([part for cell in table for part in _by_bar(cell, grid, bars)], spreads, grid)
    sizes = sorted(char.size for char in chars) or [10.0]
    for cell in table:
        cell.chars.sort(key=lambda char: char.rank)
        cell.lines, cell.ruby = cell_lines(cell.chars, grid.xs[cell.field.column + cell.field.columns])
    return Block(grid.box, _without_slivers(table, len(grid.ys) - 1), grid.xs, size=sizes[len(sizes) // 2])


def _without_slivers(cells: list[TableCell], rows: int) -> list[TableCell]:
    """Leave out a first or last row that is lower than any text: the space to a heading's rule."""
    for row, down in ((rows - 1, 0), (0, 1)):
        edge = [cell for cell in cells if cell.field.row <= row < cell.field.row + cell.field.rows]
        slight = all(cell.field.box[3] - cell.field.box[1] < SLIVER and not cell.chars for cell in edge)
        if edge and slight and len(edge) < len(cells):
            cells = [cell for cell in cells if cell not in edge]
            for cell in cells:
                cell.field = replace(cell.field, row=cell.field.row - down)
    return cells


def _usual(homes: Sequence[TableCell | None]) -> TableCell | None:
    """Return the cell in which most of a run stands."""
    found = Counter(id(home) for home in homes if home is not None)
    if not found:
        return None
    best = found.most_common(1)[0][0]
    return next(home for home in homes if id(home) == best)


def _with_spreads(cells: Sequence[TableCell], spreads: Sequence[Spread], grid: Grid) -> list[TableCell]:
    """Put text over several cells in the place of the blank cells below it."""
    over: list[TableCell] = []
    for spread in spreads:
        row, column, last_row, last_column = spread.area
        box = (grid.xs[column], grid.ys[row], grid.xs[last_column + 1], grid.ys[last_row + 1])
        slot = Field(row, column, last_row - row + 1, last_column - column + 1, box, closed=True)
        over.append(TableCell(slot, spread.chars))
    kept = [cell for cell in cells if cell.chars or not any(_covers(wide.field, cell.field) for wide in over)]
    return sorted([*kept, *over], key=_reading_place)


def _reading_place(cell: TableCell) -> tuple[int, int, float]:
    """Return row and column, then height: bars may begin in one column, one below the other."""
    return cell.field.row, cell.field.column, min((char.cy for char in cell.chars), default=0.0)


def _by_bar(cell: TableCell, grid: Grid, bars: Sequence[Box]) -> list[TableCell]:
    """Split a merged cell of a schedule at the bars that are drawn in it."""
    if cell.field.columns == 1 or not cell.chars:
        return [cell]
    x0, top, x1, bottom = cell.field.box
    inside = [
        bar
        for bar in bars
        if x0 - EDGE <= bar[0] and bar[2] <= x1 + EDGE and top - EDGE <= bar[1] and bar[3] <= bottom + EDGE
        if bar[3] - bar[1] < x1 - x0 and (bar[2] - bar[0] < x1 - x0 - EDGE)
    ]
    parts: dict[Area, TableCell] = {}
    for char in cell.chars:
        bar = next((bar for bar in inside if bar[0] <= char.cx <= bar[2] and bar[1] <= char.cy <= bar[3]), None)
        if bar is None:
            return [cell]
        first, last = _columns_of(bar, cell.field, grid)
        slot = Field(
            cell.field.row,
            first,
            cell.field.rows,
            last - first + 1,
            (grid.xs[first], top, grid.xs[last + 1], bottom),
            closed=True,
        )
        parts.setdefault((cell.field.row, first, cell.field.rows, last), TableCell(slot)).chars.append(char)
    return list(parts.values())


def _columns_of(bar: Box, field: Field, grid: Grid) -> tuple[int, int]:
    """Return the first and last column of which a bar covers a good part."""
    covered = [
        column
        for column in range(field.column, field.column + field.columns)
        if min(bar[2], grid.xs[column + 1]) - max(bar[0], grid.xs[column])
        > COVERED * (grid.xs[column + 1] - grid.xs[column])
    ]
    return (covered[0], covered[-1]) if covered else (field.column, field.column)


def _covers(over: Field, under: Field) -> bool:
    return (
        over.row <= under.row
        and under.row + under.rows <= over.row + over.rows
        and over.column <= under.column
        and under.column + under.columns <= over.column + over.columns
    )
