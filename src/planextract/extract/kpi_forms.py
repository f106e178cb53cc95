"""Rows of a form that give indicators in words: 「指標 | 移住者数　現状（R5）12人 → 目標（R10）30人」.

In: a document with folded tables. Out: one mention per phrase in the cells beside a label that announces
indicators. The lines of a cell must be phrases from the first to the last; where one is not understood, only
lines that are phrases by themselves count. A label beside which figures are promised for later is the
indicator itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planextract.document import Cell, Document, Table
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_mentions import Years, to_mention
from planextract.extract.kpi_periods import When
from planextract.extract.kpi_phrases import Phrase, read_phrase
from planextract.extract.kpi_views import cell_view, compact_text, name_view
from planextract.mentions import KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View, fold, join

_MOST_LINES = 4  # of one phrase
_MOST_CELL_LINES = 40  # a cell with more holds a text

Phrases = list[Phrase]


def extract_form_kpis(
    document: Document, anchors: Anchors, legend: When | None, rules: RuleSet
) -> Iterator[KpiMention]:
    """Yield the indicators that forms give in words.

    Args:
        document: With outline and folded tables.
        anchors: Of its outline.
        legend: Period of 累計 by the document's legend, None if it gives none.
        rules: The ``kpis`` rules.
    """
    nodes = {node.table: node.index for node in reversed(document.nodes) if node.table is not None}
    for index, table in enumerate(document.tables):
        for label, cells in _labelled_rows(table, rules):
            node = nodes.get(index, anchors.at(label.spans[0]))
            lines = [view for cell in cells for view in _lines(cell, document.text)]
            if len(lines) > _MOST_CELL_LINES:
                continue
            years = Years(legend=legend)
            for phrase in read_cell_phrases(lines, rules):
                yield to_mention(phrase, node=node, text=document.text, years=years, rules=rules)


def announce_in_forms(document: Document, anchors: Anchors, rules: RuleSet) -> Iterator[KpiMention]:
    """Yield an indicator for each label beside which its figures are promised for later.

    Args:
        document: With outline and folded tables.
        anchors: Of its outline.
        rules: The ``kpis`` rules.
    """
    for table in document.tables:
        for label, cells in _labelled_rows(table, rules):
            said = "".join(cell_view(cell).text for cell in cells)
            if rules["kpi.later.set"].pattern.search(said):
                name = name_view(label).strip("【】〔〕《》<>◆◇■□●○◎[] ")
                yield KpiMention(
                    anchors.at(label.spans[0]), name, "kpi.heading.announces", ("figures.later",), "medium"
                )


def read_cell_phrases(lines: Sequence[View], rules: RuleSet) -> Phrases:
    """Read the lines of a cell as phrases, one after the other.

    Args:
        lines: Folded lines of the cell, or of the cells of one row.
        rules: The ``kpis`` rules.
    """
    whole = _read_all(lines, 0, rules, {})
    if whole is not None:
        return whole
    return [phrase for line in lines if (phrase := read_phrase(line, rules)) is not None]


def _labelled_rows(table: Table, rules: RuleSet) -> Iterator[tuple[Cell, list[Cell]]]:
    """Yield each cell that announces indicators, and what stands beside it."""
    pattern = rules["kpi.heading.whole"].pattern
    for row in table.rows():
        cells = list({id(cell): cell for cell in row if cell is not None and cell.text}.values())
        if len(cells) > 1 and pattern.match(compact_text(cells[0].view)) if cells and cells[0].view else False:
            yield cells[0], cells[1:]


def _lines(cell: Cell, text: str) -> Iterator[View]:
    for span in cell.spans:
        view = fold(span.of(text), at=span.start).strip()
        if view:
            yield view


def _read_all(lines: Sequence[View], at: int, rules: RuleSet, seen: dict[int, Phrases | None]) -> Phrases | None:
    """Return phrases that use up all lines from one on, None if there is no such way."""
    if at == len(lines):
        return []
    if at not in seen:
        seen[at] = None
        for size in range(1, min(_MOST_LINES, len(lines) - at) + 1):
            phrase = read_phrase(join(lines[at : at + size], separator="\n"), rules)
            rest = _read_all(lines, at + size, rules, seen) if phrase is not None else None
            if phrase is not None and rest is not None:
                seen[at] = [phrase, *rest]
                break
    return seen[at]
