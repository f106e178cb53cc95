"""Headings of records that a text dump printed elsewhere than in front of them: behind their fields, two in a row.

In: entries. Out: the same, the n-th heading in front of the n-th record. What counts the records is a word with which
lines begin (主査県 …, 【検討事項】), as often as there are headings, beside others that come as often. Headings must
have been listed before, in their order, and some stand in front of their records. Anything less clear is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from planextract.structure.entries import Entry
from planextract.structure.late_headings import put_in_front
from planextract.values.labels import is_named, label_key

_FEWEST = 3
# A plan lists its projects once or twice; each list costs a reading of the document.
_MOST_RUNS = 8
# So many words must come as often as the headings.
_FIELDS = 3
_LONGEST_FIELD = 12
_KINDS = frozenset({"digit", "digit_dot", "digit_paren", "paren", "roman", "bracket_number", "alpha_upper"})
# A record's own name may stand above its first field.
_MOST_ABOVE = 2
_BRACKETS = "【】〔〕《》〈〉<>≪≫[]"


def lift_record_headings(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with the headings of records in front of them.

    Args:
        entries: In document order, of a text without marks of headings.
    """
    moves: dict[int, int] = {}
    for run in islice(_find_listed_runs(entries), _MOST_RUNS):
        moves |= _find_moves(entries, run)
    return put_in_front(entries, moves) if moves else tuple(entries)


def _find_listed_runs(entries: Sequence[Entry]) -> Iterator[tuple[int, ...]]:
    """Yield runs of headings 1 to n that say again, in their order, what a list of them has said."""
    runs: dict[str, list[list[int]]] = {}
    for at, entry in enumerate(entries):
        label = entry.label
        if label is None or not (label.kind in _KINDS or is_named(label)) or label.path or entry.body.text[-1:] == "。":
            continue
        known = runs.setdefault(label_key(label), [])
        if label.number == 1:
            known.append([at])
        elif known and label.number == len(known[-1]) + 1:
            known[-1].append(at)
    for known in runs.values():
        for before, run in pairwise(known):
            count = len(before)
            listed = count >= _FEWEST and before == list(range(before[0], before[0] + count))
            same = [entries[at].body.text for at in before] == [entries[at].body.text for at in run[:count]]
            if listed and same:
                yield tuple(run[:count])


def _find_moves(entries: Sequence[Entry], run: Sequence[int]) -> dict[int, int]:
    """Return the places in front of which headings belong, with the headings; empty where that is not certain."""
    fields = _find_fields(entries, run)
    if fields is None:
        return {}
    owners = [max((at for at in run if at < field), default=-1) for field in fields]
    # A heading is in its place where its own record's field is the first behind it.
    right = [number for number, at in enumerate(run) if at in owners and owners.index(at) == number]
    above = {fields[number] - run[number] - 1 for number in right}
    if len(right) == len(run) or len(right) < 2 or len(above) != 1 or max(above) > _MOST_ABOVE:
        return {}
    lead = above.pop()
    starts = [field - lead for field in fields]
    wrong = [number for number in range(len(run)) if number not in right]
    plain = (entries[at] for number in wrong for at in range(starts[number], fields[number]))
    if any(entry.label is not None or entry.body.text.endswith("。") for entry in plain):
        return {}
    return {starts[number]: run[number] for number in wrong if starts[number] != run[number] + 1}


def _find_fields(entries: Sequence[Entry], run: Sequence[int]) -> list[int] | None:
    """Return where the first field of each record stands, None unless enough words count the records."""
    places: dict[str, list[int]] = {}
    for at in range(run[0] + 1, len(entries)):
        word = _first_word(entries[at])
        if word:
            places.setdefault(word, []).append(at)
    counting = [found for found in places.values() if len(found) == len(run)]
    if len(counting) < _FIELDS:
        return None
    first = min(counting, key=lambda found: found[0])
    return first if first[0] < run[1] else None


def _first_word(entry: Entry) -> str:
    """Return the word with which a line without label begins: a field, in brackets or with its value behind it."""
    if entry.label is not None or entry.table is not None:
        return ""
    word = entry.whole.text.split(None, 1)[0].strip(_BRACKETS)
    return word if 1 < len(word) <= _LONGEST_FIELD and not any(map(str.isdigit, word)) else ""
