"""Tables of yearly additions and their sums whose cells stand one below the other, the blocks in any order.

The form of 地域再生計画 heads its table 事業開始前, the years and ＫＰＩ増加分の累計, each header in one line or more;
a dump prints names, units, headers and figures in blocks, or each name before its figures, by rows or by columns.

In: the lines of a document. Out: indicators where exactly one order of the figures (rows or columns, as the headers
are printed or as the form orders them) makes the additions of every row give its sum, and nothing where none does: a
figure more or less anywhere, and nobody can tell. Where several do, the names stand without figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, product

from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_flat_units import match_units
from planextract.extract.kpi_labelled_rows import Columns, make_row
from planextract.extract.kpi_labels import Labelled, Labels, resolve_label
from planextract.extract.kpi_statements import lists_accounts
from planextract.extract.kpi_torn_pieces import BASELINE, TOTAL, YEAR, Head, Pieces, read_pieces
from planextract.mentions import KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View

Row = tuple[int, ...]
"""Places of a row's figures among all of a table, in the order start, years, sum."""


def read_torn_table(lines: Sequence[View], labels: Labels, anchors: Anchors, rules: RuleSet) -> list[KpiMention] | None:
    """Read a torn table.

    Args:
        lines: Folded lines of the table and what stands around it, none blank.
        labels: Of the document's indicators.
        anchors: Of its outline.
        rules: The ``kpis`` rules.

    Returns:
        Its indicators, without figures where several orders fit, none where no order is proved; None where the lines
        are no torn table.
    """
    pieces = read_pieces(lines, rules)
    if pieces is None or not pieces.has_columns or not pieces.words:
        return None
    years = sorted((head.when for head in pieces.heads if head.when is not None), key=lambda when: when.first or "")
    shape = Columns(years, any(head.role == BASELINE for head in pieces.heads), has_total=True)
    count, more = divmod(len(pieces.words), len(pieces.heads))
    names = _find_names(pieces, count, labels, rules) if not more else None
    if lists_accounts([name.view.text for name in pieces.names], rules):
        return None
    ways = chain(_order(pieces, count), _order_apart(pieces, count)) if names is not None else ()
    found = {rows: kpis for rows in ways if (kpis := _make(pieces, rows, names or (), shape, anchors))}
    if len(found) > 1:  # several orders fit: names without figures, for no other reader knows more
        return [_without_figures(kpi) for kpi in next(iter(found.values()))]
    if not found:
        return _read_named_rows(pieces, shape, labels, anchors) or ([] if pieces.adds else None)
    rows, kpis = next(iter(found.items()))
    reason = () if _are_named(pieces, rows) else ("row.order_assumed",)
    return [replace(kpi, reasons=(*kpi.reasons, *reason)) for kpi in kpis]


def _read_named_rows(pieces: Pieces, shape: Columns, labels: Labels, anchors: Anchors) -> list[KpiMention]:
    """Return the rows whose figures stand below their name, as many as there are columns, with a sum that holds."""
    heads = sorted(pieces.heads, key=_place_in_form)
    order = [pieces.heads.index(head) for head in heads]
    out: list[KpiMention] = []
    for place, name in enumerate(_print_names(pieces, labels), 1):
        row = [at for at, word in enumerate(pieces.words) if word.above == place]
        if len(row) == len(heads):
            out.extend(_make(pieces, [tuple(row[at] for at in order)], [name], shape, anchors))
    return out


def _find_names(pieces: Pieces, count: int, labels: Labels, rules: RuleSet) -> list[Labelled] | None:
    """Return the names of the rows in order: those of the labels that stand alone, else those that are printed."""
    own = _print_names(pieces, labels)
    bare = [at for at, name in enumerate(own) if name.unit is None]
    for at, unit in zip(bare, match_units([own[at].name for at in bare], pieces.units), strict=True):
        own[at] = replace(own[at], unit=unit)
    if len(pieces.labels) == count:
        inside = {name.number: name for name in own if name.number}
        found = [
            inside.get(number) or resolve_label(label.text, label.map.starts[0], labels.found, rules)
            for label, number in pieces.labels
        ]
        return [name for name in found if name is not None] if all(found) else None
    return own if len(own) == count else None


def _print_names(pieces: Pieces, labels: Labels) -> list[Labelled]:
    """Return the printed names, each with its own label's number, or with that of the label that stands apart."""
    apart = {entry.start: entry for entry in labels.found} if pieces.labels else {}
    out: list[Labelled] = []
    for number, name in zip(pieces.numbers, pieces.names, strict=True):
        start = min(name.view.map.starts)
        tied = apart.get(start) if not number else None
        stacked = bool(pieces.labels) and not number and (tied is None or tied.stacked)
        out.append(Labelled(tied.number if tied else number, name.view, name.unit, start, stacked=stacked))
    return out


def _order(pieces: Pieces, count: int) -> Iterator[tuple[Row, ...]]:
    """Yield the rows in every order that a dump prints: by rows and by columns, as in the form and as headed."""
    form = sorted(pieces.heads, key=_place_in_form)
    width = len(pieces.heads)
    places = range(width * count)
    by_row = [places[row * width : (row + 1) * width] for row in range(count)]
    by_column = [places[row::count] for row in range(count)]
    under = [place for place in range(1, width + 1) for _ in range(count)]
    headed = [word.under for word in pieces.words] == under  # every header with its figures below it
    ways = [(pieces.heads, by_column)] if headed else product((form, pieces.heads), (by_row, by_column))
    for heads, rows in ways:
        order = [heads.index(head) for head in form]
        yield tuple(tuple(row[at] for at in order) for row in rows)


def _order_apart(pieces: Pieces, count: int) -> Iterator[tuple[Row, ...]]:
    """Yield the rows where starts, sums or both stand in columns of their own before and behind rows of years."""
    roles = [head.role for head in sorted(pieces.heads, key=_place_in_form)]
    width, first = len(roles), roles.count(BASELINE)
    cuts = [(0, 1, width), (0, width - 1, width), (0, 1, width - 1, width)] if first else [(0, width - 1, width)]
    for cut in cuts:
        blocks = [range(*pair) for pair in pairwise(cut)]
        places: dict[int, list[int]] = {}
        at = 0
        for block in blocks:
            for step, column in enumerate(block):
                places[column] = [*range(at + step, at + count * len(block), len(block))]
            at += count * len(block)
        yield tuple(tuple(places[column][row] for column in range(width)) for row in range(count))


def _place_in_form(head: Head) -> tuple[int, str]:
    when = head.when.first if head.when is not None else None
    return ((BASELINE, YEAR, TOTAL).index(head.role), when or "")


def _make(
    pieces: Pieces, rows: Sequence[Row], names: Sequence[Labelled], shape: Columns, anchors: Anchors
) -> list[KpiMention]:
    """Return the indicators if every row has one unit and a sum that holds, and not all sums are nothing."""
    out: list[KpiMention] = []
    for row, name in zip(rows, names, strict=True):
        words = [pieces.words[at] for at in row]
        units = {word.unit.text: word.unit for word in words if word.unit is not None}
        if len(units) > 1:
            return []
        named = name if name.unit is not None else replace(name, unit=next(iter(units.values()), None))
        kpi = make_row(named, [word.view for word in words], shape, anchors)
        if kpi is None:
            return []
        out.append(kpi)
    return out if any(target.value for kpi in out for target in kpi.targets) else []


def _without_figures(kpi: KpiMention) -> KpiMention:
    return replace(kpi, baseline=None, targets=(), direction=None, grade="low", reasons=("table.flattened",))


def _are_named(pieces: Pieces, rows: Sequence[Row]) -> bool:
    """Tell whether each row stands below its own name."""
    return all(pieces.words[at].above == place for place, row in enumerate(rows, 1) for at in row)
