"""Labels of indicators printed one below the other, and below them, in the same order, the names they stand for.

In: loose lines from the first label on. Out: label, name and unit. A table of 「ＫＰＩ① | name | 単位 | 人」
that was taken out of a page column by column leaves such stacks. They are paired only where there are as many names
as labels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planextract.extract.kpi_flat_units import match_units
from planextract.extract.kpi_views import compact, split_name
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

# A table has no more rows than this, nor names over more lines.
_MOST_LABELS = 20
_MOST_NAME_LINES = 3
_FEWEST = 2

Test = Callable[[View], bool]


@dataclass(frozen=True, slots=True)
class Stack:
    """Labels one below the other.

    Attributes:
        numbers: Their numbers as printed, each once.
        end: Index of the line behind them.
        names: A name and its unit for every label, empty where their number is another.
    """

    numbers: tuple[str, ...]
    end: int
    names: tuple[tuple[View, View | None], ...] = ()


def read_stack(lines: Sequence[View], top: int, rules: RuleSet, *, ends: Test, is_name: Test) -> Stack | None:
    """Read the stack of labels that begins at a line.

    Args:
        lines: Loose lines of the document, none blank.
        top: The first label's line.
        rules: The ``kpis`` rules.
        ends: Tells whether a line below labels is no more of their names.
        is_name: Tells whether a text can be the name of an indicator.

    Returns:
        None where fewer than two labels stand together.
    """
    numbers: list[str] = []
    end = top
    while end < len(lines) and len(numbers) < _MOST_LABELS and (found := _only_labels(lines[end], rules)):
        numbers.extend(found)
        end += 1
    if len(numbers) < _FEWEST or len(set(numbers)) < len(numbers):
        return None
    most, unit = min(len(lines), end + len(numbers) * _MOST_NAME_LINES), rules["kpi.unit.known"].pattern
    stop = next((at for at in range(end, most) if ends(line := compact(lines[at])) or unit.match(line.text)), most)
    names = _find_names(lines[end:stop], len(numbers), is_name)
    parts = [split_name(name, rules) for name in names]
    if not parts or not all(is_name(part.view) for part in parts):
        return Stack(tuple(numbers), end)
    below = _read_units(lines[stop : stop + 2 * len(numbers)], len(numbers), rules)
    units = below if len(below) == len(parts) else match_units([part.view for part in parts], below)
    named = tuple((part.view, part.unit or unit) for part, unit in zip(parts, units, strict=True))
    return Stack(tuple(numbers), end, named)


def _only_labels(line: View, rules: RuleSet) -> list[str]:
    """Return the numbers of the labels that a line consists of, none if it has anything else."""
    pattern = rules["kpi.label.circled"].pattern
    numbers = [match["number"] for match in pattern.finditer(line.text)]
    return numbers if numbers and not pattern.sub("", line.text).strip(" 、・:") else []


def _find_names(lines: Sequence[View], count: int, is_name: Test) -> list[View]:
    """Return as many names as labels, none if there are more or fewer.

    A line that ends in nothing that can be measured is only the beginning of a name.
    """
    views = [compact(line) for line in lines]
    if len(views) == count:
        return views
    names: list[View] = []
    parts: list[View] = []
    for view in views:
        parts.append(view)
        if is_name(name := join(parts)):
            names.append(name)
            parts = []
        elif len(parts) == _MOST_NAME_LINES:
            return []
    return names if len(names) == count and not parts else []


def _read_units(lines: Sequence[View], most: int, rules: RuleSet) -> list[View]:
    """Return the units that stand below the names, with or without 「単位」 before each."""
    units: list[View] = []
    for line in map(compact, lines):
        if rules["kpi.column.unit"].pattern.match(line.text):
            continue
        known = rules["kpi.unit.known"].pattern.match(line.text)
        if known is None or len(units) == most:
            break
        units.append(line.slice(*known.span("unit")))
    return units
