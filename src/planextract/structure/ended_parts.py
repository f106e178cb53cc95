"""Lists of measures that begin with no heading of their own behind what a part says of challenges, aims or indicators.

``【数値目標】 … □農業の担い手の確保 ・…を整備します。``: a heading without number says what follows, but not where it
ends. It ends where a list begins that is set otherwise than its own content and says what will be done, if the
document has it so in several parts and nothing else in them says what will be done. In: entries of a text. Out: the
same, the first one of each such list told so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from planextract.document import Zone
from planextract.rules.loader import RuleSet, load_rules
from planextract.structure.entries import Entry
from planextract.structure.headings import ENDED, find_announced, is_title
from planextract.structure.levels import BULLET_RANK, find_level
from planextract.values.labels import is_named

_FEWEST = 2
_FIGURE = re.compile("[0-9]")
# So far below a heading its list begins, behind what is said of it.
_NEAR = 4
_PARTS = frozenset({"part", "chapter", "section", "ordinal", "article", "note", "arrow"})


@dataclass(slots=True)
class _Part:
    """What is open: a heading without number, and what came below it.

    Attributes:
        zone: What it announces.
        text: Its words.
        figures: Whether figures came.
        content: Whether anything came.
        keys: Kinds of labels of its own items.
    """

    zone: Zone
    text: str
    figures: bool = False
    content: bool = False
    keys: set[str] = field(default_factory=set)


def tell_ended_parts(entries: Sequence[Entry], rules: RuleSet) -> Sequence[Entry]:
    """Return the entries with those told that end the part of an unnumbered heading.

    Args:
        entries: In document order, of a text.
        rules: The ``zones`` rules.
    """
    found: list[tuple[int, _Part]] = []
    part: _Part | None = None
    for at, entry in enumerate(entries):
        zone = _announced(entry, rules)
        if zone is not None:
            part = _open(entry, zone, part)
        elif part is not None:
            if entry.label is None:
                part.content = True
                part.figures |= entry.table is not None or _FIGURE.search(entry.body.text) is not None
            elif entry.label.number not in (None, 1) or is_named(entry.label) or entry.label.kind in _PARTS:
                part = None if entry.label.kind not in ("note", "arrow") else part
            elif _begins_measures(entries, at, part, rules):
                found.append((at, part))
                part = None
            else:
                part.content = True
                figures = _FIGURE.search(entry.body.text) is not None
                part.figures |= figures
                if not (figures and part.zone == "kpi"):  # indicators and measures may have one sign
                    part.keys.add(find_level(entry)[0])
    often = Counter(part.zone for _, part in found)
    ends = {at for at, part in found if often[part.zone] >= _FEWEST and not _is_told_later(entries, at, part, rules)}
    return [replace(entry, ends=True) if at in ends else entry for at, entry in enumerate(entries)] if ends else entries


def _announced(entry: Entry, rules: RuleSet) -> Zone | None:
    """Return what a heading without number announces; what is numbered has a level of its own."""
    if entry.table is not None or not is_title(entry):
        return None
    if entry.label is not None and entry.label.kind != "bullet":
        return None
    return find_announced(entry, rules)


def _open(entry: Entry, zone: Zone, part: _Part | None) -> _Part | None:
    if part is not None and part.zone == zone == "kpi":  # 目標値: a cell of the table below it
        part.content, part.figures = True, part.figures or _FIGURE.search(entry.body.text) is not None
        return part
    figures = zone == "kpi" and _FIGURE.search(entry.body.text) is not None
    return _Part(zone, entry.body.text, figures=figures) if zone in ENDED else None


def _begins_measures(entries: Sequence[Entry], at: int, part: _Part, rules: RuleSet) -> bool:
    """Tell whether an item is none of an open part, but the first of a list of what will be done."""
    entry = entries[at]
    if not part.content or find_level(entry)[0] in part.keys:
        return False
    if part.zone == "kpi":
        behind = entries[at + 1] if at + 1 < len(entries) else None
        bare = behind is None or behind.label is not None or not _FIGURE.search(behind.body.text)
        if not part.figures or not bare or _FIGURE.search(entry.body.text):
            return False
    if _is_said(entry.body.text):
        return True
    if not is_title(entry):
        return False
    for below in islice(entries, at + 1, at + 1 + _NEAR):
        if below.table is not None or _announced(below, rules) is not None:
            return _announced(below, rules) == "measures"
        if below.label is not None:
            return find_level(below)[1] > find_level(entry)[1] and _is_said(below.body.text)
    return False


def _is_said(text: str) -> bool:
    """Tell whether an item says what will be done."""
    rules = load_rules("actions")
    if text.endswith("。"):
        return rules["action.future"].pattern.search(text) is not None
    return rules["action.nominal"].pattern.search(text) is not None


def _is_told_later(entries: Sequence[Entry], at: int, part: _Part, rules: RuleSet) -> bool:
    """Tell whether a later heading of the same part says that measures follow, so that these items are none."""
    entry = entries[at]
    if entry.heads and any(_announced(below, rules) == "measures" for below in islice(entries, at + 1, at + _NEAR)):
        return False
    rank = find_level(entry)[1]
    for below in islice(entries, at + 1, None):
        if below.body.text == part.text:
            return False
        if below.label is not None and find_level(below)[1] < min(rank, BULLET_RANK):
            return False
        if below.label is None and _announced(below, rules) == "measures":
            return True
    return False
