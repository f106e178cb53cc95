"""Tables that go on over a page become one table; a header that is printed again is set aside."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from planextract.document import Cell, Line, Page, Table
from planextract.layout.stores import CellStore, LineStore
from planextract.spans import Span
from planextract.values.labels import Label, find_label, label_key

# Outer sides agree within this many points, column lines too.
SAME_SIDE = 3.0
# The first part ends in this part of its page, the second begins in that.
LOWEST, HIGHEST = 0.65, 0.3
# A cell that a page break cuts has at least so many characters before it, and no end of a sentence.
OPEN = 8
_ENDS = ("。", "）", ")", "」", "％", "%")


@dataclass(slots=True)
class _Joined:
    table: Table
    columns: tuple[float, ...]
    last_page: int


def join_continued(
    tables: Sequence[Table],
    columns: Sequence[tuple[float, ...]],
    lines: LineStore,
    pages: Sequence[Page],
    text: str,
) -> list[Table]:
    """Join tables that are continued on the next page, and tell their lines.

    Args:
        tables: Tables, each on one page.
        columns: For each table the places of its column lines.
        lines: Lines with furniture marked; those of a table that is joined change theirs.
        pages: Pages.
        text: Canonical text.
    """
    first, last = _ends(lines, tables)
    heads = _find_heads(tables, first, text)
    out: list[_Joined] = []
    number: dict[int, int] = {}
    repeated: set[int] = set()
    for index, table in enumerate(tables):
        before = out[-1] if out else None
        if (
            before is not None
            and index - 1 in last
            and index in first
            and before.last_page + 1 == table.page
            and _fits(before, table, columns[index], pages)
            and not _begins_anew(before.table, table, text)
            and not _heads_page(before, table, columns[index], heads, text)
        ):
            head = _repeated_rows(before.table, table, text)
            out[-1] = _join(before, table, columns[index], head, text)
            repeated.update(_lines_of_rows(lines, index, table, head))
        else:
            out.append(_Joined(table, columns[index], table.page))
        number[index] = len(out) - 1
    for place, line in enumerate(lines):
        if line.table is not None and (number[line.table] != line.table or place in repeated):
            lines.change(place, table=number[line.table], furniture=line.furniture or place in repeated)
    return [joined.table for joined in out]


def _ends(lines: Sequence[Line], tables: Sequence[Table]) -> tuple[set[int], set[int]]:
    """Return the tables that come first and those that come last on their page, furniture apart."""
    first: dict[int, int | None] = {}
    last: dict[int, int | None] = {}
    for line in lines:
        if not line.furniture:
            first.setdefault(line.page, line.table)
            last[line.page] = line.table
    del tables
    return {index for index in first.values() if index is not None}, {
        index for index in last.values() if index is not None
    }


def _fits(before: _Joined, table: Table, columns: Sequence[float], pages: Sequence[Page]) -> bool:
    height = {page.number: page.height or 0.0 for page in pages}
    if before.table.box is None or table.box is None:
        return False
    if table.box[1] > HIGHEST * height[table.page]:
        return False
    if _bottom(before) < LOWEST * height[before.last_page]:  # a high row may have left much of the page blank
        return len(before.columns) == len(columns) and all(map(_near, before.columns, columns))
    sides = _near(before.columns[0], columns[0]) and _near(before.columns[-1], columns[-1])
    return sides and not _parts_otherwise(before.columns, columns)


def _parts_otherwise(one: Sequence[float], other: Sequence[float]) -> bool:
    """Tell whether two tables of one width have not a single column line in common: another form, not more rows."""
    inner, below = one[1:-1], other[1:-1]
    return bool(inner and below) and not any(_near(line, place) for line in inner for place in below)


def _near(one: float, two: float) -> bool:
    return abs(one - two) <= SAME_SIDE


def _bottom(joined: _Joined) -> float:
    """Return where the last part ends on its page."""
    rows = [cell for cell in joined.table.cells if cell.row + cell.rows == joined.table.height and cell.box]
    return max((cell.box[3] for cell in rows if cell.box), default=0.0)


def _begins_anew(before: Table, table: Table, text: str) -> bool:
    """Tell whether a form begins again: its first label is the same, what stands beside it is not, or counts on.

    施策７ … over the whole width, and on the next page 施策８ …: each heads a form of its own.
    """
    one, two = _row(before, 0, text), _row(table, 0, text)
    if len(one) == len(two) == 1 and one != two and table.width > 1:
        first, second = _label_of(before, text), _label_of(table, text)
        return first is not None and second is not None and label_key(first) == label_key(second)
    return bool(one and two) and one[0] == two[0] and one != two


def _label_of(table: Table, text: str) -> Label | None:
    """Return the number with which a table begins, None if it begins with none."""
    first = next((_words(cell, text) for cell in table.cells if cell.row == 0 and cell.spans), "")
    found = find_label(unicodedata.normalize("NFKC", first))
    return found.label if found is not None and found.label.number is not None else None


def _find_heads(tables: Sequence[Table], first: Collection[int], text: str) -> frozenset[str]:
    """Return the labels with which tables at the top of several pages begin, and that no table has further down."""
    begins = Counter(row[0] for index in first if (row := _row(tables[index], 0, text)))
    often = {label for label, count in begins.items() if count > 1}
    below = (cell for table in tables for cell in table.cells if cell.row and not cell.column) if often else ()
    return frozenset(often.difference(_squeeze(_words(cell, text)) for cell in below))


def _heads_page(before: _Joined, table: Table, columns: Sequence[float], heads: frozenset[str], text: str) -> bool:
    """Tell whether a table heads its page, as others head theirs (施策｜１－２ …), and is of other columns."""
    label = _row(table, 0, text)[:1] if heads else []
    if not heads.intersection(label) or label == _row(before.table, 0, text)[:1]:
        return False
    return not (len(before.columns) == len(columns) and all(map(_near, before.columns, columns)))


def _repeated_rows(before: Table, table: Table, text: str) -> int:
    """Return how many rows at the head of the second part repeat those of the first."""
    count = 0
    while count < min(before.height, table.height) - 1 and _row(before, count, text):
        if _row(before, count, text) != _row(table, count, text):
            break
        count += 1
    return count


def _row(table: Table, row: int, text: str) -> list[str]:
    cells = [cell for cell in table.cells if cell.row == row]
    words = ["".join(span.of(text) for span in cell.spans) for cell in cells]
    return [_squeeze(word) for word in words if word.strip()]


def _squeeze(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _join(before: _Joined, table: Table, columns: Sequence[float], head: int, text: str) -> _Joined:
    """Put the rows of a table below another, on the column lines of both."""
    merged = _merge_lines(before.columns, columns)
    cells = [_on_columns(cell, before.columns, merged) for cell in before.table.cells]
    below = [_on_columns(cell, columns, merged) for cell in table.cells if cell.row >= head]
    down = before.table.height - head
    over = _run_over(cells, [cell for cell in below if cell.row == head], before.table.height, text)
    if over:
        cells = [replace(cell, spans=(*cell.spans, *over.get(place, ()))) for place, cell in enumerate(cells)]
        below = [replace(cell, rows=cell.rows + cell.row - max(cell.row, head + 1)) for cell in below]
        below = [replace(cell, row=max(cell.row, head + 1)) for cell in below if cell.rows > 0]
        down -= 1
    cells.extend(replace(cell, row=cell.row + down) for cell in below)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return _Joined(replace(before.table, cells=CellStore(cells)), merged, table.page)


def _run_over(cells: Sequence[Cell], first: Sequence[Cell], height: int, text: str) -> dict[int, tuple[Span, ...]]:
    """Return what a page break cut off the cells of a table's last row, by their places; empty if it cut none.

    A row that goes on has blank cells where the row before has text, and the others end there in a sentence that the
    row before leaves open. Figures never go on.
    """
    last = {(cell.column, cell.columns): place for place, cell in enumerate(cells) if cell.row + cell.rows == height}
    out: dict[int, tuple[Span, ...]] = {}
    blanks = 0
    for cell in first:
        place = last.get((cell.column, cell.columns))
        told = _words(cells[place], text) if place is not None else ""
        if not cell.spans:
            blanks += bool(told)
            continue
        if place is None or cell.rows > 1 or len(told) < OPEN or told.endswith(_ENDS) or "。" not in _words(cell, text):
            return {}
        out[place] = cell.spans
    return out if blanks else {}


def _words(cell: Cell, text: str) -> str:
    return "".join(span.of(text) for span in cell.spans).strip()


def _merge_lines(one: Sequence[float], two: Sequence[float]) -> tuple[float, ...]:
    out: list[float] = []
    for place in sorted((*one, *two)):
        if not out or place - out[-1] > SAME_SIDE:
            out.append(place)
    return tuple(out)


def _on_columns(cell: Cell, columns: Sequence[float], merged: Sequence[float]) -> Cell:
    start = _index(merged, columns[cell.column])
    end = _index(merged, columns[cell.column + cell.columns])
    return replace(cell, column=start, columns=max(end - start, 1))


def _index(merged: Sequence[float], place: float) -> int:
    return max(bisect_right(merged, place + 0.01) - 1, 0)


def _lines_of_rows(lines: Sequence[Line], index: int, table: Table, head: int) -> set[int]:
    ends = [span.end for cell in table.cells if cell.row < head for span in cell.spans]
    if not ends:
        return set()
    return {place for place, line in enumerate(lines) if line.table == index and line.span.start < max(ends)}
