"""Blocks in reading order become the canonical text with its pages, lines, tables and boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from planextract.document import Box, Cell, Line, Page, Table
from planextract.layout.boxes import CharacterBoxes
from planextract.layout.lines import Piece, TextLine
from planextract.layout.page import Reading
from planextract.layout.relations import Place
from planextract.layout.repair import Sheet, turn_back
from planextract.layout.stores import CellStore, LineStore
from planextract.layout.tables import Block, TableCell
from planextract.spans import Span


@dataclass(slots=True)
class Written:
    """What has been written so far.

    Attributes:
        text: Text of the pages that are done.
        parts: Characters of the page at hand.
        length: Length of all of it.
        boxes: Box of every character.
        pages: Pages.
        lines: Lines.
        tables: Tables.
        columns: For each table the places of its column lines.
    """

    text: str = ""
    parts: list[str] = field(default_factory=list)
    length: int = 0
    boxes: CharacterBoxes = field(default_factory=CharacterBoxes)
    pages: list[Page] = field(default_factory=list)
    lines: LineStore = field(default_factory=LineStore)
    tables: list[Table] = field(default_factory=list)
    columns: list[tuple[float, ...]] = field(default_factory=list)

    def put(self, text: str, box: Box | None = None) -> None:
        """Add one character, or breaks without a box."""
        self.parts.append(text)
        length = len(text)
        self.length += length
        for _ in range(length):
            self.boxes.append(box)


def write_page(written: Written, sheet: Sheet, reading: Reading) -> None:
    """Add a page to the text.

    Args:
        written: The text so far.
        sheet: The upright page.
        reading: Its blocks in reading order.
    """
    start = written.length
    place = _placer(sheet)
    spans: dict[int, Span] = {}
    for number, block in enumerate(reading.blocks):
        for part in block:
            if isinstance(part, Block):
                _write_table(written, part, sheet.number, number, place)
            else:
                spans[id(part)] = _write_line(written, part, sheet.number, number, place)
    for cells in reading.relations:
        _relate(written, cells, spans, sheet.number)
    for line in reading.ruby:
        _write_line(written, line, sheet.number, len(reading.blocks), place, furniture=True)
    turned = sheet.angle in (90, 270)
    width, height = (sheet.height, sheet.width) if turned else (sheet.width, sheet.height)
    written.pages.append(Page(sheet.number, Span(start, written.length), round(width, 2), round(height, 2)))
    written.put("\f")
    # A string object per character would outweigh all the rest; a string with one owner grows where it is.
    text, written.text = written.text, ""
    text += "".join(written.parts)
    written.text = text
    written.parts.clear()


def _placer(sheet: Sheet) -> Callable[[Box], Box]:
    if sheet.angle == 0:
        return lambda box: box
    return lambda box: turn_back(box, sheet.angle, sheet.width, sheet.height)


def _write_line(
    written: Written, line: TextLine, page: int, column: int, place: Callable[[Box], Box], *, furniture: bool = False
) -> Span:
    span = _write_pieces(written, line.pieces, place)
    written.lines.append(
        Line(span, page, _rounded(line.box), _tenths(round(line.size * 10)), column=column, furniture=furniture)
    )
    written.put("\n")
    return span


def _relate(written: Written, places: Sequence[Place], spans: Mapping[int, Span], page: int) -> None:
    """Add a table of boxes, whose cells point to lines that are written already."""
    cells = CellStore(
        Cell(
            cell.row,
            cell.column,
            tuple(spans[id(line)] for line in cell.lines if id(line) in spans),
            box=_rounded(cell.box),
        )
        for cell in places
    )
    edges = [cell.box for cell in places]
    box = _rounded(
        (min(e[0] for e in edges), min(e[1] for e in edges), max(e[2] for e in edges), max(e[3] for e in edges))
    )
    written.tables.append(Table(page, cells, "boxes", box))
    written.columns.append((box[0], box[2]))


def _write_pieces(written: Written, pieces: Sequence[Piece], place: Callable[[Box], Box]) -> Span:
    start = written.length
    note = written.boxes.append
    for text, char in pieces:
        box = None if char is None else place((char.x0, char.top, char.x1, char.bottom))
        for _ in text:
            note(box)
    written.parts.append("".join([text for text, _ in pieces]))
    written.length = len(written.boxes)
    return Span(start, written.length)


def _write_table(written: Written, block: Block, page: int, column: int, place: Callable[[Box], Box]) -> None:
    index = len(written.tables)
    width = len(block.xs) - 1
    out: list[Cell] = []
    rows: dict[int, list[TableCell]] = {}
    for cell in block.cells:
        rows.setdefault(cell.field.row, []).append(cell)
    for row in sorted(rows):
        start = written.length
        out.extend(_write_row(written, rows[row], width, place))
        texts = [line for cell in rows[row] for line in cell.lines]
        if not texts:
            continue
        written.lines.append(
            Line(
                Span(start, written.length),
                page,
                _union(texts),
                _tenths(round(block.size * 10)),
                column=column,
                table=index,
            )
        )
        written.put("\n")
    written.tables.append(Table(page, CellStore(out), block.how, _rounded(block.box)))
    written.columns.append(block.xs)


def _write_row(written: Written, cells: Sequence[TableCell], width: int, place: Callable[[Box], Box]) -> Iterable[Cell]:
    blank = not any(cell.lines for cell in cells)
    at, written_at = 0, -1
    for cell in sorted(cells, key=lambda cell: cell.field.column):
        spans: list[Span] = []
        if not blank:
            written.put("\t" * (cell.field.column - at))
            at = cell.field.column
            # Bars of a schedule may begin in one column, one below the other.
            if cell.lines and written_at == at:
                written.put(" ")
            written_at = at if cell.lines else written_at
        for line in cell.lines:
            if spans:
                written.put(" ")
            spans.append(_write_pieces(written, line.pieces, place))
        slot = cell.field
        yield Cell(slot.row, slot.column, tuple(spans), slot.rows, slot.columns, _rounded(slot.box))
    if not blank:
        written.put("\t" * (width - 1 - at))


def _union(lines: Sequence[TextLine]) -> Box:
    return _rounded(
        (
            min(line.x0 for line in lines),
            min(line.top for line in lines),
            max(line.x1 for line in lines),
            max(line.bottom for line in lines),
        )
    )


def _rounded(box: Box) -> Box:
    x0, top, x1, bottom = box
    return _tenths(round(x0 * 10)), _tenths(round(top * 10)), _tenths(round(x1 * 10)), _tenths(round(bottom * 10))


@lru_cache(maxsize=65_536)
def _tenths(number: int) -> float:
    """Return one object per value: the lines of a long plan share a few thousand."""
    return number / 10
