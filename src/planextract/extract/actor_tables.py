"""Actor mentions of a table: what a column, a row head or a ◎/○ matrix makes of the bodies in its cells.

In: a table node and the headings above it. Out: mentions in row-major order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

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
from planextract.extract.bodies import find_bodies
from planextract.extract.cell_names import cut_names
from planextract.mentions import ActorMention
from planextract.rules.loader import RuleSet, load_rules
from planextract.spans import View

# In a matrix of bodies and measures ◎ leads and ○ takes part (annotation guidelines).
MARKS = {"◎": Role("lead", "role.matrix.lead"), "○": Role("partner", "role.matrix.partner")}
MARKS |= {"〇": MARKS["○"]}
_NO_MARKS = frozenset("-－‐‑–—―ー−─△×/／")  # not involved, or not yet
AFFILIATION = "role.section.affiliation"
# The longest label of a form (事業実施主体名) and a little more.
_LABEL = 12


class _Head(NamedTuple):
    """A cell that gives a role: its first row or column, how many columns it covers, and the role."""

    place: int
    columns: int
    role: Role


@dataclass(frozen=True)
class Headers:
    """The cells of one table that give others a role, found in one pass: a table may have ten thousand rows.

    Attributes:
        heads: Text of the first row by column.
        by_column: Per column each such cell in it, from top to bottom.
        by_row: Per row each such cell in it, from left to right.
    """

    heads: dict[int, str]
    by_column: dict[int, list[_Head]]
    by_row: dict[int, list[_Head]]


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
    reviews = members is not None and members.name == "evaluator"
    matrix, headers = _find_matrix(table), find_headers(table, rules)
    duties = _find_duties(table, headers, rules)
    captioned = table.width > 1 and members is not None
    captioned = captioned and not any(rules.first(head, "role.members") for head in headers.heads.values())
    for cell in table.cells:
        marks, header = matrix.get((cell.row, cell.column)), header_role(headers, cell)
        if marks is not None and not marks:
            yield from _extract_cell(node, cell, None, header, rules, suggest)
            continue
        sorts = rules.search("role.members.sort", headers.heads.get(cell.column, ""))
        if cell.row and not marks and members is not None and sorts:
            continue  # 「公安委員会」 sorts the members, it is none
        if cell.row and _lists_sections(headers.heads.get(cell.column, ""), cell):
            yield from _extract_sections(node, cell)
            continue
        if captioned and cell.column == 0 and _is_class(cell):
            continue  # 「産業」｜商工会: a table without header sorts its members by their first column
        duty = duties.get((cell.row, cell.column))
        for role in marks or (duty or header,):
            # 「所属」 and 「構成団体」 only say that bodies are listed; of what, the heading of the table knows.
            is_open = role is None or (role.rule == AFFILIATION and section is not None)
            if role is not None and role == header and role.name == "partner":
                is_open = is_open or reviews
            yield from _extract_cell(node, cell, section if is_open else role, header, rules, suggest)


def _extract_cell(
    node: Node, cell: Cell, given: Role | None, header: Role | None, rules: RuleSet, suggest: Suggest
) -> Iterator[ActorMention]:
    for view in cut_names(cell, lambda view: read_bodies(view, suggest)):
        yield from _extract_text(node, cell, view, given, header, rules, suggest)


def _is_class(cell: Cell) -> bool:
    """Tell whether a cell names no body but a class of bodies."""
    return all(body.generic for body in find_bodies(cell.text))


def _extract_text(
    node: Node, cell: Cell, view: View, given: Role | None, header: Role | None, rules: RuleSet, suggest: Suggest
) -> Iterator[ActorMention]:
    bodies = read_bodies(view, suggest)
    if (
        given is not None
        and given.name == "lead"
        and all(body.generic for body in bodies)
        and _is_in_column(header, cell)
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


def _lists_sections(head: str, cell: Cell) -> bool:
    """Tell whether a cell of a column 担当課 holds nothing but sections; a centre among them is one of the body's."""
    rules = load_rules("action_tables")
    text = "".join(cell.text.split())
    is_section = rules["column.section"].pattern.search("".join(head.split())) is not None
    return is_section and text.endswith("センター") and rules["dumped.section"].pattern.search(text) is not None


def _extract_sections(node: Node, cell: Cell) -> Iterator[ActorMention]:
    if cell.view is not None:
        yield from unit_mentions(node, cell.view)


def _find_duties(table: Table, headers: Headers, rules: RuleSet) -> Mapping[tuple[int, int], Role]:
    """Return the roles of the councils at the head of rows whose column 役割 says what they do, by their place."""
    columns = {column for column, text in headers.heads.items() if column and rules.search("role.duty.column", text)}
    told: dict[int, Role] = {}
    named: dict[int, Role] = {}
    for cell in table.cells if columns else ():
        if cell.column not in columns or not cell.row:
            continue
        rule = rules.first(cell.text, "role.duty_is")
        if len(cell.text) <= _LABEL and (role := find_section_role((cell.text,), rules)) is not None:
            named[cell.row] = role  # 「実施主体」, 「協力」: the cell is the role itself
        elif rule is not None:
            told.setdefault(cell.row, Role(rule.gives, rule.id))
    heads = [cell for cell in table.cells if cell.column == 0]
    councils = {(cell.row, 0): told[cell.row] for cell in heads if cell.row in told and _is_council(cell)}
    return councils | {(cell.row, 0): named[cell.row] for cell in heads if cell.row in named and _is_body(cell)}


def _is_council(cell: Cell) -> bool:
    return _is_body(cell) and [body.kind for body in find_bodies(cell.text)] == ["council"]


def _labelled_role(skeleton: Skeleton, rules: RuleSet) -> Role | None:
    """Return the role that a label at the head of the cell itself gives: 「実施主体 〓、〓」."""
    label = skeleton.text.split(BODY)[0].strip(" :")
    return find_section_role((label,), rules) if 0 < len(label) <= _LABEL else None


def find_headers(table: Table, rules: RuleSet) -> Headers:
    """Return the cells whose own words give a role to those below them or to their right."""
    heads: dict[int, str] = {}
    by_column, by_row = defaultdict[int, list[_Head]](list), defaultdict[int, list[_Head]](list)
    for cell in table.cells:
        covered = range(cell.column, cell.column + cell.columns)
        if cell.row == 0:
            heads |= dict.fromkeys(covered, cell.text)
        role = find_section_role((cell.text,), rules)
        if role is None:
            continue
        for column in covered:
            by_column[column].append(_Head(cell.row, cell.columns, role))
        for row in range(cell.row, cell.row + cell.rows):
            by_row[row].append(_Head(cell.column, cell.columns, role))
    for found in (*by_column.values(), *by_row.values()):
        found.sort(key=_place)
    return Headers(heads, by_column, by_row)


def header_role(headers: Headers, cell: Cell) -> Role | None:
    """Return the role that the nearest header above or to the left gives, the column's first."""
    column = _before(cell.row, headers.by_column.get(cell.column, ()))
    # What heads only a part of a wide cell is a label of another row.
    wide = (head for head in column if not head.place or head.columns >= cell.columns)
    # A column 策定主体 lists the authors of other plans; one's own stands under a heading or beside its label.
    above = next(wide, None)
    if above is not None and above.role.name != "author":
        return above.role
    left = next(_before(cell.column, headers.by_row.get(cell.row, ())), None)
    return left.role if left is not None else None


def _before(place: int, heads: Sequence[_Head]) -> Iterator[_Head]:
    """Yield the headers before a place, nearest first."""
    for index in range(bisect_left(heads, place, key=_place) - 1, -1, -1):
        yield heads[index]


def _place(head: _Head) -> int:
    return head.place


def _is_in_column(header: Role | None, cell: Cell) -> bool:
    unit = load_rules("actors")["actor.unit.list"]
    return header is not None and header.name == "lead" and unit.pattern.match(cell.text) is not None


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
    return _find_marked_bands(table) | found


def _find_marked_columns(table: Table) -> dict[tuple[int, int], tuple[Role, ...]]:
    """Return the columns of marks by their heads, which may stand below a head of them all (関係機関)."""
    grid = tuple(table.rows())
    first = min(cell.row for cell in table.cells if cell.text.strip() in MARKS)
    named = (row for row in range(first - 1, 0, -1) if any(_is_body(cell) for cell in grid[row][1:]))
    head = next(named, 0)
    columns = ((column, [row[column] for row in grid[head + 1 :]]) for column in range(table.width))
    return {(head, column): roles for column, cells in columns if (roles := _read_marks(cells))}


def _find_marked_rows(table: Table) -> dict[tuple[int, int], tuple[Role, ...]]:
    """Return the rows of marks that a body heads: 「松江商工会 ◎ ○」 under 施策1, 施策2."""
    grid = tuple(table.rows())
    heads = [cell for cell in table.cells if cell.row and cell.column == 0 and _is_body(cell)]
    rows = ((cell.row, grid[cell.row][1:]) for cell in heads)
    return {(row, 0): roles for row, cells in rows if (roles := _read_marks(cells))}


def _find_marked_bands(table: Table) -> dict[tuple[int, int], tuple[Role, ...]]:
    """Return the bodies side by side in the middle of a form with a row of marks right below them."""
    grid = tuple(table.rows())
    found: dict[tuple[int, int], tuple[Role, ...]] = {}
    for row in {cell.row - 1 for cell in table.cells if cell.row > 1 and cell.text.strip() in MARKS}:
        heads = [cell for cell in table.cells if cell.row == row and cell.rows == 1 and _is_body(cell)]
        below = {cell.column: grid[row + 1][cell.column] for cell in heads if cell.column}
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
