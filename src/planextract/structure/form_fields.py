"""Fields of a form: what a line that names one asks for, and where a document repeats a form sheet by sheet.

In: folded texts. Out: the kind of a field, the fields that a document is made of, and a field printed with its value
in one line as two texts. A word such as 概要 is believed to be a field only where the document prints it again and
again, beside others. Rules: ``rules/base/form_fields.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from planextract.document import Zone
from planextract.rules.loader import load_rules
from planextract.spans import View
from planextract.values.form_fields import LONGEST, SINGLE, end_of_field, field_beginning, find_kind, squeeze_field

# So often a field must stand in a document, and so many of them, for it to be made of sheets.
_AGAIN = 2
_FEWEST = 3
PERIOD_STARTS = frozenset("令平昭RH12(")
"""What a period begins with; a cheap test before the rule."""
# Fields with their values in one line each stand within so many lines.
_NEAR = 4
# What the number of a case begins with; a cheap test before the rule.
_CASES = re.compile("例|ケース|CASE|Case")
_PROVING = frozenset({"bodies", "period", "content", "budget", "name"})
ZONES: Mapping[str, Zone] = {
    "bodies": "actors", "period": "period", "budget": "budget", "place": "background", "contact": "procedure",
    "content": "measures", "outlook": "measures", "background": "background", "merit": "merit", "remark": "background",
}  # fmt: skip
"""What the part below a field is about."""

Fields = frozenset[str]
"""Names of fields without blanks."""


def find_fields(texts: Iterable[str]) -> Fields:
    """Return the fields that a document repeats, alone on their lines or with their values behind them.

    Where a document is not made of sheets, fields with their values behind them prove each other line by line
    (``内　　容　…`` and ``実施主体　…``).

    Args:
        texts: Folded lines.

    Returns:
        Their names without blanks.
    """
    counted: Counter[str] = Counter()
    number, numbers = load_rules("form_fields")["case.label"].pattern, 0
    beside: set[str] = set()
    last, last_at = "", -_NEAR
    begins = field_beginning()
    for at, text in enumerate(texts):
        numbers += _CASES.search(text) is not None and number.match(text) is not None
        end = end_of_field(text) if begins.match(text) else 0
        if not end:
            continue
        word = squeeze_field(text[:end])
        counted[word] += 1
        if end == len(text) or text[end - 1] == ":" or find_kind(word) not in _PROVING:
            continue
        if at - last_at < _NEAR and last != word:
            beside |= {last, word}
        last, last_at = word, at
    again = frozenset(word for word, count in counted.items() if count >= _AGAIN)
    if len(again) < _FEWEST or not (numbers >= _AGAIN or any(find_kind(word) == "name" for word in again)):
        return frozenset(beside)
    # What a collection's sheets may have but once, the forms of a plan have again and again.
    return frozenset(counted) if numbers >= _AGAIN else again | beside


def find_field(text: str, fields: Fields) -> str | None:
    """Return the kind of the field that a text is the name of, None if it is none of the document's fields."""
    return find_kind(text) if fields and len(text) <= 2 * LONGEST and squeeze_field(text) in fields else None


def starts_field(text: str, fields: Fields) -> bool:
    """Tell whether a line begins with one of a document's fields."""
    return bool(fields) and (end := end_of_field(text)) > 0 and squeeze_field(text[:end]) in fields


def is_period(text: str) -> bool:
    """Tell whether a line holds nothing but a period, which a field asks for."""
    return text[0] in PERIOD_STARTS and load_rules("form_fields")["value.period"].pattern.search(text) is not None


def is_list_of_bodies(text: str) -> bool:
    """Tell whether a line holds nothing but names of bodies, which a field asks for."""
    return load_rules("form_fields")["value.bodies"].pattern.search(text) is not None


def split_field(view: View, fields: Fields) -> list[View]:
    """Split a field and its value that stand in one line (事業名　山の駅づくり)."""
    end = end_of_field(view.text) if fields else 0
    if not end or end == len(view) or squeeze_field(view.text[:end]) not in fields:
        return [view]
    if view.text[end - 1] == ":" and find_kind(view.text[:end]) not in SINGLE:
        return [view]  # what a colon says of sentences is known without
    return [view.slice(0, end).strip(), view.slice(end).strip()]
