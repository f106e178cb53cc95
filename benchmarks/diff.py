"""How long a comparison takes and how it grows: invented plans, their actions edited, best of three.

    python -m benchmarks.diff

Seconds are those of the processor, as a busy machine would spoil the others. The last column is the exponent since the
smallest size: 1 is linear, 2 is every-with-every. The bar is 1.5.
"""

from __future__ import annotations

import math
import sys
from random import Random
from time import process_time

from planextract.diff import compare
from planextract.records.plan import Plan
from tests.diff.invented import EDITS, edit, invent, to_plan

SIZES = (250, 500, 1000, 2000, 5000)
ROUNDS = 3
# Share of the actions that are edited: a thorough revision; and every action, which nobody does, so not at full size.
SHARES = ((0.33, SIZES), (1.0, SIZES[:-1]))


def make_pair(actions: int, share: float) -> tuple[Plan, Plan]:
    """Return an invented plan of about so many actions, and its revision."""
    random = Random(actions)  # noqa: S311 - chooses edits, guards nothing
    names = random.choices(sorted(EDITS), k=int(actions * share))
    edited = edit(invent(actions, seed=actions), names, seed=1)
    return to_plan(edited.old, "plan/r6"), to_plan(edited.new, "plan/r8")


def measure(old: Plan, new: Plan) -> tuple[int, float]:
    """Return the number of changes and the best time of several rounds."""
    times = []
    changes = 0
    for _ in range(ROUNDS):
        started = process_time()
        changes = len(compare(old, new).changes)
        times.append(process_time() - started)
    return changes, min(times)


def main() -> None:
    """Print one line per size."""
    asked = tuple(map(int, sys.argv[1:]))
    for share, sizes in SHARES:
        first: tuple[int, float] | None = None
        for size in asked or sizes:
            old, new = make_pair(size, share)
            changes, seconds = measure(old, new)
            items = len(old.actions)
            grown = math.log(seconds / first[1]) / math.log(items / first[0]) if first else float("nan")
            print(f"edited {share:>4.0%} {items:>6} actions {changes:>6} changes {seconds:>8.3f} s  n^{grown:.2f}")
            first = first or (items, seconds)


if __name__ == "__main__":
    main()
