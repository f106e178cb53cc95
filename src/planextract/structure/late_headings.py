"""Headings that a text dump printed behind their lists: each is put in front of its own again.

``（１）（２） 基本目標１ （１）（２） 基本目標２`` with nothing below the last heading and a list without heading
before the first is as many lists as headings, each heading printed one list too late. Anything less clear is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planextract.structure.entries import Entry
from planextract.values.labels import is_named, label_key, label_rank

REASON = "layout.heading_behind_list"


def lift_late_headings(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with every heading in front of its list.

    Args:
        entries: In document order; those of drawn pages, whose order is known from the page, are left alone.
    """
    if any(entry.size is not None for entry in entries):
        return tuple(entries)
    out = list(entries)
    for run in _find_runs(entries):
        starts = _find_lists(entries, run)
        if starts is None:
            continue
        moved: list[Entry] = []
        for start, heading in zip(starts, run, strict=True):
            moved.append(replace(entries[heading], reasons=(*entries[heading].reasons, REASON)))
            moved.extend(entries[start:heading])
        out[starts[0] : run[-1] + 1] = moved
    return tuple(out)


def _find_runs(entries: Sequence[Entry]) -> Iterator[tuple[int, ...]]:
    """Yield runs of headings with one word and the numbers 1, 2, 3 … (基本目標１, 基本目標２)."""
    by_key: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        if entry.label is None or not is_named(entry.label) or entry.label.path or not entry.body.text:
            continue
        run = by_key.setdefault(label_key(entry.label), [])
        if entry.label.number == 1:
            run.clear()
        if entry.label.number == len(run) + 1:
            run.append(index)
    yield from (tuple(run) for run in by_key.values() if len(run) > 1)


def _find_lists(entries: Sequence[Entry], run: Sequence[int]) -> list[int] | None:
    """Return where the list of each heading starts, None unless every one stands right before its heading."""
    first = entries[run[0] + 1]
    if first.label is None or first.label.number != 1:
        return None
    key = label_key(first.label)
    # The last heading has nothing below it, the others have one list each.
    if any(not _starts_list(entries, heading + 1, key) for heading in run[:-1]):
        return None
    if not _is_bare(entries, run):
        return None
    if any(_count_starts(entries[one:two], key) != 1 for one, two in pairwise(run)):
        return None
    start = _find_first_list(entries, run[0], key)
    return None if start is None else [start, *(heading + 1 for heading in run[:-1])]


def _starts_list(entries: Sequence[Entry], at: int, key: str) -> bool:
    label = entries[at].label
    return label is not None and label.number == 1 and label_key(label) == key


def _count_starts(entries: Sequence[Entry], key: str) -> int:
    return sum(_starts_list(entries, at, key) for at in range(len(entries)))


def _is_bare(entries: Sequence[Entry], run: Sequence[int]) -> bool:
    """Tell whether the last heading has nothing below it: the document ends, or goes on with a part above."""
    last = run[-1] + 1
    if last == len(entries) or entries[last].level:
        return True
    label, heading = entries[last].label, entries[run[-1]].label
    if label is None or heading is None:
        return False
    before = [
        entry.label.number for entry in entries[: run[0]] if entry.label and label_key(entry.label) == label_key(label)
    ]
    goes_on = bool(before) and label.number == (before[-1] or 0) + 1
    return goes_on or label_rank(label) < label_rank(heading)


def _find_first_list(entries: Sequence[Entry], end: int, key: str) -> int | None:
    """Return where the list begins that ends before an entry, None if it has a part's heading inside."""
    rank = 0.0
    for at in range(end - 1, -1, -1):
        label = entries[at].label
        if entries[at].level or entries[at].table is not None:
            return None
        if label is None:
            continue
        if label_key(label) == key:
            rank = label_rank(label)
            if label.number == 1:
                return at
        elif rank and label_rank(label) < rank:
            return None
    return None
