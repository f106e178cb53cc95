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
from planextract.extract.kpi_headers import FIGURES, Header, find_headers
from planextract.extract.kpi_periods import When, find_when, is_only_date
from planextract.extract.kpi_rows import Row, Setting, has_content, read_row
from planextract.extract.kpi_views import Name, cell_view, compact, split_name, without_labels
from planextract.mentions import KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

# A table in a part that looks back lists results of the plan before.
_PAST_ZONES = frozenset({"achievement", "budget"})
_LONGEST_CAPTION = 80
_CAPTION_NODES = 2
_FOOTNOTES = 5
_NOTE_SIGNS = ("※", "*", "注")


@dataclass(slots=True)
class _Found:
    """What was gathered so far."""

    kpis: list[KpiMention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def extract_table_kpis(
    document: Document, anchors: Anchors, legend: When | None, rules: RuleSet
) -> tuple[tuple[KpiMention, ...], tuple[Finding, ...]]:
    """Read every table of indicators.

    Args:
        document: With outline and folded tables.
        anchors: Of its outline.
        legend: Period of 累計 by the document's legend, None if it gives none.
        rules: The ``kpis`` rules.
    """
    nodes = {node.table: node for node in reversed(document.nodes) if node.table is not None}
    found = _Found()
    before: tuple[tuple[str, ...], Setting] | None = None
    for index, table in enumerate(document.tables):
        node = nodes.get(index)
        if node is not None and (node.zone in _PAST_ZONES or _is_past(document, node, rules)):
            continue
        setting = _read_setting(document, node, table, legend, anchors, rules)
        for header, grid in _headers_of(table, rules):
            words = tuple(column.text for column in header.columns)
            if before is not None and before[0] == words:  # the same header again, on the next page
                setting = _inherit(setting, before[1])
            before = (words, setting)
            _read_block(grid, header, setting, anchors, rules, found)
    return tuple(found.kpis), tuple(found.findings)


def _headers_of(table: Table, rules: RuleSet) -> Iterator[tuple[Header, list[tuple[Cell | None, ...]]]]:
    headers = find_headers(table, rules)
    if headers:
        grid = list(table.rows())
        yield from ((header, grid) for header in headers)
        return
    # Labels down the left side and one indicator per column: the same, turned over.
    turned = transpose(table)
    for header in find_headers(turned, rules):
        yield header, list(turned.rows())


def transpose(table: Table) -> Table:
    """Return a table with rows and columns exchanged."""
    cells = [replace(c, row=c.column, column=c.row, rows=c.columns, columns=c.rows) for c in table.cells]
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _is_past(document: Document, node: Node, rules: RuleSet) -> bool:
    captions = [other.text for other in _captions(document, node)]
    return any(rules["kpi.caption.past"].pattern.search(text) for text in captions)


def _captions(document: Document, node: Node) -> list[Node]:
    """Return the short texts right above a table."""
    out: list[Node] = []
    for other in reversed(document.nodes[max(0, node.index - _CAPTION_NODES) : node.index]):
        if other.table is not None or len(other.whole) > _LONGEST_CAPTION or other.whole.text.endswith("。"):
            break
        out.append(other)
    return out


def _read_setting(document: Document, node: Node | None, table: Table, legend: When | None, anchors: Anchors, rules: RuleSet) -> Setting:
    if node is None:
        return Setting(document.text, 0, how=table.how, legend=legend)
    captions = _captions(document, node)
    place = _find_place(document, node, table, captions, anchors, rules)
    footnotes = tuple(_footnotes(document, node))
    setting = Setting(document.text, place, how=table.how, legend=legend, footnotes=footnotes)
    for caption in captions:
        setting = _inherit(setting, read_caption(caption.whole, rules))
    return setting


def _find_place(
    document: Document, node: Node, table: Table, captions: Sequence[Node], anchors: Anchors, rules: RuleSet
) -> int:
    """Return the outline node that a table's indicators measure.

    A caption or heading that names it (表４ 基本目標１の指標) decides, else the heading it stands under.
    """
    heads = [above for above in document.ancestors(node) if above.kind == "heading"][:1]
    for text in (compact(other.whole).text for other in (*captions, *heads)):
        named = rules["kpi.caption.names"].pattern.search(text)
        found = anchors.find([named["name"]]) if named else None
        if found is not None:
            return found
    spans = [span for cell in table.cells for span in cell.spans]
    return anchors.outdent(node.index, spans[0]) if spans else node.index


def _footnotes(document: Document, node: Node) -> Iterator[str]:
    """Yield the notes right below a table."""
    for other in document.nodes[node.index + 1 : node.index + 1 + _FOOTNOTES]:
        text = compact(other.whole).text
        if not text.startswith(_NOTE_SIGNS):
            return
        yield text


def read_caption(view: View, rules: RuleSet) -> Setting:
    """Return what a caption says of the figures below it (単位：人, 現状：令和５年度).

    Args:
        view: The caption.
        rules: The ``kpis`` rules.
    """
    text = compact(view)
    unit = rules["kpi.unit.stated"].pattern.search(text.text)
    start = rules["kpi.caption.baseline"].pattern.search(text.text)
    goal = rules["kpi.caption.target"].pattern.search(text.text)
    return Setting(
        "",
        0,
        unit=text.slice(unit.start("unit"), unit.end("unit")) if unit else None,
        baseline=_one_date(start["when"]) if start else None,
        target=_one_date(goal["when"]) if goal else None,
    )


def _one_date(text: str) -> When | None:
    found = find_when(text, header=True)
    return found[0] if len(found) == 1 and found[0].is_known else None


def _inherit(setting: Setting, above: Setting) -> Setting:
    return replace(
        setting,
        unit=setting.unit or above.unit,
        baseline=setting.baseline or above.baseline,
        target=setting.target or above.target,
    )


def _read_block(
    grid: Sequence[Sequence[Cell | None]],
    header: Header,
    setting: Setting,
    anchors: Anchors,
    rules: RuleSet,
    found: _Found,
) -> None:
    """Read the rows of one header; a name may begin in the row above its figures."""
    group: list[str] = []
    waiting: View | None = None
    last: Cell | None = None
    for cells in grid[header.bottom : header.end]:
        across = _across(cells, header)
        if across is not None:
            group, waiting = [cell_view(across).text], None
            continue
        name_cells = _name_cells(cells, header, rules)
        view = join([cell_view(cell) for cell in name_cells])
        if not has_content(Row(Name(view), cells), header):
            # A name alone heads the rows below, or its figures stand in the next row.
            group, waiting = ([view.text], view) if view else (group, waiting)
            continue
        if not view and waiting is not None:
            view, group = waiting, []
        waiting = None
        if name_cells and name_cells[-1] is last:
            found.findings.append(_unclear(view))
            continue
        last = name_cells[-1] if name_cells else last
        if not _is_name(view, rules):
            continue
        name = split_name(without_labels(view, rules), rules)
        remark = _remark(setting, name)
        kpi, findings = read_row(Row(name, cells, remark), header, setting, rules)
        anchor = anchors.find([*group, *_groups(cells, header)])
        found.kpis.append(replace(kpi, node=anchor) if anchor is not None else kpi)
        found.findings.extend(findings)


def _groups(cells: Sequence[Cell | None], header: Header) -> Iterator[str]:
    """Yield what the columns left of the name say; a bare number is read with its header (柱 | 1)."""
    for column in header.of("group"):
        text = cell_view(cells[column.index]).text
        yield f"{column.text}{text}" if text.isdigit() else text


def _remark(setting: Setting, name: Name) -> str:
    """Return what the footnotes of the table say of an indicator, without its name."""
    named = [text.replace(name.view.text, "") for text in setting.footnotes if name.view.text in text]
    return " ".join(named)


def _across(cells: Sequence[Cell | None], header: Header) -> Cell | None:
    """Return the cell that covers name and figures alike: it heads the rows below."""
    texts = {id(cell): cell for cell in cells if cell is not None and cell.text}
    if len(texts) != 1:
        return None
    cell = next(iter(texts.values()))
    first = cells[header.names[0]]
    figures = [column.index for column in header.columns if column.role in FIGURES]
    return cell if cell is first and all(cells[index] is cell for index in figures) else None


def _name_cells(cells: Sequence[Cell | None], header: Header, rules: RuleSet) -> list[Cell]:
    """Return the cells that make the name, without those that only number the rows."""
    out: list[Cell] = []
    for index in header.names:
        cell = cells[index]
        if cell is None or not cell.text or any(cell is other for other in out):
            continue
        if not rules["kpi.label.only"].pattern.match(cell_view(cell).text):
            out.append(cell)
    return out


def _is_name(name: View, rules: RuleSet) -> bool:
    if not name or is_only_date(name.text) or rules.first(name.text, "kpi.blank"):
        return False
    if rules["kpi.amount.whole"].pattern.match(name.text):
        return False
    return not rules.first(name.text, "kpi.foreign") and not rules["kpi.provision.row"].pattern.match(name.text)


def _unclear(name: View) -> Finding:
    message = f"指標「{name.text}」に数値の行が複数あり、どの値か決められません。二行目以降は採用していません。"
    return Finding("kpi.row_unclear", message, (name.span(),))
