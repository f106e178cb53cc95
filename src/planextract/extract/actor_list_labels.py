"""Labels of lists of bodies that a lost layout left in front of them, without being headings: 協力機関 | …大学、…病院.

In: the pieces of a document, in order. Out: a role for the lists below such a label. Below a stack of labels
(主査機関 | 協力機関) a body alone may be of either, so that only lists of several are believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from planextract.extract.actor_passages import Piece, is_lone_body
from planextract.extract.actor_roles import Role, find_section_role
from planextract.rules.loader import RuleSet

_LONGEST_LABEL = 16
_SEVERAL = 2


def find_labelled_lists(pieces: Sequence[Piece], rules: RuleSet) -> dict[int, Role]:
    """Return the role of the lists that stand right below a label that is no heading, by the node's index.

    Args:
        pieces: Of all passages, in document order.
        rules: The ``actor_roles`` rules.
    """
    found: dict[int, Role] = {}
    for place, piece in enumerate(pieces):
        role = _read_label(piece, rules)
        if role is None or piece.node.kind == "heading":  # a heading speaks for what stands below it
            continue
        lists = list(_take_lists(pieces, place, rules))
        if _is_stacked(pieces, place, rules) and any(len(other.bodies) < _SEVERAL for other in lists):
            continue
        found |= {other.node.index: role for other in lists}
    return found


def _take_lists(pieces: Sequence[Piece], place: int, rules: RuleSet) -> Iterator[Piece]:
    """Yield the lists right below a label."""
    for other in islice(pieces, place + 1, None):
        if other.node.page != pieces[place].node.page or not _is_list(other, rules):
            return
        yield other


def _read_label(piece: Piece, rules: RuleSet) -> Role | None:
    """Return what a line that only names a list of partners says, None for any other line."""
    if piece.node.label is not None or len(piece.node.whole.text) > _LONGEST_LABEL:
        return None
    if any(not body.generic for body in piece.bodies):  # 構成市町 is a class of bodies itself
        return None
    role = find_section_role((piece.node.text,), rules)
    return role if role is not None and role.name == "partner" else None


def _is_stacked(pieces: Sequence[Piece], place: int, rules: RuleSet) -> bool:
    """Tell whether another label stands right before one: 推進チーム 主査機関 | 協力機関."""
    before = pieces[place - 1] if place else None
    if before is None or before.bodies or not before.node.text:
        return False
    return find_section_role((before.node.text.split()[-1],), rules) is not None


def _is_list(piece: Piece, rules: RuleSet) -> bool:
    """Tell whether a line is a list of bodies and nothing else; a council alone is what they are members of."""
    if piece.node.kind == "heading" or not piece.bodies:
        return False
    if is_lone_body(piece) and piece.bodies[0].kind == "council":
        return False
    return rules["role.list.bodies"].pattern.search(piece.skeleton.text) is not None
