"""Actor mentions of a table: what a column, a row head or a ◎/○ matrix makes of the bodies in its cells.

In: a table node and the headings above it. Out: mentions in row-major order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planextract.document import Cell, Document, Node, Table
from planextract.extract.actor_mentions import find_bracketed, read_bodies, to_mention, unit_mentions
from planextract.extract.actor_roles import (
    Role,
    build_skeleton,
    find_name_role,
    find_section_role,
    find_sentence_roles,
    may_take,
)
from planextract.extract.actor_sections import find_member_role
from planextract.mentions import ActorMention
from planextract.rules.loader import RuleSet, load_rules

# In a matrix of bodies and measures ◎ leads and ○ takes part (annotation guidelines).
MARKS = {"◎": Role("lead", "role.matrix.lead"), "○": Role("partner", "role.matrix.partner")}
MARKS |= {"〇": MARKS["○"]}


def extract_table_actors(
    document: Document, node: Node, headings: Sequence[str], rules: RuleSet
) -> Iterator[ActorMention]:
    """Yield the mentions of a table.

    Args:
        document: With tables.
        node: Node of the table.
        headings: What may name the table, nearest first.
        rules: The ``actor_roles`` rules.
    """
    if node.table is None:
        return
    table = document.tables[node.table]
    section = find_section_role(headings, rules)
    matrix = _find_matrix(table)
    for cell in table.cells:
        if cell.view is not None:
            role = matrix.get(cell.column) if cell.row == 0 else None
            yield from _extract_cell(node, table, cell, role or _header_role(table, cell, rules) or section, rules)


def _extract_cell(node: Node, table: Table, cell: Cell, given: Role | None, rules: RuleSet) -> Iterator[ActorMention]:
    view = cell.view
    if view is None:
        return
    bodies = read_bodies(view)
    if given is not None and given.name == "lead" and not bodies and _is_in_column(table, cell, rules):
        yield from unit_mentions(node, view)
        return
    roles = find_sentence_roles(build_skeleton(view.text, bodies), bodies, rules, "role.sentence")
    aliases = find_bracketed(view.text, bodies)
    for index, body in enumerate(bodies):
        member = find_member_role(node, body, given, rules)
        role = member or roles.get(index) or find_name_role(body, rules, "role.name")
        if role is None and given is not None and may_take(given, body):
            role = given
        if index not in aliases.values():
            mention = to_mention(node, view, body, role, rules)
            yield replace(mention, alias=bodies[aliases[index]].name) if index in aliases else mention


def _header_role(table: Table, cell: Cell, rules: RuleSet) -> Role | None:
    """Return the role that the nearest header above or to the left gives, the column's first."""
    above = (table.at(row, cell.column) for row in range(cell.row - 1, -1, -1))
    left = (table.at(cell.row, column) for column in range(cell.column - 1, -1, -1))
    for cells in (above, left):
        role = find_section_role([other.text for other in cells if other is not None and other is not cell], rules)
        if role is not None:
            return role
    return None


def _is_in_column(table: Table, cell: Cell, rules: RuleSet) -> bool:
    role = _header_role(table, cell, rules)
    unit = load_rules("actors")["actor.unit.list"]
    return role is not None and role.name == "lead" and unit.pattern.match(cell.text) is not None


def _find_matrix(table: Table) -> dict[int, Role]:
    """Return the role of each column whose cells are only marks; one ◎ makes the column's body a lead."""
    found: dict[int, Role] = {}
    for column in range(table.width):
        cells = [table.at(row, column) for row in range(1, table.height)]
        texts = {cell.text.strip() for cell in cells if cell is not None and cell.text.strip()}
        marks = [MARKS[text] for text in texts if text in MARKS]
        if marks and len(marks) == len([text for text in texts if text not in {"-", "－", "△"}]):
            found[column] = min(marks, key=lambda role: role.name)
    return found
