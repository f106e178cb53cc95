"""Words that a document defines for several bodies at once: 「米子市、境港市及び安来市（以下「構成市」という。）」.

In: a document. Out: the words with the bodies they stand for, a finder of the words in a text, and the mentions that
one such word makes, one per body. A word that is defined for one body alone is an alias; see ``actor_roles.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planextract.document import Document
from planextract.extract.actor_roles import build_skeleton
from planextract.extract.bodies import OWN, Body, find_bodies
from planextract.mentions import ActorMention
from planextract.rules.loader import RuleSet, load_rules

DEFINED = "role.collective.defined"


@dataclass(frozen=True, slots=True)
class Collectives:
    """The collective words of a document.

    Attributes:
        members: Bodies by the word that stands for them.
        pattern: Finds the words in a text, None if the document defines none.
    """

    members: Mapping[str, tuple[Body, ...]] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None

    def find(self, text: str, bodies: Sequence[Body]) -> tuple[Body, ...]:
        """Return where the words stand in a text, apart from the bodies found there already.

        Args:
            text: Folded text.
            bodies: What the rules found in it.
        """
        if self.pattern is None:
            return ()
        edge = load_rules("actors")["actor.collective.edge"].pattern
        hits = (
            match.span() for match in self.pattern.finditer(text) if edge.search(text[match.end() : match.end() + 1])
        )
        return tuple(
            Body(start, end, text[start:end], "municipality", DEFINED, generic=True)
            for start, end in hits
            if all(end <= body.start or body.end <= start for body in bodies)
        )

    def expand(self, mention: ActorMention) -> Iterator[ActorMention]:
        """Yield a mention, or instead of a collective word one mention of each body that it stands for."""
        members = self.members.get(mention.name, ()) if mention.generic or mention.kind == OWN else ()
        if not members or mention.kind == OWN:  # 「両県」 also tells whose plan it is
            # 「安来市（以下「構成市」という。）」 ends a list; the word is no name of the last one.
            yield replace(mention, alias=None) if mention.alias in self.members else mention
        for body in members:
            yield replace(
                mention,
                rule=DEFINED,
                name=body.name,
                kind=body.kind,
                generic=False,
                code=body.codes[0] if len(body.codes) == 1 else None,
                candidates=body.codes if len(body.codes) > 1 else (),
                alias=None,
            )


def find_collectives(document: Document, rules: RuleSet) -> Collectives:
    """Find the collective words that a document defines; the first definition of a word counts.

    Args:
        document: With outline.
        rules: The ``actor_roles`` rules.
    """
    members: dict[str, tuple[Body, ...]] = {}
    may_define = rules["role.collective.word"].pattern.search
    for node in document.nodes:
        if may_define(node.text):
            for word, bodies in _find_definitions(node.text, rules):
                members.setdefault(word, bodies)
    if not members:
        return Collectives()
    words = "|".join(re.escape(word) for word in sorted(members, key=len, reverse=True))
    return Collectives(members, re.compile(f"(?<![一-鿿])(?:{words})"))


def _find_definitions(text: str, rules: RuleSet) -> Iterator[tuple[str, tuple[Body, ...]]]:
    bodies = tuple(body for body in find_bodies(text) if not body.generic and body.kind != OWN)
    skeleton = build_skeleton(text, bodies)
    for match in rules[DEFINED].pattern.finditer(skeleton.text):
        start, end = match.span("members")
        named = (body for body, at in zip(bodies, skeleton.at, strict=True) if start <= at < end)
        yield match["alias"], tuple(named)
