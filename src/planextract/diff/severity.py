"""What is known about a change → how much it matters.

A fact is one line: op, kind, and for a changed item the field and what became of it (``changed kpi target eased``).
``rules/base/severity.toml`` weighs each; a change is as grave as its gravest fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import get_args

from planextract.records.change import Severity
from planextract.rules.loader import load_rules

ORDER: tuple[Severity, ...] = get_args(Severity)


def weigh(facts: Iterable[str]) -> Severity:
    """Return the severity of a change with these facts; at least one is needed."""
    return min((_weigh_fact(fact) for fact in facts), key=ORDER.index)


@lru_cache(maxsize=1024)
def _weigh_fact(fact: str) -> Severity:
    rule = load_rules("severity").first(fact, "severity")
    return next((name for name in ORDER if rule and name == rule.gives), "minor")
