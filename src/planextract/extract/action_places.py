"""Tables of measures that do not belong to the heading right above them.

A table of what each body does (町民の役割｜町の役割) behind several headings belongs to what they all stand under; a
list of projects at the end of a plan names the pillar of each row itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from planextract.document import Document, Node, Table
from planextract.extract.groups import squeeze
from planextract.extract.table_headers import find_bodies
from planextract.mentions import PillarMention
from planextract.rules.loader import RuleSet
from planextract.values.labels import find_label, label_key

# So large a share of the rows must name a pillar for their column to say where each row belongs.
_MIN_SHARE = 0.6


def lift_shared_tables(document: Document, rules: RuleSet) -> dict[int, int]:
    """Return the tables of what bodies do that stand for several headings, with what those stand under.

    Args:
        document: With its outline.
        rules: The ``action_tables`` rules.
    """
    tables = {
        node.index: document.nodes[node.parent]
        for node in document.nodes
        if node.table is not None
        and node.parent is not None
        and find_bodies(document.tables[node.table], rules) is not None
    }
    owners = {owner.index for owner in tables.values()}
    before: dict[tuple[int | None, str], list[int]] = {}
    for node in document.nodes if tables else ():
        if node.label is not None:
            before.setdefault((node.parent, label_key(node.label)), []).append(node.index)
    # One heading beside it without such a table shows that headings of this kind share theirs.
    shared = {
        label_key(owner.label)
        for owner in tables.values()
        if owner.label is not None
        and any(index < owner.index and index not in owners for index in before[owner.parent, label_key(owner.label)])
    }
    return {
        index: owner.parent
        for index, owner in tables.items()
        if owner.label is not None and owner.parent is not None and label_key(owner.label) in shared
    }


def find_annexes(document: Document, pillars: Sequence[PillarMention]) -> dict[int, dict[int, int]]:
    """Return the tables whose rows name several pillars, each with the place of every row's pillar.

    Args:
        document: With its outline.
        pillars: The plan's pillars.
    """
    if len(pillars) < 2:
        return {}
    named = (
        (node.index, _name_pillars(document.tables[node.table], pillars, document.nodes))
        for node in document.nodes
        if node.table is not None
    )
    return {index: rows for index, rows in named if len(set(rows.values())) > 1}


def _name_pillars(table: Table, pillars: Sequence[PillarMention], nodes: Sequence[Node]) -> dict[int, int]:
    """Return the place of the pillar that each row of a table names, empty if no column names them.

    Args:
        table: With folded cells.
        pillars: The plan's pillars.
        nodes: The document's outline.
    """
    known: dict[str, int] = {}
    for place, pillar in enumerate(pillars):
        label = nodes[pillar.node].label
        known[squeeze(pillar.view.text)] = place
        if label is not None and label.printed and not label.printed.isdecimal():
            known.setdefault(squeeze(label.printed), place)
    best: Mapping[int, int] = {}
    for column in range(table.width):
        cells = [cell for cell in table.cells if cell.column <= column < cell.column + cell.columns and cell.row]
        rows = {
            row: named
            for cell in cells
            if (named := _find_pillar(cell.text, known)) is not None
            for row in range(cell.row, cell.row + cell.rows)
        }
        if len(rows) > len(best):
            best = rows
    return dict(best) if len(best) >= max(2, _MIN_SHARE * (table.height - 1)) else {}


def _find_pillar(text: str, known: Mapping[str, int]) -> int | None:
    whole = squeeze(text)
    if whole in known:
        return known[whole]
    label = find_label(text.strip())
    return known.get(squeeze(text.strip()[label.end :])) if label else None


def find_row(table: Table, offset: int) -> int:
    """Return the row of a table that holds a character of the canonical text, -1 if none does."""
    starts = sorted((span.start, cell.row) for cell in table.cells for span in cell.spans)
    place = bisect_right(starts, (offset, table.height)) - 1
    return starts[place][1] if place >= 0 else -1
