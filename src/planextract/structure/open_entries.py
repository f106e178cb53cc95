"""Entries that may still get children, while the outline is built."""

from __future__ import annotations

from dataclasses import dataclass

from planextract.structure.entries import Entry

# Sizes nearer than this (points) are one size.
SAME_SIZE = 0.6


@dataclass(slots=True)
class OpenEntry:
    """An entry that may still get children."""

    index: int
    key: str
    rank: float
    number: int | None
    heading: bool
    size: float | None = None
    column: int | None = None
    lead: int = 0
    children: int = 0
    labelled: int = 0
    closed: bool = False
    small_items: bool = False
    small_heads: bool = False
    listed: bool = False


def differ_in_size(item: OpenEntry, entry: Entry) -> bool:
    """Tell whether a drawn entry is set in another size than an open one."""
    return bool(item.size and entry.size) and abs((item.size or 0) - (entry.size or 0)) > SAME_SIZE


def is_larger(one: float | None, two: float | None) -> bool:
    """Tell whether drawn type is larger than other type; text without type is not."""
    return bool(one and two) and (one or 0) - (two or 0) > SAME_SIZE
