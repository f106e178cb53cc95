"""Numbers at the head of a box (①, (1), 〔１〕, Ⅱ), just enough to see which box follows which.

The full grammar of labels belongs to the outline; here only the family and the number count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_HEAD = re.compile(
    rf"\s*([〔（(【第])?\s*(?:([0-9０-９]{{1,2}})(?![0-9０-９年月日,，.．])|([{_CIRCLED}])|([{_ROMAN}]))"
)
_LINES = 2


def count_successions(texts: Sequence[str]) -> tuple[int, int]:
    """Count how often a number is followed by the next one of its family: sooner or later, and at once.

    What stands between may have numbers of another family: Ⅰ, 1, 2, Ⅱ are two successions, one of them at once.

    Args:
        texts: Texts of boxes in the order to be judged.
    """
    last: dict[str, tuple[int, int]] = {}
    count = direct = 0
    for place, text in enumerate(texts):
        head = find_number(text)
        if head is not None:
            family, number = head
            before, its_place = last.get(family, (number, place))
            count += before == number - 1
            direct += before == number - 1 and its_place == place - 1
            last[family] = number, place
    return count, direct


def find_number(text: str) -> tuple[str, int] | None:
    """Return family and number of the first two lines, None if neither begins with a number.

    Args:
        text: Text of a box.
    """
    for line in text.split("\n")[:_LINES]:
        match = _HEAD.match(line)
        if match is None:
            continue
        bracket, digits, circled, roman = match.groups()
        if digits:
            return unicodedata.normalize("NFKC", bracket or "digit"), int(unicodedata.normalize("NFKC", digits))
        if circled:
            return "circled", _CIRCLED.index(circled) + 1
        return "roman", _ROMAN.index(roman) + 1
    return None
