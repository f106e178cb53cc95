"""Everything that the entries of a text themselves show of their levels, before the outline nests them.

Drawn pages tell levels by type and place; a text has its marks, signs and numbers, and the order that they come in.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.rules.loader import RuleSet
from planextract.structure.bullet_levels import tell_bullet_levels
from planextract.structure.dumped_order import restore_sheets
from planextract.structure.ended_parts import tell_ended_parts
from planextract.structure.entries import Entry
from planextract.structure.heading_signs import tell_heading_signs
from planextract.structure.part_signs import tell_part_signs


def tell_shown_levels(entries: Sequence[Entry], rules: RuleSet) -> Sequence[Entry]:
    """Return the entries with the levels that the order of their signs and numbers shows, and sheets in order.

    Args:
        entries: In document order, of a text.
        rules: The ``zones`` rules.
    """
    entries = tell_heading_signs(tell_bullet_levels(entries), rules)  # which sign is above which tells what heads
    return restore_sheets(tell_ended_parts(tell_part_signs(entries, rules), rules), rules)
