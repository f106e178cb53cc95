"""Ranges of the canonical text → folded views, without what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from planextract.spans import OffsetMap, Span, View, fold, fold_in_place

# Zero-width and control characters split words for every tokeniser (U+FEFF splits 山|形).
_INVISIBLE = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_NOTHING = View("", 0)


def choose_fold(text: str) -> Callable[[Span], View]:
    """Return what folds a range of a text: most texts can be folded once, and their ranges cut out."""
    folded = fold_in_place(text)
    if folded is None or _INVISIBLE.search(folded):
        return partial(fold_span, text)
    return lambda span: View(folded[span.start : span.end], span.start) if span else _NOTHING


def fold_span(text: str, span: Span) -> View:
    """Fold one range of the canonical text, without invisible characters."""
    if span.start == span.end:
        return _NOTHING  # a blank line
    view = fold(text[span.start : span.end], at=span.start)
    if not _INVISIBLE.search(view.text):
        return view
    offsets = view.map
    kept = [index for index, character in enumerate(view.text) if not _INVISIBLE.match(character)]
    return View(
        "".join(view.text[index] for index in kept),
        OffsetMap([offsets.starts[index] for index in kept], [offsets.ends[index] for index in kept]),
    )
