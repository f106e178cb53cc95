"""Headings that a text dump printed inside or right behind their lists: (1) 柱１ (2) | (1) 柱２ (2).

A box with the name of a pillar stands beside its measures, and a dump prints it where it happens to end. There are as
many lists as headings, each starting from its first number; the first list begins before the first heading, and every
heading stands after the start of its own list and before the start of the next. Where the numbers count through, and
nothing shows where a list starts, the last heading has nothing behind it at least. Only whole runs of headings (1 to n,
in their order) without a text of their own are looked at. Anything less clear is left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planextract.structure.entries import Entry
from planextract.structure.heading_runs import find_end, find_runs, is_page_number
from planextract.structure.late_headings import put_in_front
from planextract.values.labels import Label, label_key

_FEWEST = 2


def lift_headings_in_lists(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with each such heading in front of its list.

    Args:
        entries: In document order, of a text without marks of headings.
    """
    moves: dict[int, int] = {}
    for run in find_runs(entries):
        if len(run) >= _FEWEST:
            moves |= _find_moves(entries, run)
    return put_in_front(entries, moves)


def _find_moves(entries: Sequence[Entry], run: Sequence[int]) -> Mapping[int, int]:
    """Return the places in front of which headings belong, with the headings; empty where that is not certain."""
    heading = entries[run[0]].label
    first = _find_first(entries, run[0])
    label = entries[first].label if first is not None else None
    if first is None or label is None or heading is None or _is_headed(entries, first, label_key(heading)):
        return {}
    key = label_key(label)
    stop = find_end(entries, run[-1], key)
    starts = _find_starts(entries, range(first, stop), key)
    if len(starts) == 1 and run[-1] + 1 >= stop:  # 施策１ 施策２ 柱１ 施策３ 柱２: headings part the list
        starts = [first, *(_skip_numbers(entries, at, stop) for at in run[:-1])]
    if len(starts) != len(run) or not all(_stands_in_list(entries, at, key, stop) for at in run):
        return {}
    bounds = zip(starts, run, [*starts[1:], stop], strict=True)
    return dict(zip(starts, run, strict=True)) if all(one < at < two for one, at, two in bounds) else {}


def _find_first(entries: Sequence[Entry], heading: int) -> int | None:
    """Return where the numbered list begins that stands before a heading, None if none does or it has a heading."""
    key: str | None = None
    for at in range(heading - 1, -1, -1):
        label = entries[at].label
        if entries[at].level or entries[at].table is not None:
            return None
        if label is None or label.kind == "bullet":
            continue
        if label.number is None or (key is not None and label_key(label) != key):
            return None
        key = label_key(label)
        if label.number == 1:
            return at if label.kind not in ("note", "arrow") else None
    return None


def _is_headed(entries: Sequence[Entry], first: int, key: str) -> bool:
    """Tell whether a list is one of headings of a kind, or stands below such a heading already."""
    labels = (entries[at].label for at in range(first, -1, -1))
    above = (label_key(label) for label in labels if label is not None and label.kind != "bullet")
    return key in (next(above, None), next(above, None))


def _find_starts(entries: Sequence[Entry], places: range, key: str) -> list[int]:
    """Return where lists of one kind begin, none if one of them does not count on."""
    starts: list[int] = []
    last = 0
    for at in places:
        label = entries[at].label
        if label is None or label_key(label) != key or label.number is None:
            continue
        if label.number == 1:
            starts.append(at)
        elif label.number != last + 1:
            return []
        last = label.number
    return starts


def _stands_in_list(entries: Sequence[Entry], at: int, key: str, stop: int) -> bool:
    """Tell whether a list of one kind goes on or begins right behind a heading, or its part ends there."""
    after = _skip_numbers(entries, at, stop)
    label: Label | None = entries[after].label if after < stop else None
    return after >= stop or (label is not None and label_key(label) == key)


def _skip_numbers(entries: Sequence[Entry], at: int, stop: int) -> int:
    """Return the place of what follows a heading, but for numbers of pages."""
    after = at + 1
    while after < stop and is_page_number(entries[after]):
        after += 1
    return after
