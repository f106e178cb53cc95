"""Entries of the outline that may still get children, and how their type compares with that of others.

In: what the outline keeps of an entry while it reads on. Out: whether two entries are set in one size. Where an entry
belongs is decided in ``outline.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planextract.structure.entries import Entry

# Type sizes nearer than this (points) are one size.
SAME_SIZE = 0.6


@dataclass(slots=True)
class Open:
    """An entry that may still get children.

    Attributes:
        index: Its node.
        key: What its label shares with its siblings'.
        rank: Its default level.
        number: Its place in a sequence, None without one.
        heading: Whether paragraphs belong to it.
        size: Its type size, None for text.
        column: Block of the page that it stands in.
        children: How many entries stand under it.
        labelled: How many of them are numbered.
        closed: Whether it is a whole sentence.
        small_items: Whether small bullets stand under it.
        small_heads: Whether smaller headings stand under it.
        listed: Whether labelled entries stand under it.
    """

    index: int
    key: str
    rank: float
    number: int | None
    heading: bool
    size: float | None = None
    column: int | None = None
    children: int = 0
    labelled: int = 0
    closed: bool = False
    small_items: bool = False
    small_heads: bool = False
    listed: bool = False


def differ_in_size(item: Open, entry: Entry) -> bool:
    """Tell whether a drawn entry is set in another size than an open one."""
    return bool(item.size and entry.size) and abs((item.size or 0) - (entry.size or 0)) > SAME_SIZE


def is_larger(one: float | None, two: float | None) -> bool:
    """Tell whether drawn type is larger than other type; text without type is not."""
    return bool(one and two) and (one or 0) - (two or 0) > SAME_SIZE


def find_body_size(entries: Sequence[Entry]) -> float:
    """Return the type size in which most of the text is set, 0 for text without type."""
    amounts: Counter[float] = Counter()
    for entry in entries:
        if entry.size is not None and entry.table is None:
            amounts[round(2 * entry.size) / 2] += len(entry.whole)
    return max(amounts, key=lambda size: (amounts[size], -size), default=0.0)
