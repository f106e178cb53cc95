"""Find everything in a text that names a body: local governments, organisations, classes, 本県 and 市.

In: a folded text. Out: non-overlapping finds in order. The longest find wins an overlap, so 東京都立大学
is a university and not 東京都. Roles come later; see ``actor_roles.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from planextract.extract.organisations import FORMS, HEADS, Organisation, find_organisations, find_unit
from planextract.extract.places import FoundPlace, find_places
from planextract.rules.loader import Rule, RuleSet, load_rules

PROVISIONAL = "(仮称)"
_OWN_RULES, _CLASSES = "actor.own", "generic"
OWN = "own"
"""Kind of a find that refers to the plan's own body (本県, 市); resolved when mentions are linked."""


class Body(NamedTuple):
    """One find; a tuple, because there are so many of them.

    Attributes:
        start: First character in the text.
        end: One past the last.
        name: Full name without place prefixes; for a reference the referring word.
        kind: Actor kind of the record contract, or ``own``.
        rule: Id of the rule that found it.
        grade: ``high``, ``medium`` or ``low``.
        generic: True for a class of bodies.
        codes: Codes that a local government may have; several where the name is ambiguous.
        prefecture: Prefecture written before the name, empty if none.
        unit: Section named right after it, None if none.
        unit_end: One past the last character of the unit; equals ``end`` without one.
    """

    start: int
    end: int
    name: str
    kind: str
    rule: str
    grade: str = "high"
    generic: bool = False
    codes: tuple[str, ...] = ()
    prefecture: str = ""
    unit: str | None = None
    unit_end: int = 0


@lru_cache(maxsize=4096)
def find_bodies(text: str, family: str | None = None) -> tuple[Body, ...]:
    """Find all bodies named in a text, in order and without overlaps.

    Running heads, cells and headings come again and again, so what was found in a text is remembered.

    Args:
        text: Folded text without line breaks.
        family: Document family whose rules apply, None for the base rules.
    """
    places = find_places(text)
    possible = _rules(family).possible(text)
    if not places and not possible:  # as in most texts
        return ()
    found = [*map(_from_place, places)]
    if possible:
        forms, heads, classes, own = _by_part(possible, family)
        if forms or heads:
            found += map(_from_organisation, find_organisations(text, forms, heads, family))
        found += _find_classes(text, classes)
        found += _find_own(text, own)
    return tuple([_with_unit(text, body, family) for body in _without_overlaps(found)])


def _by_part(possible: Iterable[Rule], family: str | None) -> tuple[list[Rule], ...]:
    """Return rules of forms, of head words, of classes and of references, each in order."""
    parts: tuple[list[Rule], ...] = ([], [], [], [])
    place_of = _parts(family)
    for rule in possible:
        parts[place_of[rule.id]].append(rule)
    return parts


@lru_cache(maxsize=8)
def _parts(family: str | None) -> dict[str, int]:
    groups: tuple[tuple[str, ...], ...] = (FORMS, HEADS, (_CLASSES,), (_OWN_RULES,))
    return {
        rule.id: next(place for place, prefix in enumerate(groups) if rule.id.startswith(prefix))
        for rule in _rules(family)
    }


@lru_cache(maxsize=8)
def _rules(family: str | None) -> RuleSet:
    """Return all rules that find bodies as one set, so that reading a text once tells which of them can match."""
    rules, classes = load_rules("actors", family), load_rules("actor_classes", family)
    chosen = [rule for prefix in (*FORMS, *HEADS, _OWN_RULES) for rule in rules.group(prefix)]
    return RuleSet("bodies", {rule.id: rule for rule in (*chosen, *classes.group(_CLASSES))})


def _from_place(place: FoundPlace) -> Body:
    kind = "prefecture" if place.places[0].is_prefecture else "municipality"
    codes = tuple(entry.code for entry in place.places)
    grade = "high" if len(codes) == 1 else "medium"
    return Body(
        place.start, place.end, place.name, kind, "place.lexicon", grade, codes=codes, prefecture=place.prefecture
    )


def _from_organisation(found: Organisation) -> Body:
    return Body(found.start, found.end, found.name, found.kind, found.rule, found.grade, generic=found.generic)


def _find_classes(text: str, classes: Iterable[Rule]) -> Iterator[Body]:
    for rule in classes:
        for match in rule.pattern.finditer(text):
            # A class that is 「仮称」 is one body still to be set up.
            generic = not text.startswith(PROVISIONAL, match.end())
            yield Body(match.start(), match.end(), match[0], rule.gives, rule.id, rule.grade, generic=generic)


def _find_own(text: str, own: Iterable[Rule]) -> Iterator[Body]:
    for rule in own:
        for match in rule.pattern.finditer(text):
            yield Body(match.start(), match.end(), match[0], OWN, rule.id, rule.grade)


def _without_overlaps(found: Sequence[Body]) -> Sequence[Body]:
    if len(found) < 2:
        return found
    in_order = sorted(found, key=lambda b: b.start)
    if all(body.end <= after.start for body, after in pairwise(in_order)):
        return in_order
    kept: list[Body] = []
    # Of equal length a named body beats a class, and that a reference.
    for body in sorted(found, key=lambda b: (b.start - b.end, b.generic, b.kind == OWN, b.start)):
        if all(body.end <= other.start or other.end <= body.start for other in kept):
            kept.append(body)
    return sorted(kept, key=lambda b: b.start)


def _with_unit(text: str, body: Body, family: str | None) -> Body:
    if body.generic:
        return body
    unit = find_unit(text, body.end, family)
    if unit is None:
        return body
    name, end = unit
    return body._replace(unit=name, unit_end=end)
