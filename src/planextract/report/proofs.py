"""Evidence → what a reader is shown of it: the lines around a quote, and where it stands on its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planextract.records.evidence import Evidence
from planextract.report.subject import ReportSide

# A body may be mentioned a hundred times; the first few mentions prove it.
MOST_QUOTES = 4
# Characters shown before and after a quote, cut at line ends.
AROUND = 120


@dataclass(frozen=True, slots=True)
class BoxShare:
    """A box on a page, in per cent of the page's width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Proof:
    """One quote as it is shown.

    Attributes:
        page: One-based page number.
        start: Offset of the quote.
        before: The text in front of it.
        quote: The quote.
        after: The text behind it.
        picture: Key of the page's picture, empty where there is none.
        boxes: Where the quote stands in the picture.
    """

    page: int
    start: int
    before: str
    quote: str
    after: str
    picture: str = ""
    boxes: tuple[BoxShare, ...] = ()


def show_proofs(evidence: Iterable[Evidence], side: ReportSide, *, name: str) -> tuple[Proof, ...]:
    """Return the quotes of an item as they are shown.

    Args:
        evidence: The quotes.
        side: The side they stand on.
        name: Name of that side, the first part of a picture's key.
    """
    return tuple(_show(item, side, name) for item in list(evidence)[:MOST_QUOTES])


def picture_key(name: str, page: int) -> str:
    """Return the key under which the picture of a page is kept."""
    return f"{name}-{page}"


def _show(item: Evidence, side: ReportSide, name: str) -> Proof:
    text = side.text
    before = text[max(0, item.start - AROUND) : item.start].rpartition("\f")[2]
    after = text[item.end : item.end + AROUND].partition("\f")[0]
    # One line of context on either side, whole where it is short enough.
    before = "\n".join(before.split("\n")[-2:])
    after = "\n".join(after.split("\n")[:2])
    picture = side.pages.get(item.page)
    if picture is None or not item.boxes:
        return Proof(item.page, item.start, before, item.quote, after)
    boxes = tuple(_shares(item, picture.width, picture.height))
    return Proof(item.page, item.start, before, item.quote, after, picture_key(name, item.page), boxes)


def _shares(item: Evidence, width: float, height: float) -> Iterator[BoxShare]:
    for x0, top, x1, bottom in item.boxes or ():
        yield BoxShare(
            round(100 * x0 / width, 2),
            round(100 * top / height, 2),
            round(100 * (x1 - x0) / width, 2),
            round(100 * (bottom - top) / height, 2),
        )
