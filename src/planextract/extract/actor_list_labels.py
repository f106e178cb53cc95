"""Labels of lists of bodies in a lost layout: behind their lists, or in front of them without being a heading.

``滋賀県、京都府 | 【構成団体】 | 【協力機関】 …`` and ``協力機関 | …大学、…病院``. In: the pieces of a document, in
order. Out: a role for the lists beside such a label. A label is late only if nothing of its own follows it: the
document or its part ends, or what comes next bears a label of its own. Below a stack of labels (主査機関 | 協力機関)
a body alone may be of either, so that only lists of several are believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from planextract.extract.actor_passages import Piece, is_lone_body
from planextract.extract.actor_roles import Role, find_section_role
from planextract.rules.loader import RuleSet

_LONGEST_LABEL = 16
_SEVERAL = 2
_OPENING = frozenset("【〔《〈<≪[(")


def find_labelled_lists(pieces: Sequence[Piece], rules: RuleSet) -> dict[int, Role]:
    """Return the role of the lists that stand beside a label of their own, by the node's index.

    Args:
        pieces: Of all passages, in document order.
        rules: The ``actor_roles`` rules.
    """
    found: dict[int, Role] = {}
    for place, piece in enumerate(pieces):
        role = _read_label(piece, rules)
        if role is None:
            continue
        lists = _take_lists(piece, islice(pieces, place + 1, None), rules)
        if lists and _is_stacked(pieces, place, rules) and min(len(other.bodies) for other in lists) < _SEVERAL:
            continue
        behind = {other.node.index: role for other in lists}
        if piece.node.kind != "heading":  # a heading speaks for what stands below it
            found |= behind
        if not behind and _is_late(pieces, place):
            before = (pieces[at] for at in range(place - 1, -1, -1))
            found |= {other.node.index: role for other in _take_lists(piece, before, rules)}
    return found


def _take_lists(label: Piece, beside: Iterable[Piece], rules: RuleSet) -> list[Piece]:
    """Return the lists on one side of a label, the nearest first."""
    found: list[Piece] = []
    for other in beside:
        if other.node.page != label.node.page or not _is_list(other, rules):
            break
        found.append(other)
    return found


def _read_label(piece: Piece, rules: RuleSet) -> Role | None:
    """Return what a line that only names a list of partners says, None for any other line."""
    text = piece.node.whole.text
    named = any(not body.generic for body in piece.bodies)  # 構成市町 is a class of bodies itself
    if named or len(text) > _LONGEST_LABEL or piece.node.label is not None:
        return None
    role = find_section_role((piece.node.text,), rules)
    return role if role is not None and role.name == "partner" else None


def _is_stacked(pieces: Sequence[Piece], place: int, rules: RuleSet) -> bool:
    """Tell whether another label stands right before one: 推進チーム 主査機関 | 協力機関."""
    before = pieces[place - 1] if place else None
    if before is None or before.bodies or not before.node.text:
        return False
    return find_section_role((before.node.text.split()[-1],), rules) is not None


def _is_late(pieces: Sequence[Piece], place: int) -> bool:
    """Tell whether a label in brackets has nothing of its own behind it."""
    if pieces[place].node.whole.text.strip()[:1] not in _OPENING:
        return False
    behind = pieces[place + 1] if place + 1 < len(pieces) else None
    if behind is None or behind.node.page != pieces[place].node.page:
        return True
    return behind.node.kind == "heading" or behind.node.whole.text.strip()[:1] in _OPENING


def _is_list(piece: Piece, rules: RuleSet) -> bool:
    """Tell whether a line is a list of bodies and nothing else; a council alone is what they are members of."""
    if piece.node.kind == "heading" or not piece.bodies:
        return False
    if is_lone_body(piece) and piece.bodies[0].kind == "council":
        return False
    return rules["role.list.bodies"].pattern.search(piece.skeleton.text) is not None
