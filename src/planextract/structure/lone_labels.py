"""Labels that stand alone (取組①) and the texts behind them that they belong to."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planextract.rules.loader import load_rules
from planextract.structure.entries import Entry
from planextract.structure.lines import is_bracket_heading
from planextract.structure.zones import find_zone
from planextract.values.labels import Label, LabelMatch, find_label, is_named, label_key

_SHORTEST_NAME = 8
# Numbers of two parts alone on their lines; so many must be followed by the next one.
_PATH = re.compile(r"[0-9]{1,2}-[0-9]{1,2}")
_COUNTS = 2


def spread_labels(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Give labels that stand alone (取組①) to the texts that follow.

    A text right behind one lone label takes it; otherwise a text takes the oldest label that still waits.
    """
    counted = _find_counted(entries)
    waiting: deque[Label] = deque()
    run = 0  # how many lone labels stand right before this entry
    held: list[Entry] = []  # captions between a label and its name
    for place, entry in enumerate(entries):
        label = find_label(entry.whole.text)
        alone = label is not None and label.end == len(entry.whole.text) and _may_stand_alone(label.label)
        if place in counted:
            label, alone = counted[place], True
        if label is not None and alone:
            waiting.append(label.label)
        elif (
            waiting
            and entry.label is None
            and entry.table is None
            and not entry.level
            and entry.field is None
            and not entry.whole.text.isdecimal()  # the number of a section, torn off like the label before
            and not is_bracket_heading(entry.whole.text)
            and (is_named(waiting[0]) or not entry.whole.text.endswith("。"))
        ):
            if run == 1 and not held and _is_caption(entry, entries[place + 1 : place + 2]):
                held.append(entry)
                continue
            yield replace(entry, label=waiting.pop() if run == 1 and _differ(waiting) else waiting.popleft())
            yield from held
            held.clear()
        else:
            if entry.label is not None:
                waiting.clear()
            yield from held
            held.clear()
            yield entry
        run = run + 1 if alone else 0
    yield from held


def _find_counted(entries: Sequence[Entry]) -> dict[int, LabelMatch]:
    """Return the numbers of measures that stand alone and count on: 1-1 | 子ども医療費の無料化 | … 1-2 | …."""
    # The grammar of labels wants a name behind a path: 1-1 alone may be anything.
    lone = [(at, entry.whole.text) for at, entry in enumerate(entries) if _PATH.fullmatch(entry.whole.text)]
    found = {at: match for at, text in lone if (match := find_label(text + " 名")) is not None and match.label.path}
    paths = [match.label.path for match in found.values()]
    counts_on = sum(two[:-1] == one[:-1] and two[-1] == one[-1] + 1 for one, two in pairwise(paths))
    stacked = any(at + 1 in found for at in found)  # a column of numbers beside one of names
    return found if counts_on >= _COUNTS and len(set(paths)) == len(paths) and not stacked else {}


def _is_caption(entry: Entry, following: Sequence[Entry]) -> bool:
    """Tell whether an entry heads the table beside a lone label, whose name comes next: 基本目標１ | 数値目標 | …る."""
    below = following[0] if following else None
    return (
        find_zone(entry.whole.text, load_rules("zones")) == "kpi"
        and below is not None
        and below.label is None
        and below.table is None
        and len(below.body) >= _SHORTEST_NAME
        and not below.body.text.endswith("。")
    )


def _may_stand_alone(label: Label) -> bool:
    """Tell whether a label on a line of its own is one: a word and a number, 第３章."""
    return is_named(label) or label.kind in ("part", "chapter")


def _differ(waiting: deque[Label]) -> bool:
    """Tell whether the newest of the waiting labels is of another kind than the oldest."""
    return label_key(waiting[0]) != label_key(waiting[-1])
