"""Lines that say nothing: rules (──────), and signs between boxes that only point to the next one (▼, ▲ ▲ ▲).

One ▲ alone is the minus sign of a lost figure, and one arrow up or down a trend; they stay.
"""

from __future__ import annotations

import re

_RULES = "─━═―—–=_*＿"
_RULE = re.compile(rf"([{_RULES}])\1{{5,}}")
_DOWN, _UP = "▼▽⇩⇓⬇", "▲△⇧⇑⬆↓↑"
_POINTING = re.compile(rf"[{_DOWN}](?:\s*[{_DOWN}])*|[{_UP}](?:\s*[{_UP}])+")
# What all of them begin with; a cheap test before the patterns.
_FIRST = frozenset(_RULES + _DOWN + _UP)


def is_only_drawn(text: str) -> bool:
    """Tell whether a line has signs and no words.

    Args:
        text: Folded text of a line, which is no row of a table; not empty.
    """
    return text[0] in _FIRST and (_RULE.fullmatch(text) or _POINTING.fullmatch(text)) is not None
