"""Views → evidence, and content → ids."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

from planextract.document import Box, Document
from planextract.records.evidence import Confidence, Evidence, Grade
from planextract.spans import Span, View, to_nfkc

_DIGITS = 12
# Boxes of one line are merged when their tops differ by less than this share of their height.
_SAME_LINE = 0.5
_GRADES: dict[str, Grade] = {"high": "high", "medium": "medium", "low": "low"}


@dataclass(frozen=True, slots=True)
class Prover:
    """Makes evidence from views of one document.

    Attributes:
        document: With canonical text, pages and boxes.
    """

    document: Document

    def prove(self, *views: View) -> tuple[Evidence, ...]:
        """Return the places of one or more views, each once, in the order given."""
        text = self.document.text
        ranges = dict.fromkeys([place for view in views for place in view.ranges(text)])
        return tuple([self._prove(start, end) for start, end in ranges])

    def prove_span(self, span: Span) -> Evidence:
        """Return the evidence of one canonical range, without the blanks at its ends."""
        return self._prove(span.start, span.end)

    def _prove(self, start: int, end: int) -> Evidence:
        printed = self.document.text[start:end]
        quote = printed.strip()
        if len(quote) < len(printed):
            start += len(printed) - len(printed.lstrip())
            end = start + len(quote)
        return Evidence(
            page=self.document.page_of(start),
            start=start,
            end=end,
            quote=quote,
            boxes=self._boxes(start, end) if self.document.boxes else None,
        )

    def printed(self, view: View) -> str:
        """Return a view's text as the document prints it, without blanks at its ends."""
        return view.printed(self.document.text).strip()

    def _boxes(self, start: int, end: int) -> tuple[Box, ...]:
        merged: list[Box] = []
        for box in self.document.boxes[start:end]:
            if box is None:
                continue
            if merged and _on_one_line(merged[-1], box):
                last = merged[-1]
                merged[-1] = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
            else:
                merged.append(box)
        return tuple((round(b[0], 2), round(b[1], 2), round(b[2], 2), round(b[3], 2)) for b in merged)


@dataclass(slots=True)
class IdMaker:
    """Makes ids from content and place; equal content in one place is told apart by its order."""

    seen: dict[str, int] = field(default_factory=dict)

    def make(self, letter: str, *parts: str | None) -> str:
        """Return an id such as ``A-3f2a…``.

        Args:
            letter: P, A, K, G or D.
            parts: Content and place, most general first.
        """
        content = "\x1f".join([squeeze(part) if part else "" for part in parts])
        key = f"{letter}\x1e{content}"
        self.seen[key] = count = self.seen.get(key, 0) + 1
        digest = hashlib.sha256(f"{key}\x1e{count}".encode()).hexdigest()
        return f"{letter}-{digest[:_DIGITS]}"


@lru_cache(maxsize=4096)
def squeeze(text: str) -> str:
    """Return a text in the spelling that ids and comparisons use: NFKC, no blanks."""
    return "".join(to_nfkc(text).split())


@lru_cache(maxsize=4096)
def to_confidence(grade: str, reasons: tuple[str, ...]) -> Confidence:
    """Return a confidence record; each reason once, in order. Most items share one with others."""
    return Confidence(grade=_GRADES[grade], reasons=tuple(dict.fromkeys(reasons)))


def _on_one_line(left: Box, right: Box) -> bool:
    height = max(left[3] - left[1], right[3] - right[1])
    return (
        abs(left[1] - right[1]) <= _SAME_LINE * height and right[0] <= left[2] + 2 * height and right[0] >= left[0] - 1
    )
