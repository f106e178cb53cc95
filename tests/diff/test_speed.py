from __future__ import annotations

from random import Random
from time import process_time

from planextract.diff import compare
from tests.diff.invented import EDITS, edit, invent, to_plan

# The bar; it takes a tenth of a second. Time of the processor, as the machine may be busy.
LONGEST_SECONDS = 2.0


def test_plans_of_five_hundred_actions_are_compared_in_time() -> None:
    names = Random(5).choices(sorted(EDITS), k=150)  # noqa: S311 - chooses edits, guards nothing
    edited = edit(invent(500, 5), names, 5)
    old, new = to_plan(edited.old, "plan/r6"), to_plan(edited.new, "plan/r8")
    assert len(old.actions) >= 500
    started = process_time()
    compare(old, new)
    assert process_time() - started < LONGEST_SECONDS
