"""Two plans → which entry is which: certain pairs first, then the best assignment of the rest.

In: the entries of both sides. Out: ``Pairs``. The result does not depend on which side is called old: the pair of
plans is brought into one order before anything is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from planextract.diff.anchors import pair_equal
from planextract.diff.assignment import assign
from planextract.diff.candidates import find_candidates, weigh_pairs
from planextract.diff.entries import Entry, EntryKind
from planextract.diff.pairs import Pairs
from planextract.diff.parts import divide, keep_beginnings
from planextract.diff.scores import Score, score_pair
from planextract.diff.wording import swaps_places
from planextract.records.change import Match

# Headings before what stands below them, indicators last; a second round sees the pairs of the first.
ROUNDS: tuple[EntryKind, ...] = ("pillar", "action", "action", "pillar", "action", "kpi", "kpi")


def match(old: Sequence[Entry], new: Sequence[Entry]) -> Pairs:
    """Pair the entries of two plans.

    Args:
        old: Entries of the old plan.
        new: Entries of the new plan.
    """
    if _signature(old) > _signature(new):
        return match_in_order(new, old).turned()
    return match_in_order(old, new)


def match_in_order(old: Sequence[Entry], new: Sequence[Entry]) -> Pairs:
    """Pair the entries of two plans, ties falling as the first side lists them."""
    pairs = Pairs(old, new)
    pair_equal(pairs)
    divide(pairs)
    weights = weigh_pairs([*old, *new])
    for kind in ROUNDS:
        _pair_best(kind, pairs, weights)
    divide(pairs)
    keep_beginnings(pairs)
    return pairs


def _pair_best(kind: EntryKind, pairs: Pairs, weights: Mapping[str, float]) -> None:
    old, new = pairs.free_old(kind), pairs.free_new(kind)
    if not old or not new:
        return
    scores = {
        (a, b): score_pair(pairs.old[a], pairs.new[b], pairs, weights)
        for a, b in sorted(find_candidates(old, new, pairs, weights))
    }
    rivals = _rank(scores)
    chosen = assign({pair: score.total for pair, score in scores.items() if score.is_enough})
    for a, b in chosen:
        score = scores[a, b].total
        best_other = max(rivals["old", a].get(b, 0.0), rivals["new", b].get(a, 0.0))
        margin = min(1.0, max(0.0, score - best_other))
        by = _reason(pairs.old[a], pairs.new[b])
        pairs.add(a, b, Match(score=round(min(score, 1.0), 3), margin=round(margin, 3), by=by))


def _rank(scores: Mapping[tuple[int, int], Score]) -> Mapping[tuple[str, int], Mapping[int, float]]:
    """Return for every entry and partner the score of its best other partner."""
    rows: dict[tuple[str, int], list[tuple[float, int]]] = defaultdict(list)
    for (a, b), score in scores.items():
        rows["old", a].append((score.total, b))
        rows["new", b].append((score.total, a))
    rivals: dict[tuple[str, int], dict[int, float]] = {}
    for node, row in rows.items():
        best = sorted(row, reverse=True)[:2]
        second = best[1][0] if len(best) > 1 else 0.0
        rivals[node] = {partner: second if partner == best[0][1] else best[0][0] for _, partner in row}
    return rivals


def _reason(old: Entry, new: Entry) -> str:
    if swaps_places(old.wording, new.wording):
        return "place_masked"
    if old.wording.masked == new.wording.masked:
        return "number_masked"
    same_label = old.label and new.label and (old.label.printed == new.label.printed)
    return "label" if same_label else "text"


def _signature(entries: Sequence[Entry]) -> tuple[int, tuple[tuple[str, str, tuple[str, ...]], ...]]:
    return len(entries), tuple(
        (entry.wording.text, str(entry.parent), tuple(map(str, entry.values))) for entry in entries
    )
