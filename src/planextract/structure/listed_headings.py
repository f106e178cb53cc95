"""Headings that the plan's own list (計画の体系) shows to stand behind, among or apart from what they head.

``柱１ ①図書館 ②公民館 柱２ ①朝市 ②空き店舗`` and later ``柱１ 柱２ ①図書館 … ②公民館 … ①朝市 … ②空き店舗 …``: the list
says which measures each heading heads, so that each stands in front of the first of its own. All must agree: the
headings come again once, in the list nothing else stands, every measure comes again once with its number, and the
measures of one heading follow each other. Anything less clear is left, and so is a heading with a text of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from planextract.structure.entries import Entry
from planextract.structure.heading_runs import has_text, is_page_number, may_head
from planextract.structure.late_headings import put_in_front
from planextract.values.labels import label_key

_FEWEST = 2

Name = tuple[str, int | None, tuple[int, ...], str]
"""What an entry shares with itself where it is printed again: its label and its words."""


@dataclass(slots=True)
class _Run:
    """Headings of one kind that are printed twice: where each stands in the list, and where again."""

    listed: dict[int, int] = field(default_factory=dict)
    again: dict[int, int] = field(default_factory=dict)


def lift_listed_headings(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with headings in front of what the plan's list says that they head.

    Args:
        entries: In document order, of a text without marks of headings.
    """
    names = [_name(entry) for entry in entries]
    places: dict[Name, list[int]] = {}
    for at, name in enumerate(names):
        if name is not None:
            places.setdefault(name, []).append(at)
    moves: dict[int, int] = {}
    for run in _find_runs(entries, places):
        moves |= _find_moves(entries, names, run, places)
    return put_in_front(entries, moves)


def _name(entry: Entry) -> Name | None:
    label = entry.label
    if label is None or label.kind == "bullet" or not entry.body.text:
        return None
    return label_key(label), label.number, tuple(label.path), "".join(entry.body.text.split())


def _find_runs(entries: Sequence[Entry], places: Mapping[Name, Sequence[int]]) -> Iterator[_Run]:
    """Yield the headings 1 to n of each kind that are printed twice, all of them in a list before all the others."""
    runs: dict[str, _Run] = {}
    for (key, number, path, _), found in places.items():
        if len(found) == _FEWEST and number is not None and not path and may_head(entries[found[0]]):
            run = runs.setdefault(key, _Run())
            # A number that two headings have tells nothing.
            run.listed[number], run.again[number] = (-1, -1) if number in run.listed else (found[0], found[1])
    for run in runs.values():
        order = [run.listed[number] for number in sorted(run.listed)]
        numbered = sorted(run.listed) == list(range(1, len(order) + 1)) and len(order) >= _FEWEST
        if numbered and order == sorted(order) and order[0] >= 0 and order[-1] < min(run.again.values()):
            yield run


def _find_moves(
    entries: Sequence[Entry], names: Sequence[Name | None], run: _Run, places: Mapping[Name, Sequence[int]]
) -> Mapping[int, int]:
    """Return the places in front of which headings belong, with the headings; empty where that is not certain."""
    parts = _read_list(entries, names, run)
    if not parts or any(len(places[name]) != _FEWEST for name in parts):
        return {}
    measures = sorted((places[name][1], part) for name, part in parts.items())
    order = [part for part, _ in groupby(part for _, part in measures)]
    if len(set(order)) != len(order) or any(has_text(entries, at) for at in run.again.values()):
        return {}
    starts: dict[int, int] = {}
    for at, part in measures:
        starts.setdefault(part, at)
    heads = sorted((at, number) for number, at in run.again.items())
    if _stand_above(measures, heads):
        return {}
    return {starts[number]: at for at, number in heads if starts[number] != at + 1}


def _stand_above(measures: Sequence[tuple[int, int]], heads: Sequence[tuple[int, int]]) -> bool:
    """Tell whether every measure stands below its own heading already."""
    above, known = 0, dict(heads)
    for at, part in sorted([*measures, *heads]):
        if at not in known and part != above:
            return False
        above = known.get(at, above)
    return True


def _read_list(entries: Sequence[Entry], names: Sequence[Name | None], run: _Run) -> dict[Name, int]:
    """Return the measures of a list with the numbers of their headings, empty if anything else stands in it."""
    out: dict[Name, int] = {}
    order = [run.listed[number] for number in sorted(run.listed)]
    key: str | None = None
    for part, (first, stop) in enumerate(pairwise([*order, min(run.again.values())]), start=1):
        count = len(out)
        for at in range(first + 1, stop):
            name = names[at]
            if name is None or (key is not None and name[0] != key):
                if part == len(order) and len(out) > count:  # the list is over
                    break
                if is_page_number(entries[at]):
                    continue
                return {}
            if name in out:
                return {}
            key, out[name] = name[0], part
        if len(out) == count:
            return {}
    return out
