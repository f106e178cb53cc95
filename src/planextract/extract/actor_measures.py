"""What a measure makes of a body that it names without saying what the body does.

In: the skeleton of a text and its bodies. Out: a role per body. A plan names a company, an association or a school of
higher education in a measure because it takes part in it: of the bodies that gold plans name in their actions, nine in
ten are partners. What only receives a request, lends its name or is a place is excepted by ``role.measure_not``.
Whether the text is a measure at all is decided by the caller from the outline.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.document import Node
from planextract.extract.actor_roles import Role, Skeleton, find_sentence_roles
from planextract.extract.bodies import Body
from planextract.rules.loader import RuleSet

PARTNER = "role.measure.partner"
COMMITMENT = "role.commitment.future"
# Where an outline went wrong, measures stand among these; nothing else does.
_DOUBTFUL = frozenset({"other", "challenge", "schedule", "pillars", "vision", "actors"})
_KINDS = frozenset({"association", "company", "university", "research", "council", "other"})
# Schools and hospitals are named as places as often as they act; what they do must be said.
_NEVER = ("高等学校", "高校", "中学校", "小学校", "学校", "病院")
# Facilities, references, short forms, teams and bodies of several states are no partners by being named.
_NOT_NAMED = ("actor.facility", "actor.bare", "actor.short", "actor.team", "actor.whole.inter")
_ASSEMBLY = "議会"
_COUNCILS = ("協議会", "審議会")


def is_measure(node: Node) -> bool:
    """Tell whether what stands in a node may be a measure, as far as the outline says."""
    if node.zone == "measures":
        return node.kind != "heading"
    return node.zone == "other" and node.kind in {"item", "table"}


def find_measure_roles(node: Node, skeleton: Skeleton, bodies: Sequence[Body], rules: RuleSet) -> dict[int, Role]:
    """Return the bodies that a measure makes partners because it names them, by their place in the list.

    Args:
        node: Where the text stands, or where it begins.
        skeleton: Of a paragraph, an item or a cell.
        bodies: The bodies of the skeleton.
        rules: The ``actor_roles`` rules.
    """
    named = [index for index, body in enumerate(bodies) if _may_take_part(body, rules)]
    if not named or node.kind == "heading" or not (is_measure(node) or node.zone in _DOUBTFUL):
        return {}
    excepted = find_sentence_roles(skeleton, bodies, rules, "role.measure_not")
    role = Role(rules[PARTNER].gives, PARTNER)
    speaking = rules[PARTNER if is_measure(node) else COMMITMENT].pattern
    return {
        index: role
        for index in named
        if index not in excepted and speaking.search(_sentence_at(skeleton.text, skeleton.at[index]))
    }


def _may_take_part(body: Body, rules: RuleSet) -> bool:
    if body.generic or body.kind not in _KINDS or body.rule.startswith(_NOT_NAMED) or body.name.endswith(_NEVER):
        return False
    if body.name.endswith(_ASSEMBLY) and not body.name.endswith(_COUNCILS):
        return False
    return body.kind != "council" or rules.first(body.name, "role.member") is None


def _sentence_at(text: str, at: int) -> str:
    start = text.rfind("。", 0, at) + 1
    end = text.find("。", at)
    return text[start : end if end >= 0 else len(text)]
