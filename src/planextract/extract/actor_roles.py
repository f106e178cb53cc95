"""What a sentence, a heading or a column makes of the bodies that it names.

In: a folded text, the bodies found in it and the ``actor_roles`` rules. Out: a role per body and the rule that
gave it. A sentence is matched as a skeleton in which every body is one 〓, so that 「東北大学及び山形大学と連携し」
and 「県と連携し」 are one pattern. Does not know the document; see ``actors.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from planextract.extract.bodies import OWN, Body
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import Rule, RuleSet

BODY = "〓"
MENTIONED = "mentioned"
PLACE = "place"
"""A 「role」 that says that the bodies are only places here."""

LOCAL = frozenset({"prefecture", "municipality", OWN})
# What a section heading says of its list does not hold for the ministries that its sentences mention.
STATE_RULES = frozenset({"actor.whole.state", "actor.whole.ministry", "actor.whole.international"})
# An assembly is told the results, as a chronicle or a sentence beside the members says.
_ASSEMBLY = "actor.head.assembly"
_MEMBERS = ("role.members", "role.section.affiliation", "role.section.evaluator")
_HEADING = 40
# 「主査機関：防災課」 answers itself; what stands below is something else.
_ANSWERED = re.compile(r"[一-鿿][::] ?[^ :()]{2,}$")
_POSSESSOR = re.compile("〓(?:(?:、|,|・|及び|並びに|や|と|又は)〓)*の〓")


@frozen_dataclass(frozen=True, slots=True)
class Role:
    """A role and what gave it.

    Attributes:
        name: ``author``, ``lead``, ``partner``, ``evaluator``, ``mentioned`` or ``place``.
        rule: Id of the rule.
    """

    name: str
    rule: str


_COUNCIL_LIST = "role.section.council"
_IN_CHARGE = Role("lead", "role.list.council")
_REVIEWER = Role("evaluator", "role.members.reviewer")


class Skeleton(NamedTuple):
    """A text in which every body is one character.

    Attributes:
        text: The skeleton.
        at: Offset of each body's 〓.
    """

    text: str
    at: tuple[int, ...]


def build_skeleton(text: str, bodies: Sequence[Body]) -> Skeleton:
    """Replace every body, with the section that follows it, by 〓.

    Args:
        text: Folded text; a 〓 of its own becomes a blank.
        bodies: In order, without overlaps.
    """
    if not bodies:
        return Skeleton(text.replace(BODY, " "), ())
    parts: list[str] = []
    at: list[int] = []
    last = length = 0
    for body in bodies:
        before = text[last : body.start].replace(BODY, " ")
        parts.extend((before, BODY))
        at.append(length + len(before))
        length += len(before) + 1
        last = max(body.end, body.unit_end)
        # 「東北地方整備局（防災課）」: the bracket belongs to the section.
        if body.unit and text[last : last + 1] == ")" and "(" in text[body.end : last]:
            last += 1
    parts.append(text[last:].replace(BODY, " "))
    return Skeleton("".join(parts), tuple(at))


def find_sentence_roles(
    skeleton: Skeleton,
    bodies: Sequence[Body],
    rules: RuleSet,
    *prefixes: str,
    reviewers: frozenset[str] = frozenset(),
) -> dict[int, Role]:
    """Return the roles that a sentence gives, by the body's place in the list.

    Args:
        skeleton: Of the sentence.
        bodies: The bodies of the skeleton.
        rules: The ``actor_roles`` rules.
        prefixes: Groups of rules, e.g. ``role.sentence``; in a group the first rule that speaks wins, and what a
            later group says holds against an earlier one.
        reviewers: Councils that other sentences have review the plan; their members are evaluators.
    """
    roles: dict[int, Role] = {}
    present = {body.kind for body in bodies}
    # Most rules about councils meet a sentence that names none.
    possible = [
        rule
        for rule in rules.possible(skeleton.text, *prefixes)
        if not rule.gives or not present.isdisjoint(rule.gives.split())
    ]
    for prefix in prefixes if possible else ():
        chosen = [rule for rule in possible if rule.id.startswith(prefix)] if len(prefixes) > 1 else possible
        if chosen:
            roles |= _find_roles(skeleton, bodies, rules, chosen, reviewers)
    return roles


def _find_roles(
    skeleton: Skeleton, bodies: Sequence[Body], rules: RuleSet, possible: Iterable[Rule], reviewers: frozenset[str]
) -> dict[int, Role]:
    roles: dict[int, Role] = {}
    for rule in possible:
        for match in rule.pattern.finditer(skeleton.text):
            kinds = rule.gives.split()
            spans = ((group, match.span(group)) for group in rule.pattern.groupindex)
            named = {group: _within(skeleton, span) for group, span in spans if span[1] > 0}
            councils: list[Role | None] = []  # whose members the others are, if that is what the rule is about
            if any(group.startswith("members") for group in named):
                of = [index for group, found in named.items() if group.startswith("of") for index in found]
                for index in of:
                    if bodies[index].kind == "council":
                        role = roles.get(index) or find_name_role(bodies[index], rules, "role.name")
                        councils.append(_REVIEWER if is_reviewer(bodies[index].name, reviewers) else role)
                if bare := match.groupdict().get("bare"):  # 協議会の委員は、…: the council that was named before
                    councils.append(_REVIEWER if is_reviewer(bare, reviewers) else None)
            for group, found in named.items():
                name = _role_name(group.rstrip("0123456789"), councils)
                for index in found:
                    if name is None or index in roles or (kinds and bodies[index].kind not in kinds):
                        continue
                    if name != "partner" or not _is_possessor(skeleton, index, bodies[index]):
                        roles[index] = Role(name, rule.id)
    return roles


def _within(skeleton: Skeleton, span: tuple[int, int]) -> list[int]:
    return [index for index, at in enumerate(skeleton.at) if span[0] <= at < span[1]]


def _is_possessor(skeleton: Skeleton, index: int, body: Body) -> bool:
    """Tell whether a place is only where the bodies meant are: 燕市及び長岡市の企業との交流."""
    return body.kind in LOCAL and _POSSESSOR.match(skeleton.text, skeleton.at[index]) is not None


def _role_name(group: str, councils: Sequence[Role | None]) -> str | None:
    """Return the role that a group of a pattern stands for; ``members`` have that of their council."""
    if group != "members":
        return None if group == "of" else group
    if not councils:
        return None
    return "evaluator" if any(role and role.name == "evaluator" for role in councils) else "partner"


def is_reviewer(name: str, reviewers: frozenset[str]) -> bool:
    """Tell whether a council is one of the reviewing ones, also by its short name."""
    return any(name.endswith(other) or other.endswith(name) for other in reviewers)


def find_section_role(headings: Sequence[str], rules: RuleSet) -> Role | None:
    """Return the role that headings give to the bodies listed below them, the nearest first.

    Args:
        headings: Folded texts, nearest first.
        rules: The ``actor_roles`` rules.
    """
    for heading in headings:
        if len(heading) <= _HEADING and (role := _read_heading(heading, rules)) is not None:
            return role
    return None


@lru_cache(maxsize=4096)
def _read_heading(heading: str, rules: RuleSet) -> Role | None:
    """Return the role that a heading gives; every node below a heading asks for the same ones."""
    if heading.endswith("。") or _ANSWERED.search(heading):
        return None
    rule = rules.first(heading.strip("【】〔〕[]<>〈〉《》 :-・*○●■□◆◇"), "role.section")
    return Role(rule.gives, rule.id) if rule is not None else None


def find_name_role(body: Body, rules: RuleSet, prefix: str) -> Role | None:
    """Return the role that a council's own name gives it, None for other bodies.

    Args:
        body: The body.
        rules: The ``actor_roles`` rules.
        prefix: ``role.name``, or ``role.member`` where the plan says how it is carried out.
    """
    rule = rules.first(body.name, prefix) if body.kind == "council" else None
    return Role(rule.gives, rule.id) if rule is not None else None


def may_take(role: Role, body: Body) -> bool:
    """Tell whether what a heading says of its list can hold for this body."""
    # A council is none of its own members, and who leads or serves it does not carry the plan out for that.
    if role.rule == _COUNCIL_LIST and body.rule.startswith("actor.bare.reference"):
        return False
    if role == _IN_CHARGE and body.kind != "council":
        return False
    if body.rule in STATE_RULES or (role.name == "evaluator" and body.rule == _ASSEMBLY):
        return False
    # A city is no reviewer, but a section of it (県東部センター 所長) sits on councils that are.
    is_member = role.rule.startswith(_MEMBERS) and body.unit is not None
    return is_member or not (role.name == "evaluator" and body.kind in LOCAL)


def find_alias(text: str, body: Body, rules: RuleSet) -> str | None:
    """Return the short form that the text defines right after a body, None if it defines none.

    Args:
        text: Folded text.
        body: A body in it.
        rules: The ``actor_roles`` rules.
    """
    rule: Rule = rules["role.alias.defined"]
    end = max(body.end, body.unit_end)
    match = rule.pattern.search(text[end:]) if end < len(text) else None
    if match is None:
        return None
    return next((match[group] for group in rule.pattern.groupindex if match[group]), None)
