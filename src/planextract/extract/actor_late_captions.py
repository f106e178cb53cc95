"""Lists of bodies without a caption above them: 「甲鉄道㈱、乙市」 in front of 【構成員】, or behind their council.

In: the pieces of a document. Out: a role per list. A caption counts only where nothing stands below it that it could
head, and the list only where it is nothing but names and no heading of its own speaks for it. Bodies that a part on
推進体制 lists behind the council that carries the plan out are its members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from planextract.document import Document, Node
from planextract.extract.actor_members import find_listed_role
from planextract.extract.actor_passages import Piece
from planextract.extract.actor_roles import BODY, Role, find_section_role, find_sentence_roles, is_reviewer
from planextract.rules.loader import RuleSet

_CAPTIONS = frozenset({"role.section.partner", "role.section.council", "role.section.author"})
_MEMBERS = "role.list.council"
_BETWEEN = re.compile(r"[\s、,・/]|及び|並びに|等$|ほか$|など$")
_LONGEST_CAPTION = 24
_FEWEST = 2


def find_late_captions(
    document: Document, pieces: Sequence[Piece], given: Mapping[int, Role], reviewers: frozenset[str], rules: RuleSet
) -> dict[int, Role]:
    """Return the role of the lists above bare captions, by the node's index.

    Args:
        document: With outline.
        pieces: Of its passages, in order.
        given: Roles that lists have already.
        reviewers: Councils that review the plan.
        rules: The ``actor_roles`` rules.
    """
    found: dict[int, Role] = {}
    for place, piece in enumerate(pieces):
        role = _read_caption(piece, rules)
        if role is None or _heads_something(document, piece.node):
            continue
        above = list(_lists_above(document, pieces, place))
        # A list that something speaks for is no stray one; with it goes all that stands above.
        if sum(len(other.bodies) for other in above) < _FEWEST or any(other.node.index in given for other in above):
            continue
        headings = [piece.node.text, *(node.text for node in document.ancestors(piece.node))]
        role = find_listed_role(headings, role, reviewers, rules)
        found |= {other.node.index: role for other in above}
    return found


def find_uncaptioned(
    pieces: Sequence[Piece], given: Mapping[int, Role], reviewers: frozenset[str], rules: RuleSet
) -> dict[int, Role]:
    """Return the role of the lists that stand behind a council of the 推進体制, by the node's index.

    Args:
        pieces: Of the document's passages, in order.
        given: Roles that lists have already.
        reviewers: Councils that review the plan, whose members would be evaluators.
        rules: The ``actor_roles`` rules.
    """
    found: dict[int, Role] = {}
    is_led = False
    for piece in pieces:
        node = piece.node
        if node.zone != "organisation" or node.announces is not None:
            is_led = False
            continue
        named = [body for body in piece.bodies if not body.generic]
        is_list = len(named) >= _FEWEST and node.kind != "heading" and _is_names(piece)
        if is_list and is_led and node.index not in given:
            found[node.index] = Role("partner", _MEMBERS)
        elif not is_list and (councils := [body for body in named if body.kind == "council"]):
            is_led = _carries(piece, rules) or not is_reviewer(councils[0].name, reviewers)
    return found


def _carries(piece: Piece, rules: RuleSet) -> bool:
    """Tell whether a sentence says of a council that it carries the plan out, be it that it reviews it as well."""
    roles = find_sentence_roles(piece.skeleton, piece.bodies, rules, "role.sentence")
    return any(role.name == "lead" and piece.bodies[place].kind == "council" for place, role in roles.items())


def _is_names(piece: Piece) -> bool:
    """Tell whether a piece is names and nothing else, whatever stands between them."""
    return not _BETWEEN.sub("", piece.skeleton.text).strip(BODY)


def _read_caption(piece: Piece, rules: RuleSet) -> Role | None:
    node = piece.node
    if node.kind != "heading" or node.table is not None or len(node.text) > _LONGEST_CAPTION:
        return None
    role = find_section_role((node.text,), rules)
    return role if role is not None and role.rule in _CAPTIONS else None


def _heads_something(document: Document, node: Node) -> bool:
    """Tell whether anything but sentences and notes stands below a caption, of which it could be the caption."""
    for index in range(node.index + 1, len(document.nodes)):
        other = document.nodes[index]
        if other.kind == "heading" and other.depth <= node.depth:
            return False
        if other.table is not None or other.kind == "heading" or not other.text.endswith(("。", "。)")):
            return True
    return False


def _lists_above(document: Document, pieces: Sequence[Piece], place: int) -> Iterator[Piece]:
    """Yield the lists right above a caption, in the same part of the document."""
    caption, below = pieces[place].node, None
    for at in range(place - 1, -1, -1):
        other = pieces[at]
        node = other.node
        # Items came to stand below the sentence above them.
        inside = any(above.index == caption.parent for above in document.ancestors(node)) or caption.parent is None
        if (
            not inside
            or node.page != caption.page
            or node.kind == "heading"
            or all(body.generic for body in other.bodies)
            or not _is_names(other)
        ):
            return
        # A council that stands alone above the list of its members is none of them; an item like the others may be.
        is_alone = len(other.bodies) == 1 and other.bodies[0].kind == "council"
        if is_alone and (below is None or node.label is None or below.label is None):
            return
        yield other
        below = node
