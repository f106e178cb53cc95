"""Actor mentions of a table: what a column, a row head or a ◎/○ matrix makes of the bodies in its cells.

In: a table node and the headings above it. Out: mentions in row-major order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planextract.document import Cell, Document, Node, Table
from planextract.extract.actor_measures import find_measure_roles
from planextract.extract.actor_mentions import (
    Suggest,
    find_bracketed,
    read_bodies,
    suggest_nothing,
    to_mention,
    unit_mentions,
)
from planextract.extract.actor_roles import (
    BODY,
    Role,
    Skeleton,
    build_skeleton,
    find_section_role,
    find_sentence_roles,
)
from planextract.extract.actor_sections import settle_role
from planextract.mentions import ActorMention
from planextract.rules.loader import RuleSet, load_rules

# In a matrix of bodies and measures ◎ leads and ○ takes part (annotation guidelines).
MARKS = {"◎": Role("lead", "role.matrix.lead"), "○": Role("partner", "role.matrix.partner")}
MARKS |= {"〇": MARKS["○"]}
_NO_MARKS = frozenset({"-", "－", "△"})
AFFILIATION = "role.section.affiliation"
# The longest label of a form (事業実施主体名) and a little more.
_LABEL = 12


def extract_table_actors(
    document: Document,
    node: Node,
    headings: Sequence[str],
    rules: RuleSet,
    members: Role | None = None,
    suggest: Suggest = suggest_nothing,
) -> Iterator[ActorMention]:
    """Yield the mentions of a table.

    Args:
        document: With tables.
        node: Node of the table.
        headings: What may name the table, nearest first.
        rules: The ``actor_roles`` rules.
        members: Role of the members that the table lists, None if it lists none.
        suggest: Finds bodies that the rules do not know.
    """
    if node.table is None:
        return
    table = document.tables[node.table]
    section = members or find_section_role(headings, rules)
    matrix = _find_matrix(table)
    for cell in table.cells:
        marks = matrix.get((cell.row, cell.column))
        if marks is not None and not marks:
            yield from _extract_cell(node, table, cell, None, rules, suggest)
            continue
        if cell.row and not marks and rules.search("role.members.sort", _head_of(table, cell)) and members is not None:
            continue  # 「公安委員会」 sorts the members, it is none
        for role in marks or (_header_role(table, cell, rules),):
            # 「所属」 only says that bodies are listed; of what, the heading of the table knows.
            is_open = role is None or (role.rule == AFFILIATION and section is not None)
            yield from _extract_cell(node, table, cell, section if is_open else role, rules, suggest)


def _extract_cell(
    node: Node, table: Table, cell: Cell, given: Role | None, rules: RuleSet, suggest: Suggest
) -> Iterator[ActorMention]:
    view = cell.view
    if view is None:
        return
    bodies = read_bodies(view, suggest)
    if (
        given is not None
        and given.name == "lead"
        and all(body.generic for body in bodies)
        and _is_in_column(table, cell, rules)
    ):
        yield from unit_mentions(node, view)
        return
    skeleton = build_skeleton(view.text, bodies)
    given = _labelled_role(skeleton, rules) or given
    roles = find_sentence_roles(skeleton, bodies, rules, "role.sentence")
    defaults = find_measure_roles(node, skeleton, bodies, rules)
    aliases = find_bracketed(view.text, bodies)
    for index, body in enumerate(bodies):
        role = settle_role(node, body, roles.get(index), given, defaults.get(index), rules)
        if index not in aliases.values():
            mention = to_mention(node, view, body, role, rules)
            yield replace(mention, alias=bodies[aliases[index]].name) if index in aliases else mention


def _head_of(table: Table, cell: Cell) -> str:
    head = table.at(0, cell.column)
    return "" if head is None else head.text


def _labelled_role(skeleton: Skeleton, rules: RuleSet) -> Role | None:
    """Return the role that a label at the head of the cell itself gives: 「実施主体 〓、〓」."""
    label = skeleton.text.split(BODY)[0].strip(" :")
    return find_section_role((label,), rules) if 0 < len(label) <= _LABEL else None


def _header_role(table: Table, cell: Cell, rules: RuleSet) -> Role | None:
    """Return the role that the nearest header above or to the left gives, the column's first."""
    # What heads only a part of a wide cell is a label of another row.
    above = (
        other
        for row in range(cell.row - 1, -1, -1)
        if (other := table.at(row, cell.column)) is not None and (not row or other.columns >= cell.columns)
    )
    left = (table.at(cell.row, column) for column in range(cell.column - 1, -1, -1))
    for cells in (above, left):
        role = find_section_role([other.text for other in cells if other is not None and other is not cell], rules)
        # A column 策定主体 lists the authors of other plans; one's own stands under a heading or beside its label.
        if role is not None and not (role.name == "author" and cells is above):
            return role
    return None


def _is_in_column(table: Table, cell: Cell, rules: RuleSet) -> bool:
    role = _header_role(table, cell, rules)
    unit = load_rules("actors")["actor.unit.list"]
    return role is not None and role.name == "lead" and unit.pattern.match(cell.text) is not None


def _find_matrix(table: Table) -> Mapping[tuple[int, int], tuple[Role, ...]]:
    """Return the roles of the cells that head a column, a row or a band of marks; a body may have both.

    Returns:
        Roles by the cell's place; an empty tuple for a body that a band of marks leaves out.
    """
    if not any(cell.text.strip() in MARKS for cell in table.cells):
        return {}
    found = _find_marked_columns(table)
    if not any(_is_body(table.at(*place)) for place in found):
        found |= _find_marked_rows(table)
    return found | _find_marked_bands(table)


def _find_marked_columns(table: Table) -> dict[tuple[int, int], tuple[Role, ...]]:
    columns = ((column, [table.at(row, column) for row in range(1, table.height)]) for column in range(table.width))
    return {(0, column): roles for column, cells in columns if (roles := _read_marks(cells))}


def _find_marked_rows(table: Table) -> dict[tuple[int, int], tuple[Role, ...]]:
    """Return the rows of marks that a body heads: 「松江商工会 ◎ ○」 under 施策1, 施策2."""
    heads = [cell for cell in table.cells if cell.row and cell.column == 0 and _is_body(cell)]
    rows = ((cell.row, [table.at(cell.row, column) for column in range(1, table.width)]) for cell in heads)
    return {(row, 0): roles for row, cells in rows if (roles := _read_marks(cells))}


def _find_marked_bands(table: Table) -> dict[tuple[int, int], tuple[Role, ...]]:
    """Return the bodies side by side in the middle of a form with a row of marks right below them."""
    found: dict[tuple[int, int], tuple[Role, ...]] = {}
    for row in {cell.row - 1 for cell in table.cells if cell.row > 1 and cell.text.strip() in MARKS}:
        heads = [cell for cell in table.cells if cell.row == row and cell.rows == 1 and _is_body(cell)]
        below = {cell.column: table.at(row + 1, cell.column) for cell in heads if cell.column}
        if len(below) > 1 and _read_marks(list(below.values())):
            found |= {(row, column): _read_marks([under]) for column, under in below.items()}
    return found


def _read_marks(cells: Sequence[Cell | None]) -> tuple[Role, ...]:
    """Return the roles of cells that hold nothing but marks, none for other cells."""
    texts = {cell.text.strip() for cell in cells if cell is not None and cell.text.strip()}
    marks = [MARKS[text] for text in texts if text in MARKS]
    is_all = len(marks) == len([text for text in texts if text not in _NO_MARKS])
    return tuple(sorted(set(marks), key=lambda role: role.name)) if is_all else ()


def _is_body(cell: Cell | None) -> bool:
    """Tell whether a cell holds nothing but a body."""
    if cell is None or cell.view is None:
        return False
    bodies = read_bodies(cell.view, suggest_nothing)
    return len(bodies) == 1 and build_skeleton(cell.text, bodies).text.strip() == BODY
