"""Where in the outline an indicator belongs, when its table or list says so in words.

In: texts such as 「基本目標Ⅰ …」 and 「課題１」 from a row's groups. Out: the outline node they name. Only an exact
name or label counts; what names no node, or several equally well, names none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planextract.document import Document, Node
from planextract.spans import Span, View

_MARKS = "〔〕【】「」『』《》〈〉()・、,:. 　◎●○◆◇■□★☆"
_INDENT = 36.0  # half an inch, more than any indentation of a heading's own text
_SHORTEST_NAME = 3  # 「しごと」; shorter words stand in too many headings


def squeeze_name(text: str) -> str:
    """Return a name without blanks and marks, for comparison."""
    return "".join(character for character in text if not character.isspace() and character not in _MARKS)


@dataclass
class Anchors:
    """Finds outline nodes by name, label or offset; few documents ask for all of it.

    Attributes:
        document: With its outline.
    """

    document: Document

    @cached_property
    def _sizes(self) -> list[int]:
        """How many nodes each holds, itself included."""
        sizes = [1] * len(self.document.nodes)
        for node in reversed(self.document.nodes):
            if node.parent is not None:
                sizes[node.parent] += sizes[node.index]
        return sizes

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        """Where nodes begin, each with its place."""
        return sorted((node.whole.start, node.index) for node in self.document.nodes if node.whole.text)

    def find(self, texts: Sequence[str]) -> int | None:
        """Return the node that texts name, the later ones within the earlier ones.

        Args:
            texts: Folded texts, outermost first.
        """
        found: Node | None = None
        for text in texts:
            inner = self._find_one(text, found)
            found = inner or found
        return found.index if found is not None else None

    def at(self, span: Span) -> int:
        """Return the last node that begins at or before a place, 0 in a document without outline."""
        return self._at(span.start)

    def over(self, line: View) -> int:
        """Return the last node that begins at or before a line's first letter, 0 in a document without outline."""
        return self._at((line.strip() if line.text[0].isspace() else line).start)

    def _at(self, offset: int) -> int:
        place = bisect_right(self._starts, (offset, len(self.document.nodes)))
        return self._starts[place - 1][1] if place else 0

    def outdent(self, index: int, span: Span) -> int:
        """Return the node, or the one above it that a place still stands under by its left edge.

        A table or box that begins further left than a heading is not part of what that heading governs, even
        if it is read right behind it (two columns of measures, and the indicators of both below them).

        Args:
            index: The node that the place was read under.
            span: The place.
        """
        left, page = self._left_of(span), self.document.page_of(span.start)
        if left is None or not self.document.nodes:
            return index
        node = self.document.nodes[index]
        for other in (node, *self.document.ancestors(node)):
            edge = self._left_of(other.whole.span()) if other.whole and other.page == page else None
            if other.kind != "heading" or other.parent is None or edge is None or edge <= left + _INDENT:
                continue
            if self._has_neighbour(other, left):
                index = other.parent
        return index

    def _has_neighbour(self, heading: Node, left: float) -> bool:
        """Tell whether a heading stands in the second of two columns, and is not just set in the middle."""
        for other in self.document.children(heading.parent):
            if other.kind == "heading" and other.page == heading.page and other.index < heading.index:
                edge = self._left_of(other.whole.span())
                if edge is not None and edge <= left + _INDENT:
                    return True
        return False

    def _left_of(self, span: Span) -> float | None:
        box = next((box for box in self.document.boxes[span.start : span.end] if box is not None), None)
        return box[0] if box is not None else None

    def _find_one(self, text: str, within: Node | None) -> Node | None:
        wanted = squeeze_name(text)
        if not wanted:
            return None
        hits = [
            node
            for node in self.document.nodes
            if node.kind in ("heading", "item") and (within is None or within in self.document.ancestors(node))
        ]
        for matches in (_is_whole, _is_label, _is_body):
            named = [node for node in hits if matches(node, wanted)]
            if named:
                largest = max(self._sizes[node.index] for node in named)
                best = [node for node in named if self._sizes[node.index] == largest]
                # Two childless mentions of a name say nothing; a list of names and the heading itself do.
                return best[0] if len(best) == 1 else None
        return None


def _is_whole(node: Node, wanted: str) -> bool:
    return squeeze_name(node.whole.text) == wanted


def _is_label(node: Node, wanted: str) -> bool:
    return node.label is not None and squeeze_name(node.label.printed) == wanted and not wanted.isdecimal()


def _is_body(node: Node, wanted: str) -> bool:
    return len(wanted) >= _SHORTEST_NAME and squeeze_name(node.text) == wanted
