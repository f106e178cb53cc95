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

# Names of fields are words, not phrases.
_LONGEST = 14
# So often a field must stand in a document, and so many of them, for it to be made of sheets.
_AGAIN = 2
_FEWEST = 3
SINGLE = frozenset({"name", "bodies", "period", "budget", "place", "contact"})
"""Kinds of fields that hold one value; the others hold sentences and lists."""
ZONES: Mapping[str, Zone] = {
    "bodies": "actors", "period": "period", "budget": "budget", "place": "background", "contact": "procedure",
    "content": "measures", "outlook": "measures", "background": "background", "merit": "merit", "remark": "background",
}  # fmt: skip
"""What the part below a field is about."""
_EDGES = "【】〔〕《》〈〉<>≪≫[]■□◆◇●○◎▼▶ :"
_WORD = re.compile(r"[^\s:]+")

Fields = frozenset[str]
"""Names of fields without blanks."""


def find_kind(text: str) -> str | None:
    """Return what a field asks for, None if a text is no field's name.

    Args:
        text: Folded text, may be spaced out or set in brackets.
    """
    word = "".join(text.split()).strip(_EDGES)
    if not 2 <= len(word) <= _LONGEST or word[0].isdigit():
        return None
    rule = load_rules("form_fields").first(word, "form")
    return rule.gives if rule is not None else None


def find_fields(texts: Iterable[str]) -> Fields:
    """Return the fields that a document repeats, alone on their lines or with their values behind them.

    Args:
        texts: Folded lines.

    Returns:
        Their names without blanks; none unless the document is made of sheets that are numbered or name a project.
    """
    counted: Counter[str] = Counter()
    number, numbers = load_rules("form_fields")["case.label"].pattern, 0
    for text in texts:
        numbers += "例" in text and number.match(text) is not None
        end = _end_of_field(text)
        if end:
            counted[_name(text[:end])] += 1
    again = frozenset(word for word, count in counted.items() if count >= _AGAIN)
    if len(again) < _FEWEST or not (numbers >= _AGAIN or any(find_kind(word) == "name" for word in again)):
        return frozenset()
    return frozenset(counted)


def find_field(text: str, fields: Fields) -> str | None:
    """Return the kind of the field that a text is the name of, None if it is none of the document's fields."""
    return find_kind(text) if fields and len(text) <= 2 * _LONGEST and _name(text) in fields else None


def starts_field(text: str, fields: Fields) -> bool:
    """Tell whether a line begins with one of a document's fields."""
    return bool(fields) and (end := _end_of_field(text)) > 0 and _name(text[:end]) in fields


def is_period(text: str, fields: Fields) -> bool:
    """Tell whether a line of a document with fields holds nothing but a period, which a field asks for."""
    return bool(fields) and load_rules("form_fields")["value.period"].pattern.search(text) is not None


def split_field(view: View, fields: Fields) -> list[View]:
    """Split a field and its value that stand in one line (事業名　山の駅づくり)."""
    end = _end_of_field(view.text) if fields else 0
    if not end or end == len(view) or _name(view.text[:end]) not in fields:
        return [view]
    if find_kind(view.text[:end]) not in SINGLE:
        return [view]
    return [view.slice(0, end).strip(), view.slice(end).strip()]


def _name(text: str) -> str:
    return "".join(text.split()).strip(_EDGES)


def _end_of_field(text: str) -> int:
    """Return where the name of a field ends that a line begins with, 0 if it begins with none."""
    if not text or text[0].isdigit() or text[-1:] in "。、":
        return 0
    length = 0
    for match in _WORD.finditer(text):
        length += len(match[0])
        if length > _LONGEST:
            return 0
        if find_kind(text[: match.end()]):
            colon = text[match.end() :].lstrip()[:1] == ":"
            return text.index(":", match.end()) + 1 if colon else match.end()
    return 0
