"""Plan → plan with issues: what a careful reader would check by hand.

In: a linked plan and the canonical text. Out: the same plan with issues added; no item is changed or dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planextract.records.issue import Issue
from planextract.records.plan import Plan
from planextract.validate.arithmetic import check_levels, check_ratios, check_repeats, check_sums
from planextract.validate.evidence import check_quotes, check_values
from planextract.validate.orphans import check_orphans, check_references, check_tree
from planextract.validate.periods import check_dates, check_durations, check_plan_period, check_starts, check_targets

Check = Callable[[Plan, str], Iterator[Issue]]

CHECKS: tuple[Check, ...] = (
    check_quotes,       # evidence.not_proved
    check_values,       # kpi.value_not_in_quote
    check_references,   # plan.dangling_reference
    check_tree,         # plan.parent_cycle, plan.parent_elsewhere
    check_orphans,      # plan.orphan_action, plan.empty_pillar
    check_plan_period,  # plan.period_reversed
    check_durations,    # plan.period_duration, date.duration_mismatch
    check_dates,        # date.reversed
    check_sums,         # kpi.sum_mismatch
    check_levels,       # kpi.level_mismatch
    check_ratios,       # kpi.ratio_over_100
    check_repeats,      # kpi.target_repeated
    check_targets,      # kpi.target_outside_period
    check_starts,       # kpi.baseline_after_target
)  # fmt: skip


def validate(plan: Plan, text: str) -> Plan:
    """Return the plan with the issues found.

    Args:
        plan: A linked plan.
        text: The canonical text that its offsets refer to.
    """
    found = (issue for check in CHECKS for issue in check(plan, text))
    return plan.model_copy(update={"issues": tuple(dict.fromkeys((*plan.issues, *found)))})
