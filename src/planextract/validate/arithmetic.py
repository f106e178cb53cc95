"""Do the figures of an indicator agree with each other?

In: a plan. Out: issues where yearly additions do not make the sum or the level that is printed beside them,
where a share exceeds the whole, or where one year has two targets. Figures are never corrected.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from planextract.records.issue import Issue
from planextract.records.kpi import Baseline, Kpi, Target
from planextract.records.plan import Plan
from planextract.rules.loader import load_rules

WHOLE = 100
_SERIES = 2  # one addition is no series
_FULL = re.compile(r"^(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})$")


def check_sums(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield indicators whose yearly additions do not make the printed sum."""
    del text
    for kpi in plan.kpis:
        for total in (target for target in kpi.targets if target.basis == "cumulative"):
            parts = _parts_of(total, kpi.targets)
            if parts and _sum(parts) != _exact(total):
                message = f"指標「{kpi.name}」の増加分の合計は{_sum(parts):f}ですが、累計は{_exact(total):f}です。"
                yield _issue("kpi.sum_mismatch", message, kpi, (*parts, total))


def check_levels(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield indicators whose baseline and additions do not make the printed level."""
    del text
    for kpi in plan.kpis:
        for level in (target for target in kpi.targets if target.basis == "level"):
            parts = [target for target in kpi.targets if target.basis == "increment" and _ends_by(target, level)]
            if kpi.baseline is None or len(parts) < _SERIES:
                continue
            expected = Decimal(str(kpi.baseline.value)) + _sum(parts)
            if expected != _exact(level):
                message = f"指標「{kpi.name}」の基準値と増加分の和は{expected:f}ですが、目標値は{_exact(level):f}です。"
                yield _issue("kpi.level_mismatch", message, kpi, (*parts, level))


def check_ratios(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield shares above 100 %."""
    del text
    rules = load_rules("kpis")
    for kpi in plan.kpis:
        name = unicodedata.normalize("NFKC", f"{kpi.name}({kpi.unit})")
        if not rules["kpi.share.of_whole"].pattern.search(name) or rules["kpi.share.of_other"].pattern.search(name):
            continue
        figures: list[Baseline | Target] = [*([kpi.baseline] if kpi.baseline else []), *kpi.targets]
        over = [figure for figure in figures if figure.value > WHOLE]
        if over:
            message = f"指標「{kpi.name}」は割合ですが、100％を超える値があります。"
            evidence = tuple(proof for figure in over for proof in figure.evidence)
            yield Issue(
                code="kpi.ratio_over_100", severity="warning", message=message, items=(kpi.id,), evidence=evidence
            )


def check_repeats(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield indicators with two different targets of one kind for one period."""
    del text
    for kpi in plan.kpis:
        seen: dict[tuple[str, str], Target] = {}
        for target in kpi.targets:
            key = (target.basis, target.at or "")
            other = seen.setdefault(key, target)
            if target.at and other.value != target.value:
                message = f"指標「{kpi.name}」に、同じ時期の異なる目標値があります。"
                yield _issue("kpi.target_repeated", message, kpi, (other, target))


def _parts_of(total: Target, targets: Sequence[Target]) -> list[Target]:
    """Return the additions that together fill the period of a sum, in order; empty where they leave gaps."""
    whole = _days(total)
    yearly = (target for target in targets if target.basis == "increment" and _days(target))
    parts = sorted(yearly, key=lambda target: target.at or "")
    if whole is None or len(parts) < _SERIES:
        return []
    day = whole[0]
    for part in parts:
        days = _days(part)
        if days is None or days[0] != day:
            return []
        day = days[1] + timedelta(days=1)
    return parts if day == whole[1] + timedelta(days=1) else []


def _ends_by(part: Target, level: Target) -> bool:
    part_days, level_days = _days(part), _days(level)
    return part_days is not None and level_days is not None and part_days[1] <= level_days[1]


def _days(target: Target) -> tuple[date, date] | None:
    match = _FULL.match(target.at or "")
    return (date.fromisoformat(match[1]), date.fromisoformat(match[2])) if match else None


def _exact(target: Target) -> Decimal:
    """Return a value as printed: 0.1 + 0.2 is 0.3 on paper."""
    return Decimal(str(target.value)).normalize()


def _sum(parts: Sequence[Target]) -> Decimal:
    return sum((_exact(part) for part in parts), Decimal(0)).normalize()


def _issue(code: str, message: str, kpi: Kpi, figures: Sequence[Target]) -> Issue:
    evidence = tuple(proof for figure in figures for proof in figure.evidence)
    return Issue(code=code, severity="warning", message=message, items=(kpi.id,), evidence=evidence)
