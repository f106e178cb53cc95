"""Tables of demand and provision (量の見込み, 確保方策): the provision is the target of its service.

In: a table without a header of indicators. Out: one indicator per service, named as the service, with the
provision of every year as its targets. The forecast beside it is no indicator (付与の手引き KPI).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planextract.document import Cell, Document, Node, Table
from planextract.extract.kpi_figures import read_figures
from planextract.extract.kpi_periods import When, find_when, is_only_date
from planextract.extract.kpi_settings import Setting
from planextract.extract.kpi_views import cell_view, compact, split_name
from planextract.mentions import Figure, KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View

_LONGEST_NAME = 60
_FEWEST_YEARS = 2


def read_provisions(
    document: Document, table: Table, node: Node | None, setting: Setting, rules: RuleSet
) -> Iterator[KpiMention]:
    """Yield the indicators of a table of demand and provision.

    Args:
        document: With its outline.
        table: The table.
        node: Its outline node, None if there is none.
        setting: What stands around it.
        rules: The ``kpis`` rules.
    """
    grid = list(table.rows())
    years = _find_years(grid)
    if len(years) < _FEWEST_YEARS or not _has_forecast(grid, rules):
        return
    seen: set[str] = set()
    for row in grid:
        label = next((cell for cell in row if cell is not None and _is_provision(cell, rules)), None)
        if label is None:
            continue
        service = _name_in_row(row, label, rules) or _name_above(document, node)
        if service is None or service.text in seen:
            continue  # several rows for one service are its parts, not its total
        seen.add(service.text)
        targets = tuple(_read_years(row, years, rules))
        unit = split_name(cell_view(label), rules).unit or setting.unit
        yield KpiMention(
            node=setting.node,
            view=service,
            rule="kpi.provision.row",
            reasons=(f"table.{setting.how}",),
            grade="medium",
            unit=unit.printed(document.text) if unit else None,
            targets=targets,
        )


def _find_years(grid: Sequence[Sequence[Cell | None]]) -> dict[int, When]:
    """Return the year of each column, from the first row that names several."""
    for row in grid:
        years = {
            index: found[0]
            for index, cell in enumerate(row)
            if is_only_date(cell_view(cell).text) and len(found := find_when(cell_view(cell).text, header=True)) == 1
        }
        if len({(when.first, when.last) for when in years.values()}) >= _FEWEST_YEARS:
            return years
    return {}


def _has_forecast(grid: Sequence[Sequence[Cell | None]], rules: RuleSet) -> bool:
    pattern = rules["kpi.provision.forecast"].pattern
    return any(pattern.match(cell_view(cell).text) for row in grid for cell in row)


def _is_provision(cell: Cell, rules: RuleSet) -> bool:
    return rules["kpi.provision.row"].pattern.match(cell_view(cell).text) is not None


def _name_in_row(row: Sequence[Cell | None], label: Cell, rules: RuleSet) -> View | None:
    """Return the service's name left of the label (a cell over several rows)."""
    for cell in row:
        if cell is label:
            return None
        view = cell_view(cell)
        numbered = rules["kpi.label.only"].pattern.match(view.text)
        if view and not numbered and not rules.first(view.text, "kpi.provision"):
            return split_name(view, rules).view
    return None


def _name_above(document: Document, node: Node | None) -> View | None:
    """Return the heading that the table stands under."""
    if node is None:
        return None
    heading = next((above for above in document.ancestors(node) if above.kind == "heading"), None)
    return compact(heading.body) if heading is not None and 0 < len(heading.body) <= _LONGEST_NAME else None


def _read_years(row: Sequence[Cell | None], years: dict[int, When], rules: RuleSet) -> Iterator[Figure]:
    for index, when in years.items():
        amounts = read_figures(cell_view(row[index]), rules).amounts
        if len(amounts) == 1 and amounts[0].exact:
            yield Figure(amounts[0].value, amounts[0].view, when.first, when.last)
