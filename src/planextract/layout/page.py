"""One page: its shapes and characters become blocks of lines and tables in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from planextract.layout.aligned_tables import close_aligned
from planextract.layout.containers import Container, build_tree
from planextract.layout.grids import find_grids, is_too_dense
from planextract.layout.headed_tables import close_headed
from planextract.layout.lines import ROW, TextLine, build_lines, is_wide, take_ruby
from planextract.layout.open_tables import close_tables
from planextract.layout.order import arrange
from planextract.layout.relations import Place, find_relations
from planextract.layout.repair import Sheet
from planextract.layout.rules import Rule, find_drawing
from planextract.layout.tables import Block, read_grids
from planextract.layout.vertical import is_vertical, join_towers, vertical_lines

# Lines on one row are one line if they are at most this many sizes apart.
SAME_LINE = 6.0
# Sizes on one line differ by at most this factor.
SAME_SIZE = 1.7

# A foot has at most so many lines: a title and a page number.
FOOT = 2

# The number at the end of a line in a table of contents; what leads to it may be a dotted rule.
_PAGE_NUMBER = re.compile(r"[0-9０-９]{1,3}")

Part = TextLine | Block


@dataclass(frozen=True, slots=True)
class Reading:
    """A page in reading order.

    Attributes:
        blocks: Lines that are read together; a table is a block of its own.
        ruby: Readings of kanji, set apart.
        relations: Tables of boxes, whose lines are in the blocks.
        too_dense: Whether the page has too many rules to look for tables.
        vertical: Whether all of its text is vertical.
    """

    blocks: list[list[Part]]
    ruby: list[TextLine]
    relations: tuple[tuple[Place, ...], ...] = ()
    too_dense: bool = False
    vertical: bool = False


def read_page(sheet: Sheet, carried: Sequence[float] = ()) -> Reading:
    """Read a page as a person does.

    Args:
        sheet: The upright page.
        carried: Column lines of the table that ends the page before.
    """
    drawing = find_drawing(sheet)
    dense = is_too_dense(drawing.across, drawing.down)
    grids = () if dense else find_grids(*close_tables(drawing, sheet.chars))
    tables, cells, rest = read_grids(grids, sheet.chars, drawing.overlays, drawing.boxes, carried)
    headed, _, rest = read_grids(find_grids(*close_headed(rest, drawing.boxes, carried)), rest, (), (), carried)
    aligned, _, rest = read_grids(find_grids(*close_aligned(rest)), rest, ())
    tables.extend((*headed, *aligned))
    page = (0.0, 0.0, sheet.width, sheet.height)
    root = build_tree(page, [*cells, *drawing.boxes], tables, rest)
    ruby: list[TextLine] = []
    barriers = [rule for rule in drawing.across if not _rules_table(rule, tables)]
    blocks = list(_read_container(root, barriers, ruby))
    ruby.extend(line for table in tables for cell in table.cells for line in cell.ruby)
    vertical = not tables and not root.children and is_vertical(root.chars)
    return Reading(blocks, ruby, tuple(find_relations(root)), dense, vertical)


def find_last_columns(reading: Reading) -> tuple[float, ...]:
    """Return the column lines of the table that ends a page, empty if more than its foot stands below."""
    below = 0
    for block in reversed(reading.blocks):
        for part in reversed(block):
            if isinstance(part, Block):
                return part.xs
            below += 1
            if below > FOOT:
                return ()
    return ()


def _read_container(container: Container, barriers: Sequence[Rule], ruby: list[TextLine]) -> Iterable[list[Part]]:
    children: list[Container | Block] = [*container.children, *container.blocks]
    if container.chars and is_vertical(container.chars):
        lines = vertical_lines(container.chars)
        if not children:
            container.printed = lines
            yield list(lines)
            return
    else:
        lines, readings = take_ruby(build_lines(container.chars))
        ruby.extend(readings)
        lines = join_towers(lines)
    items: list[TextLine | Container | Block] = [*lines, *children]
    if not items:
        return
    em = median([char.size for char in container.chars]) if container.chars else 10.0
    for block in arrange(items, em, barriers):
        yield from _expand(container, block, barriers, ruby)


def _expand(
    container: Container,
    block: Sequence[TextLine | Container | Block],
    barriers: Sequence[Rule],
    ruby: list[TextLine],
) -> Iterable[list[Part]]:
    lines: list[Part] = []
    for item in block:
        if isinstance(item, TextLine):
            last = lines[-1] if lines else None
            if isinstance(last, TextLine) and _continues(last, item):
                lines[-1] = container.printed[-1] = _join(last, item)
            else:
                lines.append(item)
                container.printed.append(item)
            continue
        if lines:
            yield lines
            lines = []
        if isinstance(item, Container):
            yield from _read_container(item, barriers, ruby)
        else:
            yield [item]
    if lines:
        yield lines


def _continues(line: TextLine, other: TextLine) -> bool:
    size = max(line.size, other.size)
    gap = other.x0 - line.x1
    return (
        abs(line.cy - other.cy) < ROW * size
        and (-0.5 * size < gap < SAME_LINE * size or (gap > 0 and _PAGE_NUMBER.fullmatch(other.text) is not None))
        and size < SAME_SIZE * min(line.size, other.size)
    )


def _join(line: TextLine, other: TextLine) -> TextLine:
    wide = is_wide(line.pieces[-1][0]) and is_wide(other.pieces[0][0])
    pieces = [*line.pieces, ("\u3000" if wide else " ", None), *other.pieces]
    return TextLine(
        pieces,
        min(line.x0, other.x0),
        min(line.top, other.top),
        max(line.x1, other.x1),
        max(line.bottom, other.bottom),
        line.size if len(line.pieces) >= len(other.pieces) else other.size,
    )


def _rules_table(rule: Rule, tables: Sequence[Block]) -> bool:
    return any(
        table.top - 3 <= rule.at <= table.bottom + 3 and rule.start < table.x1 and rule.end > table.x0
        for table in tables
    )
