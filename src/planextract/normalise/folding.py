"""Ranges of the canonical text in the rules' spelling, without what cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from planextract.document import Cell
from planextract.spans import OffsetMap, Span, View, fold, fold_in_place, join

# Zero-width and control characters split words for every tokeniser (U+FEFF splits 山|形).
_INVISIBLE = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")

_NOTHING = View("", 0)

Fold = Callable[[Span], View]
"""Folds a range of the canonical text."""


def fold_span(text: str, span: Span) -> View:
    """Fold one range of the canonical text, without invisible characters."""
    if span.start == span.end:
        return _NOTHING  # a blank line
    view = fold(text[span.start : span.end], at=span.start)
    if not _INVISIBLE.search(view.text):
        return view
    kept = [index for index, character in enumerate(view.text) if not _INVISIBLE.match(character)]
    return View(
        "".join(view.text[index] for index in kept),
        OffsetMap([view.map.starts[index] for index in kept], [view.map.ends[index] for index in kept]),
    )


def choose_fold(text: str) -> Fold:
    """Return what folds a range of a text: most texts can be folded once, and their ranges cut out.

    Args:
        text: Canonical text.
    """
    folded = fold_in_place(text)
    if folded is None or _INVISIBLE.search(folded):
        return partial(fold_span, text)

    def cut(span: Span) -> View:
        start, end = span.start, span.end
        return View(folded[start:end], start) if start < end else _NOTHING

    return cut


def fold_cell(cell: Cell, fold_part: Fold) -> Cell:
    """Return a cell with its folded text.

    Args:
        cell: The cell.
        fold_part: Folds a range of the canonical text.
    """
    views = [view for span in cell.spans if (view := fold_part(span).strip())]
    if not views:
        return replace(cell, view=None)
    parts = [views[0]]
    for view in views[1:]:
        left, right = parts[-1].text[-1], view.text[0]
        if (left + right).isascii() and left.isalnum() and right.isalnum():
            at = parts[-1].map.ends[-1]
            parts.append(View(" ", OffsetMap([at], [at])))
        parts.append(view)
    return replace(cell, view=join(parts))
