"""Which rules of ``dates.toml`` can find a date at a kind of place, made ready for quick trial.

In: a document family and a kind of place. Out: the patterns in the order of trial, with what every date must hold.
Reading a text with them is the business of ``dates.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from planextract.rules.loader import Rule, RuleSet, load_rules
from planextract.rules.screening import join_patterns

_STARTING = ("not", "date", "range", "schedule")


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The rules for one kind of place.

    Attributes:
        lead: Where a date can begin.
        here: Rules of what can begin there, in the order of trial.
        joined: All of them at once.
        right: Rules of what can stand behind から.
        bounds: Rules of what fixes an interval, by what they give.
        rules: All of them.
    """

    lead: re.Pattern[str]
    here: tuple[Rule, ...]
    joined: re.Pattern[str]
    right: tuple[Rule, ...]
    bounds: dict[str, Rule]
    rules: RuleSet


@lru_cache(maxsize=64)
def load_grammar(family: str | None, place: Literal["prose", "header", "schedule"]) -> Grammar:
    """Return the rules for one kind of place.

    Args:
        family: Id of the document family whose rules apply, None for the base rules.
        place: A text, the header of a table, or a cell below the months of a schedule.
    """
    rules = load_rules("dates", family)
    here = [rule for rule in rules if rule.id.split(".")[0] in _STARTING]  # the file's order is the order of trial
    if place != "prose":
        here.extend(rules.group("header"))
    if place == "schedule":
        here.extend(rules.group("below"))
    right = (*rules.group("right"), *(rule for rule in here if rule.id.startswith(("date.", "header."))))
    bounds = {rule.gives: rule for rule in rules.group("bound")}
    joined = join_patterns([rule.pattern for rule in here])
    return Grammar(rules["lead.any"].pattern, tuple(here), joined, right, bounds, rules)
