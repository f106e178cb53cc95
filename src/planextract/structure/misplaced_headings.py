"""Headings that a text dump printed behind, among or apart from what they head: each repair in its turn."""

from __future__ import annotations

from collections.abc import Sequence

from planextract.structure.bare_headings import lift_bare_headings
from planextract.structure.entries import Entry
from planextract.structure.inner_headings import lift_headings_in_lists
from planextract.structure.late_headings import lift_late_headings
from planextract.structure.listed_headings import lift_listed_headings
from planextract.structure.parted_lists import join_parted_lists
from planextract.structure.path_headings import lift_path_headings
from planextract.structure.record_headings import lift_record_headings
from planextract.structure.stacked_headings import spread_headings

_REPAIRS = (
    lift_listed_headings,
    spread_headings,
    lift_headings_in_lists,
    lift_late_headings,
    join_parted_lists,
    lift_path_headings,
    lift_record_headings,
    lift_bare_headings,
)
_OF_MARKED = (lift_late_headings, lift_bare_headings)


def place_headings(entries: Sequence[Entry], *, marked: bool) -> tuple[Entry, ...]:
    """Return the entries with every heading in front of what it heads, as far as that is certain.

    Args:
        entries: In document order.
        marked: Whether headings have marks; then those of numbers and records are in their places.
    """
    placed = tuple(entries)
    for repair in _OF_MARKED if marked else _REPAIRS:
        placed = repair(placed)
    return placed
