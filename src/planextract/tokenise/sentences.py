"""Cutting running text into sentences: after 。！？ outside brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_OPEN, _CLOSE = "([{〔【「『《〈", ")]}〕】」』》〉"
_STOPS = "。！？!?"
_STOP = re.compile(f"[{_STOPS}]")
_MARK = re.compile(f"[{re.escape(_OPEN + _CLOSE + _STOPS)}]")


def is_whole(text: str) -> bool:
    """Tell whether a text is certainly one sentence, without blanks at its ends; most entries are."""
    ends = text[:1].strip() and text[-1:].strip()
    return bool(ends) and _STOP.search(text, 0, len(text) - 1) is None


def find_sentences(text: str) -> Iterable[tuple[int, int]]:
    """Return the ranges of the sentences of a text, without blanks at their ends.

    Brackets that are never closed do not hide the stops after them.

    Args:
        text: Folded text without line breaks.
    """
    if is_whole(text):
        return ((0, len(text)),)
    return _part(text) if _STOP.search(text, 0, len(text) - 1) else _trim(text, 0, len(text))


def _part(text: str) -> Iterator[tuple[int, int]]:
    depth = start = 0
    balanced = sum(map(text.count, _OPEN)) == sum(map(text.count, _CLOSE))
    for mark in _MARK.finditer(text):
        index, character = mark.start(), mark[0]
        if balanced and character in _OPEN:
            depth += 1
        elif balanced and character in _CLOSE:
            depth = max(depth - 1, 0)
        elif character in _STOPS and depth == 0:
            if index + 1 < len(text) and text[index + 1] in _STOPS:
                continue
            yield from _trim(text, start, index + 1)
            start = index + 1
    yield from _trim(text, start, len(text))


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    right = start + len(part.rstrip())
    if left < right:
        yield left, right
