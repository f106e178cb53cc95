"""Which pairs are worth scoring: a few per entry, found through rare character pairs and through the tree.

Keeps the work far below every-with-every: an entry meets those that share its rarest character pairs, and those
that stand at its place below the same heading.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from planextract.diff.entries import Entry
from planextract.diff.pairs import Pairs

# Best by shared character pairs that each entry keeps.
NEAREST = 8
# Character pairs looked up per entry, the rarest first.
LOOKED_UP = 20
# A character pair that more entries share than this many times the root of their number says little.
COMMON = 3.0
# Free siblings on each side up to which all are compared with all.
ALL_SIBLINGS = 6
# Else those whose places differ by no more than this.
REACH = 3


def weigh_pairs(entries: Iterable[Entry]) -> Mapping[str, float]:
    """Return the weight of each character pair: the rarer in the two plans, the heavier."""
    count: Counter[str] = Counter()
    total = 0
    for entry in entries:
        count.update(entry.wording.pairs)
        total += 1
    return {pair: math.log1p(total / number) for pair, number in count.items()}


def find_candidates(
    old: Sequence[Entry], new: Sequence[Entry], pairs: Pairs, weights: Mapping[str, float]
) -> set[tuple[int, int]]:
    """Find the pairs of free entries (old, new) that may be partners.

    Args:
        old: Free old entries of one kind.
        new: Free new entries of that kind.
        pairs: What is paired already.
        weights: Weight of each character pair.
    """
    found = {(a, b) for a, b in _near_by_words(old, new, weights)}
    found |= {(a, b) for b, a in _near_by_words(new, old, weights)}
    return found | _near_by_place(old, new, pairs)


def _near_by_words(
    entries: Sequence[Entry], others: Sequence[Entry], weights: Mapping[str, float]
) -> Iterable[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for other in others:
        for pair in other.wording.pairs:
            holders[pair].append(other.index)
    limit = max(NEAREST, COMMON * math.sqrt(len(others)))
    for entry in entries:
        known = [pair for pair in entry.wording.pairs if pair in holders and len(holders[pair]) <= limit]
        score: dict[int, float] = defaultdict(float)
        for pair in sorted(known, key=lambda pair: (len(holders[pair]), pair))[:LOOKED_UP]:
            for index in holders[pair]:
                score[index] += weights[pair]
        for index in sorted(score, key=lambda index: (-score[index], index))[:NEAREST]:
            yield entry.index, index


def _near_by_place(old: Sequence[Entry], new: Sequence[Entry], pairs: Pairs) -> set[tuple[int, int]]:
    free: dict[int | None, list[Entry]] = defaultdict(list)
    for entry in new:
        free[entry.parent].append(entry)
    rows: dict[int | None, list[Entry]] = defaultdict(list)
    for entry in old:
        rows[entry.parent].append(entry)
    found: set[tuple[int, int]] = set()
    for parent, row in rows.items():
        partner = None if parent is None else pairs.new_of.get(parent)
        if parent is not None and partner is None:
            continue
        found |= _meet(row, free.get(partner, []))
    # Headings whose contents went on together are the same heading, whatever they are called now.
    for entry in old:
        for child in entry.children:
            partner = pairs.new_of.get(child)
            above = None if partner is None else pairs.new[partner].parent
            if above is not None and above not in pairs.old_of and pairs.new[above].kind == entry.kind:
                found.add((entry.index, above))
    return found


def _meet(row: Sequence[Entry], others: Sequence[Entry]) -> set[tuple[int, int]]:
    if len(row) <= ALL_SIBLINGS and len(others) <= ALL_SIBLINGS:
        return {(a.index, b.index) for a in row for b in others}
    step = len(others) / max(len(row), 1)
    return {
        (entry.index, other.index)
        for place, entry in enumerate(row)
        for other in others[max(0, int(place * step) - REACH) : int(place * step) + REACH + 1]
    }
