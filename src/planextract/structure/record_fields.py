"""Fields that every record of a list repeats without numbers: 検討項目, 検討状況, 今後の取組 below 1, 2, 3.

In: entries. Out: the same; those lines know the level of their record's heading, and stand right below it whatever
lists end before them. A word is a field where most records of a numbered run have it once, alone on a line, beside
others, and numbered lists inside records begin right below such lines. Names of fields that stand on one line above
as many lists are given one list each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planextract.structure.entries import Entry
from planextract.structure.levels import find_level
from planextract.values.labels import is_named, label_key

REASON = "layout.stacked_fields"
_FEWEST_RECORDS = 3
_FEWEST_FIELDS = 2
_SHARE = 0.6  # of the records that must have a field
_LONGEST = 12
_LONGEST_LINE = 40


def place_record_fields(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with the fields of records told.

    Args:
        entries: In document order, of a text without marks of headings.
    """
    words = [_read_words(entry) for entry in entries]
    counted = Counter(word for line in words for word in line)
    often = {word for word, count in counted.items() if count >= _FEWEST_RECORDS}
    if len(often) < _FEWEST_FIELDS:
        return tuple(entries)
    placed: dict[int, str] = {}
    named = [at for at, line in enumerate(words) if not often.isdisjoint(line)]
    for run in _find_runs(entries):
        records = _cut(run, len(entries))
        lines = [named[bisect_left(named, record.start) : bisect_left(named, record.stop)] for record in records]
        fields = _find_fields([[word for at in places for word in words[at]] for places in lines]) & often
        if len(fields) < _FEWEST_FIELDS:
            continue
        found = {at for record in records for at in record if _names_fields(entries[at], fields)}
        if all(_begins_below(entries, record, found) for record in records):
            key, _ = find_level(entries[run[0]])
            placed |= dict.fromkeys(found, key)
    return tuple(_spread(entries, placed)) if placed else tuple(entries)


def _read_words(entry: Entry) -> list[str]:
    """Return what a line may name as fields: the whole of it, and its words; nothing for lines of content."""
    if entry.label is not None or entry.table is not None or entry.field is not None:
        return []
    text = entry.whole.text
    if len(text) > _LONGEST_LINE or text.endswith(("。", "、")) or any(map(str.isdigit, text)):
        return []
    names = text.split()
    whole = "".join(names)
    apart = names if len(names) > 1 and all(2 <= len(name) <= _LONGEST for name in names) else []
    return [whole, *apart] if len(whole) <= _LONGEST else apart


def _find_runs(entries: Sequence[Entry]) -> Iterator[list[int]]:
    """Yield runs of headings with numbers of one kind and level, 1, 2, 3 …, that no sentence is among."""
    runs: dict[tuple[str, int], list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.label is None or entry.label.number is None or entry.label.path or entry.body.text.endswith("。"):
            continue
        key = (label_key(entry.label), entry.nested)
        if entry.label.number == 1:
            if len(runs.get(key, ())) >= _FEWEST_RECORDS:
                yield runs[key]
            runs[key] = [at]
        elif key in runs and entry.label.number == len(runs[key]) + 1:
            runs[key].append(at)
    yield from (run for run in runs.values() if len(run) >= _FEWEST_RECORDS)


def _cut(run: Sequence[int], end: int) -> list[range]:
    return [range(start + 1, stop) for start, stop in zip(run, [*run[1:], end], strict=True)]


def _find_fields(records: Sequence[Sequence[str]]) -> set[str]:
    """Return the words that stand once in most records, and in none more often."""
    once, more = Counter[str](), set[str]()
    for record in records:
        for word, count in Counter(record).items():
            once[word] += count == 1
            if count > 1:
                more.add(word)
    fewest = max(_FEWEST_RECORDS, _SHARE * len(records))
    return {word for word, count in once.items() if count >= fewest} - more


def _names_fields(entry: Entry, fields: set[str]) -> bool:
    """Tell whether a line is the name of a field, or of several."""
    if entry.label is not None or entry.table is not None or entry.field is not None:
        return False
    text = entry.whole.text
    if len(text) > _LONGEST * len(fields):
        return False
    return "".join(text.split()) in fields or all(word in fields for word in text.split())


def _begins_below(entries: Sequence[Entry], record: range, fields: set[int]) -> bool:
    """Tell whether every numbered list of a record begins right below a field, and goes on without a gap.

    What is numbered otherwise is a part of the record, and has fields of its own.
    """
    for at in record:
        label = entries[at].label
        if label is None or label.number is None:
            continue
        before = entries[at - 1].label
        goes_on = before is not None and label_key(before) == label_key(label)
        if is_named(label) or not (at - 1 in fields or goes_on):
            return False
    return True


def _spread(entries: Sequence[Entry], placed: dict[int, str]) -> Iterator[Entry]:
    """Yield the entries, the fields with their level; several on one line each before its own list."""
    waiting: list[Entry] = []
    last: str | None = None
    for at, entry in enumerate(entries):
        if at in placed:
            yield from waiting  # fields with no list of their own
            parts = _split(entries, at)
            first, *waiting = [replace(part, beneath=placed[at]) for part in parts]
            yield first
            last = None
            continue
        key = label_key(entry.label) if entry.label is not None else None
        if waiting and last is not None and key != last:
            yield waiting.pop(0)
        last = key
        yield entry
    yield from waiting


def _split(entries: Sequence[Entry], at: int) -> list[Entry]:
    """Return the fields that a line names, apart if as many lists of different kinds stand below them."""
    entry = entries[at]
    names = entry.whole.text.split()
    keys: list[str] = []
    for other in entries[at + 1 :]:
        if other.label is None:
            break
        key = label_key(other.label)
        if key not in keys[-1:]:
            keys.append(key)
    if len(names) == 1 or len(keys) != len(names) or len(set(keys)) != len(keys):
        return [entry]
    parts: list[Entry] = []
    start = 0
    for name in names:
        start = entry.whole.text.index(name, start)
        view = entry.whole.slice(start, start + len(name))
        parts.append(replace(entry, whole=view, body=view, reasons=(*entry.reasons, REASON)))
        start += len(name)
    return parts
