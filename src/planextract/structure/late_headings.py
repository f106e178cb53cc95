"""Headings that a text dump printed behind their lists: each is put in front of its own again.

``（１）（２） 基本目標１ （１）（２） 基本目標２`` with nothing below the last heading and a list without heading
before the first is as many lists as headings, each heading printed one list too late. A single late heading shows
beside its siblings: they stand in front of lists of one kind, it stands in front of nothing, and such a list without
a heading stands right before it. Anything less clear is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from planextract.structure.entries import Entry
from planextract.structure.lines import is_bracket_heading
from planextract.values.labels import Label, is_named, label_key, label_rank

REASON = "layout.heading_behind_list"
# What a heading in brackets begins with; a cheap test before the rule.
_OPENING = frozenset("【〔《〈<≪[◆")
# So many headings in front of their lists show that a sibling stands behind its own.
_WITNESSES = 2


def lift_late_headings(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with every heading in front of its list.

    Args:
        entries: In document order.
    """
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
    return _lift_single(out)


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


def _lift_single(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with every heading in front of its list that its siblings show to stand behind it."""
    siblings: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        if (kind := _key_of(entry)) and entry.body.text:
            siblings.setdefault(kind, []).append(index)
    late: dict[int, int] = {}
    for group in siblings.values():
        keys = Counter(_key_below(entries, at) for at in group)
        key, count = max(keys.items(), key=lambda pair: (pair[0] is not None, pair[1]))
        if key is None or count < _WITNESSES:
            continue
        for place, at in enumerate(group):
            is_bare = at + 1 == len(entries) or _is_above(entries[at + 1], entries[at])
            start = _find_headless(entries, group[place - 1] if place else -1, at, key) if is_bare else None
            if start is not None:
                late[start] = at
    return put_in_front(entries, late)


def _key_of(entry: Entry) -> str:
    """Return what a heading that can stand behind its list shares with its siblings, empty for any other entry."""
    if entry.label is not None:
        return label_key(entry.label) if is_named(entry.label) else ""
    text = entry.whole.text
    return text if text[:1] in _OPENING and is_bracket_heading(text) else ""


def put_in_front(entries: Sequence[Entry], headings: Mapping[int, int]) -> tuple[Entry, ...]:
    """Return the entries with headings moved in front of what they head, which they say of themselves.

    Args:
        entries: In document order.
        headings: Index of the entry that a heading comes before → index of the heading.
    """
    if not headings:
        return tuple(entries)
    moved = set(headings.values())
    out: list[Entry] = []
    for index, entry in enumerate(entries):
        if index in headings:
            heading = entries[headings[index]]
            out.append(replace(heading, reasons=(*heading.reasons, REASON)))
        if index not in moved:
            out.append(entry)
    return tuple(out)


def _key_below(entries: Sequence[Entry], at: int) -> str | None:
    """Return the kind of the list that begins right below a heading, None if none does."""
    label = entries[at + 1].label if at + 1 < len(entries) else None
    if label is None or label.number != 1 or is_named(label):
        return None
    return label_key(label)


def _is_above(entry: Entry, heading: Entry) -> bool:
    """Tell whether what follows a heading is no content of it: a sibling, or a heading of a higher level.

    Below a bracket (【検討事項】) that heads lists elsewhere only a list is its content.
    """
    if heading.label is None:
        return entry.label is None
    if entry.label is None:
        return bool(entry.level)
    return label_key(entry.label) == label_key(heading.label) or label_rank(entry.label) < label_rank(heading.label)


def _find_headless(entries: Sequence[Entry], before: int, heading: int, key: str) -> int | None:
    """Return where the list begins that stands without a heading between two siblings, None unless it is clear.

    Args:
        entries: In document order.
        before: The sibling before the heading, -1 for none.
        heading: The heading.
        key: Kind of the lists below its siblings.
    """
    starts = [at for at in range(before + 1, heading) if _starts_list(entries, at, key)]
    if not starts:
        return None
    start = starts[-1]
    above = entries[start - 1] if start else None
    if any(_is_heading_like(entry.label, entries[heading].label) for entry in entries[start:heading]):
        return None
    # Right below the heading of the part, or the second list below one sibling.
    first_in_part = above is not None and _is_heading_like(above.label, entries[heading].label)
    is_sibling = above is not None and start - 1 == before
    if first_in_part and not is_sibling:
        return start
    return start if len(starts) == _WITNESSES and before >= 0 and starts[0] == before + 1 else None


def _is_heading_like(label: Label | None, heading: Label | None) -> bool:
    """Tell whether a label is of the level of a heading, or above it."""
    return label is not None and heading is not None and label_rank(label) <= label_rank(heading)
