"""Ways of printing indicators: tables whole and fallen apart, lists, lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
    """

    header: tuple[str, str, str]
    years: tuple[str, str]
    unit: str


KpiForm = Callable[[Sequence[Indicator], Style], list[str]]


def _rows(indicators: Sequence[Indicator], style: Style) -> list[list[str]]:
    name, base, goal = style.header
    head = [name, f"{base}（{style.years[0]}）", f"{goal}（{style.years[1]}）"]
    return _with_units(head, indicators, style, lambda one: [one.start, one.goal])


def _yearly_rows(indicators: Sequence[Indicator], style: Style) -> list[list[str]]:
    name, base, _ = style.header
    head = [name, f"{base}（R5）", *YEARLY]
    return _with_units(head, indicators, style, lambda one: [one.start, *one.steps()])


def _with_units(
    head: list[str], indicators: Sequence[Indicator], style: Style, figures: Callable[[Indicator], list[float]]
) -> list[list[str]]:
    rows = []
    for one in indicators:
        shown = [f"{figure:,}" for figure in figures(one)]
        if style.unit == "column":
            rows.append([one.name, one.unit, *shown])
        elif style.unit == "name":
            rows.append([f"{one.name}（{one.unit}）", *shown])
        else:
            rows.append([one.name, *(figure + one.unit for figure in shown)])
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
    return parts + [cell for row in rows for cell in row]


def _lines(form: str) -> KpiForm:
    def write(indicators: Sequence[Indicator], style: Style) -> list[str]:
        name, base, goal = style.header
        given: dict[str, Any] = {"h": name, "b": base, "g": goal, "y": style.years[0], "z": style.years[1]}
        filled = (
            form.format(n=one.name, s=f"{one.start:,}{one.unit}", e=f"{one.goal:,}{one.unit}", **given)
            for one in indicators
        )
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
