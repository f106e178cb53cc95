"""Tables of teams, their leading and their other bodies, whose cells a text dump left one below the other.

``名称 主査 構成機関``, then row by row the team, the body in charge and the list of the others. In: the passages'
pieces. Out: a role per node. The header says which columns there are; a row whose cells can be more than one thing
gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planextract.extract.actor_passages import Piece
from planextract.extract.actor_roles import BODY, MENTIONED, Role, find_section_role
from planextract.rules.loader import RuleSet

LEAD, PARTNER = "lead", "partner"
TEAM = "role.list.team"
"""The table says who is in the team, and nothing of the team itself."""
# A header has a word for each column; a longer line is a text.
_MOST_WORDS = 5
_LONGEST_WORD = 12
_LONGEST_NAME = 45
_COMMAS = re.compile("[、,]")
_TEAM = "actor.team"
_PAIR = 2  # cells of a row: who leads, who takes part


def find_torn_roles(pieces: Sequence[Piece], rules: RuleSet) -> dict[int, Role]:
    """Return the roles of the bodies in torn tables, by the node that lists them.

    Args:
        pieces: Of the document, in order.
        rules: The ``actor_roles`` rules.
    """
    found: dict[int, Role] = {}
    for header, roles in _find_headers(pieces, rules):
        for name, row in _read_rows(pieces, header + 1):
            cells = _read_row(row, roles)
            if cells and name.bodies:
                found[name.node.index] = Role(MENTIONED, TEAM)
            found |= cells
    return found


def _find_headers(pieces: Sequence[Piece], rules: RuleSet) -> Iterator[tuple[int, tuple[Role, Role]]]:
    """Yield where headers end, with the roles of the leading and of the other bodies, in this order of columns."""
    lines = [() if piece.bodies else _cut_header(piece.node.text) for piece in pieces]
    # Both roles come from rules about words of these lines, which can then match in all lines together.
    possible = rules.possible("\n".join(map(" ".join, lines)), "role.section")
    if not {LEAD, PARTNER} <= {rule.gives for rule in possible}:
        return
    words: list[Role | None] = []
    for place, line in enumerate(lines):
        if not line:
            words = []
            continue
        words = [*words, *(find_section_role((word,), rules) for word in line)][-_MOST_WORDS:]
        told = [role for role in words if role is not None]
        if [role.name for role in told[-_PAIR:]] == [LEAD, PARTNER]:
            yield place, (told[-2], told[-1])
            words = []


def _cut_header(text: str) -> Sequence[str]:
    """Return the words of a line that may be a header or part of one, none for any other line."""
    words = text.split(maxsplit=_MOST_WORDS)
    return words if words and len(words) <= _MOST_WORDS and max(map(len, words)) <= _LONGEST_WORD else ()


def _read_rows(pieces: Sequence[Piece], start: int) -> Iterator[tuple[Piece, list[Piece]]]:
    """Yield each row: the name of its team and the cells behind it, up to a heading, a note or a sentence."""
    name: Piece | None = None
    row: list[Piece] = []
    for piece in pieces[start:]:
        node = piece.node
        if "。" in node.text or node.announces is not None or (node.label is None and node.kind != "paragraph"):
            break
        if node.label is not None:  # what the team is for, printed between the cells
            if node.label.kind == "note":
                break
            continue
        if _is_name(piece, row if name is not None else None):
            if name is not None:
                yield name, row
            name, row = piece, []
        elif piece.bodies:
            row.append(piece)
    if name is not None:
        yield name, row


def _is_name(piece: Piece, row: Sequence[Piece] | None) -> bool:
    """Tell whether a cell names the team of the next row."""
    if not piece.bodies:
        return 0 < len(piece.node.text) <= _LONGEST_NAME and _COMMAS.search(piece.node.text) is None
    body = piece.bodies[0]
    if not _is_lone(piece) or body.kind != "council":
        return False
    return body.rule.startswith(_TEAM) or row is None or len(row) >= _PAIR


def _read_row(row: Sequence[Piece], roles: tuple[Role, Role]) -> dict[int, Role]:
    charged = [piece for piece in row if _is_lone(piece) and piece.bodies[0].unit]
    if len(row) == _PAIR:
        # The section in charge stands with its body; without one the order of the columns tells.
        lead = charged[0] if len(charged) == 1 else row[0] if not charged and _is_list(row[1]) else None
        if lead is None:
            return {}
        return {piece.node.index: roles[0] if piece is lead else roles[1] for piece in row}
    if len(row) == 1 and (charged or _is_list(row[0])):
        return {row[0].node.index: roles[0] if charged else roles[1]}
    return {}


def _is_lone(piece: Piece) -> bool:
    return len(piece.bodies) == 1 and piece.skeleton.text.strip() == BODY


def _is_list(piece: Piece) -> bool:
    """Tell whether a cell lists bodies, most of which are known."""
    parts = [part.strip() for part in _COMMAS.split(piece.skeleton.text.strip())]
    return len(parts) > 1 and 2 * sum(part == BODY for part in parts) >= len(parts)
