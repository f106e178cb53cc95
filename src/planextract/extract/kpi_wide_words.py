"""Header words that are set wide to fill their cells: 指　標, 目 標 値, 単 位.

In: what blanks part in a line of a header. Out: its words, each whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_headers import find_role
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

_FEWEST_LETTERS = 2  # of a word that is set wide
_LABELS = frozenset({"name", "unit"})
_NAME_END, _VALUE_END = "名", "値"  # 指 標 名, 現 状 値


def close_up(words: list[View], rules: RuleSet) -> list[View]:
    """Return header words with those made whole that are set wide to fill their cell: 指　標, 目 標 値.

    Args:
        words: What blanks part in a line.
        rules: The ``kpis`` rules, which know what a header can say; other single letters stay apart (人 件 社).
    """
    if sum(len(word) == 1 for word in words) < _FEWEST_LETTERS:
        return words
    out: list[View] = []
    for is_letter, run in groupby(words, key=lambda word: len(word) == 1 and word.text.isalpha()):
        letters = list(run)
        while is_letter and letters:
            size = next((n for n in range(len(letters), 1, -1) if _is_header_word(letters[:n], rules)), 1)
            size = next((n for n in range(2, size - 1) if _are_two(letters[:n], letters[n:size], rules)), size)
            out.append(join(letters[:size]) if size > 1 else letters[0])
            letters = letters[size:]
        out.extend(letters)
    return out


def _is_header_word(letters: Sequence[View], rules: RuleSet) -> bool:
    return _role_of(letters, rules) in FIGURES | _LABELS


def _are_two(before: Sequence[View], behind: Sequence[View], rules: RuleSet) -> bool:
    """Tell whether a row of letters is two wide words side by side: 指 標 単 位, 現 状 値 目 標 値.

    One word may hold another (成果指標, 目標指標), but none begins with what is counted or ends with 値 inside.
    """
    if behind[0].text == _NAME_END or not _is_header_word(behind, rules):
        return False
    first, second = _role_of(before, rules), _role_of(behind, rules)
    if first in _LABELS:
        return second != first
    return first in FIGURES and (second == "unit" or (second in FIGURES and before[-1].text == _VALUE_END))


def _role_of(letters: Sequence[View], rules: RuleSet) -> str:
    return find_role("".join(letter.text for letter in letters), rules)
