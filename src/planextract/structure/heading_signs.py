"""Signs with which a text marks the headings over its lists: ○移住の促進, and below it a label and bullets.

Any sign can mark a heading or an item. The document tells: what bullets of one sign are short names nearly all, each
right over something else than the next of them (another sign, a list from 1, a sentence, the label of a list), are
headings. In: entries of a text. Out: the same, those of such signs told so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planextract.rules.loader import RuleSet
from planextract.structure.bullet_levels import bears_sign
from planextract.structure.entries import Entry
from planextract.structure.figures import ARROW
from planextract.structure.headings import find_announced, is_title
from planextract.structure.levels import find_level

# So many headings a sign must mark, and so large a share of its bullets must be such.
_FEWEST, _SHARE = 2, 0.8


def tell_heading_signs(entries: Sequence[Entry], rules: RuleSet) -> Sequence[Entry]:
    """Return the entries with those told that bear a sign of headings.

    Args:
        entries: In document order, of a text.
        rules: The ``zones`` rules.
    """
    counts: dict[str, list[bool]] = {}
    for at, entry in enumerate(entries[:-1]):
        # A part's name says nothing of the others with its sign.
        if bears_sign(entry) and find_announced(entry, rules) is None:
            counts.setdefault(find_level(entry)[0], []).append(_stands_over(entry, entries[at + 1], rules))
    heads = {key for key, told in counts.items() if sum(told) >= max(_FEWEST, _SHARE * len(told))}
    if not heads:
        return entries
    return [replace(entry, heads=True) if find_level(entry)[0] in heads else entry for entry in entries]


def _stands_over(entry: Entry, below: Entry, rules: RuleSet) -> bool:
    """Tell whether a bullet is a name right over what it heads."""
    if not is_title(entry) or ARROW.search(entry.body.text) or below.table is not None:
        return False
    if below.label is None:
        return below.body.text.endswith("。") or find_announced(below, rules) == "measures"
    if below.label.kind == "bullet":
        return find_level(entry)[1] < find_level(below)[1] or find_announced(below, rules) == "measures"
    return below.label.number == 1 and below.label.path == () and not below.label.kind.startswith("named_upper")
