"""Marks that an item carries beside its text: 〔重点〕, 【再掲】 …."""

from __future__ import annotations

import re

from planextract.rules.loader import RuleSet
from planextract.spans import View

_SIGNS = re.compile(r"[〔【\[(<〈《◎★☆※●◆◇■□▲△:]")


def may_bear_marks(text: str) -> bool:
    """Tell whether a text holds a sign or word without which it bears no mark; nor does then any part of it."""
    return _SIGNS.search(text) is not None or "重点" in text


def take_marks(view: View, rules: RuleSet) -> tuple[View, tuple[str, ...]]:
    """Separate an item's text from its marks.

    Only marks at the start or the end of the text are taken out; one in the middle belongs to the text.

    Args:
        view: Folded text of the item, without its label.
        rules: The ``marks`` rules.

    Returns:
        The text that is left and the ids of the marks, in the order of the rules.
    """
    if not may_bear_marks(view.text):
        return view, ()
    possible = rules.possible(view.text)  # brackets are common, words of marks are not
    found: list[str] = []
    changed = True
    while changed:
        changed = False
        for rule in possible:
            for match in rule.pattern.finditer(view.text):
                before, after = view.slice(0, match.start()).strip(), view.slice(match.end()).strip()
                if before and after:
                    continue
                found.append(rule.gives)
                view = before or after
                changed = True
                break
    return view, tuple(dict.fromkeys(found))
