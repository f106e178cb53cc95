"""Overviews of projects whose columns a text dump tore apart: each numbered heading gets its list of measures again.

``プロジェクト　取組項目　推進チーム`` is printed column by column, sheet by sheet: ``１ ２ ３ ①②③ ①②③ ①②③`` on one,
``①②③ ４ ５ ①② ６ ①②③`` on the next. Inside a column the order is kept, so that the headings and the lists, which
start again from 1, belong together in order, if every sheet has as many of one as of the other. Where one does not,
where running text or the heading of another part stands between, or where a list goes on over a sheet, all is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence

from planextract.rules.loader import RuleSet
from planextract.structure.entries import Entry
from planextract.structure.headings import find_announced
from planextract.structure.late_headings import put_in_front
from planextract.structure.zones import heads_measures
from planextract.values.labels import Label, label_key, label_rank

_FEWEST = 2  # headings
_CLEAR = 3  # headings that no header of columns stands over
_LONGEST_HEADER = 60
_LONGEST_TITLE = 45
_BULLETS = frozenset({"bullet", "arrow", "note"})
_BLANKS = re.compile(r"\s+")


def join_torn_overviews(entries: Sequence[Entry], zones: RuleSet) -> tuple[Entry, ...]:
    """Return the entries with every heading of a torn overview in front of its list.

    Args:
        entries: Of a text, in document order; drawn pages keep their columns.
        zones: The ``zones`` rules.
    """
    places: dict[int, int] = {}
    firsts = [at for at, entry in enumerate(entries) if _is_first(entry.label)]
    for run in _find_runs(entries):
        if not _may_be_overview(entries, run, firsts, zones):
            continue
        start, stop = _find_start(entries, run, zones), _find_stop(entries, run, zones)
        places.update(_pair(entries, range(start, stop), run, zones))
    return put_in_front(entries, places)


def _find_runs(entries: Sequence[Entry]) -> Iterator[tuple[int, ...]]:
    """Yield the places of headings of one kind with the numbers 1, 2, 3 …, at least two of them."""
    runs: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        label = entry.label
        if label is None or not label.number or label.path or label.kind in _BULLETS or entry.level:
            continue
        key = label_key(label)
        run = runs.setdefault(key, [])
        if label.number == 1:
            if len(run) >= _FEWEST:
                yield tuple(run)
            runs[key] = [place]
        elif label.number == len(run) + 1:
            run.append(place)
        else:
            runs[key] = []
    yield from (tuple(run) for run in runs.values() if len(run) >= _FEWEST)


def _is_first(label: Label | None) -> bool:
    """Tell whether a label can be the first one of a list."""
    return label is not None and label.number == 1 and not label.path and label.kind not in _BULLETS


def _may_be_overview(entries: Sequence[Entry], run: Sequence[int], firsts: Sequence[int], zones: RuleSet) -> bool:
    """Tell whether headings are titles of projects, and one of them has lost its list; lists begin at ``firsts``."""
    titles = [entries[at] for at in run]
    if any(not 1 < len(entry.body.text) <= _LONGEST_TITLE or entry.body.text.endswith("。") for entry in titles):
        return False
    stops = (*run[1:], len(entries))
    bare = any(not _lists_below(entries, at, stop, firsts) for at, stop in zip(run, stops, strict=True))
    return bare and not any(find_announced(entry, zones) for entry in titles)


def _lists_below(entries: Sequence[Entry], heading: int, stop: int, firsts: Sequence[int]) -> bool:
    """Tell whether a list begins between a heading and the next one."""
    between = firsts[bisect_right(firsts, heading) : bisect_left(firsts, stop)]
    above = entries[heading].label
    labels = (entries[at].label for at in between)
    return above is not None and any(label is not None and label_rank(label) > label_rank(above) for label in labels)


def _find_start(entries: Sequence[Entry], run: Sequence[int], zones: RuleSet) -> int:
    """Return where the overview begins: behind the header of its columns, else at the list before the first heading."""
    heading = entries[run[0]].label
    for at in range(run[0] - 1, -1, -1):
        if _is_header(entries[at], zones) or _ends(entries[at], heading, zones):
            return at + 1
    return 0


def _find_stop(entries: Sequence[Entry], run: Sequence[int], zones: RuleSet) -> int:
    """Return where the overview ends: in front of what is of another part."""
    heading = entries[run[0]].label
    return next((at for at in range(run[-1] + 1, len(entries)) if _ends(entries[at], heading, zones)), len(entries))


def _ends(entry: Entry, heading: Label | None, zones: RuleSet) -> bool:
    """Tell whether an entry is no part of an overview: running text, a heading of its level, the name of a part."""
    if entry.table is not None or entry.level:
        return True
    label = entry.label
    if label is None or label.kind == "note":
        told = entry.body.text.endswith("。") or find_announced(entry, zones) is not None
        return told and not _is_header(entry, zones)
    if label.kind in _BULLETS:
        return False
    return heading is not None and label_rank(label) <= label_rank(heading)


def _is_header(entry: Entry, zones: RuleSet) -> bool:
    """Tell whether an entry is the header of columns, one of which is of measures."""
    text = entry.body.text
    if entry.label is not None or len(text) > _LONGEST_HEADER or text.endswith("。"):
        return False
    cells = _BLANKS.split(text)
    return len(cells) >= _FEWEST and heads_measures("\t".join(cells), zones)


def _pair(entries: Sequence[Entry], block: range, run: Sequence[int], zones: RuleSet) -> dict[int, int]:
    """Return the first entry of each list → its heading, for those that stand apart; empty unless all is certain."""
    headings = frozenset(run)
    label = entries[run[0]].label
    key = _key_of_lists(entries, block, headings)
    sheets: list[tuple[list[int], list[int]]] = [([], [])]
    last = 0
    header = block.start > 0 and _is_header(entries[block.start - 1], zones)
    for at in block:
        entry = entries[at]
        if at in headings:
            sheets[-1][0].append(at)
        elif _is_header(entry, zones):
            header, last = True, 0
            sheets.append(([], []))
        elif entry.label is not None and label_key(entry.label) == key:
            number = entry.label.number or 0
            if number not in (1, last + 1):  # something is lost
                return {}
            if number == 1:
                sheets[-1][1].append(at)
            last = number
        elif _ends(entry, label, zones):
            return {}
    if any(len(heads) != len(lists) for heads, lists in sheets):
        return {}
    if not header and not _stand_behind(entries, run, [at for _, lists in sheets for at in lists]):
        return {}
    pairs = [pair for heads, lists in sheets for pair in zip(lists, heads, strict=True)]
    return {start: heading for start, heading in pairs if start != heading + 1}


def _key_of_lists(entries: Sequence[Entry], block: range, headings: Container[int]) -> str | None:
    """Return the kind of the lists right below the headings: of several the highest, the others are inside of it."""
    labels = [label for at in block if at not in headings and (label := entries[at].label) is not None]
    numbered = [label for label in labels if label.number and label.kind not in _BULLETS and not label.path]
    return label_key(min(numbered, key=label_rank)) if numbered else None


def _stand_behind(entries: Sequence[Entry], run: Sequence[int], lists: Sequence[int]) -> bool:
    """Tell whether all headings stand one right behind the other, behind all lists, which have none of their own.

    Without a header, only this shows a column; headings in front of all lists are the business of ``columns``.
    """
    together = run[-1] - run[0] == len(run) - 1 and lists[-1] < run[0]
    return together and len(run) >= _CLEAR and all(entries[at - 1].label is not None for at in lists[1:])
