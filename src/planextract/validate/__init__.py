"""Plan → plan with issues."""

from __future__ import annotations

from planextract.records.plan import Plan


def validate(plan: Plan, text: str) -> Plan:
    """Return the plan with the issues found."""
    return plan
