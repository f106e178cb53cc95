"""Evidence → what a reader is shown of it: per page the lines around the quotes, and where they stand on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from planextract.records.evidence import Evidence
from planextract.report.redline import Segment
from planextract.report.subject import ReportSide

# A body may be mentioned a hundred times; the first few mentions prove it.
MOST_QUOTES = 6
# Characters shown before and after a quote, cut at line ends; quotes closer than that are shown together.
AROUND = 120
PAGE_END = "\f"


@dataclass(frozen=True, slots=True)
class BoxShare:
    """A box on a page, in per cent of the page's width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Proof:
    """The quotes of one page as they are shown.

    Attributes:
        page: One-based page number.
        start: Offset of the first quote.
        excerpts: The text around the quotes, each quote marked.
        picture: Key of the page's picture, empty where there is none.
        boxes: Where the quotes stand in the picture.
    """

    page: int
    start: int
    excerpts: tuple[tuple[Segment, ...], ...]
    picture: str = ""
    boxes: tuple[BoxShare, ...] = ()


def show_proofs(evidence: Iterable[Evidence], side: ReportSide, *, name: str) -> tuple[Proof, ...]:
    """Return the quotes of an item as they are shown, page by page.

    Args:
        evidence: The quotes.
        side: The side they stand on.
        name: Name of that side, the first part of a picture's key.
    """
    first = sorted(list(evidence)[:MOST_QUOTES], key=lambda item: (item.page, item.start, item.end))
    return tuple(_show(page, list(items), side, name) for page, items in groupby(first, key=lambda item: item.page))


def picture_key(name: str, page: int) -> str:
    """Return the key under which the picture of a page is kept."""
    return f"{name}-{page}"


def share_boxes(item: Evidence, width: float, height: float) -> Iterator[BoxShare]:
    """Yield the boxes of a quote as shares of its page.

    Args:
        item: The quote.
        width: Width of the page in points.
        height: Its height.
    """
    for x0, top, x1, bottom in item.boxes or ():
        yield BoxShare(
            round(100 * x0 / width, 2),
            round(100 * top / height, 2),
            round(100 * (x1 - x0) / width, 2),
            round(100 * (bottom - top) / height, 2),
        )


def _show(page: int, items: Sequence[Evidence], side: ReportSide, name: str) -> Proof:
    excerpts = tuple(_excerpt(group, side.text) for group in _groups(items))
    picture = side.pages.get(page)
    if picture is None or not any(item.boxes for item in items):
        return Proof(page, items[0].start, excerpts)
    boxes = dict.fromkeys(box for item in items for box in share_boxes(item, picture.width, picture.height))
    return Proof(page, items[0].start, excerpts, picture_key(name, page), tuple(boxes))


def _groups(items: Sequence[Evidence]) -> list[list[Evidence]]:
    groups: list[list[Evidence]] = []
    for item in items:
        if groups and item.start - groups[-1][-1].end < AROUND:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _excerpt(items: Sequence[Evidence], text: str) -> tuple[Segment, ...]:
    start, end = items[0].start, max(item.end for item in items)
    before = text[max(0, start - AROUND) : start].rpartition(PAGE_END)[2]
    after = text[end : end + AROUND].partition(PAGE_END)[0]
    # One line of context on either side, whole where it is short enough.
    parts = [Segment("\n".join(before.split("\n")[-2:]))]
    at = start
    for item in items:
        parts.append(Segment(text[at : item.start]))
        # Quotes may overlap: an indicator's row holds its figures.
        parts.append(Segment(text[max(at, item.start) : item.end], is_changed=True))
        at = max(at, item.end)
    parts.append(Segment("\n".join(after.split("\n")[:2])))
    return tuple(part for part in parts if part.text)
