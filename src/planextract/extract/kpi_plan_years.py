"""Columns of plain years, told apart by the plan's own period: results before it, targets within it.

In: the outline, and headers whose columns name years and nothing else. Out: the plan's period as far as a part
about it says so, and headers whose years have a role. Where a year is neither before nor within the period,
the header stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planextract.document import Document
from planextract.extract.kpi_columns import Column, Header
from planextract.extract.kpi_periods import When, find_when


def find_plan_years(document: Document) -> When | None:
    """Return the first period of years that a part about the plan's period names, None if there is none.

    Args:
        document: With its outline.
    """
    for node in document.nodes:
        if node.zone != "period" or node.table is not None:
            continue
        for when in find_when(node.whole.text):
            if when.is_range:
                return when
    return None


def settle_years(header: Header, plan: When | None) -> Header | None:
    """Give the year columns of a header their roles.

    Args:
        header: With named indicators and years, without a word for start or goal.
        plan: The plan's period, None if unknown.

    Returns:
        None where a year stands neither before nor within the period, or all stand on one side of its start. Sums
        over parts of the period keep theirs.
    """
    years = header.of("year")
    if plan is None or plan.first is None or plan.last is None or not header.named:
        return None
    if not years:  # sums over parts of the plan (R8~R12の累計) can be nothing but targets
        return header if all(_find_role(column, plan) == "target" for column in header.of("total")) else None
    roles = {column.index: _find_role(column, plan) for column in years}
    if "" in roles.values() or set(roles.values()) != {"actual", "target"} or not _ascend(years):
        return None
    columns = tuple(replace(column, role=roles.get(column.index, column.role)) for column in header.columns)
    return replace(header, columns=columns)


def lies_within(header: Header, plan: When | None) -> bool:
    """Tell whether all years of a header ascend within the plan's period.

    A header that names indicators would say which year is their goal; its first one may be the start.

    Args:
        header: With years, without a word for start or goal.
        plan: The plan's period, None if unknown.
    """
    years = header.of("year")
    if plan is None or not years or header.named:
        return False
    return _ascend(years) and all(_find_role(column, plan) == "target" for column in years)


def _find_role(column: Column, plan: When) -> str:
    when = column.when
    if when is None or when.first is None or when.last is None or plan.first is None or plan.last is None:
        return ""
    if when.last < plan.first:
        return "actual"
    return "target" if when.first >= plan.first and when.last <= plan.last else ""


def _ascend(columns: Sequence[Column]) -> bool:
    firsts = [column.when.first or "" for column in columns if column.when is not None]
    return firsts == sorted(firsts)
