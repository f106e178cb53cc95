"""Running headers, footers, page numbers and tables of contents are marked; they stay in the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from planextract.document import Line, Page
from planextract.spans import to_nfkc

# Share of the page height in which headers and footers stand.
MARGIN = 0.1
# A line this many times as high as wide is set downward: a running title at the side.
UPRIGHT = 3.0
# Lines of one header agree within this many points, over at least so many pages.
SAME_PLACE = 3.0
REPEATS = 3
# A place that so many pages use holds running titles, even if each of them stands on two pages only.
RUNNING_PAGES, RUNNING_REPEATS = 4, 0.5
# A header keeps this distance (sizes) from the text; lines that may be beside it are this near in reading order.
ISOLATED, NEIGHBOURS = 0.9, 12
# A header is not set larger than the text.
LARGEST = 1.05
# A page is a table of contents if this share of its lines ends in a page number, and so many do.
CONTENTS_SHARE, CONTENTS_LINES = 0.5, 4
_PAGE_NUMBER = re.compile(r"\W*(?:p\.?|page)?\s*\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_DASHED_NUMBER = re.compile(r"\s*[-‐‑–—―−─]\s*\d{1,4}\s*[-‐‑–—―−─]\s*")
_CONTENTS_TITLE = re.compile(r"\W*(?:目次|もくじ|contents)\W*", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r"\D.*?[\s.．…‥・·―—─_-]+\d{1,3}\W*|.*[.．…‥・·]{4,}.*")
_ENDS_IN_NUMBER = re.compile(r"\D.*\D\d{1,3}\W*")


def find_furniture(lines: Sequence[Line], pages: Sequence[Page], text: str) -> set[int]:
    """Return the places of the lines that are furniture.

    Args:
        lines: Lines of the whole document.
        pages: Its pages.
        text: Canonical text.
    """
    in_margins = _in_margins(lines, {page.number: page for page in pages}, text)
    return {*in_margins, *_below_text(lines, text), *_contents(lines, text)}


def _below_text(lines: Sequence[Line], text: str) -> Iterator[int]:
    """Yield numbers between dashes that are the lowest line of a page, however early its text ends."""
    lowest: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.box is None:
            continue
        other = lines[lowest.get(line.page, index)].box
        if other is None or line.box[3] >= other[3]:
            lowest[line.page] = index
    yield from (index for index in lowest.values() if _DASHED_NUMBER.fullmatch(_folded(lines[index].span.of(text))))


def _in_margins(lines: Sequence[Line], pages: Mapping[int, Page], text: str) -> Iterator[int]:
    body = _body_size(lines)
    places: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    for index, line in enumerate(lines):
        zone = _zone(line, pages)
        if zone is None or line.box is None or line.table is not None:
            continue
        printed = _folded(line.span.of(text))
        if _PAGE_NUMBER.fullmatch(printed):
            yield index
        elif (line.size or 0.0) <= LARGEST * body and not _has_text_beside(index, lines, zone):
            places[zone, round(line.box[1] / SAME_PLACE)].append((index, printed))
    for (zone, row), found in places.items():
        # A place on the border of two rows is looked at together with its neighbour.
        near = [*found, *places.get((zone, row + 1), ()), *places.get((zone, row - 1), ())]
        yield from (index for index, _ in _repeated(near, lines) if (index, _) in found)


def _has_text_beside(index: int, lines: Sequence[Line], zone: str) -> bool:
    """Tell whether the text goes on right below a line at the head or side, or right above one at the foot."""
    line = lines[index]
    if line.box is None:
        return False
    x0, top, x1, bottom = line.box
    reach = ISOLATED * (line.size or 0.0)
    first = max(index - NEIGHBOURS, 0)
    for place, other in enumerate(lines[first : index + NEIGHBOURS], first):
        if place == index or other.page != line.page or other.box is None:
            continue
        gap = top - other.box[3] if zone == "foot" else other.box[1] - bottom
        if -1.0 < gap < reach and other.box[0] < x1 and other.box[2] > x0:
            return True
    return False


def _repeated(found: Sequence[tuple[int, str]], lines: Sequence[Line]) -> Iterable[tuple[int, str]]:
    on_pages: dict[str, set[int]] = defaultdict(set)
    for index, printed in found:
        on_pages[_masked(printed)].add(lines[index].page)
    pages = {lines[index].page for index, _ in found}
    repeated = set().union(*(where for where in on_pages.values() if len(where) > 1)) if on_pages else set()
    if len(pages) >= RUNNING_PAGES and len(repeated) >= RUNNING_REPEATS * len(pages):
        return found
    return [(index, printed) for index, printed in found if len(on_pages[_masked(printed)]) >= REPEATS]


def _zone(line: Line, pages: Mapping[int, Page]) -> str | None:
    page = pages[line.page]
    if line.box is None or page.height is None or page.width is None:
        return None
    # Lines are measured upright; a page that was turned is as high as it was wide.
    height = page.height if line.box[3] <= page.height else max(page.height, page.width)
    if line.box[3] <= MARGIN * height:
        return "head"
    if line.box[3] - line.box[1] > UPRIGHT * (line.box[2] - line.box[0]) and page.height == height:
        if line.box[2] <= MARGIN * page.width:
            return "left"
        if line.box[0] >= (1 - MARGIN) * page.width:
            return "right"
    return "foot" if line.box[1] >= (1 - MARGIN) * height else None


def _contents(lines: Sequence[Line], text: str) -> Iterator[int]:
    by_page: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.table is None:
            by_page[line.page].append(index)
    for indices in by_page.values():
        printed = {index: _folded(lines[index].span.of(text)) for index in indices}
        titled = any(_is_contents_title(words) for words in printed.values())
        pattern = _ENDS_IN_NUMBER if titled else _CONTENTS_LINE
        ending = [index for index, words in printed.items() if pattern.fullmatch(words)]
        if len(ending) < CONTENTS_LINES or len(ending) < CONTENTS_SHARE * len(indices) or not _grow(ending, printed):
            continue
        first = next((index for index in indices if _is_contents_title(printed[index])), ending[0])
        yield from (index for index in indices if first <= index <= ending[-1])


def _is_contents_title(words: str) -> bool:
    return _CONTENTS_TITLE.fullmatch("".join(words.split())) is not None


def _grow(indices: Iterable[int], printed: Mapping[int, str]) -> bool:
    """Tell whether the numbers at the line ends mostly grow, as those of pages do."""
    numbers = [int(found[-1]) for index in indices if (found := re.findall(r"\d+", printed[index]))]
    falls = sum(two < one for one, two in pairwise(numbers))
    return falls <= max(1, len(numbers) // 10)


def _body_size(lines: Iterable[Line]) -> float:
    weights: Counter[float] = Counter()
    for line in lines:
        if line.size:
            weights[line.size] += len(line.span)
    sizes = [size for size, count in weights.items() for _ in range(1 + count // 20)]
    return median(sizes) if sizes else 0.0


def _folded(text: str) -> str:
    return to_nfkc(text).strip()


def _masked(text: str) -> str:
    return re.sub(r"\d+", "0", "".join(text.split()))
