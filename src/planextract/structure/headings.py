"""What single entries look like: whether one can head others or name a part of the plan."""

from __future__ import annotations

import re

from planextract.document import Zone
from planextract.structure.entries import Entry

MAX_HEADING = 45
_SMALL = "・·•-‐–—―−*+"
_MAX_SMALL_HEAD = 12
_MAX_BARE_WORD = 5
_GOES_ON = re.compile(r"(?:の|に(?:関する|係る|おける))")
_MEASURES = frozenset({"named_upper", "named_middle"})
_MAX_BLOCK_HEAD = 32
FIGURES = re.compile(r"[0-9][^。]*[→➡⇒][^。]*[0-9]")
"""Figures on both sides of an arrow: they matter, and head nothing."""


def told_by_word(entry: Entry) -> Zone | None:
    """Return what a label's own word announces: 理由① a reason."""
    if entry.label is None or entry.label.kind != "named_lower":
        return None
    return "reason" if entry.label.printed.startswith("理由") else None


def may_announce(entry: Entry) -> bool:
    """Tell whether an entry can name a part of the document.

    A small bullet does so only in a word or two (・課題). What stands behind 基本方針１ or 施策２ is the name of a
    measure, whatever words it is made of (「住み続けたい理由」をつくる, 推進体制の強化), unless it is a bare word
    (【柱１　成果指標】) or goes on behind the label (基本目標１の環境指標).
    """
    if entry.label is not None and entry.label.kind in _MEASURES:
        text = entry.body.text.strip("】〕］」〉》 ")
        return len(text) <= _MAX_BARE_WORD or _GOES_ON.match(text) is not None
    small = entry.label is not None and entry.label.kind == "bullet" and entry.label.printed[0] in _SMALL
    return not small or len(entry.body) <= _MAX_SMALL_HEAD


def looks_like_heading(entry: Entry) -> bool:
    """Tell whether a bulleted entry heads others (■ 国の動き) rather than states something."""
    if entry.label is None or entry.label.printed[0] not in "■□◆◇●◎▼▶":
        return False
    return len(entry.body) <= MAX_HEADING and not entry.body.text.endswith("。")


def names_something(entry: Entry) -> bool:
    """Tell whether an entry has letters at all; an arrow between two boxes has none."""
    return any(map(str.isalnum, entry.body.text))


def heads_block(entry: Entry, following: Entry | None) -> bool:
    """Tell whether a short drawn line in a block of its own stands over a list in the next block."""
    if entry.size is None or following is None or following.label is None or following.size is None:
        return False
    if len(entry.body) > _MAX_BLOCK_HEAD or entry.body.text.endswith(("。", "、")) or FIGURES.search(entry.body.text):
        return False
    return entry.column != following.column and entry.page == following.page and entry.size >= following.size
