"""Places of a text that are taken, of which there may be thousands.

In: spans, one after the other. Out: whether a further span shares a code point with one of them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from planextract.spans import Span


@dataclass(slots=True)
class Taken:
    """Spans in the order of their starts."""

    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _longest: int = 0

    def __bool__(self) -> bool:
        return bool(self._starts)

    def add(self, span: Span) -> None:
        """Take a span."""
        at = bisect_right(self._starts, span.start)
        self._starts.insert(at, span.start)
        self._ends.insert(at, span.end)
        self._longest = max(self._longest, len(span))

    def overlap(self, span: Span) -> bool:
        """Tell whether a span shares a code point with one that is taken."""
        at = bisect_right(self._starts, span.start - self._longest)  # what begins before this ends too early
        while at < len(self._starts) and self._starts[at] < span.end:
            if self._ends[at] > span.start:
                return True
            at += 1
        return False
