"""Records that a line in brackets closes, each with its numbered heading anywhere inside: it is put in front.

``・… 1 … (連携団体:…) ・… 2 … (連携団体:…) 3 … (連携団体:…)``: as many closing lines with one word as headings count,
and exactly one heading before each of them. Then what stands between two closing lines is one record, whatever comes
first in it. Anything less clear is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planextract.rules.loader import load_rules
from planextract.structure.closing_lines import closes_record, closing_word
from planextract.structure.entries import Entry
from planextract.structure.late_headings import REASON
from planextract.structure.zones import find_zone
from planextract.values.labels import label_key, label_rank

CLOSED = "layout.closed_record"
"""Reason of a heading whose record is known from its first entry to its last."""
_FEWEST = 2


def lift_inner_headings(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with the heading of every closed record in front of it.

    Args:
        entries: In document order.
    """
    closers = [at for at, entry in enumerate(entries) if entry.label is None and closes_record(entry.whole.text)]
    words = {closing_word(entries[at].whole.text) for at in closers}
    if len(closers) < _FEWEST or len(words) > 1:
        return tuple(entries)
    out = list(entries)
    for run in _find_runs(entries):
        starts = _find_starts(entries, run, closers)
        for heading, start in zip(run, starts, strict=False):
            late = (REASON,) if start < heading else ()
            head = replace(out.pop(heading), reasons=(*entries[heading].reasons, CLOSED, *late))
            out.insert(start, head)
    return tuple(out)


def _find_runs(entries: Sequence[Entry]) -> Iterator[list[int]]:
    """Yield runs of numbers of one kind and level: 1, 2, 3 …."""
    runs: dict[tuple[str, int], list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.label is None or entry.label.number is None or entry.label.path:
            continue
        key = (label_key(entry.label), entry.nested)
        if entry.label.number == 1:
            if len(runs.get(key, ())) >= _FEWEST:
                yield runs[key]
            runs[key] = [at]
        elif key in runs and entry.label.number == len(runs[key]) + 1:
            runs[key].append(at)
    yield from (run for run in runs.values() if len(run) >= _FEWEST)


def _find_starts(entries: Sequence[Entry], run: Sequence[int], closers: Sequence[int]) -> list[int]:
    """Return where the record of each heading begins, nothing unless every record has one heading and one end."""
    if len(run) != len(closers):
        return []
    ends = [-1, *closers]
    if not all(ends[place] < heading < ends[place + 1] for place, heading in enumerate(run)):
        return []
    start, zones = _find_first(entries, run[0]), load_rules("zones")
    # 数値目標 behind the line is a part of the record before it, which the line does not close then.
    if start == run[0] and any(find_zone(entries[end + 1].body.text, zones) is not None for end in closers[:-1]):
        return []
    return [start, *(end + 1 for end in closers[:-1])]


def _find_first(entries: Sequence[Entry], heading: int) -> int:
    """Return where the bullets right before the first heading begin; what stands above them is no record's."""
    start = heading
    while start and (label := entries[start - 1].label) is not None and label.number is None:
        if label_rank(label) < label_rank(entries[heading].label or label):
            break
        start -= 1
    return start
