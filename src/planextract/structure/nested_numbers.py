"""Numbers of one kind on two levels: 1 2 3 [1 2 3 4 5] 4 5 6.

In: entries. Out: the same, those of the inner runs with ``nested``. The level of a number is found from the whole
sequence: which number continues which, so that every number is explained. Where more than one nesting explains a
sequence equally well, or nothing of the outer level follows an inner run, all is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planextract.rules.loader import RuleSet
from planextract.structure.entries import Entry
from planextract.structure.headings import find_announced
from planextract.values.labels import is_named, label_key, label_rank

_FEWEST = 2  # numbers of an inner run
_OUTER, _INNER = 0, 1


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to read the numbers so far.

    Attributes:
        cost: What speaks against it.
        level: The level of the last number, None before the first.
        before: The way up to the number before it; ways share what they have in common.
        unsure: Whether another way with the same open numbers costs as much.
    """

    cost: int
    level: int | None = None
    before: _Way | None = None
    unsure: bool = False

    @property
    def levels(self) -> list[int]:
        """Return the level of every number."""
        out: list[int] = []
        way: _Way | None = self
        while way is not None and way.level is not None:
            out.append(way.level)
            way = way.before
        return out[::-1]


def nest_numbers(entries: Sequence[Entry], zones: RuleSet) -> tuple[Entry, ...]:
    """Return the entries with the inner runs of numbers told.

    Args:
        entries: In document order.
        zones: The ``zones`` rules: what announces a part of the document is of the outer level.
    """
    out = list(entries)
    for run in _find_sequences(entries):
        levels = _tell_levels(run, entries, zones)
        for at, level in zip(run, levels, strict=True):
            if level:
                out[at] = replace(entries[at], nested=level)
    return tuple(out)


def _find_sequences(entries: Sequence[Entry]) -> Iterator[list[int]]:
    """Yield the places of numbers of one kind that no label of a higher level parts."""
    open_runs: dict[str, list[int]] = {}
    ranks: dict[str, float] = {}
    for at, entry in enumerate(entries):
        label = entry.label
        if entry.level or label is None or label.number is None or label.path:
            continue
        key, rank = label_key(label), label_rank(label)
        for other in [other for other in open_runs if ranks[other] > rank]:
            yield open_runs.pop(other)
        if not is_named(label):
            open_runs.setdefault(key, []).append(at)
            ranks[key] = rank
    yield from open_runs.values()


def _tell_levels(run: Sequence[int], entries: Sequence[Entry], zones: RuleSet) -> list[int]:
    """Return the level of every number of a sequence, all outer unless the nesting is certain."""
    outer = [_OUTER] * len(run)
    numbers = [label.number or 0 for at in run if (label := entries[at].label) is not None]
    if numbers[:1] != [1] or numbers.count(1) < _FEWEST or numbers == sorted(numbers):
        return outer
    announcing = [find_announced(entries[at], zones) is not None for at in run]
    way = _read(numbers, announcing)
    if way is None or way.unsure:
        return outer
    levels = _keep_closed(way.levels)
    inner = {entries[at].body.text for at, level in zip(run, levels, strict=True) if level}
    repeated = any(not level and entries[at].body.text in inner for at, level in zip(run, levels, strict=True))
    return outer if repeated else levels


def _read(numbers: Sequence[int], announcing: Sequence[bool]) -> _Way | None:
    """Return the way of least cost to explain all numbers, None if there is none.

    The open numbers of a way are one or two, so there are never more ways than a sequence has numbers.
    """
    ways: dict[tuple[int, ...], _Way] = {(): _Way(0)}
    for number, announces in zip(numbers, announcing, strict=True):
        found: dict[tuple[int, ...], _Way] = {}
        for opened, way in ways.items():
            for after in _steps(opened, number):
                level = len(after) - 1
                # Parts of a document announce what they are; the fields of one part are all sorts of things.
                cost = way.cost + (announces == (level == _INNER))
                new = _Way(cost, level, way, way.unsure)
                old = found.get(after)
                if old is None or new.cost < old.cost:
                    found[after] = new
                elif new.cost == old.cost:
                    found[after] = replace(old, unsure=True)
        ways = found
    ranked = sorted(ways.values(), key=lambda way: way.cost)
    if len(ranked) > 1 and ranked[0].cost == ranked[1].cost:
        return replace(ranked[0], unsure=True)
    return ranked[0] if ranked else None


def _steps(opened: tuple[int, ...], number: int) -> Iterator[tuple[int, ...]]:
    """Yield what may be open behind a number."""
    if not opened:
        if number == 1:
            yield (1,)
        return
    for level, last in enumerate(opened):
        if last == number - 1:
            yield (*opened[:level], number)
    if number == 1 and len(opened) == 1:  # a second list under one number is a column's, and stands elsewhere
        yield (opened[0], 1)


def _keep_closed(levels: Sequence[int]) -> list[int]:
    """Return levels with only the inner runs that an outer number follows, and that have more than one number."""
    out = list(levels)
    start = 0
    for at, level in enumerate([*levels, _OUTER]):
        if level == _OUTER:
            if at - start < _FEWEST or at == len(levels):
                out[start:at] = [_OUTER] * (at - start)
            start = at + 1
    return out
