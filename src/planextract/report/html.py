"""The diff as one HTML file that needs nothing else: what ``templates/report.html.j2`` shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from planextract.records.change import Change
from planextract.records.kpi import Baseline, Kpi, Target
from planextract.report.charts import draw_chart
from planextract.report.pages import fill_page
from planextract.report.proofs import picture_key
from planextract.report.redline import Segment, compare_texts
from planextract.report.rows import Row, has_gap_after, in_plan_order, list_rows
from planextract.report.subject import PagePicture, Subject
from planextract.report.words import CAUSES, KINDS, NOTHING, OMITTED, OPS, REVIEW, SEVERITIES, show_number, show_period
from planextract.values.numbers import split_scale


@dataclass(frozen=True, slots=True)
class FigureLine:
    """Baseline or target of an indicator, both sides."""

    label: str
    old: tuple[Segment, ...]
    new: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class KpiRow:
    """An indicator as the KPI table shows it."""

    row: Row
    unit_old: str
    unit_new: str
    figures: tuple[FigureLine, ...]
    chart: Markup


def render_html(subject: Subject) -> str:
    """Return the diff as a self-contained HTML page."""
    rows = list_rows(subject)
    own = in_plan_order((row for row in rows if row.change.kind in {"pillar", "action"}), subject)
    return fill_page(
        "report",
        _pictures(subject),
        subject=subject,
        diff=subject.diff,
        rows=rows,
        grave=[row for row in rows if row.change.severity == "major"],
        front=[row for row in rows if row.change.kind == "document"],
        measures=own,
        gap_after=has_gap_after(own, subject),
        kpis=[_kpi_row(row, subject) for row in rows if row.change.kind == "kpi"],
        others=[row for row in rows if row.change.kind in {"actor", "date"}],
        counts=_counts(rows),
        present_ops=[op for op in OPS if any(row.change.op == op for row in rows)],
        severities=SEVERITIES,
        kinds=KINDS,
        ops=OPS,
        causes=CAUSES,
        review=REVIEW,
        omitted=OMITTED,
    )


def _counts(rows: tuple[Row, ...]) -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for kind in KINDS:
        ops = {op: sum(row.change.kind == kind and row.change.op == op for row in rows) for op in OPS}
        if any(ops.values()):
            table[kind] = ops
    return table


def _kpi_row(row: Row, subject: Subject) -> KpiRow:
    new_side = subject.new_side_of(row.change)
    old = _find_kpi(subject.old.plan.kpis, row.change, old=True)
    new = _find_kpi(new_side.plan.kpis, row.change, old=False)
    chart = draw_chart(old, new, factor=_factor(old, new))
    return KpiRow(
        row=row,
        unit_old=(old.unit if old else None) or "",
        unit_new=(new.unit if new else None) or "",
        figures=tuple(_figures(old, new)),
        chart=Markup(chart),  # noqa: S704 - drawn by us, its texts escaped
    )


def _find_kpi(kpis: tuple[Kpi, ...], change: Change, *, old: bool) -> Kpi | None:
    side = change.old if old else change.new
    return next((kpi for kpi in kpis if side and kpi.id == side.id), None)


def _factor(old: Kpi | None, new: Kpi | None) -> float:
    if old is None or new is None:
        return 1.0
    before, after = split_scale(old.unit or ""), split_scale(new.unit or "")
    return before[0] / after[0] if before[1] == after[1] else 1.0


def _figures(old: Kpi | None, new: Kpi | None) -> list[FigureLine]:
    before = _spell_figures(old)
    after = _spell_figures(new)
    lines = []
    for place in range(max(len(before), len(after))):
        was = before[place] if place < len(before) else NOTHING
        now = after[place] if place < len(after) else NOTHING
        label = "基準" if place == 0 else "目標"
        if was == now == NOTHING:
            continue
        if was == now:
            lines.append(FigureLine(label, (Segment(was),), (Segment(now),)))
        else:
            lines.append(FigureLine(label, *compare_texts(was, now)))
    return lines


def _spell_figures(kpi: Kpi | None) -> list[str]:
    if kpi is None:
        return []
    return [_spell(kpi.baseline) if kpi.baseline else NOTHING, *(_spell(target) for target in kpi.targets)]


def _spell(cell: Baseline | Target) -> str:
    notes = [show_period(cell.at)] if cell.at else []
    if isinstance(cell, Target) and cell.basis != "level":
        notes.append({"increment": "増加分", "cumulative": "累計"}[cell.basis])
    return show_number(cell.value) + (f"（{'・'.join(notes)}）" if notes else "")


def _pictures(subject: Subject) -> dict[str, PagePicture]:
    sides = [("old", subject.old), ("new", subject.new), *([("again", subject.again)] if subject.again else [])]
    return {picture_key(name, number): page for name, side in sides for number, page in side.pages.items()}
