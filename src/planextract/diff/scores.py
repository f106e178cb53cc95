"""How likely two entries are the same item: their words, and the company they keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planextract.diff.entries import Entry
from planextract.diff.pairs import Pairs
from planextract.diff.wording import share_beginning, swaps_places, weigh_likeness

# Weight of what surrounds an entry, against 1 for its words.
CONTEXT = 0.30
# Of the context: heading, neighbours, number, contents, first words, figures.
PARENT, NEIGHBOURS, NUMBER, CONTENTS, BEGINNING, FIGURES = 4.0, 2.0, 1.5, 3.0, 2.5, 5.0
# From this score on two entries are one item.
# Under one heading, 「貸与から給付へ転換」 and 「以下の支援を通して」 come to 0.50.
ENOUGH = 0.56
# Words below this are rewritten beyond recognition, whatever surrounds them …
LEAST_WORDS = 0.34
# … unless contents or figures went on together: a heading renamed, an indicator named anew.
CARRIED = 0.75
LEAST_WORDS_CARRIED = 0.12
# Words that are left when places differ must be the same but for this much.
SAME_BUT_FOR_PLACE = 0.9
# Words this short say nothing once the numbers are gone (第１回, 令和５年度).
SHORT = 4


@dataclass(frozen=True, slots=True)
class Score:
    """How alike two entries are.

    Attributes:
        total: 0 to 1; see ``ENOUGH``.
        words: Likeness of their words alone.
        is_enough: Whether they may be paired.
    """

    total: float
    words: float
    is_enough: bool


def score_pair(old: Entry, new: Entry, pairs: Pairs, weights: Mapping[str, float]) -> Score:
    """Score two free entries of one kind.

    Args:
        old: From the old plan.
        new: From the new plan.
        pairs: What is paired already.
        weights: Weight of each character pair.
    """
    words = weigh_likeness(old.wording, new.wording, weights)
    views = _views(old, new, pairs)
    weight = sum(w for w, _ in views)
    context = sum(w * value for w, value in views) / weight if weight else 0.5
    total = (words + CONTEXT * context) / (1 + CONTEXT)
    carried = _carried(old, new, pairs)
    if carried >= CARRIED:
        total = max(total, (2 * words + 3 * carried) / 5)
    least = LEAST_WORDS_CARRIED if carried >= CARRIED else LEAST_WORDS
    same_place = pairs.are_partners(old.parent, new.parent)
    is_short = min(old.wording.solid, new.wording.solid) < SHORT
    allowed = words >= least
    if swaps_places(old.wording, new.wording):
        allowed = words >= SAME_BUT_FOR_PLACE and same_place and not is_short
    if is_short and old.wording.numbers != new.wording.numbers:
        allowed = allowed and same_place
    return Score(total, words, allowed and total >= ENOUGH)


def _views(old: Entry, new: Entry, pairs: Pairs) -> list[tuple[float, float]]:
    """Return (weight, agreement) of everything that can be said about the surroundings."""
    views = [
        (PARENT, float(pairs.are_partners(old.parent, new.parent))),
        (NEIGHBOURS, (_meets(old.before, new.before, pairs) + _meets(old.after, new.after, pairs)) / 2),
        (BEGINNING, share_beginning(old.wording, new.wording)),
    ]
    if old.label and new.label:
        views.append((NUMBER, float((old.label.number, old.label.path) == (new.label.number, new.label.path))))
    if old.children or new.children:
        views.append((CONTENTS, _shared_contents(old, new, pairs)))
    if old.kind == "kpi":
        views.append((FIGURES, _same_figures(old, new)))
    return views


def _meets(old: int | None, new: int | None, pairs: Pairs) -> float:
    """Return 1 where two neighbours are partners or both missing, 0 where they belong elsewhere, else a half."""
    if pairs.are_partners(old, new):
        return 1.0
    if old is not None and old in pairs.new_of and new is not None:
        return 0.0
    return 0.5 if old is not None and new is not None else 0.25


def _shared_contents(old: Entry, new: Entry, pairs: Pairs) -> float:
    settled_old = [child for child in old.children if child in pairs.new_of]
    settled_new = [child for child in new.children if child in pairs.old_of]
    if not settled_old and not settled_new:
        return 0.5
    common = len({pairs.new_of[child] for child in settled_old} & set(settled_new))
    return 2 * common / (len(settled_old) + len(settled_new))


def _same_figures(old: Entry, new: Entry) -> float:
    return sum(a == b for a, b in zip(old.values, new.values, strict=True)) / len(old.values)


def _carried(old: Entry, new: Entry, pairs: Pairs) -> float:
    """Return how much of what hangs on an entry went on: its contents, or the figures of an indicator."""
    if old.kind == "kpi":
        stated = sum(bool(value) for value in old.values) >= 2
        return _same_figures(old, new) if stated and pairs.are_partners(old.parent, new.parent) else 0.0
    if min(len(old.children), len(new.children)) < 2 or not pairs.are_partners(old.parent, new.parent):
        return 0.0
    return _shared_contents(old, new, pairs)
