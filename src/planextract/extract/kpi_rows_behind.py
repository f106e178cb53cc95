"""Figures behind the last row of piled cells that no name stands before.

In: the rows read so far and the lines behind them. Out: the rows that are certain. Either the name of the figures
stands behind them (－ / 200件 / 成約件数) and its own ending is their unit; or the name above was two names, one of
which the figures are of, and then nobody can tell which row is whose by reading on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planextract.document import Line
from planextract.extract.kpi_figures import read_figures
from planextract.extract.kpi_flat_units import find_unit
from planextract.extract.kpi_views import split_brackets
from planextract.rules.loader import RuleSet
from planextract.spans import View

Split = Callable[[Line], tuple[View | None, list[View]]]
_COUNTED = ("数", "率")
_FEWEST_FIGURES = 2


def check_behind(
    rows: list[list[View]], stop: int, lines: Sequence[Line], width: int, split: Split, rules: RuleSet
) -> tuple[list[list[View]], int]:
    """Return the rows and the line behind them, once the figures behind the last of them have their name.

    Args:
        rows: Name and figures each, as printed.
        stop: The line behind the last row.
        lines: All lines.
        width: How many figures a row has.
        split: Parts a line into a name and the figures behind it.
        rules: The ``kpis`` rules.

    Returns:
        No rows where the name of the last one can be two names.
    """
    if not rows or width < _FEWEST_FIGURES or len(rows[-1]) != width + 1:
        return rows, stop
    values, behind = _read_values(lines, stop, width, split)
    if len(values) != width:
        return rows, stop
    if _is_of_several_lines(rows[-1][0], lines[:stop]):
        return [], stop
    name, last = _read_name(lines, behind, split)
    if name is None or not _bears(name, values, rules):
        return rows, stop
    return [*rows, [name, *values]], last


def _read_values(lines: Sequence[Line], start: int, width: int, split: Split) -> tuple[list[View], int]:
    """Return the figures from a line on, one more than a row has at most, and the line behind them."""
    values: list[View] = []
    at = start
    while at < len(lines) and len(values) <= width:
        name, found = split(lines[at])
        if name is not None:
            break
        values.extend(found)
        at += 1
    return values, at


def _read_name(lines: Sequence[Line], at: int, split: Split) -> tuple[View | None, int]:
    """Return the name that stands alone in a line, no figures of its own behind it, and the line behind it."""
    if at >= len(lines):
        return None, at
    name, values = split(lines[at])
    following = next((found for line in lines[at + 1 :] if (found := split(line)) != (None, [])), (None, []))
    is_alone = not values and (following[0] is not None or not following[1])
    return (name if is_alone else None), at + 1


def _bears(name: View, values: Sequence[View], rules: RuleSet) -> bool:
    """Tell whether a name counts what the figures behind it are printed with: 200件 and 成約件数."""
    bare = split_brackets(name)[0].text
    if not bare.endswith(_COUNTED):
        return False
    amounts = [amount for value in values for amount in read_figures(value, rules).amounts[:1]]
    units = {amount.unit.text if amount.unit else "" for amount in amounts}
    return len(units) == 1 and bool(unit := units.pop()) and find_unit(bare[:-1], [unit]) is not None


def _is_of_several_lines(name: View, lines: Sequence[Line]) -> bool:
    """Tell whether a name was joined from several lines, each of which may be a name."""
    first, last = name.map.starts[0], name.map.starts[-1]
    for line in reversed(lines):
        if line.span.start <= last <= line.span.end:
            return not line.span.start <= first <= line.span.end
    return False
