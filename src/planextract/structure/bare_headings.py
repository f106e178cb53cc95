"""A heading that a text dump printed behind its list, while the others of its run stand in front of theirs.

``Ⅰ (1)(2) Ⅲ (1)(2) (1)(2) Ⅱ``: of a complete run of numbered headings one has nothing below it, and the heading
before has two lists; the second is the list of the bare one. Lists begin with number 1 again or, where they are
of bullets, behind the only blank line inside: where blank lines stand between other bullets too, they say nothing.
Anything less clear is left. Headings that are all one list late are the business of ``late_headings``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from planextract.frozen import frozen_dataclass
from planextract.structure.entries import Entry
from planextract.structure.late_headings import put_in_front
from planextract.structure.zones import MAX_HEADING
from planextract.values.labels import is_named, label_key, label_rank

_MIN_RUN = 2
_KINDS = frozenset({"kanji", "roman", "digit", "digit_dot", "bracket_number", "paren", "chapter", "alpha_upper"})


@frozen_dataclass(frozen=True, slots=True)
class _Part:
    """A heading of a run and what is printed up to the next one.

    Attributes:
        heading: Place of the heading.
        stop: Place behind its last entry.
        lists: Where the lists in it begin.
    """

    heading: int
    stop: int
    lists: tuple[int, ...]


def lift_bare_headings(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with each such heading in front of its list.

    Args:
        entries: In document order.
    """
    firsts: dict[str, int] = {}
    for place, entry in enumerate(entries):
        if entry.label is not None:
            firsts.setdefault(label_key(entry.label), place)
    moves: dict[int, int] = {}
    for run in _find_runs(entries):
        moves |= _find_moves(entries, run, firsts)
    return put_in_front(entries, {target: heading for heading, target in moves.items()})


def _find_runs(entries: Sequence[Entry]) -> Iterator[tuple[int, ...]]:
    """Yield runs of headings of one kind whose numbers are 1 to n in any order, none of them twice."""
    open_runs: dict[str, dict[int, int]] = {}
    done: list[dict[int, int]] = []
    for place, entry in enumerate(entries):
        label = entry.label
        if label is None or label.path or not label.number or not _may_head(entry):
            continue
        key = label_key(label)
        # What stands higher ends the runs below it: each part of a plan may count its own.
        lower = [other for other in open_runs if other != key and _ranks_below(entries, open_runs[other], entry)]
        done.extend(open_runs.pop(other) for other in lower)
        run = open_runs.setdefault(key, {})
        if label.number in run:
            done.append(run)
            open_runs[key] = run = {}
        run[label.number] = place
    for run in (*done, *open_runs.values()):
        if len(run) >= _MIN_RUN and set(run) == set(range(1, len(run) + 1)):
            yield tuple(sorted(run.values()))


def _ranks_below(entries: Sequence[Entry], run: dict[int, int], entry: Entry) -> bool:
    label = entries[next(iter(run.values()))].label
    return label is not None and entry.label is not None and label_rank(label) > label_rank(entry.label)


def _may_head(entry: Entry) -> bool:
    label = entry.label
    if label is None or not (is_named(label) or label.kind in _KINDS):
        return False
    return 0 < len(entry.body.text) <= 2 * MAX_HEADING and not entry.body.text.endswith("。")


def _find_moves(entries: Sequence[Entry], run: Sequence[int], firsts: Mapping[str, int]) -> dict[int, int]:
    """Return where bare headings of a run belong, by their place; empty where that is not certain."""
    key = _find_list_key(entries, run)
    if key is None:
        return {}
    edges = [*run, _find_end(entries, run, firsts)]
    parts = [_Part(one, two, _find_lists(entries, one, two, key)) for one, two in pairwise(edges)]
    counts = [len(part.lists) for part in parts]
    if sum(counts) != len(parts) or max(counts) > 2:
        return {}
    moves: dict[int, int] = {}
    for before, part in pairwise(parts):
        if part.lists:
            continue
        # A second list below a line of its own (【成果】) is no list of another heading.
        if len(before.lists) != 2 or entries[before.lists[1] - 1].label is None or not _is_bare(entries, part):
            return {}
        moves[part.heading] = before.lists[1]
    return moves


def _find_list_key(entries: Sequence[Entry], run: Sequence[int]) -> str | None:
    """Return the kind of label with which the lists of a run begin, None if they differ."""
    keys: set[str] = set()
    for heading in run:
        first = entries[heading + 1] if heading + 1 < len(entries) else None
        if first is None or first.label is None or first.label.kind == "note" or heading + 1 in run:
            continue
        above = entries[heading].label
        if above is not None and label_rank(first.label) > label_rank(above) and first.label.number in (None, 1):
            keys.add(label_key(first.label))
    return keys.pop() if len(keys) == 1 else None


def _find_end(entries: Sequence[Entry], run: Sequence[int], firsts: Mapping[str, int]) -> int:
    """Return where the part below the last heading of a run ends: at its like, at what stands higher, or at the end."""
    last = entries[run[-1]].label
    for place in range(run[-1] + 1, len(entries)):
        entry = entries[place]
        if entry.level or entry.table is not None:
            return place
        if entry.label is None or last is None or entry.label.number is None:
            continue
        key = label_key(entry.label)
        goes_on = entry.label.number > 1 and firsts[key] < run[0]
        if key == label_key(last) or goes_on or label_rank(entry.label) < label_rank(last):
            return place
    return len(entries)


def _find_lists(entries: Sequence[Entry], heading: int, stop: int, key: str) -> tuple[int, ...]:
    """Return where the lists below a heading begin."""
    places = [
        place
        for place in range(heading + 1, stop)
        if (label := entries[place].label) is not None and label_key(label) == key
    ]
    if not places:
        return ()
    first = entries[places[0]].label
    if first is not None and first.number is not None:
        return tuple(place for place in places if (label := entries[place].label) is not None and label.number == 1)
    return (places[0], *(place for place in places[1:] if entries[place].apart))


def _is_bare(entries: Sequence[Entry], part: _Part) -> bool:
    """Tell whether nothing stands below a heading but notes and page numbers."""
    return all(map(_is_aside, entries[part.heading + 1 : part.stop]))


def _is_aside(entry: Entry) -> bool:
    if entry.label is not None:
        return entry.label.kind == "note"
    return bool(entry.marks) or entry.whole.text.isdecimal()
