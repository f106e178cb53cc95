"""Roles told by the grammar of a sentence, for bodies whose surroundings say nothing in known words.

In: actor mentions with the roles that rules give, and a parser. Out: the same mentions, some more with a role. Only
sentences with such a body are parsed; what the rules decided stays. What a body depends on is read by the rules in
``rules/base/actor_clauses.toml``, see ``actor_paths.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planextract.document import Document
from planextract.extract.actor_measures import PARTNER as ASSUMED
from planextract.extract.actor_paths import find_path
from planextract.extract.actor_roles import MENTIONED
from planextract.extract.bodies import OWN
from planextract.mentions import ActionMention, ActorMention
from planextract.rules.loader import Rule, RuleSet
from planextract.words import NO_PARSE, Parser, Sentence

# Reason of a body that takes part in a measure by assumption only: its sentence does not say that it acts.
UNTOLD = "clause.untold"


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with the bodies that it names.

    Attributes:
        sentence: The sentence.
        mentions: Places of its bodies among all mentions, in order.
        ranges: Where they stand in the sentence.
    """

    sentence: Sentence
    mentions: tuple[int, ...]
    ranges: tuple[tuple[int, int], ...]


def find_open_clauses(document: Document, mentions: Sequence[ActorMention]) -> tuple[Clause, ...]:
    """Return the sentences that name a body without saying in known words what it does.

    Args:
        document: With its sentences.
        mentions: With the roles that rules give.
    """
    by_node: dict[int, list[int]] = {}
    for number, mention in enumerate(mentions):
        by_node.setdefault(mention.node, []).append(number)
    open_nodes = {mention.node for mention in mentions if _is_open(mention)}
    found = [
        _read_clause(sentence, by_node[sentence.node], mentions)
        for sentence in document.sentences
        if sentence.node in open_nodes
    ]
    return tuple(clause for clause in found if any(_is_open(mentions[number]) for number in clause.mentions))


def within_actions(
    clauses: Sequence[Clause], actions: Sequence[tuple[int | None, ActionMention]]
) -> tuple[Clause, ...]:
    """Return the clauses that stand in the text of an action.

    Args:
        clauses: Of a document.
        actions: Of the same document.
    """
    spans: dict[int, list[tuple[int, int]]] = {}
    for _, action in actions:
        if not action.view:  # says nothing, so nothing stands in it
            continue
        spans.setdefault(action.node, []).append((min(action.view.map.starts), max(action.view.map.ends)))
    return tuple(
        clause
        for clause in clauses
        if any(
            start < max(clause.sentence.view.map.ends) and min(clause.sentence.view.map.starts) < end
            for start, end in spans.get(clause.sentence.node, ())
        )
    )


def settle_roles(
    mentions: Sequence[ActorMention], clauses: Sequence[Clause], parse: Parser, rules: RuleSet
) -> tuple[ActorMention, ...]:
    """Give mentions the roles that the grammar of their sentences tells.

    Args:
        mentions: With the roles that rules give, which stay.
        clauses: Sentences with bodies among the mentions.
        parse: Parses sentences.
        rules: The ``actor_clauses`` rules.
    """
    out = list(mentions)
    telling = [clause for clause in clauses if _may_tell(clause, rules)]
    parses = parse([clause.sentence.view.text for clause in telling]) if telling else ()
    parse_of = {id(clause): parsed for clause, parsed in zip(telling, parses, strict=True)}
    for clause in clauses:
        parsed = parse_of.get(id(clause), NO_PARSE)
        for place, number in enumerate(clause.mentions):
            if _is_open(mentions[number]):
                path = find_path(parsed, clause.ranges, place)
                out[number] = _settle(mentions[number], rules.first(path, "clause") if path is not None else None)
    return tuple(out)


def _settle(mention: ActorMention, rule: Rule | None) -> ActorMention:
    """Return a mention with the role that its path gives; one that it does not give stays as it was assumed."""
    if rule is not None and rule.gives:
        told = tuple(reason for reason in mention.reasons if reason != ASSUMED)
        return replace(mention, role=rule.gives, reasons=(*told, rule.id))
    return replace(mention, reasons=(*mention.reasons, UNTOLD)) if ASSUMED in mention.reasons else mention


def _may_tell(clause: Clause, rules: RuleSet) -> bool:
    """Tell whether a parse can say anything of a body: what follows it must be able to begin a path of the rules."""
    text = clause.sentence.view.text
    return any(rules["gate.may_act"].pattern.match(text, end) for _, end in clause.ranges)


def _is_open(mention: ActorMention) -> bool:
    # What a rule says, be it only that the body is mentioned, needs no parse; what is assumed does.
    told = any(reason.startswith("role.") and reason != ASSUMED for reason in mention.reasons)
    settled = told or (mention.role != MENTIONED and ASSUMED not in mention.reasons)
    if settled or mention.kind == OWN or mention.generic:
        return False
    return not {"use.place", "use.name"} & set(mention.reasons)


def _read_clause(sentence: Sentence, numbers: Sequence[int], mentions: Sequence[ActorMention]) -> Clause:
    found = sorted(_find_ranges(sentence, numbers, mentions))
    return Clause(sentence, tuple(number for _, number in found), tuple(place for place, _ in found))


def _find_ranges(
    sentence: Sentence, numbers: Sequence[int], mentions: Sequence[ActorMention]
) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield where the mentions of a node stand in one of its sentences."""
    text = sentence.view.text
    place_of = {start: place for place, start in reversed(list(enumerate(sentence.view.map.starts)))}
    for number in numbers:
        view = mentions[number].view
        start = place_of.get(view.map.starts[0]) if view else None
        if start is not None and text.startswith(view.text, start):
            end = start + len(view)
            unit = mentions[number].unit
            yield (start, end + len(unit) if unit and text.startswith(unit, end) else end), number
