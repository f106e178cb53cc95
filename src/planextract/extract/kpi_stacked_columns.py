"""Columns of a lost table one below the other: each header, then one figure for every indicator, in their order.

``ＫＰＩ①／ＫＰＩ②／事業開始前／268／0／2025年度増加分／12／3／…／累計／44／9``: where every header is followed by as
many figures as there are labels or names above them, and the additions of every indicator give its sum, the order of
the figures is proved. One figure more or less anywhere, or one sum that does not hold, and nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_flat_blocks import Block
from planextract.extract.kpi_labelled_rows import Columns, make_row
from planextract.extract.kpi_labels import Labelled, resolve_label
from planextract.extract.kpi_periods import When, find_when
from planextract.extract.kpi_views import compact
from planextract.mentions import KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View

WORD = re.compile(r"\S+")
FIGURE = re.compile(r"[△▲−-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|[-‐‑–—―ー−]+")
_FEWEST = 2  # indicators
BASELINE, TOTAL = "baseline", "total"


@dataclass(slots=True)
class StackedColumn:
    """A header and what stands below it.

    Attributes:
        role: ``baseline``, ``year`` or ``total``.
        when: Period of a year, else None.
        words: Its figures, dashes included.
    """

    role: str
    when: When | None
    words: list[View] = field(default_factory=list)


def read_stacked_columns(
    lines: Sequence[View], block: Block, labelled: tuple[Labelled, ...], anchors: Anchors, rules: RuleSet
) -> list[KpiMention]:
    """Read a table whose columns stand one below the other.

    Args:
        lines: Folded lines of the table.
        block: What they hold.
        labelled: Names with labels, of the whole document.
        anchors: Of its outline.
        rules: The ``kpis`` rules.
    """
    columns, first = _find_columns(lines, rules)
    names = _find_names(lines[:first], block, labelled, rules)
    if len(names) < _FEWEST or any(len(column.words) != len(names) for column in columns):
        return []
    years = sorted((column for column in columns if column.when is not None), key=lambda column: _first(column.when))
    starts = [column for column in columns if column.role == BASELINE]
    totals = [column for column in columns if column.role == TOTAL]
    when = [column.when for column in years if column.when is not None]
    if len(totals) != 1 or len(starts) > 1 or not years or len({_first(one) for one in when}) < len(when):
        return []
    shape = Columns(when, bool(starts), has_total=True)
    ordered = [*starts, *years, *totals]
    rows = [
        make_row(name, [column.words[place] for column in ordered], shape, anchors) for place, name in enumerate(names)
    ]
    proved = [row for row in rows if row is not None]
    return proved if len(proved) == len(rows) else []


def _first(when: When | None) -> str:
    return (when.first or "") if when is not None else ""


def _find_columns(lines: Sequence[View], rules: RuleSet) -> tuple[list[StackedColumn], int]:
    """Return the columns, and the line of the first header; no columns where something else stands among them."""
    columns: list[StackedColumn] = []
    first = len(lines)
    for at, line in enumerate(lines):
        column = read_column_header(compact(line), rules)
        open_header = bool(columns) and not columns[-1].words
        if open_header and goes_on(columns[-1], column, compact(line).text, rules):
            continue
        if column is not None:
            first = min(first, at)
            columns.append(column)
            continue
        words = [line.slice(*match.span()) for match in WORD.finditer(line.text)]
        if not columns:
            continue
        if not all(FIGURE.fullmatch(word.text) for word in words):
            break
        columns[-1].words.extend(words)
    return columns, first


def goes_on(last: StackedColumn, column: StackedColumn | None, text: str, rules: RuleSet) -> bool:
    """Tell whether a line is the rest of the header above it: 2025年度｜増加分, 事業開始前｜(現時点).

    Args:
        last: The header above.
        column: What the line is as a header of its own, None if it is none.
        text: The line without white space.
        rules: The ``kpis`` rules.
    """
    if column is not None:
        return column.role == last.role != "year"
    return last.role == "year" and rules["kpi.flat.increment"].pattern.match(text) is not None


def read_column_header(line: View, rules: RuleSet) -> StackedColumn | None:
    """Return the column that a line heads, None if it is no header.

    Args:
        line: Without white space.
        rules: The ``kpis`` rules.
    """
    year = rules["kpi.flat.year"].pattern.match(line.text)
    if year:
        found = find_when(year["when"], header=True)
        return StackedColumn("year", found[0]) if len(found) == 1 else None
    for role in (TOTAL, BASELINE):
        if rules[f"kpi.flat.{role}"].pattern.match(line.text):
            return StackedColumn(role, None)
    return None


def _find_names(lines: Sequence[View], block: Block, labelled: tuple[Labelled, ...], rules: RuleSet) -> list[Labelled]:
    """Return what the figures are of: the labels that stand alone above them, else the names."""
    pattern = rules["kpi.label.circled"].pattern
    labels = [line.strip() for line in lines if pattern.fullmatch(compact(line).text)]
    if labels:
        found = [resolve_label(compact(label).text, label.map.starts[0], labelled, rules) for label in labels]
        names = [name for name in found if name is not None]
        return names if len(names) == len(labels) else []
    return [Labelled("", name, block.own_units.get(at), min(name.map.starts)) for at, name in enumerate(block.names)]
