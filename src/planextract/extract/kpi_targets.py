"""A number and its words → a target: which period it is for, and whether it is a level, an addition or a sum.

In: an ``Amount``, the period of its column and the ``Terms`` that row, caption and legend add. Out: a
``Figure`` and reason codes for what only the plan's own period can complete (``link`` does that).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planextract.extract.kpi_figures import Amount, Reading, describe_basis, read_years
from planextract.extract.kpi_periods import When, back_from, find_when
from planextract.mentions import Figure
from planextract.rules.loader import RuleSet

PLAN_PERIOD = "period.plan"
"""Reason code: a sum over the plan's period."""
PLAN_YEARS = "period.years_"
"""Reason code, followed by the number: a sum over so many years whose end is not printed with it."""
_RATIOS = ("%", "‰", "パーセント", "割")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a number's surroundings say.

    Attributes:
        division: Text of its 区分 cell, empty if none.
        name: Name of the indicator.
        note: What stands beside its unit or in a footnote about it.
        unit: Its unit, empty if none.
        target: When targets are due by a caption, None if none.
        legend: Period of 累計 by the document's legend, None if none.
    """

    division: str = ""
    name: str = ""
    note: str = ""
    unit: str = ""
    target: When | None = None
    legend: When | None = None


def to_target(
    amount: Amount, when: When | None, basis: str | None, terms: Terms, rules: RuleSet, *, final: bool = True
) -> tuple[Figure, tuple[str, ...]]:
    """Make a target.

    Args:
        amount: The number and what is printed with it.
        when: Period of its column, None if none.
        basis: What its column says of it, None if nothing.
        terms: What its surroundings say.
        rules: The ``kpis`` rules.
        final: Whether it is the last target; 「５年間の累計」 in the name ends there, not at the one halfway.

    Returns:
        The figure, and reason codes that ``link`` understands.
    """
    when = amount.when or when or terms.target
    said = amount.basis or _said_by(terms.division, rules) or _said_by(terms.note, rules)
    if said == "increment" and _is_ratio(amount.unit.text if amount.unit else terms.unit):
        said = None  # 毎年度100％ is a share to be kept, not one to be added
    said = said or basis or _said_by_name(terms, rules) or "level"
    if said != "cumulative":
        return _figure(amount, when, said), ()
    return _sum_up(amount, when, terms, rules, final=final)


def choose_direction(
    baseline: Figure | None, targets: Sequence[Figure], readings: Sequence[Reading] = (), *, added: bool = False
) -> str | None:
    """Return where the figures go, None if they do not say.

    Args:
        baseline: The baseline.
        targets: The targets.
        readings: Cells whose words (増加, 維持) count where no number stands.
        added: Whether the targets are additions to the baseline (増加分).
    """
    goals = [target.value for target in targets if target.basis != "cumulative"]
    words = {reading.word for reading in readings if reading.word}
    if not targets:
        return words.pop() if len(words) == 1 else None
    if added:
        return "increase" if goals and min(goals) >= 0 < max(goals) else None
    if baseline is None or not goals:
        return None
    if goals[-1] == baseline.value:
        return "keep"
    return "increase" if goals[-1] > baseline.value else "decrease"


def _sum_up(
    amount: Amount, when: When | None, terms: Terms, rules: RuleSet, *, final: bool
) -> tuple[Figure, tuple[str, ...]]:
    """Make a target of a sum: find out over which period."""
    for period in (amount.when, when):
        if period is not None and period.is_range:
            return _figure(amount, period, "cumulative"), ()
    text = f"{terms.name} {terms.note} {terms.division}"
    stated = _stated_period(text, when, final=final)
    if stated is not None:
        return _figure(amount, stated, "cumulative"), ()
    years = amount.years or (read_years(text, rules) if final else None)
    if years:
        return _over_years(amount, when, years)
    if amount.over_plan or rules["kpi.period.plan"].pattern.search(text):
        return _figure(amount, When(0, 0, None, when.last if when else None), "cumulative"), (PLAN_PERIOD,)
    if terms.legend is not None and amount.when is None and final:
        return _figure(amount, terms.legend, "cumulative"), ("period.legend",)
    return _figure(amount, when, "cumulative"), ()


def _stated_period(text: str, when: When | None, *, final: bool) -> When | None:
    """Return the period that name or note states (R6～R10の累計), also where it is open (平成30年度からの累計)."""
    ranges = [found for found in find_when(text, header=True) if found.is_range]
    if len(ranges) == 1 and final:
        return ranges[0]
    since = [found.first for found in find_when(text, header=True) if found.first and not found.last]
    if len(since) == 1 and when is not None and when.last and since[0] <= when.last:
        return When(0, 0, since[0], when.last)
    return None


def _over_years(amount: Amount, when: When | None, years: int) -> tuple[Figure, tuple[str, ...]]:
    first = back_from(when.last, years) if when is not None and when.last else None
    if when is None or first is None:
        return _figure(amount, when, "cumulative"), (f"{PLAN_YEARS}{years}",)
    return _figure(amount, When(0, 0, first, when.last), "cumulative"), ()


def _said_by(text: str, rules: RuleSet) -> str | None:
    return describe_basis(text, rules) if text else None


def _said_by_name(terms: Terms, rules: RuleSet) -> str | None:
    basis = _said_by(terms.name, rules)
    per_year = terms.unit.endswith(("/年", "/年度"))
    # A share is never added up over the years, whatever its name says (年間離職率).
    if _is_ratio(terms.unit):
        return None
    return basis or ("increment" if per_year else None)


def _is_ratio(unit: str) -> bool:
    """Tell whether a unit is that of a share, also of one that is taken every year (%/年)."""
    return unit.removesuffix("度").removesuffix("/年") in _RATIOS


def _figure(amount: Amount, when: When | None, basis: str) -> Figure:
    return Figure(amount.value, amount.view, when.first if when else None, when.last if when else None, basis)
