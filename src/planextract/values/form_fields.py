"""Names of the fields of a form: 事業名, 実施主体, 概要.

In: folded texts. Out: what the field asks for that a text is the name of, or begins with. Rules:
``rules/base/form_fields.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from planextract.rules.loader import Rule, load_rules
from planextract.rules.screening import first_letters, hasten, join_patterns

SINGLE = frozenset({"name", "bodies", "period", "budget", "place", "contact"})
"""Kinds of fields that hold one value; the others hold sentences and lists."""
LONGEST = 14
"""Names of fields are words, not phrases."""
# A name of a field with a blank between all its letters, and the blank or colon behind it.
_HEAD = 2 * LONGEST + 1
# Figures and what lists and brackets begin with: lists are long, and none of their entries is a field.
_NO_START = frozenset("0123456789・-(①②③④⑤⑥⑦⑧⑨⑩※")
_EDGES = "【】〔〕《》〈〉<>≪≫[]■□◆◇●○◎▼▶ :"
_WORD = re.compile(r"[^\s:]+")


def find_kind(text: str) -> str | None:
    """Return what a field asks for, None if a text is no field's name.

    Args:
        text: Folded text, may be spaced out or set in brackets.
    """
    if not field_beginning().match(text):
        return None
    word = squeeze_field(text)
    if not 2 <= len(word) <= LONGEST or word[0].isdigit():
        return None
    match = _joined().match(word)
    return _rules()[int((match.lastgroup or "p0")[1:])].gives if match else None


def squeeze_field(text: str) -> str:
    """Return the name of a field without blanks, brackets and colon."""
    return "".join(text.split()).strip(_EDGES)


def end_of_field(text: str) -> int:
    """Return where the name of a field ends that a line begins with, 0 if it begins with none."""
    if not text or text[0] in _NO_START or text[-1] == "、" or not field_beginning().match(text):
        return 0
    if len(text) > _HEAD and " " not in (head := text[:_HEAD]) and ":" not in head:  # running text, most of a plan
        return 0
    length = 0
    for match in _WORD.finditer(text):
        length += len(match[0])
        if length > LONGEST:
            return 0
        if find_kind(text[: match.end()]):
            colon = text[match.end() :].lstrip()[:1] == ":"
            return text.index(":", match.end()) + 1 if colon else match.end()
    return 0


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    return load_rules("form_fields").group("form")


@lru_cache(maxsize=1)
def field_beginning() -> re.Pattern[str]:
    """Return what a line has in front that begins with a field: blanks and brackets, then one of few letters."""
    letters = first_letters(_joined())
    return re.compile(rf"[\s{re.escape(_EDGES)}]*[{''.join(map(re.escape, sorted(letters)))}]" if letters else "")


@lru_cache(maxsize=1)
def _joined() -> re.Pattern[str]:
    """Return one pattern for all fields: most words are none, and their first letter tells."""
    return re.compile(hasten(join_patterns([rule.pattern for rule in _rules()]).pattern))
