"""What the header of a table of measures says: which column names them, what it calls the others.

In: the rows of one table. Out: the last header row and the column of each role, or whether the table only names who
acts. Rules: ``rules/base/action_tables.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planextract.document import Cell, Table
from planextract.rules.loader import Rule, RuleSet, load_rules

# A header stands in the first rows; a second line of it below a caption is common.
_HEADER_ROWS = 4
_MAX_HEADER = 14
_MAX_NAME = 40
# Columns of classes are no names.
_CLASSES = ("dumped.head.class", "dumped.head.other", "body.corner", "column.blocking", "dumped.year")
# A table of topics has measures and something else.
_TOPICS = frozenset({True, False})
# What a matrix of bodies prints in its cells.
_SIGNS = frozenset("●◎○★☆〇◯△▲■□✓✔-－―ー")


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a list of measures.

    Attributes:
        last: Its last row.
        columns: Column of each role: name, content, number, priority, owner, section.
        groups: Columns of what stands over the names, the outermost first.
        shares: Columns of what each body does for the measure (甲の役割, 市民の取組).
    """

    last: int
    columns: dict[str, int]
    groups: tuple[int, ...] = ()
    shares: tuple[int, ...] = ()


@dataclass(slots=True)
class _Found:
    """Cells of a header, as far as its rows have been read."""

    last: int = -1
    cells: dict[str, Cell] = field(default_factory=dict)
    groups: list[Cell] = field(default_factory=list)
    bodies: list[Cell] = field(default_factory=list)
    shares: list[Cell] = field(default_factory=list)

    def take(self, row: Sequence[Cell], number: int, rules: RuleSet) -> None:
        """Take what the cells of a row name."""
        found: dict[str, Cell] = {}
        above: list[Cell] = []
        apart = {"body": self.bodies, "share": self.shares, "group": above}
        for cell in row:
            rule = _find_role(_squeezed(cell), rules)
            if rule is None:
                continue
            if rule.gives in apart:
                apart[rule.gives].append(cell)
                continue
            if rule.gives == "name" and "name" in found:  # 施策｜取組名: the first names the group of the second
                above.append(found["name"])
            found[rule.gives] = cell
        if found or above:
            ends = (cell.row + cell.rows - 1 for cell in row if cell.text.strip() and cell.rows <= _HEADER_ROWS)
            self.last = max(self.last, number, *ends)
            self.groups.extend(above if "name" not in self.cells else [])
            for role, cell in found.items():
                self.cells.setdefault(role, cell)


def find_header(rows: Sequence[Sequence[Cell]], start: int, rules: RuleSet) -> Header | None:
    """Return the header of a list of measures, None if the table is none.

    Args:
        rows: Rows of a table, each cell once.
        start: Row where the part to read begins.
        rules: The ``action_tables`` rules.
    """
    told = _Found()
    blocked = False
    for number, row in enumerate(rows[start : start + _HEADER_ROWS], start):
        if told.last >= 0 and number > told.last:  # what stands below a header says nothing of its columns
            break
        if len(row) == 1:  # a caption over all columns
            continue
        heads = [text for cell in row if len(text := _squeezed(cell)) <= _MAX_HEADER and not text.endswith("。")]
        blocked = blocked or any(rules["column.blocking"].pattern.search(text) for text in heads)
        told.take(row, number, rules)
    cells = told.cells
    if "name" not in cells and not told.groups and (unknown := _find_names(cells, rows, told.last, rules)) is not None:
        cells["name"] = unknown
    if blocked and not ({"name", "content"} <= cells.keys() and cells.keys() & {"section", "number"}):
        return None
    if not cells or not _settle(cells, told.groups, acts=bool(told.shares) or _is_matrix(told.bodies, rows)):
        return None
    if _is_form(cells, rows[told.last + 1 :], rules):
        return None
    columns = {role: cell.column for role, cell in cells.items()}
    over, beside = (tuple(sorted({cell.column for cell in some})) for some in (told.groups, told.shares))
    return Header(told.last, columns, over, beside)


def _is_form(cells: dict[str, Cell], below: Sequence[Sequence[Cell]], rules: RuleSet) -> bool:
    """Tell whether the rows below begin with names of other fields: 事業名｜…｜担当課｜… over 事業概要｜….

    The next row may be about something else (現状と課題｜…, 担当課｜…) where a later one says what is done (取組内容).
    """
    first = min(cell.column for cell in cells.values())
    names = [_squeezed(cell) for row in below for cell in row if cell.column == first]
    says = [rules["field.content"].pattern.search(name) is not None for name in names]
    return any(says[:1]) or (
        any(says) and (find_topic(names[0]) is not None or rules.first(names[0], "column") is not None)
    )


def _settle(cells: dict[str, Cell], groups: list[Cell], *, acts: bool) -> bool:
    """Name what a header calls only 方向 or 項目, and tell whether it is one of a list of measures."""
    told = "owner" in cells or "section" in cells or acts
    if "name" not in cells and groups and ("content" in cells or told):
        cells["name"] = groups.pop()
    item = cells.pop("item", None)
    if item is not None and "name" not in cells and "content" in cells and told:
        cells["name"] = item
    if ("name" in cells) + ("content" in cells) + told + bool(groups) < 2 or not cells.keys() & {"name", "content"}:
        return False
    same = "name" in cells and "content" in cells and cells["name"].column == cells["content"].column
    return not same and not _are_fields(cells)


def _find_names(cells: Mapping[str, Cell], rows: Sequence[Sequence[Cell]], last: int, rules: RuleSet) -> Cell | None:
    """Return the head of the column of names whose word tells nothing (公約｜内容｜担当課), None if there is none.

    It stands right before what is done, and what is below it are names: short, in every row, no two the same.
    """
    content = cells.get("content")
    if content is None or not cells.keys() & {"section", "owner", "number"} or "item" in cells:
        return None
    head = next((cell for cell in rows[content.row] if cell.column + cell.columns == content.column), None)
    if head is None or any(head is cell for cell in cells.values()):
        return None
    word = _squeezed(head)
    if not word or len(word) > _MAX_HEADER or any(rules[rule].pattern.search(word) for rule in _CLASSES):
        return None
    below = {cell.row: _squeezed(cell) for row in rows[last + 1 :] for cell in row if cell.column == head.column}
    names = [name for name in below.values() if name]
    told = len(names) >= len(below) > 0 and len(set(names)) == len(names)
    return head if told and all(2 < len(name) <= _MAX_NAME and not name.endswith("。") for name in names) else None


def _is_matrix(bodies: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether columns named by bodies (市｜市民｜事業者) hold only signs of who acts."""
    heads = {(cell.row, cell.column) for cell in bodies}
    columns = {cell.column for cell in bodies}
    if len(columns) < 2:
        return False
    below = [cell.text.strip() for row in rows for cell in row if cell.column in columns]
    heads_told = {cell.text.strip() for cell in bodies}
    signs = [text for text in below if text not in heads_told]
    return bool(heads) and any(signs) and all(_SIGNS.issuperset(text) for text in signs)


def _are_fields(cells: dict[str, Cell]) -> bool:
    """Tell whether name and content stand in rows of their own, as fields of a form with their values beside them."""
    name, content = cells.get("name"), cells.get("content")
    if name is None or content is None:
        return False
    return name.row + name.rows <= content.row or content.row + content.rows <= name.row


@dataclass(frozen=True, slots=True)
class Bodies:
    """Where a table whose header only names who acts holds what they do.

    Attributes:
        row: First row of it.
        column: First column of it.
    """

    row: int
    column: int


def find_bodies(table: Table, rules: RuleSet) -> Bodies | None:
    """Return where a table says what bodies do that it names above or on the left, None if it is no such table.

    町民の役割｜町の役割 stand in the first row with text or in the first column, also behind classes (年代);
    bare names (行政｜市民) are such a header only where whole sentences stand in all cells.

    Args:
        table: With folded cells.
        rules: The ``action_tables`` rules.
    """
    told = load_rules("zones")["bodies.heading"].pattern
    first = min((cell.row for cell in table.cells if cell.text.strip()), default=0)
    head = {cell.column: cell for cell in table.cells if cell.row == first}
    texts = [_squeezed(head[column]) for column in sorted(head)]
    if len(texts) > 1 and all(map(told.search, texts)):
        return Bodies(first, 0)
    side = [_squeezed(cell) for cell in table.cells if cell.column == 0 and cell.row >= first]
    if len(side) > 1 and all(map(told.search, side)):
        return Bodies(first, 0)
    if len(texts) > 2 and len(texts[0]) <= _MAX_HEADER and all(map(told.search, texts[1:])):
        return Bodies(first, 1)
    return _find_bare(table, first, texts, side, rules)


def _find_bare(table: Table, first: int, head: Sequence[str], side: Sequence[str], rules: RuleSet) -> Bodies | None:
    """Return where a table says what bodies do that it only names: 行政｜市民, or 主体｜取組 with 市 and 市民 below."""
    bare, corner = rules["column.body"].pattern, rules["body.corner"].pattern
    told = load_rules("zones")["bodies.heading"].pattern
    if len(head) > 1 and all(map(bare.search, head)) and _are_told(table, first + 1, 0):
        return Bodies(first + 1, 0)
    names = side[1:]
    are_bodies = len(names) > 1 and all(bare.search(name) or told.search(name) for name in names)
    if are_bodies and len(head) == 2 and corner.search(head[0]) and _are_told(table, first + 1, 1):
        return Bodies(first + 1, 1)
    return None


def find_topics(rows: Sequence[Sequence[Cell]]) -> tuple[int, frozenset[int]] | None:
    """Return the header row and the columns of measures of a table with other topics too (課題｜今後の取組).

    Args:
        rows: Rows of a table, each cell once.

    Returns:
        None unless each column, but perhaps the first, is named by a topic, some by measures and some by another.
    """
    head = next((row for row in rows if any(cell.text.strip() for cell in row)), ())
    topics = [find_topic(cell.text) for cell in head]
    told = topics if topics and topics[0] is not None else topics[1:]
    if len(told) < len(_TOPICS) or None in told or {topic == "measures" for topic in told} != _TOPICS:
        return None
    columns = {cell.column for cell, topic in zip(head, topics, strict=True) if topic == "measures"}
    return head[0].row, frozenset(columns)


def find_topic(text: str) -> str | None:
    """Return what stands under a field's or column's name (``rules/base/zones.toml``), None if it does not say.

    Args:
        text: Folded text of the cell.
    """
    name = "".join(text.split()).strip("【】〔〕《》〈〉<>≪≫◆■●")
    if not name or len(name) > _MAX_HEADER or name.endswith("。"):
        return None
    rule = load_rules("zones").first(name, "zone")
    return rule.gives if rule is not None else None


def _are_told(table: Table, row: int, column: int) -> bool:
    """Tell whether the cells from a place on hold sentences; some may be empty."""
    texts = [cell.text.strip() for cell in table.cells if cell.row >= row and cell.column >= column]
    filled = [text for text in texts if not _SIGNS.issuperset(text)]
    return bool(filled) and all("。" in text for text in filled)


def _squeezed(cell: Cell) -> str:
    return "".join(cell.text.split())


def _find_role(text: str, rules: RuleSet) -> Rule | None:
    """Return the rule by which a header cell names a column; a long text is no header."""
    if len(text) > _MAX_HEADER:
        return None
    return next((rule for rule in rules.group("column") if rule.gives != "no" and rule.pattern.search(text)), None)
