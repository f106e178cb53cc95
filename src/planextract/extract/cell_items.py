"""Items of a table cell: what the bullets and numbers of its lines begin, nested by their kinds.

In: a cell. Out: its items with their labels, each with the item that it stands under. A cell that does not begin with
a bullet or number has none.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from planextract.document import Cell
from planextract.spans import View
from planextract.values.labels import Label, find_label, label_key, label_rank

# Within a line a bullet begins an item behind what ends one; a circled number where it is the next.
_BULLET = re.compile(r"(?:(?<=[。)）])|(?<=\s))[・○●▸▷▶■□◆◇◎]\s?(?=\S)")
_CIRCLED = re.compile(r"[①-⑳]")
_LONGEST_LABEL = 12
_KINDS = frozenset(
    {"bullet", "circled", "paren", "digit_paren", "digit_dot", "kana", "kana_paren", "alpha_lower", "roman_lower"}
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a cell.

    Attributes:
        view: Its text with its label.
        label: Its label.
        above: Place of the item that it stands under, None if it stands under none.
    """

    view: View
    label: Label
    above: int | None = None


def cut_items(cell: Cell) -> tuple[Item, ...]:
    """Cut a cell into its items; empty if it does not begin with one.

    Args:
        cell: With its folded text.
    """
    if cell.view is None:
        return ()
    starts = dict(_find_starts(cell, cell.view))
    if 0 not in starts:
        return ()
    edges = [*sorted(starts), len(cell.view)]
    out: list[Item] = []
    open_items: list[int] = []
    for start, end in itertools.pairwise(edges):
        label = starts[start]
        while open_items and not _stands_above(out[open_items[-1]].label, label):
            open_items.pop()
        out.append(Item(cell.view.slice(start, end).strip(), label, open_items[-1] if open_items else None))
        open_items.append(len(out) - 1)
    return tuple(out)


def _stands_above(upper: Label, lower: Label) -> bool:
    return label_key(upper) != label_key(lower) and label_rank(upper) < label_rank(lower)


def _find_starts(cell: Cell, view: View) -> Iterator[tuple[int, Label]]:
    """Yield the places where items begin, with their labels."""
    text, offsets = view.text, view.map.starts
    lines = {bisect_left(offsets, span.start) for span in cell.spans} | {0}
    inner = {match.start() for match in _BULLET.finditer(text)}
    circled = {match.start() for match in _CIRCLED.finditer(text)}
    number = 0
    for at in sorted(lines | inner | circled):
        found = find_label(text[at : at + _LONGEST_LABEL]) if at < len(text) else None
        if found is None or found.label.kind not in _KINDS:
            continue
        follows = found.label.number == number + 1
        if found.label.kind == "circled":
            if at not in lines and not follows:
                continue
            number = found.label.number or 0
        yield at, found.label
