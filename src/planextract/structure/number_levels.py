"""Which kinds of headings stand below which, told by how they count.

Ⅰ 施策１ 施策２ Ⅱ 施策１: what begins anew behind each number of another kind stands below it, whatever the order of
kinds says by default. Ⅱ 第一 第二 第三 Ⅲ: so does a whole run between two numbers that go on over it, and so does a
heading without number that is said again and again (施策１ 主な取組 施策２ 主な取組).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_MIN_RUN = 2

Kind = tuple[str, int | None]
"""What the headings of a kind share, and the number of one of them, None where it has none."""
Pair = tuple[str, str]
"""What two kinds share, the upper one first."""


def find_upper_kinds(heads: Iterable[Kind | None]) -> frozenset[Pair]:
    """Return the pairs of kinds that count so that the second must stand below the first.

    Args:
        heads: The headings in the order of the document; None where a part ends, over which nothing counts.
    """
    anew, crossed, over, counts = Counter[Pair](), Counter[Pair](), Counter[Pair](), Counter[str]()
    last: dict[str, int] = {}
    since: dict[str, set[str]] = {}  # kinds that came since the last number of a kind
    leading: set[str] = set()  # kinds without number that came before any number; they may stand above all
    for head in heads:
        if head is None:
            last, since = {}, {}
            continue
        key, number = head
        counts[key] += 1
        for other, kinds in since.items():
            if other != key:
                kinds.add(key)
        if number is None:
            if counts[key] == 1 and not last:
                leading.add(key)
            continue
        for other in since.get(key, ()):
            crossed[other, key] += 1
            anew[other, key] += other in last and number == 1
            over[key, other] += number == last[key] + 1
        since[key], last[key] = set(), number
    # Both may begin anew behind each other where both stand below a third: the more often, the lower.
    told = {pair for pair, count in anew.items() if count > anew[pair[::-1]]}
    runs = (pair for pair, count in over.items() if count and not crossed[pair] and counts[pair[1]] >= _MIN_RUN)
    return frozenset(told.union(pair for pair in runs if pair[::-1] not in told and pair[1] not in leading))
