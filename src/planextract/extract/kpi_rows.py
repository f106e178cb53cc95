"""One row under a header of indicators → one indicator.

In: the cells of a row, the header's columns, and what the surroundings of the table say (``Setting``).
Out: a ``KpiMention`` and what could not be read. Which tables and rows to read is decided in ``kpi_tables``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planextract.document import Cell, Finding
from planextract.extract.kpi_columns import FIGURES, STARTS, Column, Header, goal_columns, is_yearly
from planextract.extract.kpi_figures import Amount, Reading, read_figures
from planextract.extract.kpi_periods import When, find_when, is_only_date
from planextract.extract.kpi_scales import align_scales
from planextract.extract.kpi_settings import Setting
from planextract.extract.kpi_targets import Terms, choose_direction, to_target
from planextract.extract.kpi_views import Name, cell_view
from planextract.mentions import Figure, KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View

_FEWEST_STEPS = 2  # years of a schedule
_ARROW = re.compile("[→➡⇒➔➜⟶⇨►⏵▶▷―ー─-]*[→➡⇒➔➜⟶⇨►⏵▶▷]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it goes into an indicator.

    Attributes:
        name: Name without number and unit.
        cells: All cells of the row.
        remark: What a footnote says of it, empty if nothing.
    """

    name: Name
    cells: Sequence[Cell | None]
    remark: str = ""


def read_row(row: Row, header: Header, setting: Setting, rules: RuleSet) -> tuple[KpiMention, tuple[Finding, ...]]:
    """Read one row.

    Args:
        row: Name and cells.
        header: The header that governs it.
        setting: What stands around the table.
        rules: The ``kpis`` rules.
    """
    readings = _read_cells(row, header, rules)
    unit = _choose_unit(row, header, readings, setting, rules)
    terms = Terms(
        division=_division(row, header),
        name=row.name.view.text,
        note=f"{row.name.note} {row.remark}".strip(),
        unit=unit.text if unit else "",
        target=setting.target,
        legend=setting.legend,
    )
    baseline = _read_baseline(row, header, readings, setting)
    targets, reasons = _read_targets(row, header, readings, terms, rules)
    added = any(rules["kpi.added.header"].pattern.search(column.text) for column in header.of("year", "target"))
    kpi = KpiMention(
        node=setting.node,
        view=row.name.view,
        rule="kpi.table",
        reasons=(f"table.{setting.how}", *(() if header.named else ("header.by_place",)), *reasons),
        grade=_grade(header, readings, setting),
        unit=unit.printed(setting.text) if unit else None,
        baseline=baseline,
        targets=targets,
        direction=choose_direction(baseline, targets, tuple(readings.values()), added=added),
    )
    return kpi, _report(row, readings)


def has_content(cells: Sequence[Cell | None], header: Header) -> bool:
    """Tell whether any figure column of a row is printed in, be it with a dash."""
    return any(cell_view(cells[column.index]) for column in header.columns if column.role in FIGURES)


def is_schedule(cells: Sequence[Cell | None], header: Header, rules: RuleSet) -> bool:
    """Tell whether a row says what is done in which year: an arrow carries a step on, or every year has its own.

    Args:
        cells: The row.
        header: The header that governs it.
        rules: The ``kpis`` rules.
    """
    years = [cell_view(cells[column.index]) for column in header.columns if is_yearly(column)]
    arrow = any(_ARROW.fullmatch(view.text) for view in years)
    steps = {view.text for view in years if read_figures(view, rules) == Reading()}
    if len(years) < _FEWEST_STEPS or not (arrow or len(steps) == len(years) > _FEWEST_STEPS):
        return False
    figures = [cell_view(cells[column.index]) for column in header.columns if column.role in FIGURES]
    return not any(read_figures(view, rules).amounts for view in figures)


def _read_cells(row: Row, header: Header, rules: RuleSet) -> dict[int, Reading]:
    """Read the figure columns; a number across several of them belongs to none for certain."""
    out: dict[int, Reading] = {}
    columns = [column for column in header.columns if column.role in FIGURES]
    for column in columns:
        cell = row.cells[column.index]
        reading = read_figures(cell_view(cell), rules)
        wide = cell is not None and sum(row.cells[other.index] is cell for other in columns) > 1
        out[column.index] = Reading(unread=bool(reading.amounts)) if wide else reading
    return _align(out)


def _align(readings: dict[int, Reading]) -> dict[int, Reading]:
    """Give the figures of a row one unit; the number that an arrow leads from counts as one of them."""
    places = [(index, place) for index, reading in readings.items() for place in range(len(reading.amounts))]
    starts = [index for index, reading in readings.items() if reading.start is not None]
    amounts = [readings[index].amounts[place] for index, place in places]
    aligned = align_scales([*amounts, *(start for index in starts if (start := readings[index].start) is not None)])
    if aligned == (*amounts, *(readings[index].start for index in starts)):
        return readings
    out = {index: replace(reading, amounts=()) for index, reading in readings.items()}
    for (index, _), amount in zip(places, aligned, strict=False):
        out[index] = replace(out[index], amounts=(*out[index].amounts, amount))
    for index, amount in zip(starts, aligned[len(places) :], strict=True):
        out[index] = replace(out[index], start=amount)
    return out


def _division(row: Row, header: Header) -> str:
    return " ".join(cell_view(row.cells[column.index]).text for column in header.of("division"))


def _choose_unit(
    row: Row, header: Header, readings: Mapping[int, Reading], setting: Setting, rules: RuleSet
) -> View | None:
    """Return the unit: its own column, else behind the numbers, the name's bracket, the header, the caption."""
    for column in header.of("unit"):
        view = cell_view(row.cells[column.index])
        if view and not rules.first(view.text, "kpi.blank"):
            return _strip_brackets(view)
    order = sorted(readings, key=lambda index: header.columns[index].role in STARTS)
    behind = [amount.unit for index in order for amount in readings[index].amounts if amount.unit is not None]
    if behind:
        return behind[0]
    stated = [column.unit for column in header.columns if column.unit is not None]
    return row.name.unit or (stated[0] if stated else None) or (None if header.of("unit") else setting.unit)


def _strip_brackets(view: View) -> View:
    return view.slice(1, len(view) - 1) if view.text.startswith("(") and view.text.endswith(")") else view


def _read_baseline(row: Row, header: Header, readings: Mapping[int, Reading], setting: Setting) -> Figure | None:
    for role in STARTS:
        columns = [column for column in header.of(role) if _year_in(row, column) is None]
        if not columns:
            continue
        # Several years of results: the last one is where the plan starts.
        column = columns[-1] if role == "actual" else columns[0]
        amounts = readings[column.index].amounts
        if not amounts:
            return None
        when = amounts[0].when or column.when or _row_year(row, column, header.of(*STARTS)) or setting.baseline
        return _to_baseline(amounts[0], when)
    for column in header.of("target"):
        start = readings[column.index].start
        if start is not None:
            return _to_baseline(start, start.when or column.since or setting.baseline)
    return None


def _to_baseline(amount: Amount, when: When | None) -> Figure:
    return Figure(amount.value, amount.view, when.first if when else None, when.last if when else None)


def _year_in(row: Row, column: Column) -> When | None:
    """Return the year that a cell of figures holds in place of a figure (目標年度 | 令和11年度)."""
    text = cell_view(row.cells[column.index]).text
    found = find_when(text, header=True) if text and is_only_date(text) else ()
    return found[0] if len(found) == 1 and found[0].is_known else None


def _row_year(row: Row, column: Column, columns: Sequence[Column]) -> When | None:
    """Return the year that the row itself gives for a column: beside it, else the only one there is."""
    years = {other.index: when for other in columns if (when := _year_in(row, other)) is not None}
    beside = [years[index] for index in (column.index - 1, column.index + 1) if index in years]
    if len(beside) == 1:
        return beside[0]
    return next(iter(years.values())) if len(years) == 1 else None


def _read_targets(
    row: Row, header: Header, readings: Mapping[int, Reading], terms: Terms, rules: RuleSet
) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    years = [column for column in goal_columns(header) if is_yearly(column) and readings[column.index].amounts]
    summed = any(readings[column.index].amounts for column in header.of("total")) and len(years) > 1
    # A column of additions that has lost its year is part of the sum: nobody can tell of which years that is.
    unclear = any(column.basis == "increment" and not column.role for column in header.columns)
    targets: list[Figure] = []
    reasons: list[str] = []
    last = max((column.index for column in header.of("target")), default=-1)
    for column in goal_columns(header):
        for amount in readings[column.index].amounts:
            basis = _column_basis(column, summed=summed and column in years)
            when = column.when or _row_year(row, column, header.of("target"))
            if column.role == "total" and when is None and years and not unclear:
                when = _join_years(years)
            # 区分 (年間) speaks of the years, not of their sum.
            said = replace(amount, basis="cumulative") if column.role == "total" else amount
            final = column.role != "target" or column.index == last
            figure, reason = to_target(said, when, basis, terms, rules, final=final)
            targets.append(figure)
            reasons.extend(reason)
    return tuple(targets), tuple(dict.fromkeys(reasons))


def _column_basis(column: Column, *, summed: bool) -> str | None:
    """Return what a column says of its figures; ``summed`` where the row has their sum, so that they are additions."""
    if column.role == "total":
        return "cumulative"
    if column.basis in ("increment", "cumulative"):
        return column.basis
    return "increment" if summed else None


def _join_years(years: Sequence[Column]) -> When | None:
    known = [column.when for column in years if column.when is not None]
    if len(known) != len(years) or not known:
        return None
    return When(0, 0, known[0].first, known[-1].last)


def _grade(header: Header, readings: Mapping[int, Reading], setting: Setting) -> str:
    exact = all(amount.exact for reading in readings.values() for amount in reading.amounts)
    sure = header.named and exact and setting.how in ("ruled", "markdown", "tabbed", "boxes")
    return "high" if sure else "medium"


def _report(row: Row, readings: Mapping[int, Reading]) -> tuple[Finding, ...]:
    found = []
    for index, reading in readings.items():
        if reading.unread:
            view = cell_view(row.cells[index])
            message = (
                f"指標「{row.name.view.text}」の欄「{view.text}」は数値として読み取れません。値は採用していません。"
            )
            found.append(Finding("kpi.value_unread", message, (view.span(),)))
    return tuple(found)
