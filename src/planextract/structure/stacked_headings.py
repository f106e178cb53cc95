"""Headings of columns that a text dump printed before all their lists: 柱１ 柱２ (1)(2) (1)(2) 柱３ 柱４ (1)(2) (1)(2).

Every group of headings that follow each other has as many lists behind it as it has headings, each list starting from
its first number: the first list is that of the first heading. Only whole runs of headings (1 to n, in their order) are
looked at, and nothing is moved where the counts of one group differ. A single group is the business of ``columns``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planextract.structure.entries import Entry
from planextract.structure.heading_runs import find_end, find_runs, is_page_number
from planextract.structure.late_headings import put_in_front
from planextract.values.labels import label_key

_FEWEST = 2


def spread_headings(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with each heading of a group in front of its own list.

    Args:
        entries: In document order, of a text without marks of headings.
    """
    moves: dict[int, int] = {}
    for run in find_runs(entries):
        moves |= _find_moves(entries, run)
    return put_in_front(entries, moves)


def _find_moves(entries: Sequence[Entry], run: Sequence[int]) -> Mapping[int, int]:
    """Return the places in front of which headings belong, with the headings; empty where that is not certain."""
    groups: list[list[int]] = []
    for at in run:
        if groups and all(is_page_number(entry) for entry in entries[groups[-1][-1] + 1 : at]):
            groups[-1].append(at)
        else:
            groups.append([at])
    if len(groups) < _FEWEST or not any(len(group) >= _FEWEST for group in groups):
        return {}
    moves: dict[int, int] = {}
    for place, group in enumerate(groups):
        stop = groups[place + 1][0] if place + 1 < len(groups) else len(entries)
        starts = _find_starts(entries, group[-1], stop)
        if len(starts) != len(group):
            return {}
        moves |= dict(zip(starts[1:], group[1:], strict=True))
    return moves


def _find_starts(entries: Sequence[Entry], heading: int, stop: int) -> list[int]:
    """Return where the lists begin that follow the last heading of a group, none if no list follows it."""
    first = heading + 1
    while first < stop and is_page_number(entries[first]):
        first += 1
    label = entries[first].label if first < stop else None
    if label is None or label.number != 1:
        return []
    key = label_key(label)
    stop = stop if stop < len(entries) else find_end(entries, heading, key)
    return [
        at
        for at in range(first, stop)
        if (label := entries[at].label) is not None and label.number == 1 and label_key(label) == key
    ]
