"""Lists of members: which council's they are, and what that makes of the bodies in them.

In: a document, its passages and the ``actor_roles`` rules. Out: the councils that review the plan, and a role for the
members that a table or a list names. The members of a council that reviews are evaluators, those of one that carries
the plan out are partners (annotation guidelines).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from planextract.document import Document, Node
from planextract.extract.actor_passages import Passage
from planextract.extract.actor_roles import Role, build_skeleton, find_name_role, find_sentence_roles, is_reviewer
from planextract.extract.bodies import find_bodies
from planextract.rules.loader import RuleSet

MEMBERS = "role.members.header"
CAPTION = "role.members.caption"
_EVALUATION = "role.sentence.evaluation"
_ABOVE = 2
# A caption may be followed by a remark or a unit before the table begins.
_BEFORE = 3
_LONGEST_CAPTION = 60


def find_reviewers(passages: Iterable[Passage], rules: RuleSet) -> frozenset[str]:
    """Return the names of the councils that review the plan, by what sentences say of them or by their names.

    Args:
        passages: Of the document.
        rules: The ``actor_roles`` rules.
    """
    return frozenset(name for passage in passages if passage.bodies for name in _reviewers_of(passage, rules))


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
    above = list(_texts_above(document, node))
    for caption in (*heads, *above[:1]):
        if (council := find_captioned(caption, rules)) is not None:
            return find_seat(council, reviewers, rules)
    if not any(rules.first(head, "role.members") for head in heads):
        return None
    named = _nearest_council([*heads, *above], reviewers, rules)
    return None if named is None else Role("evaluator" if is_reviewer(named, reviewers) else "partner", MEMBERS)


@lru_cache(maxsize=4096)
def find_captioned(text: str, rules: RuleSet) -> str | None:
    """Return the council whose members a caption announces (環境審議会委員名簿), None if it is no such caption.

    Args:
        text: Folded text of a line or a cell.
        rules: The ``actor_roles`` rules.
    """
    text = text.strip()
    if len(text) > _LONGEST_CAPTION or not rules["role.caption.word"].pattern.search(text):
        return None
    seats = rules["role.caption.seats"].pattern.search(text)
    end = seats.start() if seats is not None else len(text)
    bodies = find_bodies(text[:end])
    if not bodies or bodies[0].kind != "council":
        return None
    shown = build_skeleton(text[:end], bodies).text + text[end:]
    return bodies[0].name if rules[CAPTION].pattern.search(shown) else None


def find_last_council(text: str, rules: RuleSet) -> str | None:
    """Return the council named last in a text, None if there is none."""
    return _nearest_council((text,), frozenset(), rules)


def find_seat(council: str, reviewers: frozenset[str], rules: RuleSet) -> Role:
    """Return the role of the members of a council that a caption names."""
    rule = rules.first(council, "role.name")
    is_review = is_reviewer(council, reviewers) or (rule is not None and rule.gives == "evaluator")
    return Role("evaluator" if is_review else "partner", CAPTION)


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
