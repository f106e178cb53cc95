"""Whether two texts say the same in another style: particles, okurigana, punctuation, polite endings.

The wording is ``rules/base/change_words.toml``, group ``style``. What is left after its rules is compared.
"""

from __future__ import annotations

import re
from functools import lru_cache

from planextract.diff.wording import fold_text, read_wording
from planextract.rules.loader import Rule, load_rules

# The い column of the kana and the う column that ends the plain form of the same verb.
_I_COLUMN, _U_COLUMN = "いきぎしちにびみり", "うくぐすつぬぶむる"


def name_difference(old: str, new: str) -> str:
    """Return what differs between two texts: ``none``, ``style``, ``numbers``, ``places`` or ``words``."""
    before, after = read_wording(old), read_wording(new)
    if before.text == after.text:
        return "none"
    if before.numbers != after.numbers:
        return "numbers"
    if before.places != after.places:
        return "places"
    return "style" if _plain(before.text) == _plain(after.text) else "words"


def _plain(text: str) -> str:
    sentences = [fold_text(sentence) for sentence in text.split("。")]
    for rule in _rules():
        sentences = [_apply(rule, sentence) for sentence in sentences]
    return "".join(sentences)


def _apply(rule: Rule, sentence: str) -> str:
    if rule.gives != "godan":
        return rule.pattern.sub(rule.gives, sentence)

    def end(match: re.Match[str]) -> str:
        return _U_COLUMN[_I_COLUMN.index(match["row"])]

    return rule.pattern.sub(end, sentence)


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    return load_rules("change_words").group("style")
