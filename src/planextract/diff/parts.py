"""One item that became two or three, or the reverse.

An item was split where its text is, joined, that of items standing close together on the other side, and each of
these says nothing that it did not say. Where a part says something new, the item was changed and the rest was added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from planextract.diff.entries import Entry
from planextract.diff.pairs import Division, Pairs
from planextract.diff.wording import share_beginning, share_contained, share_joined

# Of a part's characters, how many must stand in the whole; a joint loses a few (「…し、」 becomes 「…します。」).
CONTAINED = 0.85
JOINED = 0.85
MOST_PARTS = 3
# Parts stand this close together at least: between them something may have been put in.
CLOSE = 3
# Free siblings that are tried as the whole of a part.
MOST_WHOLES = 12
# Of the shorter text, how much the common beginning is where an item goes on, and where it does not.
SAME_BEGINNING, OTHER_BEGINNING = 0.4, 0.1


def divide(pairs: Pairs) -> None:
    """Find the actions that were split or merged, and take them out of what is still to be paired."""
    for division in _find_divisions(pairs):
        pairs.split(division)
    turned = pairs.turned()
    for division in _find_divisions(turned):
        pairs.merge(division)


def keep_beginnings(pairs: Pairs) -> None:
    """Let the neighbour with an item's first words be the one that goes on, where another took its second half.

    「除雪機械を更新するとともに、ＧＰＳを導入します」 became 「除雪機械を更新するとともに、…を試験導入します」 and
    「ＧＰＳを導入します」: the second has more of its words, but the first is the same measure.
    """
    for old, new, match in list(pairs):
        if old.kind != "action" or share_beginning(old.wording, new.wording) > OTHER_BEGINNING:
            continue
        heir = _heir(old, new, pairs.new, pairs.old_of)
        if heir is not None:
            pairs.release(old.index)
            pairs.add(old.index, heir, match)
            continue
        forebear = _heir(new, old, pairs.old, pairs.new_of)
        if forebear is not None:
            pairs.release(old.index)
            pairs.add(forebear, new.index, match)


def _heir(whole: Entry, tail: Entry, side: Sequence[Entry], paired: Mapping[int, int]) -> int | None:
    """Return the free neighbour in front of a contained tail that begins as the whole does, else None."""
    before = tail.before
    if before is None or before in paired or share_contained(tail.wording, whole.wording) < CONTAINED:
        return None
    return before if share_beginning(whole.wording, side[before].wording) >= SAME_BEGINNING else None


def _find_divisions(pairs: Pairs) -> Iterator[Division]:
    places = _free_by_parent(pairs)
    settled: set[int] = set()
    used: set[int] = set()
    for part in pairs.free_new("action"):
        close = list(_close_to(part, pairs.new))
        best: Division | None = None
        for whole in _wholes_for(part, close, places, pairs):
            found = _try_division(pairs.old[whole], close, pairs)
            if found and part.index in found.parts and (best is None or found.score > best.score):
                best = found
        if best and best.whole not in settled and not used & set(best.parts):
            settled.add(best.whole)
            used |= set(best.parts)
            yield best


def _free_by_parent(pairs: Pairs) -> Mapping[int | None, Sequence[int]]:
    rows: dict[int | None, list[int]] = defaultdict(list)
    for entry in pairs.free_old("action"):
        rows[entry.parent].append(entry.index)
    return rows


def _close_to(part: Entry, side: Sequence[Entry]) -> Iterator[int]:
    """Yield an entry and its siblings within reach, in order."""
    before: list[int] = []
    at = part.before
    while at is not None and len(before) < CLOSE:
        before.append(at)
        at = side[at].before
    yield from reversed(before)
    yield part.index
    at, count = part.after, 0
    while at is not None and count < CLOSE:
        yield at
        at, count = side[at].after, count + 1


def _wholes_for(
    part: Entry, close: Sequence[int], places: Mapping[int | None, Sequence[int]], pairs: Pairs
) -> Iterator[int]:
    """Yield the old items that a new one may be a part of: partners of its neighbours, free ones at its place."""
    for index in close:
        if index in pairs.old_of and pairs.old[pairs.old_of[index]].wording.text != pairs.new[index].wording.text:
            yield pairs.old_of[index]
    parent = pairs.old_of.get(part.parent) if part.parent is not None else None
    if parent is None and part.parent is not None:
        return
    row = places.get(parent, ())
    if len(row) > MOST_WHOLES:
        row = sorted(row, key=lambda index: (abs(index - part.index), index))[:MOST_WHOLES]
    yield from row


def _try_division(whole: Entry, close: Sequence[int], pairs: Pairs) -> Division | None:
    parts = [
        index
        for index in close
        if pairs.is_free_new(index) or pairs.old_of.get(index) == whole.index
        if share_contained(pairs.new[index].wording, whole.wording) >= CONTAINED
    ]
    if not 2 <= len(parts) <= MOST_PARTS:
        return None
    score = share_joined(whole.wording, "".join(pairs.new[index].wording.text for index in parts))
    return Division(whole.index, tuple(parts), score) if score >= JOINED else None
