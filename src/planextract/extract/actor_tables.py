"""Actor mentions of a table: what a column, a row head or a ◎/○ matrix makes of the bodies in its cells.

In: a table node and the headings above it. Out: mentions in row-major order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
AFFILIATION = "role.section.affiliation"
# The longest label of a form (事業実施主体名) and a little more.
_LABEL = 12


@dataclass(frozen=True)
class Headers:
    """The cells of one table that give others a role, found in one pass: a table may have ten thousand rows.

    Attributes:
        heads: Text of the first row by column.
        by_column: Per column the first row of each such cell in it and its role, from top to bottom.
        by_row: Per row the first column of each such cell in it and its role, from left to right.
    """

    heads: dict[int, str]
    by_column: dict[int, list[tuple[int, Role]]]
    by_row: dict[int, list[tuple[int, Role]]]


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
    matrix, headers = _find_matrix(table), find_headers(table, rules)
    for cell in table.cells:
        marks = matrix.get(cell.column, ()) if cell.row == 0 else ()
        if members is not None and cell.row and rules.search("role.members.sort", headers.heads.get(cell.column, "")):
            continue  # 「公安委員会」 sorts the members, it is none
        header = header_role(headers, cell)
        for role in marks or (header,):
            # 「所属」 only says that bodies are listed; of what, the heading of the table knows.
            is_open = role is None or (role.rule == AFFILIATION and section is not None)
            yield from _extract_cell(node, cell, section if is_open else role, header, rules, suggest)


def _extract_cell(
    node: Node, cell: Cell, given: Role | None, header: Role | None, rules: RuleSet, suggest: Suggest
) -> Iterator[ActorMention]:
    view = cell.view
    if view is None:
        return
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


def _labelled_role(skeleton: Skeleton, rules: RuleSet) -> Role | None:
    """Return the role that a label at the head of the cell itself gives: 「実施主体 〓、〓」."""
    label = skeleton.text.split(BODY)[0].strip(" :")
    return find_section_role((label,), rules) if 0 < len(label) <= _LABEL else None


def find_headers(table: Table, rules: RuleSet) -> Headers:
    """Return the cells whose own words give a role to those below them or to their right."""
    heads: dict[int, str] = {}
    by_column, by_row = defaultdict[int, list[tuple[int, Role]]](list), defaultdict[int, list[tuple[int, Role]]](list)
    for cell in table.cells:
        covered = range(cell.column, cell.column + cell.columns)
        if cell.row == 0:
            heads |= dict.fromkeys(covered, cell.text)
        role = find_section_role((cell.text,), rules)
        if role is None:
            continue
        for column in covered:
            by_column[column].append((cell.row, role))
        for row in range(cell.row, cell.row + cell.rows):
            by_row[row].append((cell.column, role))
    for found in (*by_column.values(), *by_row.values()):
        found.sort(key=_first)
    return Headers(heads, by_column, by_row)


def header_role(headers: Headers, cell: Cell) -> Role | None:
    """Return the role that the nearest header above or to the left gives, the column's first."""
    above = _last_before(cell.row, headers.by_column.get(cell.column, ()))
    # A column 策定主体 lists the authors of other plans; one's own stands under a heading or beside its label.
    if above is not None and above.name != "author":
        return above
    return _last_before(cell.column, headers.by_row.get(cell.row, ()))


def _last_before(place: int, found: Sequence[tuple[int, Role]]) -> Role | None:
    index = bisect_left(found, place, key=_first)
    return found[index - 1][1] if index else None


def _first(found: tuple[int, Role]) -> int:
    return found[0]


def _is_in_column(header: Role | None, cell: Cell) -> bool:
    unit = load_rules("actors")["actor.unit.list"]
    return header is not None and header.name == "lead" and unit.pattern.match(cell.text) is not None


def _find_matrix(table: Table) -> dict[int, tuple[Role, ...]]:
    """Return the roles of each column whose cells are only marks; a body may lead one measure and help in another."""
    texts: dict[int, set[str]] = defaultdict(set)
    for cell in table.cells:
        text = cell.text.strip()
        if text and cell.row + cell.rows > 1:
            for column in range(cell.column, cell.column + cell.columns):
                texts[column].add(text)
    found: dict[int, tuple[Role, ...]] = {}
    for column, said in texts.items():
        marks = [MARKS[text] for text in said if text in MARKS]
        if marks and len(marks) == len(said - {"-", "－", "△"}):
            found[column] = tuple(sorted(set(marks), key=lambda role: role.name))
    return found
