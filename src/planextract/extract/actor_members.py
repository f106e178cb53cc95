"""Lists of members: which council's they are, and what that makes of the bodies in them.

In: a document, its passages and the ``actor_roles`` rules. Out: the councils that review the plan, and a role for the
members that a table or a list names. The members of a council that reviews are evaluators, those of one that carries
the plan out are partners (annotation guidelines).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planextract.document import Document, Node
from planextract.extract.actor_passages import Passage
from planextract.extract.actor_roles import Role, build_skeleton, find_name_role, find_sentence_roles
from planextract.extract.bodies import find_bodies
from planextract.rules.loader import RuleSet

MEMBERS = "role.members.header"
CAPTION = "role.members.caption"
_EVALUATION = "role.sentence.evaluation"
_ABOVE = 2
# A caption may be followed by a remark or a unit before the table begins.
_BEFORE = 3


def find_reviewers(passages: Iterable[Passage], rules: RuleSet) -> frozenset[str]:
    """Return the names of the councils that review the plan, by what sentences say of them or by their names.

    Args:
        passages: Of the document.
        rules: The ``actor_roles`` rules.
    """
    return frozenset(name for passage in passages if passage.bodies for name in _reviewers_of(passage, rules))


def is_reviewer(name: str, reviewers: frozenset[str]) -> bool:
    """Tell whether a council is one of the reviewing ones, also by its short name."""
    return any(name.endswith(other) or other.endswith(name) for other in reviewers)


def find_member_role(document: Document, node: Node, reviewers: frozenset[str], rules: RuleSet) -> Role | None:
    """Return the role of the members that a table lists, None if it lists none or does not say of what.

    Args:
        document: With tables.
        node: Node of the table.
        reviewers: Councils that review the plan.
        rules: The ``actor_roles`` rules.
    """
    if node.table is None:
        return None
    table = document.tables[node.table]
    heads = [cell.text for cell in table.cells if cell.row == 0]
    if any(rules.first(head, "role.members") for head in heads):
        council = _nearest_council([*heads, *_texts_above(document, node)], reviewers, rules)
    else:
        council = _find_captioned(_texts_above(document, node), rules)
    return None if council is None else Role("evaluator" if is_reviewer(council, reviewers) else "partner", MEMBERS)


def find_listed_role(headings: Sequence[str], role: Role, reviewers: frozenset[str], rules: RuleSet) -> Role:
    """Return a role given by 「協議会の委員構成」, changed where that council reviews the plan.

    Args:
        headings: Of the list, nearest first.
        role: What they give.
        reviewers: Councils that review the plan.
        rules: The ``actor_roles`` rules.
    """
    if role.rule != "role.section.council":
        return role
    council = _nearest_council(headings, reviewers, rules)
    return Role("evaluator", role.rule) if council is not None and is_reviewer(council, reviewers) else role


def _reviewers_of(passage: Passage, rules: RuleSet) -> Iterator[str]:
    councils = [index for index, body in enumerate(passage.bodies) if body.kind == "council"]
    if not councils:
        return
    spoken = find_sentence_roles(passage.skeleton, passage.bodies, rules, _EVALUATION)
    for index in councils:
        body = passage.bodies[index]
        role = spoken.get(index) or find_name_role(body, rules, "role.name")
        if role is not None and role.name == "evaluator":
            yield body.name


def _texts_above(document: Document, node: Node) -> Iterator[str]:
    before = document.nodes[max(0, node.index - _BEFORE) : node.index]
    yield from (other.text for other in reversed(before) if other.table is None and other.page == node.page)
    yield from (ancestor.text for ancestor in list(document.ancestors(node))[:_ABOVE])


def _find_captioned(texts: Iterable[str], rules: RuleSet) -> str | None:
    """Return the council whose members the nearest text above a table announces (審議会の構成), None if it does not."""
    text = next(iter(texts), "").strip()
    bodies = find_bodies(text)
    if len(bodies) != 1 or bodies[0].kind != "council":
        return None
    caption = rules[CAPTION].pattern.search(build_skeleton(text, bodies).text)
    return bodies[0].name if caption is not None else None


def _nearest_council(texts: Iterable[str], reviewers: frozenset[str], rules: RuleSet) -> str | None:
    for text in texts:
        councils = [body for body in find_bodies(text) if body.kind == "council"]
        # 「推進委員会」 is by its name an organ of another council, unless sentences have it review the plan.
        named = [
            body.name
            for body in councils
            if is_reviewer(body.name, reviewers) or not rules.first(body.name, "role.member")
        ]
        if named:
            return named[-1]
    return None
