"""Tables of demand and provision (量の見込み, 確保方策): the provision is the target of its service.

In: a table without a header of indicators. Out: one indicator per service, named as the service, with the
provision of every year as its targets. The forecast beside it is no indicator (付与の手引き KPI).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planextract.document import Cell, Document, Node, Table
from planextract.extract.kpi_figures import Amount, read_figures
from planextract.extract.kpi_headers import find_role
from planextract.extract.kpi_periods import When, find_when, is_only_date
from planextract.extract.kpi_settings import Setting
from planextract.extract.kpi_views import cell_view, compact, split_name
from planextract.mentions import Figure, KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View

_LONGEST_NAME = 60
_SHORTEST_SERVICE = 4  # 一時預かり; shorter words (区域, 年齢) head a column
_FEWEST_YEARS = 2
_PAST = frozenset({"baseline", "current", "actual"})


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
    years = _find_years(grid, rules)
    if len(years) < _FEWEST_YEARS or not _has_forecast(grid, rules):
        return
    seen: set[str] = set()
    for at, row in enumerate(grid):
        label = next((cell for cell in row if cell is not None and _is_provision(cell, rules)), None)
        if label is None or (label.rows > 1 and not _is_sum(row, label, rules)):
            continue  # rows that share a label are the parts of the provision
        service = (
            _name_in_row(row, label, rules)
            or _name_before(grid, at, label, rules)
            or _name_in_corner(grid, rules)
            or _name_above(document, node, rules)
        )
        if service is None or service.text in seen:
            continue  # several rows for one service are its parts, not its total
        seen.add(service.text)
        amounts = dict(_read_years(row, years, rules))
        units = [amount.unit for amount in amounts.values() if amount.unit is not None]
        unit = split_name(cell_view(label), rules).unit or (units[0] if units else _unit_of(grid, row, rules))
        unit = unit or setting.unit
        yield KpiMention(
            node=setting.node,
            view=service,
            rule="kpi.provision.row",
            reasons=(f"table.{setting.how}",),
            grade="medium",
            unit=unit.printed(document.text) if unit else None,
            targets=tuple(
                Figure(amount.value, amount.view, years[index].first, years[index].last)
                for index, amount in amounts.items()
            ),
        )


def _find_years(grid: Sequence[Sequence[Cell | None]], rules: RuleSet) -> dict[int, When]:
    """Return the year of each column of plans, from the first row that names several; none if two share a year."""
    past: set[int] = set()  # columns below a header of results (実績)
    for row in grid:
        years: dict[int, When] = {}
        for index, cell in enumerate(row):
            text = cell_view(cell).text
            found = find_when(text, header=True) if find_role(text, rules) == "year" else ()
            if len(found) == 1 and found[0].is_known and index not in past:
                years[index] = found[0]
        differing = {(when.first, when.last) for when in years.values()}
        if len(differing) >= _FEWEST_YEARS:
            return years if len(differing) == len(years) else {}
        past.update(index for index, cell in enumerate(row) if find_role(cell_view(cell).text, rules) in _PAST)
    return {}


def _is_sum(row: Sequence[Cell | None], label: Cell, rules: RuleSet) -> bool:
    """Tell whether a row behind a label over several rows is their sum (確保方策 | 合計)."""
    return any(
        cell is not None and cell is not label and rules["kpi.foreign.sum"].pattern.match(cell_view(cell).text)
        for cell in row
    )


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


def _name_before(grid: Sequence[Sequence[Cell | None]], at: int, label: Cell, rules: RuleSet) -> View | None:
    """Return the service's name in one of the rows right above, where the cell beside the provision is left blank."""
    column = next(index for index, cell in enumerate(grid[at]) if cell is label)
    for row in reversed(grid[:at]):
        beside = row[column]
        if beside is None or not rules.first(cell_view(beside).text, "kpi.provision"):
            return None
        name = _name_in_row(row, beside, rules)
        if name is not None:
            return name
    return None


def _name_in_corner(grid: Sequence[Sequence[Cell | None]], rules: RuleSet) -> View | None:
    """Return the service's name in the corner of the header (延長保育事業 | R7 | R8)."""
    view = cell_view(grid[0][0])
    if not _SHORTEST_SERVICE <= len(view) <= _LONGEST_NAME or find_role(view.text, rules) or is_only_date(view.text):
        return None
    if rules["kpi.unit.stated"].pattern.search(view.text) or rules.first(view.text, "kpi.provision"):
        return None
    return split_name(view, rules).view


def _name_above(document: Document, node: Node | None, rules: RuleSet) -> View | None:
    """Return the service that the heading names which the table stands under."""
    if node is None:
        return None
    heading = next((above for above in document.ancestors(node) if above.kind == "heading"), None)
    if heading is None or not 0 < len(heading.body) <= _LONGEST_NAME:
        return None
    title = rules["kpi.service.title"].pattern.search(heading.text)
    return compact(heading.body.slice(0, title.start()) if title is not None and title.start() else heading.body)


def _unit_of(grid: Sequence[Sequence[Cell | None]], row: Sequence[Cell | None], rules: RuleSet) -> View | None:
    """Return what a row has in the column of units."""
    for head, cell in zip(grid[0], row, strict=True):
        if rules["kpi.column.unit"].pattern.match(cell_view(head).text) and cell_view(cell):
            return cell_view(cell)
    return None


def _read_years(row: Sequence[Cell | None], years: dict[int, When], rules: RuleSet) -> Iterator[tuple[int, Amount]]:
    for index in years:
        amounts = read_figures(cell_view(row[index]), rules).amounts
        if len(amounts) == 1 and amounts[0].exact:
            yield index, amounts[0]
