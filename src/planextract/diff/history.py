"""A series of revisions → what became of each pillar, action and indicator."""

from __future__ import annotations

from collections.abc import Sequence

from planextract.diff.entries import Entry, list_entries, text_of
from planextract.diff.match import match
from planextract.records.history import History, Stage, Track
from planextract.records.kpi import Kpi
from planextract.records.plan import Plan


def trace(plans: Sequence[Plan], *, name: str) -> History:
    """Follow every item through a series of revisions.

    Args:
        plans: Records, earliest first.
        name: Name of the series.
    """
    sides = [list_entries(plan) for plan in plans]
    rows: list[list[Entry | None]] = [[entry] for entry in sides[0]] if sides else []
    for number in range(1, len(sides)):
        pairs = match(sides[number - 1], sides[number])
        for row in rows:
            last = row[-1]
            partner = pairs.new_of.get(last.index) if last else None
            row.append(None if partner is None else sides[number][partner])
        rows.extend([*[None] * number, entry] for entry in sides[number] if entry.index not in pairs.old_of)
    order = ("pillar", "action", "kpi")
    tracks = sorted((_to_track(row) for row in rows), key=lambda track: order.index(track.kind))
    return History(plan=name, revisions=tuple(plan.document.id for plan in plans), tracks=tuple(tracks))


def _to_track(row: Sequence[Entry | None]) -> Track:
    kind = next(entry.kind for entry in row if entry)
    return Track(kind=kind, stages=tuple(_to_stage(entry) if entry else None for entry in row))


def _to_stage(entry: Entry) -> Stage:
    item = entry.item
    if isinstance(item, Kpi):
        return Stage(id=item.id, text=item.name, unit=item.unit, baseline=item.baseline, targets=item.targets)
    return Stage(id=item.id, text=text_of(item))
