"""Outline → actor mentions: every place where a body is named, with its role there.

In: a document with outline and tables. Out: one mention per place, in document order. References (本県, 市) are
mentions of kind ``own`` and a section without its body (担当課：企画課) has an empty name; both are resolved when
mentions are linked. A parser may suggest further bodies through ``suggest``; without one only rules speak.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planextract.document import Document
from planextract.extract.actor_collectives import Collectives, find_collectives
from planextract.extract.actor_inline_labels import find_inline_roles, is_label
from planextract.extract.actor_measures import find_measure_roles
from planextract.extract.actor_members import find_member_role, find_reviewers
from planextract.extract.actor_mentions import (
    Suggest,
    find_bracketed,
    suggest_nothing,
    to_mention,
    unit_mentions,
)
from planextract.extract.actor_passages import Passage, Piece, read_passages
from planextract.extract.actor_roles import Role, find_sentence_roles
from planextract.extract.actor_sections import find_given_roles, headings_above, settle_role
from planextract.extract.actor_tables import extract_table_actors
from planextract.extract.actor_teams import extract_teams
from planextract.extract.bodies import Body
from planextract.mentions import ActorMention
from planextract.rules.families import UNKNOWN
from planextract.rules.loader import RuleSet, load_rules

# Whose cases a collection tells.
_CASES = "case_collection"
_OF_CASES = frozenset({"prefecture", "municipality"})


def extract_actors(document: Document, *, suggest: Suggest = suggest_nothing) -> tuple[ActorMention, ...]:
    """Find every mention of a body.

    Args:
        document: With outline and tables.
        suggest: Finds bodies that the rules do not know.

    Returns:
        Mentions in document order; ``role`` is what this place says, ``mentioned`` if nothing.
    """
    family = None if document.family == UNKNOWN else document.family
    rules = load_rules("actor_roles", family)
    words = find_collectives(document, rules)
    suggest = _with_words(words, suggest)
    passages = read_passages(document, suggest)
    reviewers = find_reviewers(passages, rules)
    given = find_given_roles(document, passages, reviewers, rules)
    mentions: list[ActorMention] = []
    cases = document.family == _CASES
    for passage in passages:
        if passage.bodies:
            mentions.extend(_extract_passage(passage, given, reviewers, rules, cases=cases))
    for node in document.nodes:
        if node.table is not None:
            members = find_member_role(document, node, reviewers, rules)
            headings = headings_above(document, node)
            mentions.extend(extract_table_actors(document, node, headings, rules, members, suggest))
    mentions.extend(_duty_units(document))
    mentions.extend(extract_teams(document))
    if words.members:
        mentions = [entry for mention in mentions for entry in words.expand(mention)]
    return tuple(sorted(mentions, key=lambda mention: mention.node))


def _with_words(words: Collectives, suggest: Suggest) -> Suggest:
    def both(text: str, bodies: Sequence[Body]) -> Sequence[Body]:
        found = words.find(text, bodies)
        return (*found, *suggest(text, (*bodies, *found)))

    return suggest if words.pattern is None else both


def _extract_passage(
    passage: Passage, given: Mapping[int, Role], reviewers: frozenset[str], rules: RuleSet, *, cases: bool
) -> Iterator[ActorMention]:
    bodies, view = passage.bodies, passage.view
    groups = ("role.sentence", "role.imprint", "role.author")
    roles = find_sentence_roles(passage.skeleton, bodies, rules, *groups, reviewers=reviewers)
    aliases = find_bracketed(view.text, bodies)
    first = passage.pieces[0].node
    defaults = find_measure_roles(first, passage.skeleton, bodies, rules)
    if first.zone == "organisation":
        defaults = find_sentence_roles(passage.skeleton, bodies, rules, "role.organisation") | defaults
    index = 0
    for piece in passage.pieces:
        listed = given.get(piece.node.index)
        headed = _heading_roles(piece, rules, cases=cases) if piece.bodies and listed is None else {}
        inline = find_inline_roles(piece.skeleton, piece.bodies, rules)
        for place, body in enumerate(piece.bodies):
            spoken = roles.get(index) or headed.get(place)
            role = settle_role(piece.node, body, spoken, inline.get(place, listed), defaults.get(index), rules)
            if index not in aliases.values() and not is_label(piece.skeleton, place, body, rules):
                mention = to_mention(piece.node, view, body, role, rules)
                yield replace(mention, alias=bodies[aliases[index]].name) if index in aliases else mention
            index += 1


def _heading_roles(piece: Piece, rules: RuleSet, *, cases: bool) -> Mapping[int, Role]:
    """Return the roles of bodies that a heading consists of, or a line of a collection of cases."""
    text = piece.node.text
    bodies_only = rules["role.list.bodies"].pattern
    is_line = cases and bool(piece.node.parent) and bodies_only.search(piece.skeleton.text.strip()) is not None
    if piece.node.kind != "heading" and "「" not in text and not text.startswith("#") and not is_line:
        return {}
    if all(body.kind not in _OF_CASES for body in piece.bodies):
        return {}
    roles = find_sentence_roles(piece.skeleton, piece.bodies, rules, "role.heading")
    return {place: role for place, role in roles.items() if piece.bodies[place].kind in _OF_CASES}


def _duty_units(document: Document) -> Iterator[ActorMention]:
    duty = load_rules("actors")["actor.unit.duty"].pattern
    for node in document.nodes:
        match = duty.search(node.whole.text) if node.table is None else None
        if match is not None:
            yield from unit_mentions(node, node.whole.slice(*match.span("units")))
