"""Lists of bodies that a text dump has printed in front of their caption: 「甲鉄道㈱、乙市、丙市」 above 【構成員】.

In: the pieces of a document. Out: a role per list. A caption counts only where nothing stands below it that it could
head, and the list only where it is nothing but names and no heading of its own speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planextract.document import Document, Node
from planextract.extract.actor_members import find_listed_role
from planextract.extract.actor_passages import Piece
from planextract.extract.actor_roles import BODY, Role, find_section_role
from planextract.rules.loader import RuleSet

_CAPTIONS = frozenset({"role.section.partner", "role.section.council", "role.section.author"})
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
        above = list(_lists_above(document, pieces, place, rules))
        # A list that something speaks for is no stray one; with it goes all that stands above.
        if sum(len(other.bodies) for other in above) < _FEWEST or any(other.node.index in given for other in above):
            continue
        headings = [piece.node.text, *(node.text for node in document.ancestors(piece.node))]
        role = find_listed_role(headings, role, reviewers, rules)
        found |= {other.node.index: role for other in above}
    return found


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


def _lists_above(document: Document, pieces: Sequence[Piece], place: int, rules: RuleSet) -> Iterator[Piece]:
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
            or not _is_bare(other, rules)
        ):
            return
        # A council that stands alone above the list of its members is none of them; an item like the others may be.
        is_alone = len(other.bodies) == 1 and other.bodies[0].kind == "council"
        if is_alone and (below is None or node.label is None or below.label is None):
            return
        yield other
        below = node


def _is_bare(piece: Piece, rules: RuleSet) -> bool:
    """Tell whether a piece is nothing but names, with commas or blanks between them."""
    # A line of names and the next one are joined without a blank.
    text = "、".join(piece.skeleton.text.split()).replace(BODY, f"{BODY}、").replace("、、", "、").removesuffix("、")
    return rules["role.list.bodies"].pattern.search(text) is not None
