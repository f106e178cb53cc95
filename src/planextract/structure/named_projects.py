"""Forms of projects in running text: the name that a field asks for (事業名　…) heads the other fields of its form.

In: entries with their fields told. Out: the same, each such name a heading below the number that its form stands under,
above every bullet. A dump prints the name behind its field or, where the field is as high as two lines, in front of it.
Collections of cases, whose sheets stand apart, are the business of ``sheets``; a name that says again what stands right
above it is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planextract.structure.entries import Entry
from planextract.structure.form_fields import is_list_of_bodies, is_period
from planextract.structure.sheets import REASON as SHEET
from planextract.values.labels import Label

# So many forms that say what is done make a name a heading.
_FEWEST = 2
_LONGEST_NAME = 60
# Below all numbers, above all bullets.
_RANK = 99.0


def head_named_projects(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries with the name of every project as the heading of its form.

    Args:
        entries: In document order.
    """
    asked = [at for at, entry in enumerate(entries) if entry.field == "name"]
    if len(asked) < _FEWEST or any(SHEET in entry.reasons for entry in entries):
        return entries
    edges = [*asked[1:], len(entries)]
    told = [any(entry.field == "content" for entry in entries[at:stop]) for at, stop in zip(asked, edges, strict=True)]
    names = [_find_name(entries, at) if says else None for at, says in zip(asked, told, strict=True)]
    if sum(name is not None for name in names) < _FEWEST:
        return entries
    out = list(entries)
    for at, name in zip(asked, names, strict=True):
        if name is not None:
            label = Label("named_lower", None, "".join(entries[at].whole.text.split()))
            out[at] = replace(entries[name], label=label, rank=_RANK, size=None)
    gone = {name for name in names if name is not None}
    return [entry for at, entry in enumerate(out) if at not in gone]


def _find_name(entries: Sequence[Entry], at: int) -> int | None:
    """Return the entry that names the project whose name a field asks for, None if none does for certain."""
    if at + 1 < len(entries) and _may_name(entries[at + 1]):
        said = at and entries[at - 1].body.text == entries[at + 1].body.text
        return None if said else at + 1
    # In front of its field, where the next field follows at once.
    before = at - 1
    if at + 1 < len(entries) and entries[at + 1].field is not None and before > 0 and _may_name(entries[before]):
        return None if entries[before - 1].field is not None else before
    return None


def _may_name(entry: Entry) -> bool:
    if entry.field is not None or entry.label is not None or entry.table is not None or entry.level:
        return False
    text = entry.body.text
    if not 1 < len(text) <= _LONGEST_NAME or text.endswith(("。", "、")) or any(map(str.isdigit, text)):
        return False
    return not (is_list_of_bodies(text) or is_period(text))
