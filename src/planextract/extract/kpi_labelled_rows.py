"""Rows of a lost table that begin with their label: 「ＫＰＩ① 12.00 20.00 24.00 － 44.00」.

In: the lines of a table whose frame was lost, and the names that the labels stand for. Out: one indicator per row.
A label with as many figures behind it as the header has columns is a row, whichever way the lines are broken; with
one more or less nobody can tell which column is which. Rows broken over lines count only if their sums hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planextract.document import Document
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_label_order import DASH, NUMBER, WORD, read_rows_before_labels
from planextract.extract.kpi_labels import Labelled, resolve_label
from planextract.extract.kpi_periods import When
from planextract.mentions import Figure, KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View

_NEGATIVE = "△▲−-"
# Numbers of a table have two decimals at most; sums of floats are compared with less than half of the last one.
_EQUAL = 0.005


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a lost table, from left to right.

    Attributes:
        years: Period of each column of additions.
        has_baseline: Whether the start stands before them.
        has_total: Whether their sum stands behind them.
    """

    years: Sequence[When]
    has_baseline: bool
    has_total: bool

    @property
    def width(self) -> int:
        """How many figures a row has."""
        return self.has_baseline + len(self.years) + self.has_total


@dataclass(slots=True)
class _Row:
    """A row that is being read.

    Attributes:
        label: Its label.
        words: Its figures; dashes included.
        lines: On how many lines they stand.
    """

    label: View
    words: list[View] = field(default_factory=list)
    lines: int = 0


def read_labelled_rows(
    lines: Sequence[View], columns: Columns, labelled: tuple[Labelled, ...], anchors: Anchors, rules: RuleSet
) -> list[KpiMention]:
    """Read rows that begin with a label.

    Args:
        lines: Folded lines of the table.
        columns: What its header says.
        labelled: Names with labels, of the whole document.
        anchors: Of its outline.
        rules: The ``kpis`` rules.

    Returns:
        The indicators; none where a row has more or fewer figures than there are columns, a label no name, or where
        nobody can tell whether the labels stand before or behind their figures.
    """
    behind = read_rows_before_labels(lines, columns.width, rules)
    if behind is not None and not all(_adds_up(_Row(label, words), columns) for label, words in behind):
        return []
    rows = [_Row(*row, 1) for row in behind] if behind else _find_rows(lines, columns.width, rules)
    names = [resolve_label(row.label.text, row.label.map.starts[0], labelled, rules) for row in rows]
    if (
        (behind is not None and not behind)
        or len(columns.years) < 1
        or any(len(row.words) != columns.width for row in rows)
    ):
        return []
    if any(row.lines > 1 and not _adds_up(row, columns) for row in rows):
        return []
    return [_to_mention(row, name, columns, anchors) for row, name in zip(rows, names, strict=True) if name is not None]


def make_row(name: Labelled, words: Sequence[View], columns: Columns, anchors: Anchors) -> KpiMention | None:
    """Return the indicator of one row, None where its additions do not give its sum.

    Args:
        name: Its name.
        words: Its figures in the order of the columns, dashes included.
        columns: What the header says.
        anchors: Of the document's outline.
    """
    row = _Row(name.name, list(words), 1)
    return _to_mention(row, name, columns, anchors) if _adds_up(row, columns) else None


def _find_rows(lines: Sequence[View], width: int, rules: RuleSet) -> list[_Row]:
    """Return each label that figures follow, with the lines of figures that it takes to fill its row."""
    rows: list[_Row] = []
    row: _Row | None = None
    for line in lines:
        words = [line.slice(*match.span()) for match in WORD.finditer(line.text)]
        if words and rules["kpi.label.circled"].pattern.fullmatch(words[0].text):
            row = _Row(words.pop(0))
            rows.append(row)
        if row is None or not words:
            continue
        if all(NUMBER.fullmatch(word.text) or DASH.fullmatch(word.text) for word in words):
            row.words.extend(words)
            row.lines += 1
        if not row.words or len(row.words) >= width or words[-1] is not row.words[-1]:
            row = None
    return [row for row in rows if row.words]


def _adds_up(row: _Row, columns: Columns) -> bool:
    """Tell whether the additions of a row give its sum."""
    if not columns.has_total or (total := _value(row.words[-1])) is None:
        return False
    added = [_value(word) or 0.0 for word in row.words[columns.has_baseline : -1]]
    return abs(sum(added) - total) < _EQUAL


def _value(word: View) -> float | None:
    if DASH.fullmatch(word.text):
        return None
    value = float(word.text.lstrip(_NEGATIVE).replace(",", ""))
    return -value if word.text[0] in _NEGATIVE and value else value


def _to_mention(row: _Row, name: Labelled, columns: Columns, anchors: Anchors) -> KpiMention:
    document: Document = anchors.document
    start = _value(row.words[0]) if columns.has_baseline else None
    targets: list[Figure] = []
    for word, when in zip(row.words[columns.has_baseline :], columns.years, strict=False):
        if (value := _value(word)) is not None:
            targets.append(Figure(value, word, when.first, when.last, "increment"))
    if columns.has_total and targets and (total := _value(row.words[-1])) is not None:
        targets.append(Figure(total, row.words[-1], targets[0].start, targets[-1].end, "cumulative"))
    proved = _adds_up(row, columns)
    return KpiMention(
        node=anchors.at(name.name.span()),
        view=name.name,
        rule="kpi.flat",
        reasons=(
            "table.flattened",
            "row.labelled" if name.number else "row.named",
            *(("name.order_assumed",) if name.stacked else ()),
            *(("sum.checked",) if proved else ()),
        ),
        grade="medium" if proved else "low",
        unit=name.unit.printed(document.text) if name.unit else None,
        baseline=Figure(start, row.words[0]) if start is not None else None,
        targets=tuple(targets),
        direction="increase" if proved and any(target.value > 0 for target in targets) else None,
    )
