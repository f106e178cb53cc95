"""The best one-to-one choice among scored pairs; the only file that knows SciPy.

Pairs that have nothing to do with each other are settled apart: entries linked through candidates form
groups, and each group is one small assignment problem.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment

# A group above this is cut at ever higher scores; it never was on real plans.
LARGEST_GROUP = 400
STEP = 0.04


def assign(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Choose pairs so that the sum of scores is greatest; each index at most once on its side.

    Args:
        scores: Score of each allowed pair (old, new), above 0.
    """
    chosen: list[tuple[int, int]] = []
    for group in _groups(scores):
        chosen.extend(_solve(group))
    return sorted(chosen)


def _solve(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    rows = sorted({old for old, _ in scores})
    columns = sorted({new for _, new in scores})
    if max(len(rows), len(columns)) > LARGEST_GROUP:
        return _solve_in_steps(scores)
    row_of = {old: place for place, old in enumerate(rows)}
    column_of = {new: place for place, new in enumerate(columns)}
    gain = np.zeros((len(rows), len(columns)))
    for (old, new), score in scores.items():
        gain[row_of[old], column_of[new]] = score
    picked = zip(*linear_sum_assignment(gain, maximize=True), strict=True)
    return [(rows[row], columns[column]) for row, column in picked if gain[row, column] > 0]


def _solve_in_steps(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Settle the best pairs of a large group first, then what is left of it."""
    high = min(max(scores.values()), min(scores.values()) + STEP)
    above = {pair: score for pair, score in scores.items() if score > high}
    chosen = assign(above) if above else []
    if not above:
        return _take_best_first(scores)
    taken_old, taken_new = {old for old, _ in chosen}, {new for _, new in chosen}
    rest = {p: s for p, s in scores.items() if p[0] not in taken_old and p[1] not in taken_new}
    return chosen + (assign(rest) if rest else [])


def _take_best_first(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for old, new in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if old not in chosen and new not in taken:
            chosen[old] = new
            taken.add(new)
    return list(chosen.items())


def _groups(scores: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for old, new in scores:
        leader[find(("old", old))] = find(("new", new))
    groups: dict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for pair in sorted(scores):
        groups[find(("old", pair[0]))][pair] = scores[pair]
    return list(groups.values())
