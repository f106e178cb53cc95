"""What single entries look like: whether one can head others or name a part of the plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from planextract.document import Zone
from planextract.rules.loader import RuleSet
from planextract.structure.entries import Entry
from planextract.structure.figures import ARROW, is_figure_row
from planextract.structure.zones import find_zone, heads_columns

MAX_HEADING = 45
# Type this much larger than the body's makes a heading.
_LARGER = 1.08
ENDED: frozenset[Zone | None] = frozenset({"kpi", "challenge", "vision", "background", "achievement", "period"})
"""What a heading without number announces whose part a list of measures ends."""
_SMALL = "・·•-‐–—―−*+"
_MAX_SMALL_HEAD = 12
# The end of a line that says what somebody does; it has no full stop in a chart.
_TELLS = re.compile(r"[をに][ぁ-ん一-鿿]{1,6}[うくすつるむぐぶ]$")
_LONGEST_VERB = 8
_MAX_BARE_WORD = 5
_GOES_ON = re.compile(r"(?:の|に(?:関する|係る|おける))")
_MEASURES = frozenset({"named_upper", "named_middle"})
_MAX_BLOCK_HEAD = 32


def find_announced(entry: Entry, rules: RuleSet) -> Zone | None:
    """Return what part of the document an entry announces, None if none: its label's word or its text tells.

    Args:
        entry: The entry, which keeps the answer.
        rules: The ``zones`` rules of its document.
    """
    if entry.announced == "":
        object.__setattr__(entry, "announced", _find_announced(entry, rules))
    return entry.announced or None


def _find_announced(entry: Entry, rules: RuleSet) -> Zone | None:
    label, text = entry.label, entry.body.text
    if label is not None and label.kind == "named_lower" and label.printed.startswith("理由"):
        return "reason"
    if not may_announce(entry) or (label is None and heads_columns(text, rules)):
        return None
    return find_zone(text, rules)


def may_announce(entry: Entry) -> bool:
    """Tell whether an entry can name a part of the document.

    A small bullet does so only in a word or two (・課題). What says with a verb what somebody does
    (計画の進行管理を担う) is a line of a chart and heads nothing, nor do figures (現状値 41 → 目標値 65, 件数 4 計15).
    What stands behind 基本方針１ or 施策２ is the name of a measure, whatever words it is made of
    (「住み続けたい理由」をつくる, 推進体制の強化), unless it is a bare word (【柱１　成果指標】) or goes on behind the
    label (基本目標１の環境指標).
    """
    label, text = entry.label, entry.body.text
    if label is None:
        return entry.level > 0 or not (
            _TELLS.search(text[-_LONGEST_VERB:]) or ARROW.search(text) or is_figure_row(text)
        )
    if label.kind == "bullet":
        return len(text) <= _MAX_SMALL_HEAD or label.printed[0] not in _SMALL
    if label.kind in _MEASURES:
        text = text.strip("】〕］」〉》 ")
        return len(text) <= _MAX_BARE_WORD or _GOES_ON.match(text) is not None
    return True


def looks_like_heading(entry: Entry) -> bool:
    """Tell whether a bulleted entry heads others (■ 国の動き) rather than states something; numbers do."""
    if entry.shown is not None and entry.label is not None and entry.label.number is not None:
        return True
    if entry.label is None or not (entry.heads or entry.label.printed[0] in "■□◆◇●◎▼▶"):
        return False
    return is_title(entry)


def is_title(entry: Entry) -> bool:
    """Tell whether an entry is short enough for a heading, and no sentence."""
    return len(entry.body.text) <= MAX_HEADING and not entry.body.text.endswith("。")


def names_something(entry: Entry) -> bool:
    """Tell whether an entry has letters at all; an arrow between two boxes has none."""
    return any(map(str.isalnum, entry.body.text))


def is_large(entry: Entry, body_size: float) -> bool:
    """Tell whether a short line is set in larger type than the text around.

    Args:
        entry: The line.
        body_size: Type size of the text in points, 0 for text without type.
    """
    if entry.size is None or len(entry.body.text) > MAX_HEADING or entry.body.text.endswith(("。", "、")):
        return False
    if ARROW.search(entry.body.text):  # 入学者数 40人 → 50人 is large because it matters, not because it heads
        return False
    return entry.size >= _LARGER * body_size and len(entry.body.text) > 1


def heads_block(entry: Entry, following: Entry | None) -> bool:
    """Tell whether a short drawn line in a block of its own stands over a list in the next block."""
    if entry.size is None or following is None or following.label is None or following.size is None:
        return False
    if (
        len(entry.body.text) > _MAX_BLOCK_HEAD
        or entry.body.text.endswith(("。", "、"))
        or ARROW.search(entry.body.text)
    ):
        return False
    return entry.column != following.column and entry.page == following.page and entry.size >= following.size


def find_body_size(entries: Sequence[Entry]) -> float:
    """Return the type size in which most of the text is set, 0 for text without type."""
    amounts: Counter[float] = Counter()
    for entry in entries:
        if entry.size is not None and entry.table is None:
            amounts[round(2 * entry.size) / 2] += len(entry.whole.text)
    return max(amounts, key=lambda size: (amounts[size], -size), default=0.0)
