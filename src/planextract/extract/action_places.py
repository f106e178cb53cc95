"""Tables of measures that do not belong to the heading right above them.

A table of what each body does (町民の役割｜町の役割) behind several headings belongs to what they all stand under; a
list of projects at the end of a plan names the pillar of each row itself.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence

from planextract.document import Document, Node, Table, Zone
from planextract.extract.groups import SILENT, squeeze
from planextract.extract.table_headers import find_bodies, find_header
from planextract.mentions import PillarMention
from planextract.rules.loader import RuleSet
from planextract.values.labels import find_label, label_key

# So large a share of the rows must name a pillar for their column to say where each row belongs.
_MIN_SHARE = 0.6
# Parts that say how things are; the others (実績, 推進体制, 工程) have tables of their own.
_RUN_INTO: frozenset[Zone | None] = frozenset({"challenge", "background", "vision"})


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


def lift_measure_tables(document: Document, scopes: Container[int], rules: RuleSet) -> dict[int, int]:
    """Return the tables of measures that a part on something else runs into, with what that part stands under.

    Below a pillar's 現状と課題 the list of its measures may follow without a heading of its own: the header, which
    names measures and what they contain or who is in charge, tells it apart. What was done before stays where it is.

    Args:
        document: With its outline.
        scopes: Nodes whose parts unfold a pillar.
        rules: The ``action_tables`` rules.
    """
    out: dict[int, int] = {}
    for node in document.nodes:
        if node.table is None or node.parent is None or node.zone not in _RUN_INTO:
            continue
        above = list(document.ancestors(node))
        silent = list(itertools.takewhile(lambda one: one.index not in scopes and one.zone in SILENT, above))
        if not silent or len(silent) == len(above) or any(one.announces not in _RUN_INTO for one in silent):
            continue
        owner = above[len(silent)]
        inside = owner.index in scopes or any(one.index in scopes for one in above[len(silent) :])
        past = any(rules["part.past"].pattern.search(one.text) for one in silent)
        if inside and not past and _is_plan(document.tables[node.table], rules):
            out[node.index] = owner.index
    return out


def _is_plan(table: Table, rules: RuleSet) -> bool:
    """Tell whether a table's header names measures, with what they contain or who is in charge."""
    rows = [list({(cell.row, cell.column): cell for cell in row if cell is not None}.values()) for row in table.rows()]
    header = find_header(rows, 0, rules)
    texts = ["".join(cell.text.split()) for row in rows[: header.last + 1] for cell in row] if header else []
    if header is None or any(rules["column.past"].pattern.search(text) for text in texts):
        return False
    return "name" in header.columns and bool(header.columns.keys() & {"content", "section", "owner"})


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
