"""A plan as a forest of entries that can be compared: pillars, the actions below them, and the indicators.

In: a plan record. Out: frozen entries, each knowing its wording, its place and its neighbours by number.
Compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from planextract.diff.wording import Wording, fold_text, read_wording
from planextract.records.action import Action
from planextract.records.kpi import Kpi
from planextract.records.pillar import Pillar
from planextract.records.plan import Plan
from planextract.spans import fold
from planextract.values.labels import Label, find_label

EntryKind = Literal["pillar", "action", "kpi"]
# Bullets say nothing about order, so a bullet of another shape is no new number.
_UNNUMBERED = frozenset({"bullet", "arrow", "note"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One pillar, action or indicator.

    Attributes:
        index: Its number among all entries of the plan, in document order within its kind.
        kind: What it is.
        item: The record.
        wording: Its text as comparisons see it.
        label: Its enumerator, None if it has none or a mere bullet.
        parent: Entry that it stands under; for an indicator, what it measures.
        pillar: Entry of its pillar; its own for a pillar.
        before: Entry of its kind in front of it under the same parent.
        after: Entry of its kind behind it under the same parent.
        children: Entries of its kind below it; for a pillar, its direct actions.
        values: Figures of an indicator, equal where nothing was changed.
    """

    index: int
    kind: EntryKind
    item: Pillar | Action | Kpi
    wording: Wording
    label: Label | None
    parent: int | None
    pillar: int | None
    before: int | None
    after: int | None
    children: tuple[int, ...]
    values: tuple[object, ...] = ()


def list_entries(plan: Plan) -> tuple[Entry, ...]:
    """List the pillars, actions and indicators of a plan, each kind in document order."""
    items: list[Pillar | Action | Kpi] = [*plan.pillars, *plan.actions, *plan.kpis]
    number = {item.id: index for index, item in enumerate(items)}
    parents = [_parent_of(item, number) for item in items]
    below: dict[tuple[EntryKind, int | None], list[int]] = {}
    for index, item in enumerate(items):
        below.setdefault((_kind_of(item), parents[index]), []).append(index)
    before, after = _neighbours(below.values(), len(items))
    return tuple(
        Entry(
            index=index,
            kind=_kind_of(item),
            item=item,
            wording=read_wording(text_of(item)),
            label=_label_of(item),
            parent=parents[index],
            pillar=index if isinstance(item, Pillar) else number.get(item.pillar or ""),
            before=before[index],
            after=after[index],
            children=() if isinstance(item, Kpi) else tuple(below.get(("action", index), ())),
            values=_values_of(item) if isinstance(item, Kpi) else (),
        )
        for index, item in enumerate(items)
    )


def text_of(item: Pillar | Action | Kpi) -> str:
    """Return what names an item: title, statement or name."""
    if isinstance(item, Pillar):
        return item.title
    return item.text if isinstance(item, Action) else item.name


def number_of(item: Pillar | Action | Kpi) -> str | None:
    """Return an item's number as printed, None if it has none or a mere bullet."""
    label = _label_of(item)
    if label is None:
        return None
    return item.number if isinstance(item, Pillar) else item.marker if isinstance(item, Action) else None


def _kind_of(item: Pillar | Action | Kpi) -> EntryKind:
    return "pillar" if isinstance(item, Pillar) else "action" if isinstance(item, Action) else "kpi"


def _parent_of(item: Pillar | Action | Kpi, number: dict[str, int]) -> int | None:
    if isinstance(item, Pillar):
        return None
    above = item.parent if isinstance(item, Action) else item.action
    return number.get(above or "", number.get(item.pillar or ""))


def _label_of(item: Pillar | Action | Kpi) -> Label | None:
    printed = item.number if isinstance(item, Pillar) else item.marker if isinstance(item, Action) else None
    if not printed:
        return None
    # The grammar reads the start of a line, so something has to follow the label.
    folded = fold(printed).text.strip()
    match = find_label(f"{folded} 名")
    label = match.label if match else Label("printed", None, folded)
    return None if label.kind in _UNNUMBERED else label


def _values_of(kpi: Kpi) -> tuple[object, ...]:
    baseline = (kpi.baseline.value, kpi.baseline.at) if kpi.baseline else None
    return fold_text(kpi.unit or ""), baseline, tuple((t.value, t.at, t.basis) for t in kpi.targets)


def _neighbours(rows: Iterable[Sequence[int]], count: int) -> tuple[list[int | None], list[int | None]]:
    before: list[int | None] = [None] * count
    after: list[int | None] = [None] * count
    for row in rows:
        for left, right in pairwise(row):
            before[right], after[left] = left, right
    return before, after
