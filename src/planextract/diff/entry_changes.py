"""Pairs of pillars, actions and indicators → what happened to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planextract.diff.drafts import Draft
from planextract.diff.entries import Entry, number_of, text_of
from planextract.diff.kpi_facts import compare_kpis
from planextract.diff.pairs import Pairs
from planextract.diff.style import name_difference
from planextract.records.action import Action
from planextract.records.change import FieldChange, Match, Op
from planextract.records.kpi import Kpi

TEXT_FIELD = {"pillar": "title", "action": "text", "kpi": "name"}


class EntryChanges:
    """Finds what happened to the entries of two plans.

    Args:
        pairs: Which entry is which.
        deadlines: ``postponed`` or ``advanced`` by the id of the new date.
    """

    def __init__(self, pairs: Pairs, deadlines: Mapping[str, str]) -> None:
        self._pairs, self._deadlines = pairs, deadlines

    def drafts(self) -> Iterator[Draft]:
        """Yield a draft for every entry that differs."""
        yield from self._divided()
        for old, new, match in self._pairs:
            yield from self._compare(old, new, match)
        for kind in TEXT_FIELD:
            for entry in self._pairs.free_old(kind):
                yield Draft("removed", entry.kind, entry.item, None, place=self._place_of_old(entry))
            for entry in self._pairs.free_new(kind):
                yield Draft("added", entry.kind, None, entry.item, place=entry.index)

    def _divided(self) -> Iterator[Draft]:
        for division in self._pairs.splits.values():
            for part in division.parts:
                yield self._divide("split", self._pairs.old[division.whole], self._pairs.new[part], division.score)
        for division in self._pairs.merges.values():
            for part in division.parts:
                yield self._divide("merged", self._pairs.old[part], self._pairs.new[division.whole], division.score)

    def _divide(self, op: Op, old: Entry, new: Entry, score: float) -> Draft:
        field = FieldChange(name="text", old=text_of(old.item), new=text_of(new.item))
        match = Match(score=round(score, 3), margin=1, by="text")
        return Draft(op, old.kind, old.item, new.item, [field], [f"{op} {old.kind}"], match, place=new.index)

    def _compare(self, old: Entry, new: Entry, match: Match) -> Iterator[Draft]:
        fields, facts = self._compare_contents(old, new)
        places = self._compare_places(old, new)
        is_renumbered = self._is_renumbered(old, new)
        numbers = (
            [FieldChange(name="number", old=number_of(old.item), new=number_of(new.item))] if is_renumbered else []
        )
        op: Op = "changed" if fields else "moved" if places else "renumbered"
        if not fields and not places and not numbers:
            return
        facts = [*facts, *([f"moved {old.kind}"] if places else []), *([f"renumbered {old.kind}"] if numbers else [])]
        yield Draft(op, old.kind, old.item, new.item, [*fields, *places, *numbers], facts, match, place=new.index)

    def _compare_contents(self, old: Entry, new: Entry) -> tuple[list[FieldChange], list[str]]:
        if isinstance(old.item, Kpi) and isinstance(new.item, Kpi):
            return compare_kpis(old.item, new.item)
        fields: list[FieldChange] = []
        facts: list[str] = []
        before, after = text_of(old.item), text_of(new.item)
        difference = name_difference(before, after)
        if difference != "none":
            name = TEXT_FIELD[old.kind]
            fields.append(FieldChange(name=name, old=before, new=after))
            facts.append(f"changed {old.kind} {name} {difference}")
        if isinstance(old.item, Action) and isinstance(new.item, Action):
            if old.item.priority != new.item.priority:
                fields.append(FieldChange(name="priority", old=old.item.priority, new=new.item.priority))
                facts.append(f"changed action priority {'gained' if new.item.priority else 'lost'}")
            if fields:
                shifts = {self._deadlines[date] for date in new.item.dates if date in self._deadlines}
                facts.extend(f"changed action deadline {shift}" for shift in sorted(shifts))
        return fields, facts

    def _compare_places(self, old: Entry, new: Entry) -> list[FieldChange]:
        """Return what differs in where an entry stands; nothing where it went along with its heading."""
        if old.kind == "pillar" or self._went_along(old, new):
            return []
        same_pillar = self._pairs.are_partners(old.pillar, new.pillar)
        is_nested = _is_nested(old, self._pairs.old) or _is_nested(new, self._pairs.new)
        fields: list[FieldChange] = []
        if is_nested:
            fields.append(FieldChange(name="parent", old=self._above_old(old), new=self._above_new(new)))
        if not same_pillar:
            fields.append(
                FieldChange(
                    name="pillar", old=_title(old.pillar, self._pairs.old), new=_title(new.pillar, self._pairs.new)
                )
            )
        return fields

    def _went_along(self, old: Entry, new: Entry) -> bool:
        if self._pairs.are_partners(old.parent, new.parent):
            return True
        if old.kind == "kpi" and not (_is_nested(old, self._pairs.old) and _is_nested(new, self._pairs.new)):
            return self._pairs.are_partners(old.pillar, new.pillar)
        if old.parent is None or new.parent is None:
            return False
        split, merged = self._pairs.splits.get(old.parent), self._pairs.merges.get(new.parent)
        return bool((split and new.parent in split.parts) or (merged and old.parent in merged.parts))

    def _is_renumbered(self, old: Entry, new: Entry) -> bool:
        before, after = old.label, new.label
        if before is None or after is None or before.printed == after.printed:
            return False
        if before.number != after.number or len(before.path) != len(after.path):
            return True
        # 施策３－１ under pillar 3 becomes 施策４－１ when the pillar becomes 4: that is told once, at the pillar.
        return before.path != after.path and not self._is_pillar_renumbered(old, new)

    def _is_pillar_renumbered(self, old: Entry, new: Entry) -> bool:
        if old.pillar is None or new.pillar is None or not self._pairs.are_partners(old.pillar, new.pillar):
            return False
        before, after = self._pairs.old[old.pillar].label, self._pairs.new[new.pillar].label
        return before is not None and after is not None and before.number != after.number

    def _above_old(self, entry: Entry) -> str | None:
        return _title(entry.parent, self._pairs.old)

    def _above_new(self, entry: Entry) -> str | None:
        return _title(entry.parent, self._pairs.new)

    def _place_of_old(self, entry: Entry) -> float:
        """Return the place of a removed entry on the new side: behind what stood before it."""
        for index in range(entry.index - 1, -1, -1):
            partner = self._pairs.new_of.get(index)
            if partner is not None and self._pairs.old[index].kind == entry.kind:
                return partner + 0.5 + entry.index / 1e6
        return -1.0 + entry.index / 1e6


def _is_nested(entry: Entry, entries: Sequence[Entry]) -> bool:
    return entry.parent is not None and entries[entry.parent].kind == "action"


def _title(index: int | None, entries: Sequence[Entry]) -> str | None:
    return None if index is None else text_of(entries[index].item)
