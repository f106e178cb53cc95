"""Ways of printing indicators: tables whole and fallen apart, lists, lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.scores.composed_contents import Indicator

# The year columns of a plan from fiscal 2025 to 2029, in the order of the years.
YEARLY = ("R7", "R8", "R9", "R10", "R11")


@dataclass(frozen=True, slots=True)
class Style:
    """How indicators are headed.

    Attributes:
        header: What stands over the name, the baseline and the target.
        years: How the year of the baseline and that of the target are printed.
        unit: Where the unit stands: ``cell``, ``name`` or ``column``.
        said: How the figures are said, a key of ``SAID``.
        columns: What columns a table has besides, one of ``COLUMNS``.
    """

    header: tuple[str, str, str]
    years: tuple[str, str]
    unit: str
    said: str = "plain"
    columns: str = "plain"

    def forms(self, one: Indicator) -> tuple[str, str, int, tuple[tuple[str, str, str], ...]]:
        """Return how the figures of an indicator are said; nobody adds up rates."""
        summed = self.said.startswith(("over", "total", "yearly"))
        return SAID["plain" if summed and one.unit == "%" else self.said]

    def say(self, one: Indicator) -> tuple[str, str]:
        """Return the baseline and the goal as they are printed, with the unit where it stands with them."""
        unit = one.unit if self.unit == "cell" else ""
        forms = self.forms(one)
        start, goal = (
            form.format(f=f"{figure:,}{unit}", y=f"{figure / 5:,.0f}{unit}", t=f"{5 * round(figure / 5):,}{unit}")
            for form, figure in zip(forms[:2], (one.start, one.goal), strict=True)
        )
        return start, goal


_PLAN, _LAST = "2025-04-01/2030-03-31", "2029-04-01/2030-03-31"
# How the baseline and the goal are said ({f} is the figure, {y} its fifth, {t} five times that), and what the goal is:
# the sign of both figures, and period and basis of each target.
SAID: Mapping[str, tuple[str, str, int, tuple[tuple[str, str, str], ...]]] = {
    "plain": ("{f}", "{f}", 1, (("f", _LAST, "level"),)),
    "at_least": ("{f}", "{f}以上", 1, (("f", _LAST, "level"),)),
    "negative": ("△{f}", "△{f}", -1, (("f", _LAST, "level"),)),
    "over_years": ("{f}", "５年間で{f}", 1, (("f", _PLAN, "cumulative"),)),
    "over_plan": ("{f}", "計画期間累計{f}", 1, (("f", _PLAN, "cumulative"),)),
    "total": ("{f}", "{f}（累計）", 1, (("f", _LAST, "cumulative"),)),
    "yearly": ("{f}", "年間{f}", 1, (("f", _LAST, "increment"),)),
    "yearly_and_total": ("{f}", "年{y}（５年間で{t}）", 1, (("y", _LAST, "increment"), ("t", _PLAN, "cumulative"))),
    "more": ("{f}", "増加", 1, ()),
    "kept": ("{f}", "現状維持", 1, ()),
    "no_start": ("－", "{f}", 1, (("f", _LAST, "level"),)),
}
# Of figures in columns of years.
EVERY_YEAR = frozenset({"plain", "at_least", "negative", "no_start"})
COLUMNS = ("plain", "numbered", "in_charge", "interim", "two_starts", "two_rows")
TABLES = frozenset({"piped", "spaced", "tabs", "cells"})


def tell_gold(one: Indicator, form: str, style: Style) -> dict[str, Any]:
    """Return what a gold file says of an indicator.

    Args:
        one: The indicator.
        form: How it is printed, a key of ``KPIS``.
        style: How it is headed and said.
    """
    start, _, sign, said = style.forms(one)
    values = {"f": one.goal, "y": round(one.goal / 5), "t": 5 * round(one.goal / 5)}
    targets = [{"value": sign * values[name], "at": at, "basis": basis} for name, at, basis in said]
    if "yearly" in form:
        years = zip(range(2025, 2030), one.steps(), strict=True)
        targets = [
            {"value": sign * step, "at": f"{year}-04-01/{year + 1}-03-31", "basis": "level"} for year, step in years
        ]
    elif style.columns == "interim":
        targets.insert(0, {"value": sign * one.steps()[1], "at": "2026-04-01/2027-03-31", "basis": "level"})
    first = one.start / 2 if style.columns == "two_starts" else one.start
    return {"name": one.name, "baseline": None if "f" not in start else {"value": sign * first}, "targets": targets}


KpiForm = Callable[[Sequence[Indicator], Style], list[str]]


def _rows(indicators: Sequence[Indicator], style: Style) -> list[list[str]]:
    name, base, goal = style.header
    head = [name, f"{base}（{style.years[0]}）", f"{goal}（{style.years[1]}）"]
    rows = _with_units(head, indicators, style, lambda one: list(style.say(one)))
    return _with_columns(rows, indicators, style)


def _with_columns(rows: list[list[str]], indicators: Sequence[Indicator], style: Style) -> list[list[str]]:
    """Add the columns that a table has besides name, unit, baseline and goal."""
    start, _, sign, _ = SAID[style.said]
    signed = "{f}" if sign > 0 else "△{f}"
    goal = len(rows[0]) - 1
    for place, row in enumerate(rows):
        one = indicators[place - 1] if place else None
        unit = one.unit if one and style.unit == "cell" else ""
        if style.columns == "numbered":
            row.insert(0, str(place) if one else "No.")
        elif style.columns == "in_charge":
            row.append("企画課" if one else "担当課")
        elif style.columns == "interim":
            row.insert(goal, signed.format(f=f"{one.steps()[1]:,}{unit}") if one else "中間目標値（R8年度）")
        elif style.columns == "two_starts":
            row[goal - 1] = row[goal - 1] if one else f"現況値（{style.years[0]}）"
            row.insert(goal - 1, start.format(f=f"{one.start / 2:,}{unit}") if one else "基準値（R2年度）")
    if style.columns == "two_rows":
        head = rows.pop(0)
        parts = [cell.removesuffix("）").split("（", 1) for cell in head]
        rows[:0] = [[part[0] for part in parts], [part[1] if len(part) > 1 else "" for part in parts]]
        rows[0][0] = style.header[0]
        rows[1][0] = ""
    return rows


def _yearly_rows(indicators: Sequence[Indicator], style: Style) -> list[list[str]]:
    name, base, _ = style.header
    head = [name, f"{base}（R5）", *YEARLY]
    start, goal, _, _ = SAID[style.said]

    def figures(one: Indicator) -> list[str]:
        unit = one.unit if style.unit == "cell" else ""
        shown = [f"{figure:,}{unit}" for figure in (one.start, *one.steps())]
        return [start.format(f=shown[0]), *(goal.format(f=step) for step in shown[1:])]

    return _with_units(head, indicators, style, figures)


def _with_units(
    head: list[str], indicators: Sequence[Indicator], style: Style, figures: Callable[[Indicator], list[str]]
) -> list[list[str]]:
    rows = []
    for one in indicators:
        shown = figures(one)
        if style.unit == "column":
            rows.append([one.name, one.unit, *shown])
        elif style.unit == "name":
            rows.append([f"{one.name}（{one.unit}）", *shown])
        else:
            rows.append([one.name, *shown])
    if style.unit == "column":
        head.insert(1, "単位")
    return [head, *rows]


Rows = Callable[[Sequence[Indicator], Style], list[list[str]]]


def _joined(sign: str, rows: Rows = _rows) -> KpiForm:
    return lambda indicators, style: [sign.join(row) for row in rows(indicators, style)]


def _piped(rows: Rows = _rows) -> KpiForm:
    def write(indicators: Sequence[Indicator], style: Style) -> list[str]:
        head, *others = rows(indicators, style)
        return ["", *("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *others)), ""]

    return write


def _cells(rows: Rows = _rows) -> KpiForm:
    return lambda indicators, style: [cell for row in rows(indicators, style) for cell in row]


def _columns(indicators: Sequence[Indicator], style: Style) -> list[str]:
    return [cell for column in zip(*_rows(indicators, style), strict=True) for cell in column]


def _split_header(indicators: Sequence[Indicator], style: Style) -> list[str]:
    head, *rows = _rows(indicators, style)
    parts = [part for cell in head for part in cell.replace("（", "\n（").split("\n")]
    return [*parts, *(cell for row in rows for cell in row)]


def _lines(form: str) -> KpiForm:
    def write(indicators: Sequence[Indicator], style: Style) -> list[str]:
        name, base, goal = style.header
        given: dict[str, Any] = {"h": name, "b": base, "g": goal, "y": style.years[0], "z": style.years[1]}
        told = [(one.name, *replace(style, unit="cell").say(one)) for one in indicators]
        filled = (form.format(n=told_name, s=start, e=end, **given) for told_name, start, end in told)
        return [line for text in filled for line in text.split("\n")]

    return write


KPIS: Mapping[str, KpiForm] = {
    "piped": _piped(),
    "spaced": _joined("　　"),
    "tabs": _joined("\t"),
    "cells": _cells(),
    "columns": _columns,
    "split_header": _split_header,
    "yearly_piped": _piped(_yearly_rows),
    "yearly_spaced": _joined("　　", _yearly_rows),
    "yearly_cells": _cells(_yearly_rows),
    "arrow": _lines("・{n}：{s}（{y}）→{e}（{z}）"),
    "arrow_gap": _lines("{n}　{s}（{y}）⇒{e}（{z}）"),
    "labels": _lines("{h}：{n}\n{b}：{s}（{y}）\n{g}：{e}（{z}）"),
    "line": _lines("{n}　{b}{s}（{y}）　{g}{e}（{z}）"),
    "bracket": _lines("・{n}（{b}（{y}）：{s}、{g}（{z}）：{e}）"),
    "two_lines": _lines("○{n}\n　{b}（{y}）{s}　→　{g}（{z}）{e}"),
}
_YEARLY_FORMS = frozenset({"yearly_piped", "yearly_spaced", "yearly_cells"})


def list_rows(form: str, indicators: Sequence[Indicator], style: Style) -> list[list[str]]:
    """Return the rows of the table that a form prints, its header first; none for lists and lines.

    Args:
        form: A key of ``KPIS``.
        indicators: The indicators.
        style: How they are headed and said.
    """
    if form in _YEARLY_FORMS:
        return _yearly_rows(indicators, style)
    return _rows(indicators, style) if form in TABLES | {"columns", "split_header"} else []
