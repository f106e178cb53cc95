"""Levels of Markdown headings where two levels of a plan share one mark.

``# title | ## 基本目標１ | ## （１）… | ### 主な取組``: a converter that goes by type sizes gives one mark to headings
set alike, and a writer who runs out of patience does so too. Only how the headings of one mark count shows that some
stand below others, and only then are they told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planextract.structure.entries import Entry
from planextract.structure.number_levels import Kind, Pair, find_upper_kinds
from planextract.values.labels import label_key, label_rank

# Fewer headings of one mark show nothing.
_MIN_SHARED = 4


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
