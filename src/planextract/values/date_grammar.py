"""Which rules of ``dates.toml`` can find a date at a kind of place, made ready for quick trial.

In: a document family and a kind of place. Out: the patterns in the order of trial, with what every date must hold.
Reading a text with them is the business of ``dates.py``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from planextract.errors import BadRule
from planextract.rules.loader import Rule, RuleSet, load_rules
from planextract.rules.screening import first_letters

_STARTING = ("not", "date", "range", "schedule")


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The rules for one kind of place.

    Attributes:
        lead: Where a date can begin.
        here: Rules of what can begin there, in the order of trial, by the letter that a date begins with.
        right: Rules of what can stand behind から.
        bounds: Rules of what fixes an interval, by what they give.
        rules: All of them.
    """

    lead: re.Pattern[str]
    here: Mapping[str, Sequence[Rule]]
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
    lead = rules["lead.any"].pattern
    bounds = {rule.gives: rule for rule in rules.group("bound")}
    return Grammar(lead, _by_letter(here, lead), right, bounds, rules)


def _by_letter(rules: Sequence[Rule], lead: re.Pattern[str]) -> Mapping[str, Sequence[Rule]]:
    """Return the rules that can match where a letter stands, for every letter that a date can begin with."""
    letters = _first_letters(lead)
    if letters is None:
        raise BadRule("base/dates.toml", detail=f"日付の始まる字が定まりません: {lead.pattern}")
    begins = [(rule, _first_letters(rule.pattern)) for rule in rules]
    return {letter: [rule for rule, first in begins if first is None or letter in first] for letter in sorted(letters)}


# The kinds of places share most rules, and reading a pattern takes long.
_first_letters = lru_cache(maxsize=256)(first_letters)
