"""What a date is for. Rules: ``rules/base/date_kinds.toml``.

Function beats form: period, then target, event, schedule, fiscal year, reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from planextract.document import Cell, Document
from planextract.extract.date_context import AXIS, Reading
from planextract.extract.date_grids import Grid
from planextract.extract.date_places import YEAR_LONG, Place, is_annual
from planextract.rules.loader import RuleSet
from planextract.values.dates import DateMatch
from planextract.values.periods import from_iso

_BEFORE, _AFTER = 60, 90  # characters around a date that can say what it is for
_LEAD = 1000  # characters before a period in which its name is looked for; a paragraph has fewer
_LONGEST_ALONE = 200  # characters of a line with a period by itself: the period, and brackets of few letters
SHORTEST_PLAN = 360  # days
_BELOW = 2  # nodes from a heading to the period that it heads
_END = "末"
MANY = 3  # years on one line that make it a header


def find_kind(document: Document, reading: Reading, rules: RuleSet, grid: Grid | None) -> str:
    """Return the kind of a date.

    Args:
        document: With its outline.
        reading: A date.
        rules: The ``date_kinds`` rules.
        grid: The table that it stands in, None outside tables.
    """
    place, match = reading.place, reading.match
    if match.recurs is not None:
        return "schedule"
    if _is_project_year(place, match, rules, grid):
        return "project_period"
    period = _find_period(document, place, match, rules, grid)
    if period is not None:
        return period
    if grid is not None and place.cell is not None:
        column = _find_column_kind(place, place.cell, match, rules, grid)
        if column is not None:
            return column
    if match.particle == "bound.as_of":
        return "reference"
    if place.header and match.form.startswith("header."):
        return "fiscal_year"
    told = None if _is_one_of_many(place, match) else _find_told_kind(place, match, rules)
    return told or _by_form(place, match)


def _find_told_kind(place: Place, match: DateMatch, rules: RuleSet) -> str | None:
    around = _around(place, match)
    told = (rule.gives for rule in rules.possible(around, "kind") if rule.pattern.search(around))
    return next((kind for kind in told if not kind.endswith("_period")), None)


def _is_one_of_many(place: Place, match: DateMatch) -> bool:
    """Tell whether a date is one of several years on a line without a sentence: the header of a flattened table."""
    return match.bounds == "within" and place.years >= MANY and "。" not in place.view.text


def _is_interval(match: DateMatch) -> bool:
    return match.bounds in ("between", "years") or (match.bounds == "until" and match.precision == "range")


def _find_period(document: Document, place: Place, match: DateMatch, rules: RuleSet, grid: Grid | None) -> str | None:
    """Return the kind of period that the words before, the row's head or the headings above tell."""
    if not _is_interval(match):
        return "plan_period" if is_annual(place, match, rules) else None
    around = _around(place, match)
    if rules.first(around, "review") is not None:
        return None
    if rules.first(place.view.text[match.start : match.end], "said") is not None and _is_long(match):
        return "plan_period"
    for told in rules.possible(around, "kind"):
        if not told.gives.endswith("_period") or (told.gives == "plan_period" and not _is_long(match)):
            continue
        if told.pattern.search(around):
            return told.gives
    if match.bounds == "until" and not place.view.text.startswith(_open_start(place, match), match.start):
        return None
    heads = [place.view.text[max(0, match.start - _LEAD) : match.start], *_row_head(place, grid)]
    heads += [node.text for node in document.ancestors(place.node) if node.kind == "heading" or node.announces]
    heads += _heading_beside(document, place)
    kind = "plan_period" if _is_long(match) and _heads_whole_plan(document, place, rules) else None
    kind = kind or next(_tell_heads(heads, match, rules), None)
    if kind is not None:
        return kind
    if match.bounds == "until":
        return "plan_period"  # 認定の日から: only the plan itself begins with its approval
    return "plan_period" if _is_alone(place, match, rules) else None


def _tell_heads(heads: Iterable[str], match: DateMatch, rules: RuleSet) -> Iterator[str]:
    """Yield the kinds of period that headings tell, nearest first; a plan has no short one."""
    for head in heads:
        rule = rules.first(head, "head")
        if rule is not None and (rule.gives == "project_period" or _is_long(match)):
            yield rule.gives


def _heads_whole_plan(document: Document, place: Place, rules: RuleSet) -> bool:
    """Tell whether a period stands below 取組期間 at the top of the outline, and no other part has such a heading.

    In every case of a collection, or below a project, the same words head the period of that case.
    """
    above = document.nodes[place.node.parent] if place.node.parent is not None else None
    if above is None or place.node.index - above.index > _BELOW or above.announces != "period":
        return False
    if rules.first(above.text, "own_head") is None:
        return False
    title = next(iter(document.ancestors(above)), None)
    if title is not None and (title.index > 1 or title.label is not None or title.announces is not None):
        return False
    alike = (node for node in document.nodes if node.announces == "period" and node.text == above.text)
    return len(list(islice(alike, 2))) == 1


def _is_project_year(place: Place, match: DateMatch, rules: RuleSet, grid: Grid | None) -> bool:
    """Tell whether a year or a range stands in the column of a table of projects that says when each is done."""
    if grid is None or place.cell is None or not place.cell.row or match.precision not in (*YEAR_LONG, "range"):
        return False
    heads = [cell.text for cell in takewhile(lambda cell: not cell.row, grid.table.cells)]
    own = grid.at(0, place.cell.column)
    if own is None or len(heads) < MANY or not _is_of_years(match):
        return False
    rule = rules.first(own.text, "period_column")
    return rule is not None and any(rules.first(head, "project_table") for head in heads)


def _is_of_years(match: DateMatch) -> bool:
    return all(point.month is None for point in match.points)


def _heading_beside(document: Document, place: Place) -> list[str]:
    """Return the heading printed beside the one above: 「３ 計画期間　４ 対象」 with both answers on the line below."""
    parent = place.node.parent
    if parent is None or parent == 0 or place.node.index != parent + 1:
        return []
    above, beside = document.nodes[parent], document.nodes[parent - 1]
    is_pair = beside.kind == above.kind == "heading" and beside.parent == above.parent
    return [beside.text] if is_pair and beside.page == place.node.page else []


def _is_long(match: DateMatch) -> bool:
    """Tell whether an interval can be a plan's: nobody plans for less than a year."""
    if match.first is None or match.last is None:
        return True
    return (from_iso(match.last) - from_iso(match.first)).days >= SHORTEST_PLAN


def _is_alone(place: Place, match: DateMatch, rules: RuleSet) -> bool:
    """Tell whether a range of fiscal years stands on its line by itself, as on a cover."""
    if not match.points or not all(point.fiscal for point in match.points):
        return False
    if len(place.view.text.strip()) > _LONGEST_ALONE:
        return False
    text = f"{place.view.text[: match.start]}〈D〉{place.view.text[match.end :]}"
    return rules.first(text.strip(), "alone") is not None


def _open_start(place: Place, match: DateMatch) -> str:
    """Return a match that begins with a day off the calendar (認定の日から), else what no text begins with."""
    text = place.view.text[match.start : match.end]
    return text if "日から" in text else "\0"


def _row_head(place: Place, grid: Grid | None) -> list[str]:
    if grid is None or place.cell is None or place.cell.column == 0:
        return []
    cells = [grid.at(place.cell.row, column) for column in range(place.cell.column)]
    return [cell.text for cell in reversed(cells) if cell is not None and cell.text]


def _find_column_kind(place: Place, cell: Cell, match: DateMatch, rules: RuleSet, grid: Grid) -> str | None:
    """Return the kind of a year in the header of a table, None for a date in its body."""
    if not place.header or match.precision not in (*YEAR_LONG, "range", "day"):
        return None
    rule = rules.first(grid.words_over(cell.row, cell.column), "column")
    is_kpi = place.node.zone == "kpi" or grid.is_of_indicators(cell.row)
    if rule is not None and (is_kpi or rule.gives == "fiscal_year"):
        return rule.gives
    if match.precision not in YEAR_LONG:
        return None
    if is_kpi and grid.has_figures(cell.row + cell.rows, cell.column):
        return "target"
    return "fiscal_year" if match.precision == "fiscal_year" else "reference"


def _around(place: Place, match: DateMatch) -> str:
    """Return the sentence around a date, with the date as 〈D〉."""
    text = place.view.text
    before = text[max(0, match.start - _BEFORE) : match.start].rpartition("。")[2]
    after = text[match.end : match.end + _AFTER]
    sign = "〈D〉"
    if match.bounds == "until":
        sign = "〈D:before〉" if text[match.start : match.end].endswith("以前") else "〈D:until〉"
    return f"{before}{sign}{after.partition('。')[0]}。"


def _by_form(place: Place, match: DateMatch) -> str:
    if match.precision == "day" and place.view.text[match.start : match.end].endswith(_END):
        return "reference"  # 「令和6年度末で62%」 counts what there is then
    if match.bounds == "from" or match.precision == "day":
        return "event"
    if match.bounds == "between" and not _is_long(match) and not any(point.month is None for point in match.points):
        return "event"  # 12月15日~1月14日: nothing but what happens has so short a time
    if match.precision == "month":
        return "reference" if place.months >= AXIS else "event"
    return "fiscal_year" if match.precision == "fiscal_year" else "reference"
