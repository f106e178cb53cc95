"""The pages of a document with everything marked that proves something: boxes on the picture, runs in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planextract.records.evidence import Evidence
from planextract.report.entries import Entry
from planextract.report.proofs import PAGE_END, BoxShare, share_boxes
from planextract.report.subject import ReportSide

Proven = tuple[str, str, Evidence]
"""Key and kind of what is proven, and the proof."""


@dataclass(frozen=True, slots=True)
class MarkedBox:
    """A box on the picture of a page.

    Attributes:
        key: What it proves.
        kind: Of what kind that is.
        box: Where it stands.
    """

    key: str
    kind: str
    box: BoxShare


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that proves the same things from end to end.

    Attributes:
        text: The characters.
        keys: What it proves; nothing if empty.
        kind: Kind of the shortest proof, which stands in the others.
    """

    text: str
    keys: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page.

    Attributes:
        number: One-based.
        runs: Its text.
        boxes: Boxes on its picture, large ones first, so that the small ones can be reached.
        has_picture: Whether there is a picture of it.
    """

    number: int
    runs: tuple[Run, ...]
    boxes: tuple[MarkedBox, ...] = ()
    has_picture: bool = False


def list_sheets(side: ReportSide, entries: Sequence[Entry]) -> tuple[Sheet, ...]:
    """Return the pages of a document.

    Args:
        side: Its record, text and pictures.
        entries: What the record says.
    """
    by_page: dict[int, list[Proven]] = defaultdict(list)
    for entry in entries:
        for key, evidence in entry.proofs():
            by_page[evidence.page].append((key, entry.kind, evidence))
    # Every page ends with a form feed, except the only page of a text.
    pages = side.text.removesuffix(PAGE_END).split(PAGE_END)
    sheets, start = [], 0
    for number, text in enumerate(pages, 1):
        proven = by_page.get(number, [])
        picture = side.pages.get(number)
        boxes = tuple(_boxes(proven, picture.width, picture.height)) if picture else ()
        sheets.append(Sheet(number, tuple(_runs(text, start, proven)), boxes, picture is not None))
        start += len(text) + len(PAGE_END)
    return tuple(sheets)


def _boxes(proven: Iterable[Proven], width: float, height: float) -> list[MarkedBox]:
    found = dict.fromkeys(
        MarkedBox(key, kind, box) for key, kind, evidence in proven for box in share_boxes(evidence, width, height)
    )
    return sorted(found, key=lambda mark: -mark.box.width * mark.box.height)


def _runs(text: str, start: int, proven: Sequence[Proven]) -> Iterator[Run]:
    """Cut the text of a page wherever a proof begins or ends."""
    edges = {0, len(text)}
    for _, _, evidence in proven:
        edges |= {evidence.start - start, evidence.end - start}
    places = sorted(edge for edge in edges if 0 <= edge <= len(text))
    opening: dict[int, list[Proven]] = defaultdict(list)
    for item in proven:
        opening[item[2].start - start].append(item)
    held: list[Proven] = []
    for here, there in pairwise(places):
        held = [item for item in held if item[2].end - start > here] + opening.get(here, [])
        if not held:
            yield Run(text[here:there])
            continue
        shortest = min(held, key=lambda item: item[2].end - item[2].start)
        keys = tuple(dict.fromkeys(key for key, _, _ in held))
        yield Run(text[here:there], keys, shortest[1])
