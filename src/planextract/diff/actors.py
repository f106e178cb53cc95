"""Which bodies came, went, or changed their part in the plan.

Bodies pair by name, then by an alias; a body renamed keeps its code, or its kind and nearly all of its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz

from planextract.diff.drafts import Draft
from planextract.diff.wording import fold_text, read_wording, swaps_places
from planextract.records.actor import Actor
from planextract.records.change import FieldChange, Match

# 「…推進協議会」 and 「…推進会議」 are 0.8 and more; 「商工会」 and 「商工会議所」, two bodies, 0.75.
RENAMED = 0.8
# Roles whose holder carries the plan.
LEADING = ("author", "lead")


def compare_actors(old: Sequence[Actor], new: Sequence[Actor]) -> Iterator[Draft]:
    """Yield a draft for every body that differs."""
    paired = _pair(old, new)
    taken = {b for b, _ in paired.values()}
    for a, before in enumerate(old):
        if a in paired:
            b, match = paired[a]
            yield from _compare(before, new[b], match, place=b)
        elif _counts(before):
            yield Draft("removed", "actor", before, None, facts=_presence_facts("removed", before), place=a)
    for b, after in enumerate(new):
        if b not in taken and _counts(after):
            yield Draft("added", "actor", None, after, facts=_presence_facts("added", after), place=b)


def _counts(actor: Actor) -> bool:
    """Tell whether a body's coming and going is worth a line: a class of bodies only where it has a role."""
    return not actor.generic or actor.roles != ("mentioned",)


def _presence_facts(op: str, actor: Actor) -> list[str]:
    facts = [f"{op} actor {'generic' if actor.generic else 'named'}"]
    return [*facts, f"{op} actor lead"] if set(actor.roles) & set(LEADING) else facts


def _compare(old: Actor, new: Actor, match: Match, *, place: int) -> Iterator[Draft]:
    fields: list[FieldChange] = []
    facts: list[str] = []
    if fold_text(old.name) != fold_text(new.name) and match.by == "text":
        fields.append(FieldChange(name="name", old=old.name, new=new.name))
        facts.append("changed actor name")
    if set(old.roles) != set(new.roles):
        fields.append(FieldChange(name="roles", old=list(old.roles), new=list(new.roles)))
        facts.extend(f"changed actor roles {role}" for role in sorted(set(old.roles) ^ set(new.roles)))
    if {fold_text(u) for u in old.units} != {fold_text(u) for u in new.units}:
        fields.append(FieldChange(name="units", old=list(old.units), new=list(new.units)))
        facts.append("changed actor units")
    if fields:
        yield Draft("changed", "actor", old, new, fields, facts, match, place=place)


def _pair(old: Sequence[Actor], new: Sequence[Actor]) -> dict[int, tuple[int, Match]]:
    paired: dict[int, tuple[int, Match]] = {}
    taken: set[int] = set()
    certain = Match(score=1, margin=1, by="name")
    keys: tuple[Callable[[Actor], set[object]], ...] = (
        lambda actor: {fold_text(actor.name)},
        lambda actor: {actor.code} if actor.code else set(),
        lambda actor: {fold_text(name) for name in (actor.name, *actor.aliases) if len(name) > 2},
    )
    for key in keys:
        holders: dict[object, list[int]] = {}
        for b, actor in enumerate(new):
            for name in key(actor) if b not in taken else ():
                holders.setdefault(name, []).append(b)
        for a, actor in enumerate(old):
            found = sorted({b for name in key(actor) for b in holders.get(name, ()) if b not in taken})
            if a not in paired and found:
                paired[a] = found[0], certain
                taken.add(found[0])
    _pair_renamed(old, new, paired, taken)
    return paired


def _pair_renamed(
    old: Sequence[Actor], new: Sequence[Actor], paired: dict[int, tuple[int, Match]], taken: set[int]
) -> None:
    free = [b for b in range(len(new)) if b not in taken]
    scores = sorted(
        (-_likeness(actor, new[b]), fold_text(actor.name), fold_text(new[b].name), a, b)
        for a, actor in enumerate(old)
        if a not in paired
        for b in free
    )
    for negative, _, _, a, b in scores:
        if -negative >= RENAMED and a not in paired and b not in taken:
            paired[a] = b, Match(score=round(-negative, 3), margin=0, by="text")
            taken.add(b)


def _likeness(old: Actor, new: Actor) -> float:
    before, after = read_wording(old.name), read_wording(new.name)
    if old.kind != new.kind or old.generic != new.generic or swaps_places(before, after):
        return 0.0
    return fuzz.ratio(before.text, after.text) / 100
