"""Levels of bullets that a document uses the other way round: ○ over ●, ・ over ■.

Large and full signs usually head smaller ones, and that order is taken where nothing else is known. It is wrong where a
document shows another: in every part the first item has one sign, and nearly each item with it is followed by some with
the other. In: entries of a text. Out: the same, those of the lower sign one step further in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, permutations

from planextract.structure.entries import Entry
from planextract.values.labels import label_key, label_rank

# So many parts must show the order, and so large a share of the upper items must have lower ones.
_PARTS, _SHARE = 2, 0.8
_INDENT = 1


def tell_bullet_levels(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries with the bullets further in that the document sets below others of a smaller sign.

    Args:
        entries: In document order, of a text; those of Markdown lists show their levels themselves.
    """
    if any(entry.indent for entry in entries):
        return entries
    runs = [run for run in _find_runs(entries) if len({sign for sign, _ in run}) > 1]
    if len(runs) < _PARTS:
        return entries
    ranks = dict(item for run in runs for item in run)
    lower = {low for high, low in permutations(ranks, 2) if ranks[low] < ranks[high] and _heads(high, low, runs)}
    if not lower:
        return entries
    return [replace(entry, indent=_INDENT) if _sign(entry) in lower else entry for entry in entries]


def _sign(entry: Entry) -> str | None:
    return label_key(entry.label) if entry.label is not None and entry.label.kind == "bullet" else None


def _find_runs(entries: Sequence[Entry]) -> Iterator[list[tuple[str, float]]]:
    """Yield the signs, each with its usual rank, of the bullets of each part; other labels and tables end a part."""
    run: list[tuple[str, float]] = []
    for entry in entries:
        sign = _sign(entry)
        if sign is not None and entry.label is not None:
            run.append((sign, label_rank(entry.label)))
        elif run and (entry.label is not None or entry.table is not None):
            yield run
            run = []
    yield run


def _heads(high: str, low: str, runs: Sequence[Sequence[tuple[str, float]]]) -> bool:
    """Tell whether a sign stands over another in every part that has both, and has some below it each time."""
    signs = [[sign for sign, _ in run] for run in runs]
    both = [run for run in signs if high in run and low in run]
    if len(both) < _PARTS or any(run[0] != high for run in both):
        return False
    count = Counter(sign for run in both for sign in run)
    followed = sum(one == high and two == low for run in both for one, two in pairwise(run))
    return count[low] > count[high] and followed >= _SHARE * count[high]
