"""Lines and cells of a plan in a few bytes each; their objects are made when they are asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from struct import Struct
from typing import overload

from planextract.document import Box, Cell, Line
from planextract.spans import Span

# Start, end, page, box and size in tenths of a point, column, table, whether it is furniture.
_LINE = Struct("<IIIiiiiiii?")
# Row, column, rows, columns, box in tenths of a point, place and number of its spans.
_CELL = Struct("<IIIIiiiiII")
_NONE = -1
# Lengths are kept in tenths of a point, as layout rounds them.
STEPS = 10


class LineStore(Sequence[Line]):
    """Lines in reading order, as layout writes them: with a box, without a view.

    A line takes 300 bytes with its span and its box, which for 500 pages outweighed everything else that
    is kept of them; here it takes 41.
    """

    __slots__ = ("_records",)

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._records = bytearray()
        for line in lines:
            self.append(line)

    def append(self, line: Line) -> None:
        """Add a line; only ``layout`` does."""
        self._records += _pack(line)

    def change(self, index: int, *, furniture: bool, table: int | None) -> None:
        """Say what a line turned out to be; only ``layout`` does.

        Args:
            index: Its place.
            furniture: Whether it is furniture.
            table: The table whose row it is, or None.
        """
        at = index * _LINE.size
        fields = _LINE.unpack_from(self._records, at)
        _LINE.pack_into(self._records, at, *fields[:-2], _NONE if table is None else table, furniture)

    def __len__(self) -> int:
        return len(self._records) // _LINE.size

    def __iter__(self) -> Iterator[Line]:
        return map(_unpack, _LINE.iter_unpack(self._records))

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        places = range(len(self))[index]
        if isinstance(places, range):
            return [self._at(place) for place in places]
        return self._at(places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LineStore) and self._records == other._records

    def __hash__(self) -> int:
        return hash(bytes(self._records))

    def _at(self, index: int) -> Line:
        return _unpack(_LINE.unpack_from(self._records, index * _LINE.size))


class CellStore(Sequence[Cell]):
    """The cells of one table, as layout writes them: with a box, without a view."""

    __slots__ = ("_records", "_spans")

    def __init__(self, cells: Iterable[Cell] = ()) -> None:
        records = bytearray()
        self._spans = array("I")
        for cell in cells:
            if cell.box is None or cell.view is not None:
                message = "only cells as layout writes them"
                raise ValueError(message)
            place = len(self._spans) // 2
            for span in cell.spans:
                self._spans.extend((span.start, span.end))
            slot = (cell.row, cell.column, cell.rows, cell.columns)
            records += _CELL.pack(*slot, *_to_steps(cell.box), place, len(cell.spans))
        self._records = bytes(records)

    def __len__(self) -> int:
        return len(self._records) // _CELL.size

    def __iter__(self) -> Iterator[Cell]:
        return map(self._unpack, _CELL.iter_unpack(self._records))

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> list[Cell]: ...
    def __getitem__(self, index: int | slice) -> Cell | list[Cell]:
        places = range(len(self))[index]
        if isinstance(places, range):
            return [self._at(place) for place in places]
        return self._at(places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CellStore) and (self._records, self._spans) == (other._records, other._spans)

    def __hash__(self) -> int:
        return hash(self._records)

    def _at(self, index: int) -> Cell:
        return self._unpack(_CELL.unpack_from(self._records, index * _CELL.size))

    def _unpack(self, fields: tuple[int, ...]) -> Cell:
        row, column, rows, columns, x0, top, x1, bottom, first, count = fields
        ends = self._spans[2 * first : 2 * (first + count)]
        spans = tuple(Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True))
        return Cell(row, column, spans, rows, columns, _from_steps(x0, top, x1, bottom))


def _pack(line: Line) -> bytes:
    if line.box is None or line.size is None or line.column is None or line.view is not None:
        message = "only lines as layout writes them"
        raise ValueError(message)
    table = _NONE if line.table is None else line.table
    size = round(line.size * STEPS)
    return _LINE.pack(
        line.span.start, line.span.end, line.page, *_to_steps(line.box), size, line.column, table, line.furniture
    )


def _unpack(fields: tuple[int, ...]) -> Line:
    start, end, page, x0, top, x1, bottom, size, column, table, furniture = fields
    known = None if table == _NONE else table
    box = _from_steps(x0, top, x1, bottom)
    return Line(Span(start, end), page, box, size / STEPS, column, known, bool(furniture))


def _to_steps(box: Box) -> list[int]:
    return [round(place * STEPS) for place in box]


def _from_steps(x0: int, top: int, x1: int, bottom: int) -> Box:
    return x0 / STEPS, top / STEPS, x1 / STEPS, bottom / STEPS
