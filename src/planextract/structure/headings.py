"""What single entries look like: whether one can head others or name a part of the plan."""

from __future__ import annotations

import re

from planextract.document import Zone
from planextract.structure.entries import Entry

MAX_HEADING = 45
_SMALL = "・·•-‐–—―−*+"
_MAX_SMALL_HEAD = 12
# The end of a line that says what somebody does; it has no full stop in a chart.
_TELLS = re.compile(r"[をに][ぁ-ん一-鿿]{1,6}[うくすつるむぐぶ]$")
_LONGEST_VERB = 8
_MEASURES = frozenset({"named_upper", "named_middle"})


def told_by_word(entry: Entry) -> Zone | None:
    """Return what a label's own word announces: 理由① a reason."""
    if entry.label is None or entry.label.kind != "named_lower":
        return None
    return "reason" if entry.label.printed.startswith("理由") else None


def may_announce(entry: Entry) -> bool:
    """Tell whether an entry can name a part of the document.

    A small bullet does so only in a word or two (・課題). What says with a verb what somebody does
    (計画の進行管理を担う) is a line of a chart and heads nothing.
    """
    if entry.label is None and not entry.level and _TELLS.search(entry.body.text[-_LONGEST_VERB:]):
        return False
    small = entry.label is not None and entry.label.kind == "bullet" and entry.label.printed[0] in _SMALL
    return not small or len(entry.body) <= _MAX_SMALL_HEAD


def names_measure(entry: Entry) -> bool:
    """Tell whether an entry names a measure, whatever words the name is made of: 基本方針１ 「訪れる理由」をつくる."""
    return entry.label is not None and entry.label.kind in _MEASURES


def looks_like_heading(entry: Entry) -> bool:
    """Tell whether a bulleted entry heads others (■ 国の動き) rather than states something."""
    if entry.label is None or entry.label.printed[0] not in "■□◆◇●◎▼▶":
        return False
    return len(entry.body) <= MAX_HEADING and not entry.body.text.endswith("。")
