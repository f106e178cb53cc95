"""A table of indicators whose frame was lost: loose numbers, headers and names on lines of their own.

In: the lines of a document. Out: indicators with the figures that arithmetic gives back, all of low grade,
or a finding that says why there are none. The increments that add up to the sums prove what belongs
together in a row (``kpi_partition``); the order of years and of names is read from the order of the text
(``kpi_order``) and named as an assumption in ``reasons``.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.document import Document, Finding
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_flat_blocks import Block, read_block
from planextract.extract.kpi_flat_units import match_units
from planextract.extract.kpi_labelled_rows import read_labelled_rows
from planextract.extract.kpi_labels import Labels
from planextract.extract.kpi_line_texts import LineTexts
from planextract.extract.kpi_lost_runs import find_lost_runs
from planextract.extract.kpi_order import place_rows, rank_rows
from planextract.extract.kpi_partition import Partition, find_partition, find_printed_rows
from planextract.extract.kpi_statements import lists_accounts
from planextract.extract.kpi_torn_tables import read_torn_table
from planextract.mentions import Figure, KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View

_CENTS = 100  # numbers are compared as whole hundredths, the finest that tables print
_REASONS = ("table.flattened", "sum.checked", "partition.unique", "column.order_assumed", "row.order_assumed")


def extract_flat_kpis(
    document: Document, texts: LineTexts, anchors: Anchors, labels: Labels, rules: RuleSet
) -> tuple[tuple[KpiMention, ...], tuple[Finding, ...], list[int]]:
    """Read every table whose frame was lost.

    Args:
        document: With folded lines.
        texts: Of its lines.
        anchors: Of its outline.
        labels: Of its indicators.
        rules: The ``kpis`` rules.

    Returns:
        The indicators, what a reader should look at, and the numbers of the lines that are such a table for certain,
        read or not: by the header of another table every figure would go to the column beside its own.
    """
    kpis: list[KpiMention] = []
    findings: list[Finding] = []
    taken: list[int] = []
    for run in find_lost_runs(document, texts, rules):
        lines = run.views
        torn = read_torn_table(lines, labels, anchors, rules)
        if torn is not None:
            taken.extend(range(run.top, run.stop))
        if torn:
            kpis.extend(torn)
            continue
        block = read_block([line.strip() for line in lines], rules)
        rows = read_labelled_rows(lines, block.columns, labels.found, anchors, rules)
        kpis.extend(rows)
        if rows or not block.is_table or lists_accounts([name.text for name in block.names], rules):
            continue
        found, finding = restore(block, anchors)
        kpis.extend(found)
        findings.append(finding)
    return tuple(kpis), tuple(findings), taken


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
    whole = first == 0 or len(block.numbers) == width * len(block.names)
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
                # With a number more than there are cells, no sum tells which is the start.
                baseline=Figure(_value(row[0]), row[0]) if block.has_baseline and whole else None,
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
