"""A table of indicators whose frame was lost: loose numbers, headers and names on lines of their own.

In: the lines of a document. Out: indicators with the figures that arithmetic gives back, all of low grade,
or a finding that says why there are none. The increments that add up to the sums prove what belongs
together in a row (``kpi_partition``); the order of years and of names is read from the order of the text
(``kpi_order``) and named as an assumption in ``reasons``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planextract.document import Document, Finding, Line, Table
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_flat_blocks import Block, read_block
from planextract.extract.kpi_flat_units import match_units
from planextract.extract.kpi_headed_stacks import read_headed_stacks
from planextract.extract.kpi_labelled_rows import read_labelled_rows, read_named_rows
from planextract.extract.kpi_labels import Labels
from planextract.extract.kpi_line_texts import LineTexts
from planextract.extract.kpi_order import place_rows, rank_rows
from planextract.extract.kpi_partition import Partition, find_partition, find_printed_rows
from planextract.extract.kpi_stacked_columns import read_stacked_columns
from planextract.extract.kpi_statements import lists_accounts
from planextract.mentions import Figure, KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View

_BREAK = re.compile(r"[。、]$|^(?:第?[0-9]{1,2}(?:[-−ー―][0-9]{1,2})*\s+\S|[①-⑳]\s|[○●◆■・])")
# How a header of sums can end.
_SUM_END = re.compile(r"[計分][^\S\n]*$", re.MULTILINE)
_LONGEST_LINE = 60
_FEWEST_CELLS = 3  # of a longer line that is a row
_CENTS = 100  # numbers are compared as whole hundredths, the finest that tables print
_REASONS = ("table.flattened", "sum.checked", "partition.unique", "column.order_assumed", "row.order_assumed")


def extract_flat_kpis(
    document: Document, texts: LineTexts, anchors: Anchors, labels: Labels, rules: RuleSet
) -> tuple[tuple[KpiMention, ...], tuple[Finding, ...]]:
    """Read every table whose frame was lost.

    Args:
        document: With folded lines.
        texts: Of its lines.
        anchors: Of its outline.
        labels: Of its indicators.
        rules: The ``kpis`` rules.
    """
    kpis: list[KpiMention] = []
    findings: list[Finding] = []
    # A run without a header of sums is no table, and few documents have any.
    sums = list(texts.holding(_SUM_END))
    if not sums:
        return (), ()
    bodies = frozenset(index for index, table in enumerate(document.tables) if _is_only_body(table, rules))
    for lines in _find_runs(document.lines, bodies, sums):
        block = read_block([line.strip() for line in lines], rules)
        rows = read_labelled_rows(lines, block.columns, labels.found, anchors, rules)
        rows = rows or read_named_rows(lines, block.columns, anchors, rules)
        rows = rows or read_stacked_columns(lines, block, labels.found, anchors, rules)
        rows = rows or read_headed_stacks(lines, labels.found, anchors, rules)
        kpis.extend(rows)
        if rows or not block.is_table or lists_accounts([name.text for name in block.names], rules):
            continue
        found, finding = restore(block, anchors)
        kpis.extend(found)
        findings.append(finding)
    return tuple(kpis), tuple(findings)


def _is_only_body(table: Table, rules: RuleSet) -> bool:
    """Tell whether blanks set a table of labels and figures whose header is printed too close to be part of it."""
    firsts = [cell.text for cell in table.cells if cell.column == 0]
    label = rules["kpi.label.circled"].pattern
    return table.how == "spaced" and bool(firsts) and all(label.fullmatch("".join(text.split())) for text in firsts)


def _find_runs(lines: Sequence[Line], bodies: frozenset[int], sums: Sequence[int]) -> Iterator[list[View]]:
    """Yield runs of short lines that are no sentences, headings or items, with the blanks around them.

    Args:
        lines: Of the document.
        bodies: Tables that are rows without a header.
        sums: Lines that can be a header of sums, in order; a run has one.
    """
    stop = 0
    for number in sums:
        if number < stop or _parts_runs(lines[number], bodies):
            continue
        top, stop = number, number + 1
        while top and not _parts_runs(lines[top - 1], bodies):
            top -= 1
        while stop < len(lines) and not _parts_runs(lines[stop], bodies):
            stop += 1
        yield [line.view for line in lines[top:stop] if line.view is not None and line.view.text.strip()]


def _parts_runs(line: Line, bodies: frozenset[int]) -> bool:
    """Tell whether a line that is not blank belongs to no run."""
    text = line.view.text.strip() if line.view is not None else ""
    if not text:
        return False
    in_table = line.table is not None and line.table not in bodies
    return line.furniture or in_table or _is_running(text) or _BREAK.search(text) is not None


def _is_running(text: str) -> bool:
    """Tell whether a line is running text and no row of cells."""
    return len(text) > _LONGEST_LINE and text.count(" ") < _FEWEST_CELLS


def restore(block: Block, anchors: Anchors) -> tuple[list[KpiMention], Finding]:
    """Give the figures of a lost table back to its indicators, as far as they are certain.

    Args:
        block: What its lines hold.
        anchors: Of the document's outline.
    """
    rows, blank = len(block.names), block.dashes // len(block.names)
    count = len(block.years) - blank
    cells = rows * (len(block.years) + 1 + block.has_baseline)
    values = [round(float(view.text.replace(",", "")) * _CENTS) for view in block.numbers]
    units = _find_units(block)
    first = find_printed_rows(values, rows=rows, addends=len(block.years), with_baselines=block.has_baseline)
    if first is not None and not block.dashes:
        return _take_rows(block, first, units, anchors)
    partition = None
    if len(values) + block.dashes == cells and block.dashes % rows == 0:
        partition = find_partition(values, rows=rows, addends=count, with_baselines=block.has_baseline)
    span = tuple(name.span() for name in block.names)
    if partition is None:
        kpis = [_announce(view, unit, anchors) for view, unit in zip(block.names, units, strict=True)]
        return kpis, Finding("kpi.table_flattened", "表の枠が失われ、数値の行と列を一通りに決められません。", span)
    figures = _order(block, values, partition, count)
    if figures is None:
        kpis = [_announce(view, unit, anchors) for view, unit in zip(block.names, units, strict=True)]
        return kpis, Finding("kpi.table_flattened", "表の枠が失われ、どの行がどの指標か決められません。", span)
    starts = _assign_starts(block, values, partition)
    kpis = [
        KpiMention(
            node=anchors.at(name.span()),
            view=name,
            rule="kpi.flat",
            reasons=(*_REASONS, *(("column.trailing_blank",) if blank else ())),
            grade="low",
            unit=unit.printed(anchors.document.text) if unit else None,
            baseline=Figure(float(start.text.replace(",", "")), start) if start else None,
            targets=targets,
            direction="increase" if any(target.value > 0 for target in targets) else None,
        )
        for name, unit, start, targets in zip(block.names, units, starts, figures, strict=True)
    ]
    message = "枠が失われた表を、増加分の和が累計に合う唯一の組合せから復元しました。行と指標の対応は推定です。"
    return kpis, Finding("kpi.row_order_assumed", message, span)


def _find_units(block: Block) -> list[View | None]:
    """Return the unit of each name: its own, else one of the loose ones."""
    bare = [index for index in range(len(block.names)) if index not in block.own_units]
    matched = dict(zip(bare, match_units([block.names[index] for index in bare], block.units), strict=True))
    return [block.own_units.get(index, matched.get(index)) for index in range(len(block.names))]


def _take_rows(
    block: Block, first: int, units: Sequence[View | None], anchors: Anchors
) -> tuple[list[KpiMention], Finding]:
    """Take the rows as they are printed: one after the other, each proved by its sum."""
    width = len(block.years) + 1 + block.has_baseline
    kpis: list[KpiMention] = []
    for index, (name, unit) in enumerate(zip(block.names, units, strict=True)):
        row = block.numbers[first + index * width : first + (index + 1) * width]
        *addends, total = row[block.has_baseline :]
        targets = [
            Figure(_value(view), view, when.first, when.last, "increment")
            for view, when in zip(addends, block.years, strict=True)
        ]
        targets.append(Figure(_value(total), total, block.years[0].first, block.years[-1].last, "cumulative"))
        kpis.append(
            KpiMention(
                node=anchors.at(name.span()),
                view=name,
                rule="kpi.flat",
                reasons=("table.flattened", "sum.checked", "row.order_assumed"),
                grade="medium",
                unit=unit.printed(anchors.document.text) if unit else None,
                baseline=Figure(_value(row[0]), row[0]) if block.has_baseline else None,
                targets=tuple(targets),
                direction="increase" if _value(total) > 0 else None,
            )
        )
    message = "枠が失われた表を、一行ずつ増加分の和が累計に合う順に読みました。行と指標の対応は印刷の順です。"
    return kpis, Finding("kpi.row_order_assumed", message, tuple(name.span() for name in block.names))


def _announce(name: View, unit: View | None, anchors: Anchors) -> KpiMention:
    return KpiMention(
        node=anchors.at(name.span()),
        view=name,
        rule="kpi.flat",
        reasons=("table.flattened",),
        grade="low",
        unit=unit.printed(anchors.document.text) if unit else None,
    )


def _order(block: Block, values: Sequence[int], partition: Partition, count: int) -> list[tuple[Figure, ...]] | None:
    """Return the targets of each name, in the order of the names."""
    taken = range(partition.first, partition.first + len(partition.starts))
    placed = place_rows(values, [(row.addends, row.total) for row in partition.rows], taken=taken)
    order = rank_rows(placed) if placed is not None else None
    if placed is None or order is None:
        return None
    out: list[tuple[Figure, ...]] = []
    for index in order:
        *addends, total = (block.numbers[place] for place in placed[index])
        figures = [
            Figure(_value(view), view, when.first, when.last, "increment")
            for view, when in zip(addends, block.years, strict=False)
        ]
        whole = Figure(_value(total), total, block.years[0].first, block.years[count - 1].last, "cumulative")
        out.append((*figures, whole))
    return out


def _value(view: View) -> float:
    return float(view.text.replace(",", ""))


def _assign_starts(block: Block, values: Sequence[int], partition: Partition) -> list[View | None]:
    """Give a baseline to a name where a label ties them, or where all that are left are equal."""
    places = list(range(partition.first, partition.first + len(partition.starts)))
    out: list[View | None] = [None] * len(block.names)
    for label, place in block.labelled.items():
        if place in places and label in block.named:
            out[block.named[label]] = block.numbers[place]
            places.remove(place)
    if len({values[place] for place in places}) == 1:
        open_names = [index for index, start in enumerate(out) if start is None]
        for index, place in zip(open_names, places, strict=False):
            out[index] = block.numbers[place]
    return out
