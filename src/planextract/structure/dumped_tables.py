"""Tables of measures that a conversion to text left as a pile of cells: 取組 / 内容 / 担当課, then cell after cell.

In: the lines of a text, blank lines between the cells. Out: the same with tables, so that the outline and the
extractors see rows. A table begins with the words of its header, wherever the dump put them, and ends where its cells
stop to make rows; see ``dumped_rows.py``. Tables of indicators are left to their own readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planextract.document import Cell, Document, Line, Table
from planextract.rules.loader import RuleSet, load_rules
from planextract.spans import join
from planextract.structure.dumped_cells import DumpedCell, cut_cells, is_head, part_lines, short_texts, starts_part
from planextract.structure.dumped_rows import Row, Rows, assemble, assemble_projects
from planextract.structure.zones import is_part_name
from planextract.values.labels import find_label, label_key

HOW = "stacked"
# Cells that one table may have; a pile of more is read in parts, each below its own header.
_MOST_CELLS = 2000
# Blocks between a header's first part and its name column (事業内容 区分 担当課 | 基本施策２ … | No. 事業名).
_APART = 8
# Blocks of a header; the same word again and again heads nothing.
_MOST_BLOCKS = 16
# Cells that a dump may put before the last word of the header.
_MOST_EARLY = 2
# Roles whose company makes a header; a name or a content alone is a heading.
_COMPANY = ({"name", "content"}, {"name", "section"}, {"name", "owner"}, {"content", "owner"})
_HEADING_ROLES = frozenset().union(*_COMPANY)
_LONGEST_HEADING = 40
# Numbers of headings; circled ones also begin the items of a cell.
_HEADING_LABELS = frozenset({"paren", "digit", "digit_dot", "kana", "path"})
_NAME_LABELS = frozenset({"paren", "digit", "digit_dot", "digit_paren", "circled"})


@dataclass(slots=True)
class _Pile:
    """What stands below the first word of a header.

    Attributes:
        heads: Header cells by role, in the order of the dump.
        body: The other cells.
        others: Those of columns that say nothing here (備考).
        apart: Header cells that the dump printed among or behind the others.
        before: Those it printed before the heading above the table.
    """

    heads: dict[str, DumpedCell] = field(default_factory=dict)
    body: list[DumpedCell] = field(default_factory=list)
    others: list[DumpedCell] = field(default_factory=list)
    apart: list[DumpedCell] = field(default_factory=list)
    before: list[DumpedCell] = field(default_factory=list)

    def is_header(self) -> bool:
        """Tell whether the header is one of measures."""
        return any(company <= self.heads.keys() for company in _COMPANY)

    def fewest_rows(self) -> int:
        """Return how many rows make a table certain: one, where no form has such a header.

        In a form the words stand each over its own value (事業名 / … / 事業概要 / …), or only name and content do.
        """
        together = {role for role, cell in self.heads.items() if cell not in self.apart}
        is_form = together <= {"name", "content"} or not any(company <= together for company in _COMPANY)
        return 2 if is_form else 1

    def is_stranger(self, cell: DumpedCell) -> bool:
        """Tell whether a cell bears another kind of number than the first name, so that it heads something else."""
        key = _number_key(cell)
        if not key or "owner" in self.heads:
            return False
        if cell.kind == "sentence":  # (2)地域づくり | 法律が施行されました。 behind contents without numbers
            return any(other.kind == "sentence" and _number_key(other) != key for other in self.body)
        if cell.kind != "text" or len(cell.view) > _LONGEST_HEADING:
            return False
        first = next((other for other in self.body if other.kind == "text"), None)
        return first is not None and _number_key(first) != key


@dataclass(slots=True)
class _Reader:
    document: Document
    rules: RuleSet
    blocks: list[list[int]]
    cells: dict[int, tuple[DumpedCell, ...]] = field(default_factory=dict)

    def at(self, block: int) -> tuple[DumpedCell, ...]:
        """Return the cells of a block."""
        if block not in self.cells:
            self.cells[block] = cut_cells(self.document.lines, self.blocks[block], self.rules)
        return self.cells[block]

    def may_head(self, block: int) -> bool:
        """Tell whether a block has a line, or is itself, the word of a header; most have and are none."""
        views = (self.document.lines[place].view for place in self.blocks[block])
        texts = ["".join(view.text.split()) for view in views if view is not None]
        return any(is_head(text, self.rules) for text in (*texts, "".join(texts)))


def restore_dumped_tables(document: Document, texts: Sequence[str]) -> Document:
    """Give the piled cells of a text their tables back.

    Args:
        document: With folded lines.
        texts: Of its lines, without blanks at their ends.
    """
    if document.boxes or document.source.media_type != "text/plain":
        return document
    rules, blocks = load_rules("action_tables"), _cut_blocks(document.lines, texts)
    if not _may_have_tables(texts, blocks, rules):
        return document
    reader = _Reader(document, rules, blocks)
    lines, tables = list(document.lines), list(document.tables)
    block, left = 0, (0, _Pile())
    while block < len(reader.blocks):
        told = lines[reader.blocks[block][0]].furniture  # a late piece of the table before
        if told or not reader.may_head(block) or not any(cell.head for cell in reader.at(block)):
            block += 1
            continue
        pile, after = _gather(reader, block, left[1] if block - left[0] <= _APART else _Pile())
        found = _read_rows(reader, pile) if pile.is_header() else Rows((), 0)
        if len(found.rows) < pile.fewest_rows():
            left = (block, pile) if pile.heads.keys() and "name" not in pile.heads else (0, _Pile())
            block = after if left[1].heads else block + 1
            continue
        stop = _mark(lines, tables, pile, found, document)
        left = (0, _Pile())
        while block < len(reader.blocks) and reader.blocks[block][0] < stop:
            block += 1
    return (
        replace(document, lines=tuple(lines), tables=tuple(tables)) if len(tables) > len(document.tables) else document
    )


def _may_have_tables(texts: Sequence[str], blocks: Sequence[Sequence[int]], rules: RuleSet) -> bool:
    """Tell whether the words of a header stand anywhere: each is a line, or a few, of one block, and few are short."""
    short = [text for block in blocks for text in short_texts([texts[place] for place in block])]
    possible = [rule for rule in rules.possible("\n".join(short), "column") if rule.gives in _HEADING_ROLES]
    roles = {rule.gives for rule in possible if any(map(rule.pattern.search, short))}
    return any(company <= roles for company in _COMPANY)


def _cut_blocks(lines: Sequence[Line], texts: Sequence[str]) -> list[list[int]]:
    """Return the places of lines that follow each other without a blank line or the end of a page."""
    blocks: list[list[int]] = []
    last = -2
    for place, line in enumerate(lines):
        if not texts[place] or line.furniture:
            continue
        if (
            place != last + 1
            or line.page != lines[last].page
            or line.table is not None
            or lines[last].table is not None
        ):
            blocks.append([])
        blocks[-1].append(place)
        last = place
    return blocks


def _gather(reader: _Reader, start: int, left: _Pile) -> tuple[_Pile, int]:
    """Return the header and cells from a block on, up to what is certainly no cell, and the block behind the header."""
    pile = _Pile()
    block, after = start, start + 1
    while block < len(reader.blocks) and len(pile.body) < _MOST_CELLS:
        endless = block - start > _MOST_BLOCKS and not pile.body
        if endless or reader.document.lines[reader.blocks[block][0]].table is not None:
            break
        if not all(_take(pile, cell, reader, left) for cell in reader.at(block)):
            break
        block += 1
        after = block if not pile.body else after
    return pile, max(after, start + 1)


def _take(pile: _Pile, cell: DumpedCell, reader: _Reader, left: _Pile) -> bool:
    """Add a cell to a pile; return False where it stands outside."""
    if not (cell.head or pile.heads):  # what a block has above the header's first word is a heading
        return True
    if not cell.head:
        if starts_part(cell, reader.document.lines, reader.rules) or pile.is_stranger(cell):
            return False
        if not pile.body:
            _complete(pile, left)
        if not pile.is_header() and not _may_wait(pile, cell):
            return False
        pile.body.append(cell)
    elif cell.head == "other":
        pile.others.append(cell)
    elif cell.head == "blocking" or (cell.head in pile.heads and pile.body):  # the header of the next table
        return False
    elif cell.head in pile.heads:  # 主な取組 over 取組 | 内容: the header begins again
        pile.heads = {cell.head: cell} if len(pile.heads) == 1 else pile.heads
    else:
        pile.apart.extend([cell] if pile.body else [])
        pile.heads[cell.head] = cell
    return True


def _number_key(cell: DumpedCell) -> str:
    found = find_label(cell.view.text)
    return label_key(found.label) if found is not None and found.label.kind in _HEADING_LABELS else ""


def _complete(pile: _Pile, left: _Pile) -> None:
    """Add what the dump printed of a header before the heading above its table."""
    if left.heads and "name" in pile.heads and not left.heads.keys() & pile.heads.keys():
        pile.before = list(left.heads.values())
        pile.heads |= left.heads


def _may_wait(pile: _Pile, cell: DumpedCell) -> bool:
    """Tell whether a cell may stand before the header is whole: a column of names below its header, or one or two."""
    if cell.kind == "sentence":
        return False
    return next(iter(pile.heads)) in ("name", "number") or len(pile.body) < _MOST_EARLY


def _read_rows(reader: _Reader, pile: _Pile) -> Rows:
    lines, rules = reader.document.lines, reader.rules

    def is_name(cell: DumpedCell) -> bool:
        label = find_label(cell.view.text)
        return label is not None and label.label.kind in _NAME_LABELS

    def parts(cell: DumpedCell) -> Sequence[DumpedCell]:
        return _part_name(cell, lines, rules) if is_name(cell) else _part_owners(cell, lines, rules)

    if "owner" in pile.heads and "content" in pile.heads and any(map(is_name, pile.body[:_APART])):
        found = assemble_projects(pile.body, is_name, parts)
        last = max((cell.lines[0] for cell in pile.apart), default=-1)
        stop = found.stop
        while found.rows and stop < len(pile.body) and is_name(pile.body[stop]) and pile.body[stop].lines[0] < last:
            stop += 1  # names before a late piece of the header stand in the table
        return replace(found, stop=stop)
    return assemble(list(pile.heads), pile.body)


def _part_owners(cell: DumpedCell, lines: Sequence[Line], rules: RuleSet) -> Sequence[DumpedCell]:
    views = part_lines(cell, lines, "owner", rules)
    return [replace(cell, view=view) for view in views] if len(views) > 1 else [cell]


def _part_name(cell: DumpedCell, lines: Sequence[Line], rules: RuleSet) -> Sequence[DumpedCell]:
    """Part the name of a kind of facility from the project that the dump printed behind it on the same line."""
    view = lines[cell.lines[0]].view
    gap = view.text.rstrip().rfind(" ") if view is not None else -1
    if view is None or gap < 0:
        return [cell]
    behind = view.slice(gap + 1).strip()
    if not rules["dumped.project"].pattern.search(behind.text):
        return [cell]
    return [replace(cell, view=view.slice(0, gap).strip()), replace(cell, view=behind)]


def _mark(lines: list[Line], tables: list[Table], pile: _Pile, found: Rows, document: Document) -> int:
    """Add the table of some rows, give it its lines, and return the place behind them."""
    body = pile.body[: found.stop]
    late = [*pile.apart, *pile.before, *(cell for cell in pile.others if cell.lines[0] > body[0].lines[0])]
    apart = {cell.lines for cell in late}
    own = [cell for cell in (*pile.heads.values(), *pile.others) if cell.lines not in apart]
    places = [place for cell in (*own, *body) for place in cell.lines]
    first, stop = min(places), max(places) + 1
    for place in (place for cell in late for place in cell.lines):
        if not first <= place < stop:  # a piece of the header that stands elsewhere says nothing there
            lines[place] = replace(lines[place], furniture=True)
    top = min(own, key=lambda cell: cell.lines[0])
    if is_part_name(top.view.text, load_rules("zones")):  # 主な取組 heads the table and its first column
        first = top.lines[-1] + 1
    for place in range(first, stop):
        if not lines[place].furniture:
            lines[place] = replace(lines[place], table=len(tables))
    roles = {role for row in found.rows for role in row}
    heads = {role: head for role, head in pile.heads.items() if role in roles or role in ("name", "content")}
    if "name" not in roles:  # projects: what is built stands for the row
        heads.pop("name", None)
    tables.append(_build(heads, found.rows, lines[first].page, document.text))
    return stop


def _build(heads: dict[str, DumpedCell], rows: Sequence[Row], page: int, text: str) -> Table:
    cells = [Cell(0, column, head.view.spans(text), view=head.view) for column, head in enumerate(heads.values())]
    for number, row in enumerate(rows, 1):
        for column, role in enumerate(heads):
            if role in row:
                view = join([cell.view for cell in row[role]], separator=" ")
                cells.append(Cell(number, column, view.spans(text), view=view))
    return Table(page, tuple(cells), HOW)
