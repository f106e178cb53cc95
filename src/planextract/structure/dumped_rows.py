"""Rows of a table that a conversion left one cell below the other.

In: the columns that its header names and its cells in the order of the dump. Out: rows, each with a cell for some of
the columns. Cells are given out by place where every row has one for each column, column by column where each column
was printed whole, and else by what they look like (a number, a sentence, a section). What is left over at the end, or
begins a row that nothing closes, is nobody's: rows are only given where they are certain.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planextract.structure.dumped_cells import DumpedCell

_LONGEST_NAME = 60
# Columns whose cells are told by their look, so that they show where a row is.
_TYPED = frozenset({"number", "class", "section", "owner"})
# What no cell begins with.
_MIDDLE = frozenset("をがはのにへ、。,)」』】")
Row = dict[str, list[DumpedCell]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows found.

    Attributes:
        rows: From top to bottom; a column without a cell is blank.
        stop: How many of the cells they take.
    """

    rows: tuple[Row, ...]
    stop: int


def assemble(columns: Sequence[str], cells: Sequence[DumpedCell]) -> Rows:
    """Give the cells of a table of measures to rows, in the way that makes most rows.

    Args:
        columns: Roles of its header in their order.
        cells: Below the header, without the cells of the header itself; what follows the table may come after them.
    """
    ways = (_by_place(columns, cells), _by_column(columns, cells), _by_look(columns, cells))
    return max(ways, key=lambda found: len(found.rows))


def _by_place(columns: Sequence[str], cells: Sequence[DumpedCell]) -> Rows:
    rows: list[Row] = []
    width = len(columns)
    for start in range(0, len(cells) - width + 1, width):
        row = {role: [cell] for role, cell in zip(columns, cells[start : start + width], strict=True)}
        if not all(_fits(cell, role) for role, (cell,) in row.items()) or not _is_whole(row, columns):
            break
        rows.append(row)
    return Rows(tuple(rows), width * len(rows))


def _by_column(columns: Sequence[str], cells: Sequence[DumpedCell]) -> Rows:
    """Part cells that were printed column after column: as many of each."""
    height = next((at for at, cell in enumerate(cells) if cell.kind != cells[0].kind), len(cells))
    if height < 2 or height * len(columns) > len(cells):
        return Rows((), 0)
    parts = [cells[height * at : height * (at + 1)] for at in range(len(columns))]
    rows = tuple({role: [cell] for role, cell in zip(columns, row, strict=True)} for row in zip(*parts, strict=True))
    sure = all(_fits(cell, role) for row in rows for role, (cell,) in row.items())
    return Rows(rows, height * len(columns)) if sure and all(_is_whole(row, columns) for row in rows) else Rows((), 0)


def _by_look(columns: Sequence[str], cells: Sequence[DumpedCell]) -> Rows:
    rows: list[Row] = []
    row: Row = {}
    stop = 0
    last: str | None = ""
    more: list[DumpedCell] = []
    for at, cell in enumerate(cells):
        role = _choose(cell, row, columns)
        if role is None and cell.kind in ("section", "owner") and last == cell.kind:  # another section right below
            more.append(cell)
            continue
        if more:
            _give_out(more, last or "", [*rows, row])
            more = []
        if role is None:
            if not _is_whole(row, columns):
                break
            rows.append(row)
            stop, row = at, {}
            role = _choose(cell, row, columns)
            if role is None:
                break
        row.setdefault(role, []).append(cell)
        last = role
    else:
        if more:
            _give_out(more, last or "", [*rows, row])
        if row and _is_whole(row, columns):
            rows.append(row)
            stop = len(cells)
    return Rows(tuple(rows), stop)


def _give_out(more: Sequence[DumpedCell], role: str, rows: Sequence[Row]) -> None:
    """Give sections that stand together to the rows without one, if there are as many; else they are one row's.

    Where rows without a section are more or fewer, nobody knows whose they are.
    """
    first = rows[-1].pop(role)
    lacking = [row for row in rows if role not in row]
    if len(lacking) == 1:
        rows[-1][role] = [*first, *more]
    elif len(lacking) == len(first) + len(more):
        for row, cell in zip(lacking, [*first, *more], strict=True):
            row[role] = [cell]


def _choose(cell: DumpedCell, row: Row, columns: Sequence[str]) -> str | None:
    """Return the free column of a row that a cell can stand in, the one that its look tells before the others."""
    if is_torn(cell):
        return None
    told = "content" if cell.kind == "sentence" else cell.kind
    if told in columns and told != "text":
        return None if told in row else told
    if cell.kind == "sentence":
        return None
    return next((role for role in ("group", "name", "content") if role in columns and role not in row), None)


def _fits(cell: DumpedCell, role: str) -> bool:
    """Tell whether a cell can stand in a column."""
    if role == "owner":
        return cell.kind in ("owner", "section")
    if role in _TYPED:
        return cell.kind == role
    if is_torn(cell):
        return False
    if role == "content":
        return cell.kind in ("sentence", "text")
    if role in ("name", "group"):
        return cell.kind not in ("sentence", "number") and len(cell.view) <= _LONGEST_NAME
    return cell.kind != "sentence"


def is_torn(cell: DumpedCell) -> bool:
    """Tell whether a cell begins in the middle of a sentence, so that the dump has mixed cells."""
    return cell.view.text[0] in _MIDDLE


def _is_whole(row: Row, columns: Sequence[str]) -> bool:
    """Tell whether a row says what its measure is called and, if the table has a column for it, what it is."""
    if "name" in columns and "name" not in row:
        return False
    if "content" not in columns:
        return bool(_TYPED & row.keys())
    content = row.get("content")
    if content is None:
        return False
    return content[0].kind == "sentence" or bool({"section", "owner", "number"} & row.keys())


def assemble_projects(
    cells: Sequence[DumpedCell],
    is_name: Callable[[DumpedCell], bool],
    parts: Callable[[DumpedCell], Sequence[DumpedCell]],
) -> Rows:
    """Give the cells of a table of projects (事業名 | 事業内容 | 事業主体) to rows of 事業内容 and 事業主体.

    The names of the kinds of facilities bear numbers, so what bears none and is no body says what is built. A body
    belongs to the project before it; as many bodies as projects that wait for one belong to them in their order. What
    no body follows may be no project any more.

    Args:
        cells: Below the header; what follows the table may come after them.
        is_name: Tells whether a cell names a kind of facility or a part of the plan.
        parts: Parts a cell of several bodies, or a name from the project that stands beside it on its line.
    """
    rows: list[Row] = []
    waiting: list[Row] = []
    stop = sure = 0
    name: DumpedCell | None = None
    for at, cell in enumerate(cells):
        if cell.kind == "sentence":
            break
        if is_name(cell):
            name = cell
            continue
        if cell.kind not in ("owner", "section"):
            waiting.append({"content": [cell]})
            rows.append(waiting[-1])
            name = None
            continue
        owners = parts(cell)
        beside = parts(name)[1:] if name is not None and len(waiting) == len(owners) - 1 else ()
        for project in beside[:1]:
            waiting.append({"content": [project]})
            rows.append(waiting[-1])
        if not waiting:
            break
        if len(owners) == len(waiting):
            for row, owner in zip(waiting, owners, strict=True):
                row["owner"] = [owner]
        stop, waiting, name, sure = at + 1, [], None, len(rows)
    return Rows(tuple(rows[:sure]), stop)
