"""Rows of a table of indicators that begin with the number of their pillar: 「２　来館者数（人）　300　400」.

In: entries in document order. Out: the same, such rows without label. Below a heading that announces indicators, a
counted line whose end is nothing but figures is a row of a table whose columns a text has kept by blanks; taken for a
heading it would end the part and open a measure. One figure alone is no row: a list counts its indicators too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planextract.document import Zone
from planextract.rules.loader import RuleSet
from planextract.structure.entries import Entry
from planextract.structure.figures import is_figure_row
from planextract.structure.headings import find_announced

_COUNTERS = frozenset(
    {"digit", "digit_dot", "roman", "paren", "circled", "half_paren", "bracket_number", "alpha_upper"}
)


def unlabel_figure_rows(entries: Sequence[Entry], rules: RuleSet) -> tuple[Entry, ...]:
    """Return the entries, rows of figures below a heading of indicators without their labels.

    Args:
        entries: In document order.
        rules: The ``zones`` rules.
    """
    rows = {
        place
        for place, entry in enumerate(entries)
        if entry.label is not None and entry.label.kind in _COUNTERS and is_figure_row(entry.body.text)
    }
    if not rows:  # as in most texts; what each entry announces costs more to find
        return tuple(entries)
    out: list[Entry] = []
    zone: Zone | None = None
    for place, entry in enumerate(entries):
        label = entry.label
        if zone == "kpi" and place in rows:
            out.append(replace(entry, label=None, body=entry.whole))
            continue
        # What stands below announces nothing, and the part goes on; another heading of its kind ends it.
        if entry.table is None:
            announced = find_announced(entry, rules)
            zone = announced or (zone if label is None or label.kind == "note" else None)
        out.append(entry)
    return tuple(out)
