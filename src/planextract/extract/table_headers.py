"""What the header of a table of measures says: which column names them, what it calls the others.

In: the rows of one table. Out: the last header row and the column of each role, or whether the table only names who
acts. Rules: ``rules/base/action_tables.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.document import Cell, Table
from planextract.rules.loader import Rule, RuleSet

# A header stands in the first rows; a second line of it below a caption is common.
_HEADER_ROWS = 4
_MAX_HEADER = 14


def find_header(rows: Sequence[Sequence[Cell]], start: int, rules: RuleSet) -> tuple[int, dict[str, int]] | None:
    """Return the last header row and the column of each role, None if the table is no list of measures.

    Args:
        rows: Rows of a table, each cell once.
        start: Row where the part to read begins.
        rules: The ``action_tables`` rules.
    """
    cells: dict[str, Cell] = {}
    last = -1
    for number, row in enumerate(rows[start : start + _HEADER_ROWS], start):
        texts = ["".join(cell.text.split()) for cell in row]
        heads = [text for text in texts if len(text) <= _MAX_HEADER and not text.endswith("。")]
        if len(texts) > 1 and any(rules["column.blocking"].pattern.search(text) for text in heads):
            return None
        found: dict[str, Cell] = {}
        for cell, text in zip(row, texts, strict=True):
            rule = _find_role(text, rules)
            if rule is None:
                continue
            if rule.gives == "name" and "name" in found:  # 施策｜取組名: the first names the group of the second
                found.setdefault("group", found["name"])
            found[rule.gives] = cell
        if found:
            last = max(last, *(cell.row + cell.rows - 1 for cell in found.values()), number)
            for role, cell in found.items():
                cells.setdefault(role, cell)
    columns = {role: cell.column for role, cell in cells.items()}
    is_list = sum(role in columns for role in ("name", "content")) + ("owner" in columns or "section" in columns) > 1
    if not is_list or columns.get("name") == columns.get("content") or _are_fields(cells):
        return None
    return last, columns


def _are_fields(cells: dict[str, Cell]) -> bool:
    """Tell whether name and content stand in rows of their own, as fields of a form with their values beside them."""
    name, content = cells.get("name"), cells.get("content")
    if name is None or content is None:
        return False
    return name.row + name.rows <= content.row or content.row + content.rows <= name.row


def is_split_by_body(table: Table, rules: RuleSet) -> bool:
    """Tell whether the header or the first column of a table only names who acts: 町民の役割｜町の役割.

    Args:
        table: With folded cells.
        rules: The ``action_tables`` rules.
    """
    told = rules["body.heading"].pattern
    for edge in ([cell for cell in table.cells if cell.row == 0], [cell for cell in table.cells if cell.column == 0]):
        if len(edge) > 1 and all(told.search("".join(cell.text.split())) for cell in edge):
            return True
    return has_classes(table, rules)


def has_classes(table: Table, rules: RuleSet) -> bool:
    """Tell whether the bodies' columns stand behind one of classes, such as ages: 年代｜町民の取組｜町の取組.

    Args:
        table: With folded cells.
        rules: The ``action_tables`` rules.
    """
    head, *bodies = ["".join(cell.text.split()) for cell in table.cells if cell.row == 0] or [""]
    told = rules["body.heading"].pattern
    return len(bodies) > 1 and not told.search(head) and len(head) <= _MAX_HEADER and all(map(told.search, bodies))


def _find_role(text: str, rules: RuleSet) -> Rule | None:
    """Return the rule by which a header cell names a column; a long text is no header."""
    if len(text) > _MAX_HEADER:
        return None
    return next((rule for rule in rules.group("column") if rule.gives != "no" and rule.pattern.search(text)), None)
