"""Names in one block of a page and their figures in the block beside it, brought together line by line.

In: the lines of a document in reading order. Out: the same lines, each figure behind the name at its height.
A page that is read block by block takes a short list with a gap in it for two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from planextract.document import Line

FIGURES_FIRST = re.compile(r"\s*(?:[△▲−-]?[0-9]|[-‐–—―ー−]?\s*[→➡⇒➔➜⟶⇨►⏵▶▷]\s*\S|(?:現状|基準|現況|目標)値?[:(])")
"""What a line of figures begins with."""


def pair_blocks(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines with each block of figures taken apart and put behind the lines to its left.

    Args:
        lines: Lines with folded views; those of plain text have no boxes and stay as they are.
    """
    before: list[Line] = []
    for _, group in groupby(lines, key=lambda line: (line.page, line.column, line.table, line.furniture)):
        block = list(group)
        pairs = _match(before, block) if before else None
        if pairs is not None:
            before = [line for left in before for line in (left, *pairs.get(id(left), ()))]
            continue
        yield from before
        before = block
    yield from before


def _match(names: Sequence[Line], figures: Sequence[Line]) -> dict[int, list[Line]] | None:
    """Return the figures for each line of names, None unless every figure stands to the right of one line."""
    first = names[0]
    if first.box is None or first.page != figures[0].page or first.table is not None or figures[0].table is not None:
        return None
    out: dict[int, list[Line]] = {}
    for line in figures:
        if line.view is None or not FIGURES_FIRST.match(line.view.text):
            return None
        beside = [name for name in names if _is_beside(name, line)]
        if len(beside) != 1 or id(beside[0]) in out:
            return None
        out[id(beside[0])] = [replace(line, column=first.column)]
    return out


def _is_beside(name: Line, figure: Line) -> bool:
    """Tell whether a figure stands to the right of a name, at its height."""
    if name.box is None or figure.box is None or name.view is None or FIGURES_FIRST.match(name.view.text):
        return False
    middle = (figure.box[1] + figure.box[3]) / 2
    return name.box[2] <= figure.box[0] and name.box[1] < middle < name.box[3]
