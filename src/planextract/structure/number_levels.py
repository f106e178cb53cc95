"""Which kinds of numbers stand below which, told by how they count.

Ⅰ 施策１ 施策２ Ⅱ 施策１: what begins anew behind each number of another kind stands below it, whatever the order of
kinds says by default. Ⅱ 第一 第二 第三 Ⅲ: so does a whole run between two numbers that go on over it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from planextract.values.labels import Label, label_key

_MIN_RUN = 2

Pair = tuple[str, str]
"""Keys of two kinds of numbers, the upper one first."""


def find_upper_kinds(labels: Iterable[Label]) -> frozenset[Pair]:
    """Return the pairs of kinds that count so that the second must stand below the first.

    Args:
        labels: Of headings, in the order of the document; bullets do not count.
    """
    anew, crossed, over = Counter[Pair](), Counter[Pair](), Counter[Pair]()
    last: dict[str, int] = {}
    since: dict[str, set[str]] = {}  # kinds that came since the last number of a kind
    counts = Counter[str]()
    for label in labels:
        key, number = label_key(label), label.number
        if number is None:
            continue
        between = since.get(key, ())
        goes_on = number == last.get(key, 0) + 1
        for other in between:
            crossed[other, key] += 1
            anew[other, key] += number == 1
            over[key, other] += goes_on
        for kinds in since.values():
            kinds.add(key)
        since[key], last[key] = set(), number
        counts[key] += 1
    # Both may begin anew behind each other where both stand below a third: the more often, the lower.
    told = {pair for pair, count in anew.items() if count > anew[pair[::-1]]}
    runs = (pair for pair, count in over.items() if count and not crossed[pair] and counts[pair[1]] >= _MIN_RUN)
    return frozenset(told.union(pair for pair in runs if pair[::-1] not in told))
