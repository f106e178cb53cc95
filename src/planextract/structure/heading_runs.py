"""Numbered headings of a text dump, as all repairs of their places know them: what can be one, runs, ends of parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planextract.rules.loader import load_rules
from planextract.structure.entries import Entry
from planextract.structure.zones import MAX_HEADING, find_zone
from planextract.values.labels import is_named, label_key, label_rank

_KINDS = frozenset({"kanji", "roman", "digit", "digit_dot", "bracket_number", "chapter", "section"})
_ASIDE = frozenset({"note", "arrow"})


def may_name(text: str) -> bool:
    """Tell whether a text behind a label can be the name of a heading: short, and no sentence."""
    return 0 < len(text) <= 2 * MAX_HEADING and not text.endswith("。")


def may_head(entry: Entry) -> bool:
    """Tell whether an entry can be a heading by its label and its words."""
    label = entry.label
    if label is None or label.path or not (is_named(label) or label.kind in _KINDS):
        return False
    return may_name(entry.body.text)


def find_runs(entries: Sequence[Entry]) -> Iterator[tuple[int, ...]]:
    """Yield the places of headings of one kind that count 1, 2, 3 … in their order."""
    runs: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        label = entry.label
        if label is None or label.number is None or not may_head(entry):
            continue
        run = runs.setdefault(label_key(label), [])
        if label.number == 1:
            yield tuple(run)
            run.clear()
        if label.number == len(run) + 1:
            run.append(at)
        else:
            run.clear()
    yield from map(tuple, runs.values())


def find_end(entries: Sequence[Entry], heading: int, key: str) -> int:
    """Return where the part ends that a heading stands in: a higher number, or a heading that names another part.

    Args:
        entries: In document order.
        heading: Place of the heading.
        key: Of the lists below such headings, however high their labels stand elsewhere.
    """
    label = entries[heading].label
    rank = label_rank(label) if label is not None else 0.0
    zones = load_rules("zones")
    for at in range(heading + 1, len(entries)):
        entry = entries[at]
        if entry.label is not None and entry.label.kind != "bullet" and label_rank(entry.label) <= rank:
            if label_key(entry.label) != key:
                return at
            continue
        if (
            entry.label is None
            and len(entry.body.text) <= MAX_HEADING
            and find_zone(entry.body.text, zones) is not None
        ):
            return at
    return len(entries)


def has_text(entries: Sequence[Entry], at: int) -> bool:
    """Tell whether a heading has a text of its own below it, which would have to go with it.

    Args:
        entries: In document order.
        at: Place of the heading.
    """
    if at + 1 == len(entries):
        return False
    after = entries[at + 1]
    if after.label is not None:
        return after.label.kind in _ASIDE
    return after.table is not None or not (bool(after.marks) or after.whole.text.isdecimal())


def is_page_number(entry: Entry) -> bool:
    """Tell whether an entry is a number and nothing else."""
    return entry.label is None and entry.whole.text.isdecimal()
