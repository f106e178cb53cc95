"""Which dates came, went, or moved.

A date is the same where its words and its days are. Else it pairs with the date at its place that says the same
but for the numbers: in an action that went on, or between two dates that stayed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from planextract.diff.drafts import Draft
from planextract.diff.pairs import Pairs
from planextract.diff.wording import fold_text, read_wording
from planextract.records.action import Action
from planextract.records.change import FieldChange, Match
from planextract.records.date import PlanDate
from planextract.records.plan import Plan

# Dates that say when something must be done: only these can be postponed.
DEADLINES = frozenset({"target", "plan_period", "project_period"})
Row = tuple[list[int], list[int]]
Allowed = Callable[[int, int], bool]
Key = Callable[[PlanDate], tuple[str | None, ...]]


class DatePairs:
    """Which date is which.

    Args:
        old: The old plan.
        new: The new plan.
        pairs: The entries paired already.
    """

    def __init__(self, old: Plan, new: Plan, pairs: Pairs) -> None:
        self.old, self.new = old.dates, new.dates
        self.found: dict[int, tuple[int, Match]] = {}
        self._taken: set[int] = set()
        self._pair_rows(_same_words(self.old, self.new, _exact), "text", _always)
        for row in _in_actions(old, new, pairs):
            self._pair_rows([row], "number_masked", self._differ_in_numbers)
        self._pair_rows(_same_words(self.old, self.new, _words), "text", _always)
        self._pair_rows(list(self._gaps()), "number_masked", self._differ_in_numbers)

    def _differ_in_numbers(self, a: int, b: int) -> bool:
        old, new = self.old[a], self.new[b]
        return old.kind == new.kind and read_wording(old.text).masked == read_wording(new.text).masked

    def _pair_rows(self, rows: Iterable[Row], by: str, allowed: Allowed) -> None:
        for olds, news in rows:
            free_old = [a for a in olds if a not in self.found]
            free_new = [b for b in news if b not in self._taken]
            for a in free_old:
                fits = [b for b in free_new if b not in self._taken and allowed(a, b)]
                if fits:
                    rivals = max(len(fits), sum(allowed(x, fits[0]) for x in free_old if x not in self.found))
                    # With one date on each side there is no doubt; with more, their order decides.
                    margin = 1.0 if by == "text" or rivals == 1 else 0.0
                    self.found[a] = fits[0], Match(score=1, margin=margin, by=by)
                    self._taken.add(fits[0])

    def _gaps(self) -> Iterator[Row]:
        """Yield the free dates that stand between the same two paired ones on both sides."""
        partner = {b: a for a, (b, _) in self.found.items()}
        old_gaps = _free_by_gap(len(self.old), {a: a for a in self.found})
        new_gaps = _free_by_gap(len(self.new), partner)
        for gap, olds in old_gaps.items():
            yield olds, new_gaps.get(gap, [])

    def drafts(self) -> Iterator[Draft]:
        """Yield a draft for every date that differs."""
        for a, old in enumerate(self.old):
            if a not in self.found:
                yield Draft("removed", "date", old, None, place=a)
                continue
            b, match = self.found[a]
            fields, facts = compare_dates(old, self.new[b])
            if fields:
                yield Draft("changed", "date", old, self.new[b], fields, facts, match, place=b)
        for b, new in enumerate(self.new):
            if b not in self._taken:
                yield Draft("added", "date", None, new, place=b)

    def moved_deadlines(self) -> Mapping[str, str]:
        """Return ``postponed`` or ``advanced`` for the ids of all new dates that were moved."""
        shifts = {self.new[b].id: name_shift(self.old[a], self.new[b]) for a, (b, _) in self.found.items()}
        return {date: shift for date, shift in shifts.items() if shift}


def compare_dates(old: PlanDate, new: PlanDate) -> tuple[list[FieldChange], list[str]]:
    """Return what differs between two dates, and the facts."""
    fields: list[FieldChange] = []
    if fold_text(old.text) != fold_text(new.text):
        fields.append(FieldChange(name="text", old=old.text, new=new.text))
    elif (old.start, old.end) != (new.start, new.end):
        fields += [
            FieldChange(name=name, old=getattr(old, name), new=getattr(new, name))
            for name in ("start", "end")
            if getattr(old, name) != getattr(new, name)
        ]
    shift = name_shift(old, new)
    return fields, [f"changed date {new.kind} {shift or 'words'}"] if fields else []


def name_shift(old: PlanDate, new: PlanDate) -> str:
    """Return ``postponed``, ``advanced`` or nothing, by the last day that each names."""
    before, after = old.end or old.start, new.end or new.start
    if before is None or after is None or before == after:
        return ""
    return "postponed" if after > before else "advanced"


def _always(_old: int, _new: int) -> bool:
    return True


def _exact(date: PlanDate) -> tuple[str | None, ...]:
    return fold_text(date.text), date.start, date.end, date.recurs


def _words(date: PlanDate) -> tuple[str | None, ...]:
    return (fold_text(date.text),)


def _same_words(old: Sequence[PlanDate], new: Sequence[PlanDate], key: Key) -> list[Row]:
    rows: dict[object, Row] = defaultdict(lambda: ([], []))
    for side, dates in enumerate((old, new)):
        for place, date in enumerate(dates):
            rows[key(date)][side].append(place)
    return list(rows.values())


def _in_actions(old: Plan, new: Plan, pairs: Pairs) -> Iterator[Row]:
    old_places = {date.id: place for place, date in enumerate(old.dates)}
    new_places = {date.id: place for place, date in enumerate(new.dates)}
    for before, after, _ in pairs:
        if isinstance(before.item, Action) and isinstance(after.item, Action):
            olds = [old_places[i] for i in before.item.dates if i in old_places]
            news = [new_places[i] for i in after.item.dates if i in new_places]
            if olds and news:
                yield olds, news


def _free_by_gap(count: int, partner: Mapping[int, int]) -> dict[tuple[int, int], list[int]]:
    """Group the free places by the old places of the paired dates on their left and right; -1 at the ends."""
    right = [-1] * (count + 1)
    for place in range(count - 1, -1, -1):
        right[place] = partner.get(place, right[place + 1])
    gaps: dict[tuple[int, int], list[int]] = defaultdict(list)
    left = -1
    for place in range(count):
        if place in partner:
            left = partner[place]
        else:
            gaps[left, right[place]].append(place)
    return gaps
