"""A lost table in three piles: all headers, then the labels of all rows, then all figures column after column.

``事業開始前／2025年度増加分／2026年度増加分／累計／ＫＰＩ①／ＫＰＩ②／268／0／12／3／20／5／32／8``: where there are
exactly as many figures as labels times headers, the headers stand in the order of a form (start, years, sum) and the
additions of every label give its sum, the figures were printed column by column. Where they also add up row by row,
nobody can tell, and nothing is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_labelled_rows import Columns, make_row
from planextract.extract.kpi_labels import Labelled, resolve_label
from planextract.extract.kpi_periods import When
from planextract.extract.kpi_stacked_columns import (
    BASELINE,
    FIGURE,
    TOTAL,
    WORD,
    StackedColumn,
    goes_on,
    read_column_header,
)
from planextract.extract.kpi_views import compact
from planextract.mentions import KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View

_FEWEST = 2  # of indicators, and of years: one addition is equal to its sum
_LONGEST_UNIT = 6


def read_headed_stacks(
    lines: Sequence[View], labelled: tuple[Labelled, ...], anchors: Anchors, rules: RuleSet
) -> list[KpiMention]:
    """Read a table of headers, labels and figures, each in a pile of its own.

    Args:
        lines: Folded lines of the table, none blank.
        labelled: Names with labels, of the whole document.
        anchors: Of its outline.
        rules: The ``kpis`` rules.

    Returns:
        The indicators; none where one figure is missing, one sum does not hold, or another order fits as well.
    """
    columns, begin, end = _find_headers(lines, rules)
    shape = _read_shape(columns)
    if shape is None:
        return []
    names, stop = _read_names(lines, begin, end, labelled, rules)
    words = _read_figures(lines[stop:])
    rows, width = len(names), shape.width
    if rows < _FEWEST or len(words) != rows * width:
        return []
    found = [make_row(name, words[row::rows], shape, anchors) for row, name in enumerate(names)]
    other = [make_row(name, words[row * width : (row + 1) * width], shape, anchors) for row, name in enumerate(names)]
    proved = [kpi for kpi in found if kpi is not None and any(target.value for target in kpi.targets)]
    if len(proved) != rows or all(kpi is not None for kpi in other):
        return []
    units = _read_units(lines[:begin], rows, rules)
    return [
        replace(
            kpi,
            reasons=(*kpi.reasons, "column.order_assumed"),
            unit=kpi.unit or (units[row].printed(anchors.document.text) if units else None),
        )
        for row, kpi in enumerate(proved)
    ]


def _find_headers(lines: Sequence[View], rules: RuleSet) -> tuple[list[StackedColumn], int, int]:
    """Return the first pile of headers, its first line and the line behind it."""
    columns: list[StackedColumn] = []
    begin = 0
    for at, line in enumerate(lines):
        text = compact(line)
        column = read_column_header(text, rules)
        if columns and goes_on(columns[-1], column, text.text, rules):
            continue
        if column is None:
            if columns:
                return columns, begin, at
            continue
        begin = begin if columns else at
        columns.append(column)
    return columns, begin, len(lines)


def _read_shape(columns: Sequence[StackedColumn]) -> Columns | None:
    """Return the columns of a pile in the order of a form (start, rising years, sum), None for any other order."""
    starts = bool(columns) and columns[0].role == BASELINE
    years: list[When] = [column.when for column in columns if column.when is not None]
    if len(years) < _FEWEST or len(columns) != starts + len(years) + 1 or columns[-1].role != TOTAL:
        return None
    if any(column.when is None for column in columns[starts:-1]):
        return None
    rising = all((one.first or "") < (other.first or "") for one, other in pairwise(years))
    return Columns(years, starts, has_total=True) if rising else None


def _read_names(
    lines: Sequence[View], begin: int, end: int, labelled: tuple[Labelled, ...], rules: RuleSet
) -> tuple[list[Labelled], int]:
    """Return the names of the labels in a pile behind or before the headers, and the line where figures can begin."""
    label = rules["kpi.label.circled"].pattern
    stop = end
    while stop < len(lines) and label.fullmatch(compact(lines[stop]).text):
        stop += 1
    labels = lines[end:stop] or [line for line in lines[:begin] if label.fullmatch(compact(line).text)]
    names = [resolve_label(compact(line).text, line.strip().map.starts[0], labelled, rules) for line in labels]
    known = [name for name in names if name is not None]
    return (known, stop) if len({name.start for name in known}) == len(names) else ([], stop)


def _read_figures(lines: Sequence[View]) -> list[View]:
    """Return the figures in lines of nothing else, up to the first other line."""
    words: list[View] = []
    for line in lines:
        found = [line.slice(*match.span()) for match in WORD.finditer(line.text)]
        if not all(FIGURE.fullmatch(word.text) for word in found):
            break
        words.extend(found)
    return words


def _read_units(lines: Sequence[View], rows: int, rules: RuleSet) -> list[View]:
    """Return the units in a pile below their header, if there is one for each row."""
    heads = [at for at, line in enumerate(lines) if rules["kpi.flat.unit_label"].pattern.match(compact(line).text)]
    if len(heads) != 1:
        return []
    below = (compact(line) for line in lines[heads[0] + 1 :])
    known = rules["kpi.unit.known"].pattern
    units = list(takewhile(lambda unit: len(unit) <= _LONGEST_UNIT and known.match(unit.text), below))
    return units if len(units) == rows else []
