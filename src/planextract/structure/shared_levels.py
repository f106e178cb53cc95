"""Levels of Markdown headings where two levels of a plan share one mark.

``# title | ## 基本目標１ | ## （１）… | ### 主な取組``: a converter that goes by type sizes gives one mark to headings
set alike, and a writer who runs out of patience does so too. Only how the headings of one mark count shows that some
stand below others, and only then are they told apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planextract.structure.entries import Entry
from planextract.structure.lines import BOLD_LEVEL
from planextract.structure.number_levels import Kind, Pair, find_upper_kinds
from planextract.values.labels import label_key, label_rank

# Fewer headings of one mark show nothing.
_MIN_SHARED = 4
# So many headings of a kind, and such a share of them, show which level is theirs.
_MIN_ALIKE, _MOST = 3, 0.6


def tell_shared_levels(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return entries whose headings have levels of their own, where headings of one mark stand below others.

    Args:
        entries: Of a document, in order; those without marks are left as they are.
    """
    places = [place for place, entry in enumerate(entries) if entry.level]
    counts = Counter(entries[place].level for place in places)
    told = {
        level: pairs
        for level, count in counts.items()
        if count >= _MIN_SHARED and (pairs := find_upper_kinds(_read_kinds(entries, places, level)))
    }
    if not told:
        return entries
    depths = list(_find_depths([entries[place] for place in places], told))
    levels = {key: number for number, key in enumerate(sorted(set(depths)), 1)}
    out = list(entries)
    for place, key in zip(places, depths, strict=True):
        out[place] = replace(entries[place], level=levels[key])
    return out


def mend_slipped_levels(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return entries whose headings that a converter gave a level of their own have that of their list.

    ``### （１） | # （２） | ### （３）``: a heading set a little larger, or right below a page's edge, is no part of
    the plan where it counts on between others, and neither a higher level nor a list of its own level stands between.

    Args:
        entries: Of a document, in order.
    """
    kinds: dict[str, list[int]] = {}
    places = [place for place, entry in enumerate(entries) if 0 < entry.level < BOLD_LEVEL]
    for place in places:
        label = entries[place].label
        if label is not None and label.number is not None:
            kinds.setdefault(label_key(label), []).append(place)
    slips: dict[int, int] = {}
    for alike in kinds.values():
        levels = Counter(entries[place].level for place in alike)
        usual, count = levels.most_common(1)[0]
        if len(levels) > 1 and count >= max(_MIN_ALIKE, _MOST * len(alike)):
            higher = [place for place in places if entries[place].level < usual]
            slips |= dict.fromkeys(_find_slips(entries, alike, higher, usual), usual)
    if not slips:
        return entries
    return [replace(entry, level=slips.get(place, entry.level)) for place, entry in enumerate(entries)]


def _find_slips(entries: Sequence[Entry], alike: Sequence[int], higher: Sequence[int], usual: int) -> Iterator[int]:
    """Yield the headings of a kind that count on through those of the usual level though theirs is another."""
    known: set[tuple[int, int]] = set()
    for before, at, after in zip((None, *alike[:-1]), alike, (*alike[1:], None), strict=True):
        level, number = entries[at].level, _number(entries[at])
        known.add((level, number))
        if level == usual or (level, number - 1) in known:
            continue
        for other, step in ((before, 1), (after, -1)):
            if other is None or entries[other].level != usual or _number(entries[other]) + step != number:
                continue
            first, last = min(at, other), max(at, other)
            if bisect_right(higher, first) == bisect_left(higher, last):  # nothing above stands between
                yield at
                break


def _number(entry: Entry) -> int:
    return entry.label.number or 0 if entry.label is not None else 0


def _read_kinds(entries: Sequence[Entry], places: Sequence[int], level: int) -> Iterator[Kind | None]:
    """Yield the kinds of the headings of one level, None for each that stands above them."""
    for place in places:
        if entries[place].level < level:
            yield None
        elif entries[place].level == level:
            label = entries[place].label
            yield _find_kind(entries[place]), label.number if label is not None else None


def _find_kind(entry: Entry) -> str:
    return label_key(entry.label) if entry.label is not None else f"text:{entry.body.text}"


def _find_depths(heads: Sequence[Entry], told: dict[int, frozenset[Pair]]) -> Iterator[tuple[int, int]]:
    """Yield the mark of each heading, and how many headings of the same mark it stands below."""
    open_heads: list[Entry] = []
    at = 0  # the mark of the open ones
    for head in heads:
        if head.level <= at or head.level not in told:
            open_heads = [other for other in open_heads if other.level <= head.level]
        alike = [other for other in open_heads if other.level == head.level]
        open_heads = [other for other in open_heads if other.level < head.level]
        if head.level in told:
            alike = _close(alike, head, told[head.level])
            open_heads += [*alike, head]
        at = head.level
        yield head.level, len(alike)


def _close(alike: Sequence[Entry], head: Entry, told: frozenset[Pair]) -> list[Entry]:
    """Return the open headings of a mark that a new one with the same mark stands below."""
    kinds = [_find_kind(other) for other in alike]
    kind = _find_kind(head)
    if kind in kinds:
        return list(alike[: kinds.index(kind)])
    while kinds and not _holds(alike[len(kinds) - 1], head, (kinds[-1], kind), told):
        kinds.pop()
    return list(alike[: len(kinds)])


def _holds(upper: Entry, lower: Entry, pair: Pair, told: frozenset[Pair]) -> bool:
    """Tell whether a heading stands below an open one with the same mark: by how they count, else by their labels."""
    if pair in told or pair[::-1] in told:
        return pair in told
    return upper.label is not None and lower.label is not None and label_rank(upper.label) < label_rank(lower.label)
