"""The figures of an indicator on both sides as a small SVG picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from planextract.records.kpi import Baseline, Kpi, Target
from planextract.report.words import show_number

WIDTH, HEIGHT, LEFT, RIGHT, TOP = 210.0, 64.0, 16.0, 62.0, 14.0
AXIS = HEIGHT - TOP + 6
# From the middle of a line of text to its foot, and from one line to the next.
BASELINE, TEXT_HEIGHT = 3.5, 11.0
# Years shown where all figures stand at one date, or at none.
DEFAULT_SPAN = 1.0


@dataclass(frozen=True, slots=True)
class Point:
    """A figure: year (with its fraction) and value."""

    year: float
    value: float


def draw_chart(old: Kpi | None, new: Kpi | None, *, factor: float = 1.0) -> str:
    """Return an SVG with the old figures dashed and the new ones solid; empty where there are none.

    Args:
        old: The indicator as it was, None if it is new.
        new: The indicator as it is, None if it is gone.
        factor: What old values are multiplied by where the unit was changed.
    """
    before = [Point(p.year, p.value * factor) for p in _points(old)]
    after = _points(new)
    everything = [*before, *after]
    if not everything:
        return ""
    label = f"旧 {_tell(before)}、新 {_tell(after)}"
    lines = _draw(before, everything, "old") + _draw(after, everything, "new") + _draw_values(before, after, everything)
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" aria-label="{escape(label)}">'
        f'<line class="axis" x1="{LEFT:.0f}" y1="{AXIS:.0f}" x2="{WIDTH - RIGHT:.0f}" y2="{AXIS:.0f}"/>'
        f"{lines}{_draw_years(everything)}</svg>"
    )


def _points(kpi: Kpi | None) -> list[Point]:
    if kpi is None:
        return []
    cells: list[Baseline | Target] = [*([kpi.baseline] if kpi.baseline else []), *kpi.targets]
    dated = [(_year(cell.at), cell.value) for cell in cells]
    known = [year for year, _ in dated if year is not None]
    fallback = max(known, default=0.0)
    return sorted((Point(fallback if y is None else y, v) for y, v in dated), key=lambda p: p.year)


def _year(at: str | None) -> float | None:
    """Return the fiscal year that an interval ends in, or that holds a date."""
    day = (at or "").rpartition("/")[2] or (at or "").partition("/")[0]
    if not day:
        return None
    parsed = date.fromisoformat(day)
    return float(parsed.year - (parsed.month <= 3))


def _draw(points: Sequence[Point], everything: Sequence[Point], name: str) -> str:
    if not points:
        return ""
    places = [_place(point, everything) for point in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(f'<circle class="{name}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places)
    return f'<polyline class="{name}" points="{path}"/>{dots}'


def _draw_values(old: Sequence[Point], new: Sequence[Point], everything: Sequence[Point]) -> str:
    """Write the last value of each side beside its point, one above the other where they would collide."""
    ends = [(name, points[-1]) for name, points in (("old", old), ("new", new)) if points]
    ends.sort(key=lambda end: -end[1].value)
    if len(ends) == 2 and ends[0][1] == ends[1][1]:
        ends = [end for end in ends if end[0] == "new"]
    heights = [_place(point, everything)[1] + BASELINE for _, point in ends]
    if len(heights) == 2 and heights[1] - heights[0] < TEXT_HEIGHT:
        middle = sum(heights) / 2
        heights = [middle - TEXT_HEIGHT / 2, middle + TEXT_HEIGHT / 2]
    return "".join(
        f'<text class="{name}" x="{_place(point, everything)[0] + 6:.1f}" y="{height:.1f}">'
        f"{escape(show_number(round(point.value, 6)))}</text>"
        for (name, point), height in zip(ends, heights, strict=True)
    )


def _draw_years(everything: Sequence[Point]) -> str:
    years = sorted({point.year for point in everything if point.year})
    shown = years if len(years) < 3 else [years[0], years[-1]]
    return "".join(
        f'<text class="year" x="{_place(Point(year, 0), everything)[0]:.1f}" y="{HEIGHT - 1:.0f}" '
        f'text-anchor="middle">{year:.0f}</text>'
        for year in shown
    )


def _place(point: Point, everything: Sequence[Point]) -> tuple[float, float]:
    years, values = [p.year for p in everything], [p.value for p in everything]
    span = max(years) - min(years) or DEFAULT_SPAN
    reach = max(values) - min(values) or DEFAULT_SPAN
    x = LEFT + (point.year - min(years)) / span * (WIDTH - LEFT - RIGHT)
    y = HEIGHT - TOP - (point.value - min(values)) / reach * (HEIGHT - 2 * TOP)
    return x, y


def _tell(points: Sequence[Point]) -> str:
    return "、".join(f"{p.year:.0f}年度 {show_number(round(p.value, 6))}" for p in points) or "なし"
