"""Levels of Markdown headings that a converter gave one level all.

Converters that read the layout of a page know that a line is a heading, but seldom of which level: every heading
becomes ``##``. Then the marks say nothing of the levels, and the numbers do: a number of a kind that is open
continues it, a new kind stands below the kinds that rank higher, and a heading without number below the numbered one
above it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from planextract.structure.entries import Entry
from planextract.structure.lines import BOLD_LEVEL
from planextract.values.labels import Label, label_key, label_rank

_MIN_HEADINGS = 6
_MIN_KINDS = 2
# The deepest level that Markdown has; kinds of numbers that stand deeper are of one level.
_DEEPEST = 6


def tell_flat_levels(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return entries whose headings have levels of their own, where all marks are the same.

    Args:
        entries: Of a document, in order; those without marks are left as they are.
    """
    heads = [entry for entry in entries if 0 < entry.level < BOLD_LEVEL]
    if len(heads) < _MIN_HEADINGS or not _is_flat(heads):
        return entries
    told = iter(_tell_levels(heads))
    return [replace(entry, level=next(told)) if 0 < entry.level < BOLD_LEVEL else entry for entry in entries]


def _is_flat(heads: Sequence[Entry]) -> bool:
    """Tell whether headings with several kinds of numbers have one level; the title may have its own."""
    levels = Counter(head.level for head in heads[1:])
    kinds = {label_key(head.label) for head in heads if head.label is not None}
    return len(levels) == 1 and len(kinds) >= _MIN_KINDS


def _tell_levels(heads: Sequence[Entry]) -> list[int]:
    stack: list[Label] = []
    levels: list[int] = []
    for number, head in enumerate(heads):
        if head.label is None:
            levels.append(min(len(stack) + 2, _DEEPEST) if number else 1)
            continue
        open_keys = [label_key(label) for label in stack]
        key = label_key(head.label)
        if key in open_keys:
            del stack[open_keys.index(key) :]
        else:
            while stack and label_rank(stack[-1]) > label_rank(head.label):
                stack.pop()
        stack.append(head.label)
        levels.append(min(len(stack) + 1, _DEEPEST))
    return levels
