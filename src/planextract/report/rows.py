"""A diff → the rows of its tables: 新旧対照表, KPI table, bodies and dates.

Compares nothing: what differs, and how much it matters, is in the diff. Between two rows that do not stand next to
each other in the plan, a row says （略）.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planextract.records.action import Action
from planextract.records.change import Change, FieldChange, ItemSide
from planextract.records.plan import Plan
from planextract.report.proofs import Proof, show_proofs
from planextract.report.redline import Segment, compare_texts
from planextract.report.subject import ReportSide, Subject
from planextract.report.words import FIELDS, GONE_HERE, NEW_HERE, remark, show_value

# Fields that the cell itself shows.
TEXT_FIELDS = frozenset({"text", "title", "name"})
FIGURE_FIELDS = frozenset({"baseline", "targets", "period"})


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field that differs, spelt out.

    Attributes:
        label: Its name.
        old: Old value in segments.
        new: New value in segments.
    """

    label: str
    old: tuple[Segment, ...]
    new: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One change as a line of a table.

    Attributes:
        number: Its number in the diff, counted from one.
        change: The change itself.
        path: Headings that it stands under, on the new side if it is there.
        new: The new cell.
        old: The old cell.
        lines: Fields that the cells do not show.
        remark: The 備考 cell.
        new_proofs: Evidence on the new side.
        old_proofs: Evidence on the old side.
        has_gap_before: Whether unchanged items were left out in front of it.
    """

    number: int
    change: Change
    path: tuple[str, ...]
    new: tuple[Segment, ...]
    old: tuple[Segment, ...]
    lines: tuple[FieldLine, ...]
    remark: tuple[str, ...]
    new_proofs: tuple[Proof, ...]
    old_proofs: tuple[Proof, ...]
    has_gap_before: bool = False


def list_rows(subject: Subject) -> tuple[Row, ...]:
    """Return a row for every change, in the order of the diff."""
    rows = []
    for number, change in enumerate(subject.diff.changes, 1):
        new_side = subject.new_side_of(change)
        new_name = "new" if new_side is subject.new else "again"
        new, old = _cells(change)
        rows.append(
            Row(
                number=number,
                change=change,
                path=_path(change, subject.old.plan, new_side.plan),
                new=new,
                old=old,
                lines=tuple(_lines(change.fields)),
                remark=tuple(remark(change)),
                new_proofs=show_proofs(change.new.evidence if change.new else (), new_side, name=new_name),
                old_proofs=show_proofs(change.old.evidence if change.old else (), subject.old, name="old"),
            )
        )
    return tuple(rows)


def in_plan_order(rows: Iterable[Row], subject: Subject) -> tuple[Row, ...]:
    """Return the rows of pillars and actions as the plan has them, with the gaps between them."""
    positions = _positions(subject.new)
    placed: list[tuple[float, Row]] = []
    by_kind: dict[str, float] = {}
    for row in rows:
        kind = row.change.kind
        own = row.change.new.id if row.change.new else None
        # What is gone stands behind the row in front of it.
        place = float(positions.get(own or "", -1)) if own in positions else by_kind.get(kind, -1.0) + 0.01
        by_kind[kind] = place
        placed.append((place, row))
    placed.sort(key=lambda pair: pair[0])
    return tuple(_with_gaps(placed))


def has_gap_after(rows: Sequence[Row], subject: Subject) -> bool:
    """Tell whether unchanged items follow the last row."""
    positions = _positions(subject.new)
    last = max((positions.get(row.change.new.id or "", -1) for row in rows if row.change.new), default=-1)
    return bool(rows) and last + 1 < len(positions)


def _with_gaps(placed: Sequence[tuple[float, Row]]) -> Iterator[Row]:
    last = -1
    for place, row in placed:
        gap = int(place) > last + 1
        last = max(last, int(place))
        yield replace(row, has_gap_before=gap)


def _positions(side: ReportSide) -> dict[str, int]:
    items = sorted((*side.plan.pillars, *side.plan.actions), key=lambda item: item.evidence[0].start)
    return {item.id: place for place, item in enumerate(items)}


def _cells(change: Change) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    if change.old is None or change.new is None:
        new = _plain(change.new, empty=GONE_HERE)
        old = _plain(change.old, empty=NEW_HERE)
        return new, old
    old, new = compare_texts(change.old.text, change.new.text)
    if change.op in {"split", "merged"} or _only_spelt_otherwise(change):
        return (Segment(change.new.text),), (Segment(change.old.text),)
    return new, old


def _only_spelt_otherwise(change: Change) -> bool:
    """Tell whether the texts differ in width and blanks only: the diff has no such field then."""
    return not TEXT_FIELDS & {field.name for field in change.fields}


def _plain(side: ItemSide | None, *, empty: str) -> tuple[Segment, ...]:
    return (Segment(side.text, is_changed=True),) if side else (Segment(empty),)


def _lines(fields: Iterable[FieldChange]) -> Iterator[FieldLine]:
    for field in fields:
        if field.name not in TEXT_FIELDS:
            before, after = show_value(field.old), show_value(field.new)
            label = FIELDS.get(field.name, field.name)
            # Of figures only the digits that differ are underlined; a heading is another one as a whole.
            if field.name in FIGURE_FIELDS:
                yield FieldLine(label, *compare_texts(before, after))
            else:
                yield FieldLine(label, (Segment(before, is_changed=True),), (Segment(after, is_changed=True),))


def _path(change: Change, old: Plan, new: Plan) -> tuple[str, ...]:
    side, plan = (change.new, new) if change.new else (change.old, old)
    actions = {action.id: action for action in plan.actions}
    titles = {pillar.id: pillar.title for pillar in plan.pillars}
    above: list[str] = []
    item: Action | None = None
    if change.kind == "action" and side is not None:
        item = actions.get(side.id or "")
        pillar = item.pillar if item else None
        item = actions.get(item.parent or "") if item else None
    elif change.kind == "kpi" and side is not None:
        kpi = next((kpi for kpi in plan.kpis if kpi.id == side.id), None)
        pillar = kpi.pillar if kpi else None
        item = actions.get(kpi.action or "") if kpi else None
    else:
        return ()
    while item is not None:
        above.append(item.text)
        item = actions.get(item.parent or "")
    return (*((titles[pillar],) if pillar in titles else ()), *reversed(above))
