"""What holds for any two plans: shown on invented plans with known edits."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from planextract.diff import compare
from planextract.records.change import Change
from tests.diff.invented import EDITS, Edited, compare_edited, edit, f1, invent, rows_of, to_plan

TURNED = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}
# Comparing takes milliseconds; inventing large plans takes longer on a busy machine.
calm = settings(deadline=None, max_examples=60)
edits = st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=50)
seeds = st.integers(0, 100_000)
sizes = st.integers(8, 120)


@given(size=sizes, seed=seeds)
@calm
def test_a_plan_and_itself_have_no_difference(size: int, seed: int) -> None:
    plan = to_plan(invent(size, seed), "plan/r6")
    assert compare(plan, plan).changes == ()


@given(size=sizes, seed=seeds)
@calm
def test_the_same_words_under_another_name_are_no_difference(size: int, seed: int) -> None:
    # All ids differ, as they would where another version made them.
    sketch = invent(size, seed)
    assert compare(to_plan(sketch, "plan/r6"), to_plan(sketch, "plan/r8")).changes == ()


@given(size=sizes, seed=seeds, names=edits)
@calm
def test_known_edits_are_recovered(size: int, seed: int, names: list[str]) -> None:
    edited = edit(invent(size, seed), names, seed + 1)
    found = rows_of(compare_edited(edited))
    assert f1(found, edited.rows) >= 0.95, sorted(map(str, {*found} ^ {*edited.rows}))


@given(size=sizes, seed=seeds, names=edits)
@calm
def test_swapping_the_sides_swaps_the_rows(size: int, seed: int, names: list[str]) -> None:
    edited = edit(invent(size, seed), names, seed + 1)
    forth = compare_edited(edited)
    back = compare_edited(Edited(old=edited.new, new=edited.old))
    # Only the weight depends on the direction: a target lowered is grave, one raised is not.
    assert sorted(map(_spell, forth.changes)) == sorted(map(_spell, map(_turn, back.changes)))


@given(size=sizes, seed=seeds, count=st.integers(1, 30))
@calm
def test_a_changed_number_is_never_a_removal_and_an_addition(size: int, seed: int, count: int) -> None:
    random = Random(seed)  # noqa: S311 - chooses edits, guards nothing
    names = [random.choice(["number", "target", "renumber"]) for _ in range(count)]
    edited = edit(invent(size, seed), names, seed + 1)
    found = rows_of(compare_edited(edited))
    assert {row[0] for row in found} <= {"changed", "renumbered"}
    assert sorted(map(str, found)) == sorted(map(str, edited.rows))


def _turn(change: Change) -> Change:
    fields = tuple(f.model_copy(update={"old": f.new, "new": f.old}) for f in change.fields)
    op = TURNED.get(change.op, change.op)
    return change.model_copy(update={"op": op, "old": change.new, "new": change.old, "fields": fields})


def _spell(change: Change) -> str:
    # Ids and offsets belong to the two invented records, which are written anew for each direction.
    sides = [side and side.text for side in (change.old, change.new)]
    fields = [(f.name, f.old, f.new) for f in change.fields]
    return str((change.op, change.kind, sides, fields, change.match, change.review, change.cause))
