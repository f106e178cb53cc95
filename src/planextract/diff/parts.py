"""One item that became two or three, or the reverse.

An item was split where its text is, joined, that of items standing together on the other side, and each of these
says nothing that it did not say. Where a part says something new, the item was changed and the rest was added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planextract.diff.entries import Entry
from planextract.diff.pairs import Pairs
from planextract.diff.wording import share_beginning, share_contained, share_joined

# Of a part's characters, how many must stand in the whole; a joint loses a few (「…し、」 becomes 「…します。」).
CONTAINED = 0.85
JOINED = 0.85
# Of the shorter text, how much the common beginning is where an item goes on, and where it does not.
SAME_BEGINNING, OTHER_BEGINNING = 0.4, 0.1


@dataclass(frozen=True, slots=True)
class Division:
    """One item and the parts that it became.

    Attributes:
        whole: The item on its side.
        parts: The items on the other side, in order.
        score: How alike the whole and the joined parts are.
    """

    whole: int
    parts: tuple[int, ...]
    score: float


def find_divisions(pairs: Pairs) -> tuple[Division, ...]:
    """Find the old actions that were split; of the turned pairs, the new ones that were merged."""
    free = {entry.index for entry in pairs.free_new("action")}
    found: dict[int, Division] = {}
    used: set[int] = set()
    for index in sorted(free):
        best = max(_divisions_with(pairs.new[index], free, pairs), key=lambda d: (d.score, -d.whole), default=None)
        if best is None or best.whole in found or used & set(best.parts):
            continue
        found[best.whole] = best
        used |= set(best.parts)
    return tuple(found.values())


def keep_beginnings(pairs: Pairs) -> None:
    """Where an item lost its second half to a new neighbour, let the neighbour with its first words be the one that goes on.

    「除雪機械を更新するとともに、ＧＰＳを導入します」 became 「除雪機械を更新するとともに、…を試験導入します」 and
    「ＧＰＳを導入します」: the second has more of its words, but the first is the same measure.
    """
    for old, new, match in list(pairs):
        if old.kind != "action" or share_beginning(old.wording, new.wording) > OTHER_BEGINNING:
            continue
        heir = _heir(old, new, pairs.new, pairs.old_of)
        if heir is not None:
            pairs.move(old.index, heir, match)
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


def _divisions_with(part: Entry, free: set[int], pairs: Pairs) -> Iterator[Division]:
    for parts in _runs_with(part, free, pairs):
        wholes = {pairs.old_of[i] for i in parts if i in pairs.old_of}
        # With a partner among the parts, that is the whole; else the free item that stands at their place.
        for whole in wholes or _free_at(parts, pairs):
            division = _try_division(pairs.old[whole], parts, pairs)
            if division and len(wholes) <= 1:
                yield division


def _runs_with(part: Entry, free: set[int], pairs: Pairs) -> Iterator[tuple[int, ...]]:
    """Yield the runs of neighbours that hold the part and at most one item that has a partner already."""
    before, after = part.before, part.after
    far_before = pairs.new[before].before if before is not None else None
    far_after = pairs.new[after].after if after is not None else None
    rows = [(before, part.index), (part.index, after), (before, part.index, after)]
    rows += [(far_before, before, part.index), (part.index, after, far_after)]
    for row in rows:
        run = tuple(index for index in row if index is not None)
        if len(run) == len(row) and sum(index not in free for index in run) <= 1:
            yield run


def _free_at(parts: tuple[int, ...], pairs: Pairs) -> set[int]:
    """Return the free old items that stand between the partners of what surrounds the parts."""
    first, last = pairs.new[parts[0]], pairs.new[parts[-1]]
    found: set[int] = set()
    for beside, step in ((first.before, "after"), (last.after, "before")):
        partner = pairs.old_of.get(beside) if beside is not None else None
        neighbour = getattr(pairs.old[partner], step) if partner is not None else None
        if neighbour is not None and neighbour not in pairs.new_of:
            found.add(neighbour)
    parent = pairs.old_of.get(first.parent) if first.parent is not None else None
    if parent is not None and not found:
        found = {child for child in pairs.old[parent].children if child not in pairs.new_of}
    return found


def _try_division(whole: Entry, parts: tuple[int, ...], pairs: Pairs) -> Division | None:
    items = [pairs.new[index] for index in parts]
    if any(share_contained(item.wording, whole.wording) < CONTAINED for item in items):
        return None
    score = share_joined(whole.wording, "".join(item.wording.text for item in items))
    return Division(whole.index, parts, score) if score >= JOINED else None
