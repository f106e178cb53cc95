"""One body at one place → a mention, whether it stands in a sentence or in a cell.

In: a view, a body found in it and its role there. Out: an ``ActorMention``. Finding the bodies and their roles
is the business of ``bodies.py`` and ``actor_roles.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from planextract.document import Node
from planextract.extract.actor_measures import is_measure
from planextract.extract.actor_roles import MENTIONED, PLACE, Role, find_alias
from planextract.extract.bodies import OWN, Body, find_bodies
from planextract.mentions import ActorMention
from planextract.rules.loader import RuleSet, load_rules
from planextract.spans import View

Suggest = Callable[[str, Sequence[Body]], Sequence[Body]]
"""Text and the bodies that rules found → further bodies, none of them overlapping those."""

# Three names of a list may stand between a name and what is said of it.
_CONTEXT = 24
_BARE = "actor.bare.reference"
# With this the rule about chapters ends.
_CHAPTER = "支部"
_WORD = re.compile("[一-鿿ァ-ヺーA-Za-z0-9]")


def suggest_nothing(_text: str, _bodies: Sequence[Body]) -> Sequence[Body]:
    """Suggest no further bodies."""
    return ()


def read_bodies(view: View, suggest: Suggest = suggest_nothing) -> tuple[Body, ...]:
    """Find the bodies of a view, with those that a parser suggests."""
    found = find_bodies(view.text)
    further = suggest(view.text, found)
    return tuple(sorted((*found, *further), key=lambda body: body.start)) if further else found


def to_mention(node: Node, view: View, body: Body, role: Role | None, rules: RuleSet) -> ActorMention:
    """Make a mention of a body found in a view.

    Args:
        node: Node that the view belongs to.
        view: Where it was found.
        body: The body.
        role: What this place makes of it, None for nothing.
        rules: The ``actor_roles`` rules.
    """
    reasons = [role.rule] if role else []
    use = find_use(view.text, body)
    if use and (role is None or role.name == MENTIONED):
        reasons.append(use)
    if role is not None and role.name == PLACE:
        reasons.append("use.place")
    if is_measure(node) and not load_rules("places").finds(
        view.text[body.end : body.end + _CONTEXT], "place.use_asset"
    ):
        reasons.append("use.measure")
    return ActorMention(
        node=node.index,
        view=view.slice(body.start, body.end),
        rule=body.rule,
        reasons=tuple(reasons),
        grade=body.grade,
        name=body.name,
        kind=body.kind,
        role=MENTIONED if role is None or role.name == PLACE else role.name,
        generic=body.generic,
        code=body.codes[0] if len(body.codes) == 1 else None,
        candidates=body.codes if len(body.codes) > 1 else (),
        unit=body.unit,
        alias=find_alias(view.text, body, rules) or _find_parent(body),
    )


def find_use(text: str, body: Body) -> str | None:
    """Return how a local government's name is used: ``use.subject``, ``use.place``, ``use.name``, None if unclear."""
    if body.kind not in {"prefecture", "municipality"} or body.unit:
        return None
    rules = load_rules("places")
    after = text[body.end : body.end + _CONTEXT]
    if rules.finds(after, "place.use_place"):
        return "use.place"
    before = text[max(0, body.start - _CONTEXT) : body.start]
    if rules.finds(after, "place.use_subject") or rules.finds(before, "place.use_funder"):
        return "use.subject"
    # 「山形県総合発展計画」: the name is part of a longer one.
    if _WORD.match(after) and not rules.finds(after, "place.use_body"):
        return "use.name"
    return None


def _find_parent(body: Body) -> str | None:
    """Return the association whose chapter a body is; its name counts as another name of the chapter."""
    match = load_rules("actors").search("actor.chapter.of", body.name) if body.name.endswith(_CHAPTER) else None
    return match["body"] if match else None


def find_bracketed(text: str, bodies: Sequence[Body]) -> dict[int, int]:
    """Return which body is the other name, in brackets, of the body before it."""
    found = {}
    for index, (body, inner) in enumerate(pairwise(bodies)):
        if inner.start != body.end + 1 or text[body.end] != "(" or not text.startswith(")", inner.end):
            continue
        if body.rule.startswith(_BARE):
            continue  # 「任意の協議会（…協議会）」: the bracket names what is called so
        same = body.kind == inner.kind and body.kind not in {"prefecture", "municipality", OWN}
        if same and not body.generic and not inner.generic:
            found[index] = index + 1
    return found


def unit_mentions(node: Node, view: View) -> Iterator[ActorMention]:
    """Yield the sections that a list of sections names; their body is the plan's own.

    Args:
        node: Node that the list stands in.
        view: The list.
    """
    rule = load_rules("actors")["actor.unit.list"]
    for match in rule.pattern.finditer(view.text):
        yield ActorMention(
            node=node.index,
            view=view.slice(*match.span("unit")),
            rule=rule.id,
            kind=OWN,
            role="lead",
            unit=match["unit"],
        )
