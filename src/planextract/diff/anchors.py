"""The pairs beyond doubt: same id, or same words.

Words that stand once on each side pair wherever they stand. Words that stand more often (a measure printed
again under another heading) pair first where the whole path of headings is the same, then in their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from planextract.diff.entries import Entry
from planextract.diff.pairs import Pairs
from planextract.records.change import Match

Key = Callable[[Entry], Hashable]
CERTAIN = {"score": 1.0, "margin": 1.0}


def pair_equal(pairs: Pairs) -> None:
    """Pair all entries whose ids or words are the same."""
    ways: tuple[tuple[str, Callable[[Sequence[Entry]], Key]], ...] = (
        ("id", _by_id),
        ("text", _by_path),
        ("text", _by_words),
    )
    for name, make_key in ways:
        old_key, new_key = make_key(pairs.old), make_key(pairs.new)
        old_rows = _rows((e for e in pairs.old if e.index not in pairs.new_of), old_key)
        new_rows = _rows((e for e in pairs.new if e.index not in pairs.old_of), new_key)
        for key, row in old_rows.items():
            # Rows of unequal length pair from the front: the rest is what was added or removed.
            for old, new in zip(row, new_rows.get(key, ()), strict=False):
                pairs.add(old.index, new.index, Match(by=name, **CERTAIN))


def _rows(entries: Iterable[Entry], key: Key) -> dict[Hashable, list[Entry]]:
    rows: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        rows[entry.kind, key(entry)].append(entry)
    return rows


def _by_id(_: Sequence[Entry]) -> Key:
    # An id is a hash of content and place; the words are compared too, as ids of two versions may be made differently.
    return lambda entry: (entry.item.id, entry.wording.text)


def _by_path(entries: Sequence[Entry]) -> Key:
    paths: dict[int, tuple[str, ...]] = {}

    def path(entry: Entry) -> tuple[str, ...]:
        if entry.index not in paths:
            above = () if entry.parent is None else path(entries[entry.parent])
            paths[entry.index] = (*above, entry.wording.text)
        return paths[entry.index]

    return path


def _by_words(_: Sequence[Entry]) -> Key:
    return lambda entry: entry.wording.text
