"""Headings whose place in a text dump contradicts the numbers of what they head: １－（２） 柱１ １－（３） ２－（１）.

In: entries. Out: the same, every such heading in front of the first entry whose number begins with its own. The numbers
of a whole part must agree: headings 1 to n, each once, and below each number a list that counts from one. Where
columns were dumped line by line (柱１ 柱２ １－１ ２－１ １－２), what stands below the numbers comes along. Anything
less clear is left, and so is a heading with a text of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from planextract.structure.entries import Entry
from planextract.structure.heading_runs import has_text, may_head
from planextract.structure.late_headings import REASON, put_in_front
from planextract.values.labels import label_key, label_rank

# A number and a number below it.
_PAIR = 2
_FEWEST = 2


@dataclass(slots=True)
class _Run:
    """Entries with numbers of two parts, in groups by the first: where each begins, and where the last stands."""

    key: str
    first: int
    last: int
    starts: dict[int, int] = field(default_factory=dict)
    open: tuple[int, int] = (0, 0)


def lift_path_headings(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with headings in front of what their numbers say they head.

    Args:
        entries: In document order, of a text without marks of headings.
    """
    moves: dict[int, int] = {}
    for run in _find_runs(entries):
        moves |= _find_moves(entries, run)
    return put_in_front(entries, moves) if moves else _sort_mixed(entries)


def _sort_mixed(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with numbers of two parts, whose groups are mixed up, in their order below their headings."""
    places: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.label is not None and len(entry.label.path) == _PAIR:
            places.setdefault(label_key(entry.label), []).append(at)
    for key, found in places.items():
        run = _read_mixed(entries, key, found)
        headings = _find_headings(entries, run, before=True) if run is not None else None
        if run is None or headings is None or any(has_text(entries, at) for at in headings.values()):
            continue
        start, stop = min(run.first, *headings.values()), run.last + 1
        labels = (entry.label for entry in entries[run.first : run.last])
        inside = {label_key(label) for label in labels if label is not None} - {run.key}
        while stop < len(entries) and (stop in headings.values() or _goes_on(entries[stop], inside)):
            stop += 1
        edges = sorted({*found, *headings.values(), stop})
        groups = {number: [range(at, at + 1)] for number, at in headings.items()}
        for at, after in pairwise(edges):
            label = entries[at].label
            if label is not None and label_key(label) == key:
                groups[label.path[0]].append(range(at, after))
        order = [at for number in sorted(groups) for block in groups[number] for at in block]
        if sorted(order) != list(range(start, stop)):
            continue
        moved = [entries[at] for at in order]
        moved = [replace(one, reasons=(*one.reasons, REASON)) if one.label and one.label.path else one for one in moved]
        return (*entries[:start], *moved, *entries[stop:])
    return tuple(entries)


def _goes_on(entry: Entry, inside: Collection[str]) -> bool:
    """Tell whether an entry behind the last number of a run stands below it: a bullet, or a number as others have."""
    if entry.label is None or entry.label.number is None:
        return not _ends(entry, 0.0)
    return label_key(entry.label) in inside


def _read_mixed(entries: Sequence[Entry], key: str, places: Sequence[int]) -> _Run | None:
    """Return the run of numbers of one kind whose groups are mixed up, each of which counts from one; None if none."""
    run = _Run(key, places[0], places[-1])
    counted: dict[int, int] = {}
    parts: list[int] = []
    for at in places:
        label = entries[at].label
        part, number = label.path if label is not None else (0, 0)
        if number != counted.get(part, 0) + 1:
            return None
        counted[part] = number
        run.starts.setdefault(part, at)
        parts.append(part)
    whole = len(counted) >= _FEWEST and set(counted) == set(range(1, len(counted) + 1))
    return run if whole and parts != sorted(parts) else None


def _find_runs(entries: Sequence[Entry]) -> Iterator[_Run]:
    """Yield the runs of numbers with two parts whose groups count from one; a group's number comes but once."""
    runs: dict[str, _Run] = {}
    for at, entry in enumerate(entries):
        label = entry.label
        if label is None or len(label.path) != _PAIR:
            continue
        key, (part, number) = label_key(label), (label.path[0], label.path[1])
        run = runs.get(key)
        goes_on = run is not None and (part, number - 1) == run.open
        if run is None or not (goes_on or (number == 1 and part not in run.starts)):
            if run is not None:
                yield run
            runs.pop(key, None)
            if number != 1:
                continue
            run = runs[key] = _Run(key, at, at)
        if number == 1:
            run.starts[part] = at
        run.open, run.last = (part, number), at
    yield from runs.values()


def _find_moves(entries: Sequence[Entry], run: _Run) -> Mapping[int, int]:
    """Return the places in front of which headings belong, with the headings; empty where that is not certain."""
    if set(run.starts) != set(range(1, len(run.starts) + 1)) or len(run.starts) < _FEWEST:
        return {}
    headings = _find_headings(entries, run)
    if headings is None:
        return {}
    above, wrong = 0, False
    numbers = {at: number for number, at in headings.items()}
    for at in range(min(run.first, *numbers), run.last + 1):
        label = entries[at].label
        above = numbers.get(at, above)
        if label is not None and label_key(label) == run.key:
            wrong |= label.path[0] != above
    if not wrong or any(has_text(entries, at) for at in numbers):
        return {}
    return {run.starts[number]: at for number, at in headings.items() if run.starts[number] != at + 1}


def _find_headings(entries: Sequence[Entry], run: _Run, *, before: bool = False) -> dict[int, int] | None:
    """Return the headings 1 to n of one kind that stand among the entries of a run; one may stand right around them.

    Args:
        entries: In document order.
        run: The numbers below them.
        before: Whether none of them need stand inside.
    """
    inside = {key for at in range(run.first, run.last) if (key := _head_key(entries[at], run)) is not None}
    if before and run.first and (key := _head_key(entries[run.first - 1], run)) is not None:
        inside.add(key)
    whole = [group for key in inside if (group := _collect(entries, run, key)).keys() == run.starts.keys()]
    return whole[0] if len(whole) == 1 else None


def _collect(entries: Sequence[Entry], run: _Run, key: str) -> dict[int, int]:
    """Return the headings of one kind within a run, right before it and behind its last list; none if one is twice."""
    path = entries[run.first].label
    rank = label_rank(path) if path is not None else 0.0
    start, stop = run.first, run.last + 1
    while start and _head_key(entries[start - 1], run) == key:
        start -= 1
    while stop < len(entries) and (_head_key(entries[stop], run) == key or not _ends(entries[stop], rank)):
        stop += 1
    out: dict[int, int] = {}
    for at in range(start, stop):
        label = entries[at].label
        if label is None or _head_key(entries[at], run) != key:
            continue
        if label.number is None or label.number in out:
            return {}
        out[label.number] = at
    return out


def _head_key(entry: Entry, run: _Run) -> str | None:
    """Return what a heading shares with others of its kind, None if it cannot be one of a run's headings."""
    label = entry.label
    return label_key(label) if label is not None and label.number in run.starts and may_head(entry) else None


def _ends(entry: Entry, rank: float) -> bool:
    """Tell whether an entry ends the last list of a run: a heading, or a number that no list below has."""
    if entry.label is None:
        return not (bool(entry.marks) or entry.whole.text.isdecimal())
    return entry.label.number is not None and (bool(entry.label.path) or label_rank(entry.label) <= rank)
