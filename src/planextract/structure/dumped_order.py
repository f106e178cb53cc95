"""What a text dump lost of the order of its entries, and of their levels: restored step by step.

In: entries of a text. Out: the same, each below what it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.rules.loader import RuleSet
from planextract.structure.closed_records import lift_inner_headings
from planextract.structure.entries import Entry
from planextract.structure.figure_rows import unlabel_figure_rows
from planextract.structure.late_sections import lift_late_sections
from planextract.structure.misplaced_headings import place_headings
from planextract.structure.nested_numbers import nest_numbers
from planextract.structure.record_fields import place_record_fields
from planextract.structure.stacked_fields import distribute_values
from planextract.structure.torn_overviews import join_torn_overviews


def restore_sheets(entries: Sequence[Entry], zones: RuleSet) -> Sequence[Entry]:
    """Return the entries with the fields of forms in front of what they hold."""
    return lift_late_sections(distribute_values(entries, zones))


def restore_order(entries: Sequence[Entry], zones: RuleSet) -> Sequence[Entry]:
    """Return the entries with headings in front of what they head, and what tells their levels."""
    entries = unlabel_figure_rows(entries, zones)
    marked = any(entry.level for entry in entries)  # headings with marks tell their levels themselves
    placed = place_headings(join_torn_overviews(entries, zones), marked=marked)
    entries = lift_inner_headings(nest_numbers(placed, zones))
    return entries if marked else place_record_fields(entries)
