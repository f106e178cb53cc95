"""Organisation charts in words: a council's name on a line, below it what it does and who sits on it.

In: the pieces of a document and the ``actor_roles`` rules. Out: the role of each such council, told by its duty, and of
its members. A council that reviews the plan has evaluators for members, one that carries it out has partners. Sentences
speak for themselves and are left to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planextract.document import Document
from planextract.extract.actor_passages import Piece
from planextract.extract.actor_roles import BODY, Role, find_name_role, find_section_role, is_reviewer
from planextract.extract.bodies import OWN
from planextract.rules.loader import Rule, RuleSet

ALONE = "role.duty.alone"
BESIDE = "role.duty.beside"
_REVIEW, _CARRIES = "role.duty_is.evaluator", "role.duty_is.carries"
_TEAM = "actor.team.line"
_LONGEST_DUTY = 60
# Parts that tell of other plans and of what has been.
_ELSEWHERE = frozenset({"background", "achievement", "challenge", "measures"})
# What 【委員】, 構成 and 構成団体 are depends on the council above them.
_OF_COUNCILS = frozenset({"role.section.council", "role.section.partner", "role.section.affiliation"})


def find_chart_roles(
    document: Document, pieces: Iterable[Piece], zones: frozenset[str], reviewers: frozenset[str], rules: RuleSet
) -> Mapping[int, Role]:
    """Return the roles that a chart in words gives, by the index of the node.

    Args:
        document: With outline.
        pieces: Of the document, in order.
        zones: Zones in which charts stand.
        reviewers: Councils that review the plan, as sentences and names tell.
        rules: The ``actor_roles`` rules.
    """
    found: dict[int, Role] = {}
    council: Piece | None = None
    waiting: Role | None = None  # a label on a line of its own, whose list is still to come
    for piece in pieces:
        before, waiting = waiting, None
        if council is None and not _has_one_council(piece):
            continue  # as nearly everywhere: no chart is open, and none begins
        beside = rules[BESIDE].pattern.search(piece.skeleton.text) if _has_one_council(piece) else None
        if not _is_within(document, piece, zones) and (
            piece.node.zone in _ELSEWHERE or not _is_lone_pair(council, piece, rules)
        ):
            council = piece if _is_alone(piece, rules) and piece.node.zone not in _ELSEWHERE else None
        elif _is_alone(piece, rules):
            council = piece
        elif beside is not None:
            council = piece
            _tell(found, piece, _find_duty(beside["duty"], rules))
        elif piece.node.kind == "heading" and not _find_label(piece, rules):
            council = None
        elif council is not None and not _names_bodies(piece):
            waiting = _find_label(piece, rules)
            _tell(found, council, _find_duty(piece.node.text, rules))
        elif council is not None:
            label = _find_label(piece, rules) or before
            if label is None:
                council = None
            else:
                seat = Role(_seat(council, found, reviewers, rules), label.rule)
                found[piece.node.index] = seat
                # The council of an organisation is lead, its members are partners; a team is led by its 主査.
                if seat.name == "partner" and council.bodies[0].rule != _TEAM:
                    found.setdefault(council.node.index, Role("lead", "role.list.council"))
    return found


def _is_within(document: Document, piece: Piece, zones: frozenset[str]) -> bool:
    """Tell whether a piece stands in a part on organisation, however a label in it (【構成】) is read by itself."""
    return piece.node.zone in zones or any(above.zone in zones for above in document.ancestors(piece.node))


def _is_alone(piece: Piece, rules: RuleSet) -> bool:
    return _has_one_council(piece) and rules[ALONE].pattern.search(piece.skeleton.text.strip()) is not None


def _is_lone_pair(council: Piece | None, piece: Piece, rules: RuleSet) -> bool:
    """Tell whether a list of members stands right below a council's name, which makes a chart of the two anywhere."""
    return council is not None and piece.node.index == council.node.index + 1 and _find_label(piece, rules) is not None


def _has_one_council(piece: Piece) -> bool:
    return len(piece.bodies) == 1 and piece.bodies[0].kind == "council" and not piece.bodies[0].generic


def _names_bodies(piece: Piece) -> bool:
    return any(not body.generic and body.kind != OWN for body in piece.bodies)


def _tell(found: dict[int, Role], council: Piece, duty: Rule | None) -> None:
    """Note what the first line with a duty says of a council."""
    if duty is not None and council.node.index not in found:
        found[council.node.index] = Role(duty.gives, duty.id)


def _find_duty(text: str, rules: RuleSet) -> Rule | None:
    if len(text) > _LONGEST_DUTY:
        return None
    return next((rules[name] for name in (_REVIEW, _CARRIES) if rules[name].pattern.search(text)), None)


def _find_label(piece: Piece, rules: RuleSet) -> Role | None:
    """Return what the label of a list says (【委員】 …), None if it is no list of a council's members."""
    whole = piece.node.whole.text
    label = whole[: max(0, len(whole) - len(piece.node.text))] + piece.skeleton.text.split(BODY)[0]
    role = find_section_role((label,), rules) if label.strip() else None
    return role if role is not None and role.rule in _OF_COUNCILS else None


def _seat(council: Piece, found: Mapping[int, Role], reviewers: frozenset[str], rules: RuleSet) -> str:
    body = council.bodies[0]
    told = found.get(council.node.index) or find_name_role(body, rules, "role.name")
    is_review = told.name == "evaluator" if told is not None else is_reviewer(body.name, reviewers)
    return "evaluator" if is_review else "partner"
