"""Tables of indicators → indicators.

In: a document with folded tables and an outline. Out: one mention per row, and what could not be read.
Headers are recognised in ``kpi_headers``, rows read in ``kpi_rows``; here it is decided which rows are
indicators, where their names run over several rows, and what captions and groups of rows add.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from planextract.document import Cell, Document, Finding, Node, Table
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_columns import FIGURES, STARTS, Header
from planextract.extract.kpi_headers import find_announced_headers, find_headers, find_year_headers
from planextract.extract.kpi_labels import Labels, resolve_label
from planextract.extract.kpi_line_texts import LineTexts
from planextract.extract.kpi_periods import When, is_only_date
from planextract.extract.kpi_plan_years import find_plan_years, lies_within, settle_years
from planextract.extract.kpi_provisions import read_provisions
from planextract.extract.kpi_rows import Row, has_content, is_schedule, read_row
from planextract.extract.kpi_settings import Setting, find_captions, read_setting
from planextract.extract.kpi_statements import find_titles, is_statement, speaks_of_goals
from planextract.extract.kpi_text_tables import find_text_tables
from planextract.extract.kpi_views import (
    Name,
    cell_view,
    compact_text,
    name_view,
    split_brackets,
    split_name,
    without_labels,
)
from planextract.extract.kpi_wide_headers import split_wide_headers
from planextract.mentions import KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import Span, View, join

# A table in a part that looks back lists results of the plan before.
_PAST_ZONES = frozenset({"achievement", "budget"})

Cells = Sequence[Cell | None]


def extract_table_kpis(
    document: Document, texts: LineTexts, anchors: Anchors, labels: Labels, legend: When | None, rules: RuleSet
) -> tuple[tuple[KpiMention, ...], tuple[Finding, ...]]:
    """Read every table of indicators.

    Args:
        document: With outline and folded tables.
        texts: Of its lines.
        anchors: Of its outline.
        labels: Of its indicators.
        legend: Period of 累計 by the document's legend, None if it gives none.
        rules: The ``kpis`` rules.
    """
    reader = _Reader(anchors, labels, rules)
    before: tuple[tuple[str, ...], Setting] | None = None
    plan = find_plan_years(document)
    for table, node in _tables_of(document, texts, anchors, rules):
        if node is not None and (node.zone in _PAST_ZONES or _is_past(document, node, rules)):
            continue
        setting = read_setting(document, node, table, legend, anchors, rules)
        blocks = list(_headers_of(table, rules)) or _settle(table, plan, rules)
        if not blocks and node is not None and _is_announced(document, node, rules):
            blocks = _settle_announced(table, plan, rules)
        if not blocks:
            reader.kpis.extend(read_provisions(document, table, node, setting, rules))
            if find_year_headers(table, rules):
                reader.findings.append(_unclear_years(table))
        for header, grid in blocks:
            if reader.is_statement(grid, header, document, node):
                continue
            words = tuple(column.text for column in header.columns)
            if before is not None and before[0] == words:  # the same header again, on the next page
                setting = setting.inherit(before[1])
            before = (words, setting)
            reader.read_block(grid, header, setting)
    return tuple(reader.kpis), tuple(reader.findings)


def _tables_of(
    document: Document, texts: LineTexts, anchors: Anchors, rules: RuleSet
) -> Iterator[tuple[Table, Node | None]]:
    """Yield the tables with their nodes, in document order; what is set with blanks is read by its header's words."""
    nodes = {node.table: node for node in reversed(document.nodes) if node.table is not None}
    found: list[tuple[int, Table, Node | None]] = []
    read = find_text_tables(document, texts, rules)
    for text_table in read:
        first = text_table.table.cells[0].spans[0]
        node = document.nodes[anchors.at(first)] if document.nodes else None
        found.append((text_table.span.start, text_table.table, node))
    for index, table in enumerate(document.tables):
        start = next((span for cell in table.cells for span in cell.spans), Span(0, 0))
        if not any(text_table.span.contains(start) for text_table in read):
            found.append((start.start, split_wide_headers(table, document.boxes, rules), nodes.get(index)))
    yield from ((table, node) for _, table, node in sorted(found, key=lambda entry: entry[0]))


def transpose(table: Table) -> Table:
    """Return a table with rows and columns exchanged."""
    cells = [replace(c, row=c.column, column=c.row, rows=c.columns, columns=c.rows) for c in table.cells]
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _headers_of(table: Table, rules: RuleSet) -> Iterator[tuple[Header, list[Cells]]]:
    # Where labels run down the left side, with one indicator per column, the table is read turned over.
    for candidate in (table, transpose(table)):
        headers = find_headers(candidate, rules)
        if headers:
            grid: list[Cells] = list(candidate.rows())
            yield from ((header, grid) for header in headers)
            return


def _settle(table: Table, plan: When | None, rules: RuleSet) -> list[tuple[Header, list[Cells]]]:
    """Return headers of plain years, as far as the plan's period tells their roles."""
    grid: list[Cells] = list(table.rows())
    settled = (settle_years(header, plan) for header in find_year_headers(table, rules))
    return [(header, grid) for header in settled if header is not None]


def _settle_announced(table: Table, plan: When | None, rules: RuleSet) -> list[tuple[Header, list[Cells]]]:
    """Return headers of years below a caption of goals: with a start beside them, or all within the plan's period."""
    grid: list[Cells] = list(table.rows())
    headers = find_announced_headers(table, rules)
    return [(header, grid) for header in headers if header.of(*STARTS) or lies_within(header, plan)]


def _is_announced(document: Document, node: Node, rules: RuleSet) -> bool:
    """Tell whether the text right above a table says that its figures are goals."""
    captions = find_captions(document, node)[:1]
    return any(rules["kpi.caption.goals"].pattern.search(compact_text(caption.whole)) for caption in captions)


def _is_past(document: Document, node: Node, rules: RuleSet) -> bool:
    captions = find_captions(document, node)
    return any(rules["kpi.caption.past"].pattern.search(caption.text) for caption in captions)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reading the tables of one document needs, and what was gathered so far."""

    anchors: Anchors
    labels: Labels
    rules: RuleSet
    kpis: list[KpiMention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read_block(self, grid: Sequence[Cells], header: Header, setting: Setting) -> None:
        """Read the rows of one header; a name may begin in the row above its figures."""
        group: list[str] = []
        waiting: View | None = None
        last: Cell | None = None
        for cells in grid[header.bottom : header.end]:
            across = _across(cells, header)
            if across is not None:
                group, waiting = [cell_view(across).text], None
                continue
            parts = self.name_cells(cells, header)
            view = join([name_view(cell) for cell in parts])
            if not has_content(cells, header):
                # A name alone heads the rows below, or its figures stand in the next row.
                group, waiting = ([view.text], view) if view else (group, waiting)
                continue
            if not view and waiting is not None:
                view, group = waiting, []
            waiting = None
            if parts and parts[-1] is last:
                self.findings.append(_unclear(view))
                continue
            last = parts[-1] if parts else last
            name = None if is_schedule(cells, header, self.rules) else self.find_name(view, cells, header)
            if name is not None:
                self.add(Row(name, cells, _remark(setting, name)), [*group, *_groups(cells, header)], header, setting)

    def is_statement(self, grid: Sequence[Cells], header: Header, document: Document, node: Node | None) -> bool:
        """Tell whether a block is one of finance or statistics, by its rows and by what stands above it."""
        if header.labelled:
            return False
        said = "".join(column.text for column in header.columns)
        titles = find_titles(document, node)
        if not speaks_of_goals(document, node, [said, *titles], self.rules):
            return True
        rows = (
            self.name_cells(cells, header) for cells in grid[header.bottom : header.end] if has_content(cells, header)
        )
        names = ["".join(name_view(cell).text for cell in cells) for cells in rows]
        return is_statement(said, [name for name in names if name], titles, self.rules)

    def add(self, row: Row, groups: Sequence[str], header: Header, setting: Setting) -> None:
        """Read a row and place it under what its groups name."""
        kpi, findings = read_row(row, header, setting, self.rules)
        anchor = self.anchors.find(groups)
        self.kpis.append(replace(kpi, node=anchor) if anchor is not None else kpi)
        self.findings.extend(findings)

    def name_cells(self, cells: Cells, header: Header) -> list[Cell]:
        """Return the cells that make the name, without those that only number the rows."""
        out: list[Cell] = []
        for index in header.names:
            cell = cells[index]
            if cell is None or not cell.text or any(cell is other for other in out):
                continue
            if header.labelled or not self.rules["kpi.label.only"].pattern.match(cell_view(cell).text):
                out.append(cell)
        return out

    def find_name(self, view: View, cells: Cells, header: Header) -> Name | None:
        """Return the name of a row, None where the row is no indicator's."""
        if header.labelled:
            cell = cells[header.names[0]]
            found = resolve_label(view.text, cell.spans[0].start, self.labels.found, self.rules) if cell else None
            return Name(found.name, found.unit) if found else None
        return split_name(without_labels(view, self.rules), self.rules) if self.is_name(view) else None

    def is_name(self, view: View) -> bool:
        """Tell whether a text can be a name: not a date, a number, an item of a budget or a forecast."""
        if not view or is_only_date(view.text) or self.rules.first(view.text, "kpi.blank"):
            return False
        if self.rules["kpi.amount.whole"].pattern.match(view.text):
            return False
        if self.rules.first(view.text, "kpi.foreign") or self.rules.first(view.text, "kpi.flat"):
            return False
        if any(self.rules[rule].pattern.match(view.text) for rule in ("kpi.schedule.row", "kpi.unit.known")):
            return False
        return self.rules["kpi.provision.row"].pattern.match(view.text) is None


def _across(cells: Cells, header: Header) -> Cell | None:
    """Return the cell that covers name and figures alike: it heads the rows below, or belongs to another form."""
    figures = [cells[column.index] for column in header.columns if column.role in FIGURES]
    cell = figures[0] if figures else None
    if cell is None or not cell.text or any(other is not cell for other in figures):
        return None
    return cell if any(cells[index] is cell for index in header.names) else None


def _groups(cells: Cells, header: Header) -> Iterator[str]:
    """Yield what the columns left of the name say; a bare number is read with its header (柱 | 1)."""
    for column in header.of("group"):
        text = cell_view(cells[column.index]).text
        yield f"{column.text}{text}" if text.isdigit() else text


def _remark(setting: Setting, name: Name) -> str:
    """Return what the footnotes of the table say of an indicator, without its name."""
    bare = split_brackets(name.view)[0].text  # 売電収入（累計） is 売電収入 in a note
    named = [text.replace(bare, "") for text in setting.footnotes if bare and bare in text]
    return " ".join(named)


def _unclear_years(table: Table) -> Finding:
    spans = tuple(span for cell in table.cells if cell.row == 0 for span in cell.spans)
    return Finding("kpi.table_unclear", "指標の表ですが、どの年度が現状でどの年度が目標かを読み取れません。", spans)


def _unclear(name: View) -> Finding:
    message = f"指標「{name.text}」に数値の行が複数あり、どの値か決められません。二行目以降は採用していません。"
    return Finding("kpi.row_unclear", message, (name.span(),))
