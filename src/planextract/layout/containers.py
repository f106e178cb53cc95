"""Boxes drawn on a page become nested containers, and every character goes into the smallest one.

A box around a part of a line (a badge, a text highlight) holds nothing of its own: its characters
go back to the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from planextract.document import Box
from planextract.layout.lines import TextLine
from planextract.layout.overflow import run_out_below, run_out_right
from planextract.layout.repair import Char
from planextract.layout.tables import Block

# Boxes whose four sides agree within this are one.
SAME = 3.0
# A box within a table if it lies inside its edges give or take this.
INSIDE = 2.0
# A character on an edge belongs to the box.
EDGE = 1.0
# A parent is larger by this factor.
LARGER = 1.02
# A box up to this many sizes high, with text beside it within so many sizes, is a badge or a highlight.
FLAT, BADGE = 2.6, 1.6


@dataclass(slots=True)
class Container:
    """A box, or the page itself.

    Attributes:
        box: Its box.
        chars: Characters that stand in it and in no smaller container, in stream order.
        children: Containers inside it.
        blocks: Tables inside it.
        printed: Its own lines, once it is read.
    """

    box: Box
    chars: list[Char] = field(default_factory=list)
    children: list[Container] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    printed: list[TextLine] = field(default_factory=list)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.box[0]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.box[1]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.box[2]

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.box[3]

    @property
    def solid(self) -> bool:
        """True: it has a border."""
        return True

    @property
    def size(self) -> float:
        """Median size of its characters and those of its children."""
        sizes = [char.size for char in self.chars]
        return median(sizes) if sizes else max((child.size for child in self.children), default=10.0)

    @property
    def text(self) -> str:
        """Its first characters, enough to see a number at the head."""
        if not self.chars:
            return self.children[0].text if self.children else ""
        head = sorted(self.chars, key=lambda char: (round(char.cy / 4), char.x0))[:40]
        return "".join(char.text for char in head)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.chars and not self.blocks and all(child.is_empty for child in self.children)


def build_tree(page: Box, boxes: Iterable[Box], blocks: Sequence[Block], chars: Iterable[Char]) -> Container:
    """Nest the boxes of a page and fill them.

    Args:
        page: Box of the page.
        boxes: Boxes that are not part of a table.
        blocks: Tables.
        chars: Characters that stand in no table.
    """
    root = Container(page)
    kept = [root]
    for box in _distinct(boxes):
        if any(_is_within(box, block.box) for block in blocks):
            continue
        container = Container(box)
        _parent_of(box, kept).children.append(container)
        kept.append(container)
    small_first = sorted(kept[1:], key=lambda container: _area(container.box))
    loose = list(chars)
    for char in loose:
        _holder(char, small_first, root).chars.append(char)
    _take_fallen(kept, {char.rank: char for char in loose})
    for block in blocks:
        _parent_of(block.box, kept).blocks.append(block)
    dissolve(root)
    return root


def dissolve(container: Container) -> None:
    """Give the characters of badges and highlights back to the line that they stand in.

    Args:
        container: Where to look, with all its children.
    """
    children: list[Container] = []
    for child in container.children:
        dissolve(child)
        if child.is_empty:
            continue
        if not child.children and not child.blocks and _is_part_of_line(child, container):
            container.chars.extend(child.chars)
        else:
            _take_overflow(child, container)
            children.append(child)
    container.children = children
    container.chars.sort(key=lambda char: char.rank)


def _is_part_of_line(child: Container, parent: Container) -> bool:
    """Tell whether a flat box marks a part of a line of its parent."""
    if child.bottom - child.top > FLAT * child.size:
        return False
    reach = BADGE * child.size
    left, top, right, bottom = child.box
    return any(
        top < char.cy < bottom and left - reach < char.x1 and char.x0 < right + reach and not char.text.isspace()
        for char in parent.chars
    )


def _take_overflow(child: Container, parent: Container) -> None:
    ranks = run_out_right(child.chars, parent.chars, child.box)
    if ranks:
        child.chars.extend(char for char in parent.chars if char.rank in ranks)
        child.chars.sort(key=lambda char: char.rank)
        parent.chars = [char for char in parent.chars if char.rank not in ranks]


def _take_fallen(containers: Sequence[Container], chars: Mapping[int, Char]) -> None:
    """Give lines that ran out below their box back to it, wherever they landed; the page comes first."""
    for container in containers[:0:-1]:  # small ones first; nothing falls out of the page
        ranks = run_out_below(container.chars, chars, container.box) if container.chars else set()
        if not ranks:
            continue
        for other in containers:
            if other is not container and any(char.rank in ranks for char in other.chars):
                container.chars.extend(char for char in other.chars if char.rank in ranks)
                other.chars = [char for char in other.chars if char.rank not in ranks]


def _distinct(boxes: Iterable[Box]) -> list[Box]:
    kept: list[Box] = []
    for box in sorted(boxes, key=_area, reverse=True):
        if not any(all(abs(a - b) <= SAME for a, b in zip(box, other, strict=True)) for other in kept):
            kept.append(box)
    return kept


def _parent_of(box: Box, containers: Sequence[Container]) -> Container:
    """Return the smallest larger container around the middle; containers are sorted, largest first."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    area = _area(box) * LARGER
    for container in reversed(containers):
        x0, top, x1, bottom = container.box
        if x0 <= x <= x1 and top <= y <= bottom and _area(container.box) > area:
            return container
    return containers[0]


def _holder(char: Char, small_first: Sequence[Container], root: Container) -> Container:
    x, y = char.cx, char.cy
    for container in small_first:
        x0, top, x1, bottom = container.box
        if x0 - EDGE <= x <= x1 + EDGE and top - EDGE <= y <= bottom + EDGE:
            return container
    return root


def _is_within(box: Box, table: Box) -> bool:
    return (
        box[0] >= table[0] - INSIDE
        and box[1] >= table[1] - INSIDE
        and box[2] <= table[2] + INSIDE
        and box[3] <= table[3] + INSIDE
    )


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
