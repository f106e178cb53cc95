"""Do dates and periods agree with each other?

In: a plan. Out: issues for periods that end before they begin, that last longer or shorter than is printed
with them, and for indicators whose years lie outside the plan.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Literal

from planextract.records.evidence import Evidence
from planextract.records.issue import Issue
from planextract.records.plan import Period, Plan

_YEARS = re.compile(r"(?<![0-9])([0-9]{1,2})(?:年間|[かカヵヶケ]年|箇年)")
_DAYS_OF_YEAR = 365.25

Severity = Literal["info", "warning", "error"]


def check_plan_period(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield a plan period that ends before it begins."""
    del text
    period = plan.document.period
    if period is not None and period.start and period.end and period.start > period.end:
        message = f"計画期間の終わり（{period.end}）が始まり（{period.start}）より前です。"
        yield _issue("plan.period_reversed", "error", message, (), period.evidence)


def check_durations(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield periods that do not last as long as is printed with them."""
    del text
    period = plan.document.period
    if period is not None and (years := _misstated(period.text, period.start, period.end)):
        message = f"計画期間は「{years}年間」と書かれていますが、始まりと終わりの間は異なります。"
        yield _issue("plan.period_duration", "warning", message, (), period.evidence)
    for item in plan.dates:
        if years := _misstated(item.text, item.start, item.end):
            message = f"「{item.text}」の年数（{years}年間）と、始まりと終わりの間が合いません。"
            yield _issue("date.duration_mismatch", "warning", message, (item.id,), item.evidence)


def check_dates(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield dates that end before they begin."""
    del text
    for item in plan.dates:
        if item.start and item.end and item.start > item.end:
            message = f"「{item.text}」の終わりが始まりより前です。"
            yield _issue("date.reversed", "error", message, (item.id,), item.evidence)


def check_targets(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield targets that are due before the plan begins or after it ends.

    A few long-term targets are ordinary; where most indicators have all their targets outside, either the plan's
    period or the years were misread, and one warning says so.
    """
    del text
    period = plan.document.period
    if period is None:
        return
    dated = [kpi for kpi in plan.kpis if any(target.at for target in kpi.targets)]
    outside = [(kpi, [t for t in kpi.targets if _is_outside(t.at, period)]) for kpi in dated]
    strange = [kpi for kpi, targets in outside if len(targets) == len(kpi.targets)]
    if len(strange) > max(1, len(dated) // 2):
        message = f"{len(strange)}件の指標の目標の時期が計画期間（{period.start}～{period.end}）の外にあります。"
        items = tuple(kpi.id for kpi in strange)
        yield _issue("kpi.target_outside_period", "warning", message, items, period.evidence)
        return
    for kpi, targets in outside:
        for target in targets:
            side = _is_outside(target.at, period)
            message = (
                f"指標「{kpi.name}」の目標の時期（{target.at}）が計画期間より{'前' if side == 'before' else '後'}です。"
            )
            severity: Severity = "warning" if side == "before" else "info"
            yield _issue("kpi.target_outside_period", severity, message, (kpi.id,), target.evidence)


def check_starts(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield indicators whose baseline is dated after a target."""
    del text
    for kpi in plan.kpis:
        if kpi.baseline is None:
            continue
        start = _sides(kpi.baseline.at)[0]
        late = [target for target in kpi.targets if start and (_sides(target.at)[1] or "9999") < start]
        if late:
            message = f"指標「{kpi.name}」の基準の時期（{kpi.baseline.at}）が目標の時期より後です。"
            evidence = (*kpi.baseline.evidence, *(proof for target in late for proof in target.evidence))
            yield _issue("kpi.baseline_after_target", "warning", message, (kpi.id,), evidence)


def _is_outside(at: str | None, period: Period) -> str:
    """Return ``before`` or ``after`` for a time that has no day in a period, else an empty text."""
    first, last = _sides(at)
    if last and period.start and last < period.start:
        return "before"
    return "after" if first and period.end and first > period.end else ""


def _sides(at: str | None) -> tuple[str | None, str | None]:
    """Return first and last day of a date or interval."""
    if at is None:
        return None, None
    first, found, last = at.partition("/")
    return (first or None, last or None) if found else (at, at)


def _misstated(printed: str, start: str | None, end: str | None) -> int | None:
    """Return the printed number of years if a period does not last so long."""
    match = _YEARS.search(unicodedata.normalize("NFKC", printed))
    if match is None or not start or not end or start > end:
        return None
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    return None if round(days / _DAYS_OF_YEAR) == int(match[1]) else int(match[1])


def _issue(
    code: str, severity: Severity, message: str, items: tuple[str, ...], evidence: tuple[Evidence, ...]
) -> Issue:
    return Issue(code=code, severity=severity, message=message, items=items, evidence=evidence)
